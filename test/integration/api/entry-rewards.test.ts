import { luoshanId, startTestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { loadVersion, noticeText, paymentFile, withTasks } from '../../support/ledger.ts';

describe.each(databases)('rewards and entries on $kind', ({ fresh }) => {
  it('pays for 3 at the deadline, of whom 1 had the money back after it; an accepted payment counts', async () => {
    const app = await startTestApp({ databaseUrl: await fresh(), now: '2024-12-20T02:00:00Z' });
    const bureau = await app.signIn('luoshan');
    await loadVersion(app, withTasks(noticeText('luoshan-2025.yaml'), { 铁铺镇: 3, 山店乡: 3 }));
    const file = paymentFile([
      { person: 1, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
      { person: 2, township: '铁铺镇', paidOn: '2024-11-20', postedOn: '2024-11-21' },
      { person: 3, township: '铁铺镇', paidOn: '2024-11-29', postedOn: '2024-11-30' },
      { person: 11, township: '山店乡', paidOn: '2024-11-01', postedOn: '2024-11-02' },
      { person: 12, township: '山店乡', paidOn: '2024-11-02', postedOn: '2024-11-03' },
      { person: 13, township: '山店乡', paidOn: '2024-09-28', postedOn: '2024-09-29' },
    ]);
    await app.importFile(file, bureau);
    const receipts = file.split('\n').map((line) => line.split(',')[0] ?? '');
    const rewards = async (name: string) => {
      const { data } = await app.graphql<{
        campaign: { rewards: { rows: { divisionName: string; explanation: string[] }[] } };
      }>(
        `{ campaign(id: "${luoshanId}") { rewards { rows { divisionName outcome fen persons explanation } } } }`,
        {},
        bureau,
      );
      return data.campaign.rewards.rows.find(({ divisionName }) => divisionName === name);
    };
    const act = async (name: string, type: string, input: object) => {
      const { data } = await app.graphql<Record<string, { problems: object[] }>>(
        `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code } } }`,
        { input: { campaignId: luoshanId, entryCount: 0, ...input } },
        bureau,
      );
      expect(data[name]?.problems).toEqual([]);
    };
    expect(await rewards('铁铺镇')).toMatchObject({ outcome: 'EARNED', persons: 3, fen: 600 });
    const refund = { amountFen: 40_000, reason: 'EMPLOYEE_SCHEME' };
    await act('recordRefund', 'RecordRefundInput', {
      ...refund,
      receiptNumber: receipts[1],
      on: '2024-12-10',
    });
    const after = await rewards('铁铺镇');
    expect(after).toMatchObject({ outcome: 'EARNED', persons: 3, fen: 600 });
    expect(after?.explanation).toContain('台账里登记了全部退费 1 人，是否扣除按通知的口径。');
    // Before the deadline it takes the township below its task.
    await act('recordRefund', 'RecordRefundInput', {
      ...refund,
      receiptNumber: receipts[2],
      on: '2024-11-30',
    });
    expect(await rewards('铁铺镇')).not.toMatchObject({ persons: 3 });
    expect((await rewards('山店乡'))?.explanation.join()).toContain('另有 1 人在征缴期以外');
    await act('acceptPayment', 'AcceptPaymentInput', { receiptNumber: receipts[6] });
    expect(await rewards('山店乡')).toMatchObject({ outcome: 'EARNED', persons: 3, fen: 600 });
    expect((await rewards('山店乡'))?.explanation.join()).not.toContain('征缴期以外');
    await app.close();
  });
});
