import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import {
  insertQuotas,
  type QuotaOwner,
  quotaTable,
  type StoredQuotaRevision,
  type StoredQuotaTable,
} from '../../db/quotas.ts';
import type { Steps } from '../../db/steps.ts';
import { type CarriedTable, carriedQuotas, isSameTable } from '../../policy/quota-carry.ts';
import { quotaNumbers } from '../../policy/quota-numbers.ts';

/** The revision of a notice's version that is in force on a day; null for none. */
export function revisionOn(
  revisions: readonly StoredQuotaRevision[],
  noticeVersion: number,
  day: LocalDate,
): StoredQuotaRevision | null {
  // Later ones are stored later, whatever the day they begin.
  return (
    revisions.findLast(
      ({ noticeVersion: version, fromOn }) => version === noticeVersion && (fromOn === null || fromOn <= day),
    ) ?? null
  );
}

/** A stored table as it is compared. */
export function comparable({ columns, cells }: StoredQuotaTable): CarriedTable {
  return { columns, numbers: quotaNumbers(cells) };
}

/** A table that was merged, with the words of the tables it was merged from: `first` before `second`. */
export function storedTable(
  merged: CarriedTable,
  first: StoredQuotaTable,
  second: StoredQuotaTable,
): StoredQuotaTable {
  const column = (code: string) =>
    first.columns.find((each) => each.code === code) ?? second.columns.find((each) => each.code === code);
  const cellsOf = (table: StoredQuotaTable) =>
    new Map(table.cells.map((cell) => [`${cell.divisionCode}/${cell.columnCode}`, cell]));
  const known = [cellsOf(first), cellsOf(second)];
  return {
    columns: merged.columns.flatMap(({ code, declaredTotal }, position) => {
      const words = column(code);
      return words ? [{ ...words, position, declaredTotal }] : [];
    }),
    cells: [...merged.numbers].flatMap(([divisionCode, own]) =>
      [...own].map(([columnCode, persons]) => {
        const cells = known.map((each) => each.get(`${divisionCode}/${columnCode}`));
        // How a number came about is told by the table that has this very number.
        const same = cells.find((cell) => cell?.persons === persons);
        const remarks = cells.map((cell) => cell?.remarks).find(Boolean) ?? null;
        return {
          divisionCode,
          columnCode,
          persons,
          remarks,
          computed: same?.computed ?? null,
          reason: same?.reason ?? null,
        };
      }),
    ),
  };
}

/**
 * Stores a new table, and once more for every later day on which a document sets other quotas: what the bureau decides
 * holds on beyond that day wherever the document says nothing new.
 *
 * @param before the table it came from; null for none
 * @returns what the documents set otherwise on their day
 */
export function* storeRevision(
  owner: QuotaOwner,
  revised: StoredQuotaRevision,
  before: StoredQuotaTable | null,
  after: StoredQuotaTable,
  revisions: readonly StoredQuotaRevision[],
  names: (divisionCode: string) => string,
): Steps<Problem[]> {
  yield* insertQuotas(owner, revised, after);
  const ofVersion = revisions.filter(({ noticeVersion }) => noticeVersion === revised.noticeVersion);
  const days = [...new Set(ofVersion.flatMap(({ fromOn }) => (fromOn === null ? [] : [fromOn])))]
    .filter((day) => day > (revised.fromOn ?? ''))
    .sort();
  const problems: Problem[] = [];
  let { revision } = revised;
  for (const fromOn of days) {
    const later = revisionOn(ofVersion, revised.noticeVersion ?? 0, fromOn);
    if (!later || later.fromOn !== fromOn) continue;
    const theirs = yield* quotaTable(owner, later.revision);
    const { table, overridden } = carriedQuotas(
      before && comparable(before),
      comparable(after),
      comparable(theirs),
    );
    revision += 1;
    yield* insertQuotas(owner, { ...revised, revision, fromOn }, storedTable(table, theirs, after));
    problems.push(
      ...overridden.map(({ divisionCode, columnCode }): Problem => {
        const column = theirs.columns.find(({ code }) => code === columnCode)?.name ?? columnCode;
        return {
          code: 'QUOTA_LATER_DOCUMENT',
          severity: 'WARNING',
          place: {},
          found: fromOn,
          values: { division: names(divisionCode), column },
        };
      }),
    );
  }
  return problems;
}

/** Whether a new table has nothing to say that the one before did not. */
export function isSame(before: StoredQuotaTable | null, after: StoredQuotaTable): boolean {
  if (after.cells.length === 0) return true;
  return before !== null && isSameTable(comparable(before), comparable(after));
}
