import type { Fen } from '../../../schema/values/fen.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { type AmountDue, amountDue } from '../due.ts';
import type { EnrollmentSubsidy, Notice } from '../notice.ts';
import { factsAsked, type Person } from '../person.ts';
import { judgeRules } from './rules.ts';
import { linkedSubsidies, situationOf } from './situation.ts';

/** A subsidy of which somebody meets every condition, and lacks only the standing on a roster. */
export interface CategoryHint {
  /** Codes, any one of which would do, in the order of the rule. */
  readonly categories: readonly string[];
  /** What the person would pay, fen: less than now. */
  readonly personPaysFen: Fen;
  /** The assistance is paid back later (先缴后补). */
  readonly isAfterwards: boolean;
  readonly clause: string;
}

/**
 * The rules for a category that the person is not in, though the facts stated are those the rule asks for: the roster
 * decides, yet somebody may want to be looked at for it. A rule without conditions says nothing of this person, and
 * one of which a fact is not known is not promised.
 *
 * @param due the answer to the same question
 */
export function categoryHints(notice: Notice, person: Person, on: LocalDate, due: AmountDue): CategoryHint[] {
  if (due.kind !== 'due') return [];
  const linked = linkedSubsidies(notice, person);
  return notice.subsidies.flatMap((subsidy, index) => {
    if (linked.includes(subsidy) || factsAsked(subsidy.conditions).length === 0) return [];
    const amounts = subsidy.categories.flatMap((code) => {
      const personPaysFen = amountIn(notice, withCategory(person, code, subsidy), on, index);
      return personPaysFen === null || personPaysFen >= due.personPaysFen ? [] : [{ code, personPaysFen }];
    });
    const [first] = amounts;
    if (!first) return [];
    return [
      {
        categories: amounts.map(({ code }) => code),
        personPaysFen: first.personPaysFen,
        isAfterwards: subsidy.timing === 'AFTERWARDS',
        clause: subsidy.clause,
      },
    ];
  });
}

/** What is paid by one subsidy; null when it is not known to hold, or another one decides. */
function amountIn(notice: Notice, person: Person, on: LocalDate, index: number): Fen | null {
  const rule = judgeRules(notice, situationOf(notice, person), on).find((each) => each.index === index);
  if (rule?.verdict.kind !== 'applies') return null;
  const due = amountDue(notice, person, on);
  return due.kind === 'due' && due.winning?.index === index ? due.personPaysFen : null;
}

function withCategory(person: Person, code: string, { statuses }: EnrollmentSubsidy): Person {
  const status = statuses.includes('ACTIVE') ? 'ACTIVE' : (statuses[0] ?? 'ACTIVE');
  return { ...person, categories: [...person.categories, { code, status, from: null, to: null }] };
}
