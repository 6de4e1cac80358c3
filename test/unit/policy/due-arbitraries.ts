import * as fc from 'fast-check';
import { addDays } from '../../../schema/values/local-date.ts';
import type { Person } from '../../../server/policy/due.ts';
import type { CategoryStatus, Notice } from '../../../server/policy/notice.ts';
import { type Choices, richNotice } from './due-samples.ts';

/** Days around everything that the notices date, so that edges are met often. */
export const paymentDays = fc.oneof(
  fc.constantFrom(
    '2024-08-31',
    '2024-09-01',
    '2024-10-25',
    '2024-10-26',
    '2024-10-31',
    '2024-11-01',
    '2024-12-31',
    '2025-01-01',
    '2025-02-28',
    '2025-03-01',
    '2025-04-15',
    '2025-06-30',
    '2025-07-01',
    '2025-12-31',
  ),
  days(2024, 2025),
);

/** People with every fact now and then unknown, born on edges more often than chance has it. */
export function persons(notice: Notice): fc.Arbitrary<Person> {
  const codes = notice.categories.map(({ code }) => code);
  const tiers = notice.standard.tiers.map(({ code }) => code);
  const yesNoUnknown = fc.constantFrom(true, false, null);
  const rosterDay = fc.oneof(
    fc.constant(null),
    fc.constantFrom('2024-09-01', '2024-09-02', '2024-12-31', '2025-01-01'),
    days(2024, 2025),
  );
  return fc.record({
    bornOn: fc.oneof(
      fc.constant(null),
      fc.constantFrom('1964-02-29', '2008-02-29', '1960-01-01', '2006-10-25', '2025-01-15', '2024-12-20'),
      days(1930, 2025),
    ),
    tier: fc.constantFrom(null, ...tiers, ...tiers),
    categories: fc.array(
      fc.record({
        code: fc.constantFrom(...codes),
        status: fc.constantFrom<CategoryStatus>(
          'ACTIVE',
          'ACTIVE',
          'ACTIVE',
          'RISK_ELIMINATED',
          'SUPPORT_ENDED',
        ),
        from: rosterDay,
        to: rosterDay,
      }),
      { maxLength: 4 },
    ),
    disabilityGrade: fc.constantFrom(null, 0, 0, 1, 2, 3, 4),
    lowIncomeFamily: yesNoUnknown,
    student: yesNoUnknown,
    ethnicMinority: yesNoUnknown,
  });
}

/** The rich notice with every mixture of recorded and open choices. */
export const richNotices: fc.Arbitrary<Notice> = fc
  .record({
    SUBSIDY_PRECEDENCE: fc.constantFrom('LOWEST_PERSON_PAYS', 'LISTED_ORDER', null),
    AGE_REFERENCE_DAY: fc.constantFrom('PAID_ON', 'WINDOW_OPENS', 'BENEFIT_YEAR_STARTS', null),
    CATEGORY_DAY: fc.constantFrom('PAID_ON', 'WINDOW_OPENS', 'BENEFIT_YEAR_STARTS', null),
    CATEGORY_PARENT: fc.constantFrom('INHERITED', 'NOT_INHERITED', null),
  })
  .map((choices: Choices) => richNoticeOf(choices));

const made = new Map<string, Notice>();

/** Made once per mixture: checking a notice takes longer than a run. */
export function richNoticeOf(choices: Choices): Notice {
  const key = JSON.stringify(choices);
  const notice = made.get(key) ?? richNotice(choices);
  made.set(key, notice);
  return notice;
}

function days(fromYear: number, toYear: number): fc.Arbitrary<string> {
  return fc
    .date({
      min: new Date(Date.UTC(fromYear, 0, 1)),
      max: new Date(Date.UTC(toYear, 11, 31)),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
}

/** People who differ from one in a single fact, chosen where rules of the sample notices change their answer. */
export function neighbours(notice: Notice, person: Person, paidOn: string): Person[] {
  const ages = [18, 25, 60, 65];
  const days = [paidOn, '2025-01-01', ...notice.windows.map(({ opensOn }) => opensOn)];
  const birthdays = days.flatMap((day) =>
    ages.map((age) => `${Number(day.slice(0, 4)) - age}${day.slice(4).replace('02-29', '02-28')}`),
  );
  const births = [...birthdays, '2025-01-01', addDays(paidOn, -90), paidOn].flatMap((day) => [
    addDays(day, -1),
    day,
    addDays(day, 1),
  ]);
  const rosterDays = [null, ...days.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])];
  const codes = notice.categories.map(({ code }) => code);
  const withCategory = (index: number, change: Partial<Person['categories'][number]>): Person => ({
    ...person,
    categories: person.categories.map((membership, at) =>
      at === index ? { ...membership, ...change } : membership,
    ),
  });
  return [
    ...[null, ...births].map((bornOn) => ({ ...person, bornOn })),
    ...[null, ...notice.standard.tiers.map(({ code }) => code)].map((tier) => ({ ...person, tier })),
    ...[null, 0, 1, 2, 3, 4].map((disabilityGrade) => ({ ...person, disabilityGrade })),
    ...[true, false, null].flatMap((known) => [
      { ...person, lowIncomeFamily: known },
      { ...person, student: known },
      { ...person, ethnicMinority: known },
    ]),
    ...person.categories.flatMap((_, index) => [
      { ...person, categories: person.categories.filter((__, at) => at !== index) },
      ...(['ACTIVE', 'RISK_ELIMINATED', 'SUPPORT_ENDED'] as const).map((status) =>
        withCategory(index, { status }),
      ),
      ...rosterDays.flatMap((day) => [withCategory(index, { from: day }), withCategory(index, { to: day })]),
      ...codes.map((code) => withCategory(index, { code })),
    ]),
  ];
}
