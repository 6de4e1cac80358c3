import type { Message } from '../messages.ts';

/** Sentences about coverage. */
export const coverageMessages: Readonly<Record<string, Message>> = {};
