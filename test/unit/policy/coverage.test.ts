import fc from 'fast-check';
import {
  coverageFigures,
  hardshipCoverage,
  isExcused,
  type NonEnrollmentReason,
  nonEnrollmentReasons,
  type RosterGroup,
  rosterCoverage,
} from '../../../server/policy/coverage.ts';
import { choosing, luoshan } from './reward-samples.ts';

const group = (
  categories: string[],
  persons: number,
  isCovered = true,
  reason: NonEnrollmentReason | null = null,
): RosterGroup => ({ categories, persons, isCovered, reason });

/** 城乡低保 3,207 and 脱贫户 3,893 of 周党镇, of whom 1,000 are both. */
const overlapping = [
  group(['SUBSISTENCE_ALLOWANCE'], 2_207),
  group(['SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'], 990),
  group(['LIFTED_OUT', 'SUBSISTENCE_ALLOWANCE'], 10, false),
  group(['LIFTED_OUT'], 2_880),
  group(['LIFTED_OUT'], 8, false, 'EMPLOYEE_SCHEME'),
  group(['LIFTED_OUT'], 5, false, 'UNWILLING'),
];

describe('rosterCoverage', () => {
  const coverage = rosterCoverage(['SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'], overlapping);

  it('counts 3,207 and 3,885 due per category, and 6,092 distinct persons overall, not 7,092', () => {
    expect(coverage.byCategory).toEqual([
      { category: 'SUBSISTENCE_ALLOWANCE', due: 3_207, covered: 3_197, excused: 0, chase: 10 },
      { category: 'LIFTED_OUT', due: 3_885, covered: 3_870, excused: 8, chase: 15 },
    ]);
    expect(coverage.overall).toEqual({ due: 6_092, covered: 6_077, excused: 8, chase: 15 });
  });

  it('leaves persons out who are in no counted category, and has a due of 0 for nobody', () => {
    expect(rosterCoverage(['ORPHAN'], overlapping).overall).toEqual({
      due: 0,
      covered: 0,
      excused: 0,
      chase: 0,
    });
  });

  it('gives the same counts in any order, with due = covered + chase and a union no larger than the sum', () => {
    const codes = ['A', 'B', 'C'];
    const groups = fc.array(
      fc.record({
        categories: fc.subarray([...codes, 'D']),
        persons: fc.integer({ min: 0, max: 5_000 }),
        isCovered: fc.boolean(),
        reason: fc.constantFrom(null, ...(Object.keys(nonEnrollmentReasons) as NonEnrollmentReason[])),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(groups, (all) => {
        const { byCategory, overall } = rosterCoverage(codes, all);
        expect(rosterCoverage(codes, [...all].reverse())).toEqual({ byCategory, overall });
        for (const { due, covered, chase } of [...byCategory, overall]) expect(due).toBe(covered + chase);
        const sum = byCategory.reduce((total, { due }) => total + due, 0);
        expect(overall.due).toBeLessThanOrEqual(sum);
        expect(overall.due).toBeGreaterThanOrEqual(Math.max(...byCategory.map(({ due }) => due)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('isExcused', () => {
  it('excuses 8 of the 10 reasons: not 不愿参保, not 其他', () => {
    const reasons = Object.keys(nonEnrollmentReasons) as NonEnrollmentReason[];
    expect(reasons).toHaveLength(10);
    expect(reasons.filter((reason) => !isExcused(reason))).toEqual(['UNWILLING', 'OTHER']);
    expect(isExcused(null)).toBe(false);
  });
});

describe('hardshipCoverage', () => {
  it('divides by the roster where the county chose CURRENT_ROSTER', () => {
    const answer = hardshipCoverage(luoshan, overlapping, null);
    expect(answer).toMatchObject({ kind: 'coverage', coverage: { overall: { due: 6_092, chase: 15 } } });
  });

  it('divides by the printed 3,207 and 3,893 per category, with no overall, where it chose QUOTA_TABLE', () => {
    const notice = choosing(luoshan, 'HARDSHIP_DENOMINATOR', 'QUOTA_TABLE');
    const printed = new Map([
      ['SUBSISTENCE_ALLOWANCE', 3_207],
      ['LIFTED_OUT', 3_893],
    ]);
    const answer = hardshipCoverage(notice, overlapping, printed);
    expect(answer.kind).toBe('byTable');
    const rows = answer.kind === 'byTable' ? answer.byCategory : [];
    expect(rows).toContainEqual({ category: 'SUBSISTENCE_ALLOWANCE', due: 3_207, covered: 3_197, gap: 10 });
    expect(rows).toContainEqual({ category: 'LIFTED_OUT', due: 3_893, covered: 3_870, gap: 23 });
    expect(rows.filter(({ due }) => due === null).every(({ gap }) => gap === null)).toBe(true);
  });

  it('is not settled without a recorded choice, and says so when no category counts', () => {
    expect(hardshipCoverage(choosing(luoshan, 'HARDSHIP_DENOMINATOR', null), overlapping, null)).toEqual({
      kind: 'notSettled',
      switchCode: 'HARDSHIP_DENOMINATOR',
    });
    expect(hardshipCoverage({ ...luoshan, categories: [] }, overlapping, null)).toEqual({
      kind: 'noCategories',
    });
  });
});

describe('coverageFigures', () => {
  const table = choosing(luoshan, 'HARDSHIP_DENOMINATOR', 'QUOTA_TABLE');
  const printed = new Map([['SUBSISTENCE_ALLOWANCE', 3_207]]);

  it('is the union of 6,092 by the roster', () => {
    const answer = hardshipCoverage(luoshan, overlapping, null);
    expect(coverageFigures(answer)).toEqual({ covered: 6_077, due: 6_092 });
  });

  it('is none by a table of several categories, since 3,207 + 3,893 is not a number of people', () => {
    expect(coverageFigures(hardshipCoverage(table, overlapping, printed))).toBeNull();
  });

  it('is 3,197 of 3,207 by a table where a single category counts', () => {
    const categories = table.categories.filter(({ code }) => code === 'SUBSISTENCE_ALLOWANCE');
    const single = {
      ...table,
      categories: categories.map((category) => ({ ...category, inHardshipCoverage: true })),
    };
    expect(categories).toHaveLength(1);
    expect(coverageFigures(hardshipCoverage(single, overlapping, printed))).toEqual({
      covered: 3_197,
      due: 3_207,
    });
    expect(coverageFigures(hardshipCoverage(single, overlapping, null))).toBeNull();
  });
});
