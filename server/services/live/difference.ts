import { isLocalDate, type LocalDate } from '../../../schema/values/local-date.ts';
import type { FiguresDigest } from '../../db/live/state.ts';
import { type Change, type ChangeKind, everything, type MarkParts, markOf, shortened } from './changes.ts';

/** A campaign at one moment: its mark and what its figures looked like. */
export interface LiveState {
  readonly parts: MarkParts;
  readonly digest: FiguresDigest;
  /** False: the digest may hold more than the mark says. */
  readonly isSteady: boolean;
}

/**
 * Where the figures of two moments differ. What the digests do not show, though the figures' version rose, may be
 * anywhere: then everything.
 */
export function differenceOf(campaignId: string, before: LiveState, after: LiveState, at: string): Change {
  const place = { campaignId, mark: markOf(after.parts), from: markOf(before.parts), at };
  const hasFigures = after.parts.figures !== before.parts.figures;
  const kinds: ChangeKind[] = [];
  if (hasFigures) kinds.push('FIGURES');
  if (after.parts.breakdowns !== before.parts.breakdowns) kinds.push('BREAKDOWNS');
  if (after.parts.day !== before.parts.day) kinds.push('DAY');
  const isOtherwise = after.parts.day !== before.parts.day || after.digest.rest !== before.digest.rest;
  if (isOtherwise || !before.isSteady) return everything(place, kinds);

  const townships = new Set<string>();
  const days = new Set<LocalDate>();
  const dated = new Set<string>();
  for (const [old, now] of [
    [before.digest.days, after.digest.days],
    [before.digest.reconciled, after.digest.reconciled],
  ] as const) {
    for (const code of changedKeys(old, now)) {
      townships.add(code);
      dated.add(code);
      for (const day of changedDays(old.get(code) ?? '', now.get(code) ?? '')) days.add(day);
    }
  }
  // A person who changes category or village within a township and day moves no sum of the day: then it may be any.
  let isAnyDay = false;
  for (const code of changedKeys(before.digest.categories, after.digest.categories)) {
    townships.add(code);
    if (!dated.has(code)) isAnyDay = true;
  }
  const villages = changedVillages(before.digest, after.digest);
  for (const { township } of villages) {
    if (township) townships.add(township);
    if (!dated.has(township)) isAnyDay = true;
  }
  for (const code of changedKeys(before.digest.coverage, after.digest.coverage)) townships.add(code);
  const ofBreakdowns = changedKeys(before.digest.breakdowns, after.digest.breakdowns);
  for (const code of ofBreakdowns) townships.add(code);
  // Accepted numbers are the quotas of the villages, on whatever day.
  if (ofBreakdowns.length > 0) isAnyDay = true;

  const isExplained = townships.size > 0 && villages.every(({ township }) => township !== '');
  if (!isExplained) return everything(place, kinds);
  return shortened({
    ...place,
    kinds,
    townships: [...townships].sort(),
    // Coverage and breakdowns say which townships, so their villages are all of them.
    villages:
      villages.length > 0 && townships.size === new Set(villages.map((v) => v.township)).size ? villages : [],
    days: isAnyDay ? [] : [...days].sort(),
    isEverything: false,
  });
}

function changedVillages(before: FiguresDigest, after: FiguresDigest) {
  const codes = new Set([...before.villages.keys(), ...after.villages.keys()]);
  return [...codes].flatMap((code) => {
    const [old, now] = [before.villages.get(code), after.villages.get(code)];
    return old?.text === now?.text ? [] : [{ code, township: now?.township ?? old?.township ?? '' }];
  });
}

function changedKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const changed = [...after.keys()].filter((key) => before.get(key) !== after.get(key));
  return [...changed, ...[...before.keys()].filter((key) => !after.has(key))];
}

/** The days of `day=sums;day=sums` whose sums differ. */
function changedDays(before: string, after: string): LocalDate[] {
  const read = (text: string) =>
    new Map(
      text.split(';').flatMap((each) => {
        const [day = '', sums = ''] = each.split('=');
        return isLocalDate(day) ? [[day, sums] as const] : [];
      }),
    );
  return changedKeys(read(before), read(after));
}
