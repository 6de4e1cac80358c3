import { progressTable } from '../../../server/policy/progress.ts';
import { divisionQuotas } from '../../../server/policy/quota.ts';
import { projectNotice } from './notice-samples.ts';

const luoshan = projectNotice('luoshan-2025');
const tasks = new Map(divisionQuotas(luoshan).map(({ divisionCode, values }) => [divisionCode, values[0]!]));
const paid = (paidPersons: number, newToday = 0, newIn7Days = 0) => ({
  paidPersons,
  amountFen: paidPersons * 40_000,
  newToday,
  newIn7Days,
});

describe('progressTable', () => {
  it('leaves Luoshan 2 short at 99.99 % when every township just meets its quota', () => {
    const { rows, total, hasQuotas } = progressTable({
      divisions: luoshan.divisions,
      quotas: tasks,
      declaredTotal: 592_727,
      figures: new Map([...tasks].map(([code, quota]) => [code, paid(quota)])),
    });
    expect(hasQuotas).toBe(true);
    expect(rows).toHaveLength(20);
    expect(
      rows.every(
        ({ gap, completionBasisPoints, rank }) => gap === 0 && completionBasisPoints === 10_000 && rank === 1,
      ),
    ).toBe(true);
    expect(total).toEqual({
      quota: 592_727,
      rowSumQuota: 592_725,
      quotaDifference: -2,
      paidPersons: 592_725,
      amountFen: 23_709_000_000,
      completionBasisPoints: 9_999,
      gap: 2,
      newToday: 0,
      newIn7Days: 0,
    });
  });

  it('gives each row its quota, rate, gap and rank, in table order', () => {
    const { rows, total } = progressTable({
      divisions: [
        { code: 'a', name: '示例镇' },
        { code: 'b', name: '样板乡' },
        { code: 'c', name: '未定乡' },
      ],
      quotas: new Map([
        ['a', 1_000],
        ['b', 200],
      ]),
      declaredTotal: null,
      figures: new Map([
        ['a', paid(333, 3, 30)],
        ['b', paid(210, 1, 7)],
      ]),
    });
    expect(rows).toEqual([
      {
        divisionCode: 'a',
        divisionName: '示例镇',
        quota: 1_000,
        paidPersons: 333,
        amountFen: 13_320_000,
        completionBasisPoints: 3_330,
        gap: 667,
        rank: 2,
        newToday: 3,
        newIn7Days: 30,
      },
      {
        divisionCode: 'b',
        divisionName: '样板乡',
        quota: 200,
        paidPersons: 210,
        amountFen: 8_400_000,
        completionBasisPoints: 10_500,
        gap: -10,
        rank: 1,
        newToday: 1,
        newIn7Days: 7,
      },
      {
        divisionCode: 'c',
        divisionName: '未定乡',
        quota: null,
        paidPersons: 0,
        amountFen: 0,
        completionBasisPoints: null,
        gap: null,
        rank: null,
        newToday: 0,
        newIn7Days: 0,
      },
    ]);
    expect(total).toEqual({
      quota: 1_200,
      rowSumQuota: 1_200,
      quotaDifference: null,
      paidPersons: 543,
      amountFen: 21_720_000,
      completionBasisPoints: 4_525,
      gap: 657,
      newToday: 4,
      newIn7Days: 37,
    });
  });

  it('leaves quota, rate, gap and rank empty, not 0, when no quotas were given out', () => {
    const { rows, total, hasQuotas } = progressTable({
      divisions: [{ code: 'a', name: '示例乡' }],
      quotas: null,
      declaredTotal: null,
      figures: new Map([['a', paid(12)]]),
    });
    expect(hasQuotas).toBe(false);
    expect(rows[0]).toMatchObject({
      quota: null,
      completionBasisPoints: null,
      gap: null,
      rank: null,
      paidPersons: 12,
    });
    expect(total).toMatchObject({
      quota: null,
      rowSumQuota: null,
      quotaDifference: null,
      completionBasisPoints: null,
      gap: null,
      paidPersons: 12,
    });
  });

  it('ranks one township among all 20 and totals that township alone', () => {
    const all = luoshan.divisions.map(({ code }, index) => ({
      code,
      quota: tasks.get(code)!,
      paidPersons: index,
    }));
    const { rows, total } = progressTable({
      divisions: luoshan.divisions.slice(0, 1),
      quotas: tasks,
      declaredTotal: null,
      figures: new Map([['411521-01', paid(0)]]),
      rankOver: all,
    });
    expect(rows[0]?.rank).toBe(20);
    expect(total).toMatchObject({ quota: 11_617, rowSumQuota: 11_617, quotaDifference: null, gap: 11_617 });
  });

  it('counts payments that belong to no row in the total only', () => {
    const { rows, total } = progressTable({
      divisions: [{ code: 'v', name: '示例村' }],
      quotas: null,
      declaredTotal: null,
      figures: new Map([['v', paid(10)]]),
      totalFigures: paid(13),
    });
    expect([rows[0]?.paidPersons, total.paidPersons, total.amountFen]).toEqual([10, 13, 520_000]);
  });
});
