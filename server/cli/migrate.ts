import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';

export async function migrateCommand(): Promise<number> {
  const database = await openDatabase(readConfig().databaseUrl);
  await database.close();
  console.log('数据库已是最新。');
  return 0;
}
