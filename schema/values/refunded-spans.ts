import type { Fen } from './fen.ts';
import type { LocalDate } from './local-date.ts';

/** An active payment of one person. `id` is anything that tells it from the person's other payments. */
export interface CountedPayment {
  readonly id: string;
  readonly paidOn: LocalDate;
  readonly fen: Fen;
}

/** Money that went back; several of one payment add up. */
export interface MoneyBack {
  readonly payment: string;
  readonly on: LocalDate;
  readonly fen: Fen;
}

/** From this day the person has had all money back (1), or no longer so because of another payment (-1). */
export interface RefundedStep {
  readonly on: LocalDate;
  readonly persons: 1 | -1;
}

/**
 * The days on which a person becomes refunded and stops being so, in order, alternating from 1.
 *
 * Refunded on a day: has payments up to that day, and every one of them has gone back in full by that day. A payment
 * of nothing (somebody else pays it all) cannot go back, so who has one is never refunded. What went back of payments
 * that are not given is left out.
 */
export function refundedSpans(
  payments: readonly CountedPayment[],
  refunds: readonly MoneyBack[],
): RefundedStep[] {
  const days = [...new Set([...payments.map(({ paidOn }) => paidOn), ...refunds.map(({ on }) => on)])].sort();
  const steps: RefundedStep[] = [];
  let isRefunded = false;
  for (const day of days) {
    const paid = payments.filter(({ paidOn }) => paidOn <= day);
    const now = paid.length > 0 && paid.every((payment) => isAllBack(payment, refunds, day));
    if (now !== isRefunded) steps.push({ on: day, persons: now ? 1 : -1 });
    isRefunded = now;
  }
  return steps;
}

/** The day since which a person has had all money back; null when it has not. */
export function refundedSince(steps: readonly RefundedStep[]): LocalDate | null {
  const last = steps.at(-1);
  return last?.persons === 1 ? last.on : null;
}

function isAllBack({ id, fen }: CountedPayment, refunds: readonly MoneyBack[], day: LocalDate): boolean {
  if (fen === 0) return false;
  let back = 0;
  for (const refund of refunds) if (refund.payment === id && refund.on <= day) back += refund.fen;
  return back >= fen;
}
