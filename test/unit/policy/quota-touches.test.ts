import { quotaNumbers } from '../../../server/policy/quota-numbers.ts';
import { quotaTouches } from '../../../server/policy/quota-touches.ts';

const numbers = (task: number, allowance: number | null = 3_207) =>
  quotaNumbers([
    { divisionCode: 'a', columnCode: 'TASK', persons: task },
    { divisionCode: 'a', columnCode: 'SUBSISTENCE_ALLOWANCE', persons: allowance },
  ]);
const today = '2024-12-01';
const form = { divisionCode: 'a', reopenedUntil: null, columns: ['TASK', 'SUBSISTENCE_ALLOWANCE'] } as const;

describe('quotaTouches', () => {
  it.each([
    ['DRAFT', 'DRAFT', false],
    ['RETURNED', 'RETURNED', false],
    ['REOPENED', 'REOPENED', false],
    ['SUBMITTED', 'RETURNED', false],
    ['ACCEPTED', 'REOPENED', true],
    ['LOCKED', 'REOPENED', true],
  ] as const)('makes %s %s when the task goes from 42,643 to 42,000', (state, becomes, needsReopenUntil) => {
    expect(quotaTouches(numbers(42_643), numbers(42_000), [{ ...form, state }], today)).toEqual([
      {
        divisionCode: 'a',
        state,
        becomes,
        needsReopenUntil,
        columns: [{ code: 'TASK', before: 42_643, after: 42_000 }],
      },
    ]);
  });

  it('leaves alone what was recalled, what is the same, and a column the form does not have', () => {
    const touches = (
      state: 'RECALLED' | 'ACCEPTED',
      columns: readonly string[],
      after = numbers(42_643, 3_000),
    ) => quotaTouches(numbers(42_643), after, [{ ...form, state, columns }], today);
    expect(touches('RECALLED', form.columns)).toEqual([]);
    expect(touches('ACCEPTED', form.columns, numbers(42_643))).toEqual([]);
    expect(touches('ACCEPTED', ['TASK'])).toEqual([]);
  });

  it('names a number that is gone as none, not as 0', () => {
    const [touch] = quotaTouches(
      numbers(42_643),
      numbers(42_643, null),
      [{ ...form, state: 'DRAFT' }],
      today,
    );
    expect(touch?.columns).toEqual([{ code: 'SUBSISTENCE_ALLOWANCE', before: 3_207, after: null }]);
  });
});
