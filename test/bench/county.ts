import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { breakdownFindingTables } from '../../server/db/migrations/breakdown-finding-tables.ts';
import { breakdownTables } from '../../server/db/migrations/breakdown-tables.ts';
import { migrationsList } from '../../server/db/migrations/index.ts';
import { noticeTables } from '../../server/db/migrations/notice-tables.ts';
import { peopleTables } from '../../server/db/migrations/people-tables.ts';
import { firstTables } from '../../server/db/migrations/tables.ts';
import { type DemoPlan, type DemoTownship, demoVillages, paymentsCsv } from '../../server/demo/county.ts';
import type { ImportRequest } from '../../server/services/imports/imports.ts';

export const idHashKey = new Uint8Array(32).fill(7);
const countyCode = '411521';
const benefitYear = 2025;
/** The campaign every bench works on. */
export const campaignKey = { countyCode, benefitYear } as const;

/** A county as large as Luoshan: 20 townships, 592,725 people, about 270 villages. */
const quotas = [
  11_617, 17_357, 27_321, 42_643, 29_063, 19_198, 36_135, 23_892, 39_060, 35_691, 37_857, 30_893, 44_481,
  38_522, 25_843, 34_347, 21_203, 28_583, 27_354, 21_665,
];
export const townships: readonly DemoTownship[] = quotas.map((quota, i) => ({
  code: `411521${String(101 + i)}`,
  name: `示例${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[i]}镇`,
  quota,
}));

export const plan: DemoPlan = {
  seed: 7,
  benefitYear,
  townships,
  payments: 560_000,
  opensOn: '2024-10-01',
  paidUntil: '2024-12-31',
};

/** A folder for one bench, removed at its end. */
export function workFolder(): { readonly path: string; remove(): void } {
  const root = join(tmpdir(), 'zhengjiao-bench');
  mkdirSync(root, { recursive: true });
  const path = mkdtempSync(join(root, 'run-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function writeCsv(path: string, changes: Partial<DemoPlan> = {}): Promise<string> {
  const stream = createWriteStream(path);
  for (const piece of paymentsCsv({ ...plan, ...changes }))
    if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  return path;
}

/** Header and payments as rows of cells. */
export function* paymentRows(changes: Partial<DemoPlan> = {}): Generator<string[]> {
  let rest = '';
  for (const piece of paymentsCsv({ ...plan, ...changes })) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace('\r', '').replace('\ufeff', '').split(',');
  }
}

/** An empty database with the campaign and its divisions. */
export function seedDatabase(file: string): string {
  const database = openNative(file);
  const campaign = `insert into campaign (county_code, benefit_year, name, payment_source, notice_version,
    figures_version, last_imported_at, created_at, version) values (?, ?, '示例', 'NONE', 1, 0, null, '2024-10-01', 1)`;
  database.prepare(campaign).run(countyCode, benefitYear);
  const division =
    database.prepare(`insert into division (county_code, code, name, aliases, type, level, parent_code,
    table_order, valid_from, valid_to, version) values (?, ?, ?, '[]', ?, ?, ?, ?, null, null, 1)`);
  for (const [i, each] of townships.entries()) {
    division.run(countyCode, each.code, each.name, 'TOWNSHIP', 'TOWNSHIP', countyCode, i + 1);
  }
  for (const each of demoVillages(townships)) {
    division.run(countyCode, each.code, each.name, each.type, 'VILLAGE', each.parentCode, each.tableOrder);
  }
  database.close();
  return `sqlite:${file}`;
}

/** The tables alone, with the settings the service uses: WAL, synchronous=FULL. */
export function openNative(file: string): Database.Database {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  for (const tables of [firstTables, noticeTables, peopleTables, breakdownTables, breakdownFindingTables]) {
    for (const statement of tables('sqlite')) database.exec(statement);
  }
  // As the migrator leaves it, so that the service finds nothing to do.
  database.exec(
    'create table schema_migration (id integer primary key autoincrement, name text, executed_at datetime)',
  );
  const migration = database.prepare(
    `insert into schema_migration (name, executed_at) values (?, '2024-10-01')`,
  );
  for (const { name } of migrationsList) migration.run(name);
  return database;
}

export function requestFor(file: string): ImportRequest {
  return {
    countyCode,
    benefitYear,
    kind: 'DETAILS',
    source: { file, fileName: '示例.csv' },
    dryRun: false,
    onProblem: 'ALL_OR_NOTHING',
    accountName: 'bench',
    windows: [{ opensOn: '2024-10-01', closesOn: '2024-12-31', openDays: null }],
  };
}

/**
 * The county progress query as the database sees it: current figures of 20 townships and what the last seven days
 * brought.
 */
export function progressQuery(
  file: string,
  asOf: string,
  weekFrom: string,
): { run(): unknown[]; close(): void } {
  const database = new Database(file, { readonly: true });
  const current = database.prepare(
    `select division_code, sum(persons) as persons, sum(amount_fen) as amount_fen from tally where county_code = ?
     and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on = '' group by division_code`,
  );
  const week = database.prepare(
    `select division_code, sum(persons) as persons, sum(case paid_on when ? then persons else 0 end) as today from tally
     where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on between ? and ?
     group by division_code`,
  );
  return {
    run: () => [
      ...current.all(countyCode, benefitYear),
      ...week.all(asOf, countyCode, benefitYear, weekFrom, asOf),
    ],
    close: () => database.close(),
  };
}
