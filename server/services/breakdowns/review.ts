import { cellKey } from '../../../schema/values/breakdown.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import { cellsOf, columnsOf, type HeadRow, lockedBreakdown } from '../../db/breakdowns/rows.ts';
import {
  type CellChange,
  type CellFindings,
  type HeadChange,
  keepFindings,
  writeCells,
  writeEvent,
  writeFindings,
  writeHead,
} from '../../db/breakdowns/write.ts';
import type { Database } from '../../db/database.ts';
import type { Steps } from '../../db/steps.ts';
import { type BreakdownAct, type QuotaMisfit, quotaMisfit, stateAfter } from '../../policy/breakdown.ts';
import { keyedAct, remembered, replayed } from '../mutation-keys.ts';
import { Refusal } from '../refusal.ts';
import { acted } from './acted.ts';
import type { BreakdownActChoice, ReturnBreakdownChoice } from './records.ts';
import { type BreakdownScene, factsOf, requireAct, requireVersion, townshipOf } from './scope.ts';
import { readReason } from './words.ts';

/** What an act on one breakdown did. */
export interface Reviewed {
  readonly townshipCode: string;
  readonly outcome: 'DONE' | 'UNCHANGED';
  readonly changedCells: number;
  readonly isReplay: boolean;
}

/** What an act sets in a breakdown beside its state. */
export interface Effect {
  head(head: HeadRow): HeadChange;
  /** Writes what belongs to its cells. @returns those whose numbers it changes */
  readonly cells?: (key: TownshipKey) => Steps<readonly CellChange[]>;
  /** Why it sends cells back: the history keeps it. */
  readonly findings?: CellFindings;
  /** Where the accepted numbers do not make up the quota, for an act whose verdict asks it. */
  readonly misfit?: (key: TownshipKey) => Steps<QuotaMisfit | null>;
  /** What the history says instead of the reason alone. */
  readonly reason?: (head: HeadRow) => string;
  /** What the audit says beside edition, version and cells. */
  readonly detail?: (head: HeadRow) => Readonly<Record<string, unknown>>;
}

/** The township opened its form: said once, and nothing else changes. */
export function openForm(database: Database, scene: BreakdownScene, townshipCode: string): Promise<Reviewed> {
  const { caller, key } = townshipOf(scene, townshipCode);
  return database.edit(function* (): Steps<Reviewed> {
    const head = requireAct(yield* lockedBreakdown(key), 'OPEN', caller, scene.today);
    if (head.opened_at !== null)
      return { townshipCode, outcome: 'UNCHANGED', changedCells: 0, isReplay: false };
    yield* writeReview(scene, key, head, 'OPEN', '', { head: () => ({ opened_at: scene.at }) });
    return { townshipCode, outcome: 'DONE', changedCells: 0, isReplay: false };
  });
}

/** The township takes its submission back, to where it was before. */
export function withdrawForm(database: Database, scene: BreakdownScene, choice: BreakdownActChoice) {
  return reviewOne(database, scene, 'WITHDRAW', choice, {
    head: () => ({ submitted_at: null, submitted_by: null, submitted_late: 0 }),
  });
}

/** @throws Refusal BREAKDOWN_REASON_REQUIRED without a reason and findings, BREAKDOWN_FINDING_UNKNOWN */
export function returnForm(database: Database, scene: BreakdownScene, choice: ReturnBreakdownChoice) {
  const reason = readReason(choice.reason, choice.findings.length === 0);
  const findings = findingsOf(choice);
  return reviewOne(database, scene, 'RETURN', choice, {
    head: () => ({ returned_reason: reason }),
    findings,
    *cells(key) {
      const known = new Set(
        (yield* cellsOf(key)).map(({ village_code, column_code }) => `${village_code}/${column_code}`),
      );
      const unknown = findings.find((each) => !known.has(`${each.villageCode}/${each.columnCode}`));
      if (unknown)
        throw new Refusal('BREAKDOWN_FINDING_UNKNOWN', { found: withoutIdNumbers(unknown.villageCode) });
      yield* writeFindings(key, findings);
      return [];
    },
  });
}

/** One for each cell: what was written of a cell more than once is kept together. */
function findingsOf({ findings }: ReturnBreakdownChoice): CellFindings {
  const ofCell = Map.groupBy(findings, cellKey);
  return [...ofCell.values()].flatMap((some) => {
    const [first] = some;
    const reasons = new Set(some.map(({ reason }) => readReason(reason, true)));
    return first ? [{ ...first, reason: [...reasons].join('；') }] : [];
  });
}

/** Working numbers go back to those in force, each as a change of its own. */
export function endReopening(database: Database, scene: BreakdownScene, choice: BreakdownActChoice) {
  return reviewOne(database, scene, 'END_REOPENING', choice, {
    head: ({ filled_at, accepted_at }) => ({
      closed_state: null,
      reopened_until: null,
      reopened_reason: null,
      returned_reason: null,
      // The numbers in force are whole, though some may have been blanked meanwhile.
      filled_at: filled_at ?? accepted_at,
    }),
    misfit: acceptedMisfit,
    *cells(key) {
      const differing = (yield* cellsOf(key)).filter((cell) => cell.persons !== cell.accepted_persons);
      yield* writeFindings(key, []);
      return differing.map((cell) => ({
        villageCode: cell.village_code,
        columnCode: cell.column_code,
        before: cell.persons,
        after: cell.accepted_persons,
        reason: '',
      }));
    },
  });
}

function* acceptedMisfit(key: TownshipKey): Steps<QuotaMisfit | null> {
  const ofColumn = Map.groupBy(yield* cellsOf(key), ({ column_code }) => column_code);
  return quotaMisfit(
    (yield* columnsOf(key)).map((column) => ({
      name: column.name,
      isFilled: column.is_filled === 1,
      quotaPersons: column.quota_persons,
      acceptedPersons: (ofColumn.get(column.column_code) ?? []).reduce(
        (sum, cell) => sum + (cell.accepted_persons ?? 0),
        0,
      ),
    })),
  );
}

async function reviewOne(
  database: Database,
  scene: BreakdownScene,
  act: BreakdownAct,
  choice: BreakdownActChoice,
  effect: Effect,
): Promise<Reviewed> {
  const { townshipCode, ...rest } = { ...choice, townshipCode: choice.divisionCode };
  const { caller, key } = townshipOf(scene, townshipCode);
  const reason = readReason(choice.reason, false);
  const { mutationKey, ...input } = rest;
  const asked = keyedAct(scene.actor, scene.key, act, mutationKey, input);
  return database.edit(function* (): Steps<Reviewed> {
    const locked = yield* lockedBreakdown(key);
    const before = yield* replayed<{ changedCells: number }>(asked);
    if (before) return { townshipCode, outcome: 'DONE', ...before, isReplay: true };
    const misfit = effect.misfit ? yield* effect.misfit(key) : null;
    const head = requireAct(locked, act, caller, scene.today, misfit);
    requireVersion(head, choice.expectedVersion);
    const answer = { changedCells: yield* writeReview(scene, key, head, act, reason, effect) };
    yield* remembered(asked, answer, scene.at);
    return { townshipCode, outcome: 'DONE', ...answer, isReplay: false };
  });
}

/**
 * Writes an act that has been allowed: the event, the cells it changes, the next state and version. Opening alone keeps
 * the version, as nobody's numbers or rights change.
 *
 * @returns how many cells it changed
 */
export function* writeReview(
  scene: BreakdownScene,
  key: TownshipKey,
  head: HeadRow,
  act: BreakdownAct,
  reason: string,
  effect: Effect,
): Steps<number> {
  const { at, by } = scene;
  const change = effect.head(head);
  const cells = effect.cells ? yield* effect.cells(key) : [];
  const state = stateAfter(act, factsOf(head));
  const version = act === 'OPEN' ? head.version : head.version + 1;
  const edition = change.edition ?? head.edition;
  const number = yield* writeEvent(key, {
    act,
    fromState: head.state,
    toState: state,
    edition,
    version,
    baseVersion: null,
    source: act === 'OPEN' || act === 'WITHDRAW' ? 'PANE' : 'SERVER',
    fileName: null,
    fileDigest: null,
    reason: effect.reason?.(head) ?? reason,
    changedCells: cells.length,
    by,
    at,
  });
  yield* writeCells(key, cells, version, number);
  yield* keepFindings(key, effect.findings ?? [], number);
  yield* writeHead(key, { ...change, state, version });
  if (act !== 'OPEN')
    yield* acted(scene, key, auditNames[act], {
      edition,
      version,
      changedCells: cells.length,
      ...effect.detail?.(head),
    });
  return cells.length;
}

const auditNames: Readonly<Record<Exclude<BreakdownAct, 'OPEN'>, string>> = {
  SAVE: 'saveBreakdown',
  SUBMIT: 'submitBreakdown',
  WITHDRAW: 'withdrawBreakdown',
  RETURN: 'returnBreakdown',
  ACCEPT: 'acceptBreakdown',
  LOCK: 'lockBreakdown',
  RECALL: 'recallBreakdown',
  REOPEN: 'reopenBreakdown',
  END_REOPENING: 'endReopening',
  DEADLINE: 'moveBreakdownDeadline',
};
