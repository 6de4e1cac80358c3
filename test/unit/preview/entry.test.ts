import { readEntry } from '../../../addin/preview/workbook/entry.ts';
import { isFormula } from '../../../addin/preview/workbook/syntax.ts';

describe('readEntry', () => {
  it.each([
    ['00123', 123],
    ['411521199001010011', 411521199001010000],
    ['-5', -5],
    [' 12 ', 12],
    ['true', true],
    ['-', '-'],
    ['示例镇', '示例镇'],
    ["'00123", '00123'],
    [0.1 + 0.2, 0.3],
    [592727, 592727],
  ])('takes %p as the value %p', (raw, value) => {
    expect(readEntry(raw, 'General', 2025)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['1,234', 1234, '#,##0'],
    ['5%', 0.05, '0%'],
    ['98.5%', 0.985, '0.00%'],
    ['2025-11-30', 45991, 'yyyy/m/d'],
    ['2025年11月30日', 45991, 'yyyy"年"m"月"d"日"'],
    ['11-30', 45991, 'm"月"d"日"'],
    ['￥400', 400, '¥#,##0.00'],
  ])('takes %p as %p and formats the cell %p', (raw, value, numberFormat) => {
    expect(readEntry(raw, 'General', 2025)).toEqual({ kind: 'value', value, numberFormat });
  });

  it.each(['=SUM(A1:B2)', '=IFERROR(C3/B3,"—")', '=[@人数]/2'])('takes %p as a formula', (raw) => {
    expect(readEntry(raw, 'General', 2025)).toEqual({ kind: 'formula', formula: raw });
  });

  it.each([
    ['+A1', '=+A1'],
    ['-合计', '=-合计'],
    ['@x', '=@x'],
  ])('makes the text %p the formula %p, as typing it does', (raw, formula) => {
    expect(readEntry(raw, 'General', 2025)).toEqual({ kind: 'formula', formula });
  });

  it.each(['=1+1', '411521199001010011', '2025-11-30', '-5'])(
    'keeps %p as text in a cell formatted as text',
    (raw) => {
      expect(readEntry(raw, '@', 2025)).toEqual({ kind: 'value', value: raw });
    },
  );

  it.each(['=1+', '=SUM(A1', '=A1 B1'])('refuses the formula %p', (raw) => {
    expect(() => readEntry(raw, 'General', 2025)).toThrow(
      expect.objectContaining({ code: 'InvalidArgument' }),
    );
  });

  it('refuses a text of 32,768 characters and takes one of 32,767', () => {
    expect(readEntry('示'.repeat(32_767), 'General', 2025)).toMatchObject({ kind: 'value' });
    expect(() => readEntry('示'.repeat(32_768), 'General', 2025)).toThrow();
  });
});

describe('isFormula', () => {
  it.each(['IF(A1,,2)', '--A1', '5%*3', "'进度 表'!A1+1", '表1[[#Totals],[人数]]*2', 'A:A', 'TODAY()'])(
    'takes %p',
    (text) => {
      expect(isFormula(text)).toBe(true);
    },
  );

  it.each(['', '1-', '1,2', ')', '"open', 'SUM(A1))'])('refuses %p', (text) => {
    expect(isFormula(text)).toBe(false);
  });
});
