import { rowBlocks } from '../../../addin/excel/blocks.ts';
import { cellText, dateText, isDateFormat } from '../../../addin/excel/cell-text.ts';
import { forTextCell } from '../../../addin/excel/text-cells.ts';

describe('cellText', () => {
  it.each([
    ['a text as it is, not as shown', '张庄村', '####', 'General', '村', '张庄村'],
    ['an amount without separators', 1234567.5, '1,234,567.50', '#,##0.00', '缴费金额', '1234567.5'],
    ['an amount shown rounded in full', 400.25, '400', '0', '缴费金额', '400.25'],
    ['0.1 + 0.2 as 0.3', 0.1 + 0.2, '0.3', 'General', '缴费金额', '0.3'],
    ['a date as year, month, day', 45626, '2024/11/30', 'yyyy/m/d', '缴费日期', '2024-11-30'],
    ['a Chinese date', 45626, '2024年11月30日', 'yyyy"年"m"月"d"日"', '缴费日期', '2024-11-30'],
    ['a date with its time', 45626.5, '2024/11/30 12:00', 'yyyy/m/d h:mm', '缴费时间', '2024-11-30 12:00:00'],
    ['a date of a 1904 workbook by its year', 44164, '2024/11/30', 'yyyy/m/d', '缴费日期', '2024-11-30'],
    ['a serial number shown as a number', 45626, '45626', 'General', '缴费日期', '45626'],
    ['leading zeros that are shown', 123, '000123', '000000', '收据号', '000123'],
    [
      'an 18-digit ID as the number it has become',
      411521198001011000,
      '4.11521E+17',
      'General',
      '身份证号',
      '4.11521198001011E+17',
    ],
    [
      'a 15-digit ID that is a number',
      411521800101123,
      '4.11522E+14',
      '0',
      '身份证号码',
      '4.11521800101123E+14',
    ],
    [
      'a 15-digit receipt that is a number',
      411521800101123,
      '411521800101123',
      '0',
      '收据号',
      '411521800101123',
    ],
    [
      'a 16-digit receipt that is a number',
      4115218001011230,
      '4.11522E+15',
      'General',
      '收据号',
      '4.11521800101123E+15',
    ],
    ['nothing', '', '', 'General', '备注', ''],
    ['an error by its name', '#N/A', '#N/A', 'General', '缴费金额', '#N/A'],
    ['a percentage as a fraction', 0.255, '25.50%', '0.00%', '完成率', '0.255'],
  ])('sends %s', (_, value, text, format, header, expected) => {
    expect(cellText({ value, text, format }, header)).toBe(expected);
  });
});

describe('isDateFormat', () => {
  it.each([
    ['yyyy/m/d', true],
    ['[$-804]yyyy"年"m"月"d"日";@', true],
    ['m/d/yy h:mm', true],
    ['General', false],
    ['#,##0.00_);[Red](#,##0.00)', false],
    ['0.00"day"', false],
    ['[h]:mm:ss', false],
    ['@', false],
  ])('%s is a date format: %s', (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });
});

describe('dateText', () => {
  it('knows 1 March 1900 (61) as the first day and refuses 60, the 29 February that never was', () => {
    expect(dateText(61)).toBe('1900-03-01');
    expect(dateText(60)).toBeNull();
  });
});

describe('rowBlocks', () => {
  it('counts a Chinese character as 3 bytes and keeps all rows in order', () => {
    const rows = Array.from({ length: 10 }, (_, index) => [`示例镇${index}`]);
    // ["示例镇0"] is 14 bytes, with its comma 15.
    expect(rowBlocks(rows, 45).map(({ from, rows }) => [from, rows.length])).toEqual([
      [0, 3],
      [3, 3],
      [6, 3],
      [9, 1],
    ]);
  });

  it('gives a row that is too large a block of its own', () => {
    expect(rowBlocks([['短'], ['很长很长很长'], ['短']], 10).map(({ from }) => from)).toEqual([0, 1, 2]);
  });
});

describe('forTextCell', () => {
  it.each([
    ["'411521100", '411521100'],
    ["'=1+1", "'=1+1"],
    ["''x", "''x"],
    [12, 12],
  ])('turns %s into %s', (guarded, expected) => {
    expect(forTextCell<string | number>(guarded)).toBe(expected);
  });
});
