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

const countyTab = '罗山县2025进度表';

let service: DemoService;
let browser: Browser;
let county: PreviewPage;
let township: PreviewPage;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(2_000), startBrowser()]);
  [county, township] = await Promise.all([
    openPreview(browser, service.app.url),
    openPreview(browser, service.app.url),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
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

/** The tab and address of the paid persons in the row of `name`. */
async function paidCell(
  preview: PreviewPage,
  name: string,
): Promise<{ tab: string; address: string; value: number }> {
  const { sheets } = await preview.snapshot();
  for (const { name: tab, values } of sheets) {
    const row = values.findIndex((cells) => cells[1] === name);
    const head = values.find((cells) => cells.includes('已缴费人数（人）'));
    if (row < 0 || !head) continue;
    const column = head.indexOf('已缴费人数（人）');
    return {
      tab,
      address: `${String.fromCharCode(65 + column)}${row + 1}`,
      value: Number(values[row]?.[column]),
    };
  }
  throw new Error(`no row of ${name}`);
}

function untilChanged({ page }: PreviewPage, tab: string, address: string): Promise<number> {
  return page.evaluate(
    ([sheet, cell]) => window.previewExcel?.watchCell(sheet, cell) ?? Promise.reject(new Error('no preview')),
    [tab, address] as const,
  );
}

describe('two clerks with a 进度表 open', () => {
  it('are told that figures come by themselves', async () => {
    await Promise.all([begin(county, 'luoshan'), begin(township, 'zhoudang')]);
    await Promise.all([insertProgress(county), insertProgress(township)]);
    await Promise.all([badge(county, '实时').waitFor(), badge(township, '实时').waitFor()]);
  });

  it('see 20 payments of 周党镇 in both workbooks without pressing anything', async () => {
    const before = await paidCell(county, '周党镇');
    const changed = untilChanged(county, before.tab, before.address);
    await service.importPayments(20, '周党镇');
    await changed;
    expect((await paidCell(county, '周党镇')).value).toBe(before.value + 20);
    await county.screenshot('live');
  });
});
