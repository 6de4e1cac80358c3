import { databases } from '../support/database.ts';
import { benefitYear, countyCode, fileOf, importFile, seedCampaign } from './import-fixture.ts';
import { importLines, rowsOf, statementFigures, taxCsv, totalsCsv } from './statement-fixture.ts';

const daily = ['日期,乡镇,当日缴费人数,当日缴费金额（元）'];
const ledger = [
  ...daily,
  '2024-10-08,周党镇,10,4000.00',
  '2024-10-08,庙仙乡,5,2000.00',
  '2024-10-09,周党镇,3,1200.00',
  '',
].join('\n');
const open = `select kind || ' ' || subject as name, found_fen as found, expected_fen as expected from review_item
  where status = 'OPEN' order by kind, subject`;

describe.each(databases)('statements of totals on $kind', ({ fresh }) => {
  async function county(): Promise<string> {
    const url = await fresh();
    await seedCampaign(url);
    expect((await importFile(url, fileOf(ledger), { kind: 'DAILY_TOTALS' })).outcome).toBe('COMMITTED');
    return url;
  }
  const totals = { form: 'TOTALS' } as const;

  it('refuses details with a sentence, since there are no receipts to match', async () => {
    const url = await county();
    const result = await importLines(url, 'TAX', taxCsv([['R1', '周党镇', '400', '2024-10-08']]));
    expect(result).toMatchObject({ outcome: 'REFUSED', newLines: 0 });
    expect(result.problems.map(({ code }) => code)).toEqual(['STATEMENT_NEEDS_TOTALS']);
  });

  it('lists a township and day that differs, is missing, or is too many, and settles what comes right', async () => {
    const url = await county();
    const said = totalsCsv([
      ['2024-10-08', '周党镇', 10, '4000.00'],
      ['2024-10-08', '宝城街道', 1, '400.00'],
      ['2024-10-09', '周党镇', 3, '1180.00'],
    ]);
    const before = await statementFigures(url);
    const trial = await importLines(url, 'TAX', said, { ...totals, dryRun: true });
    expect(trial).toMatchObject({ outcome: 'DRY_RUN', newLines: 3, newItems: 3 });
    expect(await statementFigures(url)).toEqual(before);
    const first = await importLines(url, 'TAX', said, totals);
    expect(first).toMatchObject({ outcome: 'COMMITTED', newLines: 3, amountFen: 558_000, newItems: 3 });
    expect(await rowsOf(url, open)).toEqual([
      { name: 'AMOUNT_DIFFERS TAX/411521101/2024-10-09', found: 118_000, expected: 120_000 },
      { name: 'MISSING_IN_LEDGER TAX/411521001/2024-10-08', found: 40_000, expected: null },
      { name: 'MISSING_IN_TAX TAX/411521102/2024-10-08', found: null, expected: 200_000 },
    ]);
    const second = await importLines(
      url,
      'TAX',
      totalsCsv([
        ['2024-10-09', '周党镇', 3, '1200.00'],
        ['2024-10-08', '庙仙乡', 5, '2000.00'],
        ['2024-10-08', '周党镇', 10, '4000.00'],
      ]),
      totals,
    );
    expect(second).toMatchObject({ newLines: 2, alreadyPresent: 1, newItems: 0, settledItems: 2 });
    expect(second.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'WARNING STATEMENT_TOTAL_REPLACED',
    ]);
    // The payments of 宝城街道 come later.
    const late = [...daily, '2024-10-08,宝城街道,1,400.00', ''].join('\n');
    await importFile(url, fileOf(late), { kind: 'DAILY_TOTALS' });
    expect(await rowsOf(url, open)).toEqual([]);
    const [sums] = await rowsOf(
      url,
      'select sum(tax_items) as items, sum(tax_fen) as fen from reconcile_tally where county_code = ? and benefit_year = ?',
      [countyCode, benefitYear],
    );
    expect(sums).toEqual({ items: 19, fen: 760_000 });
  });

  it('takes one form of a source alone', async () => {
    const url = await fresh();
    await seedCampaign(url);
    await importLines(url, 'TAX', taxCsv([['R1', '周党镇', '400', '2024-10-08']]));
    const mixed = await importLines(url, 'TAX', totalsCsv([['2024-10-08', '周党镇', 1, '400']]), totals);
    expect(mixed.problems.map(({ code }) => code)).toEqual(['STATEMENT_FORM_MIXED']);
    expect(mixed.outcome).toBe('REFUSED');
  });
});
