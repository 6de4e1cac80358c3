import { frontNow } from '../../../addin/excel/front.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { insertStaged, removeStaging, type Staging } from '../../../addin/excel/staged.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';
import { sampleFrame, samplePages, sampleRows } from './staged-frames.ts';

type Session = Awaited<ReturnType<typeof openExcel>>;

const tab = '示例名册';
const tableName = 'zj_roster_411521_2025_ITEM_411521_latest_';

function going(): Staging & { readonly seen: (readonly [number, number])[]; abort(): void } {
  const control = new AbortController();
  const seen: (readonly [number, number])[] = [];
  return {
    signal: control.signal,
    onProgress: ({ rows, of }) => seen.push([rows, of]),
    seen,
    abort: () => control.abort(),
  };
}

const insert = (rows: number, page: number, staging = going(), frame = sampleFrame(rows)) =>
  insertStaged(frame, samplePages(rows, page), staging);

function sheets(session: Session) {
  return session.workbook.sheets.items().map(({ Name, Visibility }) => `${Name}/${Visibility}`);
}

describe('insertStaged', () => {
  it('puts 300 rows in 3 pages under a header, and tells 0, 100, 200 and 300 of 300', async () => {
    const session = await openExcel();
    const staging = going();
    expect(await insert(300, 100, staging)).toEqual({
      sheetName: tab,
      name: tableName,
      rows: 300,
      halvings: 0,
      isBehind: true,
    });
    expect(staging.seen).toEqual([
      [0, 300],
      [100, 300],
      [200, 300],
      [300, 300],
    ]);
    // Begin, three pages, names taken, all the rest.
    expect(session.syncs()).toBe(6);
    expect(session.host.unhandled).toEqual([]);
    expect(sheets(session)).toEqual(['Sheet1/Visible', `${tab}/Visible`]);
    expect(session.workbook.active.Name).toBe('Sheet1');
    expect(textsOf(session, tab, 'A1:E3')).toEqual([
      ['示例县在册人员', '', '', '', ''],
      ['序号', '姓名', '村（社区）', '说明', '人员编号'],
      ['1', '示*1', '示例村1', '', 'P0000000000000001'],
    ]);
    expect(textsOf(session, tab, 'A302:B304')).toEqual([
      ['300', '示*0'],
      ['合计：300 人次', ''],
      ['数据来源：示例', ''],
    ]);
    const table = session.workbook.table(tableName);
    expect(table.GetRange().Address).toBe(`${tab}!A2:E302`);
    expect(session.snapshot().sheets[1]?.customProperties).toEqual({ zjRoster: 'minzheng-dibao' });
    expect(await readRange(session, tab, 'E3', 'values')).toEqual([['P0000000000000001']]);
    expect(await readRange(session, tab, 'E1:E10', 'columnHidden')).toBe(true);
  });

  it('dresses the 300 rows page by page, so that the last round trip has none of it to do', async () => {
    const session = await openExcel();
    await insert(300, 100);
    const sheet = session.workbook.sheet(tab);
    const looks = ['Font/Name', 'Font/Color', 'Borders/Bottom/Style', 'VerticalAlignment', 'NumberFormat'];
    const lookOf = (row: number, column: number) => [
      ...[...looks, 'HorizontalAlignment'].map((key) => sheet.styles.at(row, column, key)),
      sheet.rows.size(row),
    ];
    const rows = Array.from({ length: 300 }, (_, index) => index + 2);
    for (const [column, format, align] of [
      [0, '0', 'Center'],
      [1, '@', 'Left'],
    ] as const) {
      const look = ['宋体', '#1F2933', 'Continuous', 'Center', format, align, 19];
      expect(new Set(rows.map((row) => JSON.stringify(lookOf(row, column))))).toEqual(
        new Set([JSON.stringify(look)]),
      );
    }
    const last = JSON.stringify(session.host.requests.filter(({ Actions }) => Actions.length > 20).at(-1));
    expect(last).not.toMatch(/"A3:E302"|"[A-E]3:[A-E]302"/);
  });

  it('is out of sight until the last of its round trips', async () => {
    const session = await openExcel();
    const seen: string[][] = [];
    session.host.faults.afterBatch = () => seen.push(sheets(session));
    await insert(200, 100);
    session.host.faults.afterBatch = null;
    expect(seen.slice(0, -1).flat()).not.toContain(`${tab}/Visible`);
    expect(seen.map((names) => names.length)).toEqual([2, 2, 2, 2, 2]);
    expect(seen[0]?.[1]).toMatch(/^_zj_[0-9a-f]{8}\/VeryHidden$/);
    expect(seen.at(-1)).toEqual(['Sheet1/Visible', `${tab}/Visible`]);
  });
});

describe('insertStaged for a reader who', () => {
  /** What they had in front when they pressed the button; `act` is done when so many round trips have ended. */
  async function during(trips: number, act: (session: Session) => void) {
    const session = await openExcel();
    const front = await frontNow();
    const pressed = session.host.roundTrips;
    session.host.faults.afterBatch = (_, trip) => trip === pressed + trips && act(session);
    const { user } = session.workbook;
    const done = () => {
      if (session.workbook.editing === null) return;
      user.commitEdit('abc');
      user.select('Sheet1', 'A2');
    };
    const sheet = await insertStaged(sampleFrame(40), samplePages(40, 20), {
      signal: new AbortController().signal,
      onProgress: ({ isWaiting }) => isWaiting && done(),
      pauseMs: 1,
      front,
    });
    session.host.faults.calm();
    done();
    return { session, sheet };
  }

  function expectWhole(session: Session) {
    expect(textsOf(session, tab, 'A1')).toEqual([['示例县在册人员']]);
    expect(textsOf(session, tab, 'A42:A43')).toEqual([['40'], ['合计：40 人次']]);
    expect(session.workbook.table(tableName).GetRange().Address).toBe(`${tab}!A2:E42`);
  }

  it('waits comes to the new sheet, in 2 more round trips', async () => {
    const { session, sheet } = await during(0, () => undefined);
    expect(sheet.isBehind).toBeUndefined();
    expect(session.workbook.active.Name).toBe(tab);
    expect(session.workbook.selection.rect).toMatchObject({ row: 0, column: 0 });
    expect(session.syncs()).toBe(1 + 5 + 2);
  });

  it.each([1, 2, 3, 4, 5])(
    'types abc into Sheet1!A1 after step %i of 5 has it there, stays there, and the new sheet is whole',
    async (step) => {
      const { session, sheet } = await during(step, ({ workbook }) =>
        workbook.user.beginEdit('Sheet1', 'A1'),
      );
      expect(sheet.isBehind).toBe(true);
      expect(session.workbook.active.Name).toBe('Sheet1');
      expect(textsOf(session, 'Sheet1', 'A1:A2')).toEqual([['abc'], ['']]);
      expectWhole(session);
    },
  );

  it.each([
    ['selects another cell', (session: Session) => session.workbook.user.select('Sheet1', 'C7')],
    [
      'opens another sheet',
      ({ workbook }: Session) => workbook.events.asUser(() => workbook.activate(workbook.sheets.Add('草稿'))),
    ],
  ])('%s meanwhile is left there', async (_, act) => {
    const { session, sheet } = await during(3, act);
    const there = session.workbook.active.Name;
    expect(sheet.isBehind).toBe(true);
    expect(there).not.toBe(tab);
    expectWhole(session);
  });
});

describe('insertStaged beside an older table of the same roster', () => {
  /** The steps of 40 rows in two pages: begin, page, page, names taken, all the rest. */
  const steps = 5;

  async function withOldTable() {
    const session = await openExcel();
    await insert(30, 30, going(), sampleFrame(30, '旧名册'));
    return { session, before: JSON.stringify(session.snapshot()), trips: session.host.roundTrips };
  }

  it.each([1, 2, 3, 4])(
    'cancelled in step %i of 5: the workbook is byte for byte as it was',
    async (step) => {
      const { session, before, trips } = await withOldTable();
      const staging = going();
      session.host.faults.beforeBatch = (_, trip) => trip === trips + step && staging.abort();
      await expect(insert(40, 20, staging)).rejects.toMatchObject({ code: 'TABLE_STAGING_CANCELLED' });
      expect(JSON.stringify(session.snapshot())).toBe(before);
    },
  );

  it('cancelled before it began: Excel is not even asked', async () => {
    const { session, before } = await withOldTable();
    const staging = going();
    staging.abort();
    await expect(insert(40, 20, staging)).rejects.toMatchObject({ code: 'TABLE_STAGING_CANCELLED' });
    expect(JSON.stringify(session.snapshot())).toBe(before);
  });

  it('cancelled in the last step: the new table is there whole, and so is the old one', async () => {
    const { session, before, trips } = await withOldTable();
    const staging = going();
    session.host.faults.beforeBatch = (_, trip) => trip === trips + steps && staging.abort();
    expect(await insert(40, 20, staging)).toMatchObject({ sheetName: tab, name: `${tableName}2`, rows: 40 });
    expect(JSON.stringify(session.snapshot().sheets.slice(0, 2))).toBe(
      JSON.stringify(JSON.parse(before).sheets),
    );
  });

  it.each([
    [1, 0],
    [1, 4],
    [2, 0],
    [3, 2],
    [4, 0],
    [5, 0],
    [5, 1],
    [5, 12],
    [5, 80],
    [5, 9999],
  ])('refused by Excel in step %i at action %i: the workbook is as it was', async (step, atAction) => {
    const { session, before, trips } = await withOldTable();
    session.host.faults.beforeBatch = (_, trip) =>
      trip === trips + step && session.host.faults.failNext('GeneralException', atAction);
    await expect(insert(40, 20)).rejects.toMatchObject({ code: 'EXCEL_FAILED' });
    expect(JSON.stringify(session.snapshot())).toBe(before);
  });

  it('removes the unfinished sheet when the rows cannot be fetched', async () => {
    const { session, before } = await withOldTable();
    async function* broken() {
      yield sampleRows(0, 20);
      throw new Error('the line is down');
    }
    await expect(insertStaged(sampleFrame(40), broken(), going())).rejects.toThrow('the line is down');
    expect(JSON.stringify(session.snapshot())).toBe(before);
  });
});

describe('insertStaged', () => {
  it('halves a block of 4,000 rows twice when Excel takes some 80 KB at once, and goes on', async () => {
    const session = await openExcel();
    const { faults } = session.host;
    // As if Excel's limit were lower than ours: it goes by the size alone.
    faults.beforeBatch = (batch) => {
      if (JSON.stringify(batch).length > 80_000) faults.failNext('RequestPayloadSizeLimitExceeded');
    };
    const staging = going();
    const { halvings } = await insert(4000, 4000, staging);
    expect(halvings).toBe(2);
    expect(staging.seen.map(([rows]) => rows)).toEqual([0, 1000, 1998, 2996, 3996, 4000]);
    const sheet = session.workbook.sheet(tab);
    const numbers = Array.from({ length: 4000 }, (_, index) => sheet.valueAt(index + 2, 0));
    expect(numbers).toEqual(Array.from({ length: 4000 }, (_, index) => index + 1));
  });

  it('gives up when a single row is too large, and leaves no sheet', async () => {
    const session = await openExcel();
    const { faults } = session.host;
    faults.beforeBatch = (batch, trip) => {
      if (trip > 1 && JSON.stringify(batch).includes('示例村')) {
        faults.failNext('RequestPayloadSizeLimitExceeded');
      }
    };
    await expect(insert(8, 8)).rejects.toMatchObject({ code: 'EXCEL_TOO_LARGE' });
    expect(sheets(session)).toEqual(['Sheet1/Visible']);
  });

  it('waits while somebody types into a cell, says so, and goes on where it was', async () => {
    const session = await openExcel();
    const { faults } = session.host;
    // Before the sheet is made, before the first page, and before it is shown.
    faults.beforeBatch = (_, trip) => {
      if ([1, 3, 7].includes(trip)) faults.failNext('InvalidOperationInCellEditMode');
    };
    const waits: number[] = [];
    const inserted = await insertStaged(sampleFrame(40), samplePages(40, 20), {
      signal: new AbortController().signal,
      onProgress: ({ rows, isWaiting }) => isWaiting && waits.push(rows),
      pauseMs: 1,
    });
    faults.beforeBatch = null;
    expect(inserted.rows).toBe(40);
    expect(waits).toEqual([0, 0, 40]);
    expect(sheets(session)).toEqual(['Sheet1/Visible', `${tab}/Visible`]);
    expect(textsOf(session, tab, 'A42:A43')).toEqual([['40'], ['合计：40 人次']]);
  });

  it('is cancelled while it waits for a cell that stays open', async () => {
    const session = await openExcel();
    const staging = going();
    session.host.faults.beforeBatch = (_, trip) => {
      if (trip <= 2) session.host.faults.failNext('InvalidOperationInCellEditMode');
      if (trip === 2) setTimeout(staging.abort, 1);
    };
    await expect(insert(40, 20, { ...staging, pauseMs: 30 })).rejects.toMatchObject({
      code: 'TABLE_STAGING_CANCELLED',
    });
    expect(sheets(session)).toEqual(['Sheet1/Visible']);
  });
});

describe('removeStaging', () => {
  it('removes a sheet left behind two minutes ago, not one that another pane writes to', async () => {
    const session = await openExcel();
    // Excel takes nothing any more from the second page on, not even the tidying up.
    session.host.faults.beforeBatch = (_, trip) =>
      trip >= 3 && session.host.faults.failNext('GeneralException');
    await expect(insert(40, 20)).rejects.toMatchObject({ code: 'EXCEL_FAILED' });
    session.host.faults.calm();
    expect(sheets(session)[1]).toMatch(/VeryHidden$/);
    expect(await removeStaging(Date.now() + 60_000)).toBe(0);
    expect(sheets(session)).toHaveLength(2);
    expect(await removeStaging(Date.now() + 180_000)).toBe(1);
    expect(sheets(session)).toEqual(['Sheet1/Visible']);
    expect(await removeStaging()).toBe(0);
  });
});

describe('insertSheet', () => {
  it('makes the sheet anew in blocks of half the size when Excel takes 45 KB at once', async () => {
    const session = await openExcel();
    const { faults } = session.host;
    const whole = sampleProgress(300);
    let refusals = 0;
    faults.beforeBatch = (batch) => {
      const bytes = JSON.stringify(batch.Actions).length;
      if (bytes < 45_000) return;
      refusals += 1;
      faults.failNext('RequestPayloadSizeLimitExceeded');
    };
    expect(await insertSheet(whole)).toMatchObject({ sheetName: '罗山县2025进度表', rows: 300 });
    // 2 MB, 1 MB, 500, 250 and 125 KB are more than all of it.
    expect(refusals).toBe(5);
    expect(session.workbook.sheet('罗山县2025进度表').valueAt(302, 1)).toBe('示例镇300');
    expect(sheets(session)).toEqual(['Sheet1/Visible', '罗山县2025进度表/Visible']);
  });
});
