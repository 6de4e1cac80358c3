import type { Browser } from 'playwright-core';
import type { SheetSnapshot } from '../../addin/preview/workbook/snapshot.ts';
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

async function openTasks(preview: PreviewPage, account: string): Promise<void> {
  await signIn(preview.pane, account);
  await chooseCampaign(preview.pane, county);
  await preview.pane.getByRole('tab', { name: '任务' }).click();
  await preview.pane.getByRole('heading', { name: '目标分解' }).waitFor();
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

  it('dispatches', async () => {
    const { pane } = bureau;
    await township.pane.getByText('县医保局还没有下发目标分解表').waitFor();
    await bureau.screenshot('breakdown-dispatch');
    await pane.getByRole('button', { name: '全部不选' }).first().click();
    await pane.getByRole('checkbox', { name: '周党镇' }).check();
    await pane.getByLabel('填报要求').fill('示例：按户籍人口分，9 月底前报县。');
    await pane.getByRole('button', { name: '下发 1 个' }).click();
    await pane.getByText('已下发 1 个').waitFor();
    await bureau.screenshot('breakdown-dispatched');
  });

  it('inserts', async () => {
    const { pane } = township;
    await pane.getByRole('tab', { name: '表格' }).click();
    await pane.getByRole('tab', { name: '任务' }).click();
    await pane.getByRole('button', { name: '插入填报表' }).click();
    await pane.getByText('请在黄色的格里填').waitFor();
    await township.screenshot('breakdown-inserted');
    const { sheets } = await township.snapshot();
    console.log(JSON.stringify(sheets.map((s: SheetSnapshot) => [s.name, s.values.slice(0, 12)])));
    console.log(bureau.faults, township.faults, service.log.filter((l) => /rror/.test(l)).slice(-5));
  });
});
