import type { Message } from '../messages.ts';

/** Rosters put into a workbook. */
export const rosterTableMessages: Readonly<Record<string, Message>> = {};
