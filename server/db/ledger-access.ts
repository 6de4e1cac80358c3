import type { Database } from './database.ts';
import { type Editor, postgresEditor, sqliteEditor } from './editor.ts';
import { sqlitePath } from './payment-writer/sqlite-connection.ts';
import { postgresReader, sqliteReader } from './reader.ts';

/** What work on a ledger needs of a database, with or without the rest of the service. */
export type LedgerAccess = Pick<Database, 'url' | 'reader' | 'heavy' | 'edit'>;

/** Connections of a worker's own, where nobody waits for a long read. */
export function openLedgerAccess(url: string): LedgerAccess & { close(): Promise<void> } {
  const file = sqlitePath(url);
  const reader = file ? sqliteReader(file) : postgresReader(url);
  const editor: Editor = file ? sqliteEditor(file) : postgresEditor(url);
  return {
    url,
    reader,
    heavy: reader,
    edit: editor.edit,
    async close() {
      await editor.close();
      await reader.close();
    },
  };
}
