import type { Fen } from '../../../schema/values/fen.ts';
import { type Notice, switchChoice } from '../notice.ts';
import { subsidyParts } from '../subsidy.ts';
import type { RuleVerdict } from './rules.ts';

/** One rule, none, or `open` when two rules give different amounts and the county has not chosen how to order them. */
export function winnerAmong(
  notice: Notice,
  holding: readonly RuleVerdict[],
  standardFen: Fen,
): RuleVerdict | null | 'open' {
  const first = holding[0];
  if (first === undefined) return null;
  const pays = (rule: RuleVerdict) => subsidyParts(rule.subsidy, standardFen).personPaysFen;
  // `<` keeps the first in the file on a tie.
  const lowest = holding.reduce((best, rule) => (pays(rule) < pays(best) ? rule : best), first);
  switch (switchChoice(notice, 'SUBSIDY_PRECEDENCE')) {
    case 'LOWEST_PERSON_PAYS':
      return lowest;
    case 'LISTED_ORDER':
      return holding.reduce(
        (best, rule) => (rankOf(notice, rule) < rankOf(notice, best) ? rule : best),
        first,
      );
    default:
      return holding.every((rule) => pays(rule) === pays(first)) ? first : 'open';
  }
}

/** The best place of the categories a rule holds through; those not listed come after all that are. */
function rankOf(notice: Notice, { through }: RuleVerdict): number {
  const order = notice.precedence?.order ?? [];
  const places = through.map((code) => order.indexOf(code)).filter((place) => place !== -1);
  return Math.min(order.length, ...places);
}
