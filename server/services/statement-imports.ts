import type { StatementImportRequest, StatementImportResult } from './import-requests.ts';
import type { ImportHooks } from './imports.ts';

/** Imports one statement in this thread and compares it with the ledger. */
export async function importStatement(
  _databaseUrl: string,
  _request: StatementImportRequest,
  _hooks: ImportHooks,
): Promise<StatementImportResult> {
  throw new Error('not built');
}
