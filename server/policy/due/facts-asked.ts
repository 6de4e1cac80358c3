import type { Notice } from '../notice.ts';
import { factsAsked, type PersonFact } from '../person.ts';

/** What has to be known of a person besides the categories; `insuredYears`: the years of cover before. */
export type AskedFact = PersonFact | 'tier' | 'insuredYears';

/**
 * What the rules of a notice ask about a person, whatever the day and the categories; a fact that is not listed never
 * changes an amount or the first day of cover. In the order in which a form asks.
 */
export function factsOfNotice(notice: Notice): AskedFact[] {
  const { standard, subsidies, windows, newborn } = notice;
  const conditions = [...standard.groups, ...subsidies].map((rule) => rule.conditions);
  const facts = new Set<AskedFact>(conditions.flatMap(factsAsked));
  if (newborn !== null || windows.some(({ kind }) => kind === 'NEWBORN')) facts.add('bornOn');
  if (standard.tiers.length > 0) facts.add('tier');
  if (windows.some(({ waiting }) => waiting !== null)) facts.add('insuredYears');
  return formOrder.filter((fact) => facts.has(fact));
}

const formOrder: readonly AskedFact[] = [
  'bornOn',
  'tier',
  'disabilityGrade',
  'lowIncomeFamily',
  'student',
  'ethnicMinority',
  'insuredYears',
];
