import type { Reader } from '../reader.ts';
import type { CampaignKey, StatementForm, StatementSource } from './types.ts';

/** What the ledger says of one township and day. */
export interface LedgerCell {
  readonly township: string;
  readonly day: string;
  readonly persons: number;
  readonly payments: number;
  readonly fen: number;
  /** By the day of the refund. */
  readonly refundedFen: number;
}

/** What statements say of one township and day; township '' is not known. */
export interface StatementCell {
  readonly township: string;
  readonly day: string;
  readonly taxItems: number;
  readonly taxFen: number;
  readonly postedItems: number;
  readonly postedFen: number;
  readonly failedItems: number;
  readonly failedFen: number;
  readonly settledItems: number;
  readonly settledFen: number;
  readonly ledgerPostedItems: number;
  readonly ledgerPostedFen: number;
}

/** Days that one or more statements of a source cover; township null for the whole county. */
export interface CoveredDays {
  readonly source: StatementSource;
  readonly form: StatementForm;
  readonly township: string | null;
  readonly fromOn: string;
  readonly toOn: string;
  readonly batches: number;
  readonly lastImportedAt: string;
}

export interface ReconciliationCells {
  readonly ledger: readonly LedgerCell[];
  readonly statements: readonly StatementCell[];
  /** What corrections add to or take from the ledger's own 入库. */
  readonly corrections: readonly {
    readonly township: string;
    readonly day: string;
    readonly items: number;
    readonly fen: number;
  }[];
  readonly covered: readonly CoveredDays[];
  /** The last day of a payment that a bank's statement of details names; null without any. */
  readonly bankPaidTo: string | null;
}

const ledgerCells = `select division_code as township, paid_on as day, sum(persons) as persons,
    sum(payments) as payments, sum(amount_fen) as fen, sum(refunded_fen) as "refundedFen" from tally
  where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on > ''
  group by paid_on, division_code order by paid_on, division_code`;

const statementCells = `select township_code as township, paid_on as day, tax_items as "taxItems", tax_fen as "taxFen",
    posted_items as "postedItems", posted_fen as "postedFen", failed_items as "failedItems", failed_fen as "failedFen",
    settled_items as "settledItems", settled_fen as "settledFen", ledger_posted_items as "ledgerPostedItems",
    ledger_posted_fen as "ledgerPostedFen" from reconcile_tally
  where county_code = ? and benefit_year = ? order by township_code, paid_on`;

const coveredDays = `select source, form, township_code as township, from_on as "fromOn", to_on as "toOn",
    count(*) as batches, max(published_at) as "lastImportedAt" from statement_batch
  where county_code = ? and benefit_year = ? and status = 'PUBLISHED' and from_on is not null
  group by source, form, township_code, from_on, to_on order by source, from_on, to_on`;

export const lastCollected = `select max(l.paid_on) as day from statement_line l join statement_batch b
    on b.county_code = l.county_code and b.benefit_year = l.benefit_year and b.batch_number = l.batch_number
    and b.status = 'PUBLISHED'
  where l.county_code = ? and l.benefit_year = ? and l.source = 'BANK' and l.is_latest = 1 and l.outcome = 'COLLECTED'`;

/**
 * Voided and correcting payments are few: their own 入库 is put right at reading. Cross joins keep the small table
 * outside: SQLite would walk the whole ledger as gladly.
 */
export const postedCorrections = `select township, day, sum(sign) as items, sum(sign * fen) as fen from (
    select p.township_code as township, p.paid_on as day, p.amount_fen as fen, -1 as sign
    from payment_void v cross join payment p where v.county_code = ? and v.benefit_year = ?
      and p.county_code = v.county_code and p.benefit_year = v.benefit_year
      and p.batch_number = v.batch_number and p.line = v.line and p.posted_on is not null
    union all
    select p.township_code, p.paid_on, p.amount_fen, 1 from payment_batch b cross join payment p
    where b.county_code = ? and b.benefit_year = ? and b.kind = 'CORRECTION' and p.county_code = b.county_code
      and p.benefit_year = b.benefit_year and p.batch_number = b.batch_number and p.posted_on is not null
  ) x group by township, day`;

/**
 * Everything the table of a campaign is made of, by township and day: as many rows as there are townships and days,
 * however many payments.
 */
export async function readReconciliation(
  { reader, heavy }: { readonly reader: Reader; readonly heavy: Reader },
  { countyCode, benefitYear }: CampaignKey,
): Promise<ReconciliationCells> {
  const key = [countyCode, benefitYear];
  const ledger = await reader.all<LedgerCell>(ledgerCells, key);
  const statements = await reader.all<StatementCell>(statementCells, key);
  const covered = await reader.all<CoveredDays>(coveredDays, key);
  const corrections = await reader.all<ReconciliationCells['corrections'][number]>(postedCorrections, [
    ...key,
    ...key,
  ]);
  const said = statements.filter((row) => row.postedItems > 0 || row.failedItems > 0);
  const known = said.reduce((last, { day }) => (day > last ? day : last), '');
  const bank = covered.filter(({ source }) => source === 'BANK');
  // What a bank took and did not post counts nowhere in the tally: only days behind the others are worth a look.
  const isBehind = ledger.some(({ day }) => day > known && bank.some(({ toOn }) => day <= toOn));
  const [taken] = isBehind ? await heavy.all<{ day: string | null }>(lastCollected, key) : [];
  const bankPaidTo = taken?.day != null && taken.day > known ? taken.day : known;
  return { ledger, statements, corrections, covered, bankPaidTo: bankPaidTo === '' ? null : bankPaidTo };
}
