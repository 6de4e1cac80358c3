import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import {
  cellsOf,
  columnsOf,
  figuresChanged,
  type HeadRow,
  lockedBreakdown,
  lockedCampaign,
  villagesOf,
} from '../../db/breakdowns/rows.ts';
import { acceptCells } from '../../db/breakdowns/write.ts';
import type { Database } from '../../db/database.ts';
import type { Steps } from '../../db/steps.ts';
import type { BreakdownCaller } from '../../policy/breakdown.ts';
import { requireDispatchBreakdowns } from '../access.ts';
import { keyedAct, remembered, replayed } from '../mutation-keys.ts';
import { Refusal } from '../refusal.ts';
import type { BreakdownItemsChoice, BreakdownRefusalRecord, ReopenBreakdownsChoice } from './records.ts';
import { type Effect, writeReview } from './review.ts';
import { type BreakdownScene, isGone, requireAct, requireVersion } from './scope.ts';
import { readReason } from './words.ts';

/** Which were done, and of the others why not. */
export interface BatchDone {
  readonly done: readonly string[];
  readonly refusals: readonly BreakdownRefusalRecord[];
  readonly isReplay: boolean;
}

type BatchAct = 'ACCEPT' | 'LOCK' | 'RECALL' | 'REOPEN' | 'DEADLINE';

interface BatchEffect extends Effect {
  /** Asked once the key is known to be new: a repetition after midnight still gets its answer. @throws Refusal */
  readonly require?: () => void;
  /** Asked of a township whose state allows the act. @throws Refusal, which is told of that township alone */
  readonly check?: (head: HeadRow) => void;
}

/** In one transaction: the numbers of all come into force at once. */
export function acceptForms(database: Database, scene: BreakdownScene, choice: BreakdownItemsChoice) {
  return reviewAll(database, scene, 'ACCEPT', choice, {
    head: () => ({
      accepted_at: scene.at,
      accepted_by: scene.by,
      returned_reason: null,
      closed_state: null,
      reopened_until: null,
      reopened_reason: null,
    }),
    *cells(key) {
      yield* acceptCells(key);
      return [];
    },
  });
}

export function lockForms(database: Database, scene: BreakdownScene, choice: BreakdownItemsChoice) {
  return reviewAll(database, scene, 'LOCK', choice, { head: () => ({ locked_at: scene.at }) });
}

/** The numbers stay, and so does the history. @throws Refusal BREAKDOWN_REASON_REQUIRED */
export function recallForms(database: Database, scene: BreakdownScene, choice: BreakdownItemsChoice) {
  readReason(choice.reason, true);
  return reviewAll(database, scene, 'RECALL', choice, { head: () => ({}) });
}

/**
 * Opens what was accepted until the end of a day; its numbers stay in force meanwhile. The form is a new edition, unless
 * it was open already.
 *
 * @throws Refusal BREAKDOWN_REASON_REQUIRED, BREAKDOWN_REOPEN_PAST
 */
export function reopenForms(database: Database, scene: BreakdownScene, choice: ReopenBreakdownsChoice) {
  const reason = readReason(choice.reason, true);
  return reviewAll(database, scene, 'REOPEN', choice, {
    require() {
      if (choice.until < scene.today) throw new Refusal('BREAKDOWN_REOPEN_PAST', { found: choice.until });
    },
    head({ state, edition, closed_state }) {
      const closed = state === 'ACCEPTED' || state === 'LOCKED' ? state : null;
      return {
        edition: closed ? edition + 1 : edition,
        closed_state: closed ?? closed_state,
        reopened_until: choice.until,
        reopened_reason: reason,
        returned_reason: null,
        submitted_late: 0,
      };
    },
  });
}

const bureau: BreakdownCaller = { role: 'BUREAU', isOwn: false };

/** Does one act on several townships in one transaction; each that may not be done is told with its reason. */
export async function reviewAll(
  database: Database,
  scene: BreakdownScene,
  act: BatchAct,
  choice: BreakdownItemsChoice,
  effect: BatchEffect,
): Promise<BatchDone> {
  const { key, tree, today } = scene;
  requireDispatchBreakdowns(scene.actor, key.countyCode);
  const reason = readReason(choice.reason, false);
  const { mutationKey, ...input } = choice;
  const asked = keyedAct(scene.actor, key, act, mutationKey, input);
  // In code order, as locks are taken everywhere; an item named twice is one.
  const items = [...new Map(choice.items.map((item) => [item.divisionCode, item])).values()].sort((a, b) =>
    a.divisionCode < b.divisionCode ? -1 : 1,
  );
  return database.edit(function* (): Steps<BatchDone> {
    if (act === 'ACCEPT') yield* lockedCampaign(key);
    const heads = new Map<string, HeadRow | null>();
    for (const { divisionCode } of items) {
      if (tree.byCode.get(divisionCode)?.level !== 'TOWNSHIP') continue;
      heads.set(divisionCode, yield* lockedBreakdown({ ...key, townshipCode: divisionCode }));
    }
    const before = yield* replayed<Omit<BatchDone, 'isReplay'>>(asked);
    if (before) return { ...before, isReplay: true };
    effect.require?.();
    const done: string[] = [];
    const refusals: BreakdownRefusalRecord[] = [];
    for (const { divisionCode, expectedVersion } of items) {
      const township = { ...key, townshipCode: divisionCode };
      const head = heads.get(divisionCode) ?? null;
      const refusal =
        refusalOf(() => {
          const found = requireAct(head, act, bureau, today);
          requireVersion(found, expectedVersion);
          effect.check?.(found);
        }) ?? (act === 'ACCEPT' ? yield* goneVillage(scene, township) : null);
      if (refusal || !head) {
        const divisionName = tree.byCode.get(divisionCode)?.name ?? divisionCode;
        const { code, values } = refusal ?? new Refusal('BREAKDOWN_NOT_DISPATCHED');
        refusals.push({ divisionCode, divisionName, code, values });
        continue;
      }
      yield* writeReview(scene, township, head, act, reason, effect);
      done.push(divisionCode);
    }
    if (done.length === 0) return { done, refusals, isReplay: false };
    if (act === 'ACCEPT') yield* figuresChanged(key);
    yield* remembered(asked, { done, refusals }, scene.at);
    return { done, refusals, isReplay: false };
  });
}

/** A village that its township lost after it had submitted a number for it: that number would come into force. */
function* goneVillage(scene: BreakdownScene, key: TownshipKey): Steps<Refusal | null> {
  const gone = new Map(
    (yield* villagesOf(key)).flatMap(({ village_code, name }) =>
      isGone(scene, key.townshipCode, village_code) ? [[village_code, name]] : [],
    ),
  );
  if (gone.size === 0) return null;
  const filled = new Set(
    (yield* columnsOf(key)).filter(({ is_filled }) => is_filled === 1).map(({ column_code }) => column_code),
  );
  const cell = (yield* cellsOf(key)).find(
    ({ village_code, column_code, persons }) =>
      persons !== null && filled.has(column_code) && gone.has(village_code),
  );
  if (!cell) return null;
  const village = gone.get(cell.village_code) ?? cell.village_code;
  return new Refusal('BREAKDOWN_VILLAGE_ABOLISHED', { village });
}

function refusalOf(check: () => void): Refusal | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
