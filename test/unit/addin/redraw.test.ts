import { jest } from '@jest/globals';
import { clearMarks } from '../../../addin/excel/change-marks.ts';
import { findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { writtenName, writtenOf } from '../../../schema/sheets/written.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

const tab = '罗山县2025进度表';
const tableName = 'zj_progress_411521_2025_TOWNSHIP_411521_latest_';
const threeChanged = { 2: 700, 6: 710, 19: 1000 };
const live = { mark: true, needsBase: true } as const;

describe('refreshTable, while somebody works in the table', () => {
  const races: readonly [string, (session: ExcelSession) => void][] = [
    [
      'types 999 into a figure that is about to be written',
      ({ workbook }) => workbook.user.edit(tab, 'D6', [[999]]),
    ],
    ['sorts by completion', ({ workbook }) => workbook.user.sort(tableName, '完成率', false)],
    ['inserts a row above the table', ({ workbook }) => workbook.user.insert(tab, '3:3')],
    ['inserts a row in the table', ({ workbook }) => workbook.user.insert(tab, '6:6')],
    ['deletes a row of the table', ({ workbook }) => workbook.user.delete(tab, '5:5')],
    ['inserts a column', ({ workbook }) => workbook.user.insertColumn(tab, 'C', '备注')],
    ['renames a header', ({ workbook }) => workbook.user.edit(tab, 'D3', [['缴费']])],
    ['moves a column', ({ workbook }) => workbook.user.moveColumn(tableName, '已缴费人数（人）', 1)],
  ];

  it.each(races)('puts everything back when a person %s between read and write', async (_, act) => {
    const session = await openExcel();
    const found = await inserted(session);
    const { faults } = session.host;
    let before: unknown;
    const first = session.syncs();
    faults.beforeBatch = (_batch, trip) => {
      if (trip !== first + 2) return;
      act(session);
      before = everything(session);
    };
    const result = await refreshTable(found, sampleProgress(20, threeChanged), live);
    faults.clear();
    expect(result).toMatchObject({
      outcome: 'putBack',
      changedRows: 0,
      writtenCells: 0,
      words: '',
      marked: [],
    });
    expect(everything(session)).toEqual(before);
    // Read, write, put back, and take colours and marks away.
    expect(session.syncs() - first).toBe(4);

    const again = await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(again.outcome).toBe('written');
    expect(session.host.unhandled).toEqual([]);
  });

  it('puts back the colours of two cells below each other that had different ones', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const { faults } = session.host;
    let before: unknown;
    const first = session.syncs();
    faults.beforeBatch = (_batch, trip) => {
      if (trip !== first + 2) return;
      // The header is then where the first status was, and has another colour than the status below.
      session.workbook.user.insert(tab, '1:1');
      before = everything(session);
    };
    const result = await refreshTable(found, sampleProgress(20, { 0: 1000, 1: 1000 }), {});
    faults.clear();
    expect(result.outcome).toBe('putBack');
    expect(everything(session)).toEqual(before);
  });

  it('puts 999 back after a cell was open for typing through 60 attempts', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const { faults } = session.host;
    const first = session.syncs();
    faults.beforeBatch = (_batch, trip) => {
      if (trip === first + 2) session.workbook.user.edit(tab, 'D6', [[999]]);
      if (trip === first + 3) session.workbook.user.beginEdit(tab, 'L9');
      if (trip === first + 63) session.workbook.user.cancelEdit();
    };
    let waitedMs = 0;
    const wait = jest.spyOn(globalThis, 'setTimeout').mockImplementation((act, ms = 0) => {
      waitedMs += ms;
      return setImmediate(act) as unknown as NodeJS.Timeout;
    });
    try {
      const result = await refreshTable(found, sampleProgress(20, threeChanged), live);
      expect(result.outcome).toBe('putBack');
    } finally {
      wait.mockRestore();
      faults.clear();
    }
    expect(waitedMs).toBeGreaterThan(100_000);
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(999);
    const next = await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(next.problems.map(({ place }) => place.address)).toEqual([`'${tab}'!D6`]);
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(999);
  });

  it('holds 999 back when the sheet takes no more cells while it is put back', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const { faults } = session.host;
    const first = session.syncs();
    let trips = 0;
    faults.beforeBatch = (_batch, trip) => {
      trips = trip - first;
      if (trips === 2) session.workbook.user.edit(tab, 'D6', [[999]]);
      if (trips > 2 && trips < 7) faults.failNext('AccessDenied', 1);
    };
    await expect(refreshTable(found, sampleProgress(20, threeChanged), live)).rejects.toMatchObject({
      code: 'EXCEL_PROTECTED',
    });
    faults.clear();
    expect(trips).toBe(7);
    const next = await refreshTable(found, sampleProgress(20, { ...threeChanged, 2: 720 }), live);
    expect(next.problems.map(({ place }) => place.address)).toContain(`'${tab}'!D6`);
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(700);
  });

  it('writes when the person types 999 into a cell that is not to be written, and keeps it', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const first = session.syncs();
    session.host.faults.beforeBatch = (_batch, trip) => {
      if (trip === first + 2) session.workbook.user.edit(tab, 'D5', [[999]]);
    };
    const result = await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(result).toMatchObject({ outcome: 'written', changedRows: 3 });
    session.host.faults.clear();
    const next = await refreshTable(found, sampleProgress(20, { 1: 800 }), live);
    expect(session.workbook.sheet(tab).valueAt(4, 3)).toBe(999);
    expect(next.problems.map(({ code, place }) => [code, place.address])).toContainEqual([
      'SHEET_CELL_EDITED',
      `'${tab}'!D5`,
    ]);
  });

  it('writes nothing while a cell is open for typing, and everything afterwards', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.beginEdit(tab, 'B5');
    const before = everything(session);
    await expect(refreshTable(found, sampleProgress(20, threeChanged), live)).rejects.toMatchObject({
      code: 'EXCEL_CELL_EDITING',
    });
    expect(everything(session)).toEqual(before);
    session.workbook.user.commitEdit('改过的名');
    const result = await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(result).toMatchObject({ outcome: 'written', changedRows: 3 });
    expect(textsOf(session, tab, 'B5')).toEqual([['改过的名']]);
  });

  it('leaves no figure in doubt when a batch breaks off after any of its actions', async () => {
    for (let action = 1; action < 60; action += 6) {
      const session = await openExcel();
      const found = await inserted(session);
      const first = session.syncs();
      session.host.faults.beforeBatch = (_batch, trip) => {
        if (trip === first + 2) session.host.faults.failNext('GeneralException', action);
      };
      await expect(refreshTable(found, sampleProgress(20, threeChanged), live)).rejects.toMatchObject({
        code: 'EXCEL_FAILED',
      });
      session.host.faults.clear();
      const result = await refreshTable(found, sampleProgress(20, { ...threeChanged, 2: 750 }), live);
      expect(result.problems).toEqual([]);
      expect(textsOf(session, tab, 'D6:D10')).toEqual([['750'], ['503'], ['504'], ['505'], ['710']]);
    }
  });
});

describe('refreshTable, after the pane was closed', () => {
  it('still knows a figure typed over by hand, because the sheet remembers what was written', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    await refreshTable(found, sampleProgress(20, threeChanged));
    session.workbook.user.edit(tab, 'D7', [[999]]);
    const result = await refreshTable(found, sampleProgress(20, { ...threeChanged, 3: 800 }), live);
    expect(session.workbook.sheet(tab).valueAt(6, 3)).toBe(999);
    expect(new Set(result.problems.map(({ code }) => code))).toEqual(new Set(['SHEET_CELL_EDITED']));
  });

  it('takes a figure back when the clerk types what we last wrote there', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.edit(tab, 'D6', [[999]]);
    await refreshTable(found, sampleProgress(20, threeChanged), live);
    session.workbook.user.edit(tab, 'D6', [[502]]);
    const result = await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(700);
    expect(result.problems).toEqual([]);
  });

  it('knows it on a copied sheet too, whose table has another name', async () => {
    const session = await openExcel();
    await inserted(session);
    session.workbook.user.edit(tab, 'D6', [[999]]);
    const copy = session.workbook.user.copySheet(tab);
    const found = (await findTables()).find(({ sheetName }) => sheetName === copy);
    if (!found) throw new Error('the copy was not found');
    await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(session.workbook.sheet(copy).valueAt(5, 3)).toBe(999);
    expect(session.workbook.sheet(copy).valueAt(9, 3)).toBe(710);
    expect(session.workbook.sheet(tab).valueAt(9, 3)).toBe(506);
  });

  it('writes nothing unasked into a table of which nobody knows what was written, until somebody asked', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.sheet(tab).customProperties.item(writtenName(tableName)).Delete();
    const before = everything(session);
    expect(await refreshTable(found, sampleProgress(20, threeChanged), live)).toMatchObject({
      outcome: 'noBase',
      writtenCells: 0,
    });
    expect(everything(session)).toEqual(before);
    expect(await refreshTable(found, sampleProgress(20), {})).toMatchObject({ outcome: 'same' });
    expect(await refreshTable(found, sampleProgress(20, threeChanged), live)).toMatchObject({
      outcome: 'written',
      changedRows: 3,
    });
  });

  it('writes nothing unasked into a table too long for its record, unless the pane knows what was written', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const tooLong = JSON.stringify({ v: 1, figuresVersion: 1, at: '', columns: [], rows: [], captions: [] });
    session.workbook.sheet(tab).customProperties.Add(writtenName(tableName), tooLong);
    session.workbook.user.edit(tab, 'D6', [[999]]);
    expect(await refreshTable(found, sampleProgress(20, threeChanged), live)).toMatchObject({
      outcome: 'noBase',
    });
    const base = writtenOf(sampleProgress(20), { figuresVersion: 1, at: '' });
    expect(await refreshTable(found, sampleProgress(20, threeChanged), { ...live, base })).toMatchObject({
      outcome: 'written',
    });
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(999);
  });

  it('leaves a line around the table that the clerk rewrote, and writes the others', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.edit(tab, 'H2', [['制表时间：周一例会用']]);
    await refreshTable(found, later(), live);
    expect(textsOf(session, tab, 'H2')).toEqual([['制表时间：周一例会用']]);
    expect(textsOf(session, tab, 'A2')).toEqual([['截至日期：2024年12月1日（含当日）']]);
  });
});

describe('marks of change', () => {
  it('are rules of our own on the changed cells, and go without a trace', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const rules = () => session.workbook.sheet(tab).conditionalFormats.items();
    const bars = rules().length;
    const result = await refreshTable(found, sampleProgress(20, threeChanged), live);
    // Paid, completion, status, gap and amount of three townships that do not lie below each other.
    expect(result.marked).toHaveLength(15);
    expect(rules()).toHaveLength(bars + 15);
    expect(new Set(rules().map(({ type }) => type))).toEqual(new Set(['DataBar', 'Custom']));
    const before = session.syncs();
    await clearMarks([tableName]);
    expect(session.syncs() - before).toBe(2);
    expect(rules()).toHaveLength(bars);
    await clearMarks([tableName, '没有这张表']);
    expect(session.syncs() - before).toBe(3);
  });

  it('of the change before go with the next one', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    await refreshTable(found, sampleProgress(20, threeChanged), live);
    const result = await refreshTable(found, sampleProgress(20, { ...threeChanged, 2: 701 }), live);
    const marks = session.workbook
      .sheet(tab)
      .conditionalFormats.items()
      .filter(({ type }) => type === 'Custom');
    expect(marks.map(({ values }) => values.Id)).toEqual(result.marked);
    expect(marks).toHaveLength(5);
  });

  it('come with words: what it was and what it is, for three rows, and how many more', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const { words } = await refreshTable(found, sampleProgress(20, threeChanged), live);
    expect(words).toBe(
      '示例镇3 已缴费人数 502→700；示例镇7 已缴费人数 506→710；示例镇20 已缴费人数 519→1,000；另有 合计 等 15 处',
    );
  });
});

/** Texts, formulas and looks of the sheet, and what is beside cells. */
function everything(session: ExcelSession): unknown {
  const { sheets } = session.snapshot();
  return sheets.map(({ customProperties, ...sheet }) => ({
    ...sheet,
    properties: Object.entries(customProperties).filter(
      ([key, value]) => key.startsWith('zjWritten') || value !== 'null',
    ),
  }));
}

function later() {
  const model = sampleProgress(20);
  return {
    ...model,
    rows: model.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        typeof cell.value === 'string' ? { ...cell, value: cell.value.replace('11月30日', '12月1日') } : cell,
      ),
    })),
  };
}

async function inserted(session: ExcelSession) {
  await insertSheet(sampleProgress(20));
  const [found] = await findTables();
  if (!found) throw new Error('the inserted table was not found');
  expect(await readRange(session, tab, 'B4', 'values')).toEqual([['示例镇1']]);
  return found;
}
