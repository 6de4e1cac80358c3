import { formatYuan } from '../../../schema/values/fen.ts';
import { isLocalDate, type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { withCoverageOf } from '../../db/coverage/moves.ts';
import { accept, correct, type EntryWords, refund, reverse, undo } from '../../db/entries/acts.ts';
import { type CampaignKey, type EntryRow, placeName, sameHash } from '../../db/entries/ledger-rows.ts';
import { settleCounties } from '../../db/entries/other-counties.ts';
import { settling, type TouchedPerson, withFlag } from '../../db/entries/settle.ts';
import { settleItemsOfReceipts } from '../../db/statements/settle.ts';
import type { Steps } from '../../db/steps.ts';
import { explainRefund } from '../../policy/refund.ts';
import { type Actor, accountNameIn, requireImportPayments } from '../access.ts';
import { checkAmountsOf } from '../amounts/amount-check.ts';
import { beijingMinute } from '../beijing-minute.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import {
  createReplacementReader,
  type PaymentChangesAsked,
  shownReceipt,
  withoutFlags,
} from './correction.ts';
import { activePaymentsOf, locatePerson, type PaymentState, readPaymentState } from './ledger.ts';
import { underLedgerLock } from './ledger-edits.ts';
import { markElsewhere, sharingCounties } from './other-counties.ts';
import { allowanceOf, isAccepted, needsAcceptance } from './views.ts';
import { checkedNotes, type EntryNotes } from './words.ts';

/** Which payment an act is about, as its clerk saw it. */
export interface EntryChoice extends EntryNotes {
  readonly campaignId: string;
  readonly receiptNumber: string;
  /** Entries the payment had when it was looked at; another number is a conflict. */
  readonly entryCount: number;
}

/** The acts of the bureau on one payment. Each gives back the number of the new entry. */
export interface EntryActs {
  /** @throws Refusal REFUND_…, ENTRY_…, PAYMENT_NOT_FOUND, IMPORT_RUNNING, NOT_ALLOWED */
  recordRefund(actor: Actor, choice: EntryChoice & { amountFen: number; on: LocalDate }): Promise<number>;
  reverse(actor: Actor, choice: EntryChoice): Promise<number>;
  /** @throws Refusal CORRECTION_… besides */
  correct(actor: Actor, choice: EntryChoice & { changes: PaymentChangesAsked }): Promise<number>;
  /** @throws Refusal ACCEPTANCE_… besides */
  accept(actor: Actor, choice: EntryChoice): Promise<number>;
  undo(
    actor: Actor,
    choice: Omit<EntryChoice, 'receiptNumber' | 'evidence'> & { number: number },
  ): Promise<{ readonly number: number; readonly receiptNumber: string }>;
  today(): LocalDate;
}

/** What an act knows while it holds the lock. */
interface Held {
  readonly campaign: CampaignRecord;
  readonly state: PaymentState;
  readonly person: TouchedPerson;
  readonly words: EntryWords;
}

export function createEntryActs(parts: PeopleParts): EntryActs {
  const { database, campaigns, clock } = parts;
  const replacementOf = createReplacementReader(parts);
  const today = () => localDateAt(clock());

  /** Checks rights and words, takes the lock, reads the payment, and lets the act decide what to do. */
  async function act(
    actor: Actor,
    choice: EntryChoice,
    decide: (
      held: Held,
    ) => Promise<{ readonly touched?: readonly TouchedPerson[]; steps: () => Steps<number> }>,
    options: { readonly mayBeVoid?: boolean; readonly allCounties?: boolean } = {},
  ): Promise<number> {
    const campaign = await campaigns.get(actor, choice.campaignId);
    requireImportPayments(actor, campaign.countyCode);
    if (campaign.paymentSource === 'DAILY_TOTALS') throw new Refusal('NEEDS_PERSON_DETAILS');
    const notes = checkedNotes(choice);
    const key: CampaignKey = campaign;
    const counties = await sharingCounties(
      database,
      key,
      choice.receiptNumber.trim(),
      options.allCounties === true,
    );
    return underLedgerLock(database, [campaign.countyCode, ...counties], async () => {
      const state = await readPaymentState(database, key, choice.receiptNumber.trim());
      if (!state) throw new Refusal('PAYMENT_NOT_FOUND', { found: shownReceipt(choice.receiptNumber) });
      refuseConflict(state, choice.entryCount);
      if (state.isVoid && !options.mayBeVoid) {
        const replacement = state.replacement?.receipt_number ?? '';
        throw new Refusal('ENTRY_PAYMENT_VOID', { found: state.payment.receipt_number, replacement });
      }
      const person = await locatePerson(database, key, state.payment.person_hash, state.payment);
      const words = {
        ...notes,
        by: accountNameIn(actor, campaign.countyCode),
        at: clock().toISOString(),
        today: today(),
      };
      const { touched = [person], steps } = await decide({ campaign, state, person, words });
      const { countyCode, benefitYear } = campaign;
      const hashes = touched.map(({ hash }) => hash);
      const all = [countyCode, ...counties].sort();
      const recorded = await database.edit(function* () {
        const number = yield* withCoverageOf(countyCode, benefitYear, hashes, () =>
          settling(key, touched, steps),
        );
        yield* settleItemsOfReceipts(key, [state.payment.receipt_number]);
        if (counties.length > 0) yield* settleCounties(benefitYear, all, hashes, words.at);
        return number;
      });
      if (counties.length > 0) await markElsewhere(database, benefitYear, all);
      await checkAmountsOf(database, key, { kind: 'persons', hashes }, words.at);
      return recorded;
    });
  }

  return {
    today,

    recordRefund: (actor, choice) =>
      act(actor, choice, async ({ campaign, state, person, words }) => {
        const { payment } = state;
        const { amountFen, on } = choice;
        if (!Number.isSafeInteger(amountFen) || amountFen <= 0) {
          throw new Refusal('REFUND_AMOUNT', { found: amountFen });
        }
        if (!isLocalDate(on) || on < payment.paid_on || on > words.today) {
          throw new Refusal('REFUND_DAY', { found: on, paidOn: payment.paid_on, today: words.today });
        }
        const active = await activePaymentsOf(database, campaign, person);
        const allowance = await allowanceOf(parts, campaign, state, active, on);
        const reason = explainRefund(allowance);
        if (allowance.mostFen === 0) throw new Refusal('REFUND_NOT_ALLOWED', { reason });
        if (amountFen > allowance.mostFen) {
          const [found, most] = [formatYuan(amountFen), formatYuan(allowance.mostFen)];
          throw new Refusal('REFUND_TOO_MUCH', { found, most, reason });
        }
        return { steps: () => refund(campaign, payment, amountFen, on, words) };
      }),

    reverse: (actor, choice) =>
      act(actor, choice, async ({ campaign, state, words }) => {
        refuseRefunded(state);
        return { steps: () => reverse(campaign, state.payment, words) };
      }),

    correct: (actor, choice) =>
      act(
        actor,
        choice,
        async ({ campaign, state, person, words }) => {
          refuseRefunded(state);
          const replacement = await replacementOf(campaign, state, choice.changes, words.today);
          if (sameHash(replacement.person_hash, state.payment.person_hash)) {
            return { steps: () => correct(campaign, state.payment, replacement, words) };
          }
          const other = await locatePerson(database, campaign, replacement.person_hash, null);
          const isCounted = (await activePaymentsOf(database, campaign, other)).length > 0;
          const flags = isCounted
            ? withFlag(replacement.flags, 'DUPLICATE_PERSON')
            : withoutFlags(replacement.flags, ['DUPLICATE_PERSON']);
          return {
            touched: inOrder([person, other]),
            steps: () => correct(campaign, state.payment, { ...replacement, flags }, words),
          };
        },
        { allCounties: choice.changes.idNumber !== null },
      ),

    accept: (actor, choice) =>
      act(actor, choice, async ({ campaign, state, words }) => {
        if (!needsAcceptance(state.payment)) throw new Refusal('ACCEPTANCE_NOT_NEEDED');
        if (isAccepted(state)) throw new Refusal('ACCEPTANCE_THERE');
        return { steps: () => accept(campaign, state.payment, words) };
      }),

    async undo(actor, { number, ...choice }) {
      const campaign = await campaigns.get(actor, choice.campaignId);
      requireImportPayments(actor, campaign.countyCode);
      const [place] = await database.reader.all<{ receipt: string }>(
        `select p.receipt_number as receipt from payment_entry e join payment p on p.county_code = e.county_code
           and p.benefit_year = e.benefit_year and p.batch_number = e.batch_number and p.line = e.line
         where e.county_code = ? and e.benefit_year = ? and e.entry_number = ?`,
        [campaign.countyCode, campaign.benefitYear, number],
      );
      if (!place) throw new Refusal('ENTRY_NOT_FOUND', { found: number });
      const { receipt: receiptNumber } = place;
      const undoing = await act(
        actor,
        { ...choice, receiptNumber, evidence: '' },
        async ({ campaign: held, state, person, words }) => {
          const entry = undoable(state, number);
          const replaced = state.replacement;
          if (entry.kind !== 'CORRECTION' || !replaced) {
            return { steps: () => undo(held, entry, words) };
          }
          const after = await readPaymentState(database, held, replaced.receipt_number);
          const later = after?.entries.find(
            (each) =>
              each.kind !== 'UNDO' && each.undone_by === null && placeName(each) === placeName(replaced),
          );
          if (later) throw new Refusal('ENTRY_NOT_LATEST', { found: number, later: later.entry_number });
          const other = sameHash(replaced.person_hash, person.hash)
            ? []
            : [await locatePerson(database, held, replaced.person_hash, replaced)];
          return { touched: inOrder([person, ...other]), steps: () => undo(held, entry, words) };
        },
        { mayBeVoid: true, allCounties: true },
      );
      return { number: undoing, receiptNumber };
    },
  };
}

/** Somebody did something to the payment since it was looked at: who and when. */
function refuseConflict({ entries }: PaymentState, seen: number): void {
  if (entries.length === seen) return;
  const last = entries.at(-1);
  throw new Refusal('ENTRY_CONFLICT', {
    by: last?.recorded_by ?? '',
    at: last ? beijingMinute(last.recorded_at) : '',
    number: last?.entry_number ?? 0,
  });
}

function refuseRefunded({ refundedFen }: PaymentState): void {
  if (refundedFen > 0) throw new Refusal('ENTRY_HAS_REFUNDS', { fen: refundedFen });
}

/** The last live act on a payment is undone first. */
function undoable({ entries, payment }: PaymentState, number: number): EntryRow {
  const entry = entries.find(({ entry_number }) => entry_number === number);
  if (!entry) throw new Refusal('ENTRY_NOT_FOUND', { found: number });
  if (entry.kind === 'UNDO' || entry.undone_by !== null) throw new Refusal('ENTRY_UNDONE', { found: number });
  const later = entries.findLast(
    (each) => each.kind !== 'UNDO' && each.undone_by === null && placeName(each) === placeName(payment),
  );
  if (later && later.entry_number > number) {
    throw new Refusal('ENTRY_NOT_LATEST', { found: number, later: later.entry_number });
  }
  return entry;
}

/** Rows of two persons are taken in one order everywhere. */
function inOrder(persons: readonly TouchedPerson[]): TouchedPerson[] {
  return persons.toSorted((left, right) => Buffer.compare(left.hash, right.hash));
}
