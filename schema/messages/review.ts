import type { Message } from '../messages.ts';

/** Sentences about work lists. */
export const reviewMessages: Readonly<Record<string, Message>> = {};
