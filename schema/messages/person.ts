import type { Message } from '../messages.ts';

/** Sentences about people. */
export const personMessages: Readonly<Record<string, Message>> = {};
