import { ApiError } from '../../../addin/client/api-error.ts';
import type { ImportJobPartsFragment } from '../../../addin/client/generated/graphql.ts';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { offlineFault } from '../../../addin/taskpane/acts/refresh-results.ts';
import { paymentWords } from '../../../addin/taskpane/acts/result-words.ts';
import { createSheetActs, needsCare, refreshWords } from '../../../addin/taskpane/acts/sheets.ts';
import type { Viewer } from '../../../addin/taskpane/pane-session.ts';
import { openExcel, textsOf } from './excel-session.ts';
import { sampleAnswer } from './progress-samples.ts';

const bureau: Viewer = {
  account: 'bureau',
  displayName: '示例经办',
  role: 'BUREAU',
  division: { code: '411521', name: '罗山县', level: 'COUNTY' },
};
const township: Viewer = {
  account: 'town',
  displayName: '示例乡镇',
  role: 'TOWNSHIP',
  division: { code: '411521100', name: '示例镇1', level: 'TOWNSHIP' },
};

describe('createSheetActs', () => {
  it('inserts, then refreshes what it finds: 3 townships have changed', async () => {
    const session = await openExcel();
    const paid: Record<number, number> = {};
    const acts = createSheetActs(progressClient(paid));
    await acts.insertFigures({
      kind: 'progress',
      campaignId: '411521-2025',
      level: 'TOWNSHIP',
      township: null,
      asOf: null,
    });
    Object.assign(paid, { 0: 600, 1: 601, 2: 602 });
    const [outcome] = await acts.refresh(await acts.find(), bureau);
    expect(outcome?.kind === 'refreshed' && refreshWords(outcome)).toBe('3 个乡镇（街道）有变化，其余未动。');
    expect(textsOf(session, '罗山县2025进度表', 'D4:D6')).toEqual([['600'], ['601'], ['602']]);
  });

  it('does not call figures unchanged that were put back because somebody worked in the table', async () => {
    const session = await openExcel();
    const paid: Record<number, number> = {};
    const acts = createSheetActs(progressClient(paid));
    await acts.insertFigures({
      kind: 'progress',
      campaignId: '411521-2025',
      level: 'TOWNSHIP',
      township: null,
      asOf: null,
    });
    const tables = await acts.find();
    Object.assign(paid, { 0: 600 });
    let batches = 0;
    session.host.faults.beforeBatch = () => {
      batches += 1;
      if (batches === 2) session.workbook.user.edit('罗山县2025进度表', 'D4', [[777]]);
    };
    const [outcome] = await acts.refresh(tables, bureau);
    session.host.faults.beforeBatch = null;
    if (outcome?.kind !== 'refreshed') throw new Error('the refresh failed');
    expect(textsOf(session, '罗山县2025进度表', 'D4')).toEqual([['777']]);
    expect(outcome.result.outcome).toBe('putBack');
    expect(refreshWords(outcome)).toBe('刷新时表里正有改动，没有更新；请再按一次“刷新”。');
    expect(needsCare(outcome)).toBe(true);
  });

  it('keeps a figure the clerk typed over between two refreshes', async () => {
    const session = await openExcel();
    const paid: Record<number, number> = {};
    const acts = createSheetActs(progressClient(paid));
    await acts.insertFigures({
      kind: 'progress',
      campaignId: '411521-2025',
      level: 'TOWNSHIP',
      township: null,
      asOf: null,
    });
    session.workbook.user.edit('罗山县2025进度表', 'D4', [[999]]);
    Object.assign(paid, { 0: 600, 1: 601 });
    const [outcome] = await acts.refresh(await acts.find(), bureau);
    expect(textsOf(session, '罗山县2025进度表', 'D4:D5')).toEqual([['999'], ['601']]);
    expect(outcome).toMatchObject({
      kind: 'refreshed',
      result: { problems: [{ code: 'SHEET_CELL_EDITED' }] },
    });
  });

  it('asks once when the line is down, for two tables', async () => {
    await openExcel();
    const line = { isDown: false, asked: 0 };
    const client = progressClient({});
    const acts = createSheetActs({
      ...client,
      async send(...args: Parameters<typeof client.send>) {
        line.asked += 1;
        if (line.isDown) throw new ApiError('CONNECTION_LOST');
        return client.send(...args);
      },
    } as typeof client);
    const choice = { kind: 'progress', campaignId: '411521-2025', level: 'TOWNSHIP', asOf: null } as const;
    await acts.insertFigures({ ...choice, township: null });
    await acts.insertFigures({ ...choice, township: null });
    Object.assign(line, { isDown: true, asked: 0 });
    const outcomes = await acts.refresh(await acts.find(), bureau);
    expect(line.asked).toBe(1);
    expect(outcomes.map(({ kind, table }) => [kind, table.sheetName])).toEqual([
      ['failed', '罗山县2025进度表'],
      ['failed', '罗山县2025进度表 (2)'],
    ]);
    expect(offlineFault(outcomes)?.text).toBe('连不上征缴服务器。请检查网络后重试；已插入的表格不受影响。');
  });

  it("refuses to refresh a county's table from a township's account, and writes nothing", async () => {
    const session = await openExcel();
    const acts = createSheetActs(progressClient({}));
    await acts.insertFigures({
      kind: 'progress',
      campaignId: '411521-2025',
      level: 'TOWNSHIP',
      township: null,
      asOf: null,
    });
    const before = textsOf(session, '罗山县2025进度表', 'A1:L26');
    const [outcome] = await acts.refresh(await acts.find(), township);
    expect(outcome).toMatchObject({ kind: 'failed', fault: { code: 'TABLE_OF_WIDER_SCOPE' } });
    expect(textsOf(session, '罗山县2025进度表', 'A1:L26')).toEqual(before);
  });

  it('says that there is no 目标分解表 while no quotas are issued, instead of inserting zeros', async () => {
    const session = await openExcel();
    const acts = createSheetActs(progressClient({}));
    await expect(acts.insertBreakdown('140821-2025')).rejects.toMatchObject({ code: 'NO_BREAKDOWN' });
    expect(session.workbook.sheets.items()).toHaveLength(1);
  });
});

describe('paymentWords', () => {
  it('says what a committed batch brought, in words and numbers', () => {
    expect(paymentWords(ended({}), 0)).toEqual({
      // 37 rows wait for a review.
      intent: 'warning',
      headline: '已收录为第 4 批。',
      lines: [
        { label: '读到', value: '559,972 行' },
        { label: '新收录', value: '559,960 笔' },
        { label: '此前已收录', value: '12 笔' },
        { label: '有错误，未收录', value: '0 行' },
        { label: '待复核', value: '37 行' },
        { label: '新增缴费人数', value: '559,801 人' },
        { label: '金额', value: '223,984,000.00 元' },
      ],
    });
  });

  it.each([
    ['REFUSED', { rejectedRows: 2 }, 'error', /^没有收录任何一行：有 2 行错误。/],
    ['REFUSED', { rejectedRows: 0 }, 'error', /^没有收录任何一行。原因和办法见下。$/],
    ['NOTHING_NEW', { sameFileAsBatch: 3 }, 'info', /^同一文件此前已收录为第 3 批。没有新内容/],
    ['DRY_RUN', { flaggedRows: 0 }, 'info', /^这是试运行，什么也没有收录。/],
    ['CANCELLED', {}, 'info', /^已取消，什么也没有留下。$/],
  ] as const)('words %s', (outcome, more, intent, headline) => {
    const words = paymentWords(ended({ outcome, ...more }), 0);
    expect(words.intent).toBe(intent);
    expect(words.headline).toMatch(headline);
  });

  it('says that 1,200 payments got their posting day when none was new, and nothing when none did', () => {
    const posted = paymentWords(ended({ newPayments: 0, alreadyPresent: 1200, postedLater: 1200 }), 0);
    expect(posted.lines.at(-1)).toEqual({ label: '补记入库日期', value: '1,200 笔' });
    expect(paymentWords(ended({}), 0).lines.map(({ label }) => label)).not.toContain('补记入库日期');
  });

  it('warns when good rows were committed and 5 were left out, and counts 12 hidden rows', () => {
    const words = paymentWords(ended({ rejectedRows: 5 }), 12);
    expect(words.intent).toBe('warning');
    expect(words.lines.at(-1)).toEqual({ label: '隐藏的行（未导入）', value: '12 行' });
  });

  it('says that a failed job left nothing', () => {
    const words = paymentWords({ ...ended({}), status: 'FAILED', rowsRead: 0, percent: 0, result: null }, 0);
    expect(words).toMatchObject({ intent: 'error', lines: [] });
    expect(words.headline).toContain('什么也没有留下');
  });
});

function ended(more: Partial<NonNullable<ImportJobPartsFragment['result']>>): ImportJobPartsFragment {
  return {
    id: '7',
    status: 'SUCCEEDED',
    rowsRead: 559_972,
    percent: 100,
    rosterResult: null,
    statementResult: null,
    result: {
      outcome: 'COMMITTED',
      batchNumber: 4,
      rowsRead: 559_972,
      newPayments: 559_960,
      alreadyPresent: 12,
      rejectedRows: 0,
      flaggedRows: 37,
      newPersons: 559_801,
      amountFen: 22_398_400_000,
      postedLater: 0,
      problemCount: 0,
      sameFileAsBatch: null,
      problems: [],
      ...more,
    },
  };
}

/** A service of one campaign with 20 示例 townships; `paid` can change between requests. */
function progressClient(paid: Readonly<Record<number, number>>) {
  return createClient({
    token: tokenStore(null),
    fetch: async (_, init) => {
      const { query } = JSON.parse(String(init?.body)) as { query: string };
      const { divisions, campaign } = sampleAnswer(paid);
      const answer = query.includes('quotas') ? { ...campaign, quotas: null } : campaign;
      return Response.json({ data: { campaign: answer, divisions } });
    },
  });
}
