import fc from 'fast-check';
import { openDatabase } from '../../server/db/database.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { compareTallies } from '../../server/services/progress/tallies.ts';
import { databases } from '../support/database.ts';
import { fileOf, importFile, seedCampaign } from './import-fixture.ts';
import { type BankRow, bankCsv, importLines, type TaxRow, taxCsv } from './statement-fixture.ts';

const places = ['周党镇', '庙仙乡'] as const;

const day = (n: number) => `2024-10-${String(n).padStart(2, '0')}`;

const receipt = fc.integer({ min: 1, max: 12 });
const yuan = fc.constantFrom('400', '80');
const payment = fc.record({
  receipt,
  place: fc.constantFrom(...places),
  yuan,
  paid: fc.integer({ min: 1, max: 6 }),
  isPosted: fc.boolean(),
});
const taxLine = fc.record({
  receipt,
  place: fc.constantFrom(...places),
  yuan,
  paid: fc.integer({ min: 1, max: 6 }),
});
const bankLine = fc.record({
  receipt,
  yuan,
  paid: fc.integer({ min: 1, max: 6 }),
  status: fc.constantFrom('成功', '成功未入库', '失败'),
});
const act = fc.oneof(
  fc.record({
    kind: fc.constant('PAYMENTS' as const),
    rows: fc.array(payment, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('TAX' as const), rows: fc.array(taxLine, { minLength: 1, maxLength: 6 }) }),
  fc.record({ kind: fc.constant('BANK' as const), rows: fc.array(bankLine, { minLength: 1, maxLength: 6 }) }),
  fc.record({ kind: fc.constant('VOID' as const), receipt }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(url: string, step: Act): Promise<void> {
  if (step.kind === 'PAYMENTS') {
    const lines = step.rows.map((row) => {
      const posted = row.isPosted ? day(row.paid + 1) : '';
      return [
        `R${row.receipt}`,
        '示例某',
        demoIdNumber(7, row.receipt),
        row.place,
        row.yuan,
        day(row.paid),
        posted,
      ].join();
    });
    const text = ['电子税票号,姓名,证件号码,乡镇,缴费金额,缴费日期,入库日期', ...lines, ''].join('\n');
    await importFile(url, fileOf(text), { onProblem: 'GOOD_ROWS_ONLY' });
  } else if (step.kind === 'TAX') {
    const rows = step.rows.map((row): TaxRow => [`R${row.receipt}`, row.place, row.yuan, day(row.paid)]);
    await importLines(url, 'TAX', taxCsv(rows), { onProblem: 'GOOD_ROWS_ONLY' });
  } else if (step.kind === 'BANK') {
    const rows = step.rows.map((row): BankRow => {
      const posted = row.status === '成功' ? day(row.paid + 2) : '';
      return [`R${row.receipt}`, row.yuan, day(row.paid), posted, row.status.slice(0, 2)];
    });
    await importLines(url, 'BANK', bankCsv(rows), { onProblem: 'GOOD_ROWS_ONLY' });
  } else await voidPayment(url, `R${step.receipt}`);
}

/** A reversal without its entry: what reconciliation sees of it. */
async function voidPayment(url: string, receiptNumber: string): Promise<void> {
  const { settleItemsOfReceipts } = await import('../../server/db/statements/settle.ts');
  const database = await openDatabase(url);
  try {
    await database.edit(function* () {
      yield {
        sql: `insert into payment_void select county_code, benefit_year, batch_number, line, 1 from payment
              where receipt_number = ? on conflict do nothing`,
        parameters: [receiptNumber],
      };
      yield* settleItemsOfReceipts({ countyCode: '411521', benefitYear: 2025 }, [receiptNumber]);
    });
  } finally {
    await database.close();
  }
}

interface Line {
  readonly source: 'TAX' | 'BANK';
  readonly receipt_number: string;
  readonly batch_number: number;
  readonly line: number;
  readonly township_code: string | null;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly outcome: string;
}
interface Payment {
  readonly receipt_number: string;
  readonly township_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly posted_on: string | null;
  readonly is_void: number;
}

/** The tally and the open items by the plain rules, row by row. */
function recount(lines: readonly Line[], payments: readonly Payment[], covered: readonly Covered[]) {
  const tally = new Map<string, number[]>();
  const add = (township: string, on: string, at: number, fen: number) => {
    const sums = tally.get(`${township} ${on}`) ?? Array(10).fill(0);
    sums[at] += 1;
    sums[at + 1] += fen;
    tally.set(`${township} ${on}`, sums);
  };
  for (const each of payments) if (each.posted_on) add(each.township_code, each.paid_on, 8, each.amount_fen);
  const active = new Map(payments.filter((each) => !each.is_void).map((each) => [each.receipt_number, each]));
  const latest = (source: string, name: string) =>
    lines
      .filter((each) => each.source === source && each.receipt_number === name)
      .sort((a, b) => {
        if (source === 'BANK' && a.paid_on !== b.paid_on) return a.paid_on < b.paid_on ? -1 : 1;
        return a.batch_number - b.batch_number || a.line - b.line;
      })
      .at(-1);
  const items: string[] = [];
  for (const name of new Set([...active.keys(), ...lines.map((each) => each.receipt_number)])) {
    const [paid, tax, bank] = [active.get(name), latest('TAX', name), latest('BANK', name)];
    if (tax) add(tax.township_code ?? '', tax.paid_on, 0, tax.amount_fen);
    const [township, on] = [
      paid?.township_code ?? tax?.township_code ?? '',
      paid?.paid_on ?? tax?.paid_on ?? bank?.paid_on ?? '',
    ];
    if (bank?.outcome === 'POSTED') add(township, on, 2, bank.amount_fen);
    if (bank?.outcome === 'FAILED') add(township, on, 4, bank.amount_fen);
    if (bank?.outcome === 'POSTED' && paid) add(township, on, 6, paid.amount_fen);
    if (tax && !paid) items.push(`MISSING_IN_LEDGER TAX/${name}`);
    if (!tax && paid && covered.some((each) => covers(each, paid))) items.push(`MISSING_IN_TAX TAX/${name}`);
    if (tax && paid) {
      if (tax.amount_fen !== paid.amount_fen) items.push(`AMOUNT_DIFFERS TAX/${name}`);
      if (tax.paid_on !== paid.paid_on) items.push(`DAY_DIFFERS TAX/${name}`);
      if (tax.township_code !== paid.township_code) items.push(`TOWNSHIP_DIFFERS TAX/${name}`);
    }
    if (bank?.outcome === 'FAILED') items.push(`BANK_FAILED BANK/${name}`);
    else if (bank && !paid) items.push(`BANK_WITHOUT_PAYMENT BANK/${name}`);
    else if (bank && paid && bank.amount_fen !== paid.amount_fen) items.push(`AMOUNT_DIFFERS BANK/${name}`);
  }
  const kept = [...tally].filter(([, sums]) => sums.some((sum) => sum !== 0));
  return { tally: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))), items: items.sort() };
}

interface Covered {
  readonly from_on: string;
  readonly to_on: string;
  readonly township_code: string | null;
}
function covers({ from_on, to_on, township_code }: Covered, paid: Payment): boolean {
  const isThere = township_code === null || township_code === paid.township_code;
  return isThere && from_on <= paid.paid_on && paid.paid_on <= to_on;
}

async function compare(url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    const all = <Row>(sql: string) => database.reader.all<Row>(sql);
    const lines = await all<Line>('select * from statement_line');
    const payments = await all<Payment>(
      `select p.*, (select count(*) from payment_void v where v.batch_number = p.batch_number and v.line = p.line)
       as is_void from payment p`,
    );
    const covered = await all<Covered>(
      `select from_on, to_on, township_code from statement_batch where source = 'TAX' and status = 'PUBLISHED'`,
    );
    const rows = await all<Record<string, number> & { township_code: string; paid_on: string }>(
      'select * from reconcile_tally order by township_code, paid_on',
    );
    const names = ['tax', 'posted', 'failed', 'settled', 'ledger_posted'];
    const kept = rows
      .map(
        (row) =>
          [
            `${row.township_code} ${row.paid_on}`,
            names.flatMap((name) => [row[`${name}_items`], row[`${name}_fen`]]),
          ] as const,
      )
      .filter(([, sums]) => sums.some((sum) => sum !== 0));
    // Unposted days follow from the ledger's tallies, which these payments are reversed without.
    const open = await all<{ name: string }>(
      `select kind || ' ' || subject as name from review_item where status = 'OPEN' and kind <> 'UNPOSTED'`,
    );
    expect({
      tally: Object.fromEntries(kept),
      items: open.map(({ name }) => name).sort(),
    }).toEqual(recount(lines, payments, covered));
  } finally {
    await database.close();
  }
}

describe.each(databases)('reconcile_tally and the work list on $kind', ({ kind, fresh }) => {
  it('are what a recount says after every step of random statements, payments and reversals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 7 }), async (steps) => {
        const url = await fresh();
        await seedCampaign(url);
        for (const step of steps) {
          await perform(url, step);
          await compare(url);
          const { reconciliation, lineDifferences } = await compareTallies(url, {
            countyCode: '411521',
            benefitYear: 2025,
          });
          expect({ reconciliation, lineDifferences }).toEqual({ reconciliation: [], lineDifferences: 0 });
        }
      }),
      { numRuns: kind === 'sqlite' ? 25 : 6 },
    );
  }, 240_000);
});
