import { messages, sentence } from '../../../schema/messages.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { reviewKind, reviewReasonName } from '../../../schema/values/review-reason.ts';
import type { ReviewConflict, ReviewItemRecord } from '../../services/review-items/review-items.ts';

/** The name of a kind; the code itself when it is newer than the words. */
export function reviewKindName(kind: string): string {
  return reviewKind(kind)?.name ?? kind;
}

/** What an item is and what to do, in one sentence. @param foundTownship the township's name on the other side */
export function reviewSentence(item: ReviewItemRecord, foundTownship = ''): string {
  const code = `REVIEW_ITEM_${item.kind}`;
  return sentence(messages[code] ? code : 'REVIEW_ITEM_OF_OTHER_KIND', {
    found: yuan(item.foundFen),
    expected: yuan(item.expectedFen),
    day: item.onDay ?? '',
    receipt: textOf(item, 'receipt'),
    failure: textOf(item, 'failure'),
    foundOn: textOf(item, 'foundOn'),
    foundTownship,
  });
}

function textOf({ detail }: ReviewItemRecord, key: string): string {
  const value = detail[key];
  return typeof value === 'string' ? value : '';
}

/** Why an item was not closed (or opened again), and who changed it when. */
export function conflictSentence({ code, current }: ReviewConflict): string {
  const allowed =
    current &&
    reviewKind(current.kind)
      ?.reasons.map(({ name }) => name)
      .join('、');
  return sentence(code.startsWith('CONFLICT') ? 'REVIEW_CONFLICT' : `REVIEW_${code}`, {
    by: current?.closedBy ?? '',
    at: shanghaiMinute(current?.closedAt ?? null),
    kind: current ? reviewKindName(current.kind) : '',
    expected: allowed ?? reviewReasonName('OTHER'),
  });
}

/** `2025-01-10 10:00` in Asia/Shanghai. */
export function shanghaiMinute(instant: string | null): string {
  if (instant === null) return '';
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function yuan(fen: number | null): string {
  return fen === null ? '' : formatYuan(fen);
}
