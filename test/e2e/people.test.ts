import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const campaign = '罗山县 2025 年度';
const coverageTab = '罗山县2025困难群众参保';
const chaseTab = '周党镇2025疑似未参保';
const disabled = '示例·县残联 重度残疾人名册';

let service: DemoService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(4000), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

function sampleRoster(name: string): string {
  return join(service.config.dataFolder, '示例', name);
}

/** The narrowest pane there is. */
async function narrow({ page }: PreviewPage): Promise<void> {
  await page.addStyleTag({ content: 'iframe { width: 320px !important; min-width: 0 !important; }' });
}

async function openTab({ pane }: PreviewPage, name: string): Promise<void> {
  await pane.getByRole('tab', { name, exact: true }).click();
}

async function insert(preview: PreviewPage, kind: string, name: string, tab: string): Promise<void> {
  const { pane } = preview;
  await openTab(preview, '表格');
  await pane.getByLabel('哪张表').selectOption(kind);
  await pane.getByRole('button', { name: `插入${name}` }).click();
  await pane.getByText(`已插入工作表“${tab}”`).waitFor();
}

/** Column of a header, in a row given 0-based. */
function columnOf(sheet: SheetSnapshot, row: number, header: string): number {
  const column = sheet.values[row]?.indexOf(header) ?? -1;
  if (column < 0) throw new Error(`no column ${header}`);
  return column;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

async function type(preview: PreviewPage, tab: string, address: string, text: string): Promise<void> {
  await preview.page.evaluate(
    ([name, at, value]) => window.previewExcel?.workbook.user.edit(name, at, [[value]]),
    [tab, address, text] as const,
  );
}

/** Receipts of the payment file that is imported by hand: number, township, day. */
function receipts(): readonly { readonly number: string; readonly township: string; readonly day: string }[] {
  const [head = '', ...lines] = readFileSync(samplePaymentFile(service.config.dataFolder), 'utf8')
    .trim()
    .split('\n');
  const at = (name: string) => head.split(',').findIndex((header) => header.includes(name));
  const [number, township, day] = [at('票'), at('乡镇'), at('缴费日期')];
  return lines.map((line) => {
    const cells = line.split(',');
    return { number: cells[number] ?? '', township: cells[township] ?? '', day: cells[day] ?? '' };
  });
}

describe('a bureau clerk at the rosters', () => {
  let preview: PreviewPage;

  beforeAll(async () => {
    preview = await openPreview(browser, service.app.url);
    await signIn(preview.pane, 'luoshan');
    await chooseCampaign(preview.pane, campaign);
  });
  afterAll(() => preview?.close());

  it('looks at a roster with 5 mistakes, and cannot take it', async () => {
    const { pane } = preview;
    await openTab(preview, '导入');
    await pane.getByLabel('导入什么').selectOption('roster');
    await pane.getByLabel('哪个部门的名册').selectOption({ label: disabled });
    await pane.getByLabel('名册截至日期').fill('2024-11-30');
    await pane
      .locator('input[type=file]')
      .setInputFiles(sampleRoster('罗山县重度残疾人名册-示例-有五处错误.csv'));
    await pane.getByRole('button', { name: '先检查' }).click();
    await pane.getByText('有 5 行错误').waitFor();
    expect(await pane.getByRole('list', { name: '问题' }).locator('li').count()).toBe(5);
    expect(await pane.getByRole('button', { name: '确认收录' }).count()).toBe(0);
    await preview.screenshot('roster-faults');
  });

  it('points at the column nobody knows, looks at 120 persons, and takes them', async () => {
    const { pane } = preview;
    const text = readFileSync(sampleRoster('罗山县重度残疾人名册-示例-20241130.csv'), 'utf8');
    await pane.locator('input[type=file]').setInputFiles({
      name: '别的表头.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text.replace('身份证号码', '身份代号')),
    });
    await pane.getByRole('button', { name: '先检查' }).click();
    await pane.getByLabel('哪一列是“身份证号”').selectOption('身份代号');
    await preview.screenshot('roster-columns');
    await pane.getByRole('button', { name: '按此再检查' }).click();
    const confirm = pane.getByRole('region', { name: '确认收录' });
    await confirm.getByText('新增 120 人次').waitFor();
    await confirm.scrollIntoViewIfNeeded();
    await preview.screenshot('roster-dry-run');
    await pane.getByRole('button', { name: '确认收录' }).click();
    await pane.getByText(/已收录为第 \d+ 批/).waitFor();
  });

  it('remembers the column: the same file again changes nothing', async () => {
    const { pane } = preview;
    await pane.getByLabel('名册截至日期').fill('2024-12-01');
    await pane.getByRole('button', { name: '先检查' }).click();
    await pane
      .getByText(/同一文件此前已收录|没有新内容|不变/)
      .first()
      .waitFor();
    expect(await pane.getByLabel('哪一列是“身份证号”').count()).toBe(0);
  });

  it('asks once more before a full roster of 20 takes 100 people off', async () => {
    const { pane } = preview;
    const lines = readFileSync(sampleRoster('罗山县重度残疾人名册-示例-20241130.csv'), 'utf8').split('\n');
    await pane.locator('input[type=file]').setInputFiles({
      name: '只有二十人.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.slice(0, 21).join('\n')),
    });
    await pane.getByRole('button', { name: '先检查' }).click();
    const sure = pane.getByRole('checkbox', { name: /确实有 100 人次退出/ });
    await sure.waitFor();
    expect(await pane.getByRole('button', { name: '确认收录' }).getAttribute('aria-disabled')).toBe('true');
    await sure.scrollIntoViewIfNeeded();
    await preview.screenshot('roster-many-leave');
    await pane.getByRole('button', { name: '不收录' }).click();
  });

  it('inserts coverage, chase list, reconciliation and subsidies', async () => {
    const { pane } = preview;
    await insert(preview, 'coverage', '困难群众参保情况表', coverageTab);
    await openTab(preview, '表格');
    await pane.getByLabel('哪张表').selectOption('chase');
    await pane.getByLabel('范围').selectOption({ label: '周党镇' });
    await pane.getByRole('button', { name: '插入疑似未参保名册' }).click();
    await pane.getByText(`已插入工作表“${chaseTab}”`).waitFor();
    await preview.screenshot('chase-inserted');
    await insert(preview, 'reconciliation', '对账表', '罗山县2025对账表');
    await insert(preview, 'subsidy', '资助测算表', '罗山县2025分乡镇资助测算表');
    const chase = await preview.sheet(chaseTab);
    expect(chase.values[0]?.[0]).toBe('罗山县周党镇2025年度疑似未参保名册');
    expect(JSON.stringify(chase.values)).not.toMatch(/\d{17}[\dX]/);
    expect(chase.columnWidths[columnOf(chase, 3, '人员编号')]).toBe(0);
  });

  it('records 1 reason, says what is wrong with 2 beside their rows, and leaves what was typed', async () => {
    const { pane } = preview;
    const before = await preview.sheet(chaseTab);
    const reason = letter(columnOf(before, 3, '未参保原因'));
    const evidence = letter(columnOf(before, 3, '证明材料'));
    await type(preview, chaseTab, `${reason}5`, '参加职工医保');
    await type(preview, chaseTab, `${evidence}5`, '示例：职工医保参保凭证');
    await type(preview, chaseTab, `${reason}6`, '服兵役');
    await type(preview, chaseTab, `${reason}7`, '不想交');
    await pane.getByRole('button', { name: '上报填好的原因' }).click();
    await pane.getByText('已记下 1 行未参保原因。').waitFor();
    const after = await preview.sheet(chaseTab);
    const problem = columnOf(after, 3, '问题');
    expect(after.values[4]?.[problem]).toBe('');
    expect(after.values[5]?.[problem]).toMatch(/^错误：.*证明材料/);
    expect(after.values[6]?.[problem]).toMatch(/^错误：.*不想交/);
    expect(after.values[6]?.[columnOf(after, 3, '未参保原因')]).toBe('不想交');
    expect(after.values[4]?.[columnOf(after, 3, '数据版本')]).toBe('1');
    expect(await pane.getByRole('list', { name: '问题' }).locator('li').count()).toBe(2);
    await pane.getByRole('heading', { name: '上报未参保原因' }).scrollIntoViewIfNeeded();
    await preview.screenshot('chase-reported');
  });

  it('sends the mended rows after the sheet was sorted, and the marks go', async () => {
    const { pane, page } = preview;
    const before = await preview.sheet(chaseTab);
    const [reason, evidence] = [columnOf(before, 3, '未参保原因'), columnOf(before, 3, '证明材料')];
    await type(preview, chaseTab, `${letter(evidence)}6`, '示例：入伍通知书');
    await type(preview, chaseTab, `${letter(reason)}7`, '不愿参保');
    // A row of the reader's own above everything: all rows move down by one.
    await page.evaluate((tab) => window.previewExcel?.workbook.user.insert(tab, '5:5'), chaseTab);
    await pane.getByRole('button', { name: '上报填好的原因' }).click();
    await pane.getByText('已记下 2 行未参保原因。').waitFor();
    const after = await preview.sheet(chaseTab);
    const problem = columnOf(after, 3, '问题');
    expect(after.values.slice(4).every((cells) => (cells[problem] ?? '') === '')).toBe(true);
  });

  it('refreshes coverage: 周党镇 has 2 people fewer due, because 1 of 3 reasons does not excuse', async () => {
    const { pane } = preview;
    const before = await preview.sheet(coverageTab);
    const row = before.values.findIndex((cells) => cells[1] === '周党镇');
    const [due, excused] = [columnOf(before, 2, '合计应保（去重，人）'), columnOf(before, 2, '已剔除（人）')];
    await pane.getByRole('button', { name: '刷新', exact: true }).click();
    await pane.getByText('1 个乡镇（街道）有变化').waitFor();
    const after = await preview.sheet(coverageTab);
    expect(after.values[row]?.[1]).toBe('周党镇');
    expect(Number(after.values[row]?.[due])).toBe(Number(before.values[row]?.[due]) - 2);
    expect(Number(after.values[row]?.[excused])).toBe(Number(before.values[row]?.[excused]) + 2);
    await preview.screenshot('coverage-refreshed');
  });

  it('asked nothing that Excel 2021 lacks, and no other host', async () => {
    expect((await preview.traffic()).unhandled).toEqual([]);
    expect(preview.faults).toEqual([]);
    expect(service.log).toEqual([]);
  });
});
