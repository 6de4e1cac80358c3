import { completionMetric } from '../../../server/policy/metric.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { type RewardAnswer, rewardDays, rewardOf } from '../../../server/policy/reward.ts';
import {
  band,
  banded,
  choosing,
  division,
  fenOf,
  luoshan,
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

describe('rewardOf 周党镇, quota 42,643', () => {
  it('pays 85,286 yuan when 42,643 are posted on 30 November itself', () => {
    const { outcome } = reward(luoshan, november(42_643), december(42_700));
    expect(outcome).toMatchObject({
      kind: 'earned',
      fen: 8_528_600,
      unlimitedFen: null,
      isFinal: true,
      clause: '四(四)',
    });
    expect(outcome.kind === 'earned' && outcome.parts).toEqual([
      {
        index: 0,
        deadlineOn: '2024-11-30',
        clause: '四(四)',
        earned: {
          kind: 'earned',
          pay: { kind: 'PER_PERSON', perPersonFen: 200 },
          persons: 42_643,
          fen: 8_528_600,
          uncappedFen: null,
          base: 'AS_SWITCHED',
          headCount: 'AT_DEADLINE',
          asOfOn: '2024-11-30',
          atDeadline: { asOfOn: '2024-11-30', persons: 42_643 },
          atEnd: { asOfOn: '2024-12-31', persons: 42_700 },
          isFinal: true,
        },
      },
    ]);
  });

  it('pays 1 yuan, not 2, when the 42,643rd is posted on 1 December', () => {
    const { outcome, stages } = reward(luoshan, november(42_642), december(42_643));
    expect(outcome).toMatchObject({ kind: 'earned', fen: 4_264_300 });
    expect(outcome.kind === 'earned' && outcome.parts[0]?.index).toBe(1);
    expect(stages[0]?.outcome).toEqual({
      kind: 'missed',
      why: { kind: 'BELOW', wanted: 10_000, headsShort: 1 },
    });
  });

  it('is missed with 42,642 on 31 December, 1 head short', () => {
    const { outcome, stages } = reward(luoshan, november(42_000), december(42_642));
    expect(outcome).toEqual({ kind: 'missed' });
    expect(stages.map((judged) => judged.outcome.kind === 'missed' && judged.outcome.why)).toEqual([
      { kind: 'BELOW', wanted: 10_000, headsShort: 643 },
      { kind: 'BELOW', wanted: 10_000, headsShort: 1 },
    ]);
  });

  it('asks for the day before when the deadline day is excluded', () => {
    const notice = choosing(luoshan, 'REWARD_DEADLINE_DAY', 'EXCLUDED');
    expect(rewardDays(luoshan)).toEqual(['2024-11-30', '2024-12-31']);
    expect(rewardDays(notice)).toEqual(['2024-11-29', '2024-12-30']);
    const { outcome } = reward(
      notice,
      snapshot('2024-11-29', 42_642),
      november(42_643),
      snapshot('2024-12-30', 42_650),
      december(42_700),
    );
    expect(outcome).toMatchObject({ kind: 'earned', fen: 4_265_000 });
  });

  it('leaves 700 fully subsidised out of the rate and of the heads where the county chose so', () => {
    const notice = choosing(luoshan, 'REWARD_FULLY_SUBSIDISED', 'NOT_COUNTED');
    const subsidised = { fullySubsidised: 700 };
    expect(reward(luoshan, november(42_643, subsidised)).outcome).toMatchObject({ fen: 8_528_600 });
    const missed = reward(notice, november(42_643, subsidised), december(43_342, subsidised));
    expect(missed.outcome).toEqual({ kind: 'missed' });
    const met = reward(notice, november(43_343, subsidised));
    expect(met.outcome).toMatchObject({ kind: 'earned', fen: 8_528_600 });
  });

  it('pays for 43,000 heads, or for the quota alone, as the county chose', () => {
    expect(fenOf(reward(luoshan, november(43_000)).outcome)).toBe(8_600_000);
    const notice = choosing(luoshan, 'REWARD_ABOVE_QUOTA', 'NOT_COUNTED');
    expect(fenOf(reward(notice, november(43_000)).outcome)).toBe(8_528_600);
  });

  it('keeps both head counts of a refund after the deadline, and pays for the one chosen', () => {
    const snapshots = [november(42_643), december(42_643, { refunded: 43 })] as const;
    const heads = {
      atDeadline: { asOfOn: '2024-11-30', persons: 42_643 },
      atEnd: { asOfOn: '2024-12-31', persons: 42_600 },
    };
    const atDeadline = reward(luoshan, ...snapshots).outcome;
    expect(atDeadline).toMatchObject({
      fen: 8_528_600,
      parts: [{ earned: { headCount: 'AT_DEADLINE', ...heads } }],
    });
    const final = reward(choosing(luoshan, 'REWARD_HEAD_COUNT', 'FINAL'), ...snapshots).outcome;
    expect(final).toMatchObject({
      fen: 8_520_000,
      parts: [{ earned: { headCount: 'FINAL', asOfOn: '2024-12-31', ...heads } }],
    });
  });

  it('makes 100 % hardship coverage a condition only where the county chose so', () => {
    const short = { hardshipCoverage: { covered: 6_999, due: 7_000 } };
    const required = choosing(luoshan, 'REWARD_HARDSHIP_COVERAGE', 'REQUIRED');
    expect(fenOf(reward(luoshan, november(42_643, {}, short)).outcome)).toBe(8_528_600);
    const { outcome, stages } = reward(required, november(42_643, {}, short), december(42_700, {}, short));
    expect(outcome).toEqual({ kind: 'missed' });
    expect(stages[0]?.outcome).toMatchObject({
      why: { kind: 'CONDITION', metric: 'HARDSHIP_COVERAGE', wanted: 10_000, headsShort: 1 },
    });
    const nobodyDue = { hardshipCoverage: { covered: 0, due: 0 } };
    expect(fenOf(reward(required, november(42_643, {}, nobodyDue)).outcome)).toBe(8_528_600);
    const unknown = reward(required, november(42_643, {}, { hardshipCoverage: null })).outcome;
    expect(unknown).toMatchObject({ kind: 'pending', what: { kind: 'HARDSHIP_COVERAGE' } });
    const noTarget = { ...required, targets: { ...required.targets, hardshipCoverage: null } };
    expect(reward(noTarget, november(42_643)).outcome).toMatchObject({
      kind: 'pending',
      what: { kind: 'HARDSHIP_TARGET' },
    });
  });

  it('goes by the payment day where the county chose so: 43 paid on the 30th and posted on 2 December', () => {
    const notice = choosing(luoshan, 'REWARD_AS_OF', 'PAID_ON');
    const late = november(42_600, { paid: 42_643, postedOfPaid: 42_643 });
    expect(fenOf(reward(luoshan, late, december(42_643)).outcome)).toBe(4_264_300);
    expect(fenOf(reward(notice, late, december(42_643)).outcome)).toBe(8_528_600);
  });

  it('has no reward for a quota of 0 or of null, however many are posted', () => {
    for (const [quota, why] of [
      [0, 'ZERO'],
      [null, 'NOT_GIVEN'],
    ] as const) {
      const { outcome } = reward(luoshan, november(500, { quota }), december(900, { quota }));
      expect(outcome).toEqual({ kind: 'noQuota', stage: 0, why, what: 'quota' });
    }
  });

  it('keeps the quota of each snapshot when it is revised in between', () => {
    const { outcome } = reward(luoshan, november(40_000), december(40_000, { quota: 40_000 }));
    expect(outcome).toMatchObject({ kind: 'earned', fen: 4_000_000 });
  });

  it('lists the 7 choices it rests on, each with its reason', () => {
    const { switches } = reward(luoshan, november(42_643));
    expect(switches.map(({ code }) => code)).toEqual([
      'REWARD_STAGES',
      'REWARD_DEADLINE_DAY',
      'REWARD_AS_OF',
      'REWARD_HEAD_COUNT',
      'REWARD_FULLY_SUBSIDISED',
      'REWARD_ABOVE_QUOTA',
      'REWARD_HARDSHIP_COVERAGE',
    ]);
    expect(switches.every(({ choice, reason, clause }) => choice && reason && clause)).toBe(true);
  });
});

describe('rewardOf before all is known', () => {
  const at = (asOf: string, more: Parameters<typeof division>[1] = {}, ...snapshots: never[]) =>
    rewardOf(luoshan, division(snapshots, more), asOf).outcome;

  it('is pending on 15 November, with 80,000 yuan if it ended with the 40,000 heads of a met quota', () => {
    const current = snapshot('2024-11-15', 40_000, { quota: 39_000 });
    expect(at('2024-11-15', { current })).toEqual({
      kind: 'pending',
      what: { kind: 'DEADLINE', on: '2024-11-30' },
      stage: 0,
      wouldBe: { asOfOn: '2024-11-15', kind: 'earned', fen: 8_000_000 },
    });
    expect(at('2024-11-15', { current: snapshot('2024-11-15', 40_000) })).toMatchObject({
      wouldBe: { kind: 'missed', fen: null },
    });
  });

  it('is pending, not missed, while 30 November still runs', () => {
    const running = november(42_000, {}, { isOver: false, isFrozen: false });
    const outcome = rewardOf(luoshan, division([running]), '2024-11-30').outcome;
    expect(outcome).toMatchObject({ kind: 'pending', what: { kind: 'DEADLINE', on: '2024-11-30' } });
  });

  it('waits for 31 December once November is missed', () => {
    const outcome = rewardOf(luoshan, division([november(42_642)]), '2024-12-05').outcome;
    expect(outcome).toMatchObject({
      kind: 'pending',
      stage: 1,
      what: { kind: 'DEADLINE', on: '2024-12-31' },
    });
  });

  it('gives in January the answer of 5 December when asked as of 5 December', () => {
    const early = division([november(42_642)]);
    const late = division([november(42_642), december(42_700)], { final: december(42_700) });
    expect(rewardOf(luoshan, late, '2024-12-05')).toEqual(rewardOf(luoshan, early, '2024-12-05'));
  });

  it('names the day whose figures nobody kept', () => {
    const outcome = rewardOf(luoshan, division([december(42_700)]), '2025-01-10').outcome;
    expect(outcome).toMatchObject({ kind: 'pending', what: { kind: 'SNAPSHOT', on: '2024-11-30' } });
  });

  it('names the count that is not known', () => {
    expect(reward(luoshan, november(null)).outcome).toMatchObject({
      kind: 'pending',
      what: { kind: 'COUNT', why: 'UNKNOWN', names: ['posted'] },
    });
  });

  it('waits for the final count where it is chosen, and says what it would be', () => {
    const notice = choosing(luoshan, 'REWARD_HEAD_COUNT', 'FINAL');
    const current = snapshot('2024-12-10', 42_650);
    const outcome = rewardOf(notice, division([november(42_643)], { current }), '2024-12-10').outcome;
    expect(outcome).toMatchObject({
      kind: 'pending',
      what: { kind: 'FINAL_COUNT' },
      wouldBe: { kind: 'earned', fen: 8_530_000 },
    });
  });

  it('is earned but not final on figures that are not frozen', () => {
    const { outcome } = reward(luoshan, november(42_643, {}, { isFrozen: false }));
    expect(outcome).toMatchObject({ kind: 'earned', isFinal: false });
  });
});

describe('rewardOf with open questions', () => {
  const without = (code: Parameters<typeof choosing>[1]) => choosing(luoshan, code, null);

  it('is not settled when 43,000 heads make the choice above quota matter', () => {
    const { outcome } = reward(without('REWARD_ABOVE_QUOTA'), november(43_000));
    expect(outcome).toEqual({
      kind: 'notSettled',
      switchCodes: ['REWARD_ABOVE_QUOTA'],
      candidates: [
        { choices: { REWARD_ABOVE_QUOTA: 'COUNTED' }, kind: 'earned', fen: 8_600_000 },
        { choices: { REWARD_ABOVE_QUOTA: 'NOT_COUNTED' }, kind: 'earned', fen: 8_528_600 },
      ],
    });
  });

  it('is settled all the same for a division with exactly 42,643, or one that missed', () => {
    const notice = without('REWARD_ABOVE_QUOTA');
    expect(fenOf(reward(notice, november(42_643)).outcome)).toBe(8_528_600);
    expect(reward(notice, november(1), december(2)).outcome.kind).toBe('missed');
  });

  it('compares 3 readings when nobody chose between exclusive, best and cumulative', () => {
    const { outcome } = reward(without('REWARD_STAGES'), november(42_643), december(42_643));
    expect(outcome).toMatchObject({
      kind: 'notSettled',
      switchCodes: ['REWARD_STAGES'],
      candidates: [
        { choices: { REWARD_STAGES: 'EXCLUSIVE' }, fen: 8_528_600 },
        { choices: { REWARD_STAGES: 'BEST' }, fen: 8_528_600 },
        { choices: { REWARD_STAGES: 'CUMULATIVE' }, fen: 12_792_900 },
      ],
    });
  });

  it('names only the questions that matter when none of the 7 is recorded', () => {
    const notice = { ...luoshan, switches: [] };
    const exact = { postedOfPaid: 42_643 };
    const { outcome } = reward(
      notice,
      snapshot('2024-11-29', 42_643, exact),
      november(42_643, exact),
      snapshot('2024-12-30', 42_643, exact),
      december(42_643, exact),
    );
    expect(outcome).toMatchObject({ kind: 'notSettled', switchCodes: ['REWARD_STAGES'] });
  });
});

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

describe('rewardOf all of Luoshan', () => {
  const quotas = luoshan.quotas?.rows.map(({ values }) => values[0] ?? null) ?? [];
  const total = (late: number) =>
    quotas.reduce<number>((sum, quota, index) => {
      const posted = quota === null ? null : quota - (index < late ? 1 : 0);
      const { outcome } = reward(luoshan, november(posted, { quota }), december(quota, { quota }));
      return sum + (fenOf(outcome) ?? 0);
    }, 0);

  it('pays 1,185,450 yuan for 592,725 heads when all 20 just meet their quotas: the rows, not the printed total', () => {
    expect(quotas).toHaveLength(20);
    expect(total(0)).toBe(118_545_000);
  });

  it('pays 592,725 yuan when all 20 are one short on 30 November', () => {
    expect(total(20)).toBe(59_272_500);
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
