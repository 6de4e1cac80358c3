import type { Notice } from '../../../server/policy/notice.ts';
import { type RewardAnswer, rewardDays, rewardOf } from '../../../server/policy/reward.ts';
import { choosing, division, fenOf, luoshan, snapshot } from './reward-samples.ts';

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
