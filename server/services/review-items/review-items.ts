import type { ReviewArea } from '../../../schema/values/review-reason.ts';
import { pastLine } from '../../db/review-items.ts';
import type { Steps } from '../../db/steps.ts';
import { type Actor, accountNameIn, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { ownDivision } from '../divisions.ts';
import { editCounties } from '../payment-entries/other-counties.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { createReviewItemIds, type ReviewItemKey } from './ids.ts';
import {
  type ReviewItemRecord,
  type ReviewItemRow,
  type ReviewStatus,
  reviewColumns,
  reviewRecordOf,
} from './rows.ts';
import { closableAreas, readNote, wrongReason } from './rules.ts';
import {
  type AskedItem,
  both,
  type Condition,
  changed,
  keyOf,
  order,
  orderOfOne,
  rowsOf,
  type WantedItem,
  within,
} from './steps.ts';

export type { ReviewItemRecord, ReviewStatus } from './rows.ts';
export type { AskedItem } from './steps.ts';

export interface ReviewQuery {
  readonly area: ReviewArea | null;
  readonly kind: string | null;
  /** Null: all. */
  readonly status: ReviewStatus | null;
  /** A division code; null for all the actor sees. */
  readonly under: string | null;
  readonly first: number;
  readonly after: string | null;
}

/** Sums over the whole filter, whatever the page. */
export interface ReviewSum {
  readonly kind: string;
  readonly items: number;
  readonly foundFen: number;
  readonly expectedFen: number;
}

export interface ReviewPage {
  readonly totalCount: number;
  readonly sums: readonly ReviewSum[];
  readonly items: readonly ReviewItemRecord[];
  readonly hasNextPage: boolean;
}

export interface ReviewConflict {
  readonly id: string;
  readonly code: 'CONFLICT' | 'NOT_OPEN' | 'NOT_CLOSED' | 'NOT_FOUND' | 'REASON_NOT_ALLOWED';
  readonly current: ReviewItemRecord | null;
}

export interface ReviewOutcome {
  readonly items: readonly ReviewItemRecord[];
  readonly conflicts: readonly ReviewConflict[];
}

/** The lists to work through. What an actor may not see is as if it were not there. */
export interface ReviewItems {
  /** @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, DIVISION_NOT_FOUND, OUT_OF_SCOPE, REVIEW_PAGE */
  list(actor: Actor, campaignId: string, query: ReviewQuery): Promise<ReviewPage>;
  /**
   * Closes what is open and still as the caller saw it; the rest is told item by item.
   *
   * @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, REVIEW_TOO_MANY, REVIEW_NOTE_…
   */
  close(
    actor: Actor,
    campaignId: string,
    items: readonly AskedItem[],
    reason: string,
    note: string,
  ): Promise<ReviewOutcome>;
  reopen(actor: Actor, campaignId: string, item: AskedItem, note: string): Promise<ReviewOutcome>;
}

export const mostReviewRows = 20_000;
const mostClosed = 1000;

export function createReviewItems({
  database,
  campaigns,
  divisions,
  idHashKey,
  clock,
}: PeopleParts): ReviewItems {
  const ids = createReviewItemIds(idHashKey);

  return {
    async list(actor, id, query) {
      const campaign = await campaigns.get(actor, id);
      const { countyCode } = campaign;
      if (!(query.first >= 1 && query.first <= mostReviewRows))
        throw new Refusal('REVIEW_PAGE', { found: query.first });
      const where = await filterOf(actor, campaign, query);
      const sums = await database.reader.all<SumRow>(
        `select kind, count(*) as items, coalesce(sum(found_fen), 0) as found, coalesce(sum(expected_fen), 0) as expected
         from review_item where ${where.sql} group by kind`,
        where.parameters,
      );
      const after = query.after === null ? null : ids.read(countyCode, query.after);
      if (query.after !== null && after === null) throw new Refusal('REVIEW_CURSOR');
      const rows = await database.reader.all<ReviewItemRow>(
        `select ${reviewColumns} from review_item where ${where.sql}${after ? ` and (${order}) > (${orderOfOne})` : ''}
         order by ${order} limit ?`,
        [...where.parameters, ...(after ? keyOf(countyCode, after) : []), query.first + 1],
      );
      const tree = await divisions.tree(countyCode);
      return {
        totalCount: sums.reduce((total, sum) => total + Number(sum.items), 0),
        sums: sums.map(({ kind, items, found, expected }) => ({
          kind,
          items: Number(items),
          foundFen: Number(found),
          expectedFen: Number(expected),
        })),
        items: rows.slice(0, query.first).map((row) => reviewRecordOf(countyCode, row, tree, ids)),
        hasNextPage: rows.length > query.first,
      };
    },

    async close(actor, id, items, reason, writtenNote) {
      const campaign = await campaigns.get(actor, id);
      const note = readNote(writtenNote, reason);
      const mayCloseKind = (key: ReviewItemKey) => !wrongReason(key.kind, reason);
      const at = clock().toISOString();
      const by = accountNameIn(actor, campaign.countyCode);
      return act(actor, campaign, items, mayCloseKind, 'CLOSED', (wanted, scope) =>
        changed(wanted, scope, campaign, {
          set: `status = 'CLOSED', closed_reason = ?, closed_note = ?, closed_by = ?, closed_at = ?`,
          values: [reason, note, by, at],
          when: `status = 'OPEN'`,
          audit: { act: 'closeReviewItems', by, at, detail: { reason } },
        }),
      );
    },

    async reopen(actor, id, item, writtenNote) {
      const campaign = await campaigns.get(actor, id);
      const note = readNote(writtenNote, null);
      const at = clock().toISOString();
      const by = accountNameIn(actor, campaign.countyCode);
      return act(
        actor,
        campaign,
        [item],
        () => true,
        'OPEN',
        function* (wanted, scope) {
          const [row] = yield* rowsOf(wanted, scope, campaign.countyCode);
          if (!row) return [];
          return yield* changed(wanted, scope, campaign, {
            // Who opened it again, when and why stays in sight until it is closed anew.
            set: `status = 'OPEN', opened_at = ?, closed_reason = null, closed_note = ?, closed_by = ?, closed_at = ?,
              detail = cast(? as text) || '\n' || ${pastLine} || '\n' || detail`,
            values: [at, note, by, at, row.detail.split('\n')[0] ?? '{}'],
            when: `status <> 'OPEN'`,
            audit: { act: 'reopenReviewItem', by, at, detail: { note } },
          });
        },
      );
    },
  };

  /** The condition on `review_item` for what the actor may see of a campaign: its own year's, and the rosters'. */
  async function scopeOf(actor: Actor, { countyCode, benefitYear }: CampaignRecord): Promise<Condition> {
    const scope = requirePeople(actor, countyCode);
    const county = {
      sql: 'county_code = ? and benefit_year in (0, ?)',
      parameters: [countyCode, benefitYear],
    };
    if (scope.kind === 'county') return county;
    const own = ownDivision(actor, countyCode, await divisions.tree(countyCode));
    return both(county, within(own.level, own.code));
  }

  async function filterOf(actor: Actor, campaign: CampaignRecord, query: ReviewQuery): Promise<Condition> {
    let condition = await scopeOf(actor, campaign);
    if (query.under !== null) {
      const { parent } = await divisions.rowsFor(actor, campaign.countyCode, 'COUNTY', query.under);
      if (parent.level !== 'COUNTY') condition = both(condition, within(parent.level, parent.code));
    }
    for (const [column, value] of [
      ['area', query.area],
      ['kind', query.kind],
      ['status', query.status],
    ] as const) {
      if (value !== null) condition = both(condition, { sql: `${column} = ?`, parameters: [value] });
    }
    return condition;
  }

  /** Changes what may be changed and says of each of the others why not. */
  async function act(
    actor: Actor,
    campaign: CampaignRecord,
    asked: readonly AskedItem[],
    isAllowed: (key: ReviewItemKey) => boolean,
    becomes: 'CLOSED' | 'OPEN',
    change: (wanted: readonly WantedItem[], scope: Condition) => Steps<readonly ReviewItemKey[]>,
  ): Promise<ReviewOutcome> {
    const { countyCode } = campaign;
    if (asked.length > mostClosed) {
      throw new Refusal('REVIEW_TOO_MANY', { found: asked.length, limit: mostClosed });
    }
    const areas = closableAreas(actor, countyCode);
    const ofAreas = both(await scopeOf(actor, campaign), {
      sql: `area in (${areas.map(() => '?').join(', ')})`,
      parameters: areas,
    });
    // Which county counts somebody changes the figures of two counties: that is for the bureau, as is resolving it.
    const isBureau = requirePeople(actor, countyCode).kind === 'county';
    const scope = isBureau ? ofAreas : both(ofAreas, { sql: `kind <> 'OTHER_COUNTY'`, parameters: [] });
    const distinct = [...new Map(asked.map((item) => [item.id, item])).values()];
    const read = distinct.map((item) => ({ ...item, key: ids.read(countyCode, item.id) }));
    const known = read.filter((item): item is WantedItem => item.key !== null);
    const wanted = known.filter(({ key }) => isAllowed(key));
    const shared = wanted.filter(({ key }) => key.kind === 'OTHER_COUNTY').map(({ key }) => key.subject);
    const { done, rows } = await editCounties(database, campaign, shared, clock, function* (settleShared) {
      const done = wanted.length === 0 ? [] : yield* change(wanted, scope);
      yield* settleShared();
      const rows = known.length === 0 ? [] : yield* rowsOf(known, scope, countyCode);
      return { done, rows };
    });
    const tree = await divisions.tree(countyCode);
    const records = new Map(
      rows.map((row) => {
        const record = reviewRecordOf(countyCode, row, tree, ids);
        return [record.id, record];
      }),
    );
    const changedIds = new Set(done.map((key) => ids.idOf(countyCode, key)));
    const items: ReviewItemRecord[] = [];
    const conflicts: ReviewConflict[] = [];
    for (const { id, baseVersion, key } of read) {
      const current = records.get(id) ?? null;
      if (current && changedIds.has(id)) items.push(current);
      else if (!current || !key) conflicts.push({ id, code: 'NOT_FOUND', current: null });
      else if (!isAllowed(key)) conflicts.push({ id, code: 'REASON_NOT_ALLOWED', current });
      else if (current.version !== baseVersion) conflicts.push({ id, code: 'CONFLICT', current });
      else conflicts.push({ id, code: becomes === 'CLOSED' ? 'NOT_OPEN' : 'NOT_CLOSED', current });
    }
    return { items, conflicts };
  }
}

interface SumRow {
  readonly kind: string;
  readonly items: number;
  readonly found: number;
  readonly expected: number;
}
