import { openDatabase } from '../../server/db/database.ts';
import { ask } from '../../server/db/steps.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { databases } from '../support/database.ts';
import { fileOf, importFile, seedCampaign } from './import-fixture.ts';
import { bankCsv, importLines, rowsOf, totalsCsv } from './statement-fixture.ts';

/** receipt, person, township, day; 400 yuan each */
type Paid = readonly [string, number, string, string];

function payments(rows: readonly Paid[]): string {
  const lines = rows.map(([receipt, person, township, paidOn]) =>
    [receipt, '示例某', demoIdNumber(7, person), township, '400', paidOn].join(','),
  );
  return ['电子税票号,姓名,证件号码,乡镇,缴费金额,缴费日期', ...lines, ''].join('\n');
}

const items = `select subject || ' ' || status || ' ' || found_fen || '/' || expected_fen || ' '
  || coalesce(closed_reason, '') as item from review_item where kind = 'UNPOSTED' order by subject`;

describe.each(databases)('unposted days on $kind', ({ fresh }) => {
  const list = async (url: string) =>
    (await rowsOf<{ item: string }>(url, items)).map(({ item }) => item.trim());

  it('lists 400 of 800 yuan of a day, settles it by statement, and opens a closed one whose amount is 800 now', async () => {
    const url = await fresh();
    await seedCampaign(url);
    const ledger = payments([
      ['R1', 1, '周党镇', '2024-10-08'],
      ['R2', 2, '周党镇', '2024-10-08'],
      ['R3', 3, '周党镇', '2024-10-09'],
      ['R4', 4, '庙仙乡', '2024-10-09'],
      // After the last payment that the bank names.
      ['R5', 5, '庙仙乡', '2024-10-12'],
    ]);
    expect((await importFile(url, fileOf(ledger))).outcome).toBe('COMMITTED');
    const first = bankCsv([
      ['R1', '400', '2024-10-08', '2024-10-09', '成功'],
      ['R4', '400', '2024-10-09', '2024-10-26', '成功'],
    ]);
    expect((await importLines(url, 'BANK', first)).outcome).toBe('COMMITTED');
    const third = 'BANK/411521101/2024-10-09';
    expect(await list(url)).toEqual([
      'BANK/411521101/2024-10-08 OPEN 40000/80000',
      `${third} OPEN 40000/40000`,
    ]);

    const database = await openDatabase(url);
    await database.edit(() =>
      ask(
        `update review_item set status = 'CLOSED', closed_reason = 'BANK_STATEMENT_LATER' where subject = ?`,
        [third],
      ),
    );
    await database.close();
    const second = bankCsv([['R2', '400', '2024-10-08', '2024-10-27', '成功']]);
    expect((await importLines(url, 'BANK', second)).outcome).toBe('COMMITTED');
    expect(await list(url)).toEqual([
      'BANK/411521101/2024-10-08 SETTLED 40000/80000 SETTLED_BY_STATEMENT',
      `${third} CLOSED 40000/40000 BANK_STATEMENT_LATER`,
    ]);

    await importFile(url, fileOf(payments([['R7', 7, '周党镇', '2024-10-09']])));
    expect((await list(url)).at(-1)).toBe(`${third} OPEN 80000/80000`);
  });

  it('leaves days of 3 days alone: of totals to 12 October, 8 October is listed with 1,000 yuan', async () => {
    const url = await fresh();
    await seedCampaign(url);
    const ledger =
      '日期,乡镇,当日缴费人数,当日缴费金额（元）\n2024-10-08,周党镇,10,4000.00\n2024-10-09,周党镇,3,1200.00\n';
    expect((await importFile(url, fileOf(ledger), { kind: 'DAILY_TOTALS' })).outcome).toBe('COMMITTED');
    const bank = totalsCsv([
      ['2024-10-08', '周党镇', 7, '3000.00'],
      ['2024-10-12', '周党镇', 0, '0.00'],
    ]);
    const result = await importLines(url, 'BANK', bank, { form: 'TOTALS' });
    expect([result.outcome, result.problems.map(({ code }) => code)]).toEqual([
      'COMMITTED',
      expect.any(Array),
    ]);
    expect(await list(url)).toEqual(['BANK/411521101/2024-10-08 OPEN 100000/400000']);
  });
});
