import type { Message } from '../messages.ts';

export const ingestMessages: Readonly<Record<string, Message>> = {};
