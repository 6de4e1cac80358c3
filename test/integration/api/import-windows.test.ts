import { readFileSync } from 'node:fs';
import { loadNotice } from '../../../server/services/notices/notices.ts';
import { csvOf, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { dailyTotalsOf } from '../../support/daily-totals.ts';
import { databases } from '../../support/database.ts';

/** Luoshan with a stop of four days, and a later document by which collection ends ten days later. */
const extended = `${readFileSync(
  new URL('../../../server/policy/notices/luoshan-2025.yaml', import.meta.url),
  'utf8',
).replace(
  '    closesOn: 2024-12-31\n    clause: 三(二)',
  `    closesOn: 2024-12-31
    closedRanges: [{ from: 2024-12-20, to: 2024-12-23, reason: 系统停机（示例） }]
    clause: 三(二)`,
)}
revisions:
  - document: { number: 示例办〔2025〕1号, title: 关于延长征收的通知, issuer: 示例办公室, issuedOn: 2025-01-03 }
    from: 2025-01-03
    changes:
      - { path: "windows[0].closesOn", was: 2024-12-31, becomes: 2025-01-10 }
`;

describe.each(databases)('days of payment on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
    const loaded = await loadNotice(app.services.database, extended, app.clock.now, 'extended.yaml');
    expect(loaded).toMatchObject({ kind: 'loaded', version: 2 });
  });
  afterAll(() => app.close());

  it('keeps all 7 payments, and flags the 3 that came on days when nobody could pay', async () => {
    const days = [
      '2024-12-19',
      '2024-12-20',
      '2024-12-23',
      '2024-12-24',
      '2025-01-02',
      '2025-01-03',
      '2025-01-10',
    ];
    const lines = csvOf(smallPlan(app.luoshan, { payments: 7 }))
      .trimEnd()
      .split('\n');
    const csv = lines.map((line, row) => {
      const cells = line.split(',');
      if (row > 0) cells[7] = cells[8] = days[row - 1] ?? '';
      return cells.join(',');
    });
    const result = await app.importFile(csv.join('\n'), bureau);
    expect(result).toMatchObject({ outcome: 'COMMITTED', newPayments: 7, flaggedRows: 3, rejectedRows: 0 });
    expect(result.problems.map(({ code, place, found }) => [code, place.line, found])).toEqual([
      ['DAY_CLOSED', 3, '2024-12-20'],
      ['DAY_CLOSED', 4, '2024-12-23'],
      ['DAY_OUTSIDE_WINDOW', 6, '2025-01-02'],
    ]);
    // The two days between the end and the document that came later stand out.
    expect(result.problems[2]?.expected).toBe('2024-10-01 至 2024-12-31、2025-01-03 至 2025-01-10');
    const flags = await app.services.database.reader.all<{ paid_on: string; flags: string }>(
      `select paid_on, flags from payment where county_code = '411521' and flags <> '' order by paid_on`,
    );
    expect(flags).toEqual([
      { paid_on: '2024-12-20', flags: 'CLOSED_DAY' },
      { paid_on: '2024-12-23', flags: 'CLOSED_DAY' },
      { paid_on: '2025-01-02', flags: 'OUTSIDE_WINDOW' },
    ]);
  });

  it('asks the start of cover by the same days: closed on 20 December, outside on 2 January', async () => {
    const outcomes = await Promise.all(
      ['2024-12-20', '2024-12-24', '2025-01-02', '2025-01-03', '2025-01-11'].map(async (paidOn) => {
        const { data } = await app.graphql<{ campaign: { benefit: { outcome: string } } }>(
          'query ($input: BenefitInput!) { campaign(id: "411521-2025") { benefit(input: $input) { outcome } } }',
          { input: { paidOn } },
          bureau,
        );
        return data.campaign.benefit.outcome;
      }),
    );
    expect(outcomes).toEqual([
      'CLOSED_DAY',
      'NOT_STATED',
      'OUTSIDE_WINDOWS',
      'NOT_STATED',
      'OUTSIDE_WINDOWS',
    ]);
  });

  it('places the days of 乡镇每日汇总 alike', async () => {
    const daily = await startTestApp({ databaseUrl: await fresh() });
    await loadNotice(daily.services.database, extended, daily.clock.now, 'extended.yaml');
    const result = await daily.importFile(
      dailyTotalsOf({
        '2024-12-23': { 周党镇: 3 },
        '2025-01-02': { 周党镇: 2 },
        '2025-01-03': { 周党镇: 1 },
      }),
      await daily.signIn('luoshan'),
      { kind: 'DAILY_TOTALS' },
    );
    expect(result).toMatchObject({ outcome: 'COMMITTED', flaggedRows: 2, rejectedRows: 0 });
    expect(result.problems.map(({ code }) => code)).toEqual(['DAY_CLOSED', 'DAY_OUTSIDE_WINDOW']);
    await daily.close();
  });
});
