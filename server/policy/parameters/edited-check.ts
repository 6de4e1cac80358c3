import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice } from '../notice.ts';
import { commonProblems } from '../notice-check/common-problems.ts';
import { checkNotice, type NoticeCheck } from '../notice-check.ts';
import { type ParameterEdit, withEdits } from './edits.ts';
import { pathsBeforeEdits } from './removals.ts';
import { inSheetWords } from './sheet-words.ts';

/**
 * A notice with edits, checked in full: edits that cannot be made and what the others bring, in one pass. Every
 * problem stands at the path that its place had before items were taken out, where the person who edited finds it, and
 * speaks in the notation of the sheet.
 */
export function checkEdited(notice: Notice, edits: readonly ParameterEdit[]): NoticeCheck {
  const edited = withEdits(notice, edits);
  if (edited.kind === 'problems') {
    const { kept, unreadable, removedPaths } = edited.rest;
    const others = placedAtEdits(notice, commonProblems(kept, unreadable), removedPaths);
    return { kind: 'problems', problems: [...edited.problems, ...others] };
  }
  const checked = checkNotice(edited.raw);
  return checked.kind === 'ok'
    ? { ...checked, warnings: placedAtEdits(notice, checked.warnings, edited.removedPaths) }
    : { ...checked, problems: placedAtEdits(notice, checked.problems, edited.removedPaths) };
}

function placedAtEdits(
  notice: Notice,
  problems: readonly Problem[],
  removedPaths: readonly string[],
): Problem[] {
  const before = pathsBeforeEdits(removedPaths);
  const inWords = inSheetWords(notice);
  return problems.map((problem) => {
    const { path } = problem.place;
    return inWords(
      path === undefined ? problem : { ...problem, place: { ...problem.place, path: before(path) } },
    );
  });
}
