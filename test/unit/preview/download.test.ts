import { readXlsx } from 'hucre/xlsx';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { workbookToXlsx } from '../../../addin/preview/web/download.ts';
import { startWithTable } from './support.ts';

describe('workbookToXlsx', () => {
  let session: ExcelSession;
  beforeEach(async () => {
    session = await startWithTable();
  });
  afterEach(() => session.close());

  it('writes values, formulas, the table, merges, data bar, frozen rows and print set-up', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.name = '进度表2024-11-30';
      sheet.getRange('B2:C5').numberFormat = [['#,##0']];
      sheet.getRange('A8:C8').values = [['示例县', '', '']];
      sheet.getRange('A8:C8').merge();
      const bar = sheet.getRange('C2:C4').conditionalFormats.add('DataBar').dataBar;
      bar.lowerBoundRule = { type: 'Number', formula: '0' };
      bar.upperBoundRule = { type: 'Number', formula: '300' };
      bar.positiveFormat.fillColor = '#5B9BD5';
      sheet.freezePanes.freezeRows(1);
      sheet.pageLayout.orientation = 'Landscape';
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
      sheet.pageLayout.setPrintTitleRows('$1:$1');
      sheet.getRange('A:A').columnHidden = true;
      await context.sync();
    });
    const back = await readXlsx(await workbookToXlsx(session.workbook), { readStyles: true });
    const sheet = back.sheets[0];
    expect(sheet?.name).toBe('进度表2024-11-30');
    expect(sheet?.rows.slice(0, 5)).toEqual([
      ['乡镇', '任务数', '缴费人数'],
      ['示例甲镇', 100, 40],
      ['示例乙镇', 200, 200],
      ['示例丙镇', 300, 60],
      ['合计', 600, 300],
    ]);
    expect(sheet?.cells?.get('4,1')).toMatchObject({ formula: 'SUM(B2:B4)', style: { numFmt: '#,##0' } });
    expect(sheet?.tables?.map((t) => [t.name, t.range, t.showTotalRow])).toEqual([['进度', 'A1:C5', true]]);
    expect(sheet?.merges).toEqual([{ startRow: 7, startCol: 0, endRow: 7, endCol: 2 }]);
    expect(sheet?.conditionalRules).toMatchObject([
      {
        type: 'dataBar',
        range: 'C2:C4',
        dataBar: {
          cfvo: [
            { type: 'num', value: '0' },
            { type: 'num', value: '300' },
          ],
        },
      },
    ]);
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '$1:$1',
    });
    expect(sheet?.columns?.[0]?.hidden).toBe(true);
  });
});

describe('snapshot', () => {
  it('shows the whole workbook as plain JSON', async () => {
    const session = await startWithTable();
    const snapshot = session.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.sheets[0]).toMatchObject({
      name: 'Sheet1',
      used: 'A1:C5',
      formulas: [
        ['乡镇', '任务数', '缴费人数'],
        ['示例甲镇', 100, 40],
        ['示例乙镇', 200, 200],
        ['示例丙镇', 300, 60],
        ['合计', '=SUM(B2:B4)', '=SUBTOTAL(109,[缴费人数])'],
      ],
      tables: [{ name: '进度', address: 'A1:C5', headers: ['乡镇', '任务数', '缴费人数'], showTotals: true }],
      columnWidths: [54, 54, 54],
    });
    session.close();
  });
});
