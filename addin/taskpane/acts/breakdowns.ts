import type { BreakdownCellKey } from '../../../schema/values/breakdown.ts';
import { ApiError } from '../../client/api-error.ts';
import type { Client } from '../../client/requests.ts';
import { frontNow } from '../../excel/front.ts';
import { loadJournals } from '../../excel/journal-store.ts';
import { jumpIfStill } from '../../excel/jump.ts';
import { ExcelFault } from '../../excel/session.ts';
import { createBreakdownBook } from './breakdown-book.ts';
import { adoptCopy, chooseCell, discardEdit, forgetGone } from './breakdown-choices.ts';
import { type BreakdownCycle, createBreakdownCycle } from './breakdown-cycle.ts';
import type { PendingForm } from './breakdown-forms.ts';
import { adoptForeign, carryBreakdown, type InsertedBreakdown, insertBreakdown } from './breakdown-insert.ts';
import { breakdownNow } from './breakdown-model.ts';
import { addressNow } from './breakdown-places.ts';
import {
  type CheckedForm,
  checkForm,
  type FormOutcome,
  retryForm,
  sendForm,
  showAnswer,
} from './breakdown-send.ts';
import { type SpreadChoice, type SpreadDone, spreadForm } from './breakdown-spread.ts';

/** What can be done with township forms, in the workbook and at the service. */
export interface BreakdownActs extends BreakdownCycle {
  /** Inserts the form of a township, or brings it to the front, and tells the service that it was opened. */
  insert(campaignId: string, divisionCode: string): Promise<InsertedBreakdown>;
  /** Every form and every journal of the workbook, also of sheets that are gone; scans what it can read. */
  scan(): Promise<readonly PendingForm[]>;
  /** Whether anything was ever filled in here. One round trip. */
  hasJournals(): Promise<boolean>;
  /** Checks in the pane alone. */
  check(form: PendingForm): Promise<CheckedForm>;
  /**
   * Brings a cell to the front that stood at an address when the form was read, wherever it stands now.
   *
   * @throws ExcelFault ADDRESS_MOVED when nobody can tell where that is; JUMP_READER_WENT_ON when its reader has gone
   * elsewhere since
   */
  jump(form: PendingForm, address: string): Promise<void>;
  save(form: PendingForm, reason?: string): Promise<FormOutcome>;
  submit(form: PendingForm, reason?: string): Promise<FormOutcome>;
  /** The act that got no answer, again under its key. */
  retry(form: PendingForm): Promise<FormOutcome>;
  choose(form: PendingForm, cell: BreakdownCellKey, side: 'MINE' | 'THEIRS'): Promise<PendingForm>;
  discard(form: PendingForm, cell: BreakdownCellKey): Promise<PendingForm>;
  spread(form: PendingForm, choice: SpreadChoice): Promise<SpreadDone>;
  /** States, reasons and others' numbers into the sheet; cells that somebody typed into stay. */
  refresh(form: PendingForm): Promise<RefreshedForm>;
  /** Edits of an older or lost sheet, on a sheet of now. */
  carry(form: PendingForm): Promise<InsertedBreakdown>;
  /** 以这张为准, of a copy. */
  adopt(form: PendingForm): Promise<PendingForm>;
  /** Gives up what was typed on a sheet that is gone. */
  forget(form: PendingForm): Promise<void>;
}

/** A sheet after it was brought up to date. */
export interface RefreshedForm {
  readonly form: PendingForm;
  /** Of the breakdown as the service had it; null when it was not asked. */
  readonly version: number | null;
  /** The service has a form of another look: this one can no longer be sent. */
  readonly isOutdated: boolean;
  readonly held: number;
  readonly markFault: string | null;
}

export interface BreakdownActsSettings {
  readonly now?: () => Date;
  readonly newKey?: () => string;
}

export function createBreakdownActs(client: Client, settings: BreakdownActsSettings = {}): BreakdownActs {
  const now = settings.now ?? (() => new Date());
  const newKey = settings.newKey ?? (() => crypto.randomUUID());
  const book = createBreakdownBook(now);
  const parts = { client, book, now, newKey };
  const inTurn = queue();
  // Tokens of sheets that cannot be taken in: of an older edition, of another account.
  const strange = new Set<string>();

  return {
    ...createBreakdownCycle(client, newKey),
    async insert(campaignId, divisionCode) {
      const front = await frontNow();
      return inTurn(() => insertBreakdown(parts, campaignId, divisionCode, front));
    },
    scan: () =>
      inTurn(async () => {
        const forms = await book.scan();
        let isTaken = false;
        for (const form of forms) if (form.kind === 'foreign') isTaken = (await taken(form)) || isTaken;
        return isTaken ? book.scan() : forms;
      }),
    hasJournals: () => inTurn(async () => (await loadJournals()).length > 0),
    check: (form) => inTurn(() => checkForm(book, form)),
    async jump(form, address) {
      const front = await frontNow();
      return inTurn(async () => {
        const place = addressNow(form, await book.scanOne(form), address);
        if (place === null) throw new ExcelFault('ADDRESS_MOVED', { found: address });
        if (!(await jumpIfStill(place, front))) throw new ExcelFault('JUMP_READER_WENT_ON');
      });
    },
    save: (form, reason = '') => inTurn(() => sendForm(parts, form, 'SAVE', reason)),
    submit: (form, reason = '') => inTurn(() => sendForm(parts, form, 'SUBMIT', reason)),
    retry: (form) => inTurn(() => retryForm(parts, form)),
    choose: (form, cell, side) => inTurn(() => chooseCell(book, form, cell, side, now().toISOString())),
    discard: (form, cell) => inTurn(() => discardEdit(book, form, cell)),
    spread: (form, choice) => inTurn(() => spreadForm(book, form, choice)),
    refresh: (form) =>
      inTurn(async () => {
        const { journal } = form;
        if (!journal) return { form, version: null, isOutdated: false, held: 0, markFault: null };
        const { breakdown } = await breakdownNow(client, journal.campaignId, journal.divisionCode);
        const { version } = breakdown;
        // Numbers of another edition belong to another sheet; an open act decides what is in step.
        if (breakdown.edition !== journal.edition || journal.outbox) {
          return {
            form,
            version,
            isOutdated: breakdown.edition !== journal.edition,
            held: 0,
            markFault: null,
          };
        }
        return { version, isOutdated: false, ...(await showAnswer(book, form, breakdown)) };
      }),
    async carry(form) {
      const front = await frontNow();
      return inTurn(() => carryBreakdown(parts, form, front));
    },
    adopt: (form) => inTurn(() => adoptCopy(parts, form)),
    forget: (form) => inTurn(() => forgetGone(book, form)),
  };

  /** A sheet that came without a journal; without the service it waits for the next scan. */
  async function taken(form: PendingForm): Promise<boolean> {
    const token = form.token ?? '';
    if (token === '' || strange.has(token)) return false;
    try {
      const isTaken = (await adoptForeign(parts, form)) !== null;
      if (!isTaken) strange.add(token);
      return isTaken;
    } catch (error) {
      if (error instanceof ApiError && !error.isOffline) strange.add(token);
      if (error instanceof ApiError || error instanceof ExcelFault) return false;
      throw error;
    }
  }
}

/** One after another: two acts on one journal would each keep what the other has not seen. */
function queue(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
}
