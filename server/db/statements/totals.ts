import type { SqlValue } from '../reader.ts';
import { openReviewItems, type ReviewFinding, settleReviewItems } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';
import type { Coverage } from './prepare.ts';
import { closeBatch, openBatch } from './publish.ts';
import type {
  CampaignKey,
  StatementCounts,
  StatementHeader,
  StatementSource,
  StatementTotalRecord,
} from './types.ts';
import { rowsAtOnce } from './work-tables.ts';

interface TotalRow {
  readonly source: StatementSource;
  readonly township_code: string;
  readonly paid_on: string;
  readonly items: number;
  readonly amount_fen: number;
}

/** A total that takes the place of another one. */
export interface ReplacedTotal {
  readonly row: StatementTotalRecord;
  readonly items: number;
  readonly amountFen: number;
}

export interface SortedTotals {
  readonly fresh: readonly StatementTotalRecord[];
  readonly replaced: readonly ReplacedTotal[];
  readonly alreadyPresent: number;
  readonly amountFen: number;
  /** Days of the whole file, both included; null when it holds no good row. */
  readonly coverage: Coverage | null;
}

const keyOf = (township: string, day: string) => `${township} ${day}`;

/** Which rows of a file are new, which say otherwise than before, and which are there already. Writes nothing. */
export function* sortTotals(
  { countyCode, benefitYear, source }: StatementHeader,
  rows: readonly StatementTotalRecord[],
): Steps<SortedTotals> {
  const stored = yield* ask<TotalRow>(
    `select source, township_code, paid_on, items, amount_fen from statement_total
     where county_code = ? and benefit_year = ? and source = ?`,
    [countyCode, benefitYear, source],
  );
  const known = new Map(stored.map((row) => [keyOf(row.township_code, row.paid_on), row]));
  const seen = new Set<string>();
  const fresh: StatementTotalRecord[] = [];
  const replaced: ReplacedTotal[] = [];
  for (const row of rows) {
    const key = keyOf(row.townshipCode, row.paidOn);
    if (seen.has(key)) continue;
    seen.add(key);
    const before = known.get(key);
    if (!before) fresh.push(row);
    else if (before.items !== row.items || before.amount_fen !== row.amountFen) {
      replaced.push({ row, items: before.items, amountFen: before.amount_fen });
    }
  }
  const days = rows.map(({ paidOn }) => paidOn).sort();
  const townships = new Set(rows.map(({ townshipCode }) => townshipCode));
  const [from, to] = [days[0], days.at(-1)];
  return {
    fresh,
    replaced,
    alreadyPresent: rows.length - fresh.length - replaced.length,
    amountFen: [...fresh, ...replaced.map(({ row }) => row)].reduce((sum, row) => sum + row.amountFen, 0),
    coverage:
      from === undefined || to === undefined
        ? null
        : {
            from_on: from,
            to_on: to,
            township_code: townships.size === 1 ? ([...townships][0] ?? null) : null,
          },
  };
}

/** Puts the totals of a file in place, compares all with the ledger, and publishes the batch. One transaction. */
export function* publishTotals(
  header: StatementHeader,
  batchNumber: number,
  sorted: SortedTotals,
  rows: { readonly rowsRead: number; readonly rejectedRows: number },
  at: string,
): Steps<StatementCounts> {
  const { countyCode, benefitYear, source } = header;
  const { coverage } = sorted;
  if (!coverage) throw new Error('totals without a day');
  yield* openBatch(header, batchNumber, at);
  const all = [...sorted.fresh, ...sorted.replaced.map(({ row }) => row)];
  for (let i = 0; i < all.length; i += rowsAtOnce) {
    const some = all.slice(i, i + rowsAtOnce);
    const values = some.flatMap((row): SqlValue[] => [
      countyCode,
      benefitYear,
      source,
      row.townshipCode,
      row.paidOn,
      batchNumber,
      row.line,
      row.items,
      row.amountFen,
    ]);
    yield* ask(
      `insert into statement_total (county_code, benefit_year, source, township_code, paid_on, batch_number, line, items,
       amount_fen) values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
       on conflict (county_code, benefit_year, source, township_code, paid_on) do update set
       batch_number = excluded.batch_number, line = excluded.line, items = excluded.items,
       amount_fen = excluded.amount_fen`,
      values,
    );
  }
  yield* addTotals(header, sorted);
  // Published before the comparison, which asks the published batches what they cover.
  yield* ask(
    `update statement_batch set status = 'PUBLISHED', from_on = ?, to_on = ?, township_code = ?
     where county_code = ? and benefit_year = ? and batch_number = ?`,
    [coverage.from_on, coverage.to_on, coverage.township_code, countyCode, benefitYear, batchNumber],
  );
  const items = yield* compareTotals(header, at, 'SETTLED_BY_STATEMENT');
  const counts = {
    newLines: all.length,
    alreadyPresent: sorted.alreadyPresent,
    amountFen: sorted.amountFen,
    ...items,
  };
  yield* closeBatch(header, batchNumber, counts, rows, coverage, at);
  return counts;
}

function* addTotals(header: StatementHeader, { fresh, replaced }: SortedTotals): Steps<void> {
  const { countyCode, benefitYear, source } = header;
  const name = source === 'TAX' ? 'tax' : 'posted';
  const deltas = [
    ...fresh.map((row) => ({ ...row })),
    ...replaced.map(({ row, items, amountFen }) => ({
      ...row,
      items: row.items - items,
      amountFen: row.amountFen - amountFen,
    })),
  ];
  for (let i = 0; i < deltas.length; i += rowsAtOnce) {
    const some = deltas.slice(i, i + rowsAtOnce);
    const sums = source === 'TAX' ? '?, ?, 0, 0' : '0, 0, ?, ?';
    yield* ask(
      `insert into reconcile_tally (county_code, benefit_year, township_code, paid_on, tax_items, tax_fen, posted_items,
       posted_fen, failed_items, failed_fen, settled_items, settled_fen, ledger_posted_items, ledger_posted_fen)
       values ${some.map(() => `(?, ?, ?, ?, ${sums}, 0, 0, 0, 0, 0, 0)`).join(', ')}
       on conflict (county_code, benefit_year, township_code, paid_on) do update set
       ${name}_items = reconcile_tally.${name}_items + excluded.${name}_items,
       ${name}_fen = reconcile_tally.${name}_fen + excluded.${name}_fen`,
      some.flatMap((row): SqlValue[] => [
        countyCode,
        benefitYear,
        row.townshipCode,
        row.paidOn,
        row.items,
        row.amountFen,
      ]),
    );
  }
}

interface LedgerDay {
  readonly township_code: string;
  readonly paid_on: string;
  readonly persons: number;
  readonly payments: number;
  readonly amount_fen: number;
}

const kinds = ['MISSING_IN_LEDGER', 'MISSING_IN_TAX', 'AMOUNT_DIFFERS', 'BANK_WITHOUT_PAYMENT'];

/**
 * Compares every total with the ledger's township and day. Some thousands of rows: done in full each time.
 *
 * A bank's total may be less than the ledger's (not posted yet), never more.
 */
export function* compareTotals(
  { countyCode, benefitYear }: CampaignKey,
  at: string,
  reason: 'SETTLED_BY_STATEMENT' | 'SETTLED_BY_PAYMENT',
): Steps<{ readonly newItems: number; readonly settledItems: number }> {
  const findings = yield* findDifferences({ countyCode, benefitYear });
  const list = { countyCode, benefitYear, at };
  const open = yield* ask<{ kind: string; subject: string }>(
    `select kind, subject from review_item where county_code = ? and benefit_year = ? and area = 'RECONCILIATION'
     and status = 'OPEN' and kind in (${kinds.map(() => '?').join(', ')}) and detail like '{"total":true%'`,
    [countyCode, benefitYear, ...kinds],
  );
  const wanted = new Set(findings.map(({ kind, subject }) => `${kind} ${subject}`));
  let settledItems = 0;
  for (const kind of kinds) {
    const subjects = open
      .filter((item) => item.kind === kind && !wanted.has(`${kind} ${item.subject}`))
      .map(({ subject }) => subject);
    settledItems += yield* settleReviewItems(list, [kind], { subjects }, reason);
  }
  const newItems = yield* openReviewItems(list, findings);
  return { newItems, settledItems };
}

function* findDifferences(key: CampaignKey): Steps<ReviewFinding[]> {
  const campaign = [key.countyCode, key.benefitYear];
  const totals = yield* ask<TotalRow>(
    `select source, township_code, paid_on, items, amount_fen from statement_total
     where county_code = ? and benefit_year = ? order by source, township_code, paid_on`,
    campaign,
  );
  if (totals.length === 0) return [];
  const ledger = yield* ask<LedgerDay>(
    `select division_code as township_code, paid_on, sum(persons) as persons, sum(payments) as payments,
     sum(amount_fen) as amount_fen from tally where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM'
     and paid_on > '' group by division_code, paid_on`,
    campaign,
  );
  const batches = yield* ask<Coverage>(
    `select distinct from_on, to_on, township_code from statement_batch where county_code = ? and benefit_year = ?
     and source = 'TAX' and form = 'TOTALS' and status = 'PUBLISHED'`,
    campaign,
  );
  const days = new Map(ledger.map((day) => [keyOf(day.township_code, day.paid_on), day]));
  const findings: ReviewFinding[] = [];
  const named = new Set<string>();
  for (const total of totals) {
    const day = days.get(keyOf(total.township_code, total.paid_on));
    if (total.source === 'TAX') named.add(keyOf(total.township_code, total.paid_on));
    const finding = differenceOf(total, day);
    if (finding) findings.push(finding);
  }
  for (const day of ledger) {
    if (named.has(keyOf(day.township_code, day.paid_on)) || day.amount_fen === 0) continue;
    if (!batches.some((batch) => covers(batch, day))) continue;
    findings.push(findingOf('MISSING_IN_TAX', 'TAX', day, null, day.amount_fen, null, itemsOf(day)));
  }
  return findings;
}

function covers({ from_on, to_on, township_code }: Coverage, day: LedgerDay): boolean {
  const isDay = from_on <= day.paid_on && day.paid_on <= to_on;
  return isDay && (township_code === null || township_code === day.township_code);
}

function differenceOf(total: TotalRow, day: LedgerDay | undefined): ReviewFinding | null {
  const { source, items, amount_fen: fen } = total;
  if (!day || (day.amount_fen === 0 && itemsOf(day) === 0)) {
    if (fen === 0 && items === 0) return null;
    const kind = source === 'TAX' ? 'MISSING_IN_LEDGER' : 'BANK_WITHOUT_PAYMENT';
    return findingOf(kind, source, total, fen, null, items, null);
  }
  const isFine =
    source === 'TAX'
      ? fen === day.amount_fen && items === itemsOf(day)
      : fen <= day.amount_fen && items <= itemsOf(day);
  return isFine ? null : findingOf('AMOUNT_DIFFERS', source, total, fen, day.amount_fen, items, itemsOf(day));
}

/** Payments, or persons where the ledger has daily totals alone. */
function itemsOf(day: LedgerDay): number {
  return day.payments > 0 ? day.payments : day.persons;
}

function findingOf(
  kind: string,
  source: StatementSource,
  place: { readonly township_code: string; readonly paid_on: string },
  foundFen: number | null,
  expectedFen: number | null,
  foundItems: number | null,
  expectedItems: number | null,
): ReviewFinding {
  return {
    kind,
    subject: `${source}/${place.township_code}/${place.paid_on}`,
    area: 'RECONCILIATION',
    townshipCode: place.township_code,
    onDay: place.paid_on,
    foundFen,
    expectedFen,
    // `total` first: it tells these items from those of single receipts.
    detail: { total: true, source, foundItems, expectedItems },
  };
}
