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

  it('keeps 40 values typed down a column without a pause while a table is written over and over', async () => {
    const { page } = preview;
    await page.evaluate(() => {
      const book = window.previewExcel?.workbook;
      if (!book) throw new Error('the preview has gone');
      const sheet = book.sheets.Add();
      sheet.Name = '录入';
      book.activate(sheet);
      sheet.GetRange('E1').Values = [['=SUM(A1:A60)']];
      let n = 0;
      const write = () => {
        n += 1;
        sheet.GetRange('G1:I20').Values = Array.from({ length: 20 }, (_, row) => [n, row, n * row]);
      };
      Reflect.set(window, 'writing', setInterval(write, 50));
    });
    await page.locator('.luckysheet-sheets-item-active', { hasText: '录入' }).waitFor();
    // In the first column, below its first cell.
    await page.locator('.fortune-sheet-overlay').click({ position: { x: 90, y: 50 } });
    await page.waitForFunction(() => window.previewExcel?.workbook.selection.rect.column === 0);
    const first = await page.evaluate(() => window.previewExcel?.workbook.selection.rect.row ?? 0);
    const typed = Array.from({ length: 40 }, (_, n) => 100 + n);
    for (const value of typed) {
      await page.keyboard.type(String(value));
      await page.keyboard.press('Enter');
    }
    await page.evaluate(() => clearInterval(Reflect.get(window, 'writing')));
    const { values } = await preview.sheet('录入');
    expect(values.slice(first, first + 40).map(([value]) => value)).toEqual(typed);
    expect(values[0]?.[4]).toBe(4780);
    expect(preview.faults).toEqual([]);
  });

  it('pastes a copied formula onto six cells with its references moved', async () => {
    const { page } = preview;
    const go = async (address: string) => {
      await page.evaluate((to) => window.previewExcel?.workbook.user.select('录入', to), address);
      await page.waitForFunction(
        (text) => document.querySelector('.fortune-name-box')?.textContent === text,
        address,
      );
    };
    await page.evaluate(() => window.previewExcel?.workbook.user.edit('录入', 'K2', [['=A2+1']]));
    await go('K2');
    await page.locator('.luckysheet-cell-input').focus();
    await page.keyboard.press('Control+C');
    await go('K3:K8');
    await page.keyboard.press('Control+V');
    await page.waitForFunction(
      () => window.previewExcel?.workbook.active.GetRange('K8').Formulas[0]?.[0] !== '',
    );
    const formulas = await page.evaluate(
      () => window.previewExcel?.workbook.active.GetRange('K2:K9').Formulas,
    );
    expect(formulas?.flat()).toEqual([...[2, 3, 4, 5, 6, 7, 8].map((row) => `=A${row}+1`), '']);
    expect(preview.faults).toEqual([]);
  });
});
