import type { ChangePartsFragment } from './generated/graphql.ts';

/** What the server says has changed: where, never the figures. */
export type ChangeParts = Readonly<ChangePartsFragment>;

/** Campaign → the state its changes are known up to, `figures.breakdowns`. */
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
  const [figures, breakdowns] = numbersOf(mark) ?? [];
  const [knownFigures, knownBreakdowns] = numbersOf(known) ?? [];
  if (figures === undefined || breakdowns === undefined) return false;
  if (knownFigures === undefined || knownBreakdowns === undefined) return false;
  return figures <= knownFigures && breakdowns <= knownBreakdowns;
}

function numbersOf(mark: string): readonly [number, number] | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(mark);
  return match ? [Number(match[1]), Number(match[2])] : null;
}
