import { personKey } from '../../../schema/values/person-key.ts';
import { coveragePersons, inOrder, rosterCategories } from '../../db/coverage/count.ts';
import { isExcused, type NonEnrollmentReason, nonEnrollmentReasons } from '../../policy/coverage.ts';
import { type Actor, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { categoryNamer, inNoticeOrder } from '../campaigns/category-names.ts';
import type { DivisionRecord, DivisionTree } from '../divisions.ts';
import type { PeopleParts } from '../people/parts.ts';
import { requirePersonDetails } from '../people/person-details.ts';
import { type ChaseDetail, createChaseDetails } from './chase-details.ts';

/** TO_CHASE: due and not covered; EXCUSED: left out of the denominator. */
export type ChaseListing = 'TO_CHASE' | 'EXCUSED' | 'BOTH';

export interface ChaseQuery {
  /** A township or village; null for all that the actor sees. */
  readonly under: string | null;
  readonly category: string | null;
  readonly reason: NonEnrollmentReason | null;
  readonly hasReason: boolean | null;
  readonly listing: ChaseListing;
  readonly first: number;
  /** The cursor of the last person of the page before. */
  readonly after: string | null;
}

/** One person to chase. Name and number are masked; no other field says who it is. */
export interface ChasePersonRecord extends ChaseDetail {
  readonly cursor: string;
  readonly key: string;
  readonly townshipCode: string | null;
  readonly townshipName: string | null;
  readonly villageCode: string | null;
  readonly villageName: string | null;
  readonly categoryCodes: readonly string[];
  readonly categoryNames: readonly string[];
  readonly household: string | null;
  readonly isUnderpaid: boolean;
}

export interface ChasePage {
  /** Of the whole filter, not of the page. */
  readonly totalCount: number;
  readonly rows: readonly ChasePersonRecord[];
  readonly hasNextPage: boolean;
  /** What was asked for. */
  readonly parent: DivisionRecord;
}

export interface Chase {
  /** @throws Refusal NOT_ALLOWED, NEEDS_PERSON_DETAILS, DIVISION_NOT_FOUND, OUT_OF_SCOPE */
  page(actor: Actor, campaign: CampaignRecord, query: ChaseQuery): Promise<ChasePage>;
}

export const mostChaseRows = 1_000;

/** A person of the rosters who is not covered. */
interface Uncovered {
  readonly person_hash: Uint8Array;
  readonly township: string;
  readonly village: string;
  readonly mask: number;
  readonly state: string;
  readonly household: string | null;
}

interface Placed extends Uncovered {
  readonly cursor: string;
  readonly categories: readonly string[];
}

/** Lists kept in memory until figures change: paging through one asks the database once. */
const mostKept = 12;

/** 疑似未参保名册: who is on a roster of a counted category and not covered, by village, category and household. */
export function createChase(
  parts: Pick<PeopleParts, 'database' | 'divisions' | 'campaigns' | 'sealingKeys' | 'clock'>,
): Chase {
  const { database, divisions } = parts;
  const details = createChaseDetails(parts);
  const kept = new Map<string, Promise<readonly Placed[]>>();

  async function uncovered(campaign: CampaignRecord, tree: DivisionTree): Promise<readonly Placed[]> {
    const { countyCode, benefitYear, notice } = campaign;
    const roster = rosterCategories({ countyCode });
    const categories = inOrder(await database.heavy.all<{ code: string }>(roster.sql, roster.parameters));
    if (categories.length === 0) return [];
    const counted = new Set(
      notice.categories.filter((category) => category.inHardshipCoverage).map(({ code }) => code),
    );
    const query = coveragePersons({ countyCode, benefitYear, categories });
    const rows = await database.heavy.all<Uncovered>(
      `select * from (${query.sql}) s where s.state <> 'COVERED'`,
      query.parameters,
    );
    const order = placesOf(tree);
    const sets = new Map<number, string[]>();
    const setOf = (mask: number): string[] => {
      const known = sets.get(mask) ?? inNoticeOrder(notice, codesOf(categories, mask));
      sets.set(mask, known);
      return known;
    };
    const rank = new Map(
      inNoticeOrder(notice, categories).map((code, index) => [code, String(index).padStart(3, '0')]),
    );
    const placed = rows.flatMap((row): Placed[] => {
      const set = setOf(row.mask);
      if (!set.some((code) => counted.has(code))) return [];
      const village = tree.byCode.get(row.village);
      const township = village?.parentCode ?? (tree.byCode.has(row.township) ? row.township : '');
      const cursor = [
        order.get(township) ?? lastPlace,
        order.get(village?.code ?? '') ?? lastPlace,
        set.map((code) => rank.get(code)).join('.'),
        row.household ?? '',
        personKey(row.person_hash),
      ].join('|');
      return [{ ...row, township, village: village?.code ?? '', cursor, categories: set }];
    });
    return placed.sort((left, right) => (left.cursor < right.cursor ? -1 : 1));
  }

  function listOf(campaign: CampaignRecord, tree: DivisionTree): Promise<readonly Placed[]> {
    const { countyCode, benefitYear, figuresVersion, noticeVersion } = campaign;
    const start = `${countyCode}/${benefitYear}/`;
    const name = `${start}${figuresVersion}/${noticeVersion}`;
    const known = kept.get(name);
    if (known) return known;
    for (const old of kept.keys()) if (old.startsWith(start)) kept.delete(old);
    const list = uncovered(campaign, tree);
    kept.set(name, list);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
    list.catch(() => kept.delete(name));
    return list;
  }

  return {
    async page(actor, campaign, query) {
      requirePeople(actor, campaign.countyCode);
      requirePersonDetails(campaign);
      const { parent, tree } = await divisions.rowsFor(actor, campaign.countyCode, 'VILLAGE', query.under);
      const isUnder = ({ township, village }: Placed) =>
        parent.level === 'COUNTY' || (parent.level === 'TOWNSHIP' ? township : village) === parent.code;
      const all = (await listOf(campaign, tree)).filter((row) => isUnder(row) && isWanted(row, query));
      const start = query.after === null ? 0 : all.findIndex(({ cursor }) => cursor > (query.after ?? ''));
      const first = Math.max(0, Math.min(query.first, mostChaseRows));
      const page = start < 0 ? [] : all.slice(start, start + first);
      const known = await details.of(
        campaign,
        page.map(({ person_hash }) => person_hash),
      );
      const nameOf = categoryNamer(campaign.notice);
      const named = (code: string) => tree.byCode.get(code)?.name ?? null;
      return {
        totalCount: all.length,
        rows: page.map((row): ChasePersonRecord => {
          const key = personKey(row.person_hash);
          const detail = known.get(key);
          if (!detail) throw new Error('a person of a roster has no details');
          return {
            ...detail,
            cursor: row.cursor,
            key,
            townshipCode: row.township || null,
            townshipName: named(row.township),
            villageCode: row.village || null,
            villageName: named(row.village),
            categoryCodes: row.categories,
            categoryNames: row.categories.map(nameOf),
            household: row.household,
            isUnderpaid: row.state === 'UNDERPAID',
          };
        }),
        hasNextPage: start >= 0 && start + first < all.length,
        parent,
      };
    },
  };
}

function isWanted({ state, categories }: Placed, query: ChaseQuery): boolean {
  const reason = reasonOf(state);
  if (query.listing !== 'BOTH' && isExcused(reason) !== (query.listing === 'EXCUSED')) return false;
  if (query.category !== null && !categories.includes(query.category)) return false;
  if (query.hasReason !== null && (reason !== null) !== query.hasReason) return false;
  return query.reason === null || reason === query.reason;
}

function reasonOf(state: string): NonEnrollmentReason | null {
  return Object.hasOwn(nonEnrollmentReasons, state) ? (state as NonEnrollmentReason) : null;
}

const lastPlace = '99999';

/** Sort texts by division code, in table order; who has no village comes last. */
function placesOf(tree: DivisionTree): Map<string, string> {
  const places = (codes: readonly DivisionRecord[]) =>
    codes.map(({ code }, index) => [code, String(index).padStart(5, '0')] as const);
  return new Map([...places(tree.townships), ...places(tree.villages)]);
}

function codesOf(categories: readonly string[], mask: number): string[] {
  const bits = BigInt(mask);
  return categories.filter((_, index) => ((bits >> BigInt(index)) & 1n) === 1n);
}
