import type { LocalDate } from '../../schema/values/local-date.ts';
import type { SqlValue } from './reader.ts';
import { ask, type Steps } from './steps.ts';

/** Whose quotas: a county's year. */
export interface QuotaOwner {
  readonly countyCode: string;
  readonly benefitYear: number;
}

/** A column of a stored quota table. */
export interface StoredQuotaColumn {
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly declaredTotal: number | null;
  readonly asOfOn: string | null;
  readonly note: string | null;
  readonly clause: string;
}

/** One number of a stored quota table, persons. */
export interface StoredQuotaCell {
  readonly divisionCode: string;
  readonly columnCode: string;
  readonly persons: number;
  readonly remarks: string | null;
  /** What a method gave, before edits and residual; null where none was used. */
  readonly computed: number | null;
  /** Of an edit. */
  readonly reason: string | null;
}

/** A whole quota table as it was given out. */
export interface StoredQuotaTable {
  readonly columns: readonly StoredQuotaColumn[];
  readonly cells: readonly StoredQuotaCell[];
}

/** How a revision came about. */
export interface StoredQuotaRevision {
  readonly revision: number;
  readonly source: 'NOTICE' | 'DERIVED' | 'EDITED';
  readonly basedOn: number | null;
  /** JSON of whoever wrote it. */
  readonly method: string | null;
  readonly reason: string;
  readonly decidedBy: string | null;
  /** ISO instant; '' for one that was there before times were kept. */
  readonly decidedAt: string;
  /** Version of the notice it belongs to. */
  readonly noticeVersion: number | null;
  /** Null: from the beginning. */
  readonly fromOn: LocalDate | null;
}

/** Holds the campaign until the transaction ends and answers its notice version; null when there is none. */
export function* lockQuotas({ countyCode, benefitYear }: QuotaOwner): Steps<number | null> {
  const [row] = yield* ask<{ version: number }>(
    `update campaign set figures_version = figures_version where county_code = ? and benefit_year = ?
     returning notice_version as version`,
    [countyCode, benefitYear],
  );
  return row?.version ?? null;
}

/** Every revision of a campaign, earliest first. */
export function* quotaRevisions({
  countyCode,
  benefitYear,
}: QuotaOwner): Steps<readonly StoredQuotaRevision[]> {
  const rows = yield* ask<RevisionRow>(
    `select c.revision, r.source, r.based_on, r.method, r.reason, r.decided_by, r.decided_at,
       c.notice_version, c.from_on
     from (select distinct county_code, benefit_year, revision, notice_version, from_on from quota_column
       where county_code = ? and benefit_year = ?) c
     left join quota_revision r on r.county_code = c.county_code and r.benefit_year = c.benefit_year
       and r.revision = c.revision
     order by c.revision`,
    [countyCode, benefitYear],
  );
  return rows.map((row) => ({
    revision: row.revision,
    source: row.source ?? 'NOTICE',
    basedOn: row.based_on,
    method: row.method,
    reason: row.reason ?? '',
    decidedBy: row.decided_by,
    decidedAt: row.decided_at ?? '',
    noticeVersion: row.notice_version,
    fromOn: row.from_on,
  }));
}

export function* quotaTable(
  { countyCode, benefitYear }: QuotaOwner,
  revision: number,
): Steps<StoredQuotaTable> {
  const key = [countyCode, benefitYear, revision];
  const columns = yield* ask<ColumnRow>(
    `select code, name, position, declared_total, as_of_on, note, clause from quota_column
     where county_code = ? and benefit_year = ? and revision = ? order by position`,
    key,
  );
  const cells = yield* ask<CellRow>(
    `select division_code, column_code, persons, remarks, computed, reason from quota
     where county_code = ? and benefit_year = ? and revision = ? order by division_code, column_code`,
    key,
  );
  return {
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
  };
}

/** Stores a whole table as the next revision, and that the figures are others now. */
export function* insertQuotas(
  { countyCode, benefitYear }: QuotaOwner,
  revised: StoredQuotaRevision,
  { columns, cells }: StoredQuotaTable,
): Steps<void> {
  const key = [countyCode, benefitYear, revised.revision];
  yield* insertRows(
    `quota_column (county_code, benefit_year, revision, code, name, position, declared_total, as_of_on, note, clause,
      notice_version, from_on)`,
    columns.map((column) => [
      ...key,
      column.code,
      column.name,
      column.position,
      column.declaredTotal,
      column.asOfOn,
      column.note,
      column.clause,
      revised.noticeVersion,
      revised.fromOn,
    ]),
  );
  yield* insertRows(
    'quota (county_code, benefit_year, revision, column_code, division_code, persons, remarks, computed, reason)',
    cells.map((cell) => [
      ...key,
      cell.columnCode,
      cell.divisionCode,
      cell.persons,
      cell.remarks,
      cell.computed,
      cell.reason,
    ]),
  );
  yield* insertRows(
    `quota_revision (county_code, benefit_year, revision, source, based_on, method, reason, decided_by, decided_at)`,
    [
      [
        ...key,
        revised.source,
        revised.basedOn,
        revised.method,
        revised.reason,
        revised.decidedBy,
        revised.decidedAt,
      ],
    ],
  );
  yield* ask(
    'update campaign set figures_version = figures_version + 1 where county_code = ? and benefit_year = ?',
    [countyCode, benefitYear],
  );
}

/** Rows of one statement: well below what either database takes. */
const mostRows = 500;

function* insertRows(into: string, rows: readonly (readonly SqlValue[])[]): Steps<void> {
  for (let start = 0; start < rows.length; start += mostRows) {
    const some = rows.slice(start, start + mostRows);
    const one = `(${some[0]?.map(() => '?').join(', ')})`;
    yield* ask(`insert into ${into} values ${some.map(() => one).join(', ')}`, some.flat());
  }
}

interface RevisionRow {
  readonly revision: number;
  readonly source: StoredQuotaRevision['source'] | null;
  readonly based_on: number | null;
  readonly method: string | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly notice_version: number | null;
  readonly from_on: string | null;
}

interface ColumnRow {
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly declared_total: number | null;
  readonly as_of_on: string | null;
  readonly note: string | null;
  readonly clause: string;
}

interface CellRow {
  readonly division_code: string;
  readonly column_code: string;
  readonly persons: number;
  readonly remarks: string | null;
  readonly computed: number | null;
  readonly reason: string | null;
}
