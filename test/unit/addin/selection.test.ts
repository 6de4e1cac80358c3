import { frontNow } from '../../../addin/excel/front.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { jumpIfStill, jumpTo, jumpToTable, splitAddress } from '../../../addin/excel/jump.ts';
import { readSelection } from '../../../addin/excel/selection.ts';
import { openExcel } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

describe('readSelection', () => {
  it('reads text, dates, amounts and ID numbers as the service wants them, with the address', async () => {
    const session = await openExcel();
    const { user } = session.workbook;
    user.edit('Sheet1', 'B2:E3', [
      ['身份证号', '缴费日期', '缴费金额', '收据号'],
      ["'41152119800101123X", '2024/11/30', 1200.5, "'0001"],
    ]);
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('D3').numberFormat = [['#,##0.00']];
      await context.sync();
    });
    user.select('Sheet1', 'B2:E3');
    const before = session.syncs();
    expect(await readSelection(false)).toEqual({
      address: 'Sheet1!B2:E3',
      rows: [
        ['身份证号', '缴费日期', '缴费金额', '收据号'],
        ['41152119800101123X', '2024-11-30', '1200.5', '0001'],
      ],
      hiddenRows: 0,
    });
    expect(session.syncs() - before).toBe(1);
    expect(session.host.unhandled).toEqual([]);
  });

  it('cuts selected whole columns down to the rows with content', async () => {
    const session = await openExcel();
    session.workbook.user.edit('Sheet1', 'A1:B2', [
      ['收据号', '金额'],
      ['A1', 400],
    ]);
    session.workbook.user.select('Sheet1', 'A:C');
    expect(await readSelection(false)).toMatchObject({
      address: 'Sheet1!A1:B2',
      rows: [
        ['收据号', '金额'],
        ['A1', '400'],
      ],
    });
  });

  it('leaves 2 hidden rows out as empty lines, so that later rows keep their numbers, and says so', async () => {
    const session = await openExcel();
    session.workbook.user.edit('Sheet1', 'A1:B5', [
      ['收据号', '金额'],
      ['A1', 400],
      ['A2', 400],
      ['A3', 400],
      ['A4', 400],
    ]);
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('3:4').rowHidden = true;
      await context.sync();
    });
    session.workbook.user.select('Sheet1', 'A1:B5');
    expect(await readSelection(false)).toEqual({
      address: 'Sheet1!A1:B5',
      rows: [
        ['收据号', '金额'],
        ['A1', '400'],
        ['', ''],
        ['', ''],
        ['A4', '400'],
      ],
      hiddenRows: 2,
    });
    expect((await readSelection(true)).rows[2]).toEqual(['A2', '400']);
    expect(session.host.unhandled).toEqual([]);
  });

  it('refuses an empty selection and one with a header only', async () => {
    const session = await openExcel();
    session.workbook.user.select('Sheet1', 'D4');
    await expect(readSelection(false)).rejects.toMatchObject({ code: 'SELECTION_EMPTY' });
    session.workbook.user.edit('Sheet1', 'A1:B1', [['收据号', '金额']]);
    session.workbook.user.select('Sheet1', 'A1:B1');
    await expect(readSelection(false)).rejects.toMatchObject({ code: 'SELECTION_NO_DATA_ROWS' });
  });

  it('refuses more than 20,000 rows and says how many there are', async () => {
    const session = await openExcel();
    session.workbook.user.edit('Sheet1', 'A1', [['收据号']]);
    session.workbook.user.edit('Sheet1', 'A20002', [['最后']]);
    session.workbook.user.select('Sheet1', 'A1:A20002');
    await expect(readSelection(false)).rejects.toMatchObject({
      code: 'SELECTION_TOO_LARGE',
      message: '选区有 20001 行，一次最多 20000 行。请另存为文件后从文件导入。',
    });
  });
});

describe('jumpIfStill', () => {
  it('goes to C25 for a reader who is still at A1, and not for one who went to B2', async () => {
    const session = await openExcel();
    const front = await frontNow();
    session.workbook.user.select('Sheet1', 'B2');
    expect(await jumpIfStill('Sheet1!C25', front)).toBe(false);
    expect(session.workbook.selection.rect).toMatchObject({ row: 1, column: 1 });
    session.workbook.user.select('Sheet1', 'A1');
    expect(await jumpIfStill('Sheet1!C25', front)).toBe(true);
    expect(session.workbook.selection.rect).toMatchObject({ row: 24, column: 2 });
  });
});

describe('jumpTo', () => {
  it('selects a cell on another sheet', async () => {
    const session = await openExcel();
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.add('一 表');
      await context.sync();
    });
    await jumpTo("'一 表'!C25");
    expect(session.workbook.active.Name).toBe('一 表');
    const address = await session.Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load('address');
      await context.sync();
      return range.address;
    });
    expect(address).toBe("'一 表'!C25");
  });

  it('says that the row of a cell is filtered out or hidden, and leaves it so', async () => {
    const session = await openExcel();
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('9:9').rowHidden = true;
      await context.sync();
    });
    await expect(jumpTo('Sheet1!H9')).rejects.toMatchObject({
      code: 'ADDRESS_HIDDEN',
      message: 'H9 所在的行被筛选或隐藏了，现在看不到。请清除筛选或取消隐藏后再跳转。',
    });
    const isHidden = await session.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('H9').load('rowHidden');
      await context.sync();
      return range.rowHidden;
    });
    expect(isHidden).toBe(true);
  });

  it('says that the sheet of an address is gone', async () => {
    await openExcel();
    await expect(jumpTo('已删除!A1')).rejects.toMatchObject({
      code: 'ADDRESS_GONE',
      message: '找不到 已删除!A1：工作表可能已改名或删除。',
    });
  });

  it('brings a table into view whose tab was renamed, and says when it was deleted', async () => {
    const session = await openExcel();
    const { sheetName, name } = await insertSheet(sampleProgress(3));
    session.workbook.user.rename(sheetName, '我的进度');
    session.workbook.user.select('Sheet1', 'C3');
    session.workbook.activate(session.workbook.sheet('Sheet1'));
    const before = session.syncs();
    await jumpToTable(name);
    expect(session.syncs() - before).toBe(1);
    expect(session.workbook.active.Name).toBe('我的进度');
    session.workbook.user.deleteSheet('我的进度');
    await expect(jumpToTable(name)).rejects.toMatchObject({
      code: 'TABLE_NOT_THERE',
      message: '这张表已不在工作簿里（表或工作表已删除），已从清单中去掉。',
    });
    expect(session.host.unhandled).toEqual([]);
  });

  it.each([
    ['C25', null, 'C25'],
    ['Sheet1!A1', 'Sheet1', 'A1'],
    ["'a''b!c'!A1:B2", "a'b!c", 'A1:B2'],
  ])('reads %s', (address, sheetName, cells) => {
    expect(splitAddress(address)).toEqual({ sheetName, cells });
  });
});
