import fc from 'fast-check';
import type { HeadCounts } from '../../../server/policy/metric.ts';
import type { Notice, RewardStage } from '../../../server/policy/notice.ts';
import { isMonotone, monotoneFaults } from '../../../server/policy/reward/monotone.ts';
import { type RewardDivision, rewardOf } from '../../../server/policy/reward.ts';
import { band, banded, choosing, division, luoshan, snapshot, stage, withRewards } from './reward-samples.ts';

const AS_OF = '2025-01-10';

/** Heads that only grow: on 30 November, then by so many until 31 December. */
interface Heads {
  readonly november: number;
  readonly more: number;
}

const heads = fc.record({
  november: fc.integer({ min: 0, max: 3_000 }),
  more: fc.integer({ min: 0, max: 3_000 }),
});

function divisionOf({ november, more }: Heads, counts: Partial<HeadCounts>): RewardDivision {
  const december = snapshot('2024-12-31', november + more, counts);
  return division([snapshot('2024-11-30', november, counts), december], { final: december });
}

/** Fen; 0 for what was missed or has no quota; null where there is no amount to compare. */
function amount(notice: Notice, at: Heads, counts: Partial<HeadCounts>): number | null {
  const { outcome } = rewardOf(notice, divisionOf(at, counts), AS_OF);
  if (outcome.kind === 'earned') return outcome.fen;
  return outcome.kind === 'missed' || outcome.kind === 'noQuota' ? 0 : null;
}

const pays = fc.constantFrom('PER_PERSON', 'LUMP_SUM', 'NOTHING', 'UNDEFINED');

/** Bands end to end from 0, of every kind, rising or not. */
const anyBands = fc
  .array(
    fc.record({ width: fc.integer({ min: 1, max: 6_000 }), pays, fen: fc.integer({ min: 0, max: 500 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => {
    let from = 0;
    return parts.map((part, index) => {
      const to = index === parts.length - 1 ? null : from + part.width;
      const fen = part.pays === 'PER_PERSON' || part.pays === 'LUMP_SUM' ? part.fen : null;
      const made = band(from, to, part.pays, fen);
      from += part.width;
      return made;
    });
  });

const anyStage: fc.Arbitrary<RewardStage> = fc
  .record({
    perPersonFen: fc.integer({ min: 0, max: 500 }),
    bands: fc.option(anyBands),
    base: fc.constantFrom(null, 'ALL_POSTED' as const, 'PAYING_ONLY' as const, 'ABOVE_QUOTA' as const),
    headCount: fc.constantFrom(null, 'AT_DEADLINE' as const, 'FINAL' as const),
    capFen: fc.option(fc.integer({ min: 0, max: 300_000 })),
  })
  .map(({ bands, perPersonFen, ...more }) =>
    bands === null ? stage({ perPersonFen, ...more }) : { ...banded(...bands), ...more },
  );

const anyNotice = fc
  .record({
    stages: fc.array(anyStage, { minLength: 1, maxLength: 2 }),
    combining: fc.constantFrom('EXCLUSIVE', 'BEST', 'CUMULATIVE'),
    above: fc.constantFrom('COUNTED', 'NOT_COUNTED'),
    limit: fc.option(fc.integer({ min: 0, max: 500_000 })),
  })
  .map(({ stages, combining, above, limit }): Notice => {
    const dated = stages.map((each, index) => ({
      ...each,
      deadlineOn: index === 0 ? '2024-11-30' : '2024-12-31',
    }));
    const notice = choosing(withRewards(...dated), 'REWARD_STAGES', combining);
    return {
      ...choosing(notice, 'REWARD_ABOVE_QUOTA', above),
      rewardLimit: limit === null ? null : { fen: limit, clause: '四(四)' },
    };
  });

const anyCounts = fc.record({
  quota: fc.constantFrom(null, 0, 1, 900, 1_000, 1_001, 2_500),
  fullySubsidised: fc.constant(0),
});

describe('rewardOf, whatever the notice and the figures', () => {
  it('pays whole fen from 0 up, with each stage, and never above a cap', () => {
    fc.assert(
      fc.property(anyNotice, heads, anyCounts, (notice, at, counts) => {
        const { outcome } = rewardOf(notice, divisionOf(at, counts), AS_OF);
        if (outcome.kind !== 'earned') return;
        const sums = [outcome.fen, ...outcome.parts.map(({ earned }) => earned.fen)];
        for (const fen of sums) expect(Number.isSafeInteger(fen) && fen >= 0).toBe(true);
        expect(outcome.fen).toBeLessThanOrEqual(notice.rewardLimit?.fen ?? Number.MAX_SAFE_INTEGER);
        for (const { index, earned } of outcome.parts) {
          expect(earned.fen).toBeLessThanOrEqual(notice.rewards[index]?.capFen ?? Number.MAX_SAFE_INTEGER);
        }
        const sum = outcome.parts.reduce((total, { earned }) => total + earned.fen, 0);
        expect(outcome.unlimitedFen ?? outcome.fen).toBe(sum);
      }),
      { numRuns: 300 },
    );
  });

  it('never pays more for fewer heads where monotoneFaults finds nothing', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyNotice, heads, heads, anyCounts, (notice, one, other, counts) => {
        if (monotoneFaults(notice).length > 0) return;
        const fewer = {
          november: Math.min(one.november, other.november),
          more: 0,
        };
        const [last, otherLast] = [one.november + one.more, other.november + other.more];
        const more = Math.max(one.november, other.november);
        const high = { november: more, more: Math.max(last, otherLast) - more };
        const low = { ...fewer, more: Math.min(last, otherLast) - fewer.november };
        const [highFen, lowFen] = [amount(notice, high, counts), amount(notice, low, counts)];
        if (highFen === null || lowFen === null) return;
        compared++;
        expect(lowFen).toBeLessThanOrEqual(highFen);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(40);
  });

  it('gives each division the same answer in any order of divisions, snapshots, stages and switches', () => {
    fc.assert(
      fc.property(anyNotice, fc.array(heads, { maxLength: 5 }), anyCounts, (notice, all, counts) => {
        const answer = (at: Heads) => rewardOf(notice, divisionOf(at, counts), AS_OF).outcome;
        expect([...all].reverse().map(answer).reverse()).toEqual(all.map(answer));
        const shuffled = {
          ...notice,
          rewards: [...notice.rewards].reverse(),
          switches: [...notice.switches].reverse(),
        };
        for (const at of all) {
          const given = divisionOf(at, counts);
          const turned = { ...given, snapshots: [...given.snapshots].reverse() };
          expect(rewardOf(notice, turned, AS_OF)).toEqual(rewardOf(notice, given, AS_OF));
          expect(amount(shuffled, at, counts)).toBe(amount(notice, at, counts));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('monotoneFaults', () => {
  it('says of Luoshan that 1 yuan can beat 2 once the heads of December pass twice those of November', () => {
    expect(monotoneFaults(luoshan)).toEqual([
      { kind: 'LATER_STAGE', index: 0, later: 1, times: { numerator: 200, denominator: 100 } },
    ]);
    // 1,000 on 30 November earn 2,000 yuan; 999, and 2,001 in December, earn 2,001.
    const counts = { quota: 1_000 };
    expect(amount(luoshan, { november: 1_000, more: 1_001 }, counts)).toBe(200_000);
    expect(amount(luoshan, { november: 999, more: 1_002 }, counts)).toBe(200_100);
  });

  it('holds for Luoshan as long as December has no more than twice the heads of November', () => {
    const pair = fc.tuple(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 3_000 }),
      fc.nat(),
      fc.nat(),
    );
    fc.assert(
      fc.property(pair, ([november, growth, less, lessGrowth]) => {
        const high = { november, more: Math.min(growth, november) };
        const lowNovember = november - (less % (november + 1));
        const lowMore = lessGrowth % (november + high.more - lowNovember + 1);
        const low = { november: lowNovember, more: lowMore };
        const counts = { quota: 1_000 };
        expect(amount(luoshan, low, counts)!).toBeLessThanOrEqual(amount(luoshan, high, counts)!);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing when both stages count the final heads, or the best stage is paid', () => {
    expect(monotoneFaults(choosing(luoshan, 'REWARD_HEAD_COUNT', 'FINAL'))).toEqual([]);
    expect(monotoneFaults(choosing(luoshan, 'REWARD_STAGES', 'BEST'))).toEqual([]);
    expect(monotoneFaults(choosing(luoshan, 'REWARD_STAGES', 'CUMULATIVE'))).toEqual([]);
  });
});

describe('isMonotone', () => {
  const rising = banded(
    band(0, 9_000, 'NOTHING'),
    band(9_000, 9_500, 'PER_PERSON', 100),
    band(9_500, null, 'PER_PERSON', 200),
  );
  const falling = banded(band(0, 9_500, 'PER_PERSON', 200), band(9_500, null, 'PER_PERSON', 100));
  const mixed = banded(band(0, 9_500, 'PER_PERSON', 200), band(9_500, null, 'LUMP_SUM', 100_000));
  const stopping = banded(band(0, 11_000, 'PER_PERSON', 200), band(11_000, null, 'NOTHING'));

  it('is true of one amount and of bands that rise from 0 to 1 to 2 yuan', () => {
    expect(isMonotone(stage())).toBe(true);
    expect(isMonotone(rising)).toBe(true);
  });

  it('is false when a higher band pays less, another way, or nothing', () => {
    expect([falling, mixed, stopping].map(isMonotone)).toEqual([false, false, false]);
    expect(monotoneFaults(withRewards(falling))).toEqual([{ kind: 'BANDS', index: 0 }]);
  });

  it('has a counterexample in the falling bands: 949 of 1,000 earn 1,898 yuan, 950 earn 950', () => {
    const notice = withRewards(falling);
    const counts = { quota: 1_000 };
    expect(amount(notice, { november: 949, more: 0 }, counts)).toBe(189_800);
    expect(amount(notice, { november: 950, more: 0 }, counts)).toBe(95_000);
  });
});
