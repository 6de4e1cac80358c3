import * as fc from 'fast-check';
import { type AmountDue, amountDue } from '../../../server/policy/due.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { paymentDays, persons, richNoticeOf, richNotices } from './due-arbitraries.ts';
import { richNotice, usualChoices } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const notices = fc.oneof(fc.constantFrom(linyi, projectNotice('luoshan-2025'), richNotice()), richNotices);
const cases = notices.chain((notice) => fc.tuple(fc.constant(notice), persons(notice), paymentDays));

/** The money of an answer, or its kind. */
function amounts(due: AmountDue): unknown {
  return due.kind === 'due' ? [due.standardFen, due.personPaysFen, due.assistanceFen] : due.kind;
}

describe('amountDue', () => {
  it('has individual + assistance = standard, each within 0 and the standard, and payers that add up', () => {
    fc.assert(
      fc.property(cases, ([notice, person, day]) => {
        const due = amountDue(notice, person, day);
        if (due.kind !== 'due') return;
        const { standardFen, personPaysFen, assistanceFen, payers } = due;
        expect(personPaysFen + assistanceFen).toBe(standardFen);
        expect(Math.min(personPaysFen, assistanceFen)).toBeGreaterThanOrEqual(0);
        expect(payers.reduce((sum, { fen }) => sum + fen, 0)).toBe(assistanceFen);
        expect(payers.every(({ fen }) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
        for (const rule of due.losing) {
          expect((rule.personPaysFen ?? 0) + (rule.assistanceFen ?? 0)).toBe(standardFen);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('answers the same when asked again', () => {
    fc.assert(
      fc.property(cases, ([notice, person, day]) => {
        expect(amountDue(notice, person, day)).toEqual(amountDue(notice, structuredClone(person), day));
      }),
      { numRuns: 100 },
    );
  });

  it('answers the same, word for word, in whatever order the categories of a person come', () => {
    fc.assert(
      fc.property(cases, ([notice, person, day]) => {
        const turned = { ...person, categories: [...person.categories].reverse() };
        expect(amountDue(notice, turned, day)).toEqual(amountDue(notice, person, day));
      }),
      { numRuns: 120 },
    );
  });

  it('keeps every amount when the rows of a notice with the lowest amount first are reordered', () => {
    const shuffled = fc
      .constantFrom(linyi, richNotice())
      .chain((notice) =>
        fc.tuple(
          fc.constant(notice),
          fc.shuffledSubarray([...notice.subsidies], { minLength: notice.subsidies.length }),
          persons(notice),
          paymentDays,
        ),
      );
    fc.assert(
      fc.property(shuffled, ([notice, subsidies, person, day]) => {
        const reordered: Notice = { ...notice, subsidies };
        expect(amounts(amountDue(reordered, person, day))).toEqual(amounts(amountDue(notice, person, day)));
      }),
      { numRuns: 120 },
    );
  });

  it('never asks for more when one more category is known, under the lowest amount', () => {
    const rich = richNotice();
    fc.assert(
      fc.property(persons(rich), persons(rich), paymentDays, (person, other, day) => {
        const before = amountDue(rich, person, day);
        const categories = [...person.categories, ...other.categories];
        const after = amountDue(rich, { ...person, categories }, day);
        if (before.kind !== 'due' || after.kind !== 'due') return;
        expect(after.personPaysFen).toBeLessThanOrEqual(before.personPaysFen);
      }),
      { numRuns: 120 },
    );
  });

  it('gives the same answer whatever an unknown fact turns out to be, unless it asked for review', () => {
    const rich = richNotice();
    const facts = fc.record({
      bornOn: fc.constantFrom('1950-06-06', '1962-03-03', '2012-12-12', '2002-02-02'),
      disabilityGrade: fc.constantFrom(0, 1, 2, 3, 4),
      lowIncomeFamily: fc.boolean(),
      student: fc.boolean(),
      ethnicMinority: fc.boolean(),
    });
    const unfilled = fc.constantFrom(
      'bornOn' as const,
      'disabilityGrade' as const,
      'lowIncomeFamily' as const,
      'student' as const,
      'ethnicMinority' as const,
    );
    fc.assert(
      fc.property(persons(rich), unfilled, facts, paymentDays, (person, fact, found, day) => {
        const before = amountDue(rich, { ...person, [fact]: null }, day);
        if (before.kind === 'needsReview') return;
        expect(amounts(amountDue(rich, { ...person, [fact]: found[fact] }, day))).toEqual(amounts(before));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same answer whatever the county chooses, unless it asked for the choice', () => {
    const choices = fc.record({
      AGE_REFERENCE_DAY: fc.constantFrom('PAID_ON', 'WINDOW_OPENS', 'BENEFIT_YEAR_STARTS'),
      CATEGORY_DAY: fc.constantFrom('PAID_ON', 'WINDOW_OPENS', 'BENEFIT_YEAR_STARTS'),
      CATEGORY_PARENT: fc.constantFrom('INHERITED', 'NOT_INHERITED'),
      SUBSIDY_PRECEDENCE: fc.constantFrom('LOWEST_PERSON_PAYS', 'LISTED_ORDER'),
    });
    const open = richNotice({});
    fc.assert(
      fc.property(persons(open), choices, paymentDays, (person, chosen, day) => {
        const before = amountDue(open, person, day);
        if (before.kind === 'needsReview') return;
        expect(amounts(amountDue(richNoticeOf(chosen), person, day))).toEqual(amounts(before));
      }),
      { numRuns: 100 },
    );
  });

  it('names only what decides: filling all it names leaves no review for the same reason', () => {
    const rich = richNotice(usualChoices);
    fc.assert(
      fc.property(persons(rich), paymentDays, (person, day) => {
        const before = amountDue(rich, person, day);
        if (before.kind !== 'needsReview') return;
        const filled = {
          tier: 'FIRST',
          bornOn: '1980-05-05',
          disabilityGrade: 2,
          lowIncomeFamily: true,
          student: true,
          ethnicMinority: true,
        };
        const known = Object.fromEntries(
          Object.entries(filled).filter(([name]) => before.missing.includes(name)),
        );
        expect(amountDue(rich, { ...person, ...known }, day).kind).not.toBe('needsReview');
      }),
      { numRuns: 120 },
    );
  });
});
