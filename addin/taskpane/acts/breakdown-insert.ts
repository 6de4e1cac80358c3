import {
  type BreakdownJournal,
  newJournal,
  type WantedWrite,
} from '../../../schema/sheets/breakdown-journal.ts';
import {
  type CarriedEdits,
  carried,
  conflicted,
  pendingEdits,
  scanned,
  settled,
} from '../../../schema/sheets/breakdown-journal-steps.ts';
import { plainText, readBreakdown } from '../../../schema/sheets/breakdown-read-back.ts';
import { type BreakdownCellKey, cellKey } from '../../../schema/values/breakdown.ts';
import type { CellEdit } from '../../../schema/values/breakdown-merge.ts';
import { ApiError } from '../../client/api-error.ts';
import { BreakdownBaseDocument, OpenBreakdownDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { Front } from '../../excel/front.ts';
import { dropJournal } from '../../excel/journal-store.ts';
import { jumpIfStill, topOf } from '../../excel/jump.ts';
import { setSheetKey } from '../../excel/read-breakdown.ts';
import { type BreakdownBook, forCell } from './breakdown-book.ts';
import { columnKeyOf, isPending, type PendingForm, rawAt } from './breakdown-forms.ts';
import { answerParts, type BreakdownRecord, breakdownNow } from './breakdown-model.ts';
import { newForm } from './breakdown-new-form.ts';

/** A form that is in the workbook now. */
export interface InsertedBreakdown {
  readonly sheetName: string;
  readonly townshipName: string;
  /** It was there already, and was brought to the front unless its reader had gone on. */
  readonly wasThere: boolean;
  /** As of `InsertedSheet`. */
  readonly isBehind?: true;
  /** Edits that came along from an older or lost sheet. */
  readonly carried: number;
  /** Of these, cells where somebody else was first: to be chosen. */
  readonly conflicts: number;
  /** Edits whose village or column is in the form no more; they stay listed. */
  readonly left: number;
}

export interface InsertParts {
  readonly client: Client;
  readonly book: BreakdownBook;
  readonly now: () => Date;
  readonly newKey: () => string;
}

/**
 * Inserts the form of a township, or brings the one of this edition to the front.
 *
 * @param front what the reader had in front when they asked for it
 */
export async function insertBreakdown(
  parts: InsertParts,
  campaignId: string,
  divisionCode: string,
  front: Front | null,
): Promise<InsertedBreakdown> {
  const now = await breakdownNow(parts.client, campaignId, divisionCode);
  const { breakdown } = now;
  const form = current(await parts.book.scan(), campaignId, breakdown);
  if (form?.found) {
    const isShown = await jumpIfStill(topOf(form.found.sheetName), front);
    return {
      ...nothingCarried,
      sheetName: form.found.sheetName,
      townshipName: breakdown.division.name,
      wasThere: true,
      ...behind(!isShown),
    };
  }
  const { form: inserted, isBehind } = await newForm(parts, now, front);
  const sheetName = inserted.found?.sheetName ?? '';
  await tellOpened(parts.client, campaignId, breakdown);
  return {
    ...nothingCarried,
    sheetName,
    townshipName: breakdown.division.name,
    wasThere: false,
    ...behind(isBehind),
  };
}

function behind(isBehind: boolean): Pick<InsertedBreakdown, 'isBehind'> {
  return isBehind ? { isBehind } : {};
}

const nothingCarried = { carried: 0, conflicts: 0, left: 0 };

/**
 * The edits of a sheet of an older edition, or of one that is gone, on a sheet of now: each to its own village and
 * column. Where somebody else has changed the number meanwhile the sheet shows theirs, and it is to be chosen. The old
 * journal forgets an edit only once the new sheet has it.
 */
export async function carryBreakdown(
  parts: InsertParts,
  wanted: PendingForm,
  front: Front | null,
): Promise<InsertedBreakdown> {
  // What was typed since the last look comes along.
  const form = (await parts.book.scanOne(wanted)) ?? wanted;
  const old = form.journal ?? (await journalOf(parts, form));
  if (!old) throw new ApiError('SHEET_TOKEN_MISSING');
  const now = await breakdownNow(parts.client, old.campaignId, old.divisionCode);
  const { breakdown } = now;
  const there = current(await parts.book.scan(), old.campaignId, breakdown);
  const isThere = there?.journal && there.journal.sheetKey !== old.sheetKey;
  const { form: target, isBehind } = isThere
    ? { form: there, isBehind: true }
    : await newForm(parts, now, front);
  const plan = carried(old, answerParts(breakdown));
  const held = await write(parts, target, plan);
  const moved = plan.edits.filter((edit) => !held.has(cellKey(edit)));
  const conflicts = plan.conflicts.filter((conflict) => !held.has(cellKey(conflict)));
  await forget(parts.book, form, old, new Set([...plan.left.map(cellKey), ...held]));
  const sheetName = target.found?.sheetName ?? '';
  return {
    sheetName,
    townshipName: breakdown.division.name,
    wasThere: target === there,
    carried: moved.length + conflicts.length,
    conflicts: conflicts.length,
    left: plan.left.length + held.size,
    ...behind(isBehind),
  };
}

/**
 * Takes in a sheet that has no journal here: a file from the service, a sheet from another workbook. What differs from
 * the numbers its token names is pending then.
 *
 * @returns null when it is of another edition, or no sheet of ours
 */
export async function adoptForeign(parts: InsertParts, form: PendingForm): Promise<PendingForm | null> {
  const journal = await journalOf(parts, form);
  if (!journal || !form.found || !form.facts) return null;
  const { breakdown } = await breakdownNow(parts.client, form.facts.campaignId, form.facts.divisionCode);
  if (breakdown.edition !== form.facts.edition) return null;
  await setSheetKey(form.found.sheetName, journal.sheetKey);
  await parts.book.keep(journal);
  return (await parts.book.scan()).find((each) => each.journal?.sheetKey === journal.sheetKey) ?? null;
}

/** A journal made from what the service says of the sheet's token. */
export async function journalOf(
  { client, now, newKey }: InsertParts,
  form: PendingForm,
): Promise<BreakdownJournal | null> {
  const { facts, token, sheet } = form;
  if (!facts || token === null) return null;
  const { campaignId, divisionCode } = facts;
  const [{ breakdown }, { breakdownBase }] = await Promise.all([
    breakdownNow(client, campaignId, divisionCode),
    client.send(BreakdownBaseDocument, { campaignId, sheetToken: token }),
  ]);
  if (!breakdownBase) return null;
  const journal = newJournal({
    ...answerParts(breakdown),
    numbers: new Map(
      breakdownBase.villages.map(({ code, values }) => [code, values.map((value) => value ?? null)]),
    ),
    remarks: new Map(breakdownBase.villages.map(({ code, remarks }) => [code, plainText(remarks)])),
    version: breakdownBase.version,
    edition: breakdownBase.edition,
    token,
    sheetKey: newKey(),
    sheetId: sheet?.sheetId ?? null,
    campaignId,
    divisionCode,
    divisionName: breakdown.division.name,
  });
  // A foreign sheet has not been read yet: nobody knew its columns.
  const read = form.read ?? (sheet && readBreakdown(sheet.snapshot, journal.form.columns));
  return read?.kind === 'read' ? scanned(journal, read, now().toISOString()) : journal;
}

/** The sheet of this edition in the workbook, if there is one. */
function current(
  forms: readonly PendingForm[],
  campaignId: string,
  breakdown: BreakdownRecord,
): PendingForm | null {
  const isThis = ({ kind, journal }: PendingForm) =>
    kind === 'original' &&
    journal?.campaignId === campaignId &&
    journal.divisionCode === breakdown.division.code &&
    journal.edition === breakdown.edition;
  return forms.find(isThis) ?? null;
}

/** @returns keys of what is not on the new sheet: somebody has typed there */
async function write(
  { book }: InsertParts,
  target: PendingForm,
  plan: CarriedEdits,
): Promise<ReadonlySet<string>> {
  if (!target.journal) throw new Error('a new sheet without a journal');
  const writes = plan.edits.flatMap((edit) => {
    const columnKey = columnKeyOf(edit);
    const found = rawAt(target, edit.villageCode, columnKey);
    if (found === undefined || (found ?? '') !== (edit.base ?? '')) return [];
    return [{ villageCode: edit.villageCode, columnKey, expected: found, value: forCell(edit.mine) }];
  });
  const { held, skipped } = await book.write(target, writes);
  const isWritten = (edit: CellEdit) =>
    writes.some((each) => isCell(each, edit)) && ![...held, ...skipped].some((each) => isCell(each, edit));
  const missing = plan.edits.filter((edit) => !isWritten(edit));
  const journal = (await book.scanOne(target))?.journal;
  // A cell that has an edit of its own on the new sheet cannot hold a second one.
  const isFree = (cell: BreakdownCellKey) =>
    journal?.edits[cellKey(cell)] === undefined &&
    journal?.conflicts.every((each) => cellKey(each) !== cellKey(cell)) === true;
  const placed = plan.conflicts.filter(isFree);
  if (journal && placed.length > 0) {
    await book.keep({ ...conflicted(journal, placed), outbox: journal.outbox });
  }
  return new Set([...missing, ...plan.conflicts.filter((each) => !placed.includes(each))].map(cellKey));
}

function isCell(write: { villageCode: string; columnKey: string }, edit: CellEdit): boolean {
  return write.villageCode === edit.villageCode && write.columnKey === columnKeyOf(edit);
}

/** What the new sheet has is in step on the old one; what it has not stays pending there. */
async function forget(
  book: BreakdownBook,
  form: PendingForm,
  old: BreakdownJournal,
  stays: ReadonlySet<string>,
): Promise<void> {
  if (!form.journal) return;
  const done = pendingEdits(old)
    .filter((edit) => !stays.has(cellKey(edit)))
    .map(({ base, mine, ...cell }): WantedWrite => ({ ...cell, from: base, to: mine }));
  const conflicts = old.conflicts.filter((conflict) => stays.has(cellKey(conflict)));
  const rest = { ...settled(old, done, []), outbox: null, conflicts, isCarried: true };
  if (form.kind === 'gone' && !isPending(rest)) await dropJournal(old.sheetKey);
  else await book.keep(rest);
}

/** That a form was opened is for the bureau to see; the form is there without it. */
async function tellOpened(client: Client, campaignId: string, breakdown: BreakdownRecord): Promise<void> {
  if (!breakdown.may.open.allowed) return;
  try {
    await client.send(OpenBreakdownDocument, { campaignId, divisionCode: breakdown.division.code });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
