import fc from 'fast-check';
import type { QuotaFigures, QuotaMethod } from '../../../server/policy/quota-method.ts';
import { quotaNumbers } from '../../../server/policy/quota-numbers.ts';
import {
  plannedNumbers,
  type QuotaPlanColumn,
  type QuotaPlanInput,
  quotaPlan,
} from '../../../server/policy/quota-plan.ts';
import { luoshanQuotas } from './luoshan-quotas.ts';

const task: QuotaPlanColumn = {
  code: 'TASK',
  name: '任务数',
  method: null,
  declaredTotal: null,
  keep: false,
};
const luoshan = luoshanQuotas.map(([name, ...values], index) => ({
  code: `411521-${String(index + 1).padStart(2, '0')}`,
  name,
  values,
}));
const columnsOf = (declared: readonly (number | null)[]): QuotaPlanColumn[] =>
  (['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'] as const).map((code, index) => ({
    code,
    name: ['任务数', '城乡低保', '脱贫户'][index] ?? '',
    method: null,
    declaredTotal: declared[index] ?? null,
    keep: false,
  }));
const printed = quotaNumbers(
  luoshan.flatMap(({ code, values }) =>
    columnsOf([]).map((column, index) => ({
      divisionCode: code,
      columnCode: column.code,
      persons: values[index] ?? null,
    })),
  ),
);

const plan = (input: Partial<QuotaPlanInput>) =>
  quotaPlan({
    benefitYear: 2025,
    divisions: luoshan,
    columns: columnsOf([592_727, 55_473, 64_657]),
    figures: new Map(),
    current: printed,
    edits: [],
    residual: 'LEAVE',
    locked: new Set(),
    ...input,
  });

const sumOf = (outcome: ReturnType<typeof quotaPlan>, column: string) =>
  outcome.totals.find(({ code }) => code === column)?.computed;

const figuresOf = (known: Record<string, Partial<QuotaFigures>>) =>
  new Map([
    [
      'TASK',
      new Map(
        Object.entries(known).map(([code, figures]) => [
          code,
          { code, priorYears: [], population: null, given: null, manual: null, ...figures },
        ]),
      ),
    ],
  ]);
const two = [
  { code: 'a', name: '示例甲乡' },
  { code: 'b', name: '示例乙镇' },
];
const derive = (method: QuotaMethod, known: Record<string, Partial<QuotaFigures>>, more = {}) =>
  plan({
    divisions: two,
    columns: [{ ...task, method }],
    figures: figuresOf(known),
    current: new Map(),
    ...more,
  });

describe('quotaPlan', () => {
  it('leaves 592,725 beside 592,727 and changes no row when the residual is left', () => {
    const outcome = plan({});
    expect(outcome.problems).toEqual([]);
    expect(outcome.totals[0]).toEqual({
      code: 'TASK',
      name: '任务数',
      declared: 592_727,
      computed: 592_725,
      difference: -2,
    });
    expect(outcome.rows.every(({ before, persons }) => before === persons)).toBe(true);
    expect(plannedNumbers(outcome)).toEqual(printed);
  });

  it('gives the two persons of the residual to the two largest townships, and the rows make 592,727', () => {
    const outcome = plan({ residual: 'APPORTION' });
    expect(outcome.problems).toEqual([]);
    const changed = outcome.rows.filter(({ residualPart }) => residualPart !== 0);
    expect(changed.map(({ divisionCode, before, persons }) => [divisionCode, before, persons])).toEqual([
      ['411521-04', 42_643, 42_644],
      ['411521-13', 44_481, 44_482],
    ]);
    expect(['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'].map((code) => sumOf(outcome, code))).toEqual([
      592_727, 55_473, 64_657,
    ]);
  });

  it('gives a locked or edited township no part of the residual', () => {
    const outcome = plan({
      residual: 'APPORTION',
      locked: new Set(['411521-13']),
      edits: [{ divisionCode: '411521-04', columnCode: 'TASK', persons: 42_640, reason: '示例：划出一个村' }],
    });
    expect(sumOf(outcome, 'TASK')).toBe(592_727);
    const of = (code: string) =>
      outcome.rows.find((row) => row.divisionCode === code && row.columnCode === 'TASK');
    expect(of('411521-04')).toMatchObject({ before: 42_643, persons: 42_640, residualPart: 0 });
    expect(of('411521-13')).toMatchObject({ persons: 44_481, residualPart: 0 });
    // 2 + 3 persons over the eighteen others.
    expect(outcome.rows.reduce((sum, { residualPart }) => sum + residualPart, 0)).toBe(5);
  });

  it('takes 3 off when the rows carry 3 too many, and none off a row of 0', () => {
    const columns = [{ ...task, declaredTotal: 97 }];
    const current = quotaNumbers([
      { divisionCode: 'a', columnCode: 'TASK', persons: 100 },
      { divisionCode: 'b', columnCode: 'TASK', persons: 0 },
    ]);
    const outcome = plan({ divisions: two, columns, current, residual: 'APPORTION' });
    expect(outcome.rows.map(({ persons, residualPart }) => [persons, residualPart])).toEqual([
      [97, -3],
      [0, 0],
    ]);
  });

  it('does not touch a column that nobody asked about, whatever its residual', () => {
    const columns = columnsOf([592_727, 55_473, 64_657]).map((column) => ({ ...column, keep: true }));
    expect(plannedNumbers(plan({ columns, residual: 'APPORTION' }))).toEqual(printed);
  });

  it('takes the mean of 2022 to 2024, the factor on 2024, the rate on the population and what was given', () => {
    const years = [100, 101, 103].map((persons, index) => ({ year: 2022 + index, persons }));
    const known = {
      a: { priorYears: years, population: 109, given: 99 },
      b: { priorYears: years, population: 110, given: 98 },
    };
    const numbers = (method: QuotaMethod) => derive(method, known).rows.map(({ persons }) => persons);
    expect(numbers({ kind: 'MEAN_OF_PRIOR_YEARS', years: 3, missingYears: 'ASK' })).toEqual([101, 101]);
    expect(numbers({ kind: 'PRIOR_YEAR_TIMES_FACTOR', factorBasisPoints: 10_250 })).toEqual([106, 106]);
    expect(numbers({ kind: 'POPULATION_RATE', rateBasisPoints: 9500 })).toEqual([104, 105]);
    expect(numbers({ kind: 'GIVEN' })).toEqual([99, 98]);
  });

  it('names the township and the years that are missing, and takes a decided number instead', () => {
    const method: QuotaMethod = { kind: 'MEAN_OF_PRIOR_YEARS', years: 2, missingYears: 'ASK' };
    const known = {
      a: { priorYears: [{ year: 2024, persons: 10 }] },
      b: {
        priorYears: [
          { year: 2023, persons: 8 },
          { year: 2024, persons: 9 },
        ],
      },
    };
    const asked = derive(method, known);
    expect(asked.problems).toEqual([
      {
        code: 'QUOTA_FIGURE_MISSING',
        severity: 'ERROR',
        place: {},
        values: { division: '示例甲乡', quota: '任务数' },
        expected: '2023 年参保人数',
      },
    ]);
    const edits = [{ divisionCode: 'a', columnCode: 'TASK', persons: 12, reason: '新设乡镇' }];
    const decided = derive(method, known, { edits });
    expect(decided.problems).toEqual([]);
    expect(decided.rows.map(({ persons }) => persons)).toEqual([12, 9]);
  });

  it('refuses an edit without a reason, of an unknown cell, twice, or of −1, and takes none of them', () => {
    const edit = { divisionCode: '411521-04', columnCode: 'TASK', persons: 1, reason: '' };
    const codes = (...edits: (typeof edit)[]) => plan({ edits }).problems.map(({ code }) => code);
    expect(codes({ ...edit, reason: '——' })).toEqual(['QUOTA_EDIT_NO_REASON']);
    expect(codes({ ...edit, divisionCode: '411521-99', reason: '划出' })).toEqual(['QUOTA_CELL_UNKNOWN']);
    expect(codes({ ...edit, persons: -1, reason: '划出' })).toEqual(['QUOTA_EDIT_NOT_PERSONS']);
    const good = { ...edit, persons: 42_000, reason: '划出' };
    expect(codes(good, { ...good, persons: 42_001 })).toEqual(['QUOTA_EDIT_TWICE']);
  });

  it('names a 脱贫户 number of 3,893 above a task that is lowered to 3,892', () => {
    const edits = [{ divisionCode: '411521-04', columnCode: 'TASK', persons: 3_892, reason: '示例' }];
    const [problem, ...others] = plan({ edits }).problems;
    expect(problem).toMatchObject({
      code: 'QUOTA_ABOVE_TASK',
      severity: 'ERROR',
      found: '3893',
      expected: '3892',
      values: { division: '周党镇', quota: '脱贫户' },
    });
    expect(others).toEqual([]);
  });

  it('says so when every row is fixed, and when the task leaves a part no room', () => {
    const locked = new Set(luoshan.map(({ code }) => code));
    expect(plan({ residual: 'APPORTION', locked }).problems).toMatchObject([
      { code: 'QUOTA_RESIDUAL_NO_ROW', found: '2', values: { quota: '任务数' } },
    ]);
    const columns = columnsOf([592_725, 600_000, 64_657]);
    expect(plan({ residual: 'APPORTION', columns }).problems).toMatchObject([
      { code: 'QUOTA_RESIDUAL_BOUNDS', found: String(600_000 - 592_725), values: { quota: '城乡低保' } },
    ]);
  });

  it('makes up the declared total exactly, keeps every fixed row, and no part is above its task', () => {
    const cell = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 25 }),
        fc.integer({ min: -2_000, max: 2_000 }),
        (rows, residual) => {
          const divisions = rows.map((_, index) => ({ code: String(index), name: `示例${index}` }));
          const sum = rows.reduce((total, [persons]) => total + persons, 0);
          const declaredTotal = Math.max(0, sum + residual);
          const current = quotaNumbers(
            rows.map(([persons], index) => ({ divisionCode: String(index), columnCode: 'TASK', persons })),
          );
          const locked = new Set(rows.flatMap(([, isLocked], index) => (isLocked ? [String(index)] : [])));
          const outcome = plan({
            divisions,
            columns: [{ ...task, declaredTotal }],
            current,
            residual: 'APPORTION',
            locked,
          });
          const isRefused = outcome.problems.length > 0;
          expect(outcome.totals[0]?.computed).toBe(isRefused ? sum : declaredTotal);
          for (const { divisionCode, before, persons } of outcome.rows) {
            expect(persons).toBeGreaterThanOrEqual(0);
            if (locked.has(divisionCode)) expect(persons).toBe(before);
          }
        },
      ),
    );
  });
});
