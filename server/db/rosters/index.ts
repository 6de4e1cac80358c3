import { sqlitePath } from '../payment-writer/sqlite-connection.ts';
import { PostgresRosterWriter } from './postgres.ts';
import { SqliteRosterWriter } from './sqlite.ts';
import type { RosterWriter } from './types.ts';

/** A writer with a connection of its own. @param url `sqlite:<file>` or `postgresql://…` */
export async function openRosterWriter(url: string): Promise<RosterWriter> {
  const file = sqlitePath(url);
  return file ? new SqliteRosterWriter(file) : PostgresRosterWriter.open(url);
}
