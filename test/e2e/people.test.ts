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
function columnOf(sheet: SheetSnapshot, row: number, header: string | RegExp): number {
  const column =
    sheet.values[row]?.findIndex((text) =>
      typeof header === 'string' ? text === header : header.test(String(text)),
    ) ?? -1;
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

interface Receipt {
  readonly number: string;
  readonly township: string;
  readonly amount: string;
  readonly day: string;
}

/** How many items the work list says there are, once it is there. */
async function countShown({ pane }: PreviewPage): Promise<number> {
  const words = await pane.getByText(/^共 \d+ 件，列出/).textContent();
  return Number(/\d+/.exec(words ?? '')?.[0]);
}

/** ID number of somebody on the roster of the first test. */
function rosterPerson(): string {
  const [head = '', first = ''] = readFileSync(
    sampleRoster('罗山县重度残疾人名册-示例-20241130.csv'),
    'utf8',
  ).split('\n');
  return first.split(',')[head.split(',').indexOf('身份证号码')] ?? '';
}

/** Receipts of the payment file that is imported by hand: number, township, day. */
function receipts(): readonly Receipt[] {
  const [head = '', ...lines] = readFileSync(samplePaymentFile(service.config.dataFolder), 'utf8')
    .trim()
    .split('\n');
  const at = (name: string) => head.split(',').findIndex((header) => header.includes(name));
  const [number, township, amount, day] = [at('票'), at('乡镇'), at('金额'), at('缴费日期')];
  return lines.map((line) => {
    const cells = line.split(',');
    return {
      number: cells[number] ?? '',
      township: cells[township] ?? '',
      amount: cells[amount] ?? '',
      day: cells[day] ?? '',
    };
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
    // Coverage would follow the reasons by itself (live.test.ts); here the clerk presses 刷新.
    await preview.pane.getByRole('switch', { name: '暂停自动更新' }).check();
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
    await pane
      .getByRole('button', { name: /^跳转到/ })
      .first()
      .click();
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
    const [due, excused] = [columnOf(before, 2, /合计.*应保|^应保/), columnOf(before, 2, /已剔除/)];
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

describe('a bureau clerk at the accounts', () => {
  let preview: PreviewPage;

  beforeAll(async () => {
    preview = await openPreview(browser, service.app.url);
    await narrow(preview);
    await signIn(preview.pane, 'luoshan');
    await chooseCampaign(preview.pane, campaign);
  });
  afterAll(() => preview?.close());

  it("imports payments and the tax office's statement, in which 3 lines do not agree", async () => {
    const { pane } = preview;
    await openTab(preview, '导入');
    await pane.locator('input[type=file]').setInputFiles(samplePaymentFile(service.config.dataFolder));
    await pane.getByRole('button', { name: '开始导入' }).click();
    await pane.getByText(/已收录为第 \d+ 批/).waitFor();
    const [missing, other, ...rest] = receipts();
    if (!missing || !other) throw new Error('no payments');
    const lines = [
      [other.number, other.township, '399.00', other.day],
      ['E2E-TAX-1', other.township, '400.00', other.day],
      ...rest.map(({ number, township, amount, day }) => [number, township, amount, day]),
    ];
    const text = ['电子税票号,乡镇,缴费金额,缴费日期', ...lines.map((cells) => cells.join(','))].join('\n');
    await pane.getByLabel('导入什么').selectOption('tax');
    await pane
      .locator('input[type=file]')
      .setInputFiles({ name: '税务.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await pane.getByRole('button', { name: '开始导入' }).click();
    const result = pane.getByLabel('导入结果');
    await result.waitFor();
    expect(await result.textContent()).toContain('新的待核对项3 件');
    await preview.screenshot('statement-320');
  });

  it('closes 1 item with a reason and a note, and it is on the list no more', async () => {
    const { pane } = preview;
    await openTab(preview, '核对');
    await pane.getByLabel('哪一类').selectOption('RECONCILIATION');
    const list = pane.getByRole('list', { name: '待核对的事' });
    await list.waitFor();
    const before = await countShown(preview);
    await preview.screenshot('review-320');
    await list.getByRole('checkbox').first().check();
    const form = pane.getByRole('form', { name: '办结' });
    await form.getByLabel('原因').selectOption({ index: 1 });
    await form.getByLabel('说明').fill('示例：已与税务核对');
    await form.scrollIntoViewIfNeeded();
    await preview.screenshot('review-close-320');
    await form.getByRole('button', { name: '办结' }).click();
    await pane.getByText('已办结 1 件。').waitFor();
    await pane.getByText(`共 ${before - 1} 件`).waitFor();
    await pane.getByLabel('状态').selectOption('CLOSED');
    await pane.getByText('示例：已与税务核对').waitFor();
    await preview.screenshot('review-closed-320');
  });

  it('says what somebody else closed first, and closes nothing over it', async () => {
    const { pane } = preview;
    const second = await openPreview(browser, service.app.url, { colorScheme: 'dark' });
    await signIn(second.pane, 'luoshan');
    await chooseCampaign(second.pane, campaign);
    for (const { pane: each } of [preview, second]) {
      await each.getByRole('tab', { name: '核对', exact: true }).click();
      await each.getByLabel('哪一类').selectOption('RECONCILIATION');
      await each.getByLabel('状态').selectOption('OPEN');
      await each.getByText(/^共 \d+ 件，列出/).waitFor();
      await each.getByRole('list', { name: '待核对的事' }).getByRole('checkbox').first().check();
      const form = each.getByRole('form', { name: '办结' });
      await form.getByLabel('原因').selectOption({ index: 1 });
      await form.getByLabel('说明').fill('示例：核对过');
    }
    await second.screenshot('review-dark');
    await second.pane.getByRole('form', { name: '办结' }).getByRole('button', { name: '办结' }).click();
    await second.pane.getByText('已办结 1 件。').waitFor();
    await second.close();
    await pane.getByRole('form', { name: '办结' }).getByRole('button', { name: '办结' }).click();
    await pane.getByText('有 1 件没有办成').waitFor();
    expect(await pane.getByRole('list', { name: '没有办成的' }).textContent()).toContain('luoshan');
    await pane.getByRole('list', { name: '没有办成的' }).scrollIntoViewIfNeeded();
    await preview.screenshot('review-conflict-320');
  });

  it('finds a person by ID number, which stays nowhere, and shows the masked record', async () => {
    const { pane, page } = preview;
    const idNumber = rosterPerson();
    await openTab(preview, '人员');
    await pane.getByLabel('号码').fill(idNumber);
    await pane.getByRole('button', { name: '查找' }).click();
    const record = pane.getByRole('region', { name: '一人一档' });
    await record.waitFor();
    expect(await record.textContent()).toContain(`${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`);
    // A category the notice does not know: no amount, and the reason.
    expect(await record.getByRole('list', { name: '为什么算不出' }).textContent()).toContain('重度残疾');
    expect(await pane.getByLabel('号码').inputValue()).toBe('');
    const frame = page.frames().find((each) => each.url().includes('taskpane'));
    expect(await frame?.content()).not.toContain(idNumber);
    const kept = await frame?.evaluate(
      () => JSON.stringify({ ...sessionStorage, ...localStorage }) + location.href,
    );
    expect(kept).not.toContain(idNumber);
    await record.getByRole('button', { name: /^名册/ }).click();
    await preview.screenshot('person-320');
  });

  it('shows the full number for a purpose, and covers it again', async () => {
    const { pane } = preview;
    const idNumber = rosterPerson();
    await pane.getByRole('button', { name: '显示完整号码…' }).click();
    expect(await pane.getByRole('button', { name: '显示', exact: true }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await pane.getByLabel('用途').fill('示例：核对参保信息');
    await preview.screenshot('person-purpose-320');
    await pane.getByRole('button', { name: '显示', exact: true }).click();
    const shown = pane.getByRole('region', { name: '完整号码' });
    await shown.waitFor();
    expect(await shown.textContent()).toContain(idNumber);
    await preview.screenshot('person-shown-320');
    await openTab(preview, '表格');
    await openTab(preview, '人员');
    expect(await pane.getByRole('region', { name: '完整号码' }).count()).toBe(0);
  });

  it('refunds a payment found by its receipt, after the rule said how much may go back', async () => {
    const { pane } = preview;
    const receipt = receipts()[5]?.number ?? '';
    await pane.getByLabel('按', { exact: true }).selectOption('receiptNumber');
    await pane.getByLabel('号码').fill(receipt);
    await pane.getByRole('button', { name: '查找' }).click();
    await pane.getByRole('button', { name: `办理 ${receipt}` }).click();
    const desk = pane.getByRole('region', { name: `办理 ${receipt}` });
    await desk.waitFor();
    await desk.getByRole('radio').first().waitFor();
    await preview.screenshot('person-desk-320');
    await desk.getByRole('radio', { name: /冲正/ }).click();
    await desk.getByLabel('凭证').fill('示例：退票通知 1 号');
    await desk.scrollIntoViewIfNeeded();
    await preview.screenshot('person-reverse-320');
    await desk.getByRole('button', { name: '确认冲正' }).click();
    await desk.getByText('已冲正，不再计入。').waitFor();
    await desk.getByRole('button', { name: /^撤销第/ }).click();
    await desk.getByRole('radio', { name: '更正' }).waitFor();
    await preview.screenshot('person-undone-320');
  });

  it('registers a newborn and gets a temporary code', async () => {
    const { pane } = preview;
    await pane.getByRole('button', { name: '登记新生儿…' }).click();
    await pane.getByLabel('姓名').fill('示例之子');
    await pane.getByLabel('出生日期').fill(new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10));
    await pane.getByRole('combobox', { name: '乡镇（街道）' }).selectOption({ label: '周党镇' });
    await pane.getByLabel('凭证').fill('示例：出生医学证明');
    await preview.screenshot('newborn-320');
    await pane.getByRole('button', { name: '登记', exact: true }).click();
    await pane
      .getByText(/XSE411521\d{8}/)
      .first()
      .waitFor();
    await preview.screenshot('newborn-registered-320');
  });

  it('asked nothing that Excel 2021 lacks, and no other host', async () => {
    expect((await preview.traffic()).unhandled).toEqual([]);
    expect(preview.faults).toEqual([]);
    expect(service.log).toEqual([]);
  });
});
