import type { Message } from '../messages.ts';

/** Sentences about a township's 目标分解: what a filled form lacks, what its state forbids, what a spread contradicts. */
export const breakdownMessages: Readonly<Record<string, Message>> = {};
