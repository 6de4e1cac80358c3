import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { normalizeHeader, normalizeText, paymentDetails } from '../../../schema/files/index.ts';
import { checkCharacter, readIdNumber } from '../../../schema/values/id-number.ts';
import { flagText, paymentFlags } from '../../../schema/values/payment-flag.ts';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { dayText, placeInWindows, readDay } from '../../../server/ingest/day.ts';
import { PlaceFinder } from '../../../server/ingest/division-names.ts';
import { findHeader } from '../../../server/ingest/header.ts';
import { createIdHasher } from '../../../server/ingest/id-hash.ts';
import { AmountReader } from '../../../server/ingest/payments/amount.ts';
import { isFootRow, totalRowKind, withoutNumbers } from '../../../server/ingest/payments/reading.ts';
import { ProblemList } from '../../../server/ingest/problem-list.ts';

const latest = '2025-12-31';
const good = demoIdNumber(1, 42);

describe('readIdNumber', () => {
  // The example of GB 11643-1999: 11010519491231002X.
  it('accepts 11010519491231002X and its check character is X', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(readIdNumber('11010519491231002X', latest)).toEqual({
      ok: true,
      idNumber: '11010519491231002X',
      endsIn000: false,
    });
  });

  it.each([
    ['lower-case x', '11010519491231002x'],
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces around and inside', ' 110105 19491231 002X\u3000'],
    ['an apostrophe before', "'11010519491231002X"],
    ['15 digits', '110105491231002'],
    ['a 20-character disability number', '11010519491231002X11'],
  ])('repairs %s', (_, text) => {
    expect(readIdNumber(text, latest)).toMatchObject({ ok: true, idNumber: '11010519491231002X' });
  });

  it.each([
    ['', 'BLANK'],
    ['  ', 'BLANK'],
    ['1101051949123100', 'LENGTH'],
    ['1101051949123100X2', 'NOT_DIGITS'],
    ['护照E12345678', 'NOT_DIGITS'],
    ['1.10105E+17', 'SCIENTIFIC'],
    ['110105194912310020', 'CHECK_DIGIT'],
    ['110105194912310000', 'LOST_DIGITS'],
    [`11010519490231002${checkCharacter('11010519490231002')}`, 'BIRTH_DATE'],
    [`11010520270101002${checkCharacter('11010520270101002')}`, 'BIRTH_DATE'],
    [`11010518990101002${checkCharacter('11010518990101002')}`, 'BIRTH_DATE'],
  ])('refuses %j: %s', (text, fault) => expect(readIdNumber(text, latest)).toEqual({ ok: false, fault }));

  it('marks a number that ends in 000 and fits all the same', () => {
    const first17 = Array.from({ length: 10 }, (_, i) => `1101051980010${1 + (i % 9)}${i}00`).find(
      (each) => each.length === 17 && checkCharacter(each) === '0',
    );
    expect(first17).toBeDefined();
    expect(readIdNumber(`${first17}0`, latest)).toMatchObject({ ok: true, endsIn000: true });
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(17), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = good[at] === 'X' ? 10 : Number(good[at]);
        const wrong = `${good.slice(0, at)}${(digit + shift) % 10}${good.slice(at + 1)}`;
        if (wrong === good) return;
        expect(readIdNumber(wrong, latest).ok).toBe(false);
      }),
    );
  });
});

describe('createIdHasher', () => {
  it('gives the first 16 bytes of HMAC-SHA256 for keys of 0 to 130 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 130 }), fc.stringMatching(/^[0-9X]{0,30}$/), (key, text) => {
        const into = Buffer.alloc(20);
        createIdHasher(key)(text, into, 4);
        expect(into.subarray(4).toString('hex')).toBe(
          createHmac('sha256', key).update(text).digest('hex').slice(0, 32),
        );
      }),
    );
  });
});

describe('readDay', () => {
  it.each([
    '2024-11-30',
    '2024/11/30',
    '2024.11.30',
    '20241130',
    '2024年11月30日',
    '2024-11-30 10:20:30',
    '2024-11-30T10:20:30',
    '20241130102030',
    '２０２４－１１－３０',
    ' 2024/11/30 8:05',
    '45626',
    '45626.5',
  ])('reads %s as 30 November 2024', (text) => expect(dayText(readDay(text))).toBe('2024-11-30'));

  it.each([
    '',
    '2024-13-01',
    '2024-02-30',
    '2025-02-29',
    '11/30/2024',
    '24-11-30',
    '400',
    '2024',
    '十一月三十日',
    '99999999',
  ])('reads %j as no day', (text) => expect(readDay(text)).toBe(-1));
});

describe('placeInWindows', () => {
  const windows = [{ opensOn: '2024-09-01', closesOn: '2025-02-25', openDays: { from: 1, to: 25 } }];
  it.each([
    ['2024-09-01', 'OPEN'],
    ['2025-02-25', 'OPEN'],
    ['2024-10-26', 'CLOSED_DAY'],
    ['2025-02-26', 'OUTSIDE_WINDOW'],
    ['2024-08-31', 'OUTSIDE_WINDOW'],
  ])('%s is %s', (day, where) => expect(placeInWindows(day, windows)).toBe(where));
});

describe('AmountReader', () => {
  const reader = new AmountReader(10_000_000);
  it.each([
    ['400', 40_000],
    ['400.00', 40_000],
    ['￥400', 40_000],
    ['1,200.5', 120_050],
    ['４００元', 40_000],
    ['0', 0],
    ['0.30000000000000004', 30],
    ['1200.5000000000002', 120_050],
    ['"400"'.replaceAll('"', ''), 40_000],
  ])('reads %s as %d fen', (text, fen) => expect(reader.read(text)).toEqual({ fen, fault: null }));

  it.each([
    ['', 'BLANK'],
    ['四百', 'NOT_NUMBER'],
    ['400.005', 'NOT_WHOLE_FEN'],
    ['400.0000001234', 'NOT_WHOLE_FEN'],
    ['-400', 'NEGATIVE'],
    ['13812345678', 'TOO_LARGE'],
    ['0.04万元', 'NOT_NUMBER'],
    ['4e2', 'NOT_NUMBER'],
  ])('refuses %j: %s', (text, fault) => expect(reader.read(text)).toEqual({ fen: null, fault }));
});

describe('PlaceFinder', () => {
  const county = { code: '411521', name: '罗山县', aliases: [], level: 'COUNTY' as const, parentCode: null };
  const township = (code: string, name: string, aliases: string[] = []) => ({
    code,
    name,
    aliases,
    level: 'TOWNSHIP' as const,
    parentCode: '411521',
  });
  const village = (code: string, name: string, parentCode: string) => ({
    code,
    name,
    aliases: [],
    level: 'VILLAGE' as const,
    parentCode,
  });
  const finder = new PlaceFinder([
    county,
    township('1', '周党镇'),
    township('2', '庙仙乡'),
    township('3', '宝城街道办事处', ['宝城街道']),
    township('4', '山店乡'),
    village('11', '示例东岗村', '1'),
    village('12', '示例西河村', '1'),
    village('31', '示例东岗社区', '3'),
  ]);
  const codeOf = (name: string, inside = '') => {
    const match = finder.find(name, inside);
    if (match.kind !== 'found') return match;
    const place = finder.places[match.place];
    return place?.villageCode ?? place?.townshipCode;
  };

  it.each([
    ['周党镇', '1'],
    [' 周党 镇', '1'],
    ['周党', '1'],
    ['罗山县周党镇', '1'],
    ['河南省信阳市罗山县周党镇', '1'],
    ['周党镇人民政府', '1'],
    ['宝城街道', '3'],
    ['宝城街道办', '3'],
    ['宝城', '3'],
    ['4', '4'],
  ])('finds the township of %s', (name, code) => expect(codeOf(name)).toBe(code));

  it.each([
    ['示例东岗村', '11'],
    ['示例东岗', '11'],
    ['示例东岗村委会', '11'],
    ['周党镇示例西河村', '12'],
    ['周党镇', '1'],
    ['', '1'],
  ])('finds the village of 周党镇 / %s', (name, code) => expect(codeOf('周党镇', name)).toBe(code));

  it('looks for a village inside its township only', () => {
    expect(codeOf('宝城街道', '示例东岗社区')).toBe('31');
    expect(codeOf('宝城街道', '示例西河村')).toMatchObject({ kind: 'fault', column: 'village' });
  });

  it('does not take 周党乡 for 周党镇 but suggests it, and suggests nothing for a strange name', () => {
    expect(codeOf('周党乡')).toEqual({
      kind: 'fault',
      column: 'township',
      match: { kind: 'unknown', nearest: ['周党镇'] },
    });
    expect(codeOf('某某开发区管委会')).toEqual({
      kind: 'fault',
      column: 'township',
      match: { kind: 'unknown', nearest: [] },
    });
  });

  it('does not take the 周党镇 of another county for ours', () => {
    expect(codeOf('光山县周党镇')).toMatchObject({ kind: 'fault', column: 'township' });
  });

  it('does not choose between two divisions that share an alias', () => {
    const clash = new PlaceFinder([township('1', '甲镇', ['示例新区']), township('2', '乙镇', ['示例新区'])]);
    expect(clash.find('示例新区', '')).toEqual({
      kind: 'fault',
      column: 'township',
      match: { kind: 'ambiguous', names: ['甲镇', '乙镇'] },
    });
  });

  it('ignores the village where none are loaded', () => expect(codeOf('庙仙乡', '任意村')).toBe('2'));
});

describe('findHeader', () => {
  const row = (line: number, ...cells: string[]) => ({ line, cells, numeric: null });
  it('finds a two-row merged header under a title', () => {
    const search = findHeader(paymentDetails, [
      row(1, '罗山县2025年度缴费明细', '', '', '', '', ''),
      row(2, '序号', '参保人', '', '所属区划', '', '缴费信息', '', ''),
      row(
        3,
        '',
        '姓名',
        '公民身份号码',
        '乡镇（街道）',
        '村（社区）',
        '金额（元）',
        '缴费时间',
        '电子税票号码',
      ),
      row(4, '1', '示例', '11010519491231002X', '周党镇', '', '400', '2024-11-30', 'A1'),
    ]);
    expect(search).toMatchObject({
      found: true,
      headerRow: 2,
      columns: {
        idNumber: { index: 2 },
        township: { index: 3 },
        village: { index: 4 },
        amount: { index: 5, header: '金额（元）' },
        paidOn: { index: 6 },
        receiptNumber: { index: 7 },
      },
    });
  });

  it('sees through BOM, zero-width and full-width characters and stars', () => {
    expect(normalizeText('\ufeff * 身份\u200b证 号：')).toBe('身份证号');
    expect(normalizeHeader('缴费金额（元）')).toBe('缴费金额');
    expect(normalizeHeader('乡镇（街道）')).toBe('乡镇');
  });

  it('names what is missing', () => {
    const search = findHeader(paymentDetails, [row(1, '收据号', '乡镇', '金额', '缴费日期')]);
    expect(search.found === false && search.missing.map(({ name }) => name)).toEqual(['身份证号']);
  });

  it('refuses amounts in ten thousands, and two columns of the same name', () => {
    expect(
      findHeader(paymentDetails, [row(1, '收据号', '身份证号', '乡镇', '缴费金额（万元）', '缴费日期')]),
    ).toMatchObject({ found: false, tenThousands: '缴费金额（万元）' });
    expect(
      findHeader(paymentDetails, [row(1, '收据号', '身份证号', '身份证号', '乡镇', '金额', '缴费日期')]),
    ).toMatchObject({ found: false, twice: { name: '身份证号' } });
  });
});

describe('rows that are no payments', () => {
  it('knows totals and foot lines', () => {
    expect(totalRowKind(['', '合 计', '', '400'])).toBe('total');
    expect(totalRowKind(['小计：', '400'])).toBe('subtotal');
    expect(totalRowKind(['1', '合计村', '400'])).toBeNull();
    expect(isFootRow(['', '制表人：示例'])).toBe(true);
  });
});

describe('withoutNumbers', () => {
  it('hides an ID number that slipped into another column', () => {
    expect(withoutNumbers('周党镇 11010519491231002X')).toBe('周党镇 （18位号码）');
  });
});

describe('flagText', () => {
  it('writes codes in their fixed order', () => {
    expect(flagText(0)).toBe('');
    expect(flagText(0b101)).toBe('OUTSIDE_WINDOW,DUPLICATE_PERSON');
    expect(paymentFlags.slice(0, 3)).toEqual(['OUTSIDE_WINDOW', 'CLOSED_DAY', 'DUPLICATE_PERSON']);
  });
});

describe('ProblemList', () => {
  it('keeps the first 200 by line, whatever the order, and counts all 500', () => {
    const list = new ProblemList();
    for (let i = 500; i > 0; i--)
      list.add({ code: 'X', severity: i % 2 ? 'ERROR' : 'WARNING', place: { line: i } });
    expect(list.kept.map(({ place }) => place.line)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect([list.problemCount, list.errorCount]).toEqual([500, 250]);
    expect(list.keeps(201)).toBe(false);
  });
});
