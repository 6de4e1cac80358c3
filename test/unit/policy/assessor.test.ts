import * as fc from 'fast-check';
import { addDays } from '../../../schema/values/local-date.ts';
import { createAssessor, withoutExplanation } from '../../../server/policy/assessor.ts';
import { amountDue, type Person } from '../../../server/policy/due.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { neighbours, paymentDays, persons, richNotices } from './due-arbitraries.ts';
import { adult, on, richNotice, usualChoices } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');

/** One assessor for all of them, each asked twice: the second answer comes from memory, perhaps of another person. */
function expectSame(notice: Notice, people: readonly Person[], day: string): void {
  const assessor = createAssessor(notice, day);
  for (const person of [...people, ...people]) {
    expect(assessor.assess(person)).toEqual(withoutExplanation(amountDue(notice, person, day)));
  }
}

describe('createAssessor', () => {
  it.each([
    ['Linyi', linyi],
    ['Luoshan', luoshan],
  ])('answers as amountDue does for everybody under the notice of %s', (_, notice) => {
    fc.assert(
      fc.property(persons(notice), paymentDays, (person, day) =>
        expectSame(notice, [person, ...neighbours(notice, person, day)], day),
      ),
      { numRuns: 14 },
    );
  });

  it('tells apart all that amountDue tells apart, one fact at a time, under a notice with every rule', () => {
    const cases = fc
      .oneof(fc.constant(richNotice()), richNotices)
      .chain((notice) => fc.tuple(fc.constant(notice), persons(notice), paymentDays));
    fc.assert(
      fc.property(cases, ([notice, person, day]) =>
        expectSame(notice, [person, ...neighbours(notice, person, day)], day),
      ),
      { numRuns: 8 },
    );
  });

  it('answers the neighbours of a birthday apart: 200 yuan on the 60th, 400 the day before', () => {
    const assessor = createAssessor(linyi, '2024-10-10');
    const elder = (bornOn: string) =>
      assessor.assess({ ...adult, bornOn, lowIncomeFamily: true, categories: on('LOW_INCOME_ELDERLY') })
        .personPaysFen;
    expect(['1964-10-09', '1964-10-10', '1964-10-11'].map(elder)).toEqual([20_000, 20_000, 40_000]);
  });

  it('gives equal answers as one object, so that they can be counted', () => {
    const assessor = createAssessor(linyi, '2024-10-10');
    const answers = ['UNSTABLY_LIFTED_OUT', 'AT_RISK_OF_POVERTY'].map((code) =>
      assessor.assess({ ...adult, categories: on(code) }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toMatchObject({ personPaysFen: 12_000, ruleIndex: 3 });
  });

  it('answers a category nobody defined with a review, before and after others', () => {
    const assessor = createAssessor(linyi, '2024-10-10');
    const ask = (...codes: string[]) => assessor.assess({ ...adult, categories: on(...codes) }).reason;
    expect([ask('NOBODY'), ask('ORPHAN'), ask('ORPHAN', 'NOBODY'), ask('NOBODY', 'ORPHAN')]).toEqual([
      'UNKNOWN_CATEGORY',
      null,
      'UNKNOWN_CATEGORY',
      'UNKNOWN_CATEGORY',
    ]);
  });

  it('keeps twelve rosters apart under 30 windows and an open CATEGORY_DAY', () => {
    const windows = Array.from({ length: 30 }, (_, index) => ({
      kind: 'LATE',
      opensOn: addDays('2025-01-01', index * 10),
      closesOn: addDays('2025-01-01', index * 10 + 9),
      clause: '一',
    }));
    const notice = richNotice({ ...usualChoices, CATEGORY_DAY: null }, { windows });
    const people = Array.from({ length: 12 }, (_, index) => ({
      ...adult,
      tier: 'FIRST',
      categories: on('EXTREME_POVERTY').map((one) => ({ ...one, from: addDays('2025-05-01', index) })),
    }));
    expectSame(notice, people, '2025-05-05');
  });
});
