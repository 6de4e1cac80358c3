import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { createAssessor, withoutExplanation } from '../../../server/policy/assessor.ts';
import { benefitStart } from '../../../server/policy/benefit.ts';
import { amountDue } from '../../../server/policy/due.ts';
import { explainDue } from '../../../server/policy/explain/due.ts';
import { explainReward } from '../../../server/policy/explain/reward.ts';
import { noticeOn } from '../../../server/policy/in-force.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { divisionQuotas, quotaTotals } from '../../../server/policy/quota.ts';
import { completionRanks } from '../../../server/policy/ranking.ts';
import { monotoneFaults } from '../../../server/policy/reward/monotone.ts';
import {
  daysOf,
  engineDigest,
  type Heads,
  headsOfDivision,
  moneyOf,
  peopleOf,
  rewardFor,
} from '../../support/engine-answers.ts';
import { allNotices } from '../../support/further-notices.ts';

/*
 * What holds across modules under each of the eight notices, whoever asks. What one module promises alone is tested
 * beside it: apportionment, rewards of any notice, amounts under every mixture of choices.
 */

const notices = allNotices();

/** Choices that counties have not made. Luoshan states no amounts; 示例戊区 waits for another document. */
const openOnPurpose: Readonly<Record<string, readonly string[]>> = {
  '411521': ['CATEGORY_DAY'],
  '990205': ['CATEGORY_DAY'],
};

/** All items in another order. */
function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

/** Fen; null where there is no amount to compare. */
function rewardFen(notice: Notice, heads: Heads): number | null {
  const { outcome } = rewardFor(notice, heads);
  if (outcome.kind === 'earned') return outcome.fen;
  return outcome.kind === 'missed' ? 0 : null;
}

describe.each(notices)('the engine under %s', (_, notice) => {
  const cases = fc.tuple(peopleOf(notice), daysOf(notice));

  it('has individual + assistance = standard, payers that add up, and a sentence for every answer', () => {
    fc.assert(
      fc.property(cases, ([person, day]) => {
        const inForce = noticeOn(notice, day);
        const due = amountDue(inForce, person, day);
        const sentences = explainDue(inForce, due, notice);
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|NaN|\{|\}/);
        if (due.kind !== 'due') return;
        expect(due.personPaysFen + due.assistanceFen).toBe(due.standardFen);
        expect(Math.min(due.personPaysFen, due.assistanceFen)).toBeGreaterThanOrEqual(0);
        expect(due.payers.reduce((sum, { fen }) => sum + fen, 0)).toBe(due.assistanceFen);
      }),
      { numRuns: 150 },
    );
  });

  it('assesses everybody as amountDue does', () => {
    const people = fc.array(peopleOf(notice), { minLength: 10, maxLength: 25 });
    fc.assert(
      fc.property(people, daysOf(notice), (crowd, day) => {
        const inForce = noticeOn(notice, day);
        const assessor = createAssessor(inForce, day);
        for (const person of [...crowd, ...crowd]) {
          expect(assessor.assess(person)).toEqual(withoutExplanation(amountDue(inForce, person, day)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves nobody to review for a choice the county has not made, unless it left that open on purpose', () => {
    const open = openOnPurpose[notice.county.code] ?? [];
    fc.assert(
      fc.property(cases, ([person, day]) => {
        const due = amountDue(notice, person, day);
        if (due.kind !== 'needsReview') return;
        const choices = due.missing.filter((name) => /^[A-Z]+_[A-Z_]+$/.test(name));
        if (due.reason !== 'UNKNOWN_CATEGORY')
          expect(choices.filter((name) => !open.includes(name))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('answers the same under the same notice read back from JSON, and changes nothing it is given', () => {
    const check = checkNotice(JSON.parse(JSON.stringify(notice)));
    if (check.kind !== 'ok') throw new Error('a stored notice is a notice');
    const before = JSON.stringify(notice);
    fc.assert(
      fc.property(cases, headsOfDivision, ([person, day], heads) => {
        expect(amountDue(check.notice, person, day)).toEqual(amountDue(notice, person, day));
        expect(rewardFor(check.notice, heads)).toEqual(rewardFor(notice, heads));
      }),
      { numRuns: 60 },
    );
    expect(JSON.stringify(notice)).toBe(before);
  });

  it('has a sentence for every reward, and pays whole fen from 0 up', () => {
    fc.assert(
      fc.property(headsOfDivision, (heads) => {
        const answer = rewardFor(notice, heads);
        for (const sentence of explainReward(notice, answer)) {
          expect(sentence).not.toMatch(/undefined|null|NaN|\{|\}/);
        }
        if (answer.outcome.kind !== 'earned') return;
        expect(Number.isSafeInteger(answer.outcome.fen) && answer.outcome.fen >= 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('changes no amount, no cover and no reward when rows are reordered', () => {
    const reordered = fc
      .tuple(
        shuffled(notice.subsidies),
        shuffled(notice.categories),
        shuffled(notice.switches),
        shuffled(notice.windows),
        shuffled(notice.standard.amounts),
        shuffled(notice.rewards),
        shuffled(notice.metrics),
      )
      .map(
        ([subsidies, categories, switches, windows, amounts, rewards, metrics]): Notice => ({
          ...notice,
          subsidies,
          categories,
          switches,
          windows,
          rewards,
          metrics,
          standard: { ...notice.standard, amounts },
        }),
      );
    fc.assert(
      fc.property(reordered, cases, headsOfDivision, (other, [person, day], heads) => {
        expect(moneyOf(amountDue(other, person, day))).toEqual(moneyOf(amountDue(notice, person, day)));
        const facts = {
          paidOn: day,
          bornOn: person.bornOn,
          categories: person.categories.map(({ code }) => code),
          history: { insuredYears: [notice.benefitYear - 2] },
        };
        expect(benefitStart(other, facts)).toEqual(benefitStart(notice, facts));
        expect(rewardFen(other, heads)).toEqual(rewardFen(notice, heads));
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(notices.filter(([, { quotas }]) => quotas !== null))('the table of %s', (_, notice) => {
  it('keeps every quota with its division, and every total, when rows and divisions are reordered', () => {
    const quotas = notice.quotas!;
    const byCode = (of: Notice) =>
      new Map(divisionQuotas(of).map(({ divisionCode, values }) => [divisionCode, values]));
    fc.assert(
      fc.property(shuffled(quotas.rows), shuffled(notice.divisions), (rows, divisions) => {
        const other: Notice = { ...notice, divisions, quotas: { ...quotas, rows } };
        expect(byCode(other)).toEqual(byCode(notice));
        expect(quotaTotals(other.quotas!)).toEqual(quotaTotals(quotas));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a reward, when heads fall', () => {
  const monotone = notices.filter(
    ([, notice]) => notice.rewards.length > 0 && monotoneFaults(notice).length === 0,
  );

  it('is warned about under no notice, and can rise only under that of two exclusive stages', () => {
    expect(monotone.map(([name]) => name)).toEqual([
      'age-bands',
      'banded-rewards',
      'employee-inclusive',
      'listed-precedence',
    ]);
    const warned = notices.filter(([, notice]) => {
      const check = checkNotice(notice);
      return check.kind === 'ok' && check.warnings.some(({ code }) => code === 'NOTICE_REWARD_NOT_MONOTONE');
    });
    expect(warned).toEqual([]);
  });

  it.each(monotone)('never rises under %s', (_, notice) => {
    let compared = 0;
    fc.assert(
      fc.property(headsOfDivision, fc.array(fc.nat(1_200), { minLength: 4, maxLength: 4 }), (heads, less) => {
        // Sorted again, since heads only grow; each is still at most what it was.
        const fewer = heads.persons.map((persons, index) => Math.max(0, persons - (less[index] ?? 0)));
        const sorted = [...fewer].sort((left, right) => left - right);
        const low = rewardFen(notice, { ...heads, persons: sorted });
        const high = rewardFen(notice, heads);
        if (low === null || high === null) return;
        compared++;
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

describe('a ranking', () => {
  it('gives each division its rank whatever the order of the rows, by both tie rules', () => {
    const entries = fc
      .array(
        fc.record({
          paidPersons: fc.integer({ min: 0, max: 6 }),
          quota: fc.constantFrom(null, 0, 2, 4, 6),
          previous: fc.option(
            fc.record({ paidPersons: fc.integer({ min: 0, max: 4 }), quota: fc.constantFrom(2, 4) }),
          ),
        }),
        { maxLength: 7 },
      )
      .map((rows) => rows.map((row, index) => ({ ...row, code: String(index) })))
      .chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows)));
    fc.assert(
      fc.property(entries, fc.constantFrom('SHARE' as const, 'CHANGE' as const), ([rows, others], ties) => {
        expect(completionRanks(others, ties)).toEqual(completionRanks(rows, ties));
      }),
      { numRuns: 150 },
    );
  });
});

describe('all answers together', () => {
  const seed = 20_251_001;
  const probe = fileURLToPath(new URL('../../support/engine-probe.ts', import.meta.url));

  async function elsewhere(zone: string): Promise<{ ownOffsetHours: number; digest: string }> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', probe, String(seed)],
      { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } },
    );
    return JSON.parse(stdout) as { ownOffsetHours: number; digest: string };
  }

  const digest = engineDigest(seed);

  it('are the same when asked twice, and others when others are asked', () => {
    expect(engineDigest(seed)).toBe(digest);
    expect(engineDigest(seed + 1)).not.toBe(digest);
  });

  it.each([
    ['America/New_York', -4],
    ['Pacific/Kiritimati', 14],
  ])('are the same in another process with its clock in %s (UTC%p)', async (zone, ownOffsetHours) => {
    expect(await elsewhere(zone)).toEqual({ ownOffsetHours, digest });
  });
});
