import type { Browser } from 'playwright-core';
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
let preview: PreviewPage;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
  preview = await openPreview(browser, service.app.url);
  await signIn(preview.pane, 'luoshan');
  await chooseCampaign(preview.pane, '罗山县 2025 年度');
  await preview.pane.getByRole('tab', { name: '任务' }).click();
}, 60_000);

afterAll(async () => {
  await preview?.close();
  await browser?.close();
  await service?.close();
});

describe('revising the quotas', () => {
  it('tries the residual of +2 on two townships, then gives out the second revision', async () => {
    const { pane } = preview;
    await pane.getByText('现行：第 1 次（方案附表）').waitFor();
    await pane.getByRole('button', { name: '算、改任务数' }).click();
    const form = pane.getByRole('form', { name: '算、改任务数' });
    await form.getByLabel('合计与各行之和的差').selectOption('APPORTION');
    await form.getByRole('button', { name: '试算' }).click();
    const changes = form.getByRole('list', { name: '改动的任务数' }).getByRole('listitem');
    await changes.first().waitFor();
    expect(await changes.allInnerTexts()).toEqual([
      '周党镇 任务数：42,643 → 42,644\n分得余差 1 人。',
      '竹竿镇 任务数：44,481 → 44,482\n分得余差 1 人。',
    ]);
    // With 周党镇 kept out of it, its 1 goes to another.
    await form.getByRole('checkbox', { name: '周党镇' }).check();
    expect(await form.getByRole('button', { name: '下达', exact: true }).count()).toBe(0);
    await form.getByRole('button', { name: '试算' }).click();
    await changes.first().waitFor();
    expect(await changes.count()).toBe(2);
    expect((await changes.allInnerTexts()).some((text) => text.startsWith('周党镇'))).toBe(false);
    await preview.screenshot('quota-trial');
    await form.getByRole('checkbox', { name: '周党镇' }).uncheck();
    // Nothing is given out unseen: another number, and the trial is to be made again.
    await form.getByLabel('乡镇（街道）').selectOption('周党镇');
    await form.getByLabel('改为（人）').fill('42,600');
    await form.getByLabel('为什么改').fill('示例：划出一个村');
    await form.getByRole('button', { name: '加上' }).click();
    expect(await form.getByRole('button', { name: '下达', exact: true }).count()).toBe(0);
    await form.getByRole('button', { name: '试算' }).click();
    await form.getByText('周党镇 任务数：42,643 → 42,600').waitFor();
    await form.getByLabel('从哪一天起执行').fill('2099-01-01');
    await form.getByRole('button', { name: '试算' }).click();
    await form.getByText('2099-01-01').first().waitFor();
    expect(await form.getByRole('button', { name: '下达', exact: true }).count()).toBe(0);
    await form.getByLabel('从哪一天起执行').fill('');
    await form.getByRole('button', { name: '试算' }).click();
    await form.getByLabel('理由（有关乡镇看得到）').fill('示例：市里核减');
    await form.getByRole('button', { name: '下达', exact: true }).click();
    await pane.getByText('已下达第 2 次任务数。').waitFor();
    await pane.getByText('现行：第 2 次（县里调整）').waitFor();
    expect(preview.faults).toEqual([]);
  });

  it('lists the dispatched 周党镇 that a revision touches, and says what is wrong with a pasted line', async () => {
    const { pane } = preview;
    const township = { campaignId: '411521-2025', divisionCodes: ['411521-04'], filledColumns: ['TASK'] };
    const day = { deadlineOn: '2099-12-31', instructions: '', dryRun: false, mutationKey: 'quota-e2e-1' };
    const actor = {
      account: 'luoshan',
      displayName: '示例经办',
      role: 'BUREAU',
      countyCode: '411521',
      divisionCode: null,
    } as const;
    await service.app.services.breakdowns.dispatch(actor, { ...township, ...day });
    await pane.getByRole('button', { name: '算、改任务数' }).click();
    const form = pane.getByRole('form', { name: '算、改任务数' });
    await form.getByLabel('办法').selectOption('GIVEN');
    await form.getByLabel(/^各乡镇的数/).fill('周党镇 四百');
    await form.getByRole('button', { name: '试算' }).click();
    await form.getByText('第 1 行不对。').waitFor();
    await form.getByLabel('办法').selectOption('KEEP');
    await form.getByLabel('乡镇（街道）').selectOption('周党镇');
    await form.getByLabel('改为（人）').fill('42000');
    await form.getByLabel('为什么改').fill('示例');
    await form.getByRole('button', { name: '加上' }).click();
    await form.getByRole('button', { name: '试算' }).click();
    const touched = form.getByRole('list', { name: '受影响的分解' }).getByRole('listitem');
    await touched.first().waitFor();
    expect(await touched.allInnerTexts()).toEqual(['周党镇：填报中，表要换新的\n任务数 42,600 → 42,000']);
    await preview.screenshot('quota-touched');
  });
});
