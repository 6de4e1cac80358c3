/**
 * Why a payment that was kept is to be looked at. Stored comma-separated in `payment.flags`, in this order.
 * The position is the bit in a flag mask: append, never reorder.
 */
export const paymentFlags = [
  'OUTSIDE_WINDOW',
  'CLOSED_DAY',
  'DUPLICATE_PERSON',
  'CATEGORY_UNKNOWN',
  'ID_ENDS_000',
  'POSTED_BEFORE_PAID',
] as const;

export type PaymentFlag = (typeof paymentFlags)[number];

/** The bit of one flag in a mask. */
export function flagBit(flag: PaymentFlag): number {
  return 1 << paymentFlags.indexOf(flag);
}

/** A mask as the database stores it: `OUTSIDE_WINDOW,DUPLICATE_PERSON`; empty text for 0. */
export function flagText(mask: number): string {
  if (mask === 0) return '';
  return paymentFlags.filter((_, bit) => mask & (1 << bit)).join(',');
}
