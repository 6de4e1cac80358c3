import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { type DemoService, openPreview, type PreviewPage, startDemoService } from '../support/preview.ts';

let service: DemoService;
let browser: Browser;
let preview: PreviewPage;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
  preview = await openPreview(browser, service.app.url);
}, 60_000);

afterAll(async () => {
  await preview?.close();
  await browser?.close();
  await service?.close();
});

describe('the grid of the simulated Excel', () => {
  it('shows in its formula bar what a cell holds after a write under the selection', async () => {
    const { page } = preview;
    const bar = page.locator('.fortune-fx-input');
    for (const [written, shown] of [
      [-1, '-1'],
      [169, '169'],
      ['=13*13', '=13*13'],
      ['', ''],
    ] as const) {
      await page.evaluate((value) => {
        const book = window.previewExcel?.workbook;
        book?.user.select('Sheet1', 'C3');
        const range = book?.sheet('Sheet1').GetRange('C3');
        if (range) range.Values = [[value]];
      }, written);
      await page.waitForFunction(
        (text) => document.querySelector('.fortune-fx-input')?.textContent === text,
        shown,
      );
      expect(await bar.textContent()).toBe(shown);
    }
    expect(preview.faults).toEqual([]);
  });
});
