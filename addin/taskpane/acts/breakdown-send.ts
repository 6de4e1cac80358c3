import type { BreakdownJournal, JournalConflict, Outbox } from '../../../schema/sheets/breakdown-journal.ts';
import {
  acknowledged,
  behind,
  conflicted,
  isInStep,
  pendingEdits,
  withOutbox,
  withoutOutbox,
} from '../../../schema/sheets/breakdown-journal-steps.ts';
import type { BreakdownNumbers } from '../../../schema/values/breakdown.ts';
import { checkBreakdown } from '../../../schema/values/breakdown-check.ts';
import type { CellEdit } from '../../../schema/values/breakdown-merge.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { ApiError } from '../../client/api-error.ts';
import {
  type BreakdownAnswerPartsFragment,
  SaveBreakdownDocument,
  SubmitBreakdownDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { ExcelFault } from '../../excel/session.ts';
import { type Fault, faultOf } from '../fault.ts';
import type { BreakdownBook } from './breakdown-book.ts';
import type { PendingForm } from './breakdown-forms.ts';
import {
  type ListedBreakdownProblem,
  listed,
  markProblems,
  quietly,
  servantWrites,
} from './breakdown-marks.ts';
import { answerParts, type BreakdownRecord } from './breakdown-model.ts';

/** What a check in the pane found; nothing was sent. */
export interface CheckedForm {
  readonly form: PendingForm;
  readonly problems: readonly ListedBreakdownProblem[];
  readonly hasErrors: boolean;
  /** Why the problems stand in the list alone; null when they stand in the sheet too. */
  readonly markFault: string | null;
}

/** What became of what was sent. `form` is as it stands after that. */
export type FormOutcome =
  | {
      readonly kind: 'done';
      readonly act: Outbox['act'];
      readonly form: PendingForm;
      readonly breakdown: BreakdownRecord | null;
      readonly changedCells: number;
      /** The service had it from an earlier try, whose answer was lost. */
      readonly isReplay: boolean;
      /** Cells that somebody else has changed and that were being typed into. */
      readonly held: number;
      readonly markFault: string | null;
    }
  | { readonly kind: 'unchanged'; readonly form: PendingForm }
  | { readonly kind: 'problems'; readonly form: PendingForm; readonly checked: CheckedForm }
  | { readonly kind: 'conflicts'; readonly form: PendingForm }
  | {
      readonly kind: 'refused';
      readonly form: PendingForm;
      readonly code: string;
      readonly problems: readonly ListedBreakdownProblem[];
    }
  /** Not known whether it has arrived: to be tried again as the same act. */
  | { readonly kind: 'unanswered'; readonly form: PendingForm; readonly fault: Fault };

interface SendParts {
  readonly client: Client;
  readonly book: BreakdownBook;
  readonly now: () => Date;
  readonly newKey: () => string;
}

/** A form with what it needs to be checked and sent. */
type ReadyForm = PendingForm & {
  readonly journal: BreakdownJournal;
  readonly read: NonNullable<PendingForm['read']>;
};

/**
 * Checks what stands in the sheet, without the service, and puts what is wrong beside the rows.
 *
 * @throws ApiError when the form is gone or cannot be read
 */
export async function checkForm(
  book: BreakdownBook,
  wanted: PendingForm,
  mode: 'complete' | 'partial' = 'complete',
): Promise<CheckedForm> {
  return checkedForm(book, await ready(book, wanted), mode);
}

/** Scan, check, keep what is sent, send, take the answer in. What was sent before without an answer goes first. */
export async function sendForm(
  parts: SendParts,
  wanted: PendingForm,
  act: Outbox['act'],
  reason: string,
): Promise<FormOutcome> {
  const { book, now, newKey } = parts;
  const before = await book.scanOne(wanted);
  if (before?.journal?.outbox) {
    const earlier = await retryForm(parts, before);
    if (earlier.kind !== 'done') return earlier;
    if (earlier.act === 'SUBMIT' || (act === 'SAVE' && nothingPending(earlier.form))) return earlier;
  }
  const form = await ready(book, wanted);
  if (form.journal.conflicts.length > 0) return { kind: 'conflicts', form };
  const checked = await checkedForm(book, form, act === 'SUBMIT' ? 'complete' : 'partial');
  if (checked.hasErrors) return { kind: 'problems', form, checked };
  if (act === 'SAVE' && pendingEdits(form.journal).length === 0) return { kind: 'unchanged', form };
  const villages = [...form.read.layout.rowOf.keys()];
  const journal = withOutbox(form.journal, newKey(), act, now().toISOString(), villages, reason.trim());
  await book.keep(journal);
  return deliver(parts, { ...form, journal });
}

/** The same act again, under the same key: the service does it once, however often it is asked. */
export async function retryForm(parts: SendParts, wanted: PendingForm): Promise<FormOutcome> {
  const form = (await parts.book.scanOne(wanted)) ?? wanted;
  if (!form.journal?.outbox) return { kind: 'unchanged', form };
  return deliver(parts, form);
}

async function deliver(parts: SendParts, form: PendingForm): Promise<FormOutcome> {
  const { book, client } = parts;
  const { journal } = form;
  if (!journal?.outbox) throw new Error('nothing to send');
  const { outbox } = journal;
  let answer: BreakdownAnswerPartsFragment;
  try {
    answer = await sent(client, journal, outbox);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (isUncertain(error)) return { kind: 'unanswered', form, fault: faultOf(error) };
    const problems = [{ severity: 'ERROR' as const, message: error.message, address: null }];
    return {
      kind: 'refused',
      form: await kept(book, form, withoutOutbox(journal)),
      code: error.code,
      problems,
    };
  }
  const { breakdown, outcome } = answer;
  if (outcome === 'HAS_CONFLICTS') {
    return {
      kind: 'conflicts',
      form: await kept(book, form, conflicted(journal, answer.conflicts.map(toConflict))),
    };
  }
  if ((outcome !== 'DONE' && outcome !== 'UNCHANGED') || !breakdown) {
    const problems = answer.problems.map(({ severity, message, place }) => ({
      severity,
      message,
      address: place.address ?? null,
    }));
    const code = answer.problems[0]?.code ?? 'SERVER_ERROR';
    return { kind: 'refused', form: await kept(book, form, withoutOutbox(journal)), code, problems };
  }
  const { changedCells, isReplay } = answer;
  const told = { kind: 'done', act: outbox.act, breakdown, changedCells, isReplay } as const;
  if (breakdown.edition !== journal.edition) {
    // Done before the form changed: this sheet has got through, but it stays a sheet of its own edition.
    const { token, baseVersion: version } = journal;
    const old = await kept(book, form, acknowledged(journal, { ...answerParts(breakdown), token, version }));
    return { ...told, form: old, held: 0, markFault: null };
  }
  const done = await kept(book, form, acknowledged(journal, answerParts(breakdown)));
  return { ...told, ...(await showAnswer(book, done, breakdown)) };
}

/** Numbers of others, states and reasons into the sheet. What was sent is the service's whether this works or not. */
export async function showAnswer(
  book: BreakdownBook,
  form: PendingForm,
  breakdown: BreakdownRecord,
): Promise<{ readonly form: PendingForm; readonly held: number; readonly markFault: string | null }> {
  let held = 0;
  let shown = form;
  const markFault = await quietly(async () => {
    const now = (await book.scanOne(form)) ?? form;
    if (!now.journal) return;
    const answer = answerParts(breakdown);
    const brought = await book.bringUpToDate(now, behind(now.journal, answer));
    held = brought.held.length;
    const writes = servantWrites(now, breakdown, isInStep(brought.journal, answer));
    await book.write({ ...now, journal: brought.journal }, writes);
    shown = (await book.scanOne(now)) ?? { ...now, journal: brought.journal };
  });
  return { form: shown, held, markFault };
}

async function sent(
  client: Client,
  journal: BreakdownJournal,
  outbox: Outbox,
): Promise<BreakdownAnswerPartsFragment> {
  const input = {
    // Whose it is stands in the sheet, not in what the pane shows.
    campaignId: journal.campaignId,
    sheetToken: journal.token,
    baseVersion: outbox.baseVersion,
    edits: outbox.edits.map(editInput),
    villageCodes: outbox.act === 'SUBMIT' ? [...outbox.villageCodes] : null,
    reason: outbox.reason,
    mutationKey: outbox.mutationKey,
  };
  if (outbox.act === 'SUBMIT') {
    const { submitBreakdown } = await client.send(SubmitBreakdownDocument, { input });
    return submitBreakdown;
  }
  const { saveBreakdown } = await client.send(SaveBreakdownDocument, { input });
  return saveBreakdown;
}

function editInput({ villageCode, columnCode, base, mine }: CellEdit) {
  if (columnCode === '') {
    return { villageCode, columnCode, baseText: String(base ?? ''), mineText: String(mine ?? '') };
  }
  // Text in a number column has not passed the check.
  return { villageCode, columnCode, base: numberOf(base), mine: numberOf(mine) };
}

function numberOf(content: CellEdit['mine']): number | null {
  return typeof content === 'number' ? content : null;
}

function toConflict(conflict: BreakdownAnswerPartsFragment['conflicts'][number]): JournalConflict {
  const { villageCode, columnCode, by, at } = conflict;
  const isText = columnCode === '';
  return {
    villageCode,
    columnCode,
    base: isText ? (conflict.baseText ?? '') : (conflict.base ?? null),
    mine: isText ? (conflict.mineText ?? '') : (conflict.mine ?? null),
    theirs: isText ? (conflict.theirsText ?? '') : (conflict.theirs ?? null),
    by,
    at,
  };
}

/** Whether the service may have done it although no answer says so. */
function isUncertain({ code, isOffline, isSignedOut }: ApiError): boolean {
  return isOffline || isSignedOut || code === 'SERVER_ERROR' || code === 'SERVER_UNREADABLE';
}

async function kept(book: BreakdownBook, form: PendingForm, journal: BreakdownJournal): Promise<PendingForm> {
  await book.keep(journal);
  return { ...form, journal };
}

async function checkedForm(
  book: BreakdownBook,
  form: ReadyForm,
  mode: 'complete' | 'partial',
): Promise<CheckedForm> {
  const { journal, read } = form;
  const shown: BreakdownNumbers = new Map(
    Object.entries(journal.base).map(([code, row]) => [code, row.map(numberOf)]),
  );
  const places = {
    sheet: read.layout.sheetName,
    totals: journal.form.columns.map(({ code }) => read.layout.remainderOf.get(code) ?? null),
  };
  const found: readonly Problem[] = [
    ...read.problems,
    ...checkBreakdown(journal.form, read.rows, places, mode, shown),
  ];
  const markFault = await markProblems(book, form, found);
  return {
    form,
    problems: listed(found, read.layout.sheetName),
    hasErrors: found.some(({ severity }) => severity === 'ERROR'),
    markFault,
  };
}

async function ready(book: BreakdownBook, wanted: PendingForm): Promise<ReadyForm> {
  const form = await book.scanOne(wanted);
  if (!form?.found) throw new ExcelFault('BREAKDOWN_SHEET_GONE');
  const { journal, read } = form;
  if (!journal) throw new ApiError('BREAKDOWN_SHEET_IS_COPY');
  const [problem] = form.problems;
  if (!read)
    throw new ApiError(
      problem?.code ?? 'BREAKDOWN_SHEET_GONE',
      listed(form.problems, form.found.sheetName)[0]?.message,
    );
  return { ...form, journal, read };
}

function nothingPending({ journal }: PendingForm): boolean {
  return !journal || pendingEdits(journal).length === 0;
}
