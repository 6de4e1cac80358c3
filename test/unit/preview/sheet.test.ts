import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import { startWithTable } from './support.ts';

describe('sheets of the simulated workbook', () => {
  let session: ExcelSession;
  const sheet = (name = 'Sheet1') => session.workbook.sheet(name);
  const inExcel = (work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void) =>
    session.Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem('Sheet1'), context);
      await context.sync();
    });
  beforeEach(async () => {
    session = await startExcel({ year: 2025 });
  });
  afterEach(() => {
    expect(session.host.unhandled).toEqual([]);
    session.close();
  });

  it('formats a range, reads null where cells differ, and keeps borders on the cells', async () => {
    await session.Excel.run(async (context) => {
      const s = context.workbook.worksheets.getItem('Sheet1');
      const range = s.getRange('A1:C2');
      range.numberFormat = [['#,##0']];
      range.format.font.bold = true;
      range.format.fill.color = '#ddebf7';
      range.format.horizontalAlignment = 'Center';
      range.format.wrapText = true;
      range.format.columnWidth = 90;
      range.format.rowHeight = 20;
      range.format.borders.getItem('EdgeBottom').style = 'Continuous';
      s.getRange('A1').format.font.bold = false;
      s.getRange('D:D').format.columnWidth = 0;
      range.load(
        'numberFormat,format/font/bold,format/fill/color,format/columnWidth,format/rowHeight,format/wrapText',
      );
      const hidden = s.getRange('D1').load('columnHidden');
      const bottom = s.getRange('B2').format.borders.getItem('EdgeBottom').load('style');
      const top = s.getRange('B1').format.borders.getItem('EdgeBottom').load('style');
      await context.sync();
      expect(range.numberFormat).toEqual([
        ['#,##0', '#,##0', '#,##0'],
        ['#,##0', '#,##0', '#,##0'],
      ]);
      expect([range.format.font.bold, range.format.fill.color, range.format.wrapText]).toEqual([
        null,
        '#DDEBF7',
        true,
      ]);
      expect([range.format.columnWidth, range.format.rowHeight, hidden.columnHidden]).toEqual([90, 20, true]);
      expect([bottom.style, top.style]).toEqual(['Continuous', 'None']);
    });
  });

  it('makes 4,000 cells of two colours bold and leaves each its colour; one made red reddens no other', async () => {
    const session = await startExcel({ year: 2025 });
    await session.Excel.run(async (context) => {
      const s = context.workbook.worksheets.getItem('Sheet1');
      s.getRange('A1:A2000').format.font.color = '#0000FF';
      s.getRange('B1:B2000').format.font.color = '#008000';
      s.getRange('A1:B2000').format.font.bold = true;
      s.getRange('A7').format.font.color = '#FF0000';
      const fonts = ['A1:A6', 'A7', 'A8:A2000', 'B1:B2000'].map((address) =>
        s.getRange(address).load('format/font/color,format/font/bold'),
      );
      await context.sync();
      expect(fonts.map(({ format }) => [format.font.color, format.font.bold])).toEqual([
        ['#0000FF', true],
        ['#FF0000', true],
        ['#0000FF', true],
        ['#008000', true],
      ]);
    });
    session.close();
  });

  it('fits rows to the lines of wrapped text, and empty ones to 14.25 points', async () => {
    await inExcel((s) => {
      s.getRange('1:3').format.rowHeight = 60;
      s.getRange('A1:A3').values = [['示例东岗村请核对任务数'], ['示例东岗村请核对任务数'], ['']];
      s.getRange('A1:A2').format.font.size = 11;
      s.getRange('A:A').format.columnWidth = 90;
      s.getRange('A1').format.wrapText = true;
      s.getRange('1:3').format.autofitRows();
    });
    expect([0, 1, 2].map((row) => sheet().rows.size(row))).toEqual([28.75, 14.5, 14.25]);
  });

  it('keeps an 18-digit number whole in a column formatted as text first, and loses 3 digits otherwise', async () => {
    await inExcel((s) => {
      s.getRange('A:A').numberFormat = [['@']];
      s.getRange('A1:B1').values = [['110101000000000018', '110101000000000018']];
    });
    expect(sheet().GetRange('A1:B1').Values).toEqual([['110101000000000018', 110101000000000000]]);
  });

  it('merges, keeps the corner’s value alone and ignores writes into the rest', async () => {
    await inExcel((s) => {
      s.getRange('A1:C1').values = [['标题', 1, 2]];
      s.getRange('A1:C1').merge();
      s.getRange('B1').values = [[9]];
    });
    expect(sheet().merges).toEqual([{ row: 0, column: 0, rows: 1, columns: 3 }]);
    expect(sheet().GetRange('A1:C1').Values).toEqual([['标题', '', '']]);
  });

  it('moves merges, rules, names, charts, print titles and formulas when 2 rows come in', async () => {
    await inExcel((s, context) => {
      s.getRange('A3:B6').values = [
        ['镇', '人'],
        ['甲', 1],
        ['乙', 2],
        ['丙', 3],
      ];
      s.getRange('D1').formulas = [['=SUM(B4:B6)']];
      s.getRange('A1:B1').merge();
      const bar = s.getRange('B4:B6').conditionalFormats.add('DataBar').dataBar;
      bar.lowerBoundRule = { type: 'Number', formula: '0' };
      bar.upperBoundRule = { type: 'Number', formula: '1' };
      bar.positiveFormat.fillColor = '#5B9BD5';
      context.workbook.names.add('人数', s.getRange('B4:B6'));
      const chart = s.charts.add('ColumnClustered', s.getRange('A3:B6'), 'Columns');
      chart.setPosition('D4', 'H12');
      chart.title.text = '完成率';
      s.pageLayout.setPrintTitleRows('$3:$3');
      s.getRange('2:3').insert('Down');
    });
    const on = sheet();
    expect(on.cells.at(0, 3)?.formula).toBe('=SUM(B6:B8)');
    expect(on.GetRange('D1').Values).toEqual([[6]]);
    expect(on.conditionalFormats.items()[0]?.GetRange().Address).toBe('Sheet1!B6:B8');
    expect(session.workbook.names.item('人数').Formula).toBe('=Sheet1!$B$6:$B$8');
    const chart = on.charts.items()[0];
    expect(
      chart?.series
        .items()
        .map((s) => [s.Name, s.GetDimensionValues('Values'), s.GetDimensionValues('Categories')]),
    ).toEqual([['人', [1, 2, 3], ['甲', '乙', '丙']]]);
    expect(chart?.position).toEqual({ row: 5, column: 3, rows: 9, columns: 5 });
    expect(on.pageLayout.titleRows?.row).toBe(4);
    expect(on.merges).toEqual([{ row: 0, column: 0, rows: 1, columns: 2 }]);
  });

  it('reads a data bar back as it was set', async () => {
    await session.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A3');
      const format = range.conditionalFormats.add('DataBar');
      format.dataBar.upperBoundRule = { type: 'Number', formula: '1' };
      format.dataBar.positiveFormat.fillColor = '#5B9BD5';
      await context.sync();
      const all = range.conditionalFormats.load('items/type');
      const bar = format.dataBar.load('lowerBoundRule,upperBoundRule');
      const fill = format.dataBar.positiveFormat.load('fillColor');
      const other = format.cellValueOrNullObject.load('rule');
      await context.sync();
      expect(all.items.map((i) => i.type)).toEqual(['DataBar']);
      expect([bar.lowerBoundRule.type, bar.upperBoundRule, fill.fillColor]).toEqual([
        'Automatic',
        { type: 'Number', formula: '1' },
        '#5B9BD5',
      ]);
      expect(other.isNullObject).toBe(true);
    });
  });

  it('freezes 3 rows, sets up printing and answers what was set', async () => {
    await session.Excel.run(async (context) => {
      const s = context.workbook.worksheets.getItem('Sheet1');
      const before = s.freezePanes.getLocationOrNullObject();
      s.freezePanes.freezeAt(s.getRange('A1:B3'));
      const frozen = s.freezePanes.getLocationOrNullObject().load('address');
      s.pageLayout.orientation = 'Landscape';
      s.pageLayout.paperSize = 'A4';
      s.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      s.pageLayout.centerHorizontally = true;
      s.pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页';
      s.pageLayout.load('orientation,zoom,centerHorizontally');
      const footer = s.pageLayout.headersFooters.defaultForAllPages.load('centerFooter');
      await context.sync();
      expect([before.isNullObject, frozen.address]).toEqual([true, 'Sheet1!A1:B3']);
      expect([s.pageLayout.orientation, s.pageLayout.zoom, footer.centerFooter]).toEqual([
        'Landscape',
        { horizontalFitToPages: 1, verticalFitToPages: 0 },
        '第 &P 页',
      ]);
    });
  });

  it('keeps custom properties, settings, comments and validation', async () => {
    await session.Excel.run(async (context) => {
      const s = context.workbook.worksheets.getItem('Sheet1');
      s.customProperties.add('zhengjiao', '{"kind":"progress"}');
      context.workbook.settings.add('campaign', '411521-2025');
      context.workbook.comments.add('Sheet1!B2', '示例批注');
      s.getRange('C1:C9').dataValidation.rule = {
        wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' },
      };
      await context.sync();
      const property = s.customProperties.getItemOrNullObject('zhengjiao').load('value');
      const setting = context.workbook.settings.getItemOrNullObject('campaign').load('value');
      const none = context.workbook.settings.getItemOrNullObject('nothing');
      const comments = s.comments.load('items/content');
      const validation = s.getRange('C3').dataValidation.load('type');
      await context.sync();
      expect([property.value, setting.value, none.isNullObject]).toEqual([
        '{"kind":"progress"}',
        '411521-2025',
        true,
      ]);
      expect(comments.items.map((c) => c.content)).toEqual(['示例批注']);
      expect(validation.type).toBe('WholeNumber');
    });
  });

  it('finds used cells, intersections and neighbours', async () => {
    await session.Excel.run(async (context) => {
      const s = context.workbook.worksheets.getItem('Sheet1');
      const empty = s.getUsedRangeOrNullObject(true);
      s.getRange('B2:C4').values = [
        [1, 2],
        [3, 4],
        [5, 6],
      ];
      const used = s.getUsedRange(true).load('address,rowIndex,columnIndex,rowCount,columnCount');
      const cut = s.getRange('A3:B9').getIntersectionOrNullObject('B2:C4').load('address');
      const nothing = s.getRange('A1').getIntersectionOrNullObject('B2:C4');
      const next = used.getLastRow().getOffsetRange(1, 0).getResizedRange(1, 0).load('address');
      const column = s.getRange('B2').getEntireColumn().load('address');
      await context.sync();
      expect([empty.isNullObject, nothing.isNullObject]).toEqual([true, true]);
      expect([used.address, used.rowIndex, used.columnIndex, used.rowCount, used.columnCount]).toEqual([
        'Sheet1!B2:C4',
        1,
        1,
        3,
        2,
      ]);
      expect([cut.address, next.address, column.address]).toEqual([
        'Sheet1!B3:B4',
        'Sheet1!B5:C6',
        'Sheet1!B:B',
      ]);
    });
  });

  it('copies a sheet with its table under a new name and its rows', async () => {
    session.close();
    session = await startWithTable();
    await inExcel((s) => s.copy('End'));
    expect(session.workbook.sheets.items().map((s) => s.Name)).toEqual(['Sheet1', 'Sheet1 (2)']);
    const copy = sheet('Sheet1 (2)');
    expect(copy.tables.items().map((t) => [t.Name, t.GetRange().Address, t.ShowTotals])).toEqual([
      ['进度1', "'Sheet1 (2)'!A1:C5", true],
    ]);
    expect(copy.GetRange('A5:C5').Values).toEqual([['合计', 600, 300]]);
  });
});
