import { createLive } from '../../addin/client/live.ts';
import { type Client, createClient } from '../../addin/client/requests.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import type { Workbook } from '../../addin/preview/workbook/workbook.ts';
import type { PendingForm } from '../../addin/taskpane/acts/breakdown-forms.ts';
import { createBreakdownActs } from '../../addin/taskpane/acts/breakdowns.ts';
import { createLiveTables } from '../../addin/taskpane/acts/live-tables.ts';
import { createPolicyActs } from '../../addin/taskpane/acts/policy.ts';
import { createRefreshOnOpen } from '../../addin/taskpane/acts/refresh-on-open.ts';
import { createSheetActs } from '../../addin/taskpane/acts/sheets.ts';
import { createPaneSession } from '../../addin/taskpane/pane-session.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { luoshanId } from '../support/app.ts';
import { County, townshipA, townshipB } from '../support/breakdown/county.ts';
import { FormSheet } from '../support/breakdown/form-sheet.ts';
import { importRoster } from '../support/people.ts';
import { paymentsOf } from './live-fixture.ts';

/** The words of a change stay for half a minute: nobody waits for them here. */
const timers = {
  set: (act: () => void, ms: number) => setTimeout(act, ms).unref(),
  clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

type Pane = Awaited<ReturnType<typeof openPane>>;

/** Everything that a pane makes when it is opened, as its composition root does. */
async function openPane(county: County, addinId: string, workbook: Workbook | null) {
  const excel = await startExcel({ year: 2025, addinId, ...(workbook ? { workbook } : {}) });
  Object.assign(globalThis, { Excel: excel.Excel });
  const client: Client = county.line.client({ token: county.tokens.bureau });
  const session = createPaneSession(client, null);
  await session.start();
  session.chooseCampaign(luoshanId);
  const url = `${county.app.url}/graphql`;
  const live = createLive({ client: createClient({ token: client.token, url }), url });
  const sheets = createSheetActs(client);
  const liveTables = createLiveTables({ live, sheets, session, timers });
  const refreshOnOpen = createRefreshOnOpen({ session, sheets, liveTables });
  return {
    excel,
    sheets,
    liveTables,
    refreshOnOpen,
    breakdowns: createBreakdownActs(client),
    policy: createPolicyActs(client),
    /** Resolves when changes come over the stream. */
    isLive: () =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (live.state().mode === 'live') resolve();
        };
        live.subscribe(look);
        look();
      }),
    close() {
      liveTables.close();
      live.close();
      excel.close();
    },
  };
}

/** Resolves once `told` is true of the workbook. */
function until({ workbook }: ExcelSession, told: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = workbook.events.watch(() => {
      if (!told()) return;
      stop();
      resolve();
    });
  });
}

const zhoudang = '411521-04';

describe('the add-in installed anew under another id', () => {
  let county: County;
  let pane: Pane;
  const pay = (day: string) => county.app.importFile(paymentsOf([['周党镇', day]]), county.tokens.bureau);
  beforeAll(async () => {
    county = await County.start();
    const { app, tokens } = county;
    await pay('2024-11-01');
    const roster = { code: 'dibao', category: 'SUBSISTENCE_ALLOWANCE', asOfOn: '2024-10-01' };
    await importRoster(app, tokens.bureau, roster, [
      { name: '示例甲', idNumber: demoIdNumber(8, 1), township: '周党镇' },
    ]);
    await county.reset();
  }, 30_000);
  afterAll(async () => {
    pane.close();
    await county.close();
  });

  it('finds 8 tables, a policy sheet, 3 edits of 2 forms, an open act and the answer of its reader', async () => {
    pane = await openPane(county, 'first', null);
    const { workbook } = pane.excel;
    const sheetName = await insertAll(pane);
    const found = await pane.sheets.find();
    expect(found).toHaveLength(8);
    await pane.refreshOnOpen.start();
    expect(pane.refreshOnOpen.state()).toEqual({ choice: null, asksFor: 8 });
    await pane.refreshOnOpen.choose('yes');

    // One edit is saved and its answer lost, one is typed after it; the other form is deleted with its edit.
    const header = (await county.headers()).get('TASK') ?? '';
    const [formA, formB] = [await inserted(pane, townshipA), await inserted(pane, townshipB)];
    const [villageA1 = '', villageA2 = ''] = await villagesOf(county, townshipA);
    const [villageB1 = ''] = await villagesOf(county, townshipB);
    const type = (sheet: string, village: string, number: number) => {
      const address = FormSheet.read(workbook.sheet(sheet))?.address(village, header) ?? '';
      workbook.user.edit(sheet, address, [[number]]);
    };
    type(formA, villageA1, 901);
    county.line.fault = 'loseAnswer';
    const ofA = await formOf(pane, townshipA);
    expect((await pane.breakdowns.save(ofA)).kind).toBe('unanswered');
    type(formA, villageA2, 902);
    type(formB, villageB1, 903);
    await pane.breakdowns.scan();
    workbook.user.deleteSheet(formB);
    pane.close();

    await pay('2024-11-05');
    pane = await openPane(county, 'second', workbook);
    expect(pane.excel.snapshot().settings).toEqual({});

    // Nobody is asked again; the tables are found and brought up to date.
    const shown = () => FormSheet.read(workbook.sheet(sheetName))?.at(zhoudang, '已缴费人数（人）');
    expect(shown()).toBe(1);
    const outcomes: string[] = [];
    pane.sheets.watch(
      () => undefined,
      ({ kind }) => outcomes.push(kind),
    );
    await pane.refreshOnOpen.start();
    expect(pane.refreshOnOpen.state()).toEqual({ choice: 'yes', asksFor: null });
    expect(await pane.sheets.find()).toEqual(found);
    expect(outcomes).toEqual(Array(8).fill('refreshed'));
    expect(shown()).toBe(2);
    expect(await pane.policy.find(luoshanId)).toHaveLength(1);

    // The next payment comes into the table by itself.
    const live = until(pane.excel, () => shown() === 3);
    pane.liveTables.start();
    await pane.isLive();
    await pay('2024-11-06');
    await live;

    // What was sent goes again as the same act, what was not goes once; what stood on a deleted sheet is still there.
    const forms = await pane.breakdowns.scan();
    expect(forms.map(typedOn)).toEqual([
      {
        kind: 'original',
        township: townshipA,
        isOpen: true,
        typed: [
          [villageA1, 901],
          [villageA2, 902],
        ],
      },
      { kind: 'gone', township: townshipB, isOpen: false, typed: [[villageB1, 903]] },
    ]);
    const [a, b] = forms;
    if (!a || !b) throw new Error('two forms were there');
    expect(await pane.breakdowns.retry(a)).toMatchObject({ kind: 'done', changedCells: 1, isReplay: true });
    expect(await pane.breakdowns.save(a)).toMatchObject({ kind: 'done', changedCells: 1, isReplay: false });
    expect(await pane.breakdowns.save(a)).toMatchObject({ kind: 'unchanged' });
    expect(await pane.breakdowns.carry(b)).toMatchObject({ carried: 1, conflicts: 0, left: 0 });
    const carried = await formOf(pane, townshipB);
    expect(await pane.breakdowns.save(carried)).toMatchObject({ kind: 'done', changedCells: 1 });
    expect(await county.app.services.database.reader.all(changes, [])).toEqual([
      { village_code: villageA1, persons: 901 },
      { village_code: villageA2, persons: 902 },
      { village_code: villageB1, persons: 903 },
    ]);
    expect(pane.excel.host.unhandled).toEqual([]);
  });
});

const changes = 'select village_code, after_persons as persons from breakdown_change order by village_code';

/** What a form holds that the service does not have, by village. */
function typedOn({ kind, journal }: PendingForm) {
  const typed = Object.entries(journal?.edits ?? {}).map(([key, { mine }]) => [key.split('/')[0], mine]);
  return { kind, township: journal?.divisionCode, isOpen: journal?.outbox != null, typed };
}

/** A sheet of every kind. @returns the tab of the 进度表 by township */
async function insertAll({ sheets, policy }: Pane): Promise<string> {
  const of = { campaignId: luoshanId, level: 'TOWNSHIP', township: null, asOf: null } as const;
  const progress = await sheets.insertFigures({ ...of, kind: 'progress' });
  const township = { code: townshipA, name: '示例' };
  await sheets.insertFigures({ ...of, kind: 'progress', level: 'VILLAGE', township });
  await sheets.insertFigures({ ...of, kind: 'progress', by: 'CATEGORY' });
  await sheets.insertFigures({ ...of, kind: 'progress', by: 'DAY' });
  await sheets.insertFigures({ ...of, kind: 'coverage' });
  await sheets.insertFigures({ ...of, kind: 'reconciliation', by: 'DAY' });
  await sheets.insertFigures({ ...of, kind: 'subsidy', by: 'CATEGORY' });
  await sheets.insertFigures({ ...of, kind: 'breakdown', level: 'VILLAGE' });
  await sheets.insertBreakdown(luoshanId);
  await sheets.insertChase(luoshanId, null);
  await policy.insert({ campaignId: luoshanId, withSpare: false, isReadOnly: false });
  return progress.sheetName;
}

async function inserted({ breakdowns }: Pane, township: string): Promise<string> {
  return (await breakdowns.insert(luoshanId, township)).sheetName;
}

async function formOf({ breakdowns }: Pane, township: string): Promise<PendingForm> {
  const form = (await breakdowns.scan()).find(({ facts }) => facts?.divisionCode === township);
  if (!form) throw new Error(`no form of ${township}`);
  return form;
}

async function villagesOf(county: County, township: string): Promise<readonly string[]> {
  const { cells } = await county.form(township);
  return [...new Set([...cells.keys()].map((key) => key.split('/')[0] ?? ''))].sort();
}
