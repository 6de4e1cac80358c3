import type { RosterImportRequest, RosterImportResult } from './import-requests.ts';
import type { ImportHooks } from './imports.ts';
import type { SealingKeys } from './sealing.ts';

/** Keys that an import of people needs. */
export interface PersonKeys {
  readonly idHashKey: Uint8Array;
  readonly sealingKeys: SealingKeys;
}

/** Imports one roster in this thread: reads, checks, compares with the last one, publishes whole or not at all. */
export async function importRoster(
  _databaseUrl: string,
  _keys: PersonKeys,
  _request: RosterImportRequest,
  _hooks: ImportHooks,
): Promise<RosterImportResult> {
  throw new Error('not built');
}
