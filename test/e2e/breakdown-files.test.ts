import { readFileSync } from 'node:fs';
import type { Browser, Download } from 'playwright-core';
import { addDays, localDateAt } from '../../schema/values/local-date.ts';
import type { Actor } from '../../server/services/access.ts';
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
const campaignId = '411521-2025';
const quotas: Readonly<Record<string, number>> = { 任务数: 42_643, 城乡低保: 3_207, 脱贫户: 3_893 };

describe('a township that fills its form in a file', () => {
  let service: DemoService;
  let browser: Browser;
  let preview: PreviewPage;
  let bureau: Actor;
  let form: FormFile;

  beforeAll(async () => {
    [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
    const { accounts, breakdowns, clock } = service.app.services;
    const signedIn = await accounts.signIn('luoshan', 'demo2025');
    const actor = signedIn.kind === 'signedIn' ? await accounts.actorOf(signedIn.token) : null;
    if (!actor) throw new Error('not signed in');
    bureau = actor;
    await breakdowns.dispatch(bureau, {
      campaignId,
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
  const found = async () => {
    const record = await service.app.services.breakdowns.find(bureau, campaignId, zhoudang);
    if (!record) throw new Error('not dispatched');
    return record;
  };
  /** 任务数 of villages by index: [now, before], as the bureau. */
  const change = async (cells: Readonly<Record<number, readonly [number | null, number | null]>>) => {
    const record = await found();
    const villages = await record.villages();
    await service.app.services.breakdowns.save(bureau, {
      campaignId,
      sheetToken: record.sheetToken,
      act: 'SAVE',
      origin: { kind: 'PANE' },
      baseVersion: record.version,
      edits: Object.entries(cells).map(([at, [mine, base]]) => ({
        villageCode: villages[Number(at)]?.code ?? '',
        columnCode: 'TASK',
        base,
        mine,
        reason: '',
      })),
      villageCodes: null,
      onConflict: 'REPORT',
      dryRun: false,
      reason: '',
      mutationKey: `e2e-change-${record.version}`,
    });
  };
  const taskOf = async (villages: number) =>
    (await (await found()).villages()).slice(0, villages).map(({ values }) => values[0]);
  const formFile = async () => {
    const download = await saved(() =>
      preview.pane.getByRole('button', { name: '下载', exact: true }).click(),
    );
    return readFileSync(await download.path());
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

  it('is asked about the one cell that was changed at the service too, and keeps the file’s 12 there', async () => {
    const first = form.villages[0] ?? '';
    const second = form.villages[1] ?? '';
    await change({ 0: [10, null], 1: [20, null] });
    const made = await FormFile.open(await formFile());
    await change({ 0: [11, 10] });
    const typed = { [made.address(first, '任务数')]: 12, [made.address(second, '任务数')]: 22 };
    await bring(await made.typed(typed), '先试读');
    const list = desk().getByRole('list', { name: '系统里也改过的格' });
    await list.getByText('示例').first().waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
    expect(await list.locator('dl').innerText()).toMatch(/原来\s+10\s+文件的\s+12\s+系统的\s+11（luoshan，/);
    await list.getByRole('button', { name: '用文件的' }).click();
    await list.getByText('选定').waitFor();
    await desk().getByRole('button', { name: '导入', exact: true }).click();
    await desk().getByText('周党镇：已保存，改 2 格').waitFor();
    expect(await taskOf(2)).toEqual([12, 22]);
  });

  it('submits 57 cells from the mended file', async () => {
    const now = await FormFile.open(await formFile());
    await desk().getByText('收下以后就提交').click();
    await bring(await now.filled(shares(19)), '导入');
    await desk().getByText('读了 1 张表：收下 1 张，0 张没有收。').waitFor();
    await desk().getByText('周党镇：已提交，改 57 格').waitFor();
    await preview.pane.getByText('已提交', { exact: true }).first().waitFor();
    expect(preview.faults).toEqual([]);
  });
});
