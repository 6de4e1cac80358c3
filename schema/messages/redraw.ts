import type { Message } from '../messages.ts';

/** Figures redrawn in a table that a reader has open. */
export const redrawMessages: Readonly<Record<string, Message>> = {};
