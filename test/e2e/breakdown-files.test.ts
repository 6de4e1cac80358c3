import { readFileSync } from 'node:fs';
import type { Browser, Download } from 'playwright-core';
import { addDays, localDateAt } from '../../schema/values/local-date.ts';
import { FormFile } from '../support/breakdown-file.ts';
import { startBrowser } from '../support/browser.ts';
import {
  chooseCampaign,
  type DemoService,
  openPreview,
  type PreviewPage,
  signIn,
  startDemoService,
} from '../support/preview.ts';

/** 周党镇 and its quotas in 罗政办〔2024〕42号. */
const zhoudang = '411521-04';
const quotas: Readonly<Record<string, number>> = { 任务数: 42_643, 城乡低保: 3_207, 脱贫户: 3_893 };

describe('a township that fills its form in a file', () => {
  let service: DemoService;
  let browser: Browser;
  let preview: PreviewPage;
  let form: FormFile;

  beforeAll(async () => {
    [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
    const { accounts, breakdowns, clock } = service.app.services;
    const signedIn = await accounts.signIn('luoshan', 'demo2025');
    const bureau = signedIn.kind === 'signedIn' ? await accounts.actorOf(signedIn.token) : null;
    if (!bureau) throw new Error('not signed in');
    await breakdowns.dispatch(bureau, {
      campaignId: '411521-2025',
      divisionCodes: [zhoudang],
      filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
      deadlineOn: addDays(localDateAt(clock()), 7),
      instructions: '',
      dryRun: false,
      mutationKey: 'e2e-dispatch-1',
    });
    preview = await openPreview(browser, service.app.url);
    await signIn(preview.pane, 'zhoudang');
    await chooseCampaign(preview.pane, '罗山县 2025 年度');
    await preview.pane.getByRole('tab', { name: '任务' }).click();
  }, 60_000);
  afterAll(async () => {
    await preview?.close();
    await browser?.close();
    await service?.close();
  });

  const saved = async (press: () => Promise<void>): Promise<Download> => {
    const [download] = await Promise.all([preview.page.waitForEvent('download'), press()]);
    return download;
  };
  const desk = () => preview.pane.getByRole('form', { name: '导入填好的表' });
  const bring = async (file: FormFile, button: '先试读' | '导入') => {
    await desk()
      .locator('input[type=file]')
      .setInputFiles({
        name: '周党镇.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(file.bytes),
      });
    await desk().getByRole('button', { name: button, exact: true }).click();
  };
  /** The same for each village, the rest to the last. */
  const shares = (villages: number) =>
    Object.fromEntries(
      Object.entries(quotas).map(([name, quota]) => {
        const each = Math.floor(quota / villages);
        return [
          name,
          Array.from({ length: villages }, (_, at) => (at > 0 ? each : quota - each * (villages - 1))),
        ];
      }),
    );

  it('saves its form of 19 villages', async () => {
    const download = await saved(() =>
      preview.pane.getByRole('button', { name: '下载', exact: true }).click(),
    );
    form = await FormFile.open(readFileSync(await download.path()));
    expect(download.suggestedFilename()).toMatch(/^罗山县2025-周党镇.*\.xlsx$/);
    expect(form.villages).toHaveLength(19);
  });

  it('is told on trial what is wrong with one cell, and gets the file back with it', async () => {
    const filled = await form.filled(shares(19));
    const faulty = await filled.typed({ [filled.address(filled.villages[0] ?? '', '任务数')]: -1 });
    await bring(faulty, '先试读');
    await desk().getByText('试读了 1 张表：0 张可以收，1 张有问题。什么也没有保存。').waitFor();
    await desk().getByText('读到 -1，人数不能小于 0').first().waitFor();
    await bring(faulty, '导入');
    await desk().getByText('读了 1 张表：收下 0 张，1 张没有收。').waitFor();
    const download = await saved(() =>
      desk().getByRole('button', { name: '下载写上审核意见的退回件' }).click(),
    );
    const returned = readFileSync(await download.path());
    expect(returned.subarray(0, 2).toString('latin1')).toBe('PK');
    expect((await FormFile.open(returned)).villages).toHaveLength(19);
  });

  it('submits 57 cells from the mended file', async () => {
    await desk().getByText('收下以后就提交').click();
    await bring(await form.filled(shares(19)), '导入');
    await desk().getByText('读了 1 张表：收下 1 张，0 张没有收。').waitFor();
    await desk().getByText('周党镇：已提交，改 57 格').waitFor();
    await preview.pane.getByText('已提交', { exact: true }).first().waitFor();
    expect(preview.faults).toEqual([]);
  });
});
