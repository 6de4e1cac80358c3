import type { Message } from '../messages.ts';

/** Sentences about rosters. */
export const rosterMessages: Readonly<Record<string, Message>> = {};
