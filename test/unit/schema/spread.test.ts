import fc from 'fast-check';
import { problemSentence } from '../../../schema/messages.ts';
import { type SpreadOutcome, type SpreadRow, spreadColumn } from '../../../schema/values/spread.ts';
import { luoshanQuotas } from '../policy/luoshan-quotas.ts';

const row = (code: string, weight: number | null, known: Partial<SpreadRow> = {}): SpreadRow => ({
  code,
  weight,
  locked: null,
  task: null,
  ...known,
});
const numbers = (outcome: SpreadOutcome) =>
  outcome.kind === 'spread' ? [...outcome.numbers.values()] : outcome.problem.code;
const sentenceOf = (outcome: SpreadOutcome) =>
  outcome.kind === 'refused' ? problemSentence(outcome.problem) : outcome.kind;
const sum = (parts: Iterable<number>) => [...parts].reduce((total, part) => total + part, 0);

describe('spreadColumn', () => {
  it('spreads 592,727 over 20 townships by last year and adds up exactly', () => {
    const rows = luoshanQuotas.map(([name, task]) => row(name, task));
    const outcome = spreadColumn(592_727, 'LAST_YEAR', rows, false);
    expect(outcome.kind).toBe('spread');
    expect(outcome.kind === 'spread' && sum(outcome.numbers.values())).toBe(592_727);
  });

  it('gives 4, 3 and 3 of 10, the first of equals the one more, and asks for no weight', () => {
    expect(numbers(spreadColumn(10, 'EQUAL', [row('a', null), row('b', 0), row('c', 9)], false))).toEqual([
      4, 3, 3,
    ]);
  });

  it('leaves a lock of 5 and spreads the other 5', () => {
    const rows = [row('a', 1), row('b', null, { locked: 5 }), row('c', 4)];
    expect(numbers(spreadColumn(10, 'POPULATION', rows, false))).toEqual([1, 5, 4]);
  });

  it('holds a sub-quota at the task of 2', () => {
    const rows = [row('a', 8, { task: 2 }), row('b', 2, { task: 100 })];
    expect(numbers(spreadColumn(10, 'ROSTER', rows, true))).toEqual([2, 8]);
  });

  it.each<[string, string, readonly SpreadRow[], boolean]>([
    ['SPREAD_LOCKS_EXCEED', 'locks of 11', [row('a', 1, { locked: 11 }), row('b', 1)], false],
    ['SPREAD_LOCKS_BELOW', 'all rows locked at 9', [row('a', 1, { locked: 9 })], false],
    ['SPREAD_WEIGHTS_MISSING', 'an unknown weight', [row('a', null), row('b', 1)], false],
    ['SPREAD_NO_WEIGHTS', 'weights of 0', [row('a', 0), row('b', 0)], false],
    ['SPREAD_CEILINGS_BELOW', 'tasks of 4 and 5', [row('a', 1, { task: 4 }), row('b', 1, { task: 5 })], true],
    ['SPREAD_CONTRADICT', 'a lock of 5 above a task of 4', [row('a', 1, { locked: 5, task: 4 })], true],
    ['SPREAD_TASK_FIRST', 'a row without a task', [row('a', 1), row('b', 1, { task: 20 })], true],
    ['SPREAD_TASK_FIRST', 'a task of 1.5', [row('a', 1, { task: 1.5 })], true],
    ['SPREAD_LOCK_NOT_WHOLE', 'a lock of −1', [row('a', 1, { locked: -1 }), row('b', 1)], false],
  ])('refuses 10 with %s for %s', (code, _, rows, isSubQuota) => {
    expect(numbers(spreadColumn(10, 'POPULATION', rows, isSubQuota))).toBe(code);
  });

  it('says that locks of 11 pass 10 by 1, and which villages lack a population', () => {
    expect(sentenceOf(spreadColumn(10, 'EQUAL', [row('a', 1, { locked: 11 }), row('b', 1)], false))).toBe(
      '锁定的数合计 11 人，已超过要分的 10 人，多 1 人。请改小锁定的数，或取消一些锁定。',
    );
    const six = [1, 2, 3, 4, 5, 6].map((at) => row(`v${at}`, null, { name: `示例${at}村` }));
    expect(sentenceOf(spreadColumn(10, 'POPULATION', six, false))).toBe(
      '示例1村、示例2村、示例3村、示例4村、示例5村等 6 个村没有“按户籍人口”所需的数，不能当作 0。请换一种分法，或先填好并锁定这些村。',
    );
  });

  it('adds up, keeps locks and stays within tasks, whatever the rows', () => {
    const persons = fc.integer({ min: 0, max: 5_000 });
    const rows = fc.array(
      fc.record({
        weight: fc.option(persons, { nil: null, freq: 20 }),
        locked: fc.option(persons, { nil: null, freq: 2 }),
        task: fc.option(persons, { nil: null, freq: 20 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), rows, fc.boolean(), (total, known, isSubQuota) => {
        const all = known.map((each, at) => ({ code: String(at), ...each }));
        const outcome = spreadColumn(total, 'POPULATION', all, isSubQuota);
        if (outcome.kind === 'refused') {
          expect(outcome.problem.code).toMatch(/^SPREAD_/);
          return;
        }
        expect(sum(outcome.numbers.values())).toBe(total);
        for (const { code, locked, task } of all) {
          const part = outcome.numbers.get(code) ?? -1;
          expect(part).toBeGreaterThanOrEqual(0);
          if (locked !== null) expect(part).toBe(locked);
          if (isSubQuota && task !== null) expect(part).toBeLessThanOrEqual(task);
        }
      }),
    );
  });

  it('gives each village the same whatever the order, but for ties', () => {
    const weights = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), weights, (total, known) => {
        const rows = known.map((weight) => row(String(weight), weight));
        const one = spreadColumn(total, 'POPULATION', rows, false);
        const other = spreadColumn(total, 'POPULATION', [...rows].reverse(), false);
        if (one.kind !== 'spread' || other.kind !== 'spread')
          throw new Error('weights above 0 can be spread');
        for (const [code, persons] of one.numbers) {
          expect(Math.abs(persons - (other.numbers.get(code) ?? -9))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
