import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { keptCoverageSql } from '../../db/coverage/compare.ts';
import {
  type CoverageGroup,
  coverageGroups,
  groupsOf,
  inOrder,
  rosterCategories,
} from '../../db/coverage/count.ts';
import { recountCoverage } from '../../db/coverage/recount.ts';
import type { Database } from '../../db/database.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';

/** Persons of the rosters in groups, up to and including a day. */
export interface CountedGroups {
  readonly asOfOn: LocalDate;
  readonly groups: readonly CoverageGroup[];
}

export interface CoverageGroups {
  /** @param asOf null for today; a later day counts as today */
  of(campaign: CampaignRecord, asOf: LocalDate | null): Promise<CountedGroups>;
}

/** Days of campaigns kept in memory; one is some hundred groups. */
const mostKept = 40;

/**
 * Today's coverage is kept in a tally; an earlier day is counted from rosters and ledger, in the reading thread, and
 * remembered until figures change.
 */
export function createCoverageGroups(database: Database, clock: () => Date): CoverageGroups {
  const counted = new Map<string, Promise<readonly CoverageGroup[]>>();

  async function current({ countyCode, benefitYear }: CampaignRecord): Promise<readonly CoverageGroup[]> {
    const key = [countyCode, benefitYear];
    const kept = await database.reader.all<CoverageGroup>(keptCoverageSql, key);
    if (kept.length > 0) return kept;
    const roster = rosterCategories({ countyCode });
    const [onRoster] = await database.reader.all(`${roster.sql} limit 1`, roster.parameters);
    if (onRoster === undefined) return [];
    // A campaign that was opened after the rosters came: nothing has been counted for it yet.
    await database.edit(() => recountCoverage(countyCode, benefitYear));
    return database.reader.all<CoverageGroup>(keptCoverageSql, key);
  }

  async function onDay(
    { countyCode, benefitYear }: CampaignRecord,
    day: LocalDate,
  ): Promise<readonly CoverageGroup[]> {
    const roster = rosterCategories({ countyCode, onDay: day });
    const rows = await database.heavy.all<{ code: string }>(roster.sql, roster.parameters);
    if (rows.length === 0) return [];
    const query = coverageGroups({ countyCode, benefitYear, categories: inOrder(rows), onDay: day });
    return groupsOf(await database.heavy.all<CoverageGroup>(query.sql, query.parameters));
  }

  return {
    async of(campaign, asOf) {
      const today = localDateAt(clock());
      if (asOf === null || asOf >= today) return { asOfOn: today, groups: await current(campaign) };
      const name = `${campaign.countyCode}/${campaign.benefitYear}/${campaign.figuresVersion}/${asOf}`;
      let groups = counted.get(name);
      if (!groups) {
        groups = onDay(campaign, asOf);
        counted.set(name, groups);
        if (counted.size > mostKept) counted.delete(counted.keys().next().value ?? '');
        groups.catch(() => counted.delete(name));
      }
      return { asOfOn: asOf, groups: await groups };
    },
  };
}
