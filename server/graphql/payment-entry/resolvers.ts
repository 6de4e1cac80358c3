import { signedIn } from '../../services/access.ts';
import type {
  EntryChoice,
  LedgerPaymentRecord,
  PaymentEntryRecord,
} from '../../services/payment-entries/payment-entries.ts';
import type { GraphqlContext } from '../context.ts';
import type {
  LedgerPayment,
  PaymentEntry,
  PaymentEntryPayload,
  Resolvers,
  ReversePaymentInput,
} from '../generated/resolver-types.ts';
import { refusalAsProblem } from '../problems.ts';

export const paymentEntryResolvers: Resolvers = {
  Query: {
    async payment(_, { campaignId, receiptNumber }, { actor, services }) {
      return paymentOf(await services.paymentEntries.payment(signedIn(actor), campaignId, receiptNumber));
    },
    async paymentEntries(_, { campaignId, first, after, ...query }, { actor, services }) {
      const page = await services.paymentEntries.list(signedIn(actor), campaignId, {
        kinds: query.kinds ?? null,
        townshipCode: query.townshipCode ?? null,
        personKey: query.personKey ?? null,
        from: query.from ?? null,
        to: query.to ?? null,
        first: first ?? 50,
        after: after ?? null,
      });
      return { ...page, nodes: page.nodes.map(entryOf) };
    },
  },
  Mutation: {
    recordRefund: (_, { input }, context) =>
      acted(context, input, (actor, choice) =>
        context.services.paymentEntries.recordRefund(actor, {
          ...choice,
          amountFen: input.amountFen,
          on: input.on,
        }),
      ),
    reversePayment: (_, { input }, context) =>
      acted(context, input, (actor, choice) => context.services.paymentEntries.reverse(actor, choice)),
    correctPayment: (_, { input }, context) =>
      acted(context, input, (actor, choice) =>
        context.services.paymentEntries.correct(actor, {
          ...choice,
          changes: {
            divisionCode: input.changes.divisionCode ?? null,
            categoryCode: input.changes.categoryCode ?? null,
            amountFen: input.changes.amountFen ?? null,
            paidOn: input.changes.paidOn ?? null,
            postedOn: input.changes.postedOn ?? null,
            idNumber: input.changes.idNumber ?? null,
          },
        }),
      ),
    acceptPayment: (_, { input }, context) =>
      acted(context, { ...input, reason: input.reason ?? 'VERIFIED' }, (actor, choice) =>
        context.services.paymentEntries.accept(actor, choice),
      ),
    async checkAmounts(_, { campaignId }, { actor, services }) {
      try {
        const check = await services.paymentEntries.checkAmounts(signedIn(actor), campaignId);
        return { check, problems: [] };
      } catch (error) {
        return { check: null, problems: [refusalAsProblem(error)] };
      }
    },
    async resolveOtherCounty(_, { input }, { actor, services }) {
      const { campaignId, personKey, keep, note } = input;
      try {
        const keptIn = await services.paymentEntries.otherCounties.resolve(
          signedIn(actor),
          campaignId,
          personKey,
          keep,
          note ?? '',
        );
        return { keptIn, problems: [] };
      } catch (error) {
        return { keptIn: null, problems: [refusalAsProblem(error)] };
      }
    },
    async undoPaymentEntry(_, { input }, { actor, services }) {
      const who = signedIn(actor);
      const { campaignId, number, entryCount } = input;
      try {
        const done = await services.paymentEntries.undo(who, {
          campaignId,
          number,
          entryCount,
          reason: input.reason ?? 'RECORDED_BY_MISTAKE',
          note: input.note ?? '',
        });
        const payment = await services.paymentEntries.payment(who, campaignId, done.receiptNumber);
        return { ...answer(payment, done.number), problems: [] };
      } catch (error) {
        return { payment: null, entry: null, problems: [refusalAsProblem(error)] };
      }
    },
  },
};

type ActInput = Pick<ReversePaymentInput, 'campaignId' | 'receiptNumber' | 'entryCount' | 'reason'> & {
  readonly evidence?: string | null | undefined;
  readonly note?: string | null | undefined;
};

/** Acts, and shows the payment as it is now: also when the act was refused. */
async function acted(
  { actor, services }: GraphqlContext,
  input: ActInput,
  act: (actor: ReturnType<typeof signedIn>, choice: EntryChoice) => Promise<number>,
): Promise<PaymentEntryPayload> {
  const who = signedIn(actor);
  const { campaignId, receiptNumber, entryCount, reason } = input;
  const choice = {
    campaignId,
    receiptNumber,
    entryCount,
    reason,
    evidence: input.evidence ?? '',
    note: input.note ?? '',
  };
  try {
    const number = await act(who, choice);
    const payment = await services.paymentEntries.payment(who, campaignId, receiptNumber);
    return { ...answer(payment, number), problems: [] };
  } catch (error) {
    const problems = [refusalAsProblem(error)];
    // Who may not act at all may not be shown the payment either; then only the reason is given.
    const payment = await services.paymentEntries.payment(who, campaignId, receiptNumber).catch(() => null);
    return { payment: paymentOf(payment), entry: null, problems };
  }
}

function answer(
  payment: LedgerPaymentRecord | null,
  number: number,
): Pick<PaymentEntryPayload, 'payment' | 'entry'> {
  const entry = payment?.entries.find((each) => each.number === number);
  return { payment: paymentOf(payment), entry: entry ? entryOf(entry) : null };
}

function paymentOf(payment: LedgerPaymentRecord | null): LedgerPayment | null {
  return payment && { ...payment, flags: [...payment.flags], entries: payment.entries.map(entryOf) };
}

function entryOf(entry: PaymentEntryRecord): PaymentEntry {
  return { ...entry };
}
