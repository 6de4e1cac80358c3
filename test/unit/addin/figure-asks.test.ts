import { keyOf, readAsk } from '../../../addin/functions/asks.ts';

describe('readAsk', () => {
  it.each([
    ['周党镇', null, { name: 'QUOTA', division: '周党镇' }],
    [' 周党镇 ', undefined, { name: 'QUOTA', division: '周党镇' }],
    [411521, null, { name: 'QUOTA', division: '411521' }],
    [[['周党镇']], [[45_626]], { name: 'QUOTA', division: '周党镇', on: '2024-11-30' }],
    ['周党镇', '2024-11-30', { name: 'QUOTA', division: '周党镇', on: '2024-11-30' }],
    ['周党镇', '2024/3/1', { name: 'QUOTA', division: '周党镇', on: '2024-03-01' }],
    ['周党镇', '2024年11月30日', { name: 'QUOTA', division: '周党镇', on: '2024-11-30' }],
    ['周党镇', '２０２４－１１－３０', { name: 'QUOTA', division: '周党镇', on: '2024-11-30' }],
    // Excel's day numbers: 45,626 is 30 November 2024, and the afternoon of a day is that day.
    ['周党镇', 45_626, { name: 'QUOTA', division: '周党镇', on: '2024-11-30' }],
    ['周党镇', 45_626.75, { name: 'QUOTA', division: '周党镇', on: '2024-11-30' }],
  ])('takes %j and %j', (first, second, ask) => {
    expect(readAsk('QUOTA', first, second)).toMatchObject({ kind: 'ask', ask });
  });

  it.each([
    ['', null, 'FIGURE_BAD_DIVISION'],
    [null, null, 'FIGURE_BAD_DIVISION'],
    [true, null, 'FIGURE_BAD_DIVISION'],
    ['长'.repeat(101), null, 'FIGURE_BAD_DIVISION'],
    ['周党镇', '2025-02-29', 'FIGURE_BAD_DAY'],
  ])('refuses %j and %j', (first, second, code) => {
    expect(readAsk('QUOTA', first, second)).toMatchObject({ kind: 'bad', code });
  });

  it.each([null, undefined])('takes the newest figure where the day is %j, which is one left out', (day) => {
    expect(readAsk('QUOTA', '周党镇', day)).toEqual({
      kind: 'ask',
      ask: { name: 'QUOTA', division: '周党镇' },
      found: '周党镇',
    });
  });

  it.each(['', '  ', 0, [['']], [[0]]])('refuses the empty day %j rather than give the newest', (day) => {
    expect(readAsk('QUOTA', '周党镇', day)).toMatchObject({ kind: 'bad', code: 'FIGURE_EMPTY_DAY' });
  });

  it.each([
    ['去年', '去年'],
    ['2025-02-29', '2025-02-29'],
    ['11月30日', '11月30日'],
    ['45626', '45626'],
    // The number of a day as people write it is none of Excel's.
    [20_241_130, '20241130'],
    [1, '1'],
    [0.5, '0.5'],
    [60, '60'],
    [-45_626, '-45626'],
    [Number.NaN, 'NaN'],
    [true, 'TRUE'],
    [[['2024-11-30', '2024-12-01']], '多个单元格'],
  ])('refuses %j, which is no day, and says so of %s', (day, found) => {
    expect(readAsk('QUOTA', '周党镇', day)).toEqual({ kind: 'bad', code: 'FIGURE_BAD_DAY', found });
  });

  it('asks for an amount due by category', () => {
    expect(readAsk('AMOUNT_DUE', '城乡低保对象', '2024-12-01')).toEqual({
      kind: 'ask',
      ask: { name: 'AMOUNT_DUE', category: '城乡低保对象', on: '2024-12-01' },
      found: '城乡低保对象',
    });
    expect(readAsk('AMOUNT_DUE', '', null)).toMatchObject({ kind: 'bad', code: 'FIGURE_BAD_CATEGORY' });
  });
});

describe('keyOf', () => {
  it('tells name, place and day apart, and nothing else', () => {
    expect(keyOf({ name: 'QUOTA', division: '周党镇' })).toBe('QUOTA|周党镇|');
    expect(keyOf({ name: 'QUOTA', division: '周党镇', on: null })).toBe('QUOTA|周党镇|');
    expect(keyOf({ name: 'AMOUNT_DUE', category: '低保', on: '2024-12-01' })).toBe(
      'AMOUNT_DUE|低保|2024-12-01',
    );
  });
});
