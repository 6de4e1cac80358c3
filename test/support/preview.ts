import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type {} from '../../addin/preview/web/main.tsx';
import type { SheetSnapshot, WorkbookSnapshot } from '../../addin/preview/workbook/snapshot.ts';
import { type App, startApp } from '../../server/app.ts';
import { loadDemo } from '../../server/cli/demo.ts';
import { type Config, readConfig } from '../../server/config.ts';

/** The real service over HTTPS with the demo county, small, on a port of its own. */
export interface DemoService {
  readonly app: App;
  readonly config: Config;
  readonly log: readonly string[];
  close(): Promise<void>;
}

export async function startDemoService(payments: number): Promise<DemoService> {
  const config = configOf(await demoFolder(payments));
  const log: string[] = [];
  const app = await startApp({ config, withPreview: true, log: (line) => log.push(line) });
  return { app, config, log, close: () => app.close() };
}

function configOf(dataFolder: string): Config {
  return readConfig({ PORT: '0', TLS: 'dev', DATA_DIR: dataFolder, MAX_UPLOAD_MB: '2' });
}

/** A data folder with the demo county: a copy of the one this test run made first, keys and certificate included. */
async function demoFolder(payments: number): Promise<string> {
  const run = process.env.TEST_RUN_FOLDER;
  if (!run) throw new Error('the test run made no folder (test/support/postgres-setup.js)');
  const made = join(run, `demo-${payments}`);
  if (!existsSync(made)) {
    // Two workers may both be first: each makes its own, and the first to end wins.
    const mine = mkdtempSync(join(tmpdir(), 'zhengjiao-e2e-'));
    await makeDemo(mine, payments);
    try {
      renameSync(mine, made);
    } catch (error) {
      if (!existsSync(made)) throw error;
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-e2e-'));
  cpSync(made, folder, { recursive: true });
  return folder;
}

async function makeDemo(folder: string, payments: number): Promise<void> {
  const config = configOf(folder);
  const app = await startApp({ config, withPreview: false, log: () => {} });
  await loadDemo(app.services, config, () => {}, payments);
  await app.close();
  if (existsSync(join(folder, 'zhengjiao.db-wal'))) throw new Error('the demo to copy is still open');
}

/** A page with the simulated Excel and the built pane in it. */
export interface PreviewPage {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Console errors, failed requests and requests to another host. */
  readonly faults: readonly string[];
  snapshot(): Promise<WorkbookSnapshot>;
  sheet(name: string): Promise<SheetSnapshot>;
  /** Round trips so far, and what the pane asked for that nobody plays. */
  traffic(): Promise<{ readonly requests: number; readonly unhandled: readonly string[] }>;
  /** Property writes (values, formats, names, …) in the batches after the first `requests`. */
  writesSince(requests: number): Promise<number>;
  /** Closes the pane and opens it anew, on the same workbook: nobody is signed in. */
  reopenPane(): Promise<void>;
  /** Draws the page into .build/screenshots/ when SCREENSHOTS is set; nobody looks at them in a run that only tests. */
  screenshot(name: string): Promise<void>;
  /** Resolves once a cell holds another value than now, with the moment in milliseconds since 1970. */
  watchCell(sheet: string, address: string): Promise<number>;
  close(): Promise<void>;
}

export async function openPreview(
  browser: Browser,
  url: string,
  options: { colorScheme?: 'light' | 'dark'; forcedColors?: 'active' | 'none' } = {},
): Promise<PreviewPage> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) {
      faults.push(`outside: ${request.url()}`);
    }
  });
  await page.goto(`${url}/preview`);
  await page.waitForFunction(() => Reflect.has(window, 'previewExcel'));
  await page.evaluate(() => window.previewExcel?.ready);
  const snapshot = () =>
    page.evaluate(() => {
      if (!window.previewExcel) throw new Error('the preview has gone');
      return window.previewExcel.snapshot();
    });
  return {
    page,
    pane: page.frameLocator('iframe'),
    faults,
    snapshot,
    async sheet(name) {
      const found = (await snapshot()).sheets.find((sheet) => sheet.name === name);
      if (!found) throw new Error(`no sheet ${name}`);
      return found;
    },
    traffic: () =>
      page.evaluate(() => ({
        requests: window.previewExcel?.requests.length ?? 0,
        unhandled: [...(window.previewExcel?.unhandled ?? [])],
      })),
    writesSince: (requests) =>
      page.evaluate((from) => {
        const setProperty = 4;
        const later = window.previewExcel?.requests.slice(from) ?? [];
        return later.flatMap(({ Actions }) => Actions).filter(({ ActionType }) => ActionType === setProperty)
          .length;
      }, requests),
    reopenPane: () => page.evaluate(() => window.previewExcel?.reopenPane()),
    async screenshot(name) {
      if (!process.env.SCREENSHOTS) return;
      const folder = join(process.cwd(), '.build', 'screenshots');
      mkdirSync(folder, { recursive: true });
      // The grid is a canvas that is drawn a moment after the model changed.
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    watchCell: (sheet, address) =>
      page.evaluate(
        ([tab, cell]) =>
          window.previewExcel?.watchCell(tab, cell) ?? Promise.reject(new Error('the preview has gone')),
        [sheet, address] as const,
      ),
    close: () => context.close(),
  };
}

export async function signIn(pane: FrameLocator, account: string, password = 'demo2025'): Promise<void> {
  await pane.getByLabel('账号').fill(account);
  await pane.getByLabel('密码').fill(password);
  await pane.getByRole('button', { name: '登录' }).click();
}

export async function chooseCampaign(pane: FrameLocator, label: string): Promise<void> {
  await pane.getByRole('radio', { name: label }).click();
  await pane.locator('button[type=submit]').click();
  await pane.getByRole('button', { name: '插入进度表' }).waitFor();
}
