import type { Message } from '../messages.ts';

/** Sentences about payment entries. */
export const entryMessages: Readonly<Record<string, Message>> = {};
