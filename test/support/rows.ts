import { openDatabase } from '../../server/db/database.ts';

type Row = Readonly<Record<string, unknown>>;

/** Every row of every table, in the order of the keys: two equal answers mean that nothing was stored in between. */
export async function storedRows(url: string): Promise<Record<string, Row[]>> {
  const database = await openDatabase(url);
  try {
    const names = await database.reader.all<{ name: string }>(
      database.kind === 'sqlite'
        ? "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name"
        : "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
    );
    const tables: Record<string, Row[]> = {};
    for (const { name } of names) {
      if (name === 'session') continue;
      tables[name] = await database.reader.all<Row>(`select * from ${name} order by 1, 2, 3`);
    }
    return tables;
  } finally {
    await database.close();
  }
}
