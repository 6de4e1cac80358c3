import { ask, type Steps } from '../steps.ts';
import { isActive, loadReplacements } from './ledger.ts';
import { postedCorrections } from './read.ts';
import type { CampaignKey } from './types.ts';
import { emptyWorkTables } from './work-tables.ts';

const figures = [
  'taxItems',
  'taxFen',
  'postedItems',
  'postedFen',
  'failedItems',
  'failedFen',
  'settledItems',
  'settledFen',
  'ledgerPostedItems',
  'ledgerPostedFen',
] as const;

/** What a row of reconcile_tally counts. */
export type ReconciliationFigures = Readonly<Record<(typeof figures)[number], number>>;

/** A township and day of which something else is kept than statements and payments say; township '' is not known. */
export interface ReconciliationDifference {
  readonly township: string;
  readonly day: string;
  readonly kept: ReconciliationFigures;
  readonly counted: ReconciliationFigures;
}

/** Payments of one township and day that count and whose own posting day is known. */
export interface PostedSpot {
  readonly townshipCode: string;
  readonly day: string;
  readonly payments: number;
  readonly amountFen: number;
}

export interface ReconciliationComparison {
  /** In the order of township and day. */
  readonly differences: readonly ReconciliationDifference[];
  /** Lines that stand, or count, elsewhere than they say of themselves: the next change would take them off there. */
  readonly lineDifferences: number;
  /** What reconcile_tally should hold. */
  readonly expected: readonly ReconciliationRow[];
}

export interface ReconciliationRow {
  readonly township: string;
  readonly day: string;
  readonly counted: ReconciliationFigures;
}

/**
 * Counts a campaign's statements anew, against the ledger as it stands, and compares. Reads every line once.
 *
 * @param posted what the payments themselves say of 入库
 */
export function* compareReconciliation(
  key: CampaignKey,
  posted: readonly PostedSpot[],
): Steps<ReconciliationComparison> {
  const { rows: expected, lineDifferences } = yield* countReconciliation(key, posted);
  const kept = yield* ask<ReconciliationFigures & { township: string; day: string }>(keptSql, keyOf(key));
  const both = new Map<string, ReconciliationDifference>();
  const nothing = figuresOf({});
  for (const row of kept) {
    both.set(`${row.township} ${row.day}`, {
      township: row.township,
      day: row.day,
      kept: figuresOf(row),
      counted: nothing,
    });
  }
  for (const { township, day, counted } of expected) {
    const name = `${township} ${day}`;
    both.set(name, { township, day, kept: both.get(name)?.kept ?? nothing, counted });
  }
  const differences = [...both.entries()]
    .filter(([, difference]) => figures.some((name) => difference.kept[name] !== difference.counted[name]))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, difference]) => difference);
  return { differences, lineDifferences, expected };
}

/** Puts what was counted in place of what is kept. Inside one transaction, while the figures are those counted. */
export function* rewriteReconciliation(
  key: CampaignKey,
  { expected, lineDifferences }: ReconciliationComparison,
): Steps<void> {
  yield* ask('delete from reconcile_tally where county_code = ? and benefit_year = ?', keyOf(key));
  for (const { township, day, counted } of expected) {
    yield* ask(
      `insert into reconcile_tally (county_code, benefit_year, township_code, paid_on, tax_items, tax_fen, posted_items,
         posted_fen, failed_items, failed_fen, settled_items, settled_fen, ledger_posted_items, ledger_posted_fen)
       values (?, ?, ?, ?, ${figures.map(() => '?').join(', ')})`,
      [...keyOf(key), township, day, ...figures.map((name) => counted[name])],
    );
  }
  if (lineDifferences === 0) return;
  const wrong = yield* ask<WrongLine>(
    `${countedLines} select * from counted where ${isWrong}`,
    linesParameters(key),
  );
  for (const row of wrong) {
    yield* ask(
      `update statement_line set is_latest = ?, matched = case when cast(? as integer) = 0 then 'SUPERSEDED' else matched end,
       tally_township = coalesce(?, tally_township), tally_on = coalesce(?, tally_on), settled_fen = ?
       where county_code = ? and benefit_year = ? and source = ? and receipt_number = ? and batch_number = ? and line = ?`,
      [
        row.stands,
        row.stands,
        row.at_township,
        row.at_day,
        row.settles,
        ...keyOf(key),
        row.source,
        row.receipt_number,
        row.batch_number,
        row.line,
      ],
    );
  }
}

interface WrongLine {
  readonly source: string;
  readonly receipt_number: string;
  readonly batch_number: number;
  readonly line: number;
  readonly stands: number;
  readonly at_township: string | null;
  readonly at_day: string | null;
  readonly settles: number | null;
}

const keptSql = `select township_code as township, paid_on as day, tax_items as "taxItems", tax_fen as "taxFen",
    posted_items as "postedItems", posted_fen as "postedFen", failed_items as "failedItems", failed_fen as "failedFen",
    settled_items as "settledItems", settled_fen as "settledFen", ledger_posted_items as "ledgerPostedItems",
    ledger_posted_fen as "ledgerPostedFen" from reconcile_tally where county_code = ? and benefit_year = ?`;

const openStatements = `select batch_number from statement_batch where county_code = ? and benefit_year = ?
  and status = 'OPEN'`;
const openPayments = `select batch_number from payment_batch where county_code = ? and benefit_year = ?
  and status = 'OPEN'`;

/**
 * Every line with what it should say of itself. Of the tax office the line that came last stands for a receipt, of a
 * bank the last attempt; a bank's line counts where the ledger, else the tax office, has its payment.
 */
const countedLines = `with ranked as (
    select l.source, l.receipt_number, l.batch_number, l.line, l.township_code, l.amount_fen, l.paid_on, l.outcome,
      l.is_latest, l.tally_township, l.tally_on, l.settled_fen,
      case when row_number() over (partition by l.source, l.receipt_number
        order by case l.source when 'BANK' then l.paid_on else '' end desc, l.batch_number desc, l.line desc) = 1
        then 1 else 0 end as stands
    from statement_line l where l.county_code = ? and l.benefit_year = ? and l.batch_number not in (${openStatements})
  ), counted as (
    select s.source, s.receipt_number, s.batch_number, s.line, s.amount_fen, s.outcome, s.is_latest, s.stands,
      s.tally_township, s.tally_on, s.settled_fen,
      case when s.stands = 0 then null when s.source = 'TAX' then coalesce(s.township_code, '')
        else coalesce(p.township_code, r.township_code, t.township_code, '') end as at_township,
      case when s.stands = 0 then null when s.source = 'TAX' then s.paid_on
        else coalesce(p.paid_on, r.paid_on, t.paid_on, s.paid_on) end as at_day,
      case when s.stands = 1 and s.outcome = 'POSTED' then coalesce(p.amount_fen, r.amount_fen) end as settles
    from ranked s
    left join payment p on s.source = 'BANK' and p.county_code = ? and p.benefit_year = ?
      and p.receipt_number = s.receipt_number and ${isActive} and p.batch_number not in (${openPayments})
    left join statement_replacement n on s.source = 'BANK' and n.receipt_number = s.receipt_number
    left join payment r on r.county_code = ? and r.benefit_year = ? and r.batch_number = n.batch_number
      and r.line = n.line
    left join statement_line t on s.source = 'BANK' and p.receipt_number is null and n.receipt_number is null
      and t.county_code = ? and t.benefit_year = ? and t.source = 'TAX' and t.receipt_number = s.receipt_number
      and t.is_latest = 1 and t.batch_number not in (${openStatements})
  )`;

const isWrong = `(stands <> is_latest or (stands = 1 and (tally_township <> at_township or tally_on <> at_day
  or settled_fen is distinct from settles)))`;

function linesParameters(key: CampaignKey): (string | number)[] {
  return Array.from({ length: 7 }, () => keyOf(key)).flat();
}

interface LineSums extends Partial<ReconciliationFigures> {
  readonly township: string | null;
  readonly day: string | null;
  readonly wrong: number;
}

function* countReconciliation(
  key: CampaignKey,
  posted: readonly PostedSpot[],
): Steps<{ readonly rows: ReconciliationRow[]; readonly lineDifferences: number }> {
  yield* emptyWorkTables();
  yield* loadReplacements(key);
  const sum = (when: string, fen: string, name: string) =>
    `sum(case when ${when} then 1 else 0 end) as "${name}Items", sum(case when ${when} then ${fen} else 0 end) as "${name}Fen"`;
  const ofLines = yield* ask<LineSums>(
    `${countedLines} select at_township as township, at_day as day, sum(case when ${isWrong} then 1 else 0 end) as wrong,
     ${sum("source = 'TAX'", 'amount_fen', 'tax')}, ${sum("outcome = 'POSTED'", 'amount_fen', 'posted')},
     ${sum("outcome = 'FAILED'", 'amount_fen', 'failed')}, ${sum('settles is not null', 'settles', 'settled')}
     from counted group by at_township, at_day`,
    linesParameters(key),
  );
  const ofTotals = yield* ask<Partial<ReconciliationFigures> & { township: string; day: string }>(
    `select township_code as township, paid_on as day,
     ${['tax', 'posted']
       .flatMap((name) => {
         const when = `case source when '${name === 'tax' ? 'TAX' : 'BANK'}' then`;
         return [
           `sum(${when} items else 0 end) as "${name}Items"`,
           `sum(${when} amount_fen else 0 end) as "${name}Fen"`,
         ];
       })
       .join(', ')}
     from statement_total where county_code = ? and benefit_year = ? group by township_code, paid_on`,
    keyOf(key),
  );
  // Kept without corrections, which every reading adds: so they are taken off what the payments say now.
  const corrections = yield* ask<{ township: string; day: string; items: number; fen: number }>(
    postedCorrections,
    [...keyOf(key), ...keyOf(key)],
  );
  const rows = new Map<string, ReconciliationRow>();
  const add = (township: string, day: string, some: Partial<ReconciliationFigures>) => {
    const known = figuresOf(rows.get(`${township} ${day}`)?.counted ?? {});
    const more = figuresOf(some);
    const counted = Object.fromEntries(figures.map((name) => [name, known[name] + more[name]]));
    rows.set(`${township} ${day}`, { township, day, counted: counted as ReconciliationFigures });
  };
  let lineDifferences = 0;
  for (const { township, day, wrong, ...sums } of ofLines) {
    lineDifferences += wrong;
    if (township !== null && day !== null) add(township, day, sums);
  }
  for (const { township, day, ...sums } of ofTotals) add(township, day, sums);
  for (const { townshipCode, day, payments, amountFen } of posted) {
    add(townshipCode, day, { ledgerPostedItems: payments, ledgerPostedFen: amountFen });
  }
  for (const { township, day, items, fen } of corrections) {
    add(township, day, { ledgerPostedItems: -items, ledgerPostedFen: -fen });
  }
  return {
    rows: [...rows.values()].filter(({ counted }) => figures.some((name) => counted[name] !== 0)),
    lineDifferences,
  };
}

function figuresOf(some: Partial<ReconciliationFigures>): ReconciliationFigures {
  return Object.fromEntries(figures.map((name) => [name, some[name] ?? 0])) as ReconciliationFigures;
}

function keyOf({ countyCode, benefitYear }: CampaignKey): [string, number] {
  return [countyCode, benefitYear];
}
