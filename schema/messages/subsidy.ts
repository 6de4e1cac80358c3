import type { Message } from '../messages.ts';

/** Sentences about expected and received subsidies. */
export const subsidyMessages: Readonly<Record<string, Message>> = {};
