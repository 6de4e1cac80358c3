import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { coverageFigures, hardshipCoverage } from '../../policy/coverage.ts';
import { type Notice, switchChoice } from '../../policy/notice.ts';
import type { HardshipFigures } from '../../policy/penalty.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { PeopleParts } from '../people/parts.ts';
import { categoriesOf } from './categories.ts';
import type { CoverageGroups } from './groups.ts';
import { printedQuotas } from './printed.ts';
import { coverageRosters } from './rosters.ts';
import { rosterGroupOf } from './table.ts';

/** Hardship coverage of townships, as rewards, penalties and interviews ask for it. */
export interface Hardship {
  /**
   * Covered and due by township, on a day.
   *
   * Null, and for a township missing, where it is not known: totals alone, nothing paid yet, no roster, no settled
   * denominator. While rosters of some counted categories are missing, figures are given only where the people who
   * are known already fall short of every target of the notice: those who are missing could only lower the rate of
   * the rest to be covered, never prove it.
   */
  on(
    campaign: CampaignRecord,
    notice: Notice,
    day: LocalDate,
  ): Promise<ReadonlyMap<string, HardshipFigures> | null>;
}

export function createHardship(
  { database, clock, divisions }: Pick<PeopleParts, 'database' | 'clock' | 'divisions'>,
  groupsOn: CoverageGroups,
): Hardship {
  return {
    async on(campaign, notice, day) {
      // Nobody's payment is known: neither that somebody is covered, nor that nobody is.
      if (campaign.paymentSource !== 'DETAILS') return null;
      const { asOfOn, groups } = await groupsOn.of(campaign, day < localDateAt(clock()) ? day : null);
      if (groups.length === 0) return null;
      const rosters = await coverageRosters(database, campaign.countyCode, asOfOn);
      const { missingCategories } = categoriesOf(notice, groups, rosters);
      const printed = await printedQuotas(database, campaign, asOfOn);
      const { townships } = await divisions.tree(campaign.countyCode);
      const least = lowestTarget(notice);
      return new Map(
        townships.flatMap(({ code }) => {
          const own = groups.filter(({ township }) => township === code).map(rosterGroupOf);
          const figures = coverageFigures(hardshipCoverage(notice, own, printed.get(code) ?? null));
          if (figures === null) return [];
          const isShort = figures.covered * 10_000 < figures.due * least;
          return missingCategories.length === 0 || isShort ? [[code, figures] as const] : [];
        }),
      );
    },
  };
}

/** The lowest hardship coverage that anything in the notice asks for, in basis points; 100 % for an interview. */
function lowestTarget({ rewards, penalties, targets }: Notice): number {
  return Math.min(
    10_000,
    ...(targets.hardshipCoverage ? [targets.hardshipCoverage.basisPoints] : []),
    ...rewards.flatMap(({ conditions }) =>
      conditions.flatMap(({ metric, atLeast }) => (metric === 'HARDSHIP_COVERAGE' ? [atLeast] : [])),
    ),
    ...penalties.flatMap(({ when }) =>
      when.metric === 'HARDSHIP_COVERAGE' && when.below !== null ? [when.below] : [],
    ),
  );
}

/** Whether rewards of the notice, or penalties that take them away, may depend on hardship coverage. */
export function rewardsAskHardship(notice: Notice): boolean {
  const { rewards, penalties, targets } = notice;
  const isSwitched =
    targets.hardshipCoverage !== null && switchChoice(notice, 'REWARD_HARDSHIP_COVERAGE') !== 'NOT_REQUIRED';
  return (
    isSwitched ||
    rewards.some(({ conditions }) => conditions.some(({ metric }) => metric === 'HARDSHIP_COVERAGE')) ||
    penalties.some(({ act, when }) => act === 'REWARD_LOST' && when.metric === 'HARDSHIP_COVERAGE')
  );
}

/** What township accounts and reports are told of the figures a reward rests on. */
export const hardshipSentence =
  '困难群众参保率按各截止日在册的人员、缴费和退费计算，未参保原因和足额核对以现在为准。';
