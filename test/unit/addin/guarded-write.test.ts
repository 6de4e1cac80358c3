import { findForms } from '../../../addin/excel/find-forms.ts';
import { type CellWrite, guardedWrite } from '../../../addin/excel/guarded-write.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { readBreakdownSheet } from '../../../addin/excel/read-breakdown.ts';
import { breakdownFormSheet } from '../../../schema/sheets/breakdown-form.ts';
import { readBreakdown } from '../../../schema/sheets/breakdown-read-back.ts';
import { sampleColumns, sampleForm, sampleVillage, villageCode } from '../sheets/breakdown-samples.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';

const tab = '周党镇2025目标分解填报';

/** A form of `villages` rows, read once: what comes after is what the reader does behind our back. */
async function opened(villages = 3) {
  const session = await openExcel();
  const rows = Array.from({ length: villages }, (_, index) => sampleVillage(index));
  await insertSheet(breakdownFormSheet(sampleForm({ villages: rows })));
  const { user } = session.workbook;
  const [found] = await findForms('breakdownForm');
  const form = readBreakdown((await readBreakdownSheet(tab)).snapshot, sampleColumns);
  if (!found || form.kind === 'unreadable') throw new Error('no form');
  const write = (writes: readonly CellWrite[]) => guardedWrite(found, form.layout, sampleColumns, writes);
  /** Does something right before the n-th round trip of what follows. */
  const onTrip = (trip: number, act: () => void) => {
    const first = session.syncs();
    session.host.faults.beforeBatch = () => {
      if (session.syncs() - first === trip) act();
    };
  };
  return { session, user, write, onTrip };
}

const task = (index: number, value: number | string, expected: number | string | null = null): CellWrite => ({
  villageCode: villageCode(index),
  columnKey: 'TASK',
  expected,
  value,
});

const clean = { skipped: [], fault: null };

describe('guardedWrite', () => {
  it('writes 3 numbers in 1 round trip and nothing else', async () => {
    const { session, write } = await opened();
    const trips = session.syncs();
    expect(await write([task(0, 400), task(1, 350), task(2, 250)])).toEqual({
      written: 3,
      held: [],
      moved: 0,
      ...clean,
    });
    expect(session.syncs() - trips).toBe(1);
    expect(textsOf(session, tab, 'F8:G10')).toEqual([
      ['400', ''],
      ['350', ''],
      ['250', ''],
    ]);
    expect(textsOf(session, tab, 'F6')).toEqual([['0']]);
  });

  it('makes no round trip when nothing differs', async () => {
    const { session, write } = await opened();
    const trips = session.syncs();
    expect(await write([task(0, '', null), task(1, 7, '7')])).toMatchObject({ written: 0, held: [] });
    expect(session.syncs()).toBe(trips);
  });

  it('writes 300 rows of 状态 and 审核意见 and the token in 2 round trips', async () => {
    const { session, write } = await opened(300);
    const trips = session.syncs();
    const marks = Array.from({ length: 300 }, (_, index): CellWrite[] => [
      { villageCode: villageCode(index), columnKey: 'status', expected: '未填', value: '已填' },
      { villageCode: villageCode(index), columnKey: 'finding', expected: null, value: '请核对' },
    ]).flat();
    const token = {
      villageCode: '',
      columnKey: 'token',
      expected: sampleForm().sheetToken,
      value: 'ZJ1.new',
    };
    expect(await write([...marks, token])).toEqual({ written: 601, held: [], moved: 0, ...clean });
    expect(session.syncs() - trips).toBe(2);
    expect(await readRange(session, tab, 'M1', 'values')).toEqual([['ZJ1.new']]);
    expect(textsOf(session, tab, 'K307:L308')).toEqual([
      ['已填', '请核对'],
      ['', ''],
    ]);
    expect(session.host.unhandled).toEqual([]);
  });

  it('lets a row grow with an opinion of 3 lines, in 1 more round trip', async () => {
    const { session, write } = await opened();
    const trips = session.syncs();
    const value = '错误：任务数比上年参保人数多出许多，请核实户籍底册后改正，或者在备注里说明原因。';
    await write([{ villageCode: villageCode(1), columnKey: 'finding', expected: null, value }]);
    expect(session.syncs() - trips).toBe(2);
    expect(textsOf(session, tab, 'L9')).toEqual([[value]]);
    const { rows } = session.workbook.sheet(tab);
    expect([7, 8, 9].map((row) => rows.size(row))).toEqual([19, 65, 19]);
  });

  it('makes no row lower than it was: not the 19 points of an insertion, not the 80 somebody set', async () => {
    const { session, write } = await opened();
    const { rows } = session.workbook.sheet(tab);
    rows.resize(9, 1, 80);
    const value = '错误：任务数比上年参保人数多出许多，请核实户籍底册后改正。';
    const findings = (values: readonly string[], before: readonly (string | null)[]) =>
      values.map((text, at) => ({
        villageCode: villageCode(at),
        columnKey: 'finding',
        expected: before[at] ?? null,
        value: text,
      }));
    await write(findings(['请核对', value, value], []));
    expect([7, 8, 9].map((row) => rows.size(row))).toEqual([19, 50, 80]);
    const trips = session.syncs();
    await write(findings(['', '', ''], ['请核对', value, value]));
    expect(session.syncs() - trips).toBe(1);
    expect(textsOf(session, tab, 'L8:L10')).toEqual([[''], [''], ['']]);
    expect([7, 8, 9].map((row) => rows.size(row))).toEqual([19, 50, 80]);
  });

  it('gives an opinion more lines where somebody made its column half as wide', async () => {
    const { session, write } = await opened();
    const { rows, columns } = session.workbook.sheet(tab);
    columns.resize(11, 1, columns.size(11) / 2);
    const value = '任务数比上年参保人数多出许多，请核实户籍底册后改正。';
    await write([{ villageCode: villageCode(1), columnKey: 'finding', expected: null, value }]);
    expect(rows.size(8)).toBe(80);
  });

  it('puts back 999 that somebody typed meanwhile, and says so', async () => {
    const { session, user, write, onTrip } = await opened();
    onTrip(1, () => user.edit(tab, 'F9', [[999]]));
    expect(await write([task(0, 400), task(1, 350)])).toEqual({
      written: 1,
      held: [{ ...task(1, 350), found: 999, isRestored: true }],
      moved: 0,
      ...clean,
    });
    expect(textsOf(session, tab, 'F8:F10')).toEqual([['400'], ['999'], ['']]);
  });

  it('puts back a formula as a formula and text as text', async () => {
    const { session, user, write, onTrip } = await opened();
    onTrip(1, () => user.edit(tab, 'F8:F9', [['=600/2'], ['不详']]));
    const { held } = await write([task(0, 400), task(1, 350)]);
    expect(held.map(({ found }) => found)).toEqual([300, '不详']);
    expect(await readRange(session, tab, 'F8:F9', 'formulas')).toEqual([['=600/2'], ['不详']]);
  });

  it('keeps the last of what was typed when somebody goes on typing between the rounds', async () => {
    const { session, user, write } = await opened();
    let typed = 900;
    session.host.faults.beforeBatch = () => {
      if (typed < 903) user.edit(tab, 'F8', [[++typed]]);
    };
    const { held } = await write([task(0, 400)]);
    expect(held).toEqual([{ ...task(0, 400), found: 903, isRestored: true }]);
    expect(textsOf(session, tab, 'F8')).toEqual([['903']]);
  });

  it('finds its rows again when somebody sorts in between: 2 moved, none misplaced', async () => {
    const { session, user, write, onTrip } = await opened();
    user.unprotect(tab);
    user.edit(tab, 'G8:G10', [[1], [2], [3]]);
    onTrip(1, () => user.sortRange(tab, 'A8:M10', 'G', false));
    expect(await write([task(0, 400), task(2, 250)])).toEqual({ written: 2, held: [], moved: 2, ...clean });
    expect(textsOf(session, tab, 'F8:G10')).toEqual([
      ['250', '3'],
      ['', '2'],
      ['400', '1'],
    ]);
  });

  it('leaves an inserted row and column of the reader’s as they are', async () => {
    const { session, user, write, onTrip } = await opened();
    const lock = (index: number): CellWrite => ({ ...task(index, '是'), columnKey: 'lock' });
    onTrip(1, () => {
      user.insert(tab, '9:9');
      user.insertColumn(tab, 'I');
      user.edit(tab, 'I9:I10', [['我的'], ['记号']]);
    });
    const outcome = await write([task(1, 350), task(2, 250), lock(0), lock(1)]);
    // The second block already knows where everything has gone.
    expect(outcome).toEqual({ written: 4, held: [], moved: 2, ...clean });
    expect(textsOf(session, tab, 'F8:J11')).toEqual([
      ['', '', '', '', '是'],
      ['', '', '', '我的', ''],
      ['350', '', '', '记号', '是'],
      ['250', '', '', '', ''],
    ]);
  });

  it('looks again when a locked column has come to where it was to write', async () => {
    const { session, user, write, onTrip } = await opened();
    onTrip(1, () => user.insertColumn(tab, 'F'));
    expect(await write([task(0, 400), task(2, 250)])).toMatchObject({ written: 2, held: [] });
    expect(textsOf(session, tab, 'F8:G10')).toEqual([
      ['', '400'],
      ['', ''],
      ['', '250'],
    ]);
  });

  it('holds a village whose row is gone, and writes the others', async () => {
    const { session, user, write } = await opened();
    user.unprotect(tab);
    user.delete(tab, '9:9');
    const outcome = await write([task(0, 400), task(1, 350), task(2, 250)]);
    expect(outcome).toMatchObject({ written: 2, held: [{ ...task(1, 350), found: null, isRestored: true }] });
    expect(textsOf(session, tab, 'F8:F9')).toEqual([['400'], ['250']]);
  });

  it('tries again while Excel is busy or a cell is being edited', async () => {
    const { session, write } = await opened();
    session.host.faults.failNext('ActivityLimitReached', 2);
    session.host.faults.failNext('InvalidOperationInCellEditMode');
    expect(await write([task(0, 400)])).toMatchObject({ written: 1, held: [] });
    expect(textsOf(session, tab, 'F8')).toEqual([['400']]);
  });

  it('throws when nothing could be written, and nothing is', async () => {
    const { session, write } = await opened();
    session.host.faults.failNext('GeneralException');
    await expect(write([task(0, 400)])).rejects.toMatchObject({ code: 'EXCEL_FAILED' });
    expect(textsOf(session, tab, 'F8')).toEqual([['']]);
  });

  it('says that 999 could not be put back when Excel fails right then', async () => {
    const { session, user, write, onTrip } = await opened();
    const first = session.syncs();
    onTrip(1, () => user.edit(tab, 'F8', [[999]]));
    session.host.faults.afterBatch = () => {
      if (session.syncs() - first === 1) session.host.faults.failNext('GeneralException');
    };
    const outcome = await write([task(0, 400)]);
    expect(outcome.held).toEqual([{ ...task(0, 400), found: 999, isRestored: false }]);
    expect(outcome.fault?.code).toBe('EXCEL_FAILED');
  });
});
