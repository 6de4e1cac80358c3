import type { Message } from '../messages.ts';

/** Figures as columns and rows. */
export const tableMessages: Readonly<Record<string, Message>> = {};
