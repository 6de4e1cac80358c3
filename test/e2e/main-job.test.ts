import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { SheetSnapshot } from '../../addin/preview/workbook/snapshot.ts';
import { samplePaymentFile } from '../../server/cli/demo.ts';
import { startBrowser } from '../support/browser.ts';
import {
  chooseCampaign,
  type DemoService,
  openPreview,
  type PreviewPage,
  signIn,
  startDemoService,
} from '../support/preview.ts';

const progressTab = '罗山县2025进度表';
const demoPayments = 20_000;

let service: DemoService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(demoPayments), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** The row of a sheet whose cell in `column` holds `value`, 0-based. */
function rowWith(sheet: SheetSnapshot, column: number, value: string | number): number {
  const row = sheet.values.findIndex((cells) => cells[column] === value);
  if (row < 0) throw new Error(`no row with ${value}`);
  return row;
}

async function importFile(
  { pane }: PreviewPage,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await pane.getByRole('tab', { name: '导入', exact: true }).click();
  await pane.locator('input[type=file]').setInputFiles(file);
  await pane.getByRole('button', { name: '开始导入' }).click();
}

describe('a bureau clerk in Excel', () => {
  let preview: PreviewPage;
  let before: SheetSnapshot;

  beforeAll(async () => {
    preview = await openPreview(browser, service.app.url);
  });
  afterAll(() => preview?.close());

  it('is told in Chinese when the password is wrong, and signs in with the right one', async () => {
    const { pane } = preview;
    await signIn(pane, 'luoshan', 'wrong');
    await pane.getByText('账号或密码不对').waitFor();
    await signIn(pane, 'luoshan');
    await chooseCampaign(pane, '罗山县 2025 年度');
    await pane.getByText('下达合计 592,727 人，逐行合计 592,725 人').waitFor();
  });

  it('inserts 进度表 as a real table in 2 round trips', async () => {
    const { pane } = preview;
    const start = (await preview.traffic()).requests;
    await pane.getByRole('button', { name: '插入进度表' }).click();
    await pane.getByText(`已插入工作表“${progressTab}”，共 20 行`).waitFor();
    expect((await preview.traffic()).requests - start).toBeLessThanOrEqual(4);

    const sheet = await preview.sheet(progressTab);
    before = sheet;
    expect(sheet.values[0]?.[0]).toBe('罗山县2025年度城乡居民基本医疗保险征缴进度表');
    expect(sheet.tables).toHaveLength(1);
    const [table] = sheet.tables;
    expect(table?.address).toBe('A3:L24');
    expect(table?.showTotals).toBe(true);
    expect(table?.headers.slice(0, 8)).toEqual([
      '序号',
      '乡镇（街道）',
      '任务数（人）',
      '已缴费人数（人）',
      '完成率',
      '完成情况',
      '差额（人）',
      '排名',
    ]);
    const zhoudang = sheet.values[rowWith(sheet, 1, '周党镇')];
    expect(zhoudang?.[2]).toBe(42_643);
    const total = sheet.values[23];
    expect(total?.[2]).toBe(592_727);
    expect(total?.[3]).toBe(demoPayments);
    expect(sheet.formulas[23]?.[3]).toMatch(/^=SUM\(/);
    expect(sheet.numberFormats[3]?.[4]).toBe('0.00%');
    expect(sheet.numberFormats[3]?.[2]).toBe('#,##0');
    expect(sheet.text[23]?.[2]).toBe('592,727');
    expect(sheet.conditionalFormats.map(({ type, Type }) => type ?? Type)).toContain('DataBar');
    expect(sheet.charts).toHaveLength(1);
    expect(sheet.frozen.rows).toBe(3);
    expect(sheet.print).toMatchObject({ orientation: 'Landscape' });
    expect(sheet.columnWidths[11]).toBe(0);
  });

  it('inserts 目标分解表 as the notice prints it, with both totals said', async () => {
    const { pane } = preview;
    await pane.getByLabel('哪张表').selectOption('breakdown');
    await pane.getByRole('button', { name: '插入目标分解表' }).click();
    await pane.getByText('已插入工作表“罗山县2025目标分解表”，共 20 行').waitFor();
    const sheet = await preview.sheet('罗山县2025目标分解表');
    expect(sheet.tables).toEqual([]);
    expect(sheet.merges).toEqual(expect.arrayContaining(['A3:A4', 'B3:D3', 'E3:E4']));
    expect(sheet.values[4]?.slice(0, 4)).toEqual(['铁铺镇', 11_617, 1_130, 1_960]);
    expect(sheet.values[24]?.slice(0, 4)).toEqual(['合计', 592_727, 55_473, 64_657]);
    expect(JSON.stringify(sheet.values)).toContain('逐行相加 592,725');
    await preview.screenshot('breakdown');
  });

  it('imports a payment file, and the same file again changes nothing', async () => {
    const { pane } = preview;
    // The table would follow by itself (live.test.ts); here the clerk presses 刷新.
    await pane.getByRole('switch', { name: '暂停自动更新' }).check();
    await importFile(preview, samplePaymentFile(service.config.dataFolder));
    const result = pane.getByRole('group', { name: '导入结果' }).or(pane.getByLabel('导入结果'));
    await result.waitFor();
    expect(await result.textContent()).toContain('1,200 笔');
    await importFile(preview, samplePaymentFile(service.config.dataFolder));
    await pane.getByText('什么也没有改变').first().waitFor();
  });

  it('refreshes: the figures move, and what the clerk added stays', async () => {
    const { page, pane } = preview;
    await page.evaluate((tab) => {
      const user = window.previewExcel?.workbook.user;
      const table = window.previewExcel?.snapshot().sheets.find(({ name }) => name === tab)?.tables[0];
      if (!user || !table) throw new Error('no table');
      user.insertColumn(tab, 'M', undefined);
      user.edit(tab, 'M3', [['我的备注']]);
      user.edit(tab, 'M4', [['已电话催缴']]);
      user.edit(tab, 'M5', [['=D5*2']]);
      user.sort(table.name, '已缴费人数（人）', false);
      user.rename(tab, '给领导的进度表');
    }, progressTab);
    const sorted = await preview.sheet('给领导的进度表');
    await pane.getByRole('tab', { name: '表格' }).click();
    await pane.getByRole('button', { name: '刷新', exact: true }).click();
    await pane.getByText(/个乡镇.*有变化/).waitFor();

    const after = await preview.sheet('给领导的进度表');
    const names = (sheet: SheetSnapshot) => sheet.values.slice(3, 23).map((row) => row[1]);
    expect(names(after)).toEqual(names(sorted));
    expect(names(after)).not.toEqual(names(before));
    const total = rowWith(after, 3, demoPayments + 1200);
    expect(total).toBe(23);
    for (const name of ['铁铺镇', '山店乡']) {
      const [old, now] = [rowWith(sorted, 1, name), rowWith(after, 1, name)];
      expect(now).toBe(old);
      expect(after.formulas[now]?.[12]).toEqual(sorted.formulas[old]?.[12]);
    }
    expect(after.values[rowWith(after, 1, '铁铺镇')]?.[12]).toBe('已电话催缴');
    expect(Number(after.values[rowWith(after, 1, '周党镇')]?.[3])).toBeGreaterThan(
      Number(sorted.values[rowWith(sorted, 1, '周党镇')]?.[3]),
    );
    await pane.getByRole('button', { name: '给领导的进度表' }).click();
    await preview.screenshot('preview');
  });

  it('writes nothing when nothing has changed', async () => {
    const { pane } = preview;
    const sheet = await preview.sheet('给领导的进度表');
    const { requests } = await preview.traffic();
    await pane.getByRole('button', { name: '刷新', exact: true }).click();
    await pane.getByText('数字没有变化').first().waitFor();
    // Finding the tables, reading this one, and office.js giving back its references.
    expect((await preview.traffic()).requests - requests).toBeLessThanOrEqual(3);
    expect(await preview.writesSince(requests)).toBe(0);
    expect(await preview.sheet('给领导的进度表')).toEqual(sheet);
  });

  it('lists what is wrong with a file by line, and takes nothing of it', async () => {
    const { pane } = preview;
    const good = readFileSync(samplePaymentFile(service.config.dataFolder), 'utf8').split('\n');
    const [head = '', first = ''] = good;
    const broken = [head, first.replace(/^[^,]+/, 'E2E-1').replace('400.00', '四百')].join('\n');
    await importFile(preview, { name: '坏文件.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) });
    const problems = pane.getByRole('list', { name: '问题' });
    await problems.waitFor();
    expect(await problems.textContent()).toContain('第 2 行');
    expect(await problems.textContent()).toContain('四百');
    await preview.screenshot('problems');
  });

  it('imports the selection, and jumps to the cell that is wrong', async () => {
    const { page, pane } = preview;
    await page.evaluate(() => {
      const user = window.previewExcel?.workbook.user;
      user?.edit('Sheet1', 'B2:F3', [
        ['电子税票号', '证件号码', '乡镇', '缴费金额（元）', '缴费日期'],
        ['E2E-2', "'999999199001011234", '不存在的镇', 400, '2024-12-30'],
      ]);
      user?.select('Sheet1', 'B2:F3');
    });
    await pane.getByRole('radio', { name: '当前选区' }).click();
    await pane.getByRole('button', { name: '开始导入' }).click();
    const jump = pane.getByRole('button', { name: /跳转到 .*D3/ });
    await jump.waitFor();
    await jump.click();
    await page.waitForFunction(() => window.previewExcel?.snapshot().selection === 'Sheet1!D3');
  });

  it('refuses a file past the limit with a sentence, and goes on', async () => {
    const { pane } = preview;
    await pane.getByRole('radio', { name: '文件' }).click();
    await importFile(preview, {
      name: '很大.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(3 * 1_048_576, 'x'),
    });
    await pane
      .getByText(/超过上限 2 MB/)
      .first()
      .waitFor();
  });

  it('asked nothing that Excel 2021 lacks, and no other host', async () => {
    expect((await preview.traffic()).unhandled).toEqual([]);
    expect(preview.faults.filter((fault) => !fault.includes('413'))).toEqual([]);
    expect(service.log).toEqual([]);
  });
});

describe('a township in Excel', () => {
  it('sees its own rows and no import, and in formulas 42,643 of its own and nothing of others', async () => {
    const preview = await openPreview(browser, service.app.url, { colorScheme: 'dark' });
    const { pane } = preview;
    await signIn(pane, 'zhoudang');
    await chooseCampaign(pane, '罗山县 2025 年度');
    await pane.getByRole('button', { name: '插入进度表' }).click();
    await pane
      .getByText(/已插入工作表/)
      .first()
      .waitFor();
    const { sheets } = await preview.snapshot();
    const text = JSON.stringify(sheets);
    expect(text).toContain('周党镇');
    expect(text).not.toContain('铁铺镇');
    expect(await pane.getByRole('tab', { name: '导入', exact: true }).count()).toBe(0);
    await preview.screenshot('township-dark');
    // The very runtime that Excel on the web runs custom functions in, in the pane's own page.
    await preview.page.evaluate(() => {
      const formulas = [['=ZJ.任务数("周党镇")'], ['=ZJ.任务数("铁铺镇")']];
      window.previewExcel?.workbook.user.edit('Sheet1', 'A1:A2', formulas);
    });
    const answers = await preview.page.waitForFunction(() => {
      const values = window.previewExcel?.workbook.rangeFrom('Sheet1!A1:A2').Values.flat() ?? [];
      return values.includes('#BUSY!') ? null : values;
    });
    expect(await answers.jsonValue()).toEqual([42_643, '#N/A']);
    await preview.page.evaluate(() => {
      window.previewExcel?.workbook.sheet('Sheet1').Activate();
      window.previewExcel?.workbook.user.select('Sheet1', 'A2');
    });
    await preview.page
      .getByText('“铁铺镇”不在本账号的范围内。请填本乡镇或所属的村。', { exact: true })
      .waitFor();
    await preview.close();
  });
});

describe('a county without quotas', () => {
  it('shows who paid, and says that no task was given out instead of zeros', async () => {
    const preview = await openPreview(browser, service.app.url);
    const { pane } = preview;
    await signIn(pane, 'linyi');
    await chooseCampaign(pane, '临猗县 2025 年度');
    await pane.getByRole('button', { name: '插入进度表' }).click();
    await pane
      .getByText(/已插入工作表/)
      .first()
      .waitFor();
    const sheet = await preview.sheet('临猗县2025进度表');
    const row = sheet.values[rowWith(sheet, 1, '示例一镇')];
    expect(row?.[2]).toBe('');
    expect(row?.[4]).toBe('');
    expect(row?.[5]).toBe('未下达任务数');
    expect(row?.[3]).toBeGreaterThan(0);
    await preview.screenshot('no-quotas');
    await preview.close();
  });
});
