import type { ProblemList } from '../../ingest/problem-list.ts';
import type { ImportOutcome } from '../imports/imports.ts';
import type { RosterImportResult } from '../imports/requests.ts';
import { noTotals, type RosterTotals } from './plan.ts';

/** The answer to an import. Counts are those a commit gives, or would give; after an error there are none. */
export function rosterResult(
  outcome: ImportOutcome,
  problems: ProblemList,
  totals: RosterTotals = noTotals(),
  rowsRead = 0,
  rejectedRows = 0,
): RosterImportResult {
  // How many a roster would cancel is what the question is about, so it is told with the refusal.
  const isAsked =
    problems.errorCount === 1 && problems.kept.some(({ code }) => code === 'ROSTER_CANCELS_MANY');
  const isTold = outcome !== 'CANCELLED' && (problems.errorCount === 0 || isAsked);
  const counts = isTold ? totals : noTotals();
  return {
    kind: 'ROSTER',
    outcome,
    batchNumber: null,
    rowsRead,
    rejectedRows,
    problemCount: problems.problemCount,
    problems: problems.kept,
    sameFileAsBatch: null,
    persons: counts.persons,
    newEntries: counts.newEntries,
    changedEntries: counts.changedEntries,
    cancelledEntries: counts.cancelledEntries,
    unchangedEntries: counts.unchangedEntries,
    newPersons: counts.newPersons,
    reviewItems: counts.otherNames,
    personsInOtherRosters: counts.personsInOtherRosters,
  };
}

/** Header texts a source remembers. */
const mostColumns = 200;

/** What was read this time wins over what was known; a source with ever new headers forgets the oldest. */
export function remembered(
  known: Readonly<Record<string, string>>,
  read: Readonly<Record<string, string>>,
): Record<string, string> {
  const old = Object.entries(known).filter(([header]) => !Object.hasOwn(read, header));
  return Object.fromEntries([...old, ...Object.entries(read)].slice(-mostColumns));
}
