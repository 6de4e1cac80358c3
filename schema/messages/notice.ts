import type { Message } from '../messages.ts';

export const noticeMessages: Readonly<Record<string, Message>> = {};
