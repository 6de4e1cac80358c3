import type { LocalDate } from '../../../schema/values/local-date.ts';
import { type Notice, switchChoice } from '../../policy/notice.ts';
import type { Actor } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionLevel, DivisionRecord } from '../divisions.ts';
import type { PeopleParts } from '../people/parts.ts';
import { requirePersonDetails } from '../people/person-details.ts';
import { type CoverageCategories, categoriesOf } from './categories.ts';
import { type Chase, createChase } from './chase.ts';
import { createCoverageGroups } from './groups.ts';
import { createHardship, type Hardship } from './hardship.ts';
import { printedQuotas } from './printed.ts';
import { createReasons, type Reasons } from './reasons.ts';
import { type CoverageRosterRecord, coverageRosters } from './rosters.ts';
import { type CoverageRowRecord, coverageTable } from './table.ts';

export type CoverageOutcome =
  | 'CURRENT_ROSTER'
  | 'QUOTA_TABLE'
  | 'NOT_SETTLED'
  | 'NO_CATEGORIES'
  | 'NO_ROSTER';

export interface CoverageRecord extends CoverageCategories {
  readonly outcome: CoverageOutcome;
  readonly asOfOn: LocalDate;
  readonly calculatedAt: string;
  readonly level: DivisionLevel;
  readonly parent: DivisionRecord;
  /** False while no payment has been imported: everybody is still to be chased. */
  readonly hasPayments: boolean;
  readonly rosters: readonly CoverageRosterRecord[];
  readonly rows: readonly CoverageRowRecord[];
  /** Null without figures. */
  readonly total: CoverageRowRecord | null;
}

export interface CoverageQuery {
  readonly level: DivisionLevel;
  readonly under: string | null;
  /** Null: today. */
  readonly asOf: LocalDate | null;
}

export interface Coverage {
  /** @throws Refusal NEEDS_PERSON_DETAILS, DIVISION_NOT_FOUND, OUT_OF_SCOPE */
  of(actor: Actor, campaign: CampaignRecord, query: CoverageQuery): Promise<CoverageRecord>;
  readonly hardship: Hardship;
  readonly chase: Chase;
  readonly reasons: Reasons;
}

export function createCoverage(parts: PeopleParts): Coverage {
  const { database, campaigns, divisions, clock } = parts;
  const groupsOn = createCoverageGroups(database, clock);
  return {
    async of(actor, campaign, { level, under, asOf }) {
      requirePersonDetails(campaign);
      const scope = await divisions.rowsFor(actor, campaign.countyCode, level, under);
      const { asOfOn, groups } = await groupsOn.of(campaign, asOf);
      const notice = await campaigns.inForce(campaign, asOfOn);
      const rosters = await coverageRosters(database, campaign.countyCode, asOfOn);
      const categories = categoriesOf(notice, groups, rosters);
      const outcome = outcomeOf(notice, rosters.length > 0 || groups.length > 0);
      const table =
        outcome === 'CURRENT_ROSTER' || outcome === 'QUOTA_TABLE'
          ? coverageTable({
              ...scope,
              notice,
              categories: categories.categories,
              groups,
              printed: await printedQuotas(database, campaign, asOfOn),
              level,
              isRestricted: actor.role === 'ANALYST',
            })
          : { rows: [], total: null };
      return {
        outcome,
        asOfOn,
        calculatedAt: clock().toISOString(),
        level,
        parent: scope.parent,
        hasPayments: campaign.paymentSource !== 'NONE',
        rosters,
        ...categories,
        ...table,
      };
    },
    hardship: createHardship(parts, groupsOn),
    chase: createChase(parts),
    reasons: createReasons(parts),
  };
}

function outcomeOf(notice: Notice, hasRoster: boolean): CoverageOutcome {
  if (!notice.categories.some((category) => category.inHardshipCoverage)) return 'NO_CATEGORIES';
  const choice = switchChoice(notice, 'HARDSHIP_DENOMINATOR');
  if (choice === null) return 'NOT_SETTLED';
  if (!hasRoster) return 'NO_ROSTER';
  return choice === 'QUOTA_TABLE' ? 'QUOTA_TABLE' : 'CURRENT_ROSTER';
}
