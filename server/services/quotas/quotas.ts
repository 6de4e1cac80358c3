import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import type { StoredQuotaCell, StoredQuotaColumn } from '../../db/quotas.ts';
import { quotaTotals, TASK_COLUMN } from '../../policy/quota.ts';
import { type Actor, seesWholeCounty } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { type DivisionRecord, type Divisions, type DivisionTree, ownDivision } from '../divisions.ts';

export interface QuotaColumnRecord {
  readonly code: string;
  readonly name: string;
  readonly declaredTotal: number | null;
  readonly computedTotal: number | null;
  readonly difference: number | null;
  readonly asOfOn: string | null;
  readonly note: string | null;
}

export interface QuotaTableRecord {
  readonly revision: number;
  readonly columns: readonly QuotaColumnRecord[];
  readonly rows: readonly {
    readonly division: DivisionRecord;
    readonly values: readonly (number | null)[];
    readonly remarks: string | null;
  }[];
  readonly note: string | null;
  readonly clause: string;
}

export interface Quotas {
  /** The latest quota table in the actor's scope; null when none was given out. */
  table(actor: Actor, campaign: CampaignRecord): Promise<QuotaTableRecord | null>;
  /**
   * Task quota by division, and the printed total; null when none was given out.
   *
   * @param on day on which they were in force, as the newest version knows it; default: today
   */
  task(campaign: CampaignRecord, on?: LocalDate): Promise<TaskQuotas | null>;
}

export interface TaskQuotas {
  readonly byDivision: ReadonlyMap<string, number>;
  readonly declaredTotal: number | null;
}

export function createQuotas(database: Database, divisions: Divisions): Quotas {
  async function columnsOf(campaign: CampaignRecord): Promise<ColumnRow[]> {
    return database.reader.all<ColumnRow>(
      `select code, name, declared_total, as_of_on, note, clause from quota_column
       where county_code = ? and benefit_year = ? and revision = ? order by position`,
      [campaign.countyCode, campaign.benefitYear, campaign.quotaRevision],
    );
  }

  async function revisionOn(campaign: CampaignRecord, day: LocalDate): Promise<number | null> {
    const [row] = await database.reader.all<{ revision: number | null }>(
      `select max(revision) as revision from quota_column
       where county_code = ? and benefit_year = ? and notice_version = ? and (from_on is null or from_on <= ?)`,
      [campaign.countyCode, campaign.benefitYear, campaign.noticeVersion, day],
    );
    return row?.revision ?? null;
  }

  return {
    async table(actor, campaign) {
      if (campaign.quotaRevision === null) return null;
      const tree = await divisions.tree(campaign.countyCode);
      const columns = await columnsOf(campaign);
      const cells = await database.reader.all<QuotaRow>(
        `select column_code, division_code, persons, remarks from quota
         where county_code = ? and benefit_year = ? and revision = ?`,
        [campaign.countyCode, campaign.benefitYear, campaign.quotaRevision],
      );
      const whole = seesWholeCounty(actor, campaign.countyCode);
      const table = quotaTableRecord(
        {
          columns: columns.map(({ declared_total, as_of_on, ...column }) => ({
            ...column,
            declaredTotal: declared_total,
            asOfOn: as_of_on,
          })),
          cells: cells.map(({ division_code, column_code, ...cell }) => ({
            ...cell,
            divisionCode: division_code,
            columnCode: column_code,
          })),
        },
        { revision: campaign.quotaRevision, tree, note: campaign.notice.quotas?.note ?? null },
      );
      if (whole) return table;
      const own = ownDivision(actor, campaign.countyCode, tree);
      return {
        ...table,
        columns: table.columns.map((column) => ({
          ...column,
          declaredTotal: null,
          computedTotal: null,
          difference: null,
        })),
        rows: table.rows.filter(({ division }) => division.code === own.code),
      };
    },

    async task(campaign, on) {
      const revision = on === undefined ? campaign.quotaRevision : await revisionOn(campaign, on);
      if (revision === null) return null;
      const [column] = await database.reader.all<{ declared_total: number | null }>(
        `select declared_total from quota_column
         where county_code = ? and benefit_year = ? and revision = ? and code = ?`,
        [campaign.countyCode, campaign.benefitYear, revision, TASK_COLUMN],
      );
      const rows = await database.reader.all<{ division_code: string; persons: number }>(
        `select division_code, persons from quota
         where county_code = ? and benefit_year = ? and revision = ? and column_code = ?`,
        [campaign.countyCode, campaign.benefitYear, revision, TASK_COLUMN],
      );
      return {
        byDivision: new Map(rows.map(({ division_code, persons }) => [division_code, persons])),
        declaredTotal: column?.declared_total ?? null,
      };
    },
  };
}

/** A stored table as it is shown to who sees the whole county: rows in table order, both totals of each column. */
export function quotaTableRecord(
  { columns, cells }: ShownQuotas,
  { revision, tree, note }: { revision: number; tree: DivisionTree; note: string | null },
): QuotaTableRecord {
  const byCell = new Map(cells.map((cell) => [`${cell.divisionCode}/${cell.columnCode}`, cell]));
  const quoted = new Set(cells.map(({ divisionCode }) => divisionCode));
  const rows = tree.townships
    .filter(({ code }) => quoted.has(code))
    .map((division) => ({
      division,
      values: columns.map(({ code }) => byCell.get(`${division.code}/${code}`)?.persons ?? null),
      remarks:
        columns.map(({ code }) => byCell.get(`${division.code}/${code}`)?.remarks).find(Boolean) ?? null,
    }));
  const totals = quotaTotals({ columns, rows });
  return {
    revision,
    columns: columns.map(({ code, name, asOfOn, note: columnNote }, index) => ({
      code,
      name,
      declaredTotal: totals[index]?.declared ?? null,
      computedTotal: totals[index]?.computed ?? null,
      difference: totals[index]?.difference ?? null,
      asOfOn,
      note: columnNote,
    })),
    rows,
    note,
    clause: columns[0]?.clause ?? '',
  };
}

/** What of a stored table is shown. */
export interface ShownQuotas {
  readonly columns: readonly Pick<
    StoredQuotaColumn,
    'code' | 'name' | 'declaredTotal' | 'asOfOn' | 'note' | 'clause'
  >[];
  readonly cells: readonly Pick<StoredQuotaCell, 'divisionCode' | 'columnCode' | 'persons' | 'remarks'>[];
}

interface ColumnRow {
  readonly code: string;
  readonly name: string;
  readonly declared_total: number | null;
  readonly as_of_on: string | null;
  readonly note: string | null;
  readonly clause: string;
}

interface QuotaRow {
  readonly column_code: string;
  readonly division_code: string;
  readonly persons: number;
  readonly remarks: string | null;
}
