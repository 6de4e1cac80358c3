import { addDays, type LocalDate } from '../../../schema/values/local-date.ts';
import type { CollectionWindow } from '../../ingest/day.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';

/**
 * The windows against which paid days are placed: each day by the state of the notice that was in force on it, as the
 * start of cover is (decision 022). A later document that extends a window does not open days before it takes effect.
 *
 * Two things a window says are not asked: a cut-off time (payment files are read by day, so the closing day is open to
 * its end) and whether a window is for newborns alone (a day is placed, not a person).
 *
 * @param published a version as it was published, its later documents not applied
 */
export function importWindows(published: Notice): CollectionWindow[] {
  const starts = ['0000-01-01', ...revisionDays(published)];
  return starts.reduce<CollectionWindow[]>((before, from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? '9999-12-31' : addDays(next, -1);
    return windowsBetween(noticeOn(published, from), from, to).reduce(joined, before);
  }, []);
}

function windowsBetween({ windows }: Notice, from: LocalDate, to: LocalDate): CollectionWindow[] {
  return windows.flatMap(({ openDaysOfMonth, closedRanges, ...window }) => {
    const days = common({ from: window.opensOn, to: window.closesOn }, { from, to });
    if (days === null) return [];
    const closed = closedRanges.flatMap((range) => common(range, days) ?? []);
    return [{ opensOn: days.from, closesOn: days.to, openDays: openDaysOfMonth, closedRanges: closed }];
  });
}

/** Pieces of one window that only a later document has cut read as one: a warning names windows as people know them. */
function joined(pieces: readonly CollectionWindow[], piece: CollectionWindow): CollectionWindow[] {
  const dayBefore = addDays(piece.opensOn, -1);
  const at = pieces.findIndex(
    ({ closesOn, openDays }) =>
      closesOn === dayBefore &&
      openDays?.from === piece.openDays?.from &&
      openDays?.to === piece.openDays?.to,
  );
  const left = pieces[at];
  if (!left) return [...pieces, piece];
  const closedRanges = [...(left.closedRanges ?? []), ...(piece.closedRanges ?? [])];
  return pieces.with(at, { ...left, closesOn: piece.closesOn, closedRanges });
}

interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function common(left: DayRange, right: DayRange): DayRange | null {
  const from = left.from > right.from ? left.from : right.from;
  const to = left.to < right.to ? left.to : right.to;
  return from <= to ? { from, to } : null;
}
