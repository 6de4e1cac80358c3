import * as z from 'zod';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { applyChanges, changesNothing, type NoticeChange, revisionsInOrder } from '../in-force.ts';
import type { NoticeClause } from '../notice.ts';
import { pathOf } from '../notice-place.ts';
import * as shape from '../notice-shape.ts';
import { codesIn, indexesAt, repeatedCodes } from './codes.ts';
import { errorAt, type Path, pathText, shapeProblems, valueAt } from './faults.ts';
import { ruleProblems } from './notice-rules.ts';
import { revisionDocumentProblems } from './revision-document-rules.ts';
import { type SoundItem, soundItems, soundPart } from './sound-parts.ts';

/**
 * Later documents that change places of a notice. Every change finds its place, and the notice as it stands from each
 * day on passes the whole check: a fault that a revision brings is told at the change that most likely brought it,
 * with the place in the revised notice as `values.inside`. Faults that were there before are not told again.
 */
export function revisionProblems(raw: unknown): Problem[] {
  const revisions = readRevisions(raw);
  return [
    ...revisionDocumentProblems(raw),
    ...orderProblems(revisions),
    ...clauseIdProblems(raw, revisions),
    ...stateProblems(raw, revisions),
  ];
}

/** One later document as far as it can be read. */
interface Revision {
  readonly path: Path;
  readonly from: LocalDate;
  readonly clauses: readonly SoundItem<NoticeClause>[];
  readonly changes: readonly SoundItem<NoticeChange>[];
  /** False when a change could not be read, so that what the document means is not known. */
  readonly isWhole: boolean;
}

function readRevisions(raw: unknown): Revision[] {
  return indexesAt(raw, ['revisions']).flatMap((index) => {
    const path: Path = ['revisions', index];
    const from = soundPart(shape.revisionShape.shape.from, raw, [...path, 'from']);
    if (from === null) return [];
    const changes = soundItems(shape.changeShape, raw, [...path, 'changes']);
    const isWhole = changes.length === indexesAt(raw, [...path, 'changes']).length;
    return [
      { path, from, clauses: soundItems(shape.clauseShape, raw, [...path, 'clauses']), changes, isWhole },
    ];
  });
}

function orderProblems(revisions: readonly Revision[]): Problem[] {
  return revisions.flatMap(({ path, from }, index) => {
    const before = revisions[index - 1]?.from;
    return before !== undefined && from < before
      ? [errorAt([...path, 'from'], 'NOTICE_REVISIONS_UNSORTED', { found: from, expected: before })]
      : [];
  });
}

function clauseIdProblems(raw: unknown, revisions: readonly Revision[]): Problem[] {
  const added = revisions.flatMap(({ clauses }) =>
    clauses.map(({ path, value }) => ({ path: [...path, 'id'], code: value.id })),
  );
  const original = codesIn(raw, ['clauses'], 'id').map((id) => ({ path: ['clauses'], code: id.trim() }));
  return repeatedCodes([...original, ...added]).filter(({ place }) => place.path !== 'clauses');
}

/** The changes that begin to hold on one day, each with where it stands in the file. */
interface StandingChange {
  readonly at: Path;
  readonly target: Path;
}

function stateProblems(raw: unknown, revisions: readonly Revision[]): Problem[] {
  const problems: Problem[] = [];
  let state: unknown = asFarAsRead({ ...(raw as object), revisions: [] });
  let known = revisions.length > 0 ? faultKeys(faultsOf(state)) : new Set<string>();
  let ofDay: StandingChange[] = [];
  let isWhole = true;
  const order = revisionsInOrder(revisions);
  for (const [index, { revision }] of order.entries()) {
    const result = applied(state, revision);
    problems.push(...result.problems);
    isWhole &&= revision.isWhole && result.isWhole;
    ofDay.push(
      ...revision.changes.map(({ path, value }) => ({ at: path, target: pathOf(value.path) ?? [] })),
    );
    state = asFarAsRead(withClauses(result.value, revision));
    // Revisions of one day are one step: what stands between them holds on no day.
    if (order[index + 1]?.revision.from === revision.from) continue;
    const faults = faultsOf(state);
    // With a change missing, only what the others write themselves can be judged.
    const isTold = isWhole ? () => true : (fault: Problem) => isWrittenBy(fault, ofDay);
    const fresh = faults.filter((fault) => !known.has(faultKey(fault)) && isTold(fault));
    problems.push(...fresh.map((fault) => placedAt(fault, ofDay, revision)));
    [known, ofDay, isWhole] = [faultKeys(faults), [], true];
  }
  return problems;
}

/** The state after the changes that can be made, and the problems of those that cannot, or that expect another value. */
function applied(
  state: unknown,
  { changes }: Revision,
): { readonly value: unknown; readonly isWhole: boolean; readonly problems: readonly Problem[] } {
  const all = applyChanges(
    state,
    changes.map(({ value }) => value),
  );
  if (all.kind === 'ok') {
    return { value: all.value, isWhole: true, problems: idleProblems(state, changes, []) };
  }
  const placed = changes.flatMap(({ path }, index) => {
    const own = pathText(['changes', index]);
    return all.problems
      .filter(({ place }) => place.path?.startsWith(`${own}.`))
      .map((problem) => ({
        ...problem,
        place: { path: `${pathText(path)}${problem.place.path?.slice(own.length)}` },
      }));
  });
  const impossible = placed.map(({ place }) => place.path);
  const possible = changes
    .filter(({ path }) => !impossible.includes(pathText([...path, 'path'])))
    .map(({ value: { path, becomes } }) => ({ path, becomes }));
  const some = applyChanges(state, possible);
  return {
    value: some.kind === 'ok' ? some.value : state,
    isWhole: some.kind === 'ok' && possible.length === changes.length,
    problems: [...placed, ...idleProblems(state, changes, placed)],
  };
}

/** Changes to the very value that stands there: the wrong place, the wrong value, or entered before. */
function idleProblems(
  state: unknown,
  changes: readonly SoundItem<NoticeChange>[],
  told: readonly Problem[],
): Problem[] {
  return changes.flatMap(({ path, value: change }) => {
    const own = pathText(path);
    if (told.some(({ place }) => place.path?.startsWith(`${own}.`))) return [];
    const standing = changesNothing(state, change);
    if (standing === null) return [];
    return [errorAt([...path, 'becomes'], 'NOTICE_CHANGE_SAME', { found: change.path, expected: standing })];
  });
}

/** A clause whose id is taken is told on its own and left out here. */
function withClauses(state: unknown, { clauses }: Revision): unknown {
  const standing = valueAt(state, ['clauses']);
  if (!Array.isArray(standing)) return state;
  const ids = codesIn(state, ['clauses'], 'id');
  return {
    ...(state as object),
    clauses: [
      ...(standing as unknown[]),
      ...clauses.map(({ value }) => value).filter(({ id }) => !ids.includes(id)),
    ],
  };
}

/** Every part that has the right shape as the format reads it, defaults filled in; the others as they are. */
function asFarAsRead(raw: unknown): unknown {
  const read = Object.entries(shape.noticeShape.shape).map(([key, part]): [string, unknown] => {
    const value = valueAt(raw, [key]);
    const result = z.safeParse(part, value);
    return [key, result.success ? result.data : value];
  });
  const others = Object.entries(raw as object).filter(
    ([key]) => !Object.hasOwn(shape.noticeShape.shape, key),
  );
  return Object.fromEntries([...read.filter(([, value]) => value !== undefined), ...others]);
}

function faultsOf(state: unknown): Problem[] {
  return [...shapeProblems(shape.noticeShape, state), ...ruleProblems(state)];
}

function faultKeys(faults: readonly Problem[]): Set<string> {
  return new Set(faults.map(faultKey));
}

function faultKey({ code, place, found, expected }: Problem): string {
  return JSON.stringify([code, place.path, found, expected]);
}

function isWrittenBy(fault: Problem, changes: readonly StandingChange[]): boolean {
  const way = pathOf(fault.place.path ?? '') ?? [];
  return changes.some(
    ({ target }) => target.length > 0 && target.every((step, depth) => step === way[depth]),
  );
}

/** The fault at the change whose target shares the longest way with it; the day's first change when none does. */
function placedAt(fault: Problem, changes: readonly StandingChange[], revision: Revision): Problem {
  const inside = fault.place.path ?? '';
  const way = pathOf(inside) ?? [];
  const shared = ({ target }: StandingChange) => {
    const parts = target.findIndex((step, depth) => step !== way[depth]);
    return parts < 0 ? target.length : parts;
  };
  const [first, ...others] = changes;
  // Without a change that can be read, it is the clauses that brought the fault.
  const nearest = others.reduce(
    (best, change) => (best === undefined || shared(change) > shared(best) ? change : best),
    first,
  );
  return {
    ...fault,
    place: { path: pathText(nearest?.at ?? revision.path) },
    values: { ...fault.values, inside, from: fault.values?.from ?? revision.from },
  };
}
