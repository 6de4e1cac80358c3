import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Actor } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';

export interface RosterTableQuery {
  /** Code of a roster source; null for all rosters of hardship. */
  readonly source: string | null;
  /** A township or village; null for all that the actor sees. */
  readonly under: string | null;
  readonly first: number;
  /** Cursor of the page before. */
  readonly after: string | null;
}

/** A page of a roster by columns; the fields are those of `RosterTable`. Names and numbers are masked. */
export interface RosterPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly batchNumber: number | null;
  readonly asOfOn: LocalDate | null;
  readonly figuresVersion: number;
}

/** Rosters as columns and rows, page by page. */
export interface RosterTables {
  /** @throws Refusal NOT_ALLOWED, DIVISION_NOT_FOUND, OUT_OF_SCOPE, ROSTER_SOURCE_NOT_FOUND, ROSTER_TABLE_TOO_LARGE */
  page(actor: Actor, campaign: CampaignRecord, query: RosterTableQuery): Promise<RosterPage>;
}

export function createRosterTables(_parts: PeopleParts): RosterTables {
  return {
    async page(_actor, _campaign, { source }) {
      throw new Refusal('ROSTER_SOURCE_NOT_FOUND', { found: source ?? '' });
    },
  };
}
