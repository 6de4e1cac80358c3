import type { Message } from '../messages.ts';

export const sheetMessages: Readonly<Record<string, Message>> = {};
