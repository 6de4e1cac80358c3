import type { Message } from '../messages.ts';

/** Figures asked for by a formula. */
export const functionsMessages: Readonly<Record<string, Message>> = {};
