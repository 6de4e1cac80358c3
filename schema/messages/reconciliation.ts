import type { Message } from '../messages.ts';

/** Sentences about reconciliation. */
export const reconciliationMessages: Readonly<Record<string, Message>> = {};
