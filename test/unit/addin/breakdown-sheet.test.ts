import { findForms } from '../../../addin/excel/find-forms.ts';
import { onFormsTouched } from '../../../addin/excel/form-events.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { readBreakdownSheet, setSheetKey } from '../../../addin/excel/read-breakdown.ts';
import { ExcelFault } from '../../../addin/excel/session.ts';
import { breakdownFormSheet } from '../../../schema/sheets/breakdown-form.ts';
import { readBreakdown } from '../../../schema/sheets/breakdown-read-back.ts';
import { sampleColumns, sampleForm, sampleToken, villageCode } from '../sheets/breakdown-samples.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';

const tab = '周党镇2025目标分解填报';

async function openForm() {
  const session = await openExcel();
  await insertSheet(breakdownFormSheet(sampleForm()));
  return session;
}

async function read(sheetName = tab) {
  const { snapshot } = await readBreakdownSheet(sheetName);
  const form = readBreakdown(snapshot, sampleColumns);
  if (form.kind === 'unreadable') throw new Error(JSON.stringify(form.problems));
  return form;
}

describe('a 目标分解表 in Excel', () => {
  it('is inserted in 2 round trips, protected, with a live remainder', async () => {
    const session = await openForm();
    expect(session.syncs()).toBe(2);
    expect(session.host.unhandled).toEqual([]);
    expect(textsOf(session, tab, 'F4:F6')).toEqual([['1000'], ['0'], ['1000']]);
    session.workbook.user.edit(tab, 'F8:F9', [[400], [350]]);
    expect(textsOf(session, tab, 'F4:F6')).toEqual([['1000'], ['750'], ['250']]);
  });

  it.each(['B8', 'A1', 'F4', 'M8', 'C8', 'F7'])('does not let anyone write into %s', async (address) => {
    const session = await openForm();
    expect(() => session.workbook.user.edit(tab, address, [['9']])).toThrow();
  });

  it.each(['F8', 'H10', 'I8', 'J9', 'K8', 'L10', 'M1', 'P3', 'C60', 'Z500'])(
    'lets %s be written, inputs and the reader’s own cells alike',
    async (address) => {
      const session = await openForm();
      session.workbook.user.edit(tab, address, [['9']]);
      expect(textsOf(session, tab, address)).toEqual([['9']]);
    },
  );

  it('reads back the token, 3 villages and what was typed, as numbers and as text', async () => {
    const session = await openForm();
    session.workbook.user.edit(tab, 'F8:F10', [[400], [''], ['三百']]);
    session.workbook.user.edit(tab, 'J8', [[' 含安置点 ']]);
    session.workbook.user.edit(tab, 'I9', [['是']]);
    const before = session.syncs();
    const form = await read();
    expect(session.syncs() - before).toBe(1);
    expect(form.token).toBe(sampleToken);
    expect([...form.numbers]).toEqual([
      [villageCode(0), [400, null, null]],
      [villageCode(1), [null, null, null]],
      [villageCode(2), [null, null, null]],
    ]);
    expect(form.rows[2]).toMatchObject({ line: 10, cells: [{ text: '三百' }, null, null] });
    expect(form.rows[0]?.addresses).toEqual(['F8', 'G8', 'H8']);
    expect(form.remarks.get(villageCode(0))).toBe('含安置点');
    expect([...form.locked]).toEqual([villageCode(1)]);
    expect(form.layout.remainderOf.get('TASK')).toBe('F6');
    expect(form.problems).toEqual([]);
  });

  it('reads the same after an inserted row and column, a sort and a new name', async () => {
    const session = await openForm();
    const { user } = session.workbook;
    user.edit(tab, 'F8:F10', [[400], [350], [250]]);
    user.insert(tab, '9:9');
    user.insertColumn(tab, 'G');
    user.unprotect(tab);
    user.sortRange(tab, 'A8:N11', 'F');
    user.rename(tab, '我的表');
    const form = await read('我的表');
    expect(form.numbers).toEqual(
      new Map([
        [villageCode(0), [400, null, null]],
        [villageCode(1), [350, null, null]],
        [villageCode(2), [250, null, null]],
      ]),
    );
    expect(form.rows.map(({ villageCode: code }) => code)).toEqual([2, 1, 0].map(villageCode));
    expect(form.layout.columnOf.get('SUBSISTENCE_ALLOWANCE')).toBe(7);
    expect(form.problems).toEqual([]);
  });

  it('is filtered by its header’s buttons under protection, and reads all 3 villages with 2 of them out of sight', async () => {
    const session = await openForm();
    const { user } = session.workbook;
    user.edit(tab, 'F8:F10', [[400], [350], [250]]);
    user.filterByButton(tab, 'F', ['350']);
    const { rows, filter } = session.workbook.sheet(tab);
    expect([7, 8, 9].map((row) => rows.isHidden(row))).toEqual([true, false, true]);
    // The hidden codes are in it: sorted by a button, each stays with its village.
    expect(filter.rect).toEqual({ row: 6, column: 0, rows: 4, columns: 13 });
    const form = await read();
    expect([...form.numbers.values()].map(([task]) => task)).toEqual([400, 350, 250]);
    user.insert(tab, '9:9');
    user.insertColumn(tab, 'C');
    expect(filter.rect).toEqual({ row: 6, column: 0, rows: 5, columns: 14 });
    expect((await read()).numbers.size).toBe(3);
    user.filterByButton(tab, 'G', null);
    expect([7, 8, 9, 10].some((row) => rows.isHidden(row))).toBe(false);
    expect(session.host.unhandled).toEqual([]);
  });

  it('reads 3 villages though somebody typed a note in row 1,048,576', async () => {
    const session = await openForm();
    session.workbook.user.edit(tab, 'F8', [[400]]);
    session.workbook.user.edit(tab, 'XFD1048576', [['x']]);
    const form = await read();
    expect(form.numbers.size).toBe(3);
    expect(form.numbers.get(villageCode(0))).toEqual([400, null, null]);
  });

  it('prints A1:L14, without what people note beside it', async () => {
    const session = await openForm();
    const { printArea } = session.workbook.sheet(tab).pageLayout;
    expect(printArea).toEqual({ row: 0, column: 0, rows: 14, columns: 12 });
  });

  it('keeps its journal’s key on rename and copy; the copy has another id', async () => {
    const session = await openForm();
    expect((await readBreakdownSheet(tab)).sheetKey).toBeNull();
    await setSheetKey(tab, 'key-1');
    session.workbook.user.rename(tab, '甲');
    const copy = session.workbook.user.copySheet('甲');
    const [first, second] = [await readBreakdownSheet('甲'), await readBreakdownSheet(copy)];
    expect([first.sheetKey, second.sheetKey]).toEqual(['key-1', 'key-1']);
    expect(first.sheetId).not.toBe(second.sheetId);
    expect((await findForms('breakdownForm')).map(({ sheetName }) => sheetName).sort()).toEqual(
      ['甲', copy].sort(),
    );
    expect(session.host.unhandled).toEqual([]);
  });

  it('says ADDRESS_GONE for a sheet that is not there', async () => {
    await openForm();
    await expect(readBreakdownSheet('没有')).rejects.toMatchObject({ code: 'ADDRESS_GONE' });
    await expect(readBreakdownSheet('没有')).rejects.toBeInstanceOf(ExcelFault);
  });
});

describe('onFormsTouched', () => {
  it('names the sheet that was typed into, and nothing once it is stopped', async () => {
    const session = await openForm();
    const { sheetId } = await readBreakdownSheet(tab);
    const heard: string[] = [];
    const stop = await onFormsTouched((id) => heard.push(id));
    session.workbook.user.edit(tab, 'F8', [[1]]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([sheetId]);
    await stop();
    session.workbook.user.edit(tab, 'F8', [[2]]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([sheetId]);
  });
});

describe('a protected form', () => {
  it('has no password, and allows formats, insertion, sorting and filtering', async () => {
    const session = await openForm();
    const options = await session.Excel.run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem(tab);
      protection.load('protected,options');
      await context.sync();
      return protection.protected ? protection.options : null;
    });
    expect(options).toMatchObject({ allowFormatCells: true, allowInsertRows: true, allowSort: true });
    expect(await readRange(session, tab, 'M1', 'numberFormat')).toEqual([['@']]);
    session.workbook.user.unprotect(tab);
    session.workbook.user.edit(tab, 'B8', [['改']]);
  });
});
