import type { LocalDate } from '../../schema/values/local-date.ts';
import { applyChanges, type ChangedNotice } from './changes.ts';
import type { Notice, NoticeRevision } from './notice.ts';
import type { Path } from './notice-check/faults.ts';
import { noticeShape } from './notice-shape.ts';

export { applyChanges, type ChangedNotice, changesNothing, type NoticeChange } from './changes.ts';

/**
 * The notice as it stands on a day: every revision that holds by then, in the order in which they begin to hold
 * (the order of the file for one and the same day). Its `revisions` are those still to come, so that asking the
 * outcome again for the same or a later day applies nothing twice; what did apply is answered by `documentsOn` from
 * the original. Without a revision it is the same object.
 *
 * @throws Error when a revision does not fit; `checkNotice` refuses such a notice, so a bug
 */
export function noticeOn(notice: Notice, day: LocalDate): Notice {
  const due = revisionsInOrder(notice.revisions).filter(({ revision }) => revision.from <= day);
  if (due.length === 0) return notice;
  const revised = due.reduce<unknown>((standing, { revision, index }) => {
    const changed = applyRevision(standing, revision, ['revisions', index]);
    if (changed.kind === 'problems') {
      throw new Error(`revision ${index} of a checked notice does not fit: ${changed.problems[0]?.code}`);
    }
    // What stands between two revisions of one day holds on no day: it may be incomplete until the second is applied.
    const read = noticeShape.safeParse(changed.value);
    return read.success ? read.data : changed.value;
  }, notice);
  return { ...noticeShape.parse(revised), revisions: notice.revisions.filter(({ from }) => from > day) };
}

/** The days on which something changes, each once, earliest first; empty when nothing was ever revised. */
export function revisionDays(notice: { readonly revisions: readonly NoticeRevision[] }): LocalDate[] {
  return [...new Set(notice.revisions.map(({ from }) => from))].sort();
}

/** Revisions in the order in which they are applied, each with its index in the file. */
export function revisionsInOrder<Revision extends { readonly from: LocalDate }>(
  revisions: readonly Revision[],
): { readonly revision: Revision; readonly index: number }[] {
  // A stable sort: revisions of one day keep the order of the file.
  return revisions
    .map((revision, index) => ({ revision, index }))
    .sort(({ revision: { from: left } }, { revision: { from: right } }) =>
      left === right ? 0 : left < right ? -1 : 1,
    );
}

/**
 * One revision applied to the plain value of a notice: its changes, then its clauses added to the others. The outcome
 * is not checked and its new items lack defaults: pass it through `checkNotice` before the next revision.
 *
 * @param at where the revision stands in the file, for the places of problems
 */
export function applyRevision(
  raw: unknown,
  revision: Pick<NoticeRevision, 'changes' | 'clauses'>,
  at: Path,
): ChangedNotice {
  const changed = applyChanges(raw, revision.changes, [...at, 'changes']);
  if (changed.kind === 'problems' || revision.clauses.length === 0) return changed;
  const value = changed.value as { readonly clauses?: unknown };
  const clauses: readonly unknown[] = Array.isArray(value.clauses) ? value.clauses : [];
  return { kind: 'ok', value: { ...value, clauses: [...clauses, ...revision.clauses] } };
}

/** A document in force and the places it sets. */
export interface DocumentInForce {
  readonly document: Notice['document'];
  /** Null for the notice itself, which sets every place that no later document changed. */
  readonly from: LocalDate | null;
  /** Paths of the notice as it stood just before this document. */
  readonly places: readonly string[];
}

/** The notice's own document and those that revised it by a day, in the order in which they hold. */
export function documentsOn(notice: Notice, day: LocalDate): DocumentInForce[] {
  const later = revisionsInOrder(notice.revisions).filter(({ revision }) => revision.from <= day);
  return [
    { document: notice.document, from: null, places: [] },
    ...later.map(({ revision }) => ({
      document: revision.document,
      from: revision.from,
      places: revision.changes.map(({ path }) => path),
    })),
  ];
}
