import type { PeopleParts } from './people-parts.ts';

export type Reconciliation = Record<never, never>;

export function createReconciliation(_parts: PeopleParts): Reconciliation {
  return {};
}
