import { ordinaryCategory } from '../../../schema/files/index.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import {
  byDay,
  type CampaignKey,
  type EntryKind,
  type EntryRow,
  keyOf,
  type PaymentRow,
  placeName,
} from '../../db/entries/ledger-rows.ts';
import { explainRefund, type RefundAllowance, refundAllowance } from '../../policy/refund.ts';
import { amountExpected } from '../amounts/amount-check.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { PeopleParts } from '../people/parts.ts';
import { activePaymentsOf, locatePerson, type PaymentState, paymentIn, readPaymentState } from './ledger.ts';
import { categoryName, describeEntry, divisionName, type EntryReason } from './words.ts';

/** As `PaymentEntry` in schema/payment-entry.graphql. */
export interface PaymentEntryRecord {
  readonly number: number;
  readonly kind: EntryKind;
  readonly receiptNumber: string;
  readonly replacementReceiptNumber: string | null;
  readonly personKey: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly amountFen: number;
  readonly on: LocalDate;
  readonly reason: EntryReason;
  readonly evidence: string;
  readonly note: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly undoneBy: number | null;
  readonly description: string;
}

/** As `LedgerPayment` in schema/payment-entry.graphql. */
export interface LedgerPaymentRecord {
  readonly receiptNumber: string;
  readonly status: 'ACTIVE' | 'REVERSED' | 'CORRECTED';
  readonly personKey: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly paidOn: LocalDate;
  readonly postedOn: LocalDate | null;
  readonly flags: readonly string[];
  readonly isAccepted: boolean | null;
  readonly batchNumber: number;
  readonly line: number;
  readonly replacementReceiptNumber: string | null;
  readonly replacesReceiptNumber: string | null;
  readonly paymentsOfPerson: number;
  readonly entryCount: number;
  readonly entries: readonly PaymentEntryRecord[];
  readonly refund: {
    readonly mostFen: number;
    readonly explanation: string;
    readonly clause: string | null;
    readonly benefitStartsOn: LocalDate | null;
  } | null;
}

export type ViewParts = Pick<PeopleParts, 'database' | 'campaigns' | 'divisions'>;

/** One payment as clients see it; null when there is no such receipt. */
export async function viewPayment(
  parts: ViewParts,
  campaign: CampaignRecord,
  receiptNumber: string,
  today: LocalDate,
): Promise<LedgerPaymentRecord | null> {
  const key: CampaignKey = campaign;
  const state = await readPaymentState(parts.database, key, receiptNumber);
  if (!state) return null;
  const { payment, isVoid, entries, refundedFen, replacement, replaces } = state;
  const tree = await parts.divisions.tree(campaign.countyCode);
  const person = await locatePerson(parts.database, key, payment.person_hash, payment);
  const active = await activePaymentsOf(parts.database, key, person);
  const allowance = isVoid ? null : await allowanceOf(parts, campaign, state, active, today);
  const code = payment.village_code ?? payment.township_code;
  return {
    receiptNumber: payment.receipt_number,
    status: !isVoid ? 'ACTIVE' : replacement ? 'CORRECTED' : 'REVERSED',
    personKey: personKey(payment.person_hash),
    divisionCode: code,
    divisionName: divisionName(tree, code),
    townshipCode: payment.township_code,
    villageCode: payment.village_code,
    categoryCode: payment.category_code,
    categoryName: categoryName(campaign.notice, payment.category_code),
    amountFen: payment.amount_fen,
    refundedFen,
    paidOn: payment.paid_on,
    postedOn: payment.posted_on,
    flags: shownFlags(payment),
    isAccepted: needsAcceptance(payment) ? isAccepted(state) : null,
    batchNumber: payment.batch_number,
    line: payment.line,
    replacementReceiptNumber: replacement?.receipt_number ?? null,
    replacesReceiptNumber: replaces?.receipt_number ?? null,
    paymentsOfPerson: active.length,
    entryCount: entries.length,
    entries: await viewEntries(parts, campaign, entries),
    refund: allowance && {
      mostFen: allowance.mostFen,
      explanation: explainRefund(allowance),
      clause: allowance.clause,
      benefitStartsOn: allowance.benefitStartsOn,
    },
  };
}

/** How much of a payment may go back on a day, by the notice that was in force when it was paid. */
export async function allowanceOf(
  { database, campaigns }: Pick<ViewParts, 'database' | 'campaigns'>,
  campaign: CampaignRecord,
  { payment, refundedFen }: PaymentState,
  active: readonly PaymentRow[],
  on: LocalDate,
): Promise<RefundAllowance> {
  const key: CampaignKey = campaign;
  const [person] = await database.reader.all<{ born_on: string | null }>(
    'select born_on from person where county_code = ? and person_hash = ?',
    [campaign.countyCode, payment.person_hash],
  );
  const [back] = await database.reader.all<{ fen: number | null }>(
    `select sum(amount_fen) as fen from payment_entry where county_code = ? and benefit_year = ? and person_hash = ?
     and kind = 'REFUND' and undone_by is null`,
    [...keyOf(key), payment.person_hash],
  );
  const paid = active.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
  // Without an amount due the largest payment is taken for it: whoever paid twice has one of the two beyond it. What
  // everybody pays is the most it can be.
  const [counted = payment] = active.toSorted(byDay);
  const expected = await amountExpected(database, key, counted);
  const largest = Math.max(0, ...active.map(({ amount_fen }) => amount_fen));
  const due = expected?.isDue ? expected.fen : Math.min(largest, expected?.fen ?? largest);
  return refundAllowance(await campaigns.inForce(campaign, payment.paid_on), {
    paidOn: payment.paid_on,
    on,
    restFen: payment.amount_fen - refundedFen,
    overpaidFen: Math.max(0, paid - (back?.fen ?? 0) - due),
    bornOn: person?.born_on ?? null,
    categories: payment.category_code === ordinaryCategory ? [] : [payment.category_code],
  });
}

export async function viewEntries(
  { database, divisions }: ViewParts,
  campaign: CampaignRecord,
  entries: readonly EntryRow[],
): Promise<PaymentEntryRecord[]> {
  const tree = await divisions.tree(campaign.countyCode);
  const rows = new Map<string, PaymentRow | null>();
  const at = async (batch_number: number | null, line: number | null) => {
    if (batch_number === null || line === null) return null;
    const place = { batch_number, line };
    const name = placeName(place);
    if (!rows.has(name)) rows.set(name, await paymentIn(database, campaign, place));
    return rows.get(name) ?? null;
  };
  const undoing = entries.filter(({ kind }) => kind === 'UNDO').map((entry) => entry.entry_number);
  const undone = new Map(
    undoing.length === 0
      ? []
      : (
          await database.reader.all<{ number: number; by: number }>(
            `select entry_number as number, undone_by as by from payment_entry
             where county_code = ? and benefit_year = ? and undone_by in (${undoing.map(() => '?').join(', ')})`,
            [...keyOf(campaign), ...undoing],
          )
        ).map(({ number, by }) => [by, number] as const),
  );
  const views: PaymentEntryRecord[] = [];
  for (const entry of entries) {
    const payment = await at(entry.batch_number, entry.line);
    const replacement = await at(entry.replaced_batch, entry.replaced_line);
    const code = payment?.village_code ?? payment?.township_code ?? campaign.countyCode;
    views.push({
      number: entry.entry_number,
      kind: entry.kind,
      receiptNumber: payment?.receipt_number ?? '',
      replacementReceiptNumber: entry.kind === 'CORRECTION' ? (replacement?.receipt_number ?? null) : null,
      personKey: personKey(entry.person_hash),
      divisionCode: code,
      divisionName: divisionName(tree, code),
      amountFen: entry.amount_fen,
      on: entry.on_day,
      reason: entry.reason as EntryReason,
      evidence: entry.evidence,
      note: entry.note,
      recordedBy: entry.recorded_by,
      recordedAt: entry.recorded_at,
      undoneBy: entry.undone_by,
      description: describeEntry(entry, {
        notice: campaign.notice,
        tree,
        payment,
        replacement,
        undone: undone.get(entry.entry_number) ?? null,
      }),
    });
  }
  return views;
}

export function needsAcceptance({ flags }: PaymentRow): boolean {
  return flags.includes('OUTSIDE_WINDOW') || flags.includes('CLOSED_DAY');
}

export function isAccepted({ entries, payment }: PaymentState): boolean {
  return entries.some(
    (entry) =>
      entry.kind === 'ACCEPTANCE' && entry.undone_by === null && placeName(entry) === placeName(payment),
  );
}

/** Without the mark that only finds payments by person. */
function shownFlags({ flags }: PaymentRow): string[] {
  return flags.split(',').filter((flag) => flag !== '' && flag !== 'ENTRY_PERSON');
}
