import { asCellValue, asText, isFormulaLike } from '../../../schema/sheets/guard.ts';

describe('isFormulaLike', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r1',
    '＝1＋1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u200b=1',
    '\ufeff-1',
    '\n=1',
  ])('takes %j for a formula', (text) => {
    expect(isFormulaLike(text)).toBe(true);
    expect(asText(text)).toBe(`'${text}`);
  });

  it.each(['周党镇', '1-1', '差 1,234 人', 'a=b', '（-1）', ''])('takes %j for text', (text) => {
    expect(isFormulaLike(text)).toBe(false);
  });
});

describe('asText', () => {
  it.each([
    '411521199001011234',
    '411521001',
    '00123',
    '１２３',
    '1-2',
    '3/4',
    '2024年11月30日',
    '三月',
    '5%',
    '￥400',
    '400元',
    'TRUE',
    'false',
    'Mar 3',
    '#N/A',
    '(5)',
    '1E5',
    '.5',
    "'quoted",
    '−2',
  ])('marks %s as text, which Excel would read as a number, a date or something else', (text) => {
    expect(asText(text)).toBe(`'${text}`);
  });

  it.each([
    '铁铺镇',
    '2025年参保目标数',
    '近7日新增（人）',
    '差 1,234 人',
    '截至日期：2024年11月30日（含当日）',
    '（示例）',
    'Zhoudang',
    '1号村',
    '',
  ])('leaves %s without an apostrophe, so that the formula bar shows it clean', (text) => {
    expect(asText(text)).toBe(text);
  });
});

describe('asCellValue', () => {
  it('keeps 0 a number and makes an unknown value an empty cell, not 0', () => {
    expect([0, -2, null, '=1', '合计'].map(asCellValue)).toEqual([0, -2, '', "'=1", '合计']);
  });
});
