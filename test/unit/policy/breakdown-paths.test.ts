import {
  type BreakdownAct,
  type BreakdownCaller,
  type BreakdownFacts,
  breakdownActs,
  stateAfter,
  touchedByQuota,
} from '../../../server/policy/breakdown.ts';

const today = '2024-12-01';
const bureau: BreakdownCaller = { role: 'BUREAU', isOwn: false };
const own: BreakdownCaller = { role: 'TOWNSHIP', isOwn: true };
const dispatched: BreakdownFacts = {
  state: 'DRAFT',
  deadlineOn: '2024-10-31',
  reopenedUntil: null,
  closedState: null,
  hasBeenReturned: false,
  submittedLate: false,
  misfit: null,
};
const misfit = { column: '任务数', accepted: 2, quota: 1 };
const nameOf = (facts: BreakdownFacts) =>
  [facts.state, facts.closedState, facts.reopenedUntil, facts.hasBeenReturned, facts.misfit !== null].join(
    ' ',
  );

/** What an act leaves behind; a reopening may end today or, as its day goes by, have ended. */
function after(facts: BreakdownFacts, act: BreakdownAct): BreakdownFacts[] {
  const next = { ...facts, state: stateAfter(act, facts) };
  switch (act) {
    case 'RETURN':
      return [{ ...next, hasBeenReturned: true }];
    case 'ACCEPT':
    case 'END_REOPENING':
      return [{ ...next, hasBeenReturned: false, reopenedUntil: null, closedState: null, misfit: null }];
    case 'REOPEN': {
      const closedState =
        facts.state === 'LOCKED' || facts.state === 'ACCEPTED' ? facts.state : facts.closedState;
      return [today, '2024-11-30'].map((reopenedUntil) => ({ ...next, closedState, reopenedUntil }));
    }
    default:
      return [next];
  }
}

function afterRevision(facts: BreakdownFacts): BreakdownFacts[] {
  const { becomes, needsReopenUntil } = touchedByQuota(facts, today);
  const next = {
    ...facts,
    state: becomes,
    // Until something else is accepted.
    misfit: facts.state === 'RECALLED' ? null : misfit,
    hasBeenReturned: facts.hasBeenReturned || facts.state === 'SUBMITTED',
  };
  if (!needsReopenUntil) return [next];
  const { state } = facts;
  const closedState = state === 'LOCKED' || state === 'ACCEPTED' ? state : facts.closedState;
  return [{ ...next, closedState, reopenedUntil: today }];
}

function steps(facts: BreakdownFacts): BreakdownFacts[] {
  const acts = [own, bureau].flatMap((caller) =>
    Object.entries(breakdownActs(facts, caller, today)).flatMap(([act, { allowed }]) =>
      allowed ? after(facts, act as BreakdownAct) : [],
    ),
  );
  const redispatched = facts.state === 'RECALLED' ? [dispatched] : [];
  return [...acts, ...afterRevision(facts), ...redispatched];
}

function reachableFrom(start: BreakdownFacts): ReadonlyMap<string, BreakdownFacts> {
  const seen = new Map([[nameOf(start), start]]);
  for (const facts of seen.values()) {
    for (const next of steps(facts)) if (!seen.has(nameOf(next))) seen.set(nameOf(next), next);
  }
  return seen;
}

describe('the table of states', () => {
  const all = reachableFrom(dispatched);

  it('is walked through in at least 20 situations', () => {
    expect(all.size).toBeGreaterThanOrEqual(20);
  });

  it.each([...all])('leads from “%s” to an accepted breakdown again: nothing is stuck', (_, facts) => {
    expect([...reachableFrom(facts).values()].some(({ state }) => state === 'ACCEPTED')).toBe(true);
  });

  it('never takes what was once accepted out of force: no recall comes after a reopening', () => {
    for (const facts of all.values()) {
      const { RECALL } = breakdownActs(facts, bureau, today);
      if (facts.closedState !== null) expect(RECALL.allowed).toBe(false);
      if (facts.state === 'RECALLED') expect(facts.closedState).toBeNull();
    }
  });

  it('can be filled right after a revision, whatever it comes upon', () => {
    for (const facts of all.values()) {
      if (facts.state === 'RECALLED') continue;
      for (const revised of afterRevision(facts)) {
        expect(breakdownActs(revised, own, today).SUBMIT).toEqual({ allowed: true });
      }
    }
  });

  it('knows what a reopening began from wherever it can be ended', () => {
    for (const facts of all.values()) {
      if (facts.state === 'REOPENED') {
        expect(facts.closedState).not.toBeNull();
        const { END_REOPENING } = breakdownActs(facts, bureau, today);
        expect(END_REOPENING.allowed).toBe(facts.misfit === null);
      }
    }
  });
});
