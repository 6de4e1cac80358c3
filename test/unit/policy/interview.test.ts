import fc from 'fast-check';
import {
  type InterviewCycle,
  type InterviewFigures,
  type InterviewList,
  type InterviewRules,
  interviewList,
} from '../../../server/policy/interview.ts';

const noRules: InterviewRules = {
  bottomDivisions: null,
  behindPaceBasisPoints: null,
  noProgressInCycle: false,
  hardshipBelow100After: null,
  sparesMetQuota: false,
};
const cycle: InterviewCycle = {
  asOfOn: '2024-11-15',
  elapsedOpenDays: 46,
  openDays: 92,
  previousLists: [],
};
const division = (
  code: string,
  paidPersons: number,
  quota: number | null,
  known: Partial<InterviewFigures> = {},
): InterviewFigures => ({ code, paidPersons, quota, newInCycle: 1, hardship: null, ...known });

const entries = (list: InterviewList) => {
  if (list.kind !== 'list') throw new Error(list.kind);
  return list.entries;
};
const codes = (list: InterviewList) => entries(list).map(({ code }) => code);
const reasonsOf = (list: InterviewList) => entries(list).flatMap(({ reasons }) => reasons);
const notJudged = (list: InterviewList) => (list.kind === 'list' ? list.notJudged : null);

describe('interviewList', () => {
  it('is not settled while no rule is recorded: the notice says only 约谈后进', () => {
    expect(interviewList(noRules, cycle, [division('a', 0, 100)])).toEqual({ kind: 'notSettled' });
    expect(interviewList({ ...noRules, sparesMetQuota: true }, cycle, [])).toEqual({ kind: 'notSettled' });
  });

  it('is an empty list, not an unsettled one, when a rule is recorded and nobody falls under it', () => {
    expect(interviewList({ ...noRules, noProgressInCycle: true }, cycle, [division('a', 0, 100)])).toEqual({
      kind: 'list',
      entries: [],
      notJudged: [],
    });
  });
});

describe('the last so many', () => {
  const bottom = (bottomDivisions: number) => ({ ...noRules, bottomDivisions });

  it('names the last 2 of 4 in table order, with place and figures', () => {
    const list = interviewList(bottom(2), cycle, [
      division('a', 10, 100),
      division('b', 90, 100),
      division('c', 80, 100),
      division('d', 5, 100),
    ]);
    expect(entries(list)).toEqual([
      {
        code: 'a',
        consecutiveCycles: 1,
        reasons: [
          {
            kind: 'BOTTOM',
            bottomDivisions: 2,
            placeFromBottom: 2,
            rankedDivisions: 4,
            paidPersons: 10,
            quota: 100,
          },
        ],
      },
      {
        code: 'd',
        consecutiveCycles: 1,
        reasons: [
          {
            kind: 'BOTTOM',
            bottomDivisions: 2,
            placeFromBottom: 1,
            rankedDivisions: 4,
            paidPersons: 5,
            quota: 100,
          },
        ],
      },
    ]);
  });

  it('takes in everyone who equals the rate at the border: 3 names for the last 2', () => {
    const rows = [division('a', 1, 4), division('b', 25, 100), division('c', 1, 10), division('d', 1, 2)];
    expect(codes(interviewList(bottom(2), cycle, rows))).toEqual(['a', 'b', 'c']);
    expect(codes(interviewList(bottom(1), cycle, rows))).toEqual(['c']);
    expect(codes(interviewList(bottom(3), cycle, rows))).toEqual(['a', 'b', 'c']);
  });

  it('goes by the exact rate: 89.94 % is last and 89.95 % is not', () => {
    const rows = [division('a', 8_995, 10_000), division('b', 8_994, 10_000)];
    expect(codes(interviewList(bottom(1), cycle, rows))).toEqual(['b']);
  });

  it('neither lists nor counts a division without a quota or with a quota of 0, and says so', () => {
    const list = interviewList(bottom(1), cycle, [
      division('none', 0, null),
      division('zero', 0, 0),
      division('a', 1, 2),
    ]);
    expect(codes(list)).toEqual(['a']);
    expect(reasonsOf(list)).toMatchObject([{ rankedDivisions: 1, placeFromBottom: 1 }]);
    expect(notJudged(list)).toEqual([
      { code: 'none', rule: 'BOTTOM', missing: 'QUOTA' },
      { code: 'zero', rule: 'BOTTOM', missing: 'QUOTA' },
    ]);
  });

  it('names all 2 when the last 5 are asked for, unless those at 100 % are spared', () => {
    const rows = [division('a', 100, 100), division('b', 99, 100)];
    expect(codes(interviewList(bottom(5), cycle, rows))).toEqual(['a', 'b']);
    expect(codes(interviewList({ ...bottom(5), sparesMetQuota: true }, cycle, rows))).toEqual(['b']);
  });
});

describe('behind the pace', () => {
  const behind = (behindPaceBasisPoints: number) => ({ ...noRules, behindPaceBasisPoints });

  it('with 46 of 92 open days gone and a margin of 5 points asks for 45 %: 449 of 1,000 are 1 short', () => {
    const list = interviewList(behind(500), cycle, [
      division('a', 449, 1_000),
      division('b', 450, 1_000),
      division('c', 451, 1_000),
    ]);
    expect(entries(list)).toEqual([
      {
        code: 'a',
        consecutiveCycles: 1,
        reasons: [
          {
            kind: 'BEHIND_PACE',
            paidPersons: 449,
            quota: 1_000,
            elapsedOpenDays: 46,
            openDays: 92,
            paceBasisPoints: 5_000,
            marginBasisPoints: 500,
            personsShort: 1,
          },
        ],
      },
    ]);
  });

  it('asks for exactly 90 % on day 135 of 150 with no margin: 89.95 % is behind, 90 % is not', () => {
    const linyi = { ...cycle, elapsedOpenDays: 135, openDays: 150 };
    const list = interviewList(behind(0), linyi, [
      division('a', 8_995, 10_000),
      division('b', 9_000, 10_000),
      division('c', 8_994, 10_000),
    ]);
    expect(reasonsOf(list)).toMatchObject([
      { paidPersons: 8_995, personsShort: 5 },
      { paidPersons: 8_994, personsShort: 6 },
    ]);
  });

  it('compares with a pace of 1/3 exactly: 333 of 999 is on it, 3,333 of 10,000 is 1 short', () => {
    const third = { ...cycle, elapsedOpenDays: 1, openDays: 3 };
    const list = interviewList(behind(0), third, [division('a', 333, 999), division('b', 3_333, 10_000)]);
    expect(reasonsOf(list)).toMatchObject([{ quota: 10_000, paceBasisPoints: 3_333, personsShort: 1 }]);
  });

  it('asks nothing while the pace is within the margin: day 4 of 92 with 5 points', () => {
    expect(
      codes(interviewList(behind(500), { ...cycle, elapsedOpenDays: 4 }, [division('a', 0, 100)])),
    ).toEqual([]);
  });

  it('cannot be asked without a quota, nor of a collection with no open days', () => {
    expect(notJudged(interviewList(behind(0), cycle, [division('a', 1, 0)]))).toEqual([
      { code: 'a', rule: 'BEHIND_PACE', missing: 'QUOTA' },
    ]);
    const closed = { ...cycle, elapsedOpenDays: 0, openDays: 0 };
    expect(notJudged(interviewList(behind(0), closed, [division('a', 1, 9)]))).toEqual([
      { code: 'a', rule: 'BEHIND_PACE', missing: 'OPEN_DAYS' },
    ]);
  });
});

describe('no progress in the cycle', () => {
  const rules = { ...noRules, noProgressInCycle: true };

  it('names 0 and −3 new persons, not 1; an unknown number is not judged', () => {
    const list = interviewList(rules, cycle, [
      division('a', 5, 10, { newInCycle: 0 }),
      division('b', 5, 10, { newInCycle: -3 }),
      division('c', 5, 10, { newInCycle: 1 }),
      division('d', 5, 10, { newInCycle: null }),
    ]);
    expect(reasonsOf(list)).toEqual([
      { kind: 'NO_PROGRESS', newInCycle: 0 },
      { kind: 'NO_PROGRESS', newInCycle: -3 },
    ]);
    expect(notJudged(list)).toEqual([{ code: 'd', rule: 'NO_PROGRESS', missing: 'NEW_IN_CYCLE' }]);
  });

  it('asks a division without a quota too, and spares one at 100 % only when recorded', () => {
    const rows = [division('none', 5, null, { newInCycle: 0 }), division('met', 10, 10, { newInCycle: 0 })];
    expect(codes(interviewList(rules, cycle, rows))).toEqual(['none', 'met']);
    expect(codes(interviewList({ ...rules, sparesMetQuota: true }, cycle, rows))).toEqual(['none']);
  });
});

describe('hardship coverage below 100 %', () => {
  const rules = { ...noRules, hardshipBelow100After: '2024-11-15', sparesMetQuota: true };
  const rows = [
    division('a', 1, 9, { hardship: { covered: 1_129, due: 1_130 } }),
    division('b', 1, 9, { hardship: { covered: 1_930, due: 1_930 } }),
    division('c', 1, 9, { hardship: { covered: 0, due: 0 } }),
    division('met', 9, 9, { hardship: { covered: 2, due: 4 } }),
    division('unknown', 1, 9),
  ];

  it('asks nothing on 15 November itself, not even for figures', () => {
    expect(interviewList(rules, cycle, rows)).toEqual({ kind: 'list', entries: [], notJudged: [] });
  });

  it('from the 16th names 1,129 of 1,130, whether or not the quota is met; nobody due is nobody missed', () => {
    const list = interviewList(rules, { ...cycle, asOfOn: '2024-11-16' }, rows);
    expect(codes(list)).toEqual(['a', 'met']);
    expect(reasonsOf(list)).toEqual([
      { kind: 'HARDSHIP_BELOW_100', covered: 1_129, due: 1_130, personsShort: 1, afterOn: '2024-11-15' },
      { kind: 'HARDSHIP_BELOW_100', covered: 2, due: 4, personsShort: 2, afterOn: '2024-11-15' },
    ]);
    expect(notJudged(list)).toEqual([
      { code: 'unknown', rule: 'HARDSHIP_BELOW_100', missing: 'HARDSHIP_FIGURES' },
    ]);
  });
});

describe('all rules together', () => {
  const rules: InterviewRules = {
    bottomDivisions: 1,
    behindPaceBasisPoints: 1_000,
    noProgressInCycle: true,
    hardshipBelow100After: '2024-10-31',
    sparesMetQuota: true,
  };

  it('gives one division all 4 reasons, in the order of the rules', () => {
    const list = interviewList(rules, cycle, [
      division('a', 1, 10, { newInCycle: 0, hardship: { covered: 3, due: 4 } }),
      division('b', 9, 10, { hardship: { covered: 4, due: 4 } }),
    ]);
    expect(codes(list)).toEqual(['a']);
    expect(reasonsOf(list).map(({ kind }) => kind)).toEqual([
      'BOTTOM',
      'BEHIND_PACE',
      'NO_PROGRESS',
      'HARDSHIP_BELOW_100',
    ]);
  });

  it('counts 3 cycles in a row for a name on the last two lists, and 1 after a break', () => {
    const previousLists = [['a', 'b'], ['a'], [], ['a', 'b', 'c']];
    const rows = ['a', 'b', 'c'].map((code) => division(code, 0, 10, { newInCycle: 0 }));
    const list = interviewList({ ...noRules, noProgressInCycle: true }, { ...cycle, previousLists }, rows);
    expect(entries(list).map(({ code, consecutiveCycles }) => [code, consecutiveCycles])).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ]);
  });

  it('counts this cycle and both before it when every list has the name', () => {
    const list = interviewList(
      { ...noRules, noProgressInCycle: true },
      { ...cycle, previousLists: [['a'], ['a']] },
      [division('a', 0, 10, { newInCycle: 0 })],
    );
    expect(entries(list)[0]!.consecutiveCycles).toBe(3);
  });

  it('answers the same for each division whatever the order of the rows, and lists at least the last N', () => {
    const rows = fc
      .array(
        fc.record({
          paidPersons: fc.integer({ min: 0, max: 12 }),
          quota: fc.option(fc.integer({ min: 0, max: 6 })),
          newInCycle: fc.option(fc.integer({ min: -2, max: 2 })),
          hardship: fc.option(
            fc.record({ covered: fc.integer({ min: 0, max: 3 }), due: fc.integer({ min: 0, max: 3 }) }),
          ),
        }),
        { maxLength: 15 },
      )
      .map((list) => list.map((figures, index): InterviewFigures => ({ code: `d${index}`, ...figures })));
    fc.assert(
      fc.property(
        rows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        ([list, shuffled], bottomDivisions, sparesMetQuota) => {
          const asked = { ...rules, bottomDivisions, sparesMetQuota };
          const one = entries(interviewList(asked, cycle, list));
          const other = entries(interviewList(asked, cycle, shuffled));
          const byCode = new Map(other.map((entry) => [entry.code, entry]));
          expect(other).toHaveLength(one.length);
          for (const entry of one) expect(byCode.get(entry.code)).toEqual(entry);
          if (sparesMetQuota) return;
          const ranked = list.filter(({ quota }) => quota !== null && quota > 0).length;
          const bottom = one.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'BOTTOM')).length;
          expect(bottom).toBeGreaterThanOrEqual(Math.min(bottomDivisions, ranked));
        },
      ),
    );
  });
});
