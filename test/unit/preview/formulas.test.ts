import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import { copyFormula, moveFormula } from '../../../addin/preview/workbook/references.ts';
import { shiftRect } from '../../../addin/preview/workbook/shift.ts';

describe('moveFormula', () => {
  const twoRowsAt5 = {
    rect: { row: 4, column: 0, rows: 2, columns: 16_384 },
    axis: 'rows',
    kind: 'insert',
  } as const;
  const columnC = {
    rect: { row: 0, column: 2, rows: 1_048_576, columns: 1 },
    axis: 'columns',
    kind: 'delete',
  } as const;

  it.each([
    ['=SUM($B$2:B10)+C5&"B2"', '=SUM($B$2:B12)+C7&"B2"'],
    ["='别的'!A9+A9", "='别的'!A9+A11"],
    ['=表1[A9]', '=表1[A9]'],
    ['=SUM(3:5)', '=SUM(3:7)'],
  ])('turns %p into %p when two rows come in at row 5', (before, after) => {
    expect(moveFormula(before, '本表', '本表', (area) => shiftRect(area, twoRowsAt5))).toBe(
      after.replace("'别的'", '别的'),
    );
  });

  it.each([
    ['=SUM(B2:B10)/D1', '=SUM(B2:B10)/C1'],
    ['=C1*2', '=#REF!*2'],
    ['=SUM(B:D)', '=SUM(B:C)'],
  ])('turns %p into %p when column C goes', (before, after) => {
    expect(moveFormula(before, '本表', '本表', (area) => shiftRect(area, columnC))).toBe(after);
  });
});

describe('copyFormula', () => {
  it('moves relative parts by 2 rows and 1 column and leaves the fixed ones', () => {
    expect(copyFormula('=$A1+B$2+SUM(C3:D4)+A:A&"A1"', 2, 1)).toBe('=$A3+C$2+SUM(D5:E6)+B:B&"A1"');
  });
});

describe('formulas of the simulated workbook', () => {
  let session: ExcelSession;
  beforeEach(async () => {
    session = await startExcel({ year: 2025 });
  });
  afterEach(() => session.close());

  function enter(rows: readonly (readonly unknown[])[]) {
    const sheet = session.workbook.sheet('Sheet1');
    for (const [r, row] of rows.entries()) for (const [c, value] of row.entries()) sheet.enter(r, c, value);
    return (row: number, column: number) => sheet.valueAt(row, column);
  }

  it('calculates 12 functions over Chinese text', () => {
    const value = enter([
      ['示例甲镇', 39867, 38000, '=C1/B1', '=IF(D1>=0.95,"达标","未达标")', '=TEXT(D1,"0.00%")'],
      ['示例乙镇', 25000, 25000, '=C2/B2', '=RANK(D2,D$1:D$2)', '=COUNTIFS(D1:D2,">=0.95")'],
      [
        '合计',
        '=SUM(B1:B2)',
        '=SUBTOTAL(109,C1:C2)',
        '=IFERROR(C3/0,"—")',
        '=SUMIF(A1:A2,"示例甲镇",C1:C2)',
        '=INDEX(B1:B2,MATCH("示例乙镇",A1:A2,0))',
      ],
      ['=A1&"、"&A2', '=ROUND(2.675,2)', '=1/0', '=C4', '=SUMPRODUCT(B1:B2,C1:C2)', '=TRUE'],
    ]);
    expect([value(0, 3), value(0, 4), value(0, 5)]).toEqual([0.953169287882208, '达标', '95.32%']);
    expect([value(1, 3), value(1, 4), value(1, 5)]).toEqual([1, 1, 2]);
    expect([value(2, 1), value(2, 2), value(2, 3), value(2, 4), value(2, 5)]).toEqual([
      64867,
      63000,
      '—',
      38000,
      25000,
    ]);
    expect([value(3, 0), value(3, 1), value(3, 2), value(3, 3), value(3, 4), value(3, 5)]).toEqual([
      '示例甲镇、示例乙镇',
      2.68,
      '#DIV/0!',
      '#DIV/0!',
      2139946000,
      true,
    ]);
  });

  it('sees a changed cell at the next read', () => {
    const value = enter([[1, '=A1*2'], ['=B1+1']]);
    expect(value(1, 0)).toBe(3);
    session.workbook.sheet('Sheet1').enter(0, 0, 10);
    expect([value(0, 1), value(1, 0)]).toEqual([20, 21]);
  });

  it('follows sheets by name, renames them in formulas and shows #REF! once they are gone', () => {
    const other = session.workbook.sheets.Add('罗山 2025');
    other.enter(0, 0, 7);
    const value = enter([["='罗山 2025'!A1*3"]]);
    expect(value(0, 0)).toBe(21);
    other.Name = '示例';
    expect(session.workbook.sheet('Sheet1').cells.at(0, 0)?.formula).toBe('=示例!A1*3');
    expect(value(0, 0)).toBe(21);
    other.Delete();
    expect(value(0, 0)).toBe('#REF!');
  });

  it('calculates with a defined name in Chinese', () => {
    const value = enter([[0.95, '=达标线*100']]);
    session.workbook.names.Add('达标线', session.workbook.rangeFrom('Sheet1!A1'));
    expect(session.workbook.names.item('达标线').Formula).toBe('=Sheet1!$A$1');
    expect(value(0, 1)).toBe(95);
  });

  it('keeps 15 digits of a result', () => {
    expect(enter([['=1/3']])(0, 0)).toBe(0.333333333333333);
  });
});
