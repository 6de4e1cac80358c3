import type { BreakdownState } from '../../../schema/values/breakdown.ts';
import {
  type BreakdownAct,
  type BreakdownCaller,
  type BreakdownFacts,
  breakdownActs,
  isLate,
  quotaMisfit,
  stateAfter,
  touchedByQuota,
} from '../../../server/policy/breakdown.ts';

const facts = (state: BreakdownState, known: Partial<BreakdownFacts> = {}): BreakdownFacts => ({
  state,
  deadlineOn: '2024-10-31',
  reopenedUntil: null,
  closedState: null,
  hasBeenReturned: false,
  submittedLate: false,
  misfit: null,
  ...known,
});
const bureau: BreakdownCaller = { role: 'BUREAU', isOwn: false };
const own: BreakdownCaller = { role: 'TOWNSHIP', isOwn: true };
const neighbour: BreakdownCaller = { role: 'TOWNSHIP', isOwn: false };
const reader: BreakdownCaller = { role: 'READER', isOwn: false };
const reopened = { closedState: 'LOCKED', reopenedUntil: '2024-11-30' } as const;

const verdicts = (of: BreakdownFacts, caller: BreakdownCaller, today = '2024-10-20') =>
  Object.fromEntries(
    Object.entries(breakdownActs(of, caller, today)).map(([act, verdict]) => [
      act,
      verdict.allowed ? 'yes' : verdict.code.replace('BREAKDOWN_', ''),
    ]),
  );
const allowed = (of: BreakdownFacts, caller: BreakdownCaller, today?: string) =>
  Object.entries(verdicts(of, caller, today))
    .filter(([, verdict]) => verdict === 'yes')
    .map(([act]) => act);

describe('breakdownActs', () => {
  it.each<[BreakdownState, readonly BreakdownAct[], readonly BreakdownAct[]]>([
    ['DRAFT', ['OPEN', 'SAVE', 'SUBMIT'], ['SAVE', 'SUBMIT', 'RECALL', 'DEADLINE']],
    ['SUBMITTED', ['OPEN', 'WITHDRAW'], ['RETURN', 'ACCEPT', 'RECALL', 'DEADLINE']],
    ['RETURNED', ['OPEN', 'SAVE', 'SUBMIT'], ['SAVE', 'SUBMIT', 'RECALL', 'DEADLINE']],
    ['ACCEPTED', ['OPEN'], ['LOCK', 'REOPEN']],
    ['LOCKED', ['OPEN'], ['REOPEN']],
    ['RECALLED', [], []],
  ])('in %s lets the township do %j and the bureau %j', (state, township, office) => {
    expect(allowed(facts(state), own)).toEqual(township);
    expect(allowed(facts(state), bureau)).toEqual(office);
  });

  it.each<[BreakdownState, readonly BreakdownAct[], readonly BreakdownAct[]]>([
    ['REOPENED', ['OPEN', 'SAVE', 'SUBMIT'], ['SAVE', 'SUBMIT', 'REOPEN', 'END_REOPENING', 'DEADLINE']],
    ['SUBMITTED', ['OPEN', 'WITHDRAW'], ['RETURN', 'ACCEPT', 'DEADLINE']],
    ['RETURNED', ['OPEN', 'SAVE', 'SUBMIT'], ['SAVE', 'SUBMIT', 'REOPEN', 'END_REOPENING', 'DEADLINE']],
  ])('in %s after a reopening lets the township do %j and the bureau %j', (state, township, office) => {
    expect(allowed(facts(state, reopened), own)).toEqual(township);
    expect(allowed(facts(state, reopened), bureau)).toEqual(office);
  });

  const states: readonly BreakdownState[] = [
    'DRAFT',
    'SUBMITTED',
    'RETURNED',
    'ACCEPTED',
    'LOCKED',
    'REOPENED',
    'RECALLED',
  ];

  it.each(states)('in %s lets an analyst and another township do none of 11 acts', (state) => {
    for (const caller of [reader, neighbour]) {
      expect(allowed(facts(state), caller)).toEqual([]);
      expect(verdicts(facts(state), caller)).toMatchObject({
        SAVE: 'NOT_YOURS_TO_FILL',
        ACCEPT: 'ONLY_BUREAU',
        DEADLINE: 'ONLY_BUREAU',
      });
    }
  });

  it.each<[BreakdownState, Record<string, string>]>([
    ['DRAFT', { WITHDRAW: 'NOT_SUBMITTED' }],
    ['SUBMITTED', { SAVE: 'SUBMITTED', SUBMIT: 'SUBMITTED' }],
    ['ACCEPTED', { SAVE: 'ACCEPTED', SUBMIT: 'ACCEPTED', WITHDRAW: 'ACCEPTED' }],
    ['LOCKED', { SAVE: 'LOCKED', SUBMIT: 'LOCKED', WITHDRAW: 'LOCKED' }],
    ['RECALLED', { OPEN: 'RECALLED', SAVE: 'RECALLED', SUBMIT: 'RECALLED', WITHDRAW: 'RECALLED' }],
  ])('in %s tells the township %j', (state, reasons) => {
    expect(verdicts(facts(state), own)).toMatchObject(reasons);
  });

  it.each<[BreakdownState, Partial<BreakdownFacts>, Record<string, string>]>([
    [
      'DRAFT',
      {},
      {
        ACCEPT: 'NOT_SUBMITTED',
        LOCK: 'NEVER_ACCEPTED',
        REOPEN: 'NEVER_ACCEPTED',
        END_REOPENING: 'NOT_REOPENED',
      },
    ],
    ['SUBMITTED', {}, { LOCK: 'NEVER_ACCEPTED', REOPEN: 'SUBMITTED' }],
    ['SUBMITTED', reopened, { RECALL: 'ONCE_ACCEPTED', END_REOPENING: 'NOT_REOPENED' }],
    [
      'ACCEPTED',
      {},
      { RETURN: 'ACCEPTED', ACCEPT: 'ACCEPTED', RECALL: 'ONCE_ACCEPTED', DEADLINE: 'ACCEPTED' },
    ],
    ['LOCKED', {}, { LOCK: 'LOCKED', RECALL: 'ONCE_ACCEPTED', DEADLINE: 'LOCKED' }],
    ['REOPENED', reopened, { RECALL: 'ONCE_ACCEPTED', LOCK: 'NEVER_ACCEPTED', ACCEPT: 'NOT_SUBMITTED' }],
    ['RECALLED', {}, { ACCEPT: 'RECALLED', LOCK: 'RECALLED', RECALL: 'RECALLED', REOPEN: 'RECALLED' }],
    ['RECALLED', {}, { DEADLINE: 'RECALLED' }],
  ])('in %s with %j tells the bureau %j', (state, known, reasons) => {
    expect(verdicts(facts(state, known), bureau)).toMatchObject(reasons);
  });

  it('takes a late draft on 1 November, a day after its deadline', () => {
    expect(verdicts(facts('DRAFT'), own, '2024-11-01').SUBMIT).toBe('yes');
  });

  it('takes a reopened one on 30 November itself and refuses it on 1 December', () => {
    for (const state of ['REOPENED', 'RETURNED'] as const) {
      expect(verdicts(facts(state, reopened), own, '2024-11-30').SUBMIT).toBe('yes');
      expect(breakdownActs(facts(state, reopened), own, '2024-12-01').SUBMIT).toEqual({
        allowed: false,
        code: 'BREAKDOWN_REOPENING_ENDED',
        values: { day: '2024-11-30' },
      });
    }
  });

  it('lets nobody withdraw on 1 December what could not be handed in again after 30 November', () => {
    expect(verdicts(facts('SUBMITTED', reopened), own, '2024-11-30').WITHDRAW).toBe('yes');
    const { WITHDRAW } = breakdownActs(facts('SUBMITTED', reopened), own, '2024-12-01');
    expect(WITHDRAW).toEqual({
      allowed: false,
      code: 'BREAKDOWN_REOPENING_ENDED',
      values: { day: '2024-11-30' },
    });
    expect(verdicts(facts('SUBMITTED', reopened), bureau, '2024-12-01').RETURN).toBe('yes');
    expect(verdicts(facts('SUBMITTED'), own, '2024-12-01').WITHDRAW).toBe('yes');
  });

  it('does not end a reopening whose 42,643 accepted persons are not the quota of 42,000, and forbids nothing else', () => {
    const misfit = { column: '任务数', accepted: 42_643, quota: 42_000 };
    for (const state of ['REOPENED', 'RETURNED'] as const) {
      const { END_REOPENING, ...others } = breakdownActs(
        facts(state, { ...reopened, misfit }),
        bureau,
        '2024-11-30',
      );
      expect(END_REOPENING).toEqual({
        allowed: false,
        code: 'BREAKDOWN_ACCEPTED_MISFIT',
        values: { column: '任务数', found: '42643', expected: '42000' },
      });
      const { END_REOPENING: _ended, ...without } = breakdownActs(
        facts(state, reopened),
        bureau,
        '2024-11-30',
      );
      expect(others).toEqual(without);
    }
    expect(verdicts(facts('DRAFT', { misfit }), bureau).END_REOPENING).toBe('NOT_REOPENED');
  });

  it('allows exactly what leads to a state', () => {
    for (const state of states) {
      for (const known of [{}, reopened, { hasBeenReturned: true }]) {
        const of = facts(state, known);
        const verdict = { ...breakdownActs(of, bureau, '2024-10-20') };
        const { OPEN, WITHDRAW } = breakdownActs(of, own, '2024-10-20');
        for (const [act, { allowed: may }] of Object.entries({ ...verdict, OPEN, WITHDRAW })) {
          const next = () => stateAfter(act as BreakdownAct, of);
          if (may) expect(next()).toMatch(/^[A-Z]+$/);
          else expect(next).toThrow(`${act} leads nowhere from ${state}`);
        }
      }
    }
  });
});

describe('stateAfter', () => {
  it.each<[BreakdownAct, BreakdownState, Partial<BreakdownFacts>, BreakdownState]>([
    ['SAVE', 'RETURNED', {}, 'RETURNED'],
    ['SUBMIT', 'REOPENED', reopened, 'SUBMITTED'],
    ['WITHDRAW', 'SUBMITTED', {}, 'DRAFT'],
    ['WITHDRAW', 'SUBMITTED', { hasBeenReturned: true }, 'RETURNED'],
    ['WITHDRAW', 'SUBMITTED', reopened, 'REOPENED'],
    ['WITHDRAW', 'SUBMITTED', { ...reopened, hasBeenReturned: true }, 'RETURNED'],
    ['RETURN', 'SUBMITTED', {}, 'RETURNED'],
    ['ACCEPT', 'SUBMITTED', {}, 'ACCEPTED'],
    ['LOCK', 'ACCEPTED', {}, 'LOCKED'],
    ['RECALL', 'DRAFT', {}, 'RECALLED'],
    ['REOPEN', 'LOCKED', {}, 'REOPENED'],
    ['REOPEN', 'RETURNED', reopened, 'REOPENED'],
    ['DEADLINE', 'RETURNED', { hasBeenReturned: true }, 'RETURNED'],
    ['DEADLINE', 'SUBMITTED', {}, 'SUBMITTED'],
    ['END_REOPENING', 'REOPENED', reopened, 'LOCKED'],
    ['END_REOPENING', 'RETURNED', { ...reopened, closedState: 'ACCEPTED' }, 'ACCEPTED'],
  ])('leads by %s from %s with %j to %s', (act, state, known, next) => {
    expect(stateAfter(act, facts(state, known))).toBe(next);
  });
});

describe('quotaMisfit', () => {
  const column = { name: '任务数', isFilled: true, quotaPersons: 5, acceptedPersons: 5 };
  const sub = { ...column, name: '低保', quotaPersons: 2, acceptedPersons: 3 };

  it('names the first filled column whose numbers are not its quota: 3 persons for 2', () => {
    expect(quotaMisfit([column, sub])).toEqual({ column: '低保', accepted: 3, quota: 2 });
    expect(quotaMisfit([{ ...column, acceptedPersons: null }, sub])?.column).toBe('任务数');
  });

  it('asks nothing of a column that is only shown or has no quota', () => {
    expect(quotaMisfit([column, { ...sub, isFilled: false }, { ...sub, quotaPersons: null }])).toBeNull();
  });
});

describe('isLate', () => {
  it('is late on 1 November and not on 31 October, the last day', () => {
    expect(isLate(facts('DRAFT'), '2024-10-31')).toBe(false);
    expect(isLate(facts('DRAFT'), '2024-11-01')).toBe(true);
    expect(isLate(facts('SUBMITTED'), '2024-11-01')).toBe(false);
    expect(isLate(facts('ACCEPTED', { submittedLate: true }), '2024-10-31')).toBe(true);
  });

  it('goes by 30 November when reopened until then', () => {
    expect(isLate(facts('REOPENED', reopened), '2024-11-30')).toBe(false);
    expect(isLate(facts('REOPENED', reopened), '2024-12-01')).toBe(true);
  });

  it('expects nothing of a recalled one', () => {
    expect(isLate(facts('RECALLED', { submittedLate: true }), '2025-01-01')).toBe(false);
  });
});

describe('touchedByQuota', () => {
  it.each<[BreakdownState, BreakdownState, boolean]>([
    ['DRAFT', 'DRAFT', false],
    ['RETURNED', 'RETURNED', false],
    ['REOPENED', 'REOPENED', false],
    ['SUBMITTED', 'RETURNED', false],
    ['ACCEPTED', 'REOPENED', true],
    ['LOCKED', 'REOPENED', true],
    ['RECALLED', 'RECALLED', false],
  ])('takes %s to %s', (state, becomes, needsReopenUntil) => {
    expect(touchedByQuota(facts(state), '2024-12-01')).toEqual({ state, becomes, needsReopenUntil });
  });

  it.each<[BreakdownState, BreakdownState]>([
    ['REOPENED', 'REOPENED'],
    ['RETURNED', 'RETURNED'],
    ['SUBMITTED', 'RETURNED'],
  ])('asks a new day for %s open until 30 November on 1 December, none on 30 November', (state, becomes) => {
    const touch = { state, becomes };
    const of = facts(state, reopened);
    expect(touchedByQuota(of, '2024-11-30')).toEqual({ ...touch, needsReopenUntil: false });
    expect(touchedByQuota(of, '2024-12-01')).toEqual({ ...touch, needsReopenUntil: true });
  });
});
