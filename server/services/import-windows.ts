import { addDays } from '../../schema/values/local-date.ts';
import type { CollectionWindow } from '../ingest/day.ts';
import { noticeOn, revisionDays } from '../policy/in-force.ts';
import type { Notice } from '../policy/notice.ts';

/**
 * The windows against which paid days are placed: each day by the state of the notice that was in force on it. A later
 * document that extends a window does not open days before it takes effect.
 *
 * @param published a version as it was published, its later documents not applied
 */
export function importWindows(published: Notice): CollectionWindow[] {
  const starts = ['0000-01-01', ...revisionDays(published)];
  return starts.flatMap((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? '9999-12-31' : addDays(next, -1);
    return windowsBetween(noticeOn(published, from), from, to);
  });
}

function windowsBetween({ windows }: Notice, from: string, to: string): CollectionWindow[] {
  return windows
    .map(({ opensOn, closesOn, openDaysOfMonth, closedRanges }) => ({
      opensOn: opensOn > from ? opensOn : from,
      closesOn: closesOn < to ? closesOn : to,
      openDays: openDaysOfMonth,
      closedRanges,
    }))
    .filter(({ opensOn, closesOn }) => opensOn <= closesOn);
}
