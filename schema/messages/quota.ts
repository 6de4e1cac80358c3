import type { Message } from '../messages.ts';

/** Sentences about how the quotas are reckoned and revised. */
export const quotaMessages: Readonly<Record<string, Message>> = {};
