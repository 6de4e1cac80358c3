import type { LocalDate } from '../../schema/values/local-date.ts';
import type { Problem } from '../../schema/values/problem.ts';
import { noticeOn } from './in-force.ts';
import type { Notice, NoticeClause } from './notice.ts';
import { errorAt, type Path, pathText, valueAt } from './notice-check/faults.ts';
import { pathOf } from './notice-place.ts';
import { withEdits } from './parameters.ts';

/** A later document as a clerk enters it: values in the words of the 政策参数 sheet. */
export interface RevisionDraft {
  readonly document: {
    readonly number: string;
    readonly title: string;
    readonly issuer: string;
    readonly issuedOn: LocalDate;
  };
  readonly from: LocalDate;
  readonly clauses: readonly NoticeClause[];
  readonly changes: readonly RevisionDraftChange[];
  readonly note?: string | null | undefined;
}

export interface RevisionDraftChange {
  readonly path: string;
  /** The value before, compared when it is given. */
  readonly was?: string | null | undefined;
  readonly text: string;
}

export type RevisedNotice =
  /** For `checkNotice`, which checks every state of it. */
  | { readonly kind: 'ok'; readonly raw: unknown }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * The notice with one more later document. Its texts are read against the notice as it stands on the day from which the
 * document holds; what stands there then is kept beside each change, so that a corrected notice is refused rather than
 * changed in another place.
 */
export function withRevision(notice: Notice, draft: RevisionDraft): RevisedNotice {
  const at: Path = ['revisions', notice.revisions.length];
  if (draft.changes.length === 0) {
    return { kind: 'problems', problems: [errorAt([...at, 'changes'], 'NOTICE_REVISION_NO_CHANGE', {})] };
  }
  const standing = noticeOn(notice, draft.from);
  // A changed row may cite a clause that the document brings along.
  const cited: Notice = { ...standing, clauses: [...standing.clauses, ...draft.clauses] };
  const problems: Problem[] = [];
  const changes = groupsOf(cited, draft.changes).flatMap(({ path, edits }) => {
    const edited = withEdits(cited, edits);
    if (edited.kind === 'problems') {
      problems.push(...edited.problems);
      return [];
    }
    const was = valueBefore(cited, path, edits, problems);
    const isRemoved = edited.removedPaths.includes(pathText(path));
    const becomes = isRemoved ? null : (valueAt(edited.raw, path) ?? null);
    return [{ path: pathText(path), ...(was === undefined ? {} : { was }), becomes }];
  });
  if (problems.length > 0) return { kind: 'problems', problems };
  const { document, from, clauses, note } = draft;
  const revision = {
    document: { ...document, cites: [] },
    from,
    clauses,
    changes,
    ...(note ? { note } : {}),
  };
  return { kind: 'ok', raw: { ...notice, revisions: [...notice.revisions, revision] } };
}

interface Group {
  readonly path: Path;
  readonly edits: readonly RevisionDraftChange[];
}

/** Edits by the place that can be changed: the values of a new item, or of a part that was absent, are one change. */
function groupsOf(notice: Notice, changes: readonly RevisionDraftChange[]): Group[] {
  const groups = new Map<string, { path: Path; edits: RevisionDraftChange[] }>();
  for (const change of changes) {
    const path = standingPath(notice, pathOf(change.path) ?? [change.path]);
    const key = pathText(path);
    const group = groups.get(key) ?? { path, edits: [] };
    group.edits.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The path itself, or the part of it down to the first place that is not there yet. */
function standingPath(notice: Notice, path: Path): Path {
  for (let depth = 1; depth < path.length; depth++) {
    const above = path.slice(0, depth);
    const value = valueAt(notice, above);
    if (value === null || value === undefined) return above;
  }
  return path;
}

/** What the draft says stood there, as a value; otherwise what does. Undefined for what is added. */
function valueBefore(
  notice: Notice,
  path: Path,
  edits: readonly RevisionDraftChange[],
  problems: Problem[],
): unknown {
  const [edit] = edits;
  if (edits.length !== 1 || typeof edit?.was !== 'string') return valueAt(notice, path);
  const before = withEdits(notice, [{ path: edit.path, text: edit.was }]);
  if (before.kind === 'ok') return valueAt(before.raw, path) ?? null;
  problems.push(...before.problems);
  return undefined;
}
