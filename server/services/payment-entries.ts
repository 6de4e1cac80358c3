import type { PeopleParts } from './people-parts.ts';

export type PaymentEntries = Record<never, never>;

export function createPaymentEntries(_parts: PeopleParts): PaymentEntries {
  return {};
}
