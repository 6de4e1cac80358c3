import { createHash } from 'node:crypto';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { type Actor, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionRecord, Divisions } from '../divisions.ts';
import { rowsByCategory } from './by-category.ts';
import { rowsByDay } from './by-day.ts';
import { figuresVersion } from './figures.ts';
import type { ProgressRecord, ProgressService } from './progress.ts';
import { createRemembered } from './remembered.ts';
import { type Cell, type FigureRows, rowsByDivision } from './table-rows.ts';

export type ProgressBy = 'TOWNSHIP' | 'VILLAGE' | 'CATEGORY' | 'DAY';
export type { Cell };

export interface ProgressTableQuery {
  readonly by: ProgressBy;
  readonly under: string | null;
  /** Null: today; for a campaign that has ended, its last day. */
  readonly asOf: LocalDate | null;
  /** The state of the table the asker has. */
  readonly since: string | null;
}

/** A table of figures by columns; the fields are those of `FigureTable`. */
export interface FigureTableRecord {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly (readonly Cell[])[];
  readonly state: string;
  readonly figuresVersion: number;
  readonly asOfOn: LocalDate;
  readonly calculatedAt: string;
  readonly hasQuotas: boolean;
  readonly rowSumQuota: number | null;
  readonly quotaDifference: number | null;
  readonly totalCount: number;
  readonly isDifference: boolean;
  readonly isTruncated: boolean;
  readonly parent: DivisionRecord;
}

export interface ProgressTables {
  /** @throws Refusal DIVISION_NOT_FOUND, OUT_OF_SCOPE; NOT_ALLOWED to an analyst for the categories of one village */
  of(actor: Actor, campaign: CampaignRecord, query: ProgressTableQuery): Promise<FigureTableRecord>;
}

/** Rows of one answer; a table of 20,000 rows is about 2 MB. */
const mostRows = 20_000;

/**
 * The 进度表 in blocks: by township, village, category of people or day, all from the tallies. Whoever has an earlier
 * state of the same rows gets those that differ from it, as long as this process remembers it.
 */
export function createProgressTables({
  database,
  divisions,
  progress,
}: {
  readonly database: Database;
  readonly divisions: Divisions;
  readonly progress: ProgressService;
}): ProgressTables {
  // By record: a kept record is what says that nothing has changed since, so its tables are as good as it is.
  const kept = new WeakMap<ProgressRecord, Map<ProgressBy, Promise<FigureTableRecord>>>();
  const remembered = createRemembered();

  async function recordFor(
    actor: Actor,
    campaign: CampaignRecord,
    { by, under, asOf }: ProgressTableQuery,
  ): Promise<ProgressRecord> {
    if (by === 'TOWNSHIP' || by === 'VILLAGE') {
      return progress.of(actor, campaign, { level: by, under, asOf });
    }
    const { parent } = await divisions.rowsFor(actor, campaign.countyCode, 'TOWNSHIP', under);
    const level = parent.level === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP';
    // Two people of a category in a village are nearly two names.
    if (by === 'CATEGORY' && level === 'VILLAGE') requirePeople(actor, campaign.countyCode);
    return progress.of(actor, campaign, { level, under, asOf });
  }

  /** Null when figures were published between the record and the rows. */
  async function rowsOf(
    campaign: CampaignRecord,
    by: ProgressBy,
    record: ProgressRecord,
  ): Promise<FigureRows | null> {
    if (by === 'TOWNSHIP' || by === 'VILLAGE') return rowsByDivision(record);
    const read = by === 'CATEGORY' ? rowsByCategory : rowsByDay;
    const rows = await read(database, campaign, record);
    return (await figuresVersion(database, campaign)) === record.figuresVersion ? rows : null;
  }

  async function tableOf(
    actor: Actor,
    campaign: CampaignRecord,
    query: ProgressTableQuery,
  ): Promise<FigureTableRecord> {
    const record = await recordFor(actor, campaign, query);
    const tables = kept.get(record) ?? new Map<ProgressBy, Promise<FigureTableRecord>>();
    kept.set(record, tables);
    const known = tables.get(query.by);
    if (known) return known;
    const made = rowsOf(campaign, query.by, record).then(async (rows) => {
      if (rows) return recordOf(record, rows);
      const now = await figuresVersion(database, campaign);
      return tableOf(actor, { ...campaign, figuresVersion: now }, query);
    });
    tables.set(query.by, made);
    made.catch(() => tables.delete(query.by));
    return made;
  }

  return {
    async of(actor, campaign, query) {
      const table = await tableOf(actor, campaign, query);
      const { countyCode, benefitYear } = campaign;
      const asked = [countyCode, benefitYear, query.by, table.parent.code, query.asOf ?? 'latest'].join('/');
      remembered.add(asked, table);
      return query.since === null ? table : remembered.since(asked, query.since, table);
    },
  };
}

function recordOf(record: ProgressRecord, { columns, rows, total }: FigureRows): FigureTableRecord {
  const shown = rows.length > mostRows ? rows.slice(0, mostRows) : rows;
  return {
    columns,
    rows: shown,
    total: [total],
    state: createHash('sha256')
      .update(JSON.stringify([columns, shown]))
      .digest('base64url')
      .slice(0, 22),
    figuresVersion: record.figuresVersion,
    asOfOn: record.asOfOn,
    calculatedAt: record.calculatedAt,
    hasQuotas: record.hasQuotas,
    rowSumQuota: record.total.rowSumQuota,
    quotaDifference: record.total.quotaDifference,
    totalCount: rows.length,
    isDifference: false,
    isTruncated: shown.length < rows.length,
    parent: record.parent,
  };
}
