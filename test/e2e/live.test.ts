import type { Browser, Locator, Page } from 'playwright-core';
import { type App, startApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import { paneViolations } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { demoPayments } from '../support/demo-payments.ts';
import {
  chooseCampaign,
  type DemoService,
  openPreview,
  type PreviewPage,
  signIn,
  startDemoService,
} from '../support/preview.ts';

/** What axe found wrong, by state and look. */
const faults: string[] = [];

let service: DemoService;
let browser: Browser;
let place: { app: App; readonly config: Config };
let pay: ReturnType<typeof demoPayments>;
let county: PreviewPage;
let township: PreviewPage;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(20_000), startBrowser()]);
  place = { app: service.app, config: service.config };
  pay = demoPayments(place);
  [county, township] = await Promise.all([
    openPreview(browser, service.app.url),
    openPreview(browser, service.app.url),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await place?.app.close();
});

async function begin({ pane }: PreviewPage, account: string): Promise<void> {
  await signIn(pane, account);
  await chooseCampaign(pane, '罗山县 2025 年度');
}

async function insertProgress({ pane }: PreviewPage): Promise<void> {
  await pane.getByRole('button', { name: '插入进度表' }).click();
  await pane
    .getByText(/已插入工作表/)
    .first()
    .waitFor();
}

function badge({ pane }: PreviewPage, word: string) {
  return pane.getByRole('status').filter({ hasText: new RegExp(`^${word}$`) });
}

interface PaidCell {
  readonly tab: string;
  readonly address: string;
  readonly value: number;
}

/** The paid persons in the row of a township, a village or the total. */
async function paidCell(preview: PreviewPage, name: string): Promise<PaidCell> {
  const { sheets } = await preview.snapshot();
  for (const { name: tab, values } of sheets) {
    const column = values.find((cells) => cells.includes(paidHead))?.indexOf(paidHead) ?? -1;
    const row = values.findIndex((cells) => cells.slice(0, 2).includes(name));
    if (row < 0 || column < 0) continue;
    const address = `${String.fromCharCode(65 + column)}${row + 1}`;
    return { tab, address, value: Number(values[row]?.[column]) };
  }
  throw new Error(`no row of ${name}`);
}

const totalCell = (preview: PreviewPage) => paidCell(preview, '合计');

const paidHead = '已缴费人数（人）';

/** Signs in, chooses the campaign and inserts a 进度表 with Tab, arrows, space and Enter. */
async function beginByKeyboard({ page, pane }: PreviewPage): Promise<void> {
  const { keyboard } = page;
  await pane.getByLabel('账号').focus();
  await keyboard.type('luoshan');
  await keyboard.press('Tab');
  await keyboard.type('demo2025');
  await keyboard.press('Enter');
  const campaign = pane.getByRole('radio', { name: '罗山县 2025 年度' });
  await tabTo(page, campaign);
  await keyboard.press('Space');
  await keyboard.press('Enter');
  const insert = pane.getByRole('button', { name: '插入进度表' });
  await tabTo(page, insert);
  await keyboard.press('Enter');
  await pane
    .getByText(/已插入工作表/)
    .first()
    .waitFor();
}

/** Presses Tab until the focus is where it is wanted, at most 30 times. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let pressed = 0; pressed < 30; pressed++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  const stuck = await page.evaluate(() => {
    const inner = document.querySelector('iframe')?.contentDocument?.activeElement;
    return `${document.activeElement?.outerHTML.slice(0, 200)} / ${inner?.outerHTML.slice(0, 200)}`;
  });
  throw new Error(`not reached by Tab: ${stuck}`);
}

const untilChanged = (preview: PreviewPage, { tab, address }: PaidCell) => preview.watchCell(tab, address);

describe('two clerks with a 进度表 open', () => {
  it('find a page to sign in on', async () => {
    await county.pane.getByLabel('账号').waitFor();
    faults.push(...(await paneViolations(county.page, 'sign-in')));
  });

  it('sign in, choose and insert by keyboard alone, and are told that figures come by themselves', async () => {
    await Promise.all([
      beginByKeyboard(county),
      begin(township, 'zhoudang').then(() => insertProgress(township)),
    ]);
    await Promise.all([badge(county, '实时').waitFor(), badge(township, '实时').waitFor()]);
    faults.push(...(await paneViolations(county.page, 'live')));
  });

  it('see 20 payments of 周党镇 in both workbooks without pressing anything', async () => {
    const before = await paidCell(county, '周党镇');
    const own = await totalCell(township);
    const changed = [untilChanged(county, before), untilChanged(township, own)];
    await pay(20, '周党镇');
    await Promise.all(changed);
    expect((await paidCell(county, '周党镇')).value).toBe(before.value + 20);
    expect((await totalCell(township)).value).toBe(own.value + 20);
    await county.pane.getByText(/已是最新，.* 变过/).waitFor();
    await county.screenshot('live-changed');
  });

  it('keep what they typed over while figures move around it', async () => {
    const own = await paidCell(county, '灵山镇');
    const moving = await paidCell(county, '铁铺镇');
    await county.page.evaluate(
      ({ tab, address }) => window.previewExcel?.workbook.user.edit(tab, address, [[777]]),
      own,
    );
    const changed = untilChanged(county, moving);
    await pay(5, '铁铺镇');
    await changed;
    expect((await paidCell(county, '铁铺镇')).value).toBe(moving.value + 5);
    expect((await paidCell(county, '灵山镇')).value).toBe(777);
  });

  it('are told 有更新待应用 while updates are paused, and apply it by a button', async () => {
    const { pane } = county;
    const before = await paidCell(county, '周党镇');
    await pane.getByRole('switch', { name: '暂停自动更新' }).click();
    await pay(3, '周党镇');
    await pane.getByText('有更新待应用').waitFor();
    await badge(county, '已暂停').waitFor();
    expect((await paidCell(county, '周党镇')).value).toBe(before.value);
    faults.push(...(await paneViolations(county.page, 'waiting')));
    await county.screenshot('live-waiting');
    await pane.getByRole('button', { name: /^应用：/ }).click();
    await pane.getByText(/已是最新/).waitFor();
    expect((await paidCell(county, '周党镇')).value).toBe(before.value + 3);
    await pane.getByRole('switch', { name: '暂停自动更新' }).click();
  });

  it('see 777 listed beside what the server says, give it back, and are told that 777 stood there', async () => {
    const { page, pane } = county;
    const before = await paidCell(county, '灵山镇');
    expect(before.value).toBe(777);
    await pane.getByRole('button', { name: /^列出这些单元格：/ }).click();
    const line = pane.getByText(/灵山镇 已缴费人数（人）：表里是 777，系统是 [\d,]+。/);
    const [, figure = ''] = /系统是 ([\d,]+)。/.exec((await line.textContent()) ?? '') ?? [];
    faults.push(...(await paneViolations(page, 'kept')));
    await county.screenshot('live-kept');
    await pane.getByRole('button', { name: /^恢复系统数字：/ }).click();
    await pane.getByText(`灵山镇 已缴费人数（人）：原为777，当时恢复为 ${figure}。`).waitFor();
    expect((await paidCell(county, '灵山镇')).value).toBe(Number(figure.replace(',', '')));
    expect(await line.count()).toBe(0);
    await pane.getByRole('button', { name: '知道了' }).click();
  });

  it('are not interrupted while a cell is open for typing; the table follows when it is closed', async () => {
    const { page, pane } = county;
    const before = await paidCell(county, '周党镇');
    await page.evaluate(() => window.previewExcel?.workbook.user.beginEdit('Sheet1', 'A1'));
    await pay(2, '周党镇');
    await pane.getByText('有更新待应用').waitFor();
    expect((await paidCell(county, '周党镇')).value).toBe(before.value);
    const changed = untilChanged(county, before);
    await page.evaluate(() => window.previewExcel?.workbook.user.commitEdit('我的字'));
    await changed;
    expect((await paidCell(county, '周党镇')).value).toBe(before.value + 2);
    expect((await county.sheet('Sheet1')).values[0]?.[0]).toBe('我的字');
  });

  it('are asked once whether to refresh on opening; at yes, the reopened pane refreshes by itself', async () => {
    const { pane } = county;
    const missed = async () => {
      await pane.getByRole('button', { name: '退出' }).click();
      await pane.getByLabel('账号').waitFor();
      await pay(4, '周党镇');
      await county.reopenPane();
      const before = await paidCell(county, '周党镇');
      await begin(county, 'luoshan');
      return before;
    };
    const first = await missed();
    const question = pane.getByText('打开这个工作簿时，自动更新里面的 1 张统计表吗？');
    await question.waitFor();
    faults.push(...(await paneViolations(county.page, 'asking')));
    await county.screenshot('live-asking');
    const changed = untilChanged(county, first);
    await pane.getByRole('button', { name: '是，自动更新' }).click();
    await changed;
    expect((await paidCell(county, '周党镇')).value).toBe(first.value + 4);
    const second = await missed();
    await pane.getByText(/已是最新，.* 变过/).waitFor();
    expect((await paidCell(county, '周党镇')).value).toBe(second.value + 4);
    expect(await question.count()).toBe(0);
    expect(await pane.getByRole('checkbox', { name: '打开这个工作簿时自动更新' }).isChecked()).toBe(true);
  });
});

describe('a roster that waits for a cell', () => {
  it('says so, is cancelled without a trace, and is inserted at the next press', async () => {
    const { page, pane } = township;
    const roster = pane.getByRole('region', { name: '插入名册' });
    const before = (await township.snapshot()).sheets.map(({ name }) => name);
    await page.evaluate(() => window.previewExcel?.workbook.user.beginEdit('Sheet1', 'A1'));
    await roster.getByRole('button', { name: '插入名册' }).click();
    await roster.getByText('有单元格正在编辑').waitFor();
    faults.push(...(await paneViolations(page, 'roster')));
    await township.screenshot('roster-waiting');
    await roster.getByRole('button', { name: '取消' }).click();
    await roster.getByText('已取消，没有插入').waitFor();
    await page.evaluate(() => window.previewExcel?.workbook.user.cancelEdit());
    expect((await township.snapshot()).sheets.map(({ name }) => name)).toEqual(before);
    await roster.getByRole('button', { name: '插入名册' }).click();
    await roster.getByText(/已插入工作表“.*名册”/).waitFor();
    await township.screenshot('roster-inserted');
    expect((await township.snapshot()).sheets).toHaveLength(before.length + 1);
  });
});

describe('a line that lets no stream through', () => {
  it('is asked every few seconds instead within 5 s, and figures still come', async () => {
    const blocked = await openPreview(browser, service.app.url);
    await blocked.page.route('**/graphql', (route) =>
      route.request().headers().accept?.includes('text/event-stream') ? route.abort() : route.fallback(),
    );
    await begin(blocked, 'luoshan');
    const from = performance.now();
    await badge(blocked, '轮询').waitFor();
    expect(performance.now() - from).toBeLessThan(5_000);
    await insertProgress(blocked);
    faults.push(...(await paneViolations(blocked.page, 'polling')));
    await blocked.screenshot('live-polling');
    const before = await paidCell(blocked, '周党镇');
    const changed = untilChanged(blocked, before);
    await pay(6, '周党镇');
    await changed;
    expect((await paidCell(blocked, '周党镇')).value).toBe(before.value + 6);
    await blocked.close();
  });
});

describe('a service that is stopped and started again', () => {
  it('leaves panes 已断开 with the time of their figures; then they are 实时 and equal to it by themselves', async () => {
    expect(county.faults).toEqual([]);
    const before = await totalCell(township);
    const countyBefore = await paidCell(county, '周党镇');
    await place.app.close();
    await Promise.all([badge(county, '已断开').waitFor(), badge(township, '已断开').waitFor()]);
    await township.pane.getByText(/最后更新 \d\d:\d\d:\d\d/).waitFor();
    await township.pane.getByText(/^已断开，数字是 \d\d:\d\d 的$/).waitFor();
    await township.pane.getByRole('button', { name: '立即重试' }).waitFor();
    faults.push(...(await paneViolations(township.page, 'lost')));
    await township.screenshot('live-lost');
    const port = Number(new URL(place.app.url).port);
    place.app = await startApp({ config: { ...place.config, port }, withPreview: true, log: () => {} });
    const changed = Promise.all([untilChanged(township, before), untilChanged(county, countyBefore)]);
    await pay(7, '周党镇');
    await changed;
    await Promise.all([badge(county, '实时').waitFor(), badge(township, '实时').waitFor()]);
    expect((await totalCell(township)).value).toBe(before.value + 7);
    expect((await paidCell(county, '周党镇')).value).toBe(before.value + 7);
  });
});

describe('the pane', () => {
  it('breaks no rule of WCAG 2.2 AA in any state, light, dark or in high contrast', () => {
    expect(faults).toEqual([]);
  });

  it('asked nothing that Excel 2021 lacks', async () => {
    expect((await county.traffic()).unhandled).toEqual([]);
  });
});
