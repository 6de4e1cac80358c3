import { explainPenalty } from '../../../server/policy/explain/penalty.ts';
import type { Notice, Penalty } from '../../../server/policy/notice.ts';
import { type PenaltyAnswer, penaltiesOf } from '../../../server/policy/penalty.ts';
import { rewardOf } from '../../../server/policy/reward.ts';
import { choosing, counts, division, luoshan, QUOTA, situation, snapshot } from './reward-samples.ts';

const never = {
  metric: null,
  below: null,
  after: null,
  noProgressInCycle: false,
  interviewsInARow: null,
} satisfies Penalty['when'];

function penalty(when: Partial<Penalty['when']>, more: Partial<Penalty> = {}): Penalty {
  return {
    name: '未完成任务通报',
    act: 'CRITICISM',
    fen: null,
    points: null,
    clause: '四(四)',
    ...more,
    when: { ...never, ...when },
  };
}

function judged(when: Partial<Penalty['when']>, more = {}, notice: Notice = luoshan): PenaltyAnswer {
  const answers = penaltiesOf({ ...notice, penalties: [penalty(when)] }, situation(more));
  expect(answers).toHaveLength(1);
  return answers[0]!;
}

describe('penaltiesOf', () => {
  it.each([
    [42_642, 'fires', 1],
    [42_643, 'doesNotFire', 0],
    [50_000, 'doesNotFire', 0],
  ] as const)('with %d of 42,643 against 100 %%: %s, %d heads short', (posted, kind, headsShort) => {
    const answer = judged({ below: 10_000 }, { counts: counts(posted) });
    expect(answer.kind).toBe(kind);
    expect(answer.reasons).toEqual([
      {
        kind: 'BELOW',
        metric: 'COMPLETION',
        metricName: '任务完成率',
        holds: kind === 'fires',
        numerator: posted,
        denominator: QUOTA,
        below: 10_000,
        headsShort,
      },
    ]);
  });

  it('opens on 1 January when it holds after 31 December', () => {
    const short = { counts: counts(1) };
    const when = { below: 10_000, after: '2024-12-31' };
    expect(judged(when, { ...short, asOfOn: '2024-12-31' }).kind).toBe('doesNotFire');
    expect(judged(when, { ...short, asOfOn: '2025-01-01' }).kind).toBe('fires');
  });

  it('fires at 6,999 of 7,000 in hardship, and never where nobody is due', () => {
    const when = { metric: 'HARDSHIP_COVERAGE', below: 10_000 };
    const at = (covered: number, due: number) => judged(when, { hardshipCoverage: { covered, due } }).kind;
    expect([at(6_999, 7_000), at(7_000, 7_000), at(0, 0)]).toEqual(['fires', 'doesNotFire', 'doesNotFire']);
  });

  it('wants no progress in the cycle: 0 or −3 new, not 1', () => {
    const kinds = [0, -3, 1, null].map(
      (newInCycle) => judged({ noProgressInCycle: true }, { newInCycle }).kind,
    );
    expect(kinds).toEqual(['fires', 'fires', 'doesNotFire', 'pending']);
  });

  it('wants 2 interviews in a row', () => {
    const kinds = [1, 2, 3, null].map(
      (interviewsInARow) => judged({ interviewsInARow: 2 }, { interviewsInARow }).kind,
    );
    expect(kinds).toEqual(['doesNotFire', 'fires', 'fires', 'pending']);
  });

  it('needs all conditions: one that fails settles it, though another is unknown', () => {
    const when = { below: 10_000, noProgressInCycle: true };
    expect(judged(when, { counts: counts(1), newInCycle: null }).kind).toBe('pending');
    expect(judged(when, { counts: counts(QUOTA), newInCycle: null }).kind).toBe('doesNotFire');
    expect(judged(when, { counts: counts(1), newInCycle: 5 }).kind).toBe('doesNotFire');
  });

  it('is pending, and says why, without a quota, a count, a condition or a choice', () => {
    const why = (more: object, notice = luoshan) => {
      const { kind, reasons } = judged({ below: 10_000 }, more, notice);
      const [reason] = reasons;
      return [kind, reason?.kind === 'BELOW_UNKNOWN' && reason.why];
    };
    expect(why({ counts: counts(1, { quota: null }) })).toEqual(['pending', 'NO_DENOMINATOR']);
    expect(why({ counts: counts(1, { quota: 0 }) })).toEqual(['pending', 'NO_DENOMINATOR']);
    expect(why({ counts: counts(null) })).toEqual(['pending', 'UNKNOWN']);
    const open = choosing(luoshan, 'REWARD_FULLY_SUBSIDISED', null);
    expect(why({ counts: counts(QUOTA, { fullySubsidised: 1 }) }, open)).toEqual(['pending', 'NOT_SETTLED']);
    expect(why({ counts: counts(QUOTA - 1, { fullySubsidised: 1 }) }, open)).toEqual(['fires', false]);
    expect(judged({}).reasons).toEqual([{ kind: 'NO_CONDITION', holds: null }]);
    expect(judged({}).kind).toBe('pending');
  });

  it('knows a metric of the notice by its code', () => {
    const metric = {
      code: 'COVERAGE',
      name: '参保率',
      numerator: 'POSTED',
      fullySubsidised: true,
      employeeScheme: true,
      insuredElsewhere: true,
      denominator: 'REGISTERED_POPULATION',
      lessExcused: false,
      asOf: 'POSTED_ON',
      refunds: 'NET',
      clause: '二',
    } as const;
    const notice = { ...luoshan, metrics: [metric] };
    const at = (posted: number) =>
      judged(
        { metric: 'COVERAGE', below: 9_500 },
        { counts: counts(posted, { employeeScheme: 4_000, insuredElsewhere: 500, registered: 50_000 }) },
        notice,
      ).kind;
    expect([at(42_999), at(43_000)]).toEqual(['fires', 'doesNotFire']);
  });
});

describe('a penalty that takes the reward away', () => {
  const lost = penalty(
    { metric: 'HARDSHIP_COVERAGE', below: 10_000 },
    { name: '困难群众未应保尽保', act: 'REWARD_LOST' },
  );
  const notice = { ...luoshan, penalties: [lost] };
  const met = [snapshot('2024-11-30', QUOTA)];
  const outcome = (posted: number, covered: number | null) =>
    rewardOf(
      notice,
      division([snapshot('2024-11-30', posted), snapshot('2024-12-31', posted)], {
        situation: situation({ hardshipCoverage: covered === null ? null : { covered, due: 7_000 } }),
      }),
      '2025-01-10',
    ).outcome;

  it('takes 85,286 yuan at 6,999 of 7,000, and leaves them at 7,000', () => {
    expect(outcome(QUOTA, 6_999)).toMatchObject({ kind: 'lost', penalty: { index: 0, kind: 'fires' } });
    expect(outcome(QUOTA, 7_000)).toMatchObject({ kind: 'earned', fen: 8_528_600 });
  });

  it('leaves a missed reward missed', () => {
    expect(outcome(1, 6_999)).toEqual({ kind: 'missed' });
  });

  it('keeps an earned reward open while coverage, or the whole situation, is not known', () => {
    const pending = {
      kind: 'pending',
      what: { kind: 'PENALTY', name: '困难群众未应保尽保' },
      wouldBe: { kind: 'earned', fen: 8_528_600 },
    };
    expect(outcome(QUOTA, null)).toMatchObject(pending);
    expect(rewardOf(notice, division(met), '2025-01-10').outcome).toMatchObject(pending);
    const later = division(met, { situation: situation({ asOfOn: '2025-01-11' }) });
    expect(rewardOf(notice, later, '2025-01-10').outcome).toMatchObject(pending);
  });
});

describe('explainPenalty', () => {
  it('says what follows, then each condition with its figures and clause', () => {
    const answers = penaltiesOf(
      {
        ...luoshan,
        penalties: [
          penalty(
            { below: 10_000, after: '2024-12-31' },
            { act: 'DEDUCTED_POINTS', points: 50, role: '乡镇主要负责人' },
          ),
        ],
      },
      situation({ counts: counts(42_000) }),
    );
    expect(answers.flatMap(explainPenalty)).toEqual([
      '“未完成任务通报”（对乡镇主要负责人扣考核分 0.5 分）：截至2025年1月10日应予处理（四(四)）。',
      '已过2024年12月31日。',
      '任务完成率为42,000 人 ÷ 42,643 人 ≈ 98.49%，低于 100%，还差 643 人。',
    ]);
  });

  it('says 净减 3 人 after corrections, not 新增 -3 人', () => {
    const answers = penaltiesOf(
      { ...luoshan, penalties: [penalty({ noProgressInCycle: true })] },
      situation({ newInCycle: -3 }),
    );
    expect(answers.flatMap(explainPenalty)[1]).toBe('本周期净减 3 人。');
  });
});
