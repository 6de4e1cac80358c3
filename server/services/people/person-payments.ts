import type { Database } from '../../db/database.ts';
import { entryFlag } from '../../db/entries/ledger-rows.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionTree } from '../divisions.ts';
import { marks } from './find.ts';
import { type PlaceRecord, placeOf } from './person-places.ts';

/** One payment with what was done about it, as `PersonPayment` in schema/person.graphql. */
export interface PaymentRecord {
  readonly batchNumber: number;
  readonly line: number;
  readonly receiptNumber: string;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly postedOn: string | null;
  readonly place: PlaceRecord;
  readonly categoryCode: string;
  readonly isVoid: boolean;
  readonly flags: readonly string[];
  readonly entries: readonly PaymentEntryRecord[];
  readonly statements: readonly StatementLineRecord[];
}

interface PaymentEntryRecord {
  readonly number: number;
  readonly kind: string;
  readonly amountFen: number;
  readonly onDay: string;
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly isUndone: boolean;
}

interface StatementLineRecord {
  readonly source: string;
  readonly amountFen: number;
  readonly paidOn: string | null;
  readonly settledOn: string | null;
  readonly outcome: string;
  readonly failure: string;
}

/** The payments of one person in one campaign and what they come to. */
export interface PaidCampaign {
  readonly campaign: CampaignRecord;
  readonly isInsured: boolean;
  readonly countedOn: string | null;
  readonly refundedOn: string | null;
  readonly alsoPaidElsewhere: boolean;
  /** Payments that count, less what was given back. */
  readonly paidFen: number;
  readonly payments: readonly PaymentRecord[];
}

interface PaymentRow {
  readonly batch_number: number;
  readonly line: number;
  readonly receipt_number: string;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly posted_on: string | null;
  readonly flags: string;
  readonly voided: number | null;
}

interface EntryRow {
  readonly batch_number: number;
  readonly line: number;
  readonly entry_number: number;
  readonly kind: string;
  readonly amount_fen: number;
  readonly on_day: string;
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly undone_by: number | null;
}

interface LineRow {
  readonly receipt_number: string;
  readonly source: string;
  readonly amount_fen: number;
  readonly paid_on: string | null;
  readonly settled_on: string | null;
  readonly outcome: string;
  readonly failure: string;
}

const mostPayments = 200;

/** @param township only payments made there; null for all of the county */
export async function paymentsOf(
  database: Database,
  tree: DivisionTree,
  campaigns: readonly CampaignRecord[],
  hash: Buffer,
  township: string | null,
): Promise<PaidCampaign[]> {
  return Promise.all(campaigns.map((campaign) => paidIn(database, tree, campaign, hash, township)));
}

async function paidIn(
  { reader, heavy }: Database,
  tree: DivisionTree,
  campaign: CampaignRecord,
  hash: Buffer,
  township: string | null,
): Promise<PaidCampaign> {
  const { countyCode, benefitYear } = campaign;
  const key = [countyCode, benefitYear, hash] as const;
  const [insured] = await reader.all<{ counted_on: string }>(
    `select i.counted_on from insured_person i join payment_batch b on b.county_code = i.county_code
     and b.benefit_year = i.benefit_year and b.batch_number = i.batch_number and b.status = 'PUBLISHED'
     where i.county_code = ? and i.benefit_year = ? and i.person_hash = ?`,
    key,
  );
  const entries = await reader.all<EntryRow>(
    `select batch_number, line, entry_number, kind, amount_fen, on_day, reason, evidence, note, recorded_by,
     recorded_at, undone_by from payment_entry
     where county_code = ? and benefit_year = ? and person_hash = ? order by entry_number`,
    key,
  );
  const none = { isInsured: false, countedOn: null, refundedOn: null, alsoPaidElsewhere: false, paidFen: 0 };
  // Who has paid is counted, and what no longer counts has an entry: nobody else has a payment to look for.
  if (!insured && entries.length === 0) return { campaign, ...none, payments: [] };
  const rows = await heavy.all<PaymentRow>(
    `select p.batch_number, p.line, p.receipt_number, p.township_code, p.village_code, p.category_code,
     p.amount_fen, p.paid_on, p.posted_on, p.flags, v.entry_number as voided
     from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
     and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
     left join payment_void v on v.county_code = p.county_code and v.benefit_year = p.benefit_year
     and v.batch_number = p.batch_number and v.line = p.line
     where p.county_code = ? and p.benefit_year = ? and p.person_hash = ?
     order by p.paid_on, p.batch_number, p.line`,
    key,
  );
  const shown = rows.filter((row) => township === null || row.township_code === township);
  if (shown.length === 0) return { campaign, ...none, payments: [] };
  const at = (row: { readonly batch_number: number; readonly line: number }) =>
    `${row.batch_number}/${row.line}`;
  const places = new Set(shown.map(at));
  const entriesShown = entries.filter((entry) => places.has(at(entry)));
  const paid = shown.reduce((sum, { voided, amount_fen }) => sum + (voided === null ? amount_fen : 0), 0);
  const refunded = entriesShown
    .filter(({ kind, undone_by }) => kind === 'REFUND' && undone_by === null)
    .reduce((sum, { amount_fen }) => sum + amount_fen, 0);
  const lines = await statementLines(reader, campaign, shown.slice(0, mostPayments));
  const [gone] = await reader.all<{ refunded_on: string }>(
    'select refunded_on from refunded_person where county_code = ? and benefit_year = ? and person_hash = ?',
    key,
  );
  const [elsewhere] = await reader.all<{ one: number }>(
    'select 1 as one from elsewhere_person where county_code = ? and benefit_year = ? and person_hash = ?',
    key,
  );
  return {
    campaign,
    isInsured: insured !== undefined && gone === undefined,
    countedOn: insured?.counted_on ?? null,
    refundedOn: gone?.refunded_on ?? null,
    alsoPaidElsewhere: elsewhere !== undefined,
    paidFen: paid - refunded,
    payments: shown.slice(0, mostPayments).map((row) => ({
      batchNumber: row.batch_number,
      line: row.line,
      receiptNumber: row.receipt_number,
      amountFen: row.amount_fen,
      paidOn: row.paid_on,
      postedOn: row.posted_on,
      place: placeOf(tree, row.township_code, row.village_code) as PlaceRecord,
      categoryCode: row.category_code,
      isVoid: row.voided !== null,
      flags: row.flags.split(',').filter((flag) => flag !== '' && flag !== entryFlag),
      entries: entriesShown.filter((entry) => at(entry) === at(row)).map(entryOf),
      statements: lines.filter((line) => line.receipt_number === row.receipt_number).map(lineOf),
    })),
  };
}

function statementLines(
  reader: Database['reader'],
  { countyCode, benefitYear }: CampaignRecord,
  payments: readonly PaymentRow[],
): Promise<LineRow[]> {
  const receipts = payments.map(({ receipt_number }) => receipt_number);
  return reader.all<LineRow>(
    `select l.receipt_number, l.source, l.amount_fen, l.paid_on, l.settled_on, l.outcome, l.failure
     from statement_line l join statement_batch b on b.county_code = l.county_code
     and b.benefit_year = l.benefit_year and b.batch_number = l.batch_number and b.status = 'PUBLISHED'
     where l.county_code = ? and l.benefit_year = ? and l.source in ('TAX', 'BANK')
     and l.receipt_number in (${marks(receipts)}) and l.is_latest = 1 order by l.source desc, l.batch_number`,
    [countyCode, benefitYear, ...receipts],
  );
}

function entryOf(row: EntryRow): PaymentEntryRecord {
  return {
    number: row.entry_number,
    kind: row.kind,
    amountFen: row.amount_fen,
    onDay: row.on_day,
    reason: row.reason,
    evidence: row.evidence,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    isUndone: row.undone_by !== null,
  };
}

function lineOf(row: LineRow): StatementLineRecord {
  return {
    source: row.source,
    amountFen: row.amount_fen,
    paidOn: row.paid_on,
    settledOn: row.settled_on,
    outcome: row.outcome,
    failure: row.failure,
  };
}
