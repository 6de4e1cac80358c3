import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { writeAudit } from '../../db/audit.ts';
import { type NewColumn, type NewVillage, writeForm } from '../../db/breakdowns/form.ts';
import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import { type QuotasInForce, quotasInForce } from '../../db/breakdowns/prefill.ts';
import {
  cellsOf,
  type HeadRow,
  lockedBreakdown,
  lockedCampaign,
  villagesOf,
} from '../../db/breakdowns/rows.ts';
import {
  type CellChange,
  type HeadChange,
  insertHead,
  writeChanges,
  writeEvent,
  writeHead,
} from '../../db/breakdowns/write.ts';
import type { Database } from '../../db/database.ts';
import type { Steps } from '../../db/steps.ts';
import { TASK_COLUMN } from '../../policy/quota.ts';
import { type Actor, requireDispatchBreakdowns } from '../access.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import type { DivisionRecord } from '../divisions.ts';
import { forgetOldMutations, keyedAct, remembered, replayed } from '../mutation-keys.ts';
import { Refusal } from '../refusal.ts';
import { type VillageFacts, villageFacts } from './prefill.ts';
import type { BreakdownRefusalRecord, DispatchChoice } from './records.ts';
import type { BreakdownScene } from './scope.ts';
import { readInstructions } from './words.ts';

/** What a dispatch did, or would do. */
export interface Dispatched {
  readonly done: readonly string[];
  readonly refusals: readonly BreakdownRefusalRecord[];
  /** The forms of `done`; empty for a repetition. */
  readonly forms: readonly PlannedForm[];
  readonly isReplay: boolean;
}

/** The form one township is sent, as it is planned. */
export interface PlannedForm {
  readonly division: DivisionRecord;
  readonly columns: readonly NewColumn[];
  readonly villages: readonly NewVillage[];
  readonly quotaRevision: number;
}

/**
 * Sends townships their forms: today's villages, the quotas in force, and what is known of the villages. A township that
 * has a form already is refused; one whose form was recalled gets the next edition, with every number that still has
 * its village and column.
 *
 * @throws Refusal NOT_ALLOWED, BREAKDOWN_DEADLINE_PAST, BREAKDOWN_NO_QUOTAS, BREAKDOWN_NO_COLUMNS,
 *   BREAKDOWN_COLUMNS_UNKNOWN, MUTATION_KEY_…
 */
export async function dispatchForms(
  database: Database,
  scene: BreakdownScene,
  actor: Actor,
  choice: DispatchChoice,
): Promise<Dispatched> {
  const { key, today } = scene;
  requireDispatchBreakdowns(actor, key.countyCode);
  const { mutationKey, ...input } = choice;
  const asked = keyedAct(actor, key, 'DISPATCH', mutationKey, input);
  const instructions = readInstructions(choice.instructions);
  const facts = await villageFacts(database, scene);
  return database.edit(function* (): Steps<Dispatched> {
    // The campaign before its breakdowns, so that two dispatches at once do not both find nothing.
    yield* lockedCampaign(key);
    const before = yield* replayed<Pick<Dispatched, 'done' | 'refusals'>>(asked);
    if (before) return { ...before, forms: [], isReplay: true };
    if (choice.deadlineOn < today) throw new Refusal('BREAKDOWN_DEADLINE_PAST', { found: choice.deadlineOn });
    const quotas = yield* quotasInForce(key, today);
    if (!quotas) throw new Refusal('BREAKDOWN_NO_QUOTAS');
    requireColumns(quotas, choice.filledColumns);
    const forms: PlannedForm[] = [];
    const refusals: BreakdownRefusalRecord[] = [];
    for (const code of codesOf(scene, choice)) {
      const division = scene.tree.byCode.get(code);
      const refuse = (reason: string) =>
        refusals.push({ divisionCode: code, divisionName: division?.name ?? code, code: reason, values: {} });
      if (division?.level !== 'TOWNSHIP') {
        refuse('DIVISION_NOT_FOUND');
        continue;
      }
      const township = { ...key, townshipCode: code };
      const head = yield* lockedBreakdown(township);
      if (head && head.state !== 'RECALLED') {
        if (choice.divisionCodes !== null) refuse('BREAKDOWN_ALREADY_DISPATCHED');
        continue;
      }
      if (head && choice.divisionCodes === null) continue;
      const form = formOf(scene, division, quotas, choice.filledColumns, facts);
      if (form.villages.length === 0) {
        refuse('BREAKDOWN_NO_VILLAGES');
        continue;
      }
      forms.push(form);
      if (!choice.dryRun) yield* writeDispatch(scene, township, head, form, { ...choice, instructions });
    }
    const done = forms.map(({ division }) => division.code);
    if (done.length === 0 || choice.dryRun) return { done, refusals, forms, isReplay: false };
    yield* writeAudit({
      countyCode: key.countyCode,
      at: scene.at,
      account: scene.by,
      act: 'dispatchBreakdowns',
      subject: campaignId(key),
      detail: { townships: done, deadlineOn: choice.deadlineOn, filledColumns: choice.filledColumns },
    });
    yield* forgetOldMutations(key, today);
    yield* remembered(asked, { done, refusals }, scene.at);
    return { done, refusals, forms, isReplay: false };
  });
}

/** In code order, as locks are taken everywhere. */
function codesOf({ tree, today }: BreakdownScene, { divisionCodes }: DispatchChoice): string[] {
  const codes =
    divisionCodes ?? tree.townships.filter((each) => isThere(each, today)).map(({ code }) => code);
  return [...new Set(codes)].sort();
}

function isThere({ validFrom, validTo }: DivisionRecord, today: string): boolean {
  return (validFrom === null || validFrom <= today) && (validTo === null || validTo >= today);
}

function requireColumns({ columns }: QuotasInForce, filled: readonly string[]): void {
  if (filled.length === 0) throw new Refusal('BREAKDOWN_NO_COLUMNS');
  const unknown = filled.find((code) => !columns.some((column) => column.code === code));
  if (unknown === undefined) return;
  throw new Refusal('BREAKDOWN_COLUMNS_UNKNOWN', {
    found: withoutIdNumbers(unknown),
    expected: columns.map(({ code, name }) => `${name}（${code}）`).join('、'),
  });
}

function formOf(
  { tree, today, campaign }: BreakdownScene,
  division: DivisionRecord,
  quotas: QuotasInForce,
  filled: readonly string[],
  facts: VillageFacts,
): PlannedForm {
  const printed = campaign.notice.quotas?.columns ?? [];
  const columns = quotas.columns.map(({ code, name }): NewColumn => {
    const categoryCode = printed.find((column) => column.code === code)?.category ?? null;
    const quota = quotas.cells.find(
      (cell) => cell.division_code === division.code && cell.column_code === code,
    );
    return {
      code,
      name,
      isFilled: filled.includes(code),
      // Persons of a category are among those of the task; a column of anything else is a number of its own.
      isSubQuota: code !== TASK_COLUMN && categoryCode !== null,
      categoryCode,
      quotaPersons: quota?.persons ?? null,
    };
  });
  const villages = tree
    .childrenOf(division.code)
    .filter((village) => isThere(village, today))
    .map((village) => ({
      code: village.code,
      name: village.name,
      tableOrder: village.tableOrder,
      lastYearPersons: facts.lastYear.get(village.code) ?? null,
      population: facts.population.get(village.code) ?? null,
      rosterPersons: columns.map(({ categoryCode }) => facts.roster(categoryCode, village.code)),
    }));
  return { division, columns, villages, quotaRevision: quotas.revision };
}

function* writeDispatch(
  { at, by }: BreakdownScene,
  key: TownshipKey,
  head: HeadRow | null,
  { columns, villages, quotaRevision }: PlannedForm,
  { deadlineOn, instructions }: Pick<DispatchChoice, 'deadlineOn' | 'instructions'>,
): Steps<void> {
  const edition = (head?.edition ?? 0) + 1;
  const version = (head?.version ?? 0) + 1;
  const sent = {
    state: 'DRAFT',
    edition,
    version,
    dispatch_number: (head?.dispatch_number ?? 0) + 1,
    quota_revision: quotaRevision,
    deadline_on: deadlineOn,
    instructions,
    dispatched_by: by,
    dispatched_at: at,
    opened_at: null,
    filled_at: null,
    submitted_at: null,
    submitted_by: null,
    submitted_late: 0,
    accepted_at: null,
    accepted_by: null,
    locked_at: null,
    returned_reason: null,
    closed_state: null,
    reopened_until: null,
    reopened_reason: null,
  } satisfies HeadChange;
  if (head) yield* writeHead(key, sent);
  else yield* insertHead(key, sent);
  const gone = head ? yield* goneWith(key, columns, villages) : [];
  const number = yield* writeEvent(key, {
    act: 'DISPATCH',
    fromState: head?.state ?? null,
    toState: 'DRAFT',
    edition,
    version,
    baseVersion: null,
    source: 'SERVER',
    fileName: null,
    fileDigest: null,
    reason: '',
    changedCells: gone.length,
    by,
    at,
  });
  yield* writeChanges(key, gone, version, number);
  yield* writeForm(key, columns, villages, version);
}

/** Numbers and remarks that have no place in the new form. */
function* goneWith(
  key: TownshipKey,
  columns: readonly NewColumn[],
  villages: readonly NewVillage[],
): Steps<readonly CellChange[]> {
  const stays = new Set(villages.map(({ code }) => code));
  const codes = new Set(columns.map(({ code }) => code));
  const cells = yield* cellsOf(key);
  const rows = yield* villagesOf(key);
  return [
    ...cells
      .filter((cell) => cell.persons !== null)
      .filter((cell) => !(stays.has(cell.village_code) && codes.has(cell.column_code)))
      .map((cell) => gone(cell.village_code, cell.column_code, cell.persons)),
    ...rows
      .filter(({ village_code, remarks }) => remarks !== '' && !stays.has(village_code))
      .map(({ village_code, remarks }) => gone(village_code, '', remarks)),
  ];
}

function gone(villageCode: string, columnCode: string, before: number | string | null): CellChange {
  return { villageCode, columnCode, before, after: columnCode === '' ? '' : null, reason: '' };
}
