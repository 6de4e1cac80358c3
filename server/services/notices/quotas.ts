import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { Quota, QuotaColumn, QuotaRevision } from '../../db/entities/index.ts';
import type { StoredQuotaRevision, StoredQuotaTable } from '../../db/quotas.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';
import { divisionQuotas } from '../../policy/quota.ts';
import { carriedQuotas, isSameTable } from '../../policy/quota-carry.ts';
import { comparable, revisionOn, storedTable } from '../quotas/quota-revision-steps.ts';

type Em = Parameters<Parameters<Database['write']>[0]>[0];

/** A version of a notice on its way into the database. */
export interface QuotaOrigin {
  readonly version: number;
  /** Number of the version before; 0 for none. */
  readonly previous: number;
  readonly by: string | null;
  /** ISO instant. */
  readonly at: string;
}

/** A table that holds from a day; null: from the beginning. */
interface QuotaState {
  readonly fromOn: LocalDate | null;
  readonly table: StoredQuotaTable;
}

/**
 * The quotas of every state of the notice that brings others: those of its beginning, and from each day it changes
 * them; and what the bureau had decided under the version before, number by number, wherever the notice says what it
 * said then (`carriedQuotas`). Dispatched breakdowns are left as they are: `reviseQuotas` lists them.
 */
export async function storeQuotas(em: Em, notice: Notice, origin: QuotaOrigin): Promise<void> {
  const key = { countyCode: notice.county.code, benefitYear: notice.benefitYear };
  const last = await em.findOne(QuotaColumn, key, { orderBy: { revision: 'desc' } });
  let revision = last?.revision ?? 0;
  const states = statesOf(notice);
  const earlier = await storedOf(em, key, origin.previous);
  const days = new Set([
    ...states.map(({ fromOn }) => fromOn ?? ''),
    ...earlier.revisions.filter(isBureau).map(({ fromOn }) => fromOn ?? ''),
  ]);
  let standing: StoredQuotaTable | null = null;
  for (const day of [...days].sort()) {
    const fromOn = day || null;
    const theirs = states.findLast((state) => (state.fromOn ?? '') <= day) ?? null;
    if (theirs && (theirs.fromOn ?? '') === day) {
      revision += 1;
      const { version: noticeVersion, at: decidedAt, by: decidedBy } = origin;
      const words = { basedOn: null, method: null, reason: '', source: 'NOTICE' as const };
      storeTable(em, key, { ...words, revision, decidedBy, decidedAt, noticeVersion, fromOn }, theirs.table);
      standing = theirs.table;
    }
    const mine = revisionOn(earlier.revisions, origin.previous, day);
    if (!mine || !isBureau(mine)) continue;
    const base = revisionOn(
      earlier.revisions.filter((each) => !isBureau(each)),
      origin.previous,
      day,
    );
    const tableOf = (stored: StoredQuotaRevision) => earlier.tables.get(stored.revision) ?? empty;
    const { table: merged, overridden } = carriedQuotas(
      base && comparable(tableOf(base)),
      comparable(tableOf(mine)),
      theirs && comparable(theirs.table),
    );
    if (merged.numbers.size === 0 || (standing && isSameTable(merged, comparable(standing)))) continue;
    revision += 1;
    standing = storedTable(merged, theirs?.table ?? empty, tableOf(mine));
    const reason = `${mine.reason}${notedOverrides(notice, origin.version, overridden, standing)}`;
    const carried = {
      ...mine,
      revision,
      basedOn: mine.revision,
      noticeVersion: origin.version,
      fromOn,
      reason,
    };
    storeTable(em, key, carried, standing);
  }
}

const empty: StoredQuotaTable = { columns: [], cells: [] };

function isBureau({ source }: StoredQuotaRevision): boolean {
  return source !== 'NOTICE';
}

/** Which of the bureau's numbers a version of the notice now sets otherwise; '' for none. */
function notedOverrides(
  notice: Notice,
  version: number,
  overridden: ReturnType<typeof carriedQuotas>['overridden'],
  { columns }: StoredQuotaTable,
): string {
  if (overridden.length === 0) return '';
  const names = overridden.slice(0, mostNamed).map(({ divisionCode, columnCode }) => {
    const division = notice.divisions.find(({ code }) => code === divisionCode)?.name ?? divisionCode;
    return `${division}${columns.find(({ code }) => code === columnCode)?.name ?? columnCode}`;
  });
  const more = overridden.length > mostNamed ? `等 ${overridden.length} 个数` : '';
  return `（第 ${version} 版方案另定，以方案为准：${names.join('、')}${more}）`;
}

const mostNamed = 10;

/** The tables a notice prints: that of its beginning, and one for each day on which it becomes another. */
function statesOf(notice: Notice): QuotaState[] {
  const all = [
    { notice, fromOn: null },
    ...revisionDays(notice).map((day) => ({ notice: noticeOn(notice, day), fromOn: day })),
  ];
  const states: QuotaState[] = [];
  let before = '';
  for (const { notice: state, fromOn } of all) {
    const rows = divisionQuotas(state);
    const now = JSON.stringify([state.quotas, rows]);
    if (state.quotas && now !== before) states.push({ fromOn, table: printedTable(state.quotas, rows) });
    before = now;
  }
  return states;
}

function printedTable(
  quotas: NonNullable<Notice['quotas']>,
  rows: ReturnType<typeof divisionQuotas>,
): StoredQuotaTable {
  return {
    columns: quotas.columns.map(({ code, name, declaredTotal, asOfOn, note }, position) => ({
      code,
      name,
      position,
      declaredTotal,
      asOfOn: asOfOn ?? null,
      note: note ?? null,
      clause: quotas.clause,
    })),
    cells: rows.flatMap(({ divisionCode, values, remarks }) =>
      values.flatMap((persons, index) => {
        const column = quotas.columns[index];
        if (persons === null || !column) return [];
        return [{ divisionCode, columnCode: column.code, persons, remarks, computed: null, reason: null }];
      }),
    ),
  };
}

/** What was given out under a version, earliest first. */
async function storedOf(em: Em, key: { countyCode: string; benefitYear: number }, noticeVersion: number) {
  const tables = new Map<number, StoredQuotaTable>();
  const columns = await em.find(QuotaColumn, { ...key, noticeVersion }, { orderBy: { position: 'asc' } });
  const numbers = [...new Set(columns.map(({ revision }) => revision))].sort((one, other) => one - other);
  const cells = numbers.length === 0 ? [] : await em.find(Quota, { ...key, revision: { $in: numbers } });
  const words =
    numbers.length === 0 ? [] : await em.find(QuotaRevision, { ...key, revision: { $in: numbers } });
  const revisions = numbers.map((revision): StoredQuotaRevision => {
    const own = columns.filter((column) => column.revision === revision);
    tables.set(revision, {
      columns: own.map(({ code, name, position, declaredTotal, asOfOn, note, clause }) => ({
        ...{ code, name, position, clause },
        declaredTotal: declaredTotal ?? null,
        asOfOn: asOfOn ?? null,
        note: note ?? null,
      })),
      cells: cells
        .filter((cell) => cell.revision === revision)
        .map(({ divisionCode, columnCode, persons, remarks, computed, reason }) => ({
          ...{ divisionCode, columnCode, persons },
          remarks: remarks ?? null,
          computed: computed ?? null,
          reason: reason ?? null,
        })),
    });
    const told = words.find((each) => each.revision === revision);
    return {
      revision,
      // Written by our own steps alone.
      source: (told?.source ?? 'NOTICE') as StoredQuotaRevision['source'],
      basedOn: told?.basedOn ?? null,
      method: told?.method ?? null,
      reason: told?.reason ?? '',
      decidedBy: told?.decidedBy ?? null,
      decidedAt: told?.decidedAt ?? '',
      noticeVersion,
      fromOn: own[0]?.fromOn ?? null,
    };
  });
  return { revisions, tables };
}

function storeTable(
  em: Em,
  key: { readonly countyCode: string; readonly benefitYear: number },
  { noticeVersion, fromOn, revision, ...words }: StoredQuotaRevision,
  { columns, cells }: StoredQuotaTable,
): void {
  for (const { code, name, position, declaredTotal, asOfOn, note, clause } of columns) {
    em.create(QuotaColumn, {
      ...key,
      revision,
      code,
      name,
      position,
      declaredTotal,
      asOfOn,
      note,
      clause,
      noticeVersion,
      fromOn,
    });
  }
  for (const { divisionCode, columnCode, persons, remarks, computed, reason } of cells) {
    em.create(Quota, { ...key, revision, columnCode, divisionCode, persons, remarks, computed, reason });
  }
  em.create(QuotaRevision, { ...key, revision, ...words });
}
