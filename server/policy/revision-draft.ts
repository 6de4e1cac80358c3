import type { LocalDate } from '../../schema/values/local-date.ts';
import type { Problem } from '../../schema/values/problem.ts';
import { type NoticeChange, noticeOn } from './in-force.ts';
import type { Notice, NoticeClause } from './notice.ts';
import { commonProblems } from './notice-check/common-problems.ts';
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
  /** Every value that cannot be read, and what is wrong with the rest of the draft. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * The notice with one more later document. Its texts are read against the notice as it stands on the day from which the
 * document holds; what stands there then is kept beside each change, so that a corrected notice is refused rather than
 * changed in another place.
 */
export function withRevision(notice: Notice, draft: RevisionDraft): RevisedNotice {
  const at: Path = ['revisions', notice.revisions.length];
  const standing = noticeOn(notice, draft.from);
  // A changed row may cite a clause that the document brings along.
  const cited: Notice = { ...standing, clauses: [...standing.clauses, ...draft.clauses] };
  const problems: Problem[] =
    draft.changes.length > 0 ? [] : [errorAt([...at, 'changes'], 'NOTICE_REVISION_NO_CHANGE', {})];
  const changes = groupsOf(cited, draft.changes).map((group) => changeOf(cited, group, problems));
  const raw = (attempt: keyof Change) =>
    withDocument(
      notice,
      draft,
      changes.map((change) => change[attempt]),
    );
  if (problems.length === 0) return { kind: 'ok', raw: raw('kept') };
  // Changes that could not be read at all are told above; that none is left is not.
  const isTold = ({ place }: Problem) => place.path !== pathText([...at, 'changes']);
  const others = commonProblems(raw('kept'), raw('unreadable')).filter(isTold);
  return { kind: 'problems', problems: [...problems, ...others] };
}

function withDocument(
  notice: Notice,
  { document, from, clauses, note }: RevisionDraft,
  changes: readonly (NoticeChange | null)[],
): unknown {
  const revision = {
    document: { ...document, cites: [] },
    from,
    clauses,
    changes: changes.filter((change) => change !== null),
    ...(note ? { note } : {}),
  };
  return { ...notice, revisions: [...notice.revisions, revision] };
}

/** Both ways to hold a faulty change while the others are checked; the same change twice when it can be read. */
interface Change {
  /** Null when there is no such place. */
  readonly kept: NoticeChange | null;
  readonly unreadable: NoticeChange | null;
}

function changeOf(notice: Notice, { path, edits }: Group, problems: Problem[]): Change {
  const edited = withEdits(notice, edits);
  const at = pathText(path);
  if (edited.kind === 'problems') {
    problems.push(...edited.problems);
    const { kept, unreadable } = edited.rest;
    if (valueAt(kept, path) === undefined && valueAt(unreadable, path) === undefined) {
      return { kept: null, unreadable: null };
    }
    return {
      kept: { path: at, becomes: valueAt(kept, path) ?? null },
      unreadable: { path: at, becomes: valueAt(unreadable, path) ?? null },
    };
  }
  const was = valueBefore(notice, path, edits, problems);
  const isRemoved = edited.removedPaths.includes(at);
  const becomes = isRemoved ? null : (valueAt(edited.raw, path) ?? null);
  const change = { path: at, ...(was === undefined ? {} : { was }), becomes };
  return { kept: change, unreadable: change };
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
