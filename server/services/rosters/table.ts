import type { LocalDate } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import { type Actor, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { categoryNamer } from '../campaigns/category-names.ts';
import { createMaskedPersons } from '../people/masked.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { createRosterLists, type ListedPerson, mostListed } from './list.ts';

export interface RosterTableQuery {
  /** Code of a roster source; null for all rosters of hardship. */
  readonly source: string | null;
  /** A township or village; null for all that the actor sees. */
  readonly under: string | null;
  readonly first: number;
  /** Cursor of the page before. */
  readonly after: string | null;
}

type Cell = string | number | null;

/** A page of a roster by columns; the fields are those of `RosterTable`. Names and numbers are masked. */
export interface RosterPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly batchNumber: number | null;
  readonly asOfOn: LocalDate | null;
  readonly figuresVersion: number;
}

/** Rosters as columns and rows, page by page. */
export interface RosterTables {
  /**
   * Pages of one list are of one moment, as long as this process keeps it.
   *
   * @throws Refusal NOT_ALLOWED, DIVISION_NOT_FOUND, OUT_OF_SCOPE, ROSTER_SOURCE_NOT_FOUND, ROSTER_TABLE_TOO_LARGE;
   *   ROSTER_MOVED when the list of the page before is gone and things have changed: begin again
   */
  page(actor: Actor, campaign: CampaignRecord, query: RosterTableQuery): Promise<RosterPage>;
}

export const rosterColumns = [
  'key',
  'townshipName',
  'villageName',
  'household',
  'maskedName',
  'maskedIdNumber',
  'sourceName',
  'categoryName',
  'status',
  'disabilityGrade',
  'payment',
  'paidOn',
] as const;

export const mostRosterRows = 5_000;

const statusNames: Readonly<Record<string, string>> = {
  ACTIVE: '在册',
  RISK_ELIMINATED: '风险消除',
  SUPPORT_ENDED: '不再享受',
};

/** Who is on a roster, with this year's payment, by township, village and household. */
export function createRosterTables(parts: PeopleParts): RosterTables {
  const { divisions } = parts;
  const lists = createRosterLists(parts);
  const masked = createMaskedPersons(parts);

  return {
    async page(actor, campaign, { source, under, first, after }) {
      requirePeople(actor, campaign.countyCode);
      const { parent, tree } = await divisions.rowsFor(actor, campaign.countyCode, 'VILLAGE', under);
      const township = parent.level === 'VILLAGE' ? parent.parentCode : parent.code;
      const cursor = after === null ? null : cursorOf(after);
      const list = await lists.of(
        campaign,
        { source, township: parent.level === 'COUNTY' ? null : township },
        tree,
        cursor?.list ?? null,
      );
      if (cursor && cursor.list !== list.name) throw new Refusal('ROSTER_MOVED');
      const isUnder = (row: ListedPerson) =>
        parent.level === 'COUNTY' ||
        (parent.level === 'TOWNSHIP' ? row.township : row.village) === parent.code;
      const all = parent.level === 'COUNTY' ? list.rows : list.rows.filter(isUnder);
      if (all.length > mostListed) {
        throw new Refusal('ROSTER_TABLE_TOO_LARGE', { found: all.length, most: mostListed });
      }
      const start = cursor?.offset ?? 0;
      const end = Math.min(all.length, start + Math.max(0, Math.min(first, mostRosterRows)));
      const page = all.slice(start, end);
      const known = await masked.of(
        campaign.countyCode,
        page.map(({ hash }) => hash),
      );
      const households = householdNumbers(all, end);
      const categoryOf = categoryNamer(campaign.notice);
      const named = (code: string) => tree.byCode.get(code)?.name ?? null;
      // Totals alone say of nobody whether they paid.
      const hasDetails = campaign.paymentSource !== 'DAILY_TOTALS';
      return {
        columns: rosterColumns,
        rows: page.map((row): Cell[] => {
          const key = personKey(row.hash);
          const person = known.get(key);
          return [
            key,
            named(row.township),
            named(row.village),
            row.household === null ? null : (households.get(row.household) ?? null),
            person?.maskedName ?? null,
            person?.maskedIdNumber ?? null,
            list.sourceNames.get(row.source) ?? null,
            row.category === '' ? null : categoryOf(row.category),
            statusNames[row.status] ?? row.status,
            row.disabilityGrade,
            hasDetails ? paymentWord(row) : null,
            hasDetails ? row.paidOn : null,
          ];
        }),
        totalCount: all.length,
        endCursor: end < all.length ? `${list.name}.${end}` : null,
        batchNumber: list.batchNumber,
        asOfOn: list.asOfOn,
        figuresVersion: list.figuresVersion,
      };
    },
  };
}

function paymentWord({ paidOn, isUnderpaid }: ListedPerson): string {
  if (paidOn === null) return '未缴费';
  return isUnderpaid ? '缴费不足额' : '已缴费';
}

/** The list, and the row the next page begins with. A cursor of somebody else's making is one of a list that is gone. */
function cursorOf(after: string): { readonly list: string; readonly offset: number } {
  const [, list = '', offset = ''] = /^([\w-]{22})\.(\d{1,7})$/.exec(after) ?? [];
  if (list === '') throw new Refusal('ROSTER_MOVED');
  return { list, offset: Number(offset) };
}

/** People of one household share a number; the line of a file means nothing to a reader. */
function householdNumbers(rows: readonly ListedPerson[], end: number): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (let index = 0; index < end; index++) {
    const household = rows[index]?.household ?? null;
    if (household !== null && !numbers.has(household)) numbers.set(household, numbers.size + 1);
  }
  return numbers;
}
