import type { CurrentEntry } from '../../db/rosters/reading.ts';
import type { StagedRow } from '../../db/rosters/stage.ts';
import type { EndedEntry, NewEntry, RosterChanges } from '../../db/rosters/types.ts';
import { placeOf, type RosterPlan, type RosterTotals, rosterStatuses } from './plan.ts';

/**
 * Compares what a file tells of one person with the entries its source has of that person, category by category.
 *
 * @param rows one for each category
 * @param ours entries of this source that hold now
 */
export function compareEntries(
  rows: readonly StagedRow[],
  ours: readonly CurrentEntry[],
  plan: RosterPlan,
  totals: RosterTotals,
  changes: RosterChanges,
): void {
  const left = new Map([...ours].sort(byCategory).map((entry) => [entry.category_code, entry]));
  const fresh: NewEntry[] = [];
  const end = (entry: CurrentEntry) => changes.ended.push(endOf(entry));
  for (const row of rows) {
    const entry = entryOf(row, plan);
    const before = left.get(entry.categoryCode);
    if (!before) {
      fresh.push(entry);
      continue;
    }
    left.delete(entry.categoryCode);
    if (sameFacts(before, entry)) totals.unchangedEntries++;
    else {
      totals.changedEntries++;
      end(before);
      changes.entries.push(entry);
    }
  }
  // Somebody who stands in another category now has changed; no second one has come.
  const others = [...left.values()];
  for (const entry of fresh) {
    const before = others.shift();
    if (before) {
      totals.changedEntries++;
      end(before);
    } else totals.newEntries++;
    changes.entries.push(entry);
  }
  if (!plan.isFull) return;
  for (const entry of others) {
    totals.cancelledEntries++;
    end(entry);
  }
}

/** An entry as the one that holds no more. */
export function endOf(entry: CurrentEntry): EndedEntry {
  return { hash: entry.person_hash, categoryCode: entry.category_code, fromBatch: entry.from_batch };
}

function entryOf(row: StagedRow, plan: RosterPlan): NewEntry {
  const category = plan.categories[row.category ?? -1];
  const status = rosterStatuses[row.status];
  if (category === undefined || status === undefined) throw new Error('a row of a roster without a category');
  return {
    hash: row.hash,
    categoryCode: category,
    line: row.line,
    household: row.household,
    ...placeOf(row, plan),
    status,
    disabilityGrade: row.disabilityGrade,
    lowIncomeFamily: row.lowIncomeFamily,
    student: row.student,
    ethnicMinority: row.ethnicMinority,
  };
}

function sameFacts(before: CurrentEntry, now: NewEntry): boolean {
  return (
    before.status === now.status &&
    before.township_code === now.townshipCode &&
    before.village_code === now.villageCode &&
    before.disability_grade === now.disabilityGrade &&
    sameFact(before.low_income_family, now.lowIncomeFamily) &&
    sameFact(before.student, now.student) &&
    sameFact(before.ethnic_minority, now.ethnicMinority)
  );
}

function sameFact(before: number | null, now: boolean | null): boolean {
  return before === null ? now === null : now !== null && (before === 1) === now;
}

/** The databases answer in no order of their own; which entry a new category takes over must not hang on that. */
function byCategory(a: CurrentEntry, b: CurrentEntry): number {
  return a.category_code < b.category_code ? -1 : 1;
}
