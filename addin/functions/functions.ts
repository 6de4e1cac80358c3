import type { LiveLink } from '../client/live.ts';
import type { Client } from '../client/requests.ts';

interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface FunctionParts {
  readonly client: Client;
  readonly live: LiveLink;
  /** Local storage, where the last sums outlive Excel; null to do without. */
  readonly storage: TextStorage | null;
  /** Who is signed in and which campaign is chosen; null for either of them. */
  readonly place: () => { readonly account: string | null; readonly campaignId: string | null };
  /** Told whenever `place` may answer otherwise. */
  readonly onPlaceChanged: (listener: () => void) => () => void;
}

export interface Functions {
  /** Whether a cell of the workbook has called one of them in this session. */
  hasRun(): boolean;
}

/** Ties the custom functions to their ids in `functions.json`. */
export function registerFunctions(_parts: FunctionParts): Functions {
  return { hasRun: () => false };
}
