import { ApiError } from '../../client/api-error.ts';
import {
  AcceptPaymentDocument,
  CorrectPaymentDocument,
  LedgerPaymentDocument,
  type LedgerPaymentPartsFragment,
  type PaymentEntryAnswerPartsFragment,
  type PaymentEntryReason,
  RecordRefundDocument,
  ReversePaymentDocument,
  UndoPaymentEntryDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';

export type LedgerPayment = LedgerPaymentPartsFragment;

/** What may be done with a payment after it came in. */
export type DeskAct = 'refund' | 'reverse' | 'correct' | 'accept';

/** Reasons that fit an act, the usual one first. */
export const deskReasons: Readonly<Record<DeskAct, readonly PaymentEntryReason[]>> = {
  refund: [
    'PAID_TWICE',
    'OVERPAID',
    'OTHER_COUNTY',
    'EMPLOYEE_SCHEME',
    'DIED',
    'MOVED_AWAY',
    'WRONG_PERSON',
    'OTHER',
  ],
  reverse: ['BANK_RETURNED', 'WRONG_PERSON', 'PAID_TWICE', 'OTHER'],
  correct: ['WRONG_DIVISION', 'WRONG_CATEGORY', 'WRONG_AMOUNT', 'WRONG_DAY', 'WRONG_PERSON'],
  accept: ['VERIFIED', 'OTHER'],
};

/** What is wanted now; impossible acts are not offered. */
export function offeredActs({ status, isAccepted, refund }: LedgerPayment): readonly DeskAct[] {
  if (status !== 'ACTIVE') return [];
  return [
    ...((refund?.mostFen ?? 0) > 0 ? (['refund'] as const) : []),
    'correct',
    'reverse',
    ...(isAccepted === false ? (['accept'] as const) : []),
  ];
}

export interface DeskChoice {
  readonly act: DeskAct;
  readonly reason: PaymentEntryReason;
  readonly evidence: string;
  readonly note: string;
  /** Of a refund, or the right amount of a correction. */
  readonly amountFen: number | null;
  /** Of a refund, or the right day of payment. */
  readonly day: string;
  /** The right division: a village, or a township when the village is not known; empty to leave it. */
  readonly divisionCode: string;
  readonly categoryCode: string;
  readonly idNumber: string;
}

export async function ledgerPayment(
  client: Client,
  campaignId: string,
  receiptNumber: string,
): Promise<LedgerPayment> {
  const { payment } = await client.send(LedgerPaymentDocument, { campaignId, receiptNumber });
  if (!payment) throw new ApiError('PAYMENT_NOT_FOUND');
  return payment;
}

/** @param payment as it was read: when somebody has done something to it since, the service says so */
export async function recordEntry(
  client: Client,
  campaignId: string,
  { receiptNumber, entryCount }: LedgerPayment,
  choice: DeskChoice,
): Promise<PaymentEntryAnswerPartsFragment> {
  const { act, reason, evidence, note, amountFen, day } = choice;
  const common = { campaignId, receiptNumber, entryCount, reason, evidence, note };
  switch (act) {
    case 'refund': {
      const input = { ...common, amountFen: amountFen ?? 0, on: day };
      return (await client.send(RecordRefundDocument, { input })).recordRefund;
    }
    case 'reverse':
      return (await client.send(ReversePaymentDocument, { input: common })).reversePayment;
    case 'correct': {
      const input = { ...common, changes: changesOf(choice) };
      return (await client.send(CorrectPaymentDocument, { input })).correctPayment;
    }
    case 'accept':
      return (await client.send(AcceptPaymentDocument, { input: common })).acceptPayment;
  }
}

export async function undoEntry(
  client: Client,
  campaignId: string,
  { entryCount }: LedgerPayment,
  number: number,
): Promise<PaymentEntryAnswerPartsFragment> {
  const input = { campaignId, number, entryCount };
  return (await client.send(UndoPaymentEntryDocument, { input })).undoPaymentEntry;
}

/** The reason says what is wrong, and so what is to be replaced. */
function changesOf({ reason, amountFen, day, divisionCode, categoryCode, idNumber }: DeskChoice) {
  switch (reason) {
    case 'WRONG_DIVISION':
      return { divisionCode };
    case 'WRONG_CATEGORY':
      return { categoryCode };
    case 'WRONG_AMOUNT':
      return { amountFen };
    case 'WRONG_DAY':
      return { paidOn: day };
    case 'WRONG_PERSON':
      return { idNumber: idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase() };
    default:
      throw new Error(`no change for ${reason}`);
  }
}
