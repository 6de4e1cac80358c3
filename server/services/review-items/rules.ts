import { otherReason, type ReviewArea, reviewKind } from '../../../schema/values/review-reason.ts';
import { type Actor, requirePeople } from '../access.ts';
import { Refusal } from '../refusal.ts';

const longestNote = 200;

/**
 * A note as it is kept: on one line, without anything that looks like an ID number.
 *
 * @param reason null when the note stands alone and is needed
 * @throws Refusal REVIEW_NOTE_NEEDED, REVIEW_NOTE_TOO_LONG, REVIEW_NOTE_ID_NUMBER
 */
export function readNote(written: string, reason: string | null): string {
  const note = written.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (note === '' && (reason === null || reason === otherReason)) throw new Refusal('REVIEW_NOTE_NEEDED');
  if (note.length > longestNote) {
    throw new Refusal('REVIEW_NOTE_TOO_LONG', { found: note.length, limit: longestNote });
  }
  // Spaces and dashes do not hide a number that somebody typed in groups.
  if (/\d{14}/.test(note.normalize('NFKC').replace(/[\s-]/g, ''))) throw new Refusal('REVIEW_NOTE_ID_NUMBER');
  return note;
}

/** True when items of a kind may not be closed for this reason. A kind nobody knows takes only 其他. */
export function wrongReason(kind: string, reason: string): boolean {
  const known = reviewKind(kind);
  if (!known) return reason !== otherReason;
  return !known.reasons.some(({ code }) => code === reason);
}

/** A township works through what concerns its own people; accounts with the tax office and bank are the bureau's. */
export function closableAreas(actor: Actor, countyCode: string): ReviewArea[] {
  const scope = requirePeople(actor, countyCode);
  return scope.kind === 'county' ? ['ROSTER', 'LEDGER', 'RECONCILIATION'] : ['ROSTER', 'LEDGER'];
}
