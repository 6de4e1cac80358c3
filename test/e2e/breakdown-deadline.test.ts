import type { Browser } from 'playwright-core';
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
let bureau: PreviewPage;
/** A week from now is what dispatching offers. */
const [first, second, third] = [7, 14, 21].map((days) => addDays(localDateAt(new Date()), days)) as [
  string,
  string,
  string,
];

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
  bureau = await openPreview(browser, service.app.url);
  const { pane } = bureau;
  await signIn(pane, 'luoshan');
  await chooseCampaign(pane, '罗山县 2025 年度');
  await pane.getByRole('tab', { name: '任务' }).click();
  await pane.getByRole('button', { name: '下发 20 个' }).click();
  await pane.getByText(`已下发 20 个乡镇（街道），截止 ${first}`).waitFor();
}, 60_000);

afterAll(async () => {
  await bureau?.close();
  await browser?.close();
  await service?.close();
});

describe('the bureau', () => {
  it('moves the deadline of all 20 townships at once, with a reason', async () => {
    const { pane } = bureau;
    await pane.getByRole('button', { name: '全选（20）' }).click();
    await pane.getByRole('button', { name: '改选中 20 个的填报截止…' }).click();
    const form = pane.getByRole('form', { name: '改填报截止 选中的 20 个' });
    await form.getByLabel('改到').fill(second);
    await form.getByLabel('理由').fill('示例：春节后再报');
    await bureau.screenshot('breakdown-deadline');
    await form.getByRole('button', { name: '确定改填报截止' }).click();
    await pane.getByText('已改填报截止：20 个').waitFor();
  });

  it('moves that of 周党镇 again, and finds both moves in its history', async () => {
    const { pane } = bureau;
    await pane.getByRole('button', { name: '周党镇', exact: true }).click();
    await pane.getByRole('button', { name: '改填报截止…', exact: true }).click();
    const form = pane.getByRole('form', { name: '改填报截止 周党镇' });
    await form.getByLabel('改到').fill(third);
    await form.getByLabel('理由').fill('示例：两村合并');
    await form.getByRole('button', { name: '确定改填报截止' }).click();
    await pane.getByText('已改填报截止：1 个').waitFor();
    await pane.getByRole('button', { name: '经过', exact: true }).click();
    await pane.getByText(`示例：两村合并（填报截止由 ${second} 改为 ${third}）`).waitFor();
    await pane.getByText(`示例：春节后再报（填报截止由 ${first} 改为 ${second}）`).waitFor();
    await bureau.screenshot('breakdown-deadline-history');
  });
});
