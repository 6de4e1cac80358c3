import type { Fault } from '../fault.ts';
import type { LiveTablesState } from './live-tables.ts';
import { needsCare, type TableOutcome } from './sheets.ts';

/** The line was down: the same for every table, so it is said once. */
export function offlineFault(outcomes: readonly TableOutcome[]): Fault | null {
  for (const each of outcomes) if (each.kind === 'failed' && each.fault.isOffline) return each.fault;
  return null;
}

/** What came of one table, as far as it is still worth saying. */
export interface ToldOutcome {
  readonly outcome: TableOutcome;
  /** Cells were changed since: what it says of them may be so no more. */
  readonly isOld: boolean;
}

/**
 * What of a refresh is still so. A table that has been redrawn since tells for itself how it stands, and so does one for
 * which something newer waits; one that is gone has nothing to tell.
 *
 * @param at when the refresh came to its end, ISO
 */
export function stillTold(
  outcomes: readonly TableOutcome[],
  at: string,
  { byTable, editedAt }: Pick<LiveTablesState, 'byTable' | 'editedAt'>,
): readonly ToldOutcome[] {
  return outcomes.flatMap((outcome): ToldOutcome[] => {
    const table = byTable.get(outcome.table.name);
    const hasCare = needsCare(outcome);
    if (!table) return outcome.kind === 'failed' ? [{ outcome, isOld: false }] : [];
    const isRedrawn = table.asOf !== null && table.asOf > at;
    if (isRedrawn || (!hasCare && table.live !== 'current')) return [];
    return [{ outcome, isOld: hasCare && editedAt !== null && editedAt > at }];
  });
}
