import type { ExcelSession } from '../../../addin/preview/node.ts';
import { codeOf, startWithTable } from './support.ts';

describe('tables of the simulated workbook', () => {
  let session: ExcelSession;
  const sheet = () => session.workbook.sheet('Sheet1');
  const table = () => session.workbook.table('进度');
  const values = (address: string) => sheet().GetRange(address).Values;
  beforeEach(async () => {
    session = await startWithTable();
  });
  afterEach(() => {
    expect(session.host.unhandled).toEqual([]);
    session.close();
  });

  it('holds header, 3 body rows and the total row in A1:C5', async () => {
    await session.Excel.run(async (context) => {
      const it = context.workbook.tables.getItem('进度');
      const [all, body, total] = [it.getRange(), it.getDataBodyRange(), it.getTotalRowRange()];
      for (const range of [all, body, total]) range.load('address,values');
      const rows = it.rows.getCount();
      await context.sync();
      expect([all.address, body.address, total.address]).toEqual([
        'Sheet1!A1:C5',
        'Sheet1!A2:C4',
        'Sheet1!A5:C5',
      ]);
      expect(total.values).toEqual([['合计', 600, 300]]);
      expect(rows.value).toBe(3);
    });
  });

  it('appends 2 rows above the total row; sums over the whole column grow with it', async () => {
    await session.Excel.run(async (context) => {
      const rows = context.workbook.tables.getItem('进度').rows;
      rows.add(undefined, [
        ['示例丁镇', 400, 1],
        ['示例戊镇', 500, 2],
      ]);
      await context.sync();
    });
    expect(table().GetRange().Address).toBe('Sheet1!A1:C7');
    expect(values('A7:C7')).toEqual([['合计', 1500, 303]]);
    expect(sheet().cells.at(6, 1)?.formula).toBe('=SUM(B2:B6)');
  });

  it('fills the formula of a column into a new row that leaves it open', async () => {
    await session.Excel.run(async (context) => {
      const it = context.workbook.tables.getItem('进度');
      it.columns.add(undefined, [['完成率'], ['=C2/B2'], ['=C3/B3'], ['=C4/B4'], ['=C5/B5']]);
      await context.sync();
      it.rows.add(undefined, [['示例丁镇', 400, 100, null as unknown as string]]);
      await context.sync();
    });
    expect(sheet().cells.at(4, 3)?.formula).toBe('=C5/B5');
    expect(values('D5:D6')).toEqual([[0.25], [400 / 1000]]);
  });

  it('takes a column in at its place, moves what lies right of it and rewrites formulas', async () => {
    sheet().enter(0, 4, '=SUM(C2:C4)');
    await session.Excel.run(async (context) => {
      context.workbook.tables.getItem('进度').columns.add(1, undefined, '备注');
      await context.sync();
    });
    expect(table().headers()).toEqual(['乡镇', '备注', '任务数', '缴费人数']);
    expect(table().columnIds).toEqual([1, 4, 2, 3]);
    expect(sheet().cells.at(0, 5)?.formula).toBe('=SUM(D2:D4)');
    expect(values('F1')).toEqual([[300]]);
  });

  it('survives a column a person inserts, and tells it apart from the add-in’s own act', async () => {
    const seen: { changeType: string; triggerSource: string; address: string }[] = [];
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').onChanged.add(async (event) => {
        seen.push({
          changeType: event.changeType,
          triggerSource: event.triggerSource,
          address: event.address,
        });
      });
      await context.sync();
    });
    session.workbook.user.insertColumn('Sheet1', 'C', '我的备注');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(table().headers()).toEqual(['乡镇', '任务数', '我的备注', '缴费人数']);
    expect(seen).toEqual([
      { changeType: 'ColumnInserted', triggerSource: 'Unknown', address: 'C:C' },
      { changeType: 'RangeEdited', triggerSource: 'Unknown', address: 'C1' },
    ]);
  });

  it('keeps headers text, unique and never empty', () => {
    sheet().enter(0, 1, 2025);
    sheet().enter(0, 2, '乡镇');
    expect(table().headers()).toEqual(['乡镇', '2025', '乡镇2']);
    sheet().enter(0, 2, '');
    expect(table().headers()).toEqual(['乡镇', '2025', '列3']);
  });

  it('deletes the second row and follows with total and columns', async () => {
    await session.Excel.run(async (context) => {
      context.workbook.tables.getItem('进度').rows.getItemAt(1).delete();
      await context.sync();
    });
    expect(values('A1:C4')).toEqual([
      ['乡镇', '任务数', '缴费人数'],
      ['示例甲镇', 100, 40],
      ['示例丙镇', 300, 60],
      ['合计', 400, 100],
    ]);
  });

  it('keeps one empty row when all 3 are deleted', () => {
    table().rows.DeleteRowsAt(0, 3);
    expect(table().GetRange().Address).toBe('Sheet1!A1:C3');
    expect(values('A2:C2')).toEqual([['', '', '']]);
  });

  it('keeps one empty row when a person deletes all 3 rows of the sheet', () => {
    session.workbook.user.delete('Sheet1', '2:4');
    expect(table().GetRange().Address).toBe('Sheet1!A1:C3');
    expect(values('A2:C3')).toEqual([
      ['', '', ''],
      ['合计', 0, 0],
    ]);
  });

  it('sorts by a column and takes each row’s formula along', () => {
    sheet().enter(0, 3, '率');
    session.workbook.user.edit('Sheet1', 'D1', [['率']]);
    table().Resize('A1:D5');
    for (const row of [1, 2, 3]) sheet().enter(row, 3, `=C${row + 1}/B${row + 1}`);
    session.workbook.user.sort('进度', '缴费人数', false);
    expect(values('A2:D4')).toEqual([
      ['示例乙镇', 200, 200, 1],
      ['示例丙镇', 300, 60, 0.2],
      ['示例甲镇', 100, 40, 0.4],
    ]);
  });

  it('hides the 2 rows a filter leaves out and shows them again', () => {
    session.workbook.user.filter('进度', '乡镇', ['示例乙镇']);
    expect([1, 2, 3].map((row) => sheet().rows.isHidden(row))).toEqual([true, false, true]);
    session.workbook.user.filter('进度', '乡镇', null);
    expect(sheet().GetRange('A2:A4').RowHidden).toBe(false);
  });

  it('grows by a column typed right beside it', () => {
    session.workbook.user.edit('Sheet1', 'D1', [['联系人']]);
    expect(table().GetRange().Address).toBe('Sheet1!A1:D5');
    expect(table().headers().at(-1)).toBe('联系人');
  });

  it('refuses to overlap, to take a name twice and to be torn apart', async () => {
    const { Excel } = session;
    const act = (work: (sheet: Excel.Worksheet) => void) =>
      codeOf(
        Excel.run(async (context) => {
          work(context.workbook.worksheets.getItem('Sheet1'));
          await context.sync();
        }),
      );
    expect(await act((s) => s.tables.add('C3:E6', true))).toBe('InvalidArgument');
    expect(await act((s) => s.getRange('A2:B2').insert('Down'))).toBe('InvalidOperation');
    expect(await act((s) => s.getRange('A2:B2').merge())).toBe('InvalidOperation');
    expect(
      await act((s) => {
        s.tables.add('F1:G2', true).name = '进度';
      }),
    ).toBe('ItemAlreadyExists');
    // The table itself was made before its name was refused: a batch is not undone.
    expect(sheet().tables.items()).toHaveLength(2);
  });
});
