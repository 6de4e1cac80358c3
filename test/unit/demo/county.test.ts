import { readIdNumber } from '../../../schema/values/id-number.ts';
import {
  type DemoPlan,
  dailyTotalsCsv,
  demoDays,
  demoIdNumber,
  demoVillages,
  paymentsCsv,
} from '../../../server/demo/county.ts';

const townships = [
  { code: '411521101', name: '周党镇', quota: 42_643 },
  { code: '411521102', name: '庙仙乡', quota: 30_893 },
  { code: '411521001', name: '宝城街道办事处', quota: 28_583 },
];
const plan: DemoPlan = {
  seed: 7,
  benefitYear: 2025,
  townships,
  payments: 5000,
  opensOn: '2024-10-01',
  paidUntil: '2024-12-31',
};

describe('paymentsCsv', () => {
  const text = [...paymentsCsv(plan)].join('');
  const rows = text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

  it('writes 5,000 payments of 5,000 persons with 5,000 receipts, the same bytes each time', () => {
    expect(rows).toHaveLength(5000);
    expect(new Set(rows.map((row) => row[0])).size).toBe(5000);
    expect(new Set(rows.map((row) => row[2])).size).toBe(5000);
    expect([...paymentsCsv(plan)].join('')).toBe(text);
  });

  it('uses valid ID numbers of area 999999 and names that say 示例', () => {
    for (const [, name, id] of rows) {
      expect(readIdNumber(id as string, '2025-12-31')).toMatchObject({ ok: true, endsIn000: false });
      expect(id?.startsWith('999999')).toBe(true);
      expect(name?.startsWith('示例')).toBe(true);
    }
  });

  it('rises: more is paid in November than in October', () => {
    const of = (month: string) => rows.filter((row) => row[7]?.startsWith(month)).length;
    expect(of('2024-11')).toBeGreaterThan(of('2024-10'));
  });
});

describe('demoDays', () => {
  it('adds up to the payments and leaves closed days empty', () => {
    const days = demoDays({ ...plan, openDays: { from: 1, to: 25 } });
    expect(days.flatMap(({ persons }) => persons).reduce((a, b) => a + b, 0)).toBe(5000);
    expect(
      days
        .filter(({ day }) => Number(day.slice(8)) > 25)
        .every(({ persons }) => persons.every((each) => each === 0)),
    ).toBe(true);
  });
});

describe('paymentsCsv since a day', () => {
  it('writes the very rows of that day and later, and none before', () => {
    const lines = (since?: string) =>
      [...paymentsCsv(since === undefined ? plan : { ...plan, writtenSince: since })]
        .join('')
        .trimEnd()
        .split('\n')
        .slice(1);
    const all = lines();
    const paidOn = (line: string) => line.split(',')[7] ?? '';
    const day = paidOn(all[3000] ?? '');
    expect(lines(day)).toEqual(all.filter((line) => paidOn(line) >= day));
  });
});

describe('dailyTotalsCsv', () => {
  it('adds up to the same 5,000 persons and 2,000,000 yuan', () => {
    const rows = [...dailyTotalsCsv(plan)]
      .join('')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(5000);
    expect(rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(2_000_000);
    const ordinary = rows.filter((row) => row[4] === '').reduce((sum, row) => sum + Number(row[2]), 0);
    expect(ordinary).toBeGreaterThan(3_700);
    expect(ordinary).toBeLessThan(4_100);
  });
});

describe('demoVillages', () => {
  it('gives unique names within a township and unique codes, 46 villages for 102,119 people', () => {
    const villages = demoVillages(townships);
    expect(villages).toHaveLength(46);
    expect(new Set(villages.map(({ code }) => code)).size).toBe(46);
    expect(new Set(villages.map(({ parentCode, name }) => `${parentCode}${name}`)).size).toBe(46);
  });
});

describe('demoIdNumber', () => {
  it('gives 200,000 persons 200,000 numbers', () => {
    expect(new Set(Array.from({ length: 200_000 }, (_, person) => demoIdNumber(3, person))).size).toBe(
      200_000,
    );
  });
});
