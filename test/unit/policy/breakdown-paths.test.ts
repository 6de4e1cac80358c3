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
};
const nameOf = (facts: BreakdownFacts) =>
  [facts.state, facts.closedState, facts.reopenedUntil, facts.hasBeenReturned].join(' ');

/** What an act leaves behind; a reopening may end today or, as its day goes by, have ended. */
function after(facts: BreakdownFacts, act: BreakdownAct): BreakdownFacts[] {
  const next = { ...facts, state: stateAfter(act, facts) };
  switch (act) {
    case 'RETURN':
      return [{ ...next, hasBeenReturned: true }];
    case 'ACCEPT':
    case 'END_REOPENING':
      return [{ ...next, hasBeenReturned: false, reopenedUntil: null, closedState: null }];
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
  const { becomes, needsReopenUntil } = touchedByQuota(facts.state);
  const next = {
    ...facts,
    state: becomes,
    hasBeenReturned: facts.hasBeenReturned || facts.state === 'SUBMITTED',
  };
  if (!needsReopenUntil) return [next];
  const closedState = facts.state === 'LOCKED' ? 'LOCKED' : 'ACCEPTED';
  return [today, '2024-11-30'].map((reopenedUntil) => ({ ...next, closedState, reopenedUntil }));
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

  it('knows what a reopening began from wherever it can be ended', () => {
    for (const facts of all.values()) {
      if (facts.state === 'REOPENED') {
        expect(facts.closedState).not.toBeNull();
        expect(breakdownActs(facts, bureau, today).END_REOPENING.allowed).toBe(true);
      }
    }
  });
});
