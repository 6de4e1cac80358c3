import type { Browser } from 'playwright-core';
import type { SheetSnapshot } from '../../addin/preview/workbook/snapshot.ts';
import { addDays, localDateAt } from '../../schema/values/local-date.ts';
import { startBrowser } from '../support/browser.ts';
import {
  chooseCampaign,
  type DemoService,
  openPreview,
  type PreviewPage,
  signIn,
  startDemoService,
} from '../support/preview.ts';

let service: DemoService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

const county = '罗山县 2025 年度';
const tab = '周党镇2025目标分解填报';
/** Quotas of 周党镇 in 罗政办〔2024〕42号. */
const quotas = [42_643, 3_207, 3_893];
const firstRow = 8;
const villages = 19;

async function openTasks(preview: PreviewPage, account: string): Promise<void> {
  await signIn(preview.pane, account);
  await chooseCampaign(preview.pane, county);
  await preview.pane.getByRole('tab', { name: '任务' }).click();
  await preview.pane.getByRole('heading', { name: '目标分解', exact: true }).waitFor();
}

/** Another tab and back: the pane asks the service anew. */
async function lookAgain({ pane }: PreviewPage): Promise<void> {
  await pane.getByRole('tab', { name: '政策' }).click();
  await pane.getByRole('tab', { name: '任务' }).click();
}

async function type(
  preview: PreviewPage,
  sheetName: string,
  address: string,
  values: readonly (readonly (string | number)[])[],
): Promise<void> {
  await preview.page.evaluate(
    ([name, at, cells]) => window.previewExcel?.workbook.user.edit(name, at, cells),
    [sheetName, address, values] as const,
  );
}

/** The quotas over the villages: the same for each, the rest to the last. */
function shares(): number[][] {
  return Array.from({ length: villages }, (_, row) =>
    quotas.map((quota) => {
      const each = Math.floor(quota / villages);
      return row === villages - 1 ? quota - each * (villages - 1) : each;
    }),
  );
}

function column(sheet: SheetSnapshot, header: string): number {
  const headers = sheet.values.find((cells) => cells.includes('村（社区）')) ?? [];
  return headers.findIndex((cell) => String(cell).replace(/\s/g, '') === header);
}

/** What stands in a column of a village's row. */
function cellOf(sheet: SheetSnapshot, village: string, header: string): unknown {
  return sheet.values.find((cells) => cells[1] === village)?.[column(sheet, header)];
}

async function openCard({ pane }: PreviewPage): Promise<void> {
  const name = pane.getByRole('button', { name: '周党镇', exact: true });
  await pane.getByRole('list', { name: '各乡镇' }).waitFor();
  if (await name.isVisible()) await name.click();
  await pane.getByRole('region', { name: '周党镇', exact: true }).waitFor();
}

describe('the bureau and a township at their panes', () => {
  let bureau: PreviewPage;
  let township: PreviewPage;

  beforeAll(async () => {
    [bureau, township] = await Promise.all([
      openPreview(browser, service.app.url),
      openPreview(browser, service.app.url),
    ]);
    await openTasks(bureau, 'luoshan');
    await openTasks(township, 'zhoudang');
  }, 60_000);
  afterAll(async () => {
    await bureau?.close();
    await township?.close();
  });

  it('dispatches the form to 周党镇 alone', async () => {
    const { pane } = bureau;
    await township.pane.getByText('县医保局还没有下发目标分解表').waitFor();
    await pane.getByRole('button', { name: '全部不选' }).click();
    await pane.getByRole('checkbox', { name: '周党镇' }).check();
    await pane.getByLabel('填报要求').fill('示例：按户籍人口分，三日内报县。');
    await bureau.screenshot('breakdown-dispatch');
    await pane.getByRole('button', { name: '下发 1 个' }).click();
    await pane.getByText('已下发 1 个乡镇（街道）').waitFor();
    await pane.getByRole('button', { name: '未下发 19' }).waitFor();
    await bureau.screenshot('breakdown-dispatched');
  });

  it('inserts the form with 19 villages, protected but for what is filled in', async () => {
    const { pane } = township;
    await lookAgain(township);
    await pane.getByRole('button', { name: '插入填报表' }).click();
    await pane.getByText(`已插入“${tab}”`).waitFor();
    const sheet = await township.sheet(tab);
    expect(sheet.isProtected).toBe(true);
    expect(sheet.values.filter((cells) => /^411521-04/.test(String(cells.at(-1))))).toHaveLength(villages);
    expect(cellOf(sheet, '示例东岗村', '状态')).toBe('未填');
    await pane.getByText('任务数 42,643 人').waitFor();
    await township.screenshot('breakdown-inserted');
  });

  it('says that a column is spread only until something else is done or typed', async () => {
    const { pane } = township;
    const card = pane.getByRole('listitem', { name: `填报表 ${tab}` });
    await card.getByRole('button', { name: '分到各村' }).click();
    const spread = async () => {
      await card.getByRole('button', { name: '分配“任务数”' }).click();
      await card.getByText('“任务数”42,643 人已分到各村').waitFor();
    };
    await card.getByLabel('按什么分').selectOption({ label: '平均' });
    await spread();
    expect(await pane.getByText('已插入“').count()).toBe(0);
    await type(township, tab, `G${firstRow}`, [[9_999]]);
    await card.getByText('“任务数”42,643 人已分到各村').waitFor({ state: 'detached' });
    await type(township, tab, `G${firstRow}`, [['']]);
    await card.getByText('剩余 2,245').waitFor();
    await spread();
    await card.getByRole('button', { name: '提交', exact: true }).click();
    await card.getByText('处要改，没有提交').waitFor();
    expect(await card.getByText('已分到各村').count()).toBe(0);
    await card.getByRole('button', { name: '分到各村' }).click();
  });

  it('refuses a form with a word among the numbers, at the cell', async () => {
    const { pane } = township;
    const cells: (string | number)[][] = shares();
    cells[2] = [cells[2]?.[0] ?? 0, '四百', cells[2]?.[2] ?? 0];
    await type(township, tab, `G${firstRow}:I${firstRow + villages - 1}`, cells);
    await pane.getByRole('button', { name: '提交', exact: true }).click();
    await pane.getByText('有 1 处要改，没有提交').waitFor();
    await pane.getByText('读到“四百”').waitFor();
    await township.screenshot('breakdown-refused');
    // Of the place only the column: the row is its own, and the name of the sheet would make it four lines.
    expect(String(cellOf(await township.sheet(tab), '示例南湾村', '审核意见'))).toMatch(
      /^错误：“城乡低保”：.*四百/,
    );
    await pane.getByRole('button', { name: /^跳转到/ }).click();
    await township.page.waitForFunction(() =>
      /!?\$?H\$?10$/.test(window.previewExcel?.snapshot().selection ?? ''),
    );
  });

  it('keeps 57 edits that were not sent when the pane is closed and opened', async () => {
    await township.reopenPane();
    const { pane } = township;
    await pane.getByRole('tab', { name: '任务' }).click();
    await pane.getByRole('button', { name: '看没交的修改（57 处）' }).click();
    const edits = pane.getByRole('list', { name: '没交的修改' });
    await edits.getByText('示例南湾村 城乡低保').waitFor();
    await edits.getByText('（空白） → 四百').waitFor();
    await township.screenshot('breakdown-pending');
  });

  it('submits the mended form and takes the finding away', async () => {
    const { pane } = township;
    await type(township, tab, `H${firstRow + 2}`, [[shares()[2]?.[1] ?? 0]]);
    await pane.getByRole('button', { name: '提交', exact: true }).click();
    await pane.getByText('已提交，改动 57 格').waitFor();
    const sheet = await township.sheet(tab);
    expect(cellOf(sheet, '示例南湾村', '审核意见')).toBe('');
    expect(cellOf(sheet, '示例南湾村', '状态')).toBe('已填');
    await pane.getByRole('button', { name: '撤回提交' }).waitFor();
    await township.screenshot('breakdown-submitted');
  });

  it('returns it with a reason on one cell', async () => {
    const { pane } = bureau;
    await lookAgain(bureau);
    await pane.getByRole('button', { name: '已提交 1' }).waitFor();
    await openCard(bureau);
    await pane.getByRole('button', { name: '退回…' }).click();
    const form = pane.getByRole('form', { name: '退回 周党镇' });
    await form.getByLabel('哪个村（社区）').selectOption({ label: '示例西河村' });
    await form.getByLabel('哪一列').selectOption({ label: '城乡低保' });
    await form.getByLabel('总的理由').fill('示例：低保人数请按名册核对。');
    await form.getByLabel('这一格的理由').fill('比名册少 3 人');
    await form.getByText('“这一格的理由”还没有加上').waitFor();
    expect(await form.getByRole('button', { name: '确定退回' }).getAttribute('aria-disabled')).toBe('true');
    await form.getByRole('button', { name: '加上这一处' }).click();
    await form.getByRole('list', { name: '退回的格' }).getByText('示例西河村 城乡低保').waitFor();
    await bureau.screenshot('breakdown-return');
    await form.getByRole('button', { name: '确定退回' }).click();
    await pane.getByText('已退回：1 个').waitFor();
  });

  it('shows the reason in the row, and submits again with a word why', async () => {
    const { pane } = township;
    await lookAgain(township);
    await pane.getByText('退回：示例：低保人数请按名册核对。').waitFor();
    expect(await pane.getByText('已提交，改动 57 格').count()).toBe(0);
    const finding = '示例西河村 城乡低保：比名册少 3 人';
    const cards = [
      pane.getByRole('region', { name: '周党镇', exact: true }),
      pane.getByRole('listitem', { name: `填报表 ${tab}` }),
    ];
    for (const card of cards) {
      const cells = card.getByRole('list', { name: '要改的格' });
      await cells.getByText(finding).waitFor();
      await cells.getByRole('button', { name: '跳转到 示例西河村 城乡低保' }).click();
      await township.page.waitForFunction(() =>
        /!?\$?H\$?9$/.test(window.previewExcel?.snapshot().selection ?? ''),
      );
    }
    await pane.getByRole('button', { name: '经过' }).click();
    await pane.getByRole('list', { name: '经过', exact: true }).getByText(finding).waitFor();
    await pane.getByRole('button', { name: '经过' }).click();
    await pane.getByRole('button', { name: '更新' }).click();
    await pane.getByText('已更新。您填的没有动。').waitFor();
    expect(cellOf(await township.sheet(tab), '示例西河村', '审核意见')).toBe('退回：城乡低保：比名册少 3 人');
    expect(cellOf(await township.sheet(tab), '示例西河村', '状态')).toBe('退回');
    await township.screenshot('breakdown-returned');
    const [, allowance = 0] = shares()[1] ?? [];
    await type(township, tab, `H${firstRow}:H${firstRow + 1}`, [[allowance - 3], [allowance + 3]]);
    await pane.getByLabel('改动说明').fill('示例：从东岗村调 3 人');
    await pane.getByRole('button', { name: '提交', exact: true }).click();
    await pane.getByText('已提交，改动 2 格').waitFor();
  });

  it('tells the bureau what was changed, by whom and why', async () => {
    const { pane } = bureau;
    await lookAgain(bureau);
    await openCard(bureau);
    await pane.getByRole('button', { name: '看各村' }).click();
    await pane.getByRole('region', { name: '周党镇各村的数' }).getByText('42,643').first().waitFor();
    await pane.getByRole('button', { name: '经过' }).click();
    const history = pane.getByRole('list', { name: '经过', exact: true });
    await history.getByText('理由：示例：从东岗村调 3 人').waitFor();
    await history.getByRole('button', { name: '逐格看' }).first().click();
    await history.getByText('示例西河村 城乡低保：168 → 171').waitFor();
    await pane.getByRole('button', { name: '示例西河村 城乡低保 171，看改动' }).click();
    const cell = pane.getByRole('list', { name: '示例西河村 城乡低保的改动' });
    await cell.getByText('168 → 171（示例：从东岗村调 3 人）').waitFor();
    await cell.getByText('（空白） → 168').waitFor();
    await bureau.screenshot('breakdown-history');
  });

  it('accepts, locks, and reopens to a day', async () => {
    const { pane } = bureau;
    await pane.getByRole('button', { name: '通过', exact: true }).click();
    await pane.getByText('已通过：1 个').waitFor();
    await pane.getByRole('button', { name: '锁定', exact: true }).click();
    await pane.getByText('已锁定：1 个').waitFor();
    await pane.getByRole('button', { name: '重新开放…' }).click();
    const form = pane.getByRole('form', { name: '重新开放 周党镇' });
    await form.getByLabel('开放到').fill(addDays(localDateAt(new Date()), 2));
    await form.getByLabel('理由').fill('示例：两村合并');
    await bureau.screenshot('breakdown-reopen');
    await form.getByRole('button', { name: '确定重新开放' }).click();
    await pane.getByText('已重新开放：1 个').waitFor();
  });

  it('carries what was typed on the old form to the new one and submits it', async () => {
    const { pane } = township;
    const [, , lifted = 0] = shares()[0] ?? [];
    await type(township, tab, `I${firstRow}:I${firstRow + 1}`, [[lifted + 4], [lifted - 4]]);
    await lookAgain(township);
    await pane.getByText('这张表是第 1 版次，现在是第 2 版次').waitFor();
    await township.screenshot('breakdown-outdated');
    await pane.getByRole('button', { name: '换成新表' }).click();
    const card = pane.getByRole('listitem', { name: `填报表 ${tab}`, exact: true });
    await card.getByRole('button', { name: '看没交的修改（2 处）' }).waitFor();
    await card.getByRole('button', { name: '提交', exact: true }).click();
    await card.getByText('已提交，改动 2 格').waitFor();
    await township.screenshot('breakdown-carried');
    const old = pane.getByRole('listitem', { name: `填报表 ${tab}（第1版次，旧）` });
    await old.getByText('这是旧表（第 1 版次），不再交').waitFor();
    await old.getByRole('button', { name: '转到新表' }).click();
    await pane.getByText(`${tab}（当前）`, { exact: true }).waitFor();
    const sheet = await township.sheet(tab);
    expect(cellOf(sheet, '示例东岗村', '脱贫户')).toBe(lifted + 4);
    expect(cellOf(sheet, '示例西河村', '城乡低保')).toBe(171);
  });

  it('leaves no fault and nothing that Excel would not know', async () => {
    for (const preview of [bureau, township]) {
      expect((await preview.traffic()).unhandled).toEqual([]);
      expect(preview.faults).toEqual([]);
    }
  });
});

describe('two clerks of one township, in panes of 320 pixels', () => {
  let dark: PreviewPage;
  let contrast: PreviewPage;

  beforeAll(async () => {
    [dark, contrast] = await Promise.all([
      openPreview(browser, service.app.url, { colorScheme: 'dark' }),
      openPreview(browser, service.app.url, { forcedColors: 'active' }),
    ]);
    const content = 'iframe { width: 320px !important; min-width: 0 !important; }';
    for (const { page } of [dark, contrast]) await page.addStyleTag({ content });
    await openTasks(dark, 'zhoudang');
    await openTasks(contrast, 'zhoudang');
  }, 60_000);
  afterAll(async () => {
    await dark?.close();
    await contrast?.close();
  });

  it('are shown a cell that both have changed with all three numbers', async () => {
    await dark.pane.getByRole('button', { name: '撤回提交' }).click();
    for (const preview of [dark, contrast]) {
      await lookAgain(preview);
      await preview.pane.getByRole('button', { name: '插入填报表' }).click();
      await preview.pane.getByText(`已插入“${tab}”`).waitFor();
    }
    await type(contrast, tab, `G${firstRow}:G${firstRow + 1}`, [[2_240], [2_248]]);
    await contrast.pane.getByRole('button', { name: '看没交的修改（2 处）' }).waitFor();
    await contrast.pane.getByRole('button', { name: '保存草稿' }).click();
    await contrast.pane.getByText('已保存草稿，改动 2 格').waitFor();
    await type(dark, tab, `G${firstRow}:G${firstRow + 1}`, [[2_200], [2_288]]);
    await dark.pane.getByRole('button', { name: '看没交的修改（2 处）' }).waitFor();
    await dark.pane.getByRole('button', { name: '保存草稿' }).click();
    await dark.pane.getByText('有 2 格别人也改过').waitFor();
    const first = dark.pane.getByRole('list', { name: '别人也改过的格' }).getByRole('listitem').first();
    await first.getByText('2,244', { exact: true }).waitFor();
    await first.getByText('2,200', { exact: true }).waitFor();
    await first.getByText(/^2,240（/).waitFor();
    await dark.screenshot('breakdown-conflict-320-dark');
    await contrast.screenshot('breakdown-320-contrast');
  });

  it('choose cell by cell, and nothing else on the sheet changes', async () => {
    const { pane } = dark;
    const before = await dark.sheet(tab);
    await pane.getByRole('button', { name: '示例东岗村 任务数用对方的' }).click();
    await pane.getByText('别人也改过的格（1）').waitFor();
    const after = await dark.sheet(tab);
    expect(cellOf(after, '示例东岗村', '任务数')).toBe(2_240);
    expect(after.values.slice(firstRow)).toEqual(before.values.slice(firstRow));
    await pane.getByRole('button', { name: '示例西河村 任务数用我的' }).click();
    await pane.getByRole('button', { name: '看没交的修改（1 处）' }).waitFor();
    expect(cellOf(await dark.sheet(tab), '示例西河村', '任务数')).toBe(2_288);
  });

  it('lose no answer: what had arrived is not done twice', async () => {
    const { pane, page } = dark;
    // 2,240 + 2,288 is 40 above what the two had; the third gives them.
    await type(dark, tab, `G${firstRow + 2}`, [[2_204]]);
    await pane.getByRole('button', { name: '看没交的修改（2 处）' }).waitFor();
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('SubmitBreakdown')) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await pane.getByRole('button', { name: '提交', exact: true }).click();
    await pane.getByText('没有收到回答，不知道是否送到').waitFor();
    await dark.screenshot('breakdown-unanswered-320-dark');
    await page.unroute('**/graphql');
    await pane.getByRole('button', { name: '再试一次' }).click();
    await pane.getByText('上一次其实已经收到，没有重复办理。').waitFor();
    await pane.getByText('已提交，改动 2 格').waitFor();
    await pane.getByRole('button', { name: '经过' }).click();
    const history = pane.getByRole('list', { name: '经过', exact: true });
    await history.getByText('提交，改 2 格').first().waitFor();
    await dark.screenshot('breakdown-replayed-320-dark');
  });

  it('need no more than 320 pixels', async () => {
    for (const { pane, traffic } of [dark, contrast]) {
      expect(await pane.locator('body').evaluate((body) => body.scrollWidth)).toBeLessThanOrEqual(320);
      expect((await traffic()).unhandled).toEqual([]);
    }
  });
});

describe('the bureau with forms of two townships', () => {
  const other = '铁铺镇2025目标分解填报';
  const summary = '罗山县2025分村目标汇总';
  let bureau: PreviewPage;

  beforeAll(async () => {
    bureau = await openPreview(browser, service.app.url);
    await openTasks(bureau, 'luoshan');
  }, 60_000);
  afterAll(() => bureau?.close());

  it('sends each form to its own township, whichever is in front', async () => {
    const { pane } = bureau;
    await pane.getByRole('button', { name: '全部不选' }).click();
    await pane.getByRole('checkbox', { name: '铁铺镇' }).check();
    await pane.getByRole('button', { name: '下发 1 个' }).click();
    await pane.getByText('已下发 1 个乡镇（街道）').waitFor();
    await pane.getByRole('list', { name: '各乡镇' }).getByRole('button', { name: '铁铺镇' }).click();
    await pane.getByRole('button', { name: '插入填报表' }).click();
    await pane.getByText(`已插入“${other}”`).waitFor();
    await pane.getByRole('button', { name: '收起', exact: true }).click();
    await openCard(bureau);
    await pane.getByRole('button', { name: '插入填报表' }).click();
    await pane.getByText(`已插入“${tab}”`).waitFor();
    await type(bureau, other, `G${firstRow}`, [[1_234]]);
    expect((await bureau.snapshot()).active).toBe(tab);
    const card = pane.getByRole('listitem', { name: `填报表 ${other}` });
    await card.getByRole('button', { name: '看没交的修改（1 处）' }).waitFor();
    await card.getByRole('button', { name: '保存草稿' }).click();
    await card.getByText('已保存草稿，改动 1 格').waitFor();
    expect(cellOf(await bureau.sheet(tab), '示例东岗村', '任务数')).toBe(2_240);
    await bureau.screenshot('breakdown-two-townships');
  });

  it('has a table of all villages, brought up to date in 4 round trips', async () => {
    const { pane } = bureau;
    // The table would follow by itself (live.test.ts); here the clerk presses 刷新.
    await pane.getByRole('switch', { name: '暂停自动更新' }).check();
    await pane.getByRole('button', { name: '插入分村汇总表' }).click();
    await pane.getByText(`已插入工作表“${summary}”`).waitFor();
    const states = async () =>
      (await bureau.sheet(summary)).values.filter((cells) => cells[1] === '周党镇').map((cells) => cells[7]);
    expect(await states()).toEqual(Array.from({ length: villages }, () => '已提交'));
    await pane.getByRole('button', { name: '通过', exact: true }).click();
    await pane.getByText('已通过：1 个').waitFor();
    await pane.getByRole('tab', { name: '表格' }).click();
    // The new sheet was looked at once, whether it is a form; after that nothing looks.
    await bureau.page.waitForTimeout(2_500);
    const { requests } = await bureau.traffic();
    await pane.getByRole('button', { name: '刷新', exact: true }).click();
    await pane.getByText(/个村（社区）有变化/).waitFor();
    expect((await bureau.traffic()).requests - requests).toBeLessThanOrEqual(4);
    expect(await states()).toEqual(Array.from({ length: villages }, () => '已通过'));
    await bureau.screenshot('breakdown-summary');
    expect((await bureau.traffic()).unhandled).toEqual([]);
  });
});
