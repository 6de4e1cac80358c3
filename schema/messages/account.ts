import type { Message } from '../messages.ts';

export const accountMessages: Readonly<Record<string, Message>> = {};
