import {
  absoluteAddress,
  areaAddress,
  columnIndex,
  columnLetters,
  isColumnSum,
  parseAddress,
  sheetPrefix,
  sumFormula,
} from '../../../schema/sheets/address.ts';

describe('columnLetters and columnIndex', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s, both ways', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
    expect(columnIndex(letters)).toBe(column);
    expect(columnIndex(letters.toLowerCase())).toBe(column);
  });

  it('has no column XFE, the 16,385th', () => {
    expect(columnIndex('XFE')).toBeNull();
    expect(columnIndex('ABCD')).toBeNull();
  });
});

describe('areaAddress', () => {
  it('writes 20 rows from row 3 of column D as D4:D23, and one cell without a colon', () => {
    expect(areaAddress({ row: 3, column: 3, rows: 20, columns: 1 })).toBe('D4:D23');
    expect(areaAddress({ row: 24, column: 2, rows: 1, columns: 1 })).toBe('C25');
    expect(absoluteAddress({ row: 0, column: 0, rows: 3, columns: 28 })).toBe('$A$1:$AB$3');
  });
});

describe('parseAddress', () => {
  it.each([
    ['C25', { row: 24, column: 2, rows: 1, columns: 1 }],
    ['$A$1:$F$200', { row: 0, column: 0, rows: 200, columns: 6 }],
    ['Sheet1!b2', { row: 1, column: 1, rows: 1, columns: 1 }],
    ["'罗山 县''s'!C3:A1", { row: 0, column: 0, rows: 3, columns: 3 }],
  ])('reads %s', (text, area) => {
    expect(parseAddress(text)).toEqual(area);
  });

  it.each(['', 'A', 'A0', 'A:A', '1:1', 'A1048577', 'XFE1', 'A1:B2:C3', 'R1C1', '=A1'])(
    'answers null for %p',
    (text) => {
      expect(parseAddress(text)).toBeNull();
    },
  );
});

describe('isColumnSum', () => {
  it('knows a sum over one column wherever Excel has moved it, and nothing else', () => {
    const formula = sumFormula({ row: 3, column: 3, rows: 20, columns: 1 });
    expect(formula).toBe('=SUM(D4:D23)');
    expect([formula, '=sum($F$9:$F$12)', '=SUM(D4)'].map(isColumnSum)).toEqual([true, true, true]);
    expect(
      ['=SUM(D4:E23)', '=SUM(D4:D23)+2', '=SUBTOTAL(109,D4:D23)', '=SUM(D4:D23,E1)'].map(isColumnSum),
    ).toEqual([false, false, false, false]);
  });
});

describe('sheetPrefix', () => {
  it('doubles an apostrophe in the tab name', () => {
    expect(sheetPrefix("县's表")).toBe("'县''s表'!");
  });
});
