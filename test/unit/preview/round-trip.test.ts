import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';

describe('startExcel', () => {
  let session: ExcelSession;
  beforeEach(async () => {
    session = await startExcel({ year: 2025 });
  });
  afterEach(() => {
    expect(session.host.unhandled).toEqual([]);
    session.close();
  });

  it('writes four cells, makes a table of them and reads the header back as text in 1 round trip', async () => {
    const { Excel } = session;
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('X');
      const range = sheet.getRange('A1:B2');
      range.values = [
        [1, 2],
        [3, 4],
      ];
      const table = sheet.tables.add('A1:B2', true);
      table.name = 'T';
      range.load('values,address');
      await context.sync();
      return { values: range.values, address: range.address };
    });
    expect(read).toEqual({
      values: [
        ['1', '2'],
        [3, 4],
      ],
      address: 'X!A1:B2',
    });
    expect(session.syncs()).toBe(1);
    expect(session.host.references.size).toBe(0);
    expect(session.workbook.table('T').headers()).toEqual(['1', '2']);
  });

  it('loads nested properties, members of collections and null objects', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:B2').values = [
        ['乡镇', '人数'],
        ['示例镇', 5],
      ];
      const table = sheet.tables.add('A1:B2', true);
      const columns = table.columns.load('items/name,items/values');
      const range = sheet.getRange('A2:B2').load('text,format/font/bold,format/fill/color');
      const sheets = context.workbook.worksheets.load({ name: true, tables: { name: true } });
      const missing = sheet.tables.getItemOrNullObject('没有').load('name');
      await context.sync();
      expect(columns.items.map((c) => [c.name, c.values])).toEqual([
        ['乡镇', [['乡镇'], ['示例镇']]],
        ['人数', [['人数'], [5]]],
      ]);
      expect(range.text).toEqual([['示例镇', '5']]);
      expect([range.format.font.bold, range.format.fill.color]).toEqual([false, '#FFFFFF']);
      expect(sheets.items.map((s) => [s.name, s.tables.items.map((t) => t.name)])).toEqual([
        ['Sheet1', ['表1']],
      ]);
      expect(missing.isNullObject).toBe(true);
    });
  });

  it('claims ExcelApi 1.14 and not 1.15', () => {
    const { requirements } = session.Office.context;
    expect(requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
    expect(requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
    expect(requirements.isSetSupported('SharedRuntime', '1.1')).toBe(true);
  });
});
