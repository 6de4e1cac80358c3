import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { birthBounds, possibleStates, type ReferenceDay, readings, referenceDays } from './due/situation.ts';
import { type AmountDue, amountDue, type PayerShare, type ReviewReason } from './due.ts';
import type { CategoryStatus, Notice } from './notice.ts';
import { type CategoryMembership, factsAsked, type Person, type PersonFact } from './person.ts';

/** An amount due without its explanation. Equal answers are one and the same object, so a `Map` can count them. */
export type Assessed =
  | {
      readonly kind: 'due';
      readonly standardFen: Fen;
      readonly personPaysFen: Fen;
      readonly assistanceFen: Fen;
      readonly payers: readonly PayerShare[];
      /** Position of the winning rule in `notice.subsidies`; null for the standard. */
      readonly ruleIndex: number | null;
      readonly standard: { readonly fiscalFen: Fen };
      readonly reason: null;
    }
  | {
      readonly kind: 'noRule' | 'needsReview';
      readonly standardFen: null;
      readonly personPaysFen: null;
      readonly assistanceFen: null;
      readonly ruleIndex: null;
      readonly reason: ReviewReason | null;
    };

export interface Assessor {
  /** The same answer as `amountDue`, a thousand times as fast over a county. */
  assess(person: Person): Assessed;
}

/**
 * Assesses many people under one notice on one payment day. People whom no rule of the notice can tell apart (the same
 * categories on the days that count, born between the same two days that matter, the same facts that it asks about)
 * share one answer: the first of them is asked in full through `amountDue`, all others are looked up.
 */
export function createAssessor(notice: Notice, on: LocalDate): Assessor {
  const facts = new Set(
    [...notice.standard.groups, ...notice.subsidies].flatMap(({ conditions }) => factsAsked(conditions)),
  );
  const bounds = birthBounds(notice, on);
  const tiers = new Map(notice.standard.tiers.map(({ code }, index) => [code, index + 1]));
  const rosters = createRosters(notice, on);
  const asks = (fact: PersonFact) => facts.has(fact);
  const [asksGrade, asksIncome] = [asks('disabilityGrade'), asks('lowIncomeFamily')];
  const [asksStudent, asksMinority] = [asks('student'), asks('ethnicMinority')];
  const answers = new Map<number, Assessed>();
  const interned = new Map<string, Assessed>();

  const inFull = (person: Person): Assessed => {
    const assessed = withoutExplanation(amountDue(notice, person, on));
    const key = JSON.stringify(assessed);
    const earlier = interned.get(key);
    if (earlier) return earlier;
    interned.set(key, assessed);
    return assessed;
  };

  return {
    assess(person) {
      // One number for all that the notice can ask about; mixed radix, within 2^53 for 10^9 sets of categories.
      let key = rosters.stateOf(person.categories);
      key = key * (bounds.length + 2) + birthRegion(bounds, person.bornOn);
      key = key * (tiers.size + 1) + (person.tier === null ? 0 : (tiers.get(person.tier) ?? 0));
      if (asksGrade) key = key * 7 + gradeDigit(person.disabilityGrade);
      if (asksIncome) key = key * 3 + yesNoDigit(person.lowIncomeFamily);
      if (asksStudent) key = key * 3 + yesNoDigit(person.student);
      if (asksMinority) key = key * 3 + yesNoDigit(person.ethnicMinority);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const assessed = inFull(person);
      answers.set(key, assessed);
      return assessed;
    },
  };
}

/** An amount due as `assess` answers it. */
export function withoutExplanation(due: AmountDue): Assessed {
  if (due.kind !== 'due') {
    const none = { standardFen: null, personPaysFen: null, assistanceFen: null, ruleIndex: null } as const;
    return { kind: due.kind, ...none, reason: due.kind === 'needsReview' ? due.reason : null };
  }
  const { kind, standardFen, personPaysFen, assistanceFen, payers, winning, standard } = due;
  return {
    kind,
    standardFen,
    personPaysFen,
    assistanceFen,
    payers,
    ruleIndex: winning?.index ?? null,
    standard: { fiscalFen: standard.fiscalFen },
    reason: null,
  };
}

/** 0: not known; then the number of the stretch between two days of birth that matter. */
function birthRegion(bounds: readonly LocalDate[], bornOn: LocalDate | null): number {
  if (bornOn === null) return 0;
  let region = 1;
  for (const bound of bounds) {
    if (bornOn <= bound) return region;
    region++;
  }
  return region;
}

function gradeDigit(grade: number | null): number {
  return grade === null ? 0 : Math.min(Math.max(grade, 0), 5) + 1;
}

function yesNoDigit(fact: boolean | null): number {
  if (fact === null) return 0;
  return fact ? 1 : 2;
}

const statusDigit: Readonly<Record<CategoryStatus, number>> = {
  ACTIVE: 0,
  RISK_ELIMINATED: 1,
  SUPPORT_ENDED: 2,
};

/** Numbers for sets of roster entries: the same set in any order gets the same number. */
function createRosters(notice: Notice, on: LocalDate) {
  const days = rosterDays(notice, on);
  const patterns = 1 << days.length;
  const codes = new Map(notice.categories.map(({ code }, index) => [code, index * 3 * patterns]));
  const entries = codes.size * 3 * patterns;
  const unknownCode = 1;
  const members: (readonly number[])[] = [[], []];
  const numbers = new Map<string, number>([['', 0]]);
  // nexts[state][entry] is the state with that entry added; -1 until it is first asked for.
  const nexts: Int32Array[] = [new Int32Array(entries).fill(-1), new Int32Array(0)];

  const added = (state: number, entry: number): number => {
    const set = [...new Set([...(members[state] ?? []), entry])].sort((left, right) => left - right);
    const key = set.join();
    let next = numbers.get(key);
    if (next === undefined) {
      next = members.push(set) - 1;
      numbers.set(key, next);
      nexts.push(new Int32Array(entries).fill(-1));
    }
    return next;
  };

  return {
    stateOf(categories: readonly CategoryMembership[]): number {
      let state = 0;
      for (const { code, status, from, to } of categories) {
        const base = codes.get(code);
        if (base === undefined) return unknownCode;
        let pattern = 0;
        if (from === null && to === null) pattern = patterns - 1;
        else {
          for (let index = 0; index < days.length; index++) {
            const day = days[index] as LocalDate;
            if ((from === null || from <= day) && (to === null || day <= to)) pattern |= 1 << index;
          }
          // On no roster on any day that counts: as if never entered.
          if (pattern === 0) continue;
        }
        const entry = base + statusDigit[status] * patterns + pattern;
        const transitions = nexts[state] as Int32Array;
        let next = transitions[entry] as number;
        if (next < 0) {
          next = added(state, entry);
          transitions[entry] = next;
        }
        state = next;
      }
      return state;
    },
  };
}

/** Every day on which a category may have to be held. */
function rosterDays(notice: Notice, on: LocalDate): LocalDate[] {
  const meant = readings(notice, 'CATEGORY_DAY') as ReferenceDay[];
  return [...new Set(possibleStates(notice, on).flatMap((state) => referenceDays(notice, meant, state, on)))];
}
