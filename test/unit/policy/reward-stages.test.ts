import { completionMetric } from '../../../server/policy/metric.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { type RewardAnswer, rewardOf } from '../../../server/policy/reward.ts';
import {
  band,
  banded,
  choosing,
  division,
  fenOf,
  QUOTA,
  snapshot,
  stage,
  withRewards,
} from './reward-samples.ts';

const november = (posted: number | null, more = {}, state = {}) =>
  snapshot('2024-11-30', posted, more, state);
const december = (posted: number | null, more = {}, state = {}) =>
  snapshot('2024-12-31', posted, more, state);

/** The answer in January, when all is over. */
function reward(notice: Notice, ...snapshots: ReturnType<typeof snapshot>[]): RewardAnswer {
  return rewardOf(notice, division(snapshots, { final: snapshots.at(-1) ?? null }), '2025-01-10');
}

describe('rewardOf by bands', () => {
  /** 0–90 % nothing, 90–95 % 1 yuan, from 95 % 2 yuan. */
  const notice = withRewards(
    banded(
      band(0, 9_000, 'NOTHING'),
      band(9_000, 9_500, 'PER_PERSON', 100),
      band(9_500, null, 'PER_PERSON', 200),
    ),
  );
  const of10000 = (posted: number) => reward(notice, november(posted, { quota: 10_000 })).outcome;

  it.each([
    [8_994, null],
    [8_999, null],
    [9_000, 900_000],
    [9_499, 949_900],
    [9_500, 1_900_000],
    [10_000, 2_000_000],
    [12_000, 2_400_000],
  ])('%d of 10,000 earns %p fen', (posted, fen) => {
    expect(fenOf(of10000(posted))).toBe(fen);
  });

  it('keeps 42,640 of 47,378, shown as 90.00 %, below 90 %, since 42,640.2 were needed', () => {
    const { outcome, stages } = reward(notice, november(42_640, { quota: 47_378 }));
    expect(outcome).toEqual({ kind: 'missed' });
    expect(stages[0]?.outcome).toEqual({
      kind: 'missed',
      why: { kind: 'BAND_PAYS_NOTHING', from: 0, to: 9_000, headsShort: 1 },
    });
  });

  it('answers an undefined band with its edges and the exact rate, not with 0', () => {
    const gaps = withRewards(
      banded(
        band(0, 9_000, 'NOTHING'),
        band(9_000, 9_500, 'UNDEFINED'),
        band(9_500, null, 'PER_PERSON', 200),
      ),
    );
    const outcome = (posted: number) => reward(gaps, november(posted, { quota: 10_000 })).outcome;
    const undefinedBand = { kind: 'undefinedBand', stage: 0, denominator: 10_000, from: 9_000, to: 9_500 };
    expect(outcome(8_999)).toEqual({ kind: 'missed' });
    expect(outcome(9_000)).toEqual({ ...undefinedBand, numerator: 9_000 });
    expect(outcome(9_499)).toEqual({ ...undefinedBand, numerator: 9_499 });
    expect(fenOf(outcome(9_500))).toBe(1_900_000);
  });

  it('treats a rate that no band covers as undefined between its neighbours', () => {
    const holes = withRewards(banded(band(5_000, 6_000, 'LUMP_SUM', 100), band(7_000, 8_000, 'NOTHING')));
    const edges = (posted: number) => {
      const { outcome } = reward(holes, november(posted, { quota: 100 }));
      return outcome.kind === 'undefinedBand' ? [outcome.from, outcome.to] : outcome.kind;
    };
    expect([40, 50, 60, 65, 70, 80, 90].map(edges)).toEqual([
      [0, 5_000],
      'earned',
      [6_000, 7_000],
      [6_000, 7_000],
      'missed',
      [8_000, null],
      [8_000, null],
    ]);
  });

  it('pays a lump sum of 50,000 yuan once, whatever the heads', () => {
    const lump = withRewards(banded(band(0, 10_000, 'NOTHING'), band(10_000, null, 'LUMP_SUM', 5_000_000)));
    const { outcome } = reward(lump, november(60_000));
    expect(outcome).toMatchObject({ kind: 'earned', fen: 5_000_000, parts: [{ earned: { persons: null } }] });
  });
});

describe('rewardOf with several stages', () => {
  const stages = [
    stage({ deadlineOn: '2024-11-30', perPersonFen: 100 }),
    stage({ deadlineOn: '2024-12-31', perPersonFen: 150 }),
  ];
  const by = (choice: string, notice = withRewards(...stages)) =>
    fenOf(reward(choosing(notice, 'REWARD_STAGES', choice), november(QUOTA), december(QUOTA)).outcome);

  it('pays 42,643 first, 63,964.50 best and 106,607.50 yuan cumulative', () => {
    expect([by('EXCLUSIVE'), by('BEST'), by('CUMULATIVE')]).toEqual([4_264_300, 6_396_450, 10_660_750]);
  });

  it('takes the stages in date order, whatever their order in the notice', () => {
    const reversed = withRewards(...[...stages].reverse());
    for (const choice of ['EXCLUSIVE', 'BEST', 'CUMULATIVE']) expect(by(choice, reversed)).toBe(by(choice));
  });

  it('caps a stage at 40,000 yuan and the sum at 90,000, and keeps what it was before', () => {
    const notice = {
      ...withRewards(stage({ ...stages[0], capFen: 4_000_000 }), stage(stages[1])),
      rewardLimit: { fen: 9_000_000, clause: '四(四)' },
    };
    const answer = reward(choosing(notice, 'REWARD_STAGES', 'CUMULATIVE'), november(QUOTA), december(QUOTA));
    expect(answer.outcome).toMatchObject({
      fen: 9_000_000,
      unlimitedFen: 10_396_450,
      parts: [
        { earned: { fen: 4_000_000, uncappedFen: 4_264_300 } },
        { earned: { fen: 6_396_450, uncappedFen: null } },
      ],
    });
  });

  it('adds nothing up while the second of two cumulative stages is open', () => {
    const notice = choosing(withRewards(...stages), 'REWARD_STAGES', 'CUMULATIVE');
    const current = snapshot('2024-12-10', QUOTA);
    const { outcome } = rewardOf(notice, division([november(QUOTA)], { current }), '2024-12-10');
    expect(outcome).toMatchObject({ kind: 'pending', stage: 1, wouldBe: { fen: 10_660_750 } });
  });

  it('has no rule where the notice has no rewards', () => {
    expect(reward(withRewards(), november(QUOTA)).outcome).toEqual({ kind: 'noRule' });
  });
});

describe('rewardOf by base', () => {
  const based = (base: 'ALL_POSTED' | 'PAYING_ONLY' | 'ABOVE_QUOTA') =>
    fenOf(reward(withRewards(stage({ base })), november(43_000, { fullySubsidised: 100 })).outcome);

  it('pays for 43,000 posted, 42,900 paying, or 357 above quota', () => {
    expect([based('ALL_POSTED'), based('PAYING_ONLY'), based('ABOVE_QUOTA')]).toEqual([
      8_600_000, 8_580_000, 71_400,
    ]);
  });

  it('pays for all posted although the switch stops at the quota: the stage says so itself', () => {
    const notice = choosing(withRewards(stage({ base: 'ALL_POSTED' })), 'REWARD_ABOVE_QUOTA', 'NOT_COUNTED');
    expect(fenOf(reward(notice, november(43_000)).outcome)).toBe(8_600_000);
  });
});

describe('rewardOf with conditions', () => {
  const metric = {
    ...completionMetric(true, 'POSTED_ON'),
    code: 'COVERAGE',
    name: '参保率',
    denominator: 'REGISTERED_POPULATION' as const,
    clause: '二',
  };
  const conditions = [{ metric: 'COVERAGE', atLeast: 9_500 }];
  const notice = { ...withRewards(stage({ conditions })), metrics: [metric] };
  const at = (more: object) => reward(notice, november(QUOTA, more));

  it('wants 42,643 of 44,887 registered for 95 %, and misses with 44,888 by 1 head', () => {
    expect(fenOf(at({ registered: 44_887 }).outcome)).toBe(8_528_600);
    const { outcome, stages } = at({ registered: 44_888 });
    expect(outcome).toEqual({ kind: 'missed' });
    expect(stages[0]?.outcome).toEqual({
      kind: 'missed',
      why: {
        kind: 'CONDITION',
        metric: 'COVERAGE',
        metricName: '参保率',
        rate: { numerator: QUOTA, denominator: 44_888 },
        wanted: 9_500,
        headsShort: 1,
      },
    });
  });

  it('has no rate without a registered population, and misses all the same below quota', () => {
    expect(at({ registered: null }).outcome).toEqual({
      kind: 'noQuota',
      stage: 0,
      why: 'NOT_GIVEN',
      what: 'registered',
    });
    expect(reward(notice, november(QUOTA - 1, { registered: null })).outcome.kind).toBe('missed');
  });
});
