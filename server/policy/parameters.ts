import type { Notice } from './notice.ts';
import { pathText } from './notice-check/faults.ts';
import { parameterHint } from './parameters/hint.ts';
import { type Registries, registriesOf, registryAt, unitOf } from './parameters/tables.ts';
import { leafText } from './parameters/text.ts';
import { type Leaf, leavesOf } from './parameters/walk.ts';

export { type NoticeDifference, noticeDifferences } from './notice-differences.ts';
export { checkEdited } from './parameters/edited-check.ts';
export {
  type EditedNotice,
  type EditsWithoutFaulty,
  type ParameterEdit,
  REMOVAL,
  withEdits,
} from './parameters/edits.ts';
export { pathBeforeEdits, pathsBeforeEdits } from './parameters/removals.ts';

/** One value of a notice as people read and write it: a row of the 政策参数 sheet. */
export interface NoticeParameter {
  /** `subsidies[3].personPaysFen`: what `withEdits` knows the value by. */
  readonly path: string;
  /** Null for what no clause is cited for: document, county, divisions. */
  readonly clause: string | null;
  readonly group: string;
  readonly label: string;
  /** Empty where the notice states nothing. */
  readonly text: string;
  readonly unit: string | null;
  readonly hint: string | null;
  /** The words to choose from; empty when any text may do. */
  readonly options: readonly string[];
  readonly isEditable: boolean;
  /** Blank part of a notice that has no such item yet: filling it in adds one. */
  readonly isSpare: boolean;
}

/**
 * Every value of a notice as one row: first what no clause is cited for, then clause by clause in the order of the
 * notice, then blanks that no clause is near to. Parts take their clause from the nearest part that cites one.
 */
export function noticeParameters(notice: Notice): NoticeParameter[] {
  const registries = registriesOf(notice);
  const clauses = notice.clauses.map(({ id }) => id);
  return inOrder(leavesOf(notice), clauses).map((leaf) => ({
    path: pathText(leaf.path),
    clause: leaf.clause,
    group: leaf.group,
    label: leaf.label,
    text: leafText(leaf, registries),
    unit: unitOf(leaf.pattern) ?? (leaf.kind === 'persons' ? '人' : null),
    hint: parameterHint(leaf),
    options: leaf.isEditable ? optionsOf(leaf, registries) : [],
    isEditable: leaf.isEditable,
    isSpare: leaf.isSpare,
  }));
}

function inOrder(leaves: readonly Leaf[], clauses: readonly string[]): Leaf[] {
  const cited = clauses.flatMap((id) => leaves.filter(({ clause }) => clause === id));
  const loose = leaves.filter(({ clause }) => clause === null || !clauses.includes(clause));
  return [...loose.filter(({ isSpare }) => !isSpare), ...cited, ...loose.filter(({ isSpare }) => isSpare)];
}

function optionsOf(leaf: Leaf, registries: Registries): readonly string[] {
  if (leaf.isList) return [];
  if (leaf.kind === 'yesNo') return ['是', '否'];
  const registry = registryAt(leaf.pattern);
  if (registry === null) return Object.values(leaf.options);
  // As the value itself would be written: the name, or the code where two share a name.
  return registries[registry].map(({ code }) => leafText({ ...leaf, value: code }, registries));
}
