import type { Browser, FrameLocator } from 'playwright-core';
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
  [service, browser] = await Promise.all([startDemoService(20), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function openDue(preview: PreviewPage, account: string, campaign: string): Promise<void> {
  await signIn(preview.pane, account);
  await chooseCampaign(preview.pane, campaign);
  await preview.pane.getByRole('tab', { name: '政策' }).click();
  await preview.pane.getByRole('button', { name: '计算' }).waitFor();
}

async function choose(pane: FrameLocator, ...categories: readonly string[]): Promise<void> {
  await pane.getByRole('combobox', { name: '人员类别' }).click();
  for (const name of categories) await pane.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await pane.getByRole('combobox', { name: '人员类别' }).press('Escape');
}

async function calculate(pane: FrameLocator, paidOn = '2025-01-10'): Promise<void> {
  await pane.getByLabel('缴费日期').fill(paidOn);
  await pane.getByRole('button', { name: '计算' }).click();
  await pane.getByRole('button', { name: '复制说明' }).waitFor();
}

const reasons = (pane: FrameLocator) => pane.getByRole('list', { name: '可以这样说明' });

describe('a villager asks at the counter', () => {
  it('pays 40 yuan in Linyi as 返贫致贫 and 低保, and hears why not 80', async () => {
    const preview = await openPreview(browser, service.app.url);
    const { pane } = preview;
    await openDue(preview, 'linyi', '临猗县 2025 年度');
    await preview.screenshot('due-tab');
    // Nothing that this notice does not ask about, and nobody's name.
    expect(await pane.getByText('少数民族').count()).toBe(0);
    expect(await pane.getByLabel('缴费档次').count()).toBe(0);
    await choose(pane, '低保对象', '返贫致贫人口');
    await calculate(pane);
    await pane.getByText('个人缴 40 元', { exact: true }).waitFor();
    await pane.getByText('资助 360 元（医疗救助资金）').waitFor();
    const sentences = await reasons(pane).getByRole('listitem').allTextContents();
    expect(sentences[0]).toContain('个人应缴 40 元');
    expect(sentences.filter((sentence) => sentence.startsWith('没有采用：'))).toEqual([
      expect.stringContaining('低保对象'),
    ]);
    await pane.getByRole('button', { name: '复制说明' }).click();
    await pane.getByText('已复制。').waitFor();
    await reasons(pane).scrollIntoViewIfNeeded();
    await preview.screenshot('due-light');

    // Nothing has changed because the notice is looked at in a sheet.
    await pane.getByRole('button', { name: '插入政策参数表' }).click();
    await pane.getByText('已插入').waitFor();
    await pane.getByText('个人缴 40 元', { exact: true }).waitFor();
    expect(await pane.getByText('请重新计算').count()).toBe(0);

    // An answer does not outlive its question.
    await pane
      .getByRole('radiogroup', { name: '低收入家庭' })
      .getByRole('radio', { name: '否', exact: true })
      .check();
    await pane.getByText('请重新计算').waitFor();
    expect(await pane.getByText('个人缴 40 元', { exact: true }).count()).toBe(0);

    await pane.getByRole('button', { name: '计算' }).click();
    await pane.getByRole('button', { name: '下一位' }).click();
    await pane.getByLabel('出生日期').fill('2015-03-01');
    await pane
      .getByRole('radiogroup', { name: '低收入家庭' })
      .getByRole('radio', { name: '否', exact: true })
      .check();
    await calculate(pane);
    await pane.getByText('个人缴 400 元', { exact: true }).waitFor();

    await pane.getByRole('button', { name: '下一位' }).click();
    await choose(pane, '丧失劳动能力的残疾人');
    await calculate(pane);
    await pane.getByText('还缺：残疾等级').waitFor();
    await pane.getByText('还缺：残疾等级').scrollIntoViewIfNeeded();
    await preview.screenshot('due-review');
    await pane.getByLabel('残疾等级').selectOption('无残疾');
    await calculate(pane);
    await pane.getByText('个人缴 400 元', { exact: true }).waitFor();
    expect((await preview.traffic()).unhandled).toEqual([]);
    expect(preview.faults).toEqual([]);
    await preview.close();
  });

  it('is told in a township of Luoshan that the notice says nothing about 低保, in a pane of 320 pixels', async () => {
    const preview = await openPreview(browser, service.app.url, { colorScheme: 'dark' });
    const { pane } = preview;
    await preview.page.addStyleTag({
      content: 'iframe { width: 320px !important; min-width: 0 !important; }',
    });
    await openDue(preview, 'zhoudang', '罗山县 2025 年度');
    await preview.screenshot('due-320-form');
    await choose(pane, '城乡低保对象');
    await pane.getByLabel('出生日期').fill('2026-01-01');
    await pane.getByLabel('缴费日期').fill('2024-11-20');
    await pane.getByRole('button', { name: '计算' }).click();
    await pane.getByText('出生日期晚于缴费日期').waitFor();
    await pane.getByLabel('出生日期').fill('1970-01-01');
    await calculate(pane, '2024-11-20');
    const answer = pane.getByRole('status').filter({ hasText: '通知没有规定' });
    await answer.waitFor();
    expect(await answer.textContent()).not.toContain('个人缴');
    expect(await pane.locator('body').evaluate((body) => body.scrollWidth)).toBeLessThanOrEqual(320);
    // Too narrow for two days side by side: one below the other.
    const [born, paid] = await Promise.all(
      ['出生日期', '缴费日期'].map((label) => pane.getByLabel(label).boundingBox()),
    );
    expect(paid?.x).toBe(born?.x);
    await answer.scrollIntoViewIfNeeded();
    await preview.screenshot('due-320-dark');
    expect(preview.faults).toEqual([]);
    await preview.close();
  });

  it('stays readable in high contrast', async () => {
    const preview = await openPreview(browser, service.app.url, { forcedColors: 'active' });
    await openDue(preview, 'luoshan', '罗山县 2025 年度');
    await calculate(preview.pane, '2024-11-20');
    await preview.pane.getByText('个人缴 400 元', { exact: true }).scrollIntoViewIfNeeded();
    await preview.screenshot('due-contrast');
    await preview.close();
  });
});
