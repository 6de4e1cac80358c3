import type { Notice, NoticeClause } from './notice.ts';
import { dayFacts } from './notice-facts/days.ts';
import type { CitedFact, NoticeFact } from './notice-facts/fact.ts';
import { moneyFacts } from './notice-facts/money.ts';
import { peopleFacts } from './notice-facts/people.ts';
import { quotaFacts } from './notice-facts/quota.ts';
import { reportingFacts } from './notice-facts/reporting.ts';
import { revisionFacts } from './notice-facts/revision.ts';
import { rewardFacts } from './notice-facts/reward.ts';
import { switchKind } from './switch.ts';

export { describeWindows, type WindowRow } from './notice-facts/days.ts';
export type { NoticeFact } from './notice-facts/fact.ts';

export interface ClauseFacts extends NoticeClause {
  readonly facts: readonly NoticeFact[];
}

/** Every clause in the order of the notice, each with the parameters that cite it, in sentences a clerk can read out. */
export function clauseFacts(notice: Notice): ClauseFacts[] {
  const all = citedFacts(notice);
  return notice.clauses.map((clause) => ({
    ...clause,
    facts: all
      .filter((cited) => cited.clause === clause.id)
      .map(({ path, label, value }) => ({ path, label, value })),
  }));
}

function citedFacts(notice: Notice): CitedFact[] {
  return [
    ...moneyFacts(notice),
    ...dayFacts(notice),
    ...peopleFacts(notice),
    ...rewardFacts(notice),
    ...quotaFacts(notice),
    ...reportingFacts(notice),
    ...switchFacts(notice),
    ...revisionFacts(notice),
  ];
}

function switchFacts({ switches }: Notice): CitedFact[] {
  return switches.map(({ code, choice, reason, clause }, index) => ({
    path: `switches[${index}].choice`,
    label: switchKind(code).question,
    value: `${switchKind(code).options[choice] ?? choice}（理由：${reason}）`,
    clause,
  }));
}
