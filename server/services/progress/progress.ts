import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { acceptedByVillage } from '../../db/breakdowns/accepted.ts';
import type { Database } from '../../db/database.ts';
import {
  type ProgressTable,
  type ProgressTableRow,
  type ProgressTableTotal,
  progressTable,
} from '../../policy/progress.ts';
import { TASK_COLUMN } from '../../policy/quota.ts';
import { type Actor, seesWholeCounty } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionLevel, DivisionRecord, DivisionRows, Divisions, DivisionTree } from '../divisions.ts';
import type { Quotas, TaskQuotas } from '../quotas/quotas.ts';
import {
  figuresOn,
  figuresVersion,
  lastDay,
  minus,
  type NetFigures,
  noFigures,
  plus,
  type TakenOff,
  takenOff,
} from './figures.ts';

export interface ProgressQuery {
  readonly level: DivisionLevel;
  readonly under: string | null;
  /** Null: today; for a campaign that has ended, its last day. */
  readonly asOf: LocalDate | null;
}

/** Where a row of villages belongs; null for the other levels, and for what belongs to no village of the county. */
export interface TownshipOfRow {
  readonly townshipName: string | null;
}

export interface ProgressRecord extends Omit<ProgressTable, 'rows' | 'total'> {
  readonly rows: readonly (ProgressTableRow & TakenOff & TownshipOfRow)[];
  readonly total: ProgressTableTotal & TakenOff;
  readonly asOfOn: LocalDate;
  readonly calculatedAt: string;
  readonly level: DivisionLevel;
  readonly parent: DivisionRecord;
  /** The version of the campaign's figures that was there before the first and after the last statement. */
  readonly figuresVersion: number;
}

export interface ProgressService {
  of(actor: Actor, campaign: CampaignRecord, query: ProgressQuery): Promise<ProgressRecord>;
}

/** Answers kept in memory; each is good for one version of the campaign's figures and one day. */
const mostKept = 500;

/**
 * Progress from the tallies: its cost does not grow with the payments. An answer is kept until the campaign's
 * figures change, so that twenty townships asking at once cost one calculation.
 */
export function createProgress(
  database: Database,
  divisions: Divisions,
  quotas: Quotas,
  clock: () => Date,
): ProgressService {
  const kept = new Map<string, { version: number; tree: DivisionTree; record: Promise<ProgressRecord> }>();

  return {
    async of(actor, campaign, query) {
      const scope = await divisions.rowsFor(actor, campaign.countyCode, query.level, query.under);
      const whole = seesWholeCounty(actor, campaign.countyCode);
      const { tree } = scope;
      const today = localDateAt(clock());
      const key = [
        campaign.countyCode,
        campaign.benefitYear,
        query.level,
        scope.parent.code,
        query.asOf ?? today,
        query.asOf === null,
        whole,
      ].join('/');
      const version = campaign.figuresVersion;
      const found = kept.get(key);
      // Another tree object means that a division was added or renamed.
      if (found?.version === version && found.tree === tree) return found.record;
      const record = calculateSteadily(campaign, query, scope, today);
      kept.delete(key);
      kept.set(key, { version, tree, record });
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
      record.catch(() => kept.delete(key));
      return record;
    },
  };

  /**
   * Several statements read one answer, and an import may be published between two of them; then the rows would not
   * add up to the total. Such an answer is worked out again.
   */
  async function calculateSteadily(...query: Parameters<typeof calculate>): Promise<ProgressRecord> {
    const [campaign] = query;
    let before = await figuresVersion(database, campaign);
    for (;;) {
      const record = await calculate(...query);
      const after = await figuresVersion(database, campaign);
      if (after === before) return { ...record, figuresVersion: after };
      before = after;
    }
  }

  /** The quotas with those of the villages whose township's breakdown has been accepted. */
  async function withVillages(campaign: CampaignRecord, task: TaskQuotas | null): Promise<TaskQuotas | null> {
    if (!task) return null;
    const { sql, parameters } = acceptedByVillage(campaign, TASK_COLUMN);
    const villages = await database.reader.all<{ code: string; persons: number }>(sql, parameters);
    const own = villages.map(({ code, persons }) => [code, persons] as const);
    return { ...task, byDivision: new Map([...task.byDivision, ...own]) };
  }

  async function calculate(
    campaign: CampaignRecord,
    query: ProgressQuery,
    scope: DivisionRows,
    today: LocalDate,
  ): Promise<Omit<ProgressRecord, 'figuresVersion'>> {
    const lastPaidOn = await lastDay(database, campaign);
    const asOfOn = query.asOf ?? lastDayOf(campaign, lastPaidOn, today);
    const given = await quotas.task(campaign, asOfOn);
    const task = query.level === 'VILLAGE' ? await withVillages(campaign, given) : given;
    const { tree } = scope;
    const townshipFigures = await figuresOn(database, campaign, 'TOWNSHIP_SUM', asOfOn, lastPaidOn);
    const figures =
      query.level === 'VILLAGE'
        ? await figuresOn(database, campaign, 'VILLAGE', asOfOn, lastPaidOn)
        : townshipFigures;
    const parentFigures = figuresOfDivision(scope.parent, tree.townships, townshipFigures, figures);
    const shown = rowsAndFigures(query.level, scope, figures, parentFigures);
    const table = progressTable({
      ...shown,
      quotas: quotasOfLevel(query.level, scope.parent, scope.rows, task),
      declaredTotal: declaredOf(scope.parent, query.level, task),
      totalFigures: parentFigures,
      rankOver: (query.level === 'TOWNSHIP' ? tree.townships : scope.rows).map(({ code }) => ({
        code,
        quota: task?.byDivision.get(code) ?? null,
        paidPersons: figures.get(code)?.paidPersons ?? 0,
      })),
    });
    return {
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        ...takenOff(shown.figures.get(row.divisionCode) ?? noFigures),
        townshipName: townshipOf(row.divisionCode, query.level, scope),
      })),
      total: {
        ...table.total,
        quotaDifference: differenceOf(query.level, table),
        ...takenOff(parentFigures),
      },
      asOfOn,
      calculatedAt: clock().toISOString(),
      level: query.level,
      parent: scope.parent,
    };
  }
}

/**
 * Villages add up to their township's quota only when each has one: until all breakdowns are accepted, what is missing
 * is no difference.
 */
function differenceOf(level: DivisionLevel, { rows, total }: ProgressTable): number | null {
  const named = rows.filter(({ divisionCode }) => divisionCode !== withoutVillage);
  if (level === 'VILLAGE' && named.some(({ quota }) => quota === null)) return null;
  return total.quotaDifference;
}

/** Villages of two townships may have one name, so each row says to which township it belongs. */
function townshipOf(code: string, level: DivisionLevel, { parent, tree }: DivisionRows): string | null {
  if (level !== 'VILLAGE') return null;
  const township = code === withoutVillage ? parent.code : (tree.byCode.get(code)?.parentCode ?? '');
  const found = tree.byCode.get(township);
  return found?.level === 'TOWNSHIP' ? found.name : null;
}

/** While the campaign runs, today; afterwards its last day: the later of the last window day and the last payment. */
function lastDayOf(campaign: CampaignRecord, lastPaidOn: LocalDate | null, today: LocalDate): LocalDate {
  const ends = campaign.notice.windows.map(({ closesOn }) => closesOn);
  const last = [...ends, ...(lastPaidOn ? [lastPaidOn] : [])].sort().at(-1) ?? today;
  return last < today ? last : today;
}

function declaredOf(parent: DivisionRecord, level: DivisionLevel, task: TaskQuotas | null): number | null {
  if (!task) return null;
  if (parent.level === 'COUNTY') return level === 'COUNTY' ? null : task.declaredTotal;
  return parent.level === level ? null : (task.byDivision.get(parent.code) ?? null);
}

/** Villages have no quotas of their own until a breakdown is accepted: unknown, not zero. */
function quotasOfLevel(
  level: DivisionLevel,
  parent: DivisionRecord,
  rows: readonly DivisionRecord[],
  task: TaskQuotas | null,
): ReadonlyMap<string, number> | null {
  if (!task) return null;
  if (level === 'COUNTY') {
    return task.declaredTotal === null ? null : new Map([[parent.code, task.declaredTotal]]);
  }
  return rows.some(({ code }) => task.byDivision.has(code)) || level === 'TOWNSHIP' ? task.byDivision : null;
}

function figuresOfDivision(
  parent: DivisionRecord,
  townships: readonly DivisionRecord[],
  townshipFigures: ReadonlyMap<string, NetFigures>,
  levelFigures: ReadonlyMap<string, NetFigures>,
): NetFigures {
  if (parent.level === 'VILLAGE') return levelFigures.get(parent.code) ?? noFigures;
  if (parent.level === 'TOWNSHIP') return townshipFigures.get(parent.code) ?? noFigures;
  return townships.map(({ code }) => townshipFigures.get(code) ?? noFigures).reduce(plus, noFigures);
}

/** The code of the row that holds what belongs to no village. */
export const withoutVillage = 'NO_VILLAGE';

/** Payments that name no village would make the rows fall short of the total; they get a row of their own. */
function rowsAndFigures(
  level: DivisionLevel,
  scope: { parent: DivisionRecord; rows: readonly DivisionRecord[] },
  figures: ReadonlyMap<string, NetFigures>,
  parentFigures: NetFigures,
): { divisions: readonly { code: string; name: string }[]; figures: ReadonlyMap<string, NetFigures> } {
  if (level === 'COUNTY') {
    return { divisions: scope.rows, figures: new Map([[scope.parent.code, parentFigures]]) };
  }
  if (level !== 'VILLAGE' || scope.parent.level === 'VILLAGE') return { divisions: scope.rows, figures };
  const named = scope.rows.map(({ code }) => figures.get(code) ?? noFigures).reduce(plus, noFigures);
  const rest = minus(parentFigures, named);
  if (rest.grossPersons === 0 && rest.amountFen === 0 && rest.refundedFen === 0)
    return { divisions: scope.rows, figures };
  return {
    divisions: [...scope.rows, { code: withoutVillage, name: '未注明村（社区）' }],
    figures: new Map([...figures, [withoutVillage, rest]]),
  };
}
