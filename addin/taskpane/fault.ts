import { sentence } from '../../schema/messages.ts';
import { ApiError } from '../client/api-error.ts';
import { ExcelFault } from '../excel/session.ts';

/** A failed act as the views show it. */
export interface Fault {
  readonly code: string;
  readonly text: string;
  /** The line or the server is down; a 重试 button makes sense. */
  readonly isOffline: boolean;
}

/** Any thrown thing as a sentence. What is neither the service's nor Excel's is a bug of ours. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ApiError) return { code: error.code, text: error.message, isOffline: error.isOffline };
  if (error instanceof ExcelFault) return { code: error.code, text: error.message, isOffline: false };
  // A bug should be found in the console of a developer; it holds no data of persons.
  console.error(error);
  return { code: 'PANE_INTERNAL', text: sentence('PANE_INTERNAL'), isOffline: false };
}

export function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
