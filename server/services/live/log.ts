import { type Change, compareMarks, everything, type Mark, unite } from './changes.ts';

/** The last steps of one campaign, from which a client that was away is told what it missed. */
export interface ChangeLog {
  /** @param change follows upon the one before: its `from` is where that one ended */
  add(change: Change): void;
  /** All that changed after a state; null: nothing. A state that the log does not reach back to: everything. */
  since(mark: Mark | null, now: Pick<Change, 'campaignId' | 'mark' | 'at'>): Change | null;
}

/** Some hundred steps are a working day of imports, and less than 100 kB. */
export function createChangeLog(most = 256): ChangeLog {
  let steps: Change[] = [];
  return {
    add(change) {
      // A state that is not ahead of the last one: the database was put back, and older steps say nothing of it.
      if (change.from === null || compareMarks(change.from, change.mark) !== 'older') steps = [];
      else steps.push(change);
      if (steps.length > most) steps.shift();
    },
    since(mark, now) {
      const missed = mark === null ? 'apart' : compareMarks(mark, now.mark);
      if (missed === 'same') return null;
      const oldest = steps[0];
      const reaches =
        missed === 'older' &&
        oldest?.from != null &&
        mark !== null &&
        ['same', 'older'].includes(compareMarks(oldest.from, mark));
      if (!reaches) return everything({ ...now, from: mark });
      const later = steps.filter((step) => !['same', 'older'].includes(compareMarks(step.mark, mark)));
      const all = later.reduce<Change | null>((sum, step) => (sum ? unite(sum, step) : step), null);
      return all ? { ...all, ...now, from: mark } : everything({ ...now, from: mark });
    },
  };
}
