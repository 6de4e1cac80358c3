import fc from 'fast-check';
import {
  type QuotaFigures,
  type QuotaMethod,
  quotaByMethod,
  quotasByMethod,
} from '../../../server/policy/quota-method.ts';
import { luoshanQuotas } from './luoshan-quotas.ts';

const figures = (known: Partial<QuotaFigures> = {}): QuotaFigures => ({
  code: 'a',
  priorYears: [],
  population: null,
  given: null,
  manual: null,
  ...known,
});

const years = (...persons: (number | null)[]) => ({
  priorYears: persons.map((known, index) => ({ year: 2022 + index, persons: known })),
});

const threeYears: QuotaMethod = { kind: 'MEAN_OF_PRIOR_YEARS', years: 3, missingYears: 'ASK' };
const threeYearsOrFewer: QuotaMethod = { ...threeYears, missingYears: 'SKIP' };

describe('quotaByMethod', () => {
  it('takes the mean of 2022 to 2024 for 2025 and says which numbers it used', () => {
    expect(quotaByMethod(threeYears, 2025, figures(years(11_600, 11_618, 11_633)))).toEqual({
      kind: 'quota',
      persons: 11_617,
      how: {
        method: 'MEAN_OF_PRIOR_YEARS',
        years: [
          { year: 2022, persons: 11_600 },
          { year: 2023, persons: 11_618 },
          { year: 2024, persons: 11_633 },
        ],
        skippedYears: [],
        sum: 34_851,
      },
    });
  });

  it.each([
    [2, [10, 11], 11],
    [2, [10, 10], 10],
    [3, [10, 10, 11], 10],
    [3, [10, 11, 11], 11],
    [4, [1, 1, 1, 3], 2],
    [4, [1, 1, 1, 2], 1],
    [1, [7], 7],
    [3, [0, 0, 0], 0],
  ])('rounds the mean of %d years %j half up to %d', (count, persons, mean) => {
    const priorYears = persons.map((known, index) => ({ year: 2025 - count + index, persons: known }));
    const method: QuotaMethod = { kind: 'MEAN_OF_PRIOR_YEARS', years: count, missingYears: 'ASK' };
    expect(quotaByMethod(method, 2025, figures({ priorYears }))).toMatchObject({ persons: mean });
  });

  it('asks for 2022 and 2024 instead of taking 2023 for the mean', () => {
    expect(quotaByMethod(threeYears, 2025, figures(years(null, 500)))).toEqual({
      kind: 'missing',
      what: [
        { figure: 'PRIOR_YEAR', year: 2022 },
        { figure: 'PRIOR_YEAR', year: 2024 },
      ],
    });
  });

  it('takes the mean of the two years there are when told to skip, and names the skipped one', () => {
    expect(quotaByMethod(threeYearsOrFewer, 2025, figures(years(100, null, 103)))).toMatchObject({
      persons: 102,
      how: { skippedYears: [2023], sum: 203 },
    });
  });

  it('asks for all three years when told to skip and none is there', () => {
    expect(quotaByMethod(threeYearsOrFewer, 2025, figures())).toMatchObject({
      kind: 'missing',
      what: [{ year: 2022 }, { year: 2023 }, { year: 2024 }],
    });
  });

  it('counts a year of 0 persons as 0, not as missing', () => {
    expect(quotaByMethod(threeYears, 2025, figures(years(0, 30, 30)))).toMatchObject({ persons: 20 });
  });

  it.each([
    [10_000, 592_727, 592_727],
    [10_050, 1_000, 1_005],
    [10_050, 100, 101],
    [10_049, 100, 100],
    [9_500, 33, 31],
    [0, 33, 0],
  ])(
    'at a factor of %d basis points makes %d persons of 2024 into %d',
    (factorBasisPoints, persons, made) => {
      expect(
        quotaByMethod(
          { kind: 'PRIOR_YEAR_TIMES_FACTOR', factorBasisPoints },
          2025,
          figures({ priorYears: [{ year: 2024, persons }] }),
        ),
      ).toEqual({
        kind: 'quota',
        persons: made,
        how: { method: 'PRIOR_YEAR_TIMES_FACTOR', year: 2024, persons, factorBasisPoints },
      });
    },
  );

  it('asks for 2024 when only 2023 is known and a factor is to be applied', () => {
    expect(
      quotaByMethod(
        { kind: 'PRIOR_YEAR_TIMES_FACTOR', factorBasisPoints: 10_000 },
        2025,
        figures(years(1, 2)),
      ),
    ).toEqual({ kind: 'missing', what: [{ figure: 'PRIOR_YEAR', year: 2024 }] });
  });

  it.each([
    [9_500, 100, 95],
    [9_500, 101, 96],
    [9_500, 120, 114],
    [9_501, 100, 96],
    [10_000, 99, 99],
    [9_500, 0, 0],
  ])(
    'at a rate of %d basis points asks %d residents for %d, rounded up',
    (rateBasisPoints, population, asked) => {
      expect(
        quotaByMethod({ kind: 'POPULATION_RATE', rateBasisPoints }, 2025, figures({ population })),
      ).toEqual({
        kind: 'quota',
        persons: asked,
        how: { method: 'POPULATION_RATE', population, rateBasisPoints },
      });
    },
  );

  it('asks for a population, a given figure and a manual figure that are not there', () => {
    const methods: QuotaMethod[] = [
      { kind: 'POPULATION_RATE', rateBasisPoints: 9_500 },
      { kind: 'GIVEN' },
      { kind: 'MANUAL' },
    ];
    expect(methods.map((method) => quotaByMethod(method, 2025, figures()))).toEqual([
      { kind: 'missing', what: [{ figure: 'POPULATION' }] },
      { kind: 'missing', what: [{ figure: 'GIVEN' }] },
      { kind: 'missing', what: [{ figure: 'MANUAL' }] },
    ]);
  });

  it('keeps a manual quota of 8,200 with its reason and the 8,350 of the year before', () => {
    const manual = { persons: 8_200, reason: ' 人口普查后常住人口减少 ' };
    expect(quotaByMethod({ kind: 'MANUAL' }, 2025, figures({ ...years(1, 1, 8_350), manual }))).toEqual({
      kind: 'quota',
      persons: 8_200,
      how: { method: 'MANUAL', reason: '人口普查后常住人口减少', priorYear: 8_350 },
    });
  });

  it.each(['', '  ', '　', '—', '。', '\u200b'])('wants a reason for a manual quota with “%s”', (reason) => {
    expect(quotaByMethod({ kind: 'MANUAL' }, 2025, figures({ manual: { persons: 8_200, reason } }))).toEqual({
      kind: 'needsReason',
      persons: 8_200,
    });
  });

  it('throws on a negative or broken figure, which the way in should have refused', () => {
    expect(() => quotaByMethod({ kind: 'GIVEN' }, 2025, figures({ given: -1 }))).toThrow('whole number');
    expect(() => quotaByMethod(threeYears, 2025, figures(years(1, 2, 2.5)))).toThrow('whole number');
  });

  it('reaches the population rate with the quota and not with one person fewer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (population, rateBasisPoints) => {
          const answer = quotaByMethod(
            { kind: 'POPULATION_RATE', rateBasisPoints },
            2025,
            figures({ population }),
          );
          if (answer.kind !== 'quota') throw new Error(answer.kind);
          const wanted = BigInt(population) * BigInt(rateBasisPoints);
          expect(BigInt(answer.persons) * 10_000n >= wanted).toBe(true);
          expect(BigInt(answer.persons - 1) * 10_000n < wanted).toBe(true);
        },
      ),
    );
  });
});

describe('quotasByMethod', () => {
  const given = luoshanQuotas.map(([code, task]) => figures({ code, given: task }));

  it('leaves a residual of 2 between the 592,727 declared and the 592,725 of the 20 rows', () => {
    const table = quotasByMethod({ kind: 'GIVEN' }, 2025, given, 592_727);
    expect([table.declared, table.computed, table.residual]).toEqual([592_727, 592_725, 2]);
    expect(table.rows).toHaveLength(20);
    expect(table.rows[0]).toEqual({
      code: '铁铺镇',
      answer: { kind: 'quota', persons: 11_617, how: { method: 'GIVEN' } },
    });
  });

  it('gives a residual of −1 when three means are rounded up, and changes no row', () => {
    const table = quotasByMethod(
      { kind: 'MEAN_OF_PRIOR_YEARS', years: 2, missingYears: 'ASK' },
      2024,
      ['a', 'b', 'c'].map((code) => figures({ code, ...years(10, 11) })),
      32,
    );
    expect(table.rows.map(({ answer }) => answer.kind === 'quota' && answer.persons)).toEqual([11, 11, 11]);
    expect([table.computed, table.residual]).toEqual([33, -1]);
  });

  it('has no sum and no residual while one of 20 rows is missing, or without a reason', () => {
    const [first, ...others] = given;
    const table = quotasByMethod({ kind: 'GIVEN' }, 2025, [{ ...first!, given: null }, ...others], 592_727);
    expect([table.computed, table.residual]).toEqual([null, null]);
    const unexplained = [figures({ manual: { persons: 5, reason: '' } })];
    expect(quotasByMethod({ kind: 'MANUAL' }, 2025, unexplained, 5).residual).toBeNull();
  });

  it('has a sum of 592,725 and no residual when nothing is declared', () => {
    expect(quotasByMethod({ kind: 'GIVEN' }, 2025, given, null)).toMatchObject({
      computed: 592_725,
      residual: null,
    });
  });

  it('has no sum and no residual without rows', () => {
    expect(quotasByMethod({ kind: 'GIVEN' }, 2025, [], 5)).toMatchObject({ computed: null, residual: null });
  });
});
