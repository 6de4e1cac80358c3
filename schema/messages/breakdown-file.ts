import type { Message } from '../messages.ts';

/** Sentences about forms that come as files, and about a sheet's signed identity. */
export const breakdownFileMessages: Readonly<Record<string, Message>> = {};
