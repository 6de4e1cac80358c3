import type { BreakdownForm } from '../../../schema/values/breakdown.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { checkBreakdown, type FilledRow } from '../../../schema/values/breakdown-check.ts';
import { type CellEdit, mergeCells } from '../../../schema/values/breakdown-merge.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import { type HeadRow, lockedBreakdown } from '../../db/breakdowns/rows.ts';
import { type CellChange, writeCells, writeEvent, writeHead } from '../../db/breakdowns/write.ts';
import type { Steps } from '../../db/steps.ts';
import { isLate, stateAfter } from '../../policy/breakdown.ts';
import { keyedAct, remembered, replayed } from '../mutation-keys.ts';
import { Refusal } from '../refusal.ts';
import { acted } from './acted.ts';
import type { BreakdownParts } from './breakdowns.ts';
import { conflictRecords, editProblems, type SavedTable, savedTable } from './merging.ts';
import type { BreakdownConflictRecord, BreakdownOutcomeRecord, BreakdownSaveChoice } from './records.ts';
import { type BreakdownScene, factsOf, requireAct, townshipOf } from './scope.ts';
import { requireToken } from './token.ts';
import { keptRemarks, readReason } from './words.ts';

/** What a save did; the breakdown is read afterwards. */
export type Saved = Omit<BreakdownOutcomeRecord, 'breakdown'> & { readonly townshipCode: string };

const mostEdits = 20_000;

/**
 * Merges, checks and writes in one transaction. Anything two have changed, or that is wrong, and nothing is written.
 *
 * @throws Refusal SHEET_…, OUT_OF_SCOPE, MUTATION_KEY_…, BREAKDOWN_TOO_MANY_EDITS and the verdicts of `may`
 */
export async function saveForm(
  { database, identities }: Pick<BreakdownParts, 'database' | 'identities'>,
  scene: BreakdownScene,
  choice: BreakdownSaveChoice,
): Promise<Saved> {
  const token = requireToken(identities, scene, choice.sheetToken);
  const { caller, key } = townshipOf(scene, token.divisionCode);
  if (choice.edits.length > mostEdits) {
    throw new Refusal('BREAKDOWN_TOO_MANY_EDITS', { found: choice.edits.length, limit: mostEdits });
  }
  const reason = readReason(choice.reason, false);
  const edits = choice.edits.map((edit) => ({
    ...edit,
    mine: edit.columnCode === '' ? keptRemarks(String(edit.mine ?? '')) : edit.mine,
    reason: readReason(edit.reason, false),
  }));
  const { mutationKey, ...input } = choice;
  const asked = keyedAct(scene.actor, scene.key, choice.act, mutationKey, input);
  const answered = { townshipCode: key.townshipCode };

  return database.edit(function* (): Steps<Saved> {
    const locked = yield* lockedBreakdown(key);
    const before = yield* replayed<{ changedCells: number }>(asked);
    if (before) return { ...answered, ...nothing, outcome: 'DONE', ...before, isReplay: true };
    const head = requireAct(locked, choice.act, caller, scene.today);
    if (token.edition !== head.edition) {
      throw new Refusal('SHEET_EDITION_OUTDATED', { found: token.edition, expected: head.edition });
    }
    if (Math.max(token.version, choice.baseVersion) > head.version) {
      throw new Refusal('SHEET_VERSION_UNKNOWN', { found: choice.baseVersion, expected: head.version });
    }
    const table = yield* savedTable(scene, key);
    const refused = editProblems(table, edits);
    if (refused.length > 0) return { ...answered, ...nothing, outcome: 'HAS_PROBLEMS', problems: refused };

    const merge = mergeCells(edits, table.now);
    if (merge.conflicts.length > 0 && choice.onConflict === 'REPORT') {
      const conflicts: readonly BreakdownConflictRecord[] = yield* conflictRecords(
        key,
        head,
        table,
        merge.conflicts,
      );
      return { ...answered, ...nothing, outcome: 'HAS_CONFLICTS', conflicts };
    }
    const written: readonly CellEdit[] =
      choice.onConflict === 'MINE' ? [...merge.apply, ...merge.conflicts] : merge.apply;
    const reasons = new Map(edits.map((edit) => [cellKey(edit), edit.reason]));
    const changes = written.map(
      (edit): CellChange => ({
        villageCode: edit.villageCode,
        columnCode: edit.columnCode,
        before: table.now(edit),
        after: edit.mine,
        reason: reasons.get(cellKey(edit)) ?? '',
      }),
    );
    const after = afterwards(table, changes);
    const problems = checked(table, after, choice);
    if (problems.length > 0) return { ...answered, ...nothing, outcome: 'HAS_PROBLEMS', problems };
    const done: Saved = { ...answered, ...nothing, outcome: 'DONE', changedCells: changes.length };
    if (choice.act === 'SAVE' && changes.length === 0) return { ...done, outcome: 'UNCHANGED' };
    if (choice.dryRun) return done;

    yield* writeSave(scene, key, head, { ...choice, reason }, changes, isFull(table, after));
    yield* acted(scene, key, `${choice.act.toLowerCase()}Breakdown`, { changedCells: changes.length });
    yield* remembered(asked, { changedCells: changes.length }, scene.at);
    return done;
  });
}

const nothing = { problems: [], conflicts: [], changedCells: 0, isReplay: false } as const;

type After = (villageCode: string, columnCode: string) => number | string | null;

function afterwards(table: SavedTable, changes: readonly CellChange[]): After {
  const changed = new Map(changes.map((change) => [cellKey(change), change.after]));
  return (villageCode, columnCode) => {
    const key = { villageCode, columnCode };
    const mine = changed.get(cellKey(key));
    return mine === undefined ? table.now(key) : mine;
  };
}

/** The whole table as it would be, by the rules the pane has asked already. */
function checked(
  { form }: SavedTable,
  after: After,
  { act, villageCodes }: BreakdownSaveChoice,
): readonly Problem[] {
  const names = new Map(form.villages.map(({ code, name }) => [code, name]));
  const told = act === 'SUBMIT' && villageCodes ? villageCodes : [...names.keys()];
  // A village that is gone need not stand in the sheet; what it has on the server counts all the same.
  const untold = form.villages.filter(({ code, isAbolished }) => isAbolished && !told.includes(code));
  const codes = [...told, ...untold.map(({ code }) => code)];
  const rows = codes.map(
    (villageCode): FilledRow => ({
      villageCode,
      villageName: names.get(villageCode) ?? '',
      cells: form.columns.map(({ code }) => {
        const value = after(villageCode, code);
        return typeof value === 'string' ? { text: value } : value;
      }),
      line: null,
      addresses: [],
    }),
  );
  return checkBreakdown(form, rows, { totals: [] }, act === 'SUBMIT' ? 'complete' : 'partial');
}

function isFull({ form }: { readonly form: BreakdownForm }, after: After): boolean {
  const filled = form.columns.filter(({ isFilled }) => isFilled);
  return form.villages.every(
    ({ code, isAbolished }) => isAbolished || filled.every((column) => after(code, column.code) !== null),
  );
}

function* writeSave(
  { at, by, today }: BreakdownScene,
  key: TownshipKey,
  head: HeadRow,
  { act, origin, baseVersion, reason }: BreakdownSaveChoice,
  changes: readonly CellChange[],
  isFilled: boolean,
): Steps<void> {
  const facts = factsOf(head);
  const state = stateAfter(act, facts);
  const version = head.version + 1;
  const number = yield* writeEvent(key, {
    act,
    fromState: head.state,
    toState: state,
    edition: head.edition,
    version,
    baseVersion,
    source: origin.kind,
    fileName: origin.kind === 'FILE' ? origin.fileName : null,
    fileDigest: origin.kind === 'FILE' ? origin.fileDigest : null,
    reason,
    changedCells: changes.length,
    by,
    at,
  });
  yield* writeCells(key, changes, version, number);
  yield* writeHead(key, {
    state,
    version,
    // Whoever fills it has opened it, also by a sheet that came before this dispatch or as a file.
    opened_at: head.opened_at ?? at,
    filled_at: isFilled ? (head.filled_at ?? at) : null,
    ...(act === 'SUBMIT'
      ? { submitted_at: at, submitted_by: by, submitted_late: isLate(facts, today) ? 1 : 0 }
      : {}),
  });
}
