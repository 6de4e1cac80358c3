import { ApiError } from '../../../addin/client/api-error.ts';
import type { LiveLink, LiveState } from '../../../addin/client/live.ts';
import type { ChangeParts } from '../../../addin/client/live-marks.ts';
import type { FoundTable } from '../../../addin/excel/find.ts';
import type { RefreshedTable } from '../../../addin/excel/refresh.ts';
import { ExcelFault } from '../../../addin/excel/session.ts';
import { createLiveTables, type LiveTables } from '../../../addin/taskpane/acts/live-tables.ts';
import type { RefreshManner, TableOutcome } from '../../../addin/taskpane/acts/sheets.ts';
import { faultOf } from '../../../addin/taskpane/fault.ts';
import type { PaneSession, PaneState } from '../../../addin/taskpane/pane-session.ts';
import type { KeptCell } from '../../../schema/sheets/kept-cells.ts';
import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { changeOf, type HandClock, handClock } from './live-line.ts';

const luoshan = '411521-2025';

function table(name: string, more: Partial<SheetIdentity> = {}, sheetName = name): FoundTable {
  const identity: SheetIdentity = {
    kind: 'progress',
    campaignId: luoshan,
    divisionCode: '411521',
    level: 'TOWNSHIP',
    asOf: 'latest',
    ...more,
  };
  return { identity, name, sheetName };
}

const county = table('county');
const other = table('other', { divisionCode: '411521101', level: 'VILLAGE' });

interface Pane {
  readonly clock: HandClock;
  readonly tables: LiveTables;
  /** Redraws so far: table, and whether a person asked. */
  readonly redraws: string[];
  readonly swept: string[][];
  readonly followed: string[][];
  /** What is in the workbook. */
  found: FoundTable[];
  readonly versions: Map<string, number>;
  /** The state each table was written from by this pane. */
  readonly marks: Map<string, string | null>;
  /** What a redraw comes to. */
  result: Partial<RefreshedTable> | Error;
  front: string;
  change(...changes: ChangeParts[]): Promise<void>;
  link(state: Partial<LiveState>): Promise<void>;
  moved(isEdit?: boolean): Promise<void>;
  tablesChanged(): Promise<void>;
  sign(state: Partial<PaneState>): Promise<void>;
  shown(name?: string): unknown;
}

const written: RefreshedTable = {
  sheetName: 'county',
  changedRows: 1,
  addedRows: 0,
  writtenCells: 3,
  problems: [],
  kept: [],
  givenBack: [],
  outcome: 'written',
  words: '周党镇 已缴费人数 1,024→1,100',
  marked: ['cf1'],
};

async function pane(found: FoundTable[] = [county]): Promise<Pane> {
  const clock = handClock();
  const changeListeners: ((changes: readonly ChangeParts[]) => void)[] = [];
  const linkListeners: (() => void)[] = [];
  const sessionListeners: (() => void)[] = [];
  const starters: ((table: FoundTable) => void)[] = [];
  const watchers: ((outcome: TableOutcome) => void)[] = [];
  let moved: (isEdit?: boolean) => unknown = () => undefined;
  let tablesChanged = () => undefined as unknown;
  let link: LiveState = {
    mode: 'live',
    asOf: null,
    marks: new Map(),
    figuresVersions: new Map([[luoshan, 40]]),
  };
  let session = { phase: 'signedIn', viewer: { account: 'bureau' }, campaignId: luoshan } as PaneState;
  const nothing = async () => undefined;
  const followed: string[][] = [];
  const made: Pane = {
    clock,
    redraws: [],
    swept: [],
    followed,
    found,
    versions: new Map(),
    marks: new Map(),
    result: written,
    front: 'county',
    tables: createLiveTables({
      live: {
        state: () => link,
        subscribe: (listener) => {
          linkListeners.push(listener);
          return () => undefined;
        },
        onChange: (listener) => {
          changeListeners.push(listener);
          return () => undefined;
        },
        follow: (ids) => void followed.push([...ids]),
      } as Partial<LiveLink> as LiveLink,
      sheets: {
        find: async () => made.found,
        versionOf: (name) => made.versions.get(name) ?? null,
        freshness(name) {
          if (!made.versions.has(name) && !made.marks.has(name)) return null;
          return { at: new Date(clock.now()).toISOString(), mark: made.marks.get(name) ?? null };
        },
        watch: (onStart, onOutcome) => {
          starters.push(onStart);
          watchers.push(onOutcome);
          return () => undefined;
        },
        async refresh([one], _, manner: RefreshManner = {}) {
          if (!one) return [];
          made.redraws.push(`${one.name}${manner.isUnasked ? '' : ' asked'}`);
          const { result } = made;
          for (const starter of starters) starter(one);
          await new Promise((resolve) => setImmediate(resolve));
          const outcome: TableOutcome =
            result instanceof Error
              ? { kind: 'failed', table: one, fault: faultOf(result) }
              : { kind: 'refreshed', table: one, result: { ...written, ...result } };
          for (const watcher of watchers) watcher(outcome);
          return [outcome];
        },
      },
      session: {
        state: () => session,
        subscribe: (listener) => {
          sessionListeners.push(listener);
          return () => undefined;
        },
      } as Partial<PaneSession> as PaneSession,
      excel: {
        async onTablesChanged(listener) {
          tablesChanged = listener;
          return nothing;
        },
        async onReaderMoved(listener) {
          moved = listener;
          return nothing;
        },
        activeSheetName: async () => made.front,
        clearMarks: async (names) => void made.swept.push([...names]),
      },
      now: clock.now,
      random: () => 0.5,
      timers: clock.timers,
    }),
    async change(...changes) {
      for (const listener of changeListeners) listener(changes);
      await clock.pass(0);
    },
    async link(state) {
      link = { ...link, ...state };
      for (const listener of linkListeners) listener();
      await clock.pass(0);
    },
    async moved(isEdit) {
      moved(isEdit);
      await clock.pass(0);
    },
    async tablesChanged() {
      tablesChanged();
      await clock.pass(0);
    },
    async sign(state) {
      session = { ...session, ...state };
      for (const listener of sessionListeners) listener();
      await clock.pass(0);
    },
    shown: (name = 'county') => made.tables.state().byTable.get(name),
  };
  made.tables.start();
  await clock.pass(0);
  return made;
}

describe('createLiveTables', () => {
  it('redraws at once, then once a second: 5 changes in 0.5 s make 2 redraws', async () => {
    const { change, clock, redraws } = await pane();
    for (let number = 41; number < 46; number += 1) {
      await change(changeOf(`${number}.3.20250301`));
      await clock.pass(100);
    }
    expect(redraws).toEqual(['county']);
    await clock.pass(499);
    expect(redraws).toEqual(['county']);
    await clock.pass(1);
    expect(redraws).toEqual(['county', 'county']);
    await clock.pass(60_000);
    expect(redraws).toHaveLength(2);
  });

  it('asks nothing for a table of another township', async () => {
    const { change, redraws, shown } = await pane([county, other]);
    await change(changeOf('41.3.20250301'));
    expect(redraws).toEqual(['county']);
    expect(shown('other')).toMatchObject({ live: 'waiting', changedAt: null });
  });

  it('says what changed for 30 s, and takes the marks away after 20 s', async () => {
    const { change, clock, shown, swept } = await pane();
    // Marks of a pane that was closed before.
    expect(swept).toEqual([['county']]);
    await change(changeOf('41.3.20250301'));
    expect(shown()).toEqual({
      live: 'current',
      reason: null,
      changedAt: '2025-03-01T02:32:05.000Z',
      words: ['周党镇 已缴费人数 1,024→1,100'],
      asOf: '2025-03-01T02:32:05.000Z',
      kept: [],
    });
    await clock.pass(19_999);
    expect(swept).toHaveLength(1);
    await clock.pass(1);
    expect(swept).toEqual([['county'], ['county']]);
    await clock.pass(10_000);
    expect(shown()).toMatchObject({ words: [], changedAt: '2025-03-01T02:32:05.000Z' });
  });

  it('waits while a cell is in edit: tries after 2, 4, 8, 15 s, and when the reader moves on', async () => {
    const made = await pane();
    made.result = new ExcelFault('EXCEL_CELL_EDITING');
    await made.change(changeOf('41.3.20250301'));
    expect(made.shown()).toMatchObject({
      live: 'waiting',
      reason: '有单元格正在编辑，编辑结束后自动更新。',
    });
    for (const [place, pause] of [2_000, 4_000, 8_000, 15_000, 15_000].entries()) {
      await made.clock.pass(pause - 1);
      expect(made.redraws).toHaveLength(place + 1);
      await made.clock.pass(1);
      expect(made.redraws).toHaveLength(place + 2);
    }
    made.result = written;
    await made.clock.pass(1_000);
    await made.moved();
    expect(made.redraws).toHaveLength(7);
    expect(made.shown()).toMatchObject({ live: 'current', reason: null });
    await made.moved();
    expect(made.redraws).toHaveLength(7);
  });

  it('tries again when somebody worked in the table at the same moment', async () => {
    const made = await pane();
    made.result = { outcome: 'putBack', words: '', marked: [] };
    await made.change(changeOf('41.3.20250301'));
    expect(made.shown()).toMatchObject({ live: 'waiting', reason: '刚才表里有改动，过几秒自动更新。' });
    made.result = written;
    await made.clock.pass(2_000);
    expect(made.shown()).toMatchObject({ live: 'current' });
  });

  it('leaves a table of which nobody knows what was written to a person, once', async () => {
    const made = await pane();
    made.result = { outcome: 'noBase', words: '', marked: [] };
    await made.change(changeOf('41.3.20250301'));
    expect(made.shown()).toMatchObject({
      live: 'waiting',
      reason: expect.stringContaining('点“应用”更新一次'),
    });
    await made.change(changeOf('42.3.20250301'));
    await made.clock.pass(60_000);
    await made.moved();
    expect(made.redraws).toEqual(['county']);
    made.result = written;
    await made.tables.applyNow('county');
    expect(made.redraws).toEqual(['county', 'county asked']);
    await made.clock.pass(2_000);
    await made.change(changeOf('43.3.20250301'));
    expect(made.redraws).toEqual(['county', 'county asked', 'county']);
  });

  it('counts up what comes while it is paused; one table can be applied, all go on afterwards', async () => {
    const made = await pane([county, table('second')]);
    made.tables.pause(true);
    await made.change(changeOf('41.3.20250301'));
    expect(made.redraws).toEqual([]);
    expect(made.shown()).toMatchObject({
      live: 'waiting',
      reason: '自动更新已暂停。点“应用”只更新这张表。',
    });
    await made.tables.applyNow('second');
    expect(made.redraws).toEqual(['second asked']);
    expect([made.shown('second'), made.shown()]).toMatchObject([{ live: 'current' }, { live: 'waiting' }]);
    made.tables.pause(false);
    await made.clock.pass(0);
    expect(made.redraws).toEqual(['second asked', 'county']);
  });

  it('goes on when the line is back, without waiting for its turn', async () => {
    const made = await pane();
    made.result = new ApiError('CONNECTION_LOST');
    await made.change(changeOf('41.3.20250301'));
    expect(made.shown()).toMatchObject({ live: 'waiting', reason: '暂时连不上服务器，连上后自动更新。' });
    await made.link({ mode: 'lost' });
    await made.clock.pass(1_500);
    made.result = written;
    await made.link({ mode: 'polling' });
    expect(made.redraws).toEqual(['county', 'county']);
    expect(made.shown()).toMatchObject({ live: 'current' });
  });

  it('does not try in vain with a table of a wider scope, and says why', async () => {
    const made = await pane();
    made.result = new ApiError('TABLE_OF_WIDER_SCOPE');
    await made.change(changeOf('41.3.20250301'));
    await made.clock.pass(120_000);
    expect(made.redraws).toEqual(['county']);
    expect(made.shown()).toMatchObject({ live: 'failed', reason: expect.any(String) });
  });

  it('redraws the table in front first, after everything may have changed, 75 ms later by chance', async () => {
    const made = await pane([county, table('second'), table('third')]);
    made.front = 'third';
    await made.change(changeOf('41.3.20250301', { isEverything: true }));
    expect(made.redraws).toEqual([]);
    await made.clock.pass(75);
    expect(made.redraws).toEqual(['third', 'county', 'second']);
  });

  it('brings tables up to date that were inserted with figures of before, or copied, and none that is of now', async () => {
    const made = await pane([]);
    await made.link({ figuresVersions: new Map([[luoshan, 42]]) });
    made.versions.set('old', 41).set('now', 42);
    made.found = [table('old'), table('now'), table('copy')];
    await made.tablesChanged();
    expect(made.redraws).toEqual(['old', 'copy']);
    expect(made.shown('now')).toMatchObject({ live: 'current', reason: null });
    await made.change(changeOf('43.3.20250301'));
    await made.clock.pass(1_000);
    made.found = [...made.found, table('copy2')];
    await made.tablesChanged();
    expect(made.redraws.filter((name) => name === 'copy2')).toHaveLength(1);
  });

  it('leaves alone at the start what an earlier session inserted', async () => {
    const { redraws, clock } = await pane([county, other]);
    await clock.pass(60_000);
    expect(redraws).toEqual([]);
  });

  it("follows the chosen campaign and those of the workbook's tables; nothing when signed out", async () => {
    const made = await pane([county, table('linyi', { campaignId: '140821-2025', divisionCode: '140821' })]);
    expect(made.followed.at(-1)).toEqual([luoshan, luoshan, '140821-2025']);
    await made.sign({ phase: 'signedOut', viewer: null, campaignId: null });
    expect(made.followed.at(-1)).toEqual([]);
    await made.change(changeOf('41.3.20250301'));
    expect(made.redraws).toEqual([]);
  });

  it('shows what came of a refresh that somebody pressed, and forgets a table that is gone', async () => {
    const made = await pane();
    made.result = new ExcelFault('TABLE_GONE');
    made.found = [];
    await made.change(changeOf('41.3.20250301'));
    expect(made.tables.state()).toMatchObject({ tables: [], byTable: new Map(), lost: 1 });
  });

  it('says 已是最新 of a table it has just inserted, with the time, and of no other before it was compared', async () => {
    const made = await pane();
    expect(made.shown()).toMatchObject({
      live: 'waiting',
      reason: '打开以后还没有和服务器核对。点“应用”更新这张表。',
      asOf: null,
    });
    made.marks.set('fresh', '40.3.20250301');
    made.found = [county, table('fresh')];
    await made.tablesChanged();
    expect(made.shown('fresh')).toMatchObject({
      live: 'current',
      reason: null,
      changedAt: null,
      asOf: '2025-03-01T02:32:05.000Z',
    });
    expect(made.redraws).toEqual([]);
    made.result = { outcome: 'same', words: '', marked: [] };
    await made.tables.applyNow();
    expect(made.redraws).toEqual(['county asked']);
    expect(made.shown()).toMatchObject({ live: 'current', reason: null });
  });

  it('counts what changed since the state a table was written from, and nothing before it', async () => {
    const made = await pane([]);
    await made.change(changeOf('41.3.20250301'), changeOf('42.3.20250301'));
    made.marks.set('of41', '41.3.20250301').set('of42', '42.3.20250301');
    made.found = [table('of41', { kind: 'coverage' }), table('of42', { kind: 'coverage' })];
    await made.tablesChanged();
    expect(made.redraws).toEqual(['of41']);
  });

  it('compares a table that was inserted before any state was known', async () => {
    const made = await pane([]);
    await made.link({ figuresVersions: new Map() });
    made.marks.set('early', null);
    made.found = [table('early', { kind: 'subsidy' })];
    await made.tablesChanged();
    expect(made.shown('early')).toMatchObject({ live: 'waiting' });
    await made.link({ figuresVersions: new Map([[luoshan, 41]]) });
    expect(made.redraws).toEqual(['early']);
    expect(made.shown('early')).toMatchObject({ live: 'current' });
  });

  it('calls no table changed where 制表时间 alone did, and leaves one as it stood that could not be asked for', async () => {
    const made = await pane();
    made.result = { outcome: 'written', words: '', writtenCells: 1, changedRows: 0, marked: [] };
    await made.tables.applyNow('county');
    const stood = made.shown();
    expect(stood).toMatchObject({ live: 'current', changedAt: null, words: [] });
    made.result = new ApiError('CONNECTION_LOST');
    await made.tables.applyNow('county');
    expect(made.shown()).toEqual(stood);
    expect(made.redraws).toEqual(['county asked', 'county asked']);
  });

  it('tells when somebody has changed a cell, and not when the selection moved', async () => {
    const made = await pane();
    await made.moved();
    expect(made.tables.state().editedAt).toBeNull();
    await made.moved(true);
    expect(made.tables.state().editedAt).toBe('2025-03-01T02:32:05.000Z');
  });

  it('has words of their own for cells, a deleted column and an added row', async () => {
    const made = await pane();
    const problem = (code: string, expected?: string): Problem => ({
      code,
      severity: 'WARNING',
      place: {},
      ...(expected === undefined ? {} : { expected }),
    });
    made.result = {
      problems: [problem('SHEET_COLUMN_MISSING', '差额（人）'), problem('SHEET_ROW_WITHOUT_CODE')],
    };
    await made.change(changeOf('41.3.20250301'));
    expect(made.shown()).toMatchObject({
      live: 'current',
      reason:
        '缺“差额（人）”列（已删除或改名），其余各列照常更新。有 1 行是您加的或已不在查询结果中，保留原样，不更新。',
    });
    const cell: KeptCell = {
      key: '411521001',
      columnKey: 'paidPersons',
      now: 99_999,
      address: "'county'!D7",
      rowName: '周党镇',
      header: '已缴费人数（人）',
      reason: 'EDITED',
      found: '99,999',
      expected: '42,754',
      isCounted: true,
    };
    made.result = { outcome: 'same', problems: [problem('SHEET_CELL_EDITED')], kept: [cell] };
    await made.clock.pass(1_000);
    await made.change(changeOf('42.3.20250301'));
    expect(made.shown()).toMatchObject({ reason: '有 1 处是您改过的，保留原样。', kept: [cell] });
    await made.tables.giveBack('county', [cell]);
    expect(made.redraws).toEqual(['county', 'county', 'county asked']);
  });
});
