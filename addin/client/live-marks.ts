import type { ChangePartsFragment } from './generated/graphql.ts';

/** What the server says has changed: where, never the figures. */
export type ChangeParts = Readonly<ChangePartsFragment>;

/** Campaign → the state its changes are known up to, `figures.breakdowns.day`. */
export type Marks = ReadonlyMap<string, string>;

/** An event's id, `campaign:mark;campaign:mark`. What cannot be read is left out: it counts as not known. */
export function marksOf(eventId: string | null): Marks {
  const marks = new Map<string, string>();
  for (const part of (eventId ?? '').split(';')) {
    const colon = part.lastIndexOf(':');
    const mark = part.slice(colon + 1);
    if (colon > 0 && numbersOf(mark)) marks.set(part.slice(0, colon), mark);
  }
  return marks;
}

export function eventIdOf(marks: Marks, campaignIds: readonly string[]): string | null {
  const known = campaignIds.flatMap((id) => {
    const mark = marks.get(id);
    return mark === undefined ? [] : [`${id}:${mark}`];
  });
  return known.length === 0 ? null : known.join(';');
}

/** `figures_version` of a state. */
export function figuresOf(mark: string): number | null {
  return numbersOf(mark)?.[0] ?? null;
}

/** Whether this state is the known one or was reached before it. Of a restored backup's neither is true. */
export function isReached(known: string, mark: string): boolean {
  const numbers = numbersOf(mark);
  const reached = numbersOf(known);
  if (!numbers || numbers.length !== reached?.length) return false;
  return numbers.every((number, place) => number <= (reached[place] ?? -1));
}

/** What a state counts, the version of the figures first; all of them only rise. */
function numbersOf(mark: string): readonly number[] | null {
  return /^\d{1,15}(\.\d{1,15})*$/.test(mark) ? mark.split('.').map(Number) : null;
}
