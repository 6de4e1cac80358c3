import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
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

let service: DemoService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(4000), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function open(account: string, campaign: string): Promise<PreviewPage> {
  const preview = await openPreview(browser, service.app.url);
  await signIn(preview.pane, account);
  await chooseCampaign(preview.pane, campaign);
  return preview;
}

async function openTab({ pane }: PreviewPage, name: string): Promise<void> {
  await pane.getByRole('tab', { name, exact: true }).click();
}

/** What 下载 .xlsx of a tab saves: its name, and whether it is a workbook. */
async function download({ page, pane }: PreviewPage, tab: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    pane.locator(`#panel-${tab}`).getByRole('button', { name: '下载 .xlsx' }).click(),
  ]);
  const start = readFileSync(await file.path())
    .subarray(0, 2)
    .toString('latin1');
  return { name: file.suggestedFilename(), isWorkbook: start === 'PK' };
}

describe('a bureau clerk at the counter', () => {
  let preview: PreviewPage;
  let receipt = '';

  beforeAll(async () => {
    preview = await open('luoshan', '罗山县 2025 年度');
  });
  afterAll(() => preview?.close());

  it.each([
    ['progress', '罗山县2025-罗山县2025进度表.xlsx'],
    ['breakdown', '罗山县2025-罗山县2025目标分解表.xlsx'],
    ['coverage', '罗山县2025-罗山县2025困难群众参保.xlsx'],
    ['reconciliation', '罗山县2025-罗山县2025对账表.xlsx'],
    ['subsidy', '罗山县2025-罗山县2025分乡镇资助测算表.xlsx'],
  ])('saves the sheet %s as the file %s', async (kind, name) => {
    await preview.pane.getByLabel('哪张表').selectOption(kind);
    expect(await download(preview, 'sheets')).toEqual({ name, isWorkbook: true });
  });

  it('saves the chase list of 周党镇 alone, and says where to look for it', async () => {
    const { pane } = preview;
    await pane.getByLabel('哪张表').selectOption('chase');
    await pane.getByLabel('范围').selectOption({ label: '周党镇' });
    expect(await download(preview, 'sheets')).toEqual({
      name: '罗山县2025-周党镇2025疑似未参保.xlsx',
      isWorkbook: true,
    });
    await pane.getByText('已交给浏览器保存：罗山县2025-周党镇2025疑似未参保.xlsx').waitFor();
    await preview.screenshot('download');
  });

  it('saves the notice and the work list', async () => {
    await openTab(preview, '政策');
    expect(await download(preview, 'policy')).toMatchObject({ isWorkbook: true });
    await openTab(preview, '核对');
    expect(await download(preview, 'review')).toMatchObject({ isWorkbook: true });
  });

  it("takes the bank's next statement and the payments, one of them 500 yuan instead of 400", async () => {
    const { pane } = preview;
    const [head = '', ...lines] = readFileSync(samplePaymentFile(service.config.dataFolder), 'utf8')
      .trim()
      .split('\n');
    const at = head.split(',').findIndex((header) => header.includes('票'));
    const full = lines.findIndex((line) => line.includes(',400.00'));
    receipt = lines[full]?.split(',')[at] ?? '';
    lines[full] = lines[full]?.replace(',400.00', ',500.00') ?? '';
    await openTab(preview, '导入');
    await pane.locator('input[type=file]').setInputFiles({
      name: '缴费.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...lines].join('\n')),
    });
    await pane.getByRole('button', { name: '开始导入' }).click();
    await pane.getByText(/已收录为第 \d+ 批/).waitFor();
    await pane.getByLabel('导入什么').selectOption('bank');
    await pane
      .locator('input[type=file]')
      .setInputFiles(join(service.config.dataFolder, '示例', '罗山县银行扣款入库明细-示例-20241229.csv'));
    await pane.getByRole('button', { name: '开始导入' }).click();
    const result = pane.getByLabel('导入结果');
    await result.waitFor();
    expect(await result.textContent()).toMatch(/新收录[\d,]+ 行/);
    await preview.screenshot('bank-statement');
  });

  it('gives back the 100 yuan that were paid too much, and no fen more', async () => {
    const { pane } = preview;
    await openTab(preview, '人员');
    await pane.getByLabel('按', { exact: true }).selectOption('receiptNumber');
    await pane.getByLabel('号码').fill(receipt);
    await pane.getByRole('button', { name: '查找' }).click();
    await pane.getByRole('button', { name: `办理 ${receipt}` }).click();
    const desk = pane.getByRole('region', { name: `办理 ${receipt}` });
    await desk.getByRole('radio', { name: '退费' }).click();
    expect(await desk.getByLabel('退回金额（元）').inputValue()).toBe('100.00');
    await desk.getByLabel('原因').selectOption({ label: '多缴' });
    await desk.getByLabel('凭证').fill('示例：退费凭证 1 号');
    await desk.getByLabel('退回金额（元）').fill('100.01');
    await desk.getByRole('button', { name: '登记退费' }).click();
    await desk
      .getByText(/100\.00/)
      .first()
      .waitFor();
    expect(await desk.getByRole('list', { name: '已办的处理' }).count()).toBe(0);
    await desk.getByLabel('退回金额（元）').fill('100');
    await desk.getByRole('button', { name: '登记退费' }).click();
    await desk
      .getByRole('list', { name: '已办的处理' })
      .getByText(/^第 \d+ 号 退费 100\.00 元/)
      .waitFor();
    await pane.getByText('400.00 元', { exact: true }).first().waitFor();
    await preview.screenshot('refunded');
  });

  it('compares all amounts; the result is still there after another tab', async () => {
    const { pane } = preview;
    await openTab(preview, '核对');
    await pane.getByRole('button', { name: '核对应缴实缴' }).click();
    await pane.getByText(/^已核对：相符 [\d,]+ 人/).waitFor();
    await openTab(preview, '表格');
    await openTab(preview, '核对');
    await pane.getByText(/^已核对：相符 [\d,]+ 人/).waitFor({ timeout: 2000 });
  });

  it('keeps what the check of a notice found while another tab is looked at', async () => {
    const { pane } = preview;
    await openTab(preview, '政策');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    const result = pane.getByRole('region', { name: '检查与发布' }).getByText(/请先插入/);
    await result.waitFor();
    await openTab(preview, '表格');
    await openTab(preview, '政策');
    await result.waitFor({ timeout: 2000 });
  });

  it('asked nothing that Excel 2021 lacks, and no other host', async () => {
    expect((await preview.traffic()).unhandled).toEqual([]);
    expect(preview.faults).toEqual([]);
    expect(service.log).toEqual([]);
  });
});

describe('a township', () => {
  it('inserts its own chase list and sends 1 reason, with no bureau tab', async () => {
    const preview = await open('zhoudang', '罗山县 2025 年度');
    const { pane, page } = preview;
    const tab = '周党镇2025疑似未参保';
    await pane.getByLabel('哪张表').selectOption('chase');
    await pane.getByRole('button', { name: '插入疑似未参保名册' }).click();
    await pane.getByText(`已插入工作表“${tab}”`).waitFor();
    const sheet = await preview.sheet(tab);
    const column = sheet.values[3]?.indexOf('未参保原因') ?? -1;
    await page.evaluate(([name, at]) => window.previewExcel?.workbook.user.edit(name, at, [['不愿参保']]), [
      tab,
      `${String.fromCharCode(65 + column)}5`,
    ] as const);
    await pane.getByRole('button', { name: '上报填好的原因' }).click();
    await pane.getByText('已记下 1 行未参保原因。').waitFor();
    expect(await pane.getByRole('tab', { name: '导入', exact: true }).count()).toBe(0);
    await preview.screenshot('township-reasons');
    await preview.close();
  });
});

describe('a county with daily totals alone', () => {
  it('is told before the click what needs the payments of persons', async () => {
    const preview = await open('linyi', '临猗县 2025 年度');
    const { pane } = preview;
    const sheets = pane.getByLabel('哪张表');
    for (const kind of ['coverage', 'chase']) {
      expect(await sheets.locator(`option[value=${kind}]`).isDisabled()).toBe(true);
    }
    await pane.getByText(/不能选：.*只导入了每日汇总/).waitFor();
    expect(await pane.getByRole('button', { name: '上报填好的原因' }).count()).toBe(0);
    expect(await download(preview, 'sheets')).toEqual({
      name: '临猗县2025-临猗县2025进度表.xlsx',
      isWorkbook: true,
    });
    await preview.screenshot('totals-sheets');
    await openTab(preview, '核对');
    const check = pane.getByRole('button', { name: '核对应缴实缴' });
    expect(await check.getAttribute('aria-disabled')).toBe('true');
    await preview.screenshot('totals-review');
    await openTab(preview, '人员');
    await pane.getByText(/查不到谁缴了费/).waitFor();
    expect(await pane.locator('option[value=receiptNumber]').isDisabled()).toBe(true);
    await preview.screenshot('totals-people');
    expect(preview.faults).toEqual([]);
    await preview.close();
  });
});
