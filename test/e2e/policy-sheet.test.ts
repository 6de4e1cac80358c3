import { readXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import type { SheetSnapshot } from '../../addin/preview/workbook/snapshot.ts';
import { startBrowser } from '../support/browser.ts';
import {
  chooseCampaign,
  type DemoService,
  openPreview,
  type PreviewPage,
  signIn,
  startDemoService,
} from '../support/preview.ts';

const tab = '临猗县2025政策参数';
/** 低保对象 of 临政办发〔2024〕22号 三: the third subsidy of the notice. */
const allowance = 'subsidies[2].personPaysFen';
const assistance = 'subsidies[2].assistanceFen';

let service: DemoService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startDemoService(200), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** Column letters of the sheet as inserted. */
const at = { label: 2, value: 3, problem: 7, path: 8 } as const;

function rowOf(sheet: SheetSnapshot, path: string): number {
  const row = sheet.values.findIndex((cells) => cells[at.path] === path);
  if (row < 0) throw new Error(`no row ${path}`);
  return row;
}

async function type(preview: PreviewPage, sheetName: string, path: string, text: string): Promise<number> {
  const row = rowOf(await preview.sheet(sheetName), path);
  await preview.page.evaluate(
    ([name, address, value]) => window.previewExcel?.workbook.user.edit(name, address, [[value]]),
    [sheetName, `D${row + 1}`, text] as const,
  );
  return row;
}

async function removeItem(preview: PreviewPage, sheetName: string, path: string): Promise<void> {
  const row = rowOf(await preview.sheet(sheetName), path);
  await preview.page.evaluate(
    ([name, address]) => window.previewExcel?.workbook.user.edit(name, address, [['删除']]),
    [sheetName, `G${row + 1}`] as const,
  );
}

async function openPolicy(preview: PreviewPage, account: string, campaign: string): Promise<void> {
  await signIn(preview.pane, account);
  await chooseCampaign(preview.pane, campaign);
  await preview.pane.getByRole('tab', { name: '政策' }).click();
}

/** Asks the service itself, beside the pane. */
async function ask(query: string, token = ''): Promise<Record<string, unknown>> {
  const page = await browser.newContext({ ignoreHTTPSErrors: true });
  const answer = await page.request.post(`${service.app.url}/graphql`, {
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    data: { query },
  });
  const body: unknown = await answer.json();
  await page.close();
  return (body as { data: Record<string, unknown> }).data;
}

async function tokenOf(account: string): Promise<string> {
  const query = `mutation { signIn(input: { account: "${account}", password: "demo2025" }) { token } }`;
  const { signIn: answer } = await ask(query);
  return (answer as { token: string }).token;
}

/** What the service says 低保对象 pay, in fen, and under which version. */
async function allowanceAtService(): Promise<{ version: number; personPaysFen: number }> {
  const { campaign } = await ask(
    '{ campaign(id: "140821-2025") { notice { version subsidies { categoryCode personPaysFen } } } }',
    await tokenOf('linyi'),
  );
  const { notice } = campaign as {
    notice: { version: number; subsidies: { categoryCode: string; personPaysFen: number }[] };
  };
  const found = notice.subsidies.find(({ categoryCode }) => categoryCode === 'SUBSISTENCE_ALLOWANCE');
  if (!found) throw new Error('no 低保对象');
  return { version: notice.version, personPaysFen: found.personPaysFen };
}

describe('a bureau clerk changes a rule in Excel', () => {
  let preview: PreviewPage;

  beforeAll(async () => {
    preview = await openPreview(browser, service.app.url);
    await openPolicy(preview, 'linyi', '临猗县 2025 年度');
  });
  afterAll(() => preview?.close());

  it('inserts 政策参数 clause by clause, with 低保对象 at 80', async () => {
    const { pane } = preview;
    await pane.getByRole('button', { name: '插入政策参数表' }).click();
    await pane.getByText(`已插入工作表“${tab}”`).waitFor();
    const sheet = await preview.sheet(tab);
    expect(sheet.values[0]?.[0]).toBe('临猗县2025年度 政策参数');
    expect(sheet.values[1]?.join('')).toContain('版本：第 1 版');
    const row = sheet.values[rowOf(sheet, allowance)];
    expect(row?.slice(0, 5)).toEqual(['三.2', '分类资助 第 3 条', '个人缴纳', '80', '元']);
    expect(sheet.columnWidths[at.path]).toBe(0);
    await pane.getByRole('list', { name: '版本' }).getByText('第 1 版').waitFor();
    await preview.screenshot('policy-inserted');
  });

  it('finds no change on the sheet as inserted', async () => {
    const { pane } = preview;
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText('表里的值与第 1 版相同，没有修改。').waitFor();
    expect(await pane.getByRole('button', { name: '发布…' }).count()).toBe(0);
  });

  it('puts what is wrong with 4oo into the row of its own, and publishes nothing', async () => {
    const { pane } = preview;
    const row = await type(preview, tab, allowance, '4oo');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText(/有 \d+ 处错误，不能发布/).waitFor();
    const sheet = await preview.sheet(tab);
    expect(sheet.values[row]?.[at.problem]).toMatch(/^错误：.*4oo/);
    expect(sheet.values[row]?.[at.value]).toBe('4oo');
    expect(await pane.getByRole('button', { name: '发布…' }).count()).toBe(0);
    await pane.getByRole('button', { name: `跳转到 '${tab}'!D${row + 1}` }).click();
    await preview.page.waitForFunction(
      (address) => window.previewExcel?.snapshot().selection === address,
      `${tab}!D${row + 1}`,
    );
    await preview.screenshot('policy-problem');
    expect(await allowanceAtService()).toEqual({ version: 1, personPaysFen: 8000 });
  });

  it('refuses 90 alone, because 90 and 320 are not the standard of 400', async () => {
    const { pane } = preview;
    const row = await type(preview, tab, allowance, '90');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await preview.page.waitForFunction(
      ([name, at]) => {
        const sheet = window.previewExcel?.snapshot().sheets.find((each) => each.name === name);
        return sheet?.values.some((cells, index) => {
          return Math.abs(index - Number(at)) < 15 && /^错误：(?!.*4oo)/.test(String(cells[7]));
        });
      },
      [tab, row] as const,
    );
    await pane.getByText(/有 \d+ 处错误，不能发布/).waitFor();
    expect(await pane.getByRole('button', { name: '发布…' }).count()).toBe(0);
    await preview.screenshot('policy-sum');
  });

  it('publishes 90 and 310 as version 2 after showing what changes, and the service says 9,000 fen', async () => {
    const { pane } = preview;
    const row = await type(preview, tab, assistance, '310');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText('检查通过：共 2 处修改，还没有发布。').waitFor();
    const checked = await preview.sheet(tab);
    expect(checked.values.slice(4).every((cells) => cells[at.problem] === '')).toBe(true);
    const changes = pane.getByRole('list', { name: '修改' });
    expect(await changes.textContent()).toContain('80');
    expect((await allowanceAtService()).version).toBe(1);

    await pane.getByRole('button', { name: '发布…' }).click();
    await pane.getByRole('button', { name: '确认发布' }).scrollIntoViewIfNeeded();
    await preview.screenshot('policy-confirm');
    await pane.getByRole('button', { name: '确认发布' }).click();
    await pane.getByText('已发布第 2 版，共 2 处修改。').waitFor();
    expect(await allowanceAtService()).toEqual({ version: 2, personPaysFen: 9000 });

    const sheet = await preview.sheet(tab);
    expect(sheet.values[1]?.join('')).toContain('版本：第 2 版');
    expect(sheet.values[row]?.[at.value]).toBe('310');
    await pane.getByRole('list', { name: '版本' }).getByText('第 2 版').waitFor();
    await preview.screenshot('policy-published');
  });

  it('goes on from version 2 on the same sheet', async () => {
    const { pane } = preview;
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText('表里的值与第 2 版相同，没有修改。').waitFor();
  });

  it('gives the same sheet of version 2 as a file to who has no add-in', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const answer = await context.request.get(`${service.app.url}/export/140821-2025/policy.xlsx`, {
      headers: { authorization: `Bearer ${await tokenOf('linyi')}` },
    });
    expect(answer.status()).toBe(200);
    const book = await readXlsx(await answer.body());
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).toBe('临猗县2025年度 政策参数');
    expect(rows.find((cells) => cells[at.path] === allowance)?.[at.value]).toBe('90');
    expect(book.namedRanges?.map(({ name }) => name)).toContain('zj_policy_140821_2025_v2_');
    await context.close();
  });

  it('asked nothing that Excel 2021 lacks, and no other host', async () => {
    expect((await preview.traffic()).unhandled).toEqual([]);
    expect(preview.faults).toEqual([]);
    expect(service.log).toEqual([]);
  });
});

describe('a clerk adds and removes items', () => {
  it('gets what is wrong in the right rows although items were taken out, and the new version on a new sheet', async () => {
    const preview = await openPreview(browser, service.app.url);
    const { pane } = preview;
    await openPolicy(preview, 'linyi', '临猗县 2025 年度');
    await pane.getByRole('checkbox', { name: /带上空白行/ }).check();
    await pane.getByRole('button', { name: '插入政策参数表' }).click();
    await pane.getByText(`已插入工作表“${tab}”`).waitFor();
    // 返贫致贫 goes; the last subsidy, by then one place further up, no longer adds up; a deadline comes.
    await removeItem(preview, tab, 'subsidies[1].kind');
    const last = await type(preview, tab, 'subsidies[6].personPaysFen', '150');
    await type(preview, tab, 'deadlines[0].name', '示例截止日');
    await type(preview, tab, 'deadlines[0].closesOn', '2025-03-01');
    await type(preview, tab, 'deadlines[0].clause', '七');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText(/有 \d+ 处错误，不能发布/).waitFor();
    const faulty = await preview.sheet(tab);
    const marked = faulty.values.flatMap((cells) =>
      /^错误/.test(String(cells[at.problem])) ? [String(cells[at.path])] : [],
    );
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.every((path) => path.startsWith('subsidies[6].'))).toBe(true);
    await preview.screenshot('policy-removed');

    await type(preview, tab, 'subsidies[6].personPaysFen', '200');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText(/检查通过：共 \d+ 处修改/).waitFor();
    expect((await preview.sheet(tab)).values[last]?.[at.problem]).toBe('');
    await pane.getByRole('button', { name: '发布…' }).click();
    await pane.getByLabel('为什么修改（可不填）').fill('示例：试改');
    await preview.screenshot('policy-note');
    await pane.getByRole('button', { name: '确认发布' }).click();
    await pane.getByText('已发布第 3 版').waitFor();
    const sheet = await preview.sheet(`${tab} (2)`);
    expect(sheet.values[rowOf(sheet, 'subsidies[1].categories')]?.[at.value]).toBe('低保对象');
    expect(sheet.values[rowOf(sheet, 'deadlines[0].closesOn')]?.[at.value]).toBe('2025-03-01');
    await pane.getByText('示例：试改').waitFor();
    expect((await preview.traffic()).unhandled).toEqual([]);
    await preview.close();
  });
});

describe('two clerks at once', () => {
  it('tells the second who published, and carries the edit to the new version', async () => {
    const first = await openPreview(browser, service.app.url, { colorScheme: 'dark' });
    const second = await openPreview(browser, service.app.url);
    for (const preview of [first, second]) {
      await openPolicy(preview, 'linyi', '临猗县 2025 年度');
      await preview.pane.getByRole('button', { name: '插入政策参数表' }).click();
      await preview.pane.getByText(`已插入工作表“${tab}”`).waitFor();
    }
    await type(first, tab, 'windows[0].closesOn', '2025-02-20');
    await first.pane.getByRole('button', { name: '检查', exact: true }).click();
    await first.pane.getByRole('button', { name: '发布…' }).click();
    await first.screenshot('policy-dark');
    await first.pane.getByRole('button', { name: '确认发布' }).click();
    await first.pane.getByText('已发布第 4 版').waitFor();

    await type(second, tab, 'document.title', '示例：改过的标题');
    await type(second, tab, 'windows[0].closesOn', '2025-02-15');
    await second.pane.getByRole('button', { name: '检查', exact: true }).click();
    await second.pane.getByText(/这张表依据第 3 版，现在已是第 4 版（.*由 linyi 发布）/).waitFor();
    await second.pane.getByRole('button', { name: '把我的修改带到新版（2 处）' }).click();
    await second.pane.getByText('带过来 1 处修改').waitFor();
    const sheet = await second.sheet(`${tab} (2)`);
    expect(sheet.values[rowOf(sheet, 'document.title')]?.[at.value]).toBe('示例：改过的标题');
    const closing = sheet.values[rowOf(sheet, 'windows[0].closesOn')];
    expect(closing?.[at.value]).toBe('2025-02-20');
    expect(closing?.[at.problem]).toMatch(/^提醒：您在第 3 版上改为“2025-02-15”/);
    // The older sheet keeps what was typed.
    const old = await second.sheet(tab);
    expect(old.values[rowOf(old, 'windows[0].closesOn')]?.[at.value]).toBe('2025-02-15');
    await second.screenshot('policy-carried');
    await first.close();
    await second.close();
  });
});

describe('a rule is tried before it is law', () => {
  it('says that 410 instead of 400 costs 159 of the 200 who have paid 1,590 yuan more, 41 undecided, and stores nothing', async () => {
    const preview = await openPreview(browser, service.app.url);
    const { pane } = preview;
    await openPolicy(preview, 'luoshan', '罗山县 2025 年度');
    await pane.getByRole('button', { name: '插入政策参数表' }).click();
    await pane.getByText('已插入工作表“罗山县2025政策参数”').waitFor();
    await type(preview, '罗山县2025政策参数', 'standard.individualFen', '410');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByText(/检查通过：共 1 处修改/).waitFor();
    await pane.getByRole('button', { name: '试算影响' }).click();
    const result = pane.getByRole('region', { name: '试算结果' });
    await result.waitFor();
    await result.scrollIntoViewIfNeeded();
    const words = await result.textContent();
    expect(words).toContain('多缴的 159 人，少缴的 0 人，不变的 0 人，算不出的 41 人');
    expect(words).toContain('个人缴费合计增加 1,590 元');
    await preview.screenshot('policy-simulation');
    expect((await pane.getByRole('list', { name: '版本' }).textContent())?.includes('第 2 版')).toBe(false);
    await preview.close();
  });
});

describe('a bulletin has been issued', () => {
  it('shows which issued figures would differ, and publishes after they were read', async () => {
    const issue =
      'mutation { issueReport(input: { campaignId: "411521-2025", kind: BULLETIN }) { report { id } } }';
    expect(await ask(issue, await tokenOf('luoshan'))).toMatchObject({ issueReport: { report: {} } });
    const preview = await openPreview(browser, service.app.url);
    const { pane } = preview;
    await openPolicy(preview, 'luoshan', '罗山县 2025 年度');
    await pane.getByRole('button', { name: '插入政策参数表' }).click();
    await pane.getByText('已插入工作表“罗山县2025政策参数”').waitFor();
    await type(preview, '罗山县2025政策参数', 'quotas.rows[0].values[0]', '10000');
    await pane.getByRole('button', { name: '检查', exact: true }).click();
    await pane.getByRole('button', { name: '发布…' }).click();
    await pane.getByRole('button', { name: '确认发布' }).click();
    const differences = pane.getByRole('list', { name: '与已印发报表的不同' });
    await differences.waitFor();
    expect(await differences.textContent()).toContain('铁铺镇');
    await differences.scrollIntoViewIfNeeded();
    await preview.screenshot('policy-issued');
    const versions = pane.getByRole('list', { name: '版本' });
    expect(await versions.textContent()).not.toContain('第 2 版');
    await pane.getByRole('button', { name: '已看过，仍要发布' }).click();
    await pane.getByText('已发布第 2 版，共 1 处修改。').waitFor();
    await preview.close();
  });
});

describe('a township in Excel', () => {
  it('reads the notice, and is offered neither check nor publishing, in a pane of 320 pixels', async () => {
    const preview = await openPreview(browser, service.app.url);
    await preview.page.addStyleTag({
      content: 'iframe { width: 320px !important; min-width: 0 !important; }',
    });
    await openPolicy(preview, 'zhoudang', '罗山县 2025 年度');
    await preview.pane.getByRole('button', { name: '插入政策参数表' }).click();
    await preview.pane.getByText(/已插入工作表/).waitFor();
    const sheet = await preview.sheet('罗山县2025政策参数');
    expect(sheet.values[2]?.[0]).toBe('仅供查阅：由县医保局维护，在此修改不起作用。');
    expect(sheet.validations).toEqual([]);
    expect(await preview.pane.getByRole('button', { name: '检查', exact: true }).count()).toBe(0);
    await preview.screenshot('policy-township-320');
    await preview.close();
  });
});
