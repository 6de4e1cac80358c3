import type { Message } from '../messages.ts';

/** What the pane says about forms, pending edits and conflicts. */
export const breakdownPaneMessages: Readonly<Record<string, Message>> = {};
