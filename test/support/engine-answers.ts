import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { addDays, type LocalDate } from '../../schema/values/local-date.ts';
import { createAssessor } from '../../server/policy/assessor.ts';
import { benefitStart } from '../../server/policy/benefit.ts';
import { type AmountDue, amountDue, type Person } from '../../server/policy/due.ts';
import { explainDue } from '../../server/policy/explain/due.ts';
import { explainReward } from '../../server/policy/explain/reward.ts';
import { noticeOn } from '../../server/policy/in-force.ts';
import type { HeadCounts } from '../../server/policy/metric.ts';
import type { Notice } from '../../server/policy/notice.ts';
import { type RewardAnswer, type RewardSnapshot, rewardDays, rewardOf } from '../../server/policy/reward.ts';
import { fiscalPerPerson } from '../../server/policy/standard.ts';
import { persons } from '../unit/policy/due-arbitraries.ts';
import { allNotices } from './further-notices.ts';

/** Days around everything that a notice dates, and a year around it. */
export function daysOf(notice: Notice): fc.Arbitrary<LocalDate> {
  const edges = [
    ...notice.windows.flatMap(({ opensOn, closesOn }) => [opensOn, closesOn]),
    ...notice.revisions.map(({ from }) => from),
    `${notice.benefitYear}-01-01`,
  ];
  const first = addDays(
    edges.reduce((left, right) => (left < right ? left : right)),
    -30,
  );
  return fc.oneof(
    fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -1, max: 1 })).map(([day, by]) => addDays(day, by)),
    fc.integer({ min: 0, max: 600 }).map((by) => addDays(first, by)),
  );
}

/** People of a notice, born on its birthdays that matter more often than chance has it. */
export function peopleOf(notice: Notice): fc.Arbitrary<Person> {
  const year = notice.benefitYear;
  const births = [18, 60, 70, 25].flatMap((age) => [`${year - age}-01-01`, `${year - age}-01-02`]);
  const bornOn = fc.option(
    fc.oneof(
      fc.constantFrom(...births, `${year - 1}-12-20`, `${year}-01-05`, '2008-02-29'),
      fc.integer({ min: 0, max: 32_000 }).map((by) => addDays(`${year}-02-01`, -by)),
    ),
  );
  return fc.tuple(persons(notice), bornOn).map(([person, born]) => ({ ...person, bornOn: born }));
}

/** Figures of one division on each day that a notice's rewards ask for, and at the end. */
export interface Heads {
  /** Persons in on each day of `rewardDays`, then at the end; never falling. */
  readonly persons: readonly number[];
  readonly counts: Partial<HeadCounts>;
  readonly covered: number;
}

export const headsOfDivision: fc.Arbitrary<Heads> = fc.record({
  persons: fc
    .array(fc.integer({ min: 0, max: 1_200 }), { minLength: 4, maxLength: 4 })
    .map((values) => [...values].sort((left, right) => left - right)),
  counts: fc.record({
    quota: fc.constantFrom(null, 0, 100, 500, 900, 1_000),
    registered: fc.constantFrom(null, 1_000, 1_050),
    usual: fc.constantFrom(null, 1_000, 1_200),
    employeeScheme: fc.integer({ min: 0, max: 200 }),
    insuredElsewhere: fc.integer({ min: 0, max: 50 }),
    excused: fc.integer({ min: 0, max: 50 }),
  }),
  covered: fc.constantFrom(99, 100),
});

/** The reward when all is over. */
export function rewardFor(notice: Notice, { persons: heads, counts, covered }: Heads): RewardAnswer {
  const at = (asOfOn: LocalDate, head: number): RewardSnapshot => ({
    asOfOn,
    isOver: true,
    isFrozen: true,
    counts: {
      paid: head,
      posted: head,
      postedOfPaid: head,
      fullySubsidised: 0,
      employeeScheme: 0,
      insuredElsewhere: 0,
      refunded: 0,
      quota: null,
      eligible: null,
      registered: null,
      usual: null,
      excused: 0,
      ...counts,
    },
    hardshipCoverage: { covered, due: 100 },
  });
  const days = rewardDays(notice);
  const end = `${notice.benefitYear}-12-31`;
  const snapshots = days.map((day, index) => at(day, heads[Math.min(index, heads.length - 1)] ?? 0));
  const final = at(end, heads.at(-1) ?? 0);
  return rewardOf(notice, { snapshots, final, current: null, situation: null }, end);
}

/** The money of an answer, or its kind. */
export function moneyOf(due: AmountDue): unknown {
  return due.kind === 'due' ? [due.standardFen, due.personPaysFen, due.assistanceFen] : due.kind;
}

/**
 * A digest of many answers of every notice with their sentences: amounts, cover, fiscal subsidy, rewards. The same for
 * the same seed, on whatever server and day it is asked.
 */
export function engineDigest(seed: number): string {
  const answers = allNotices().flatMap(([, notice]) => {
    const asked = fc.tuple(peopleOf(notice), daysOf(notice));
    const people = fc.sample(asked, { numRuns: 150, seed }).map(([person, day]) => {
      const inForce = noticeOn(notice, day);
      const due = amountDue(inForce, person, day);
      const cover = benefitStart(inForce, {
        paidOn: day,
        bornOn: person.bornOn,
        categories: person.categories.map(({ code }) => code),
        history: { insuredYears: [notice.benefitYear - 3] },
      });
      const assessed = createAssessor(inForce, day).assess(person);
      return [due, explainDue(inForce, due, notice), cover, assessed, fiscalPerPerson(inForce, day)];
    });
    const rewards = fc.sample(headsOfDivision, { numRuns: 50, seed }).map((heads) => {
      const answer = rewardFor(notice, heads);
      return [answer, explainReward(notice, answer)];
    });
    return [...people, ...rewards];
  });
  return createHash('sha256').update(JSON.stringify(answers)).digest('hex');
}
