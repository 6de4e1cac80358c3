import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { type DemoPlan, type DemoTownship, demoVillages, paymentsCsv } from '../../server/demo/county.ts';
import type { ImportRequest, ImportResult } from '../../server/services/imports/imports.ts';
import { importPayments } from '../../server/services/imports/imports.ts';

export const idHashKey = new TextEncoder().encode('示例密钥 for tests only, 32 bytes.');
export const countyCode = '411521';
export const benefitYear = 2025;
export const windows = [{ opensOn: '2024-10-01', closesOn: '2024-12-31', openDays: null }];

/** Three of Luoshan's townships with their quotas. */
export const townships: readonly DemoTownship[] = [
  { code: '411521101', name: '周党镇', quota: 42_643 },
  { code: '411521102', name: '庙仙乡', quota: 30_893 },
  { code: '411521001', name: '宝城街道办事处', quota: 28_583 },
];

export const plan: DemoPlan = {
  seed: 20_241_001,
  benefitYear,
  townships,
  payments: 1000,
  opensOn: '2024-10-01',
  paidUntil: '2024-12-31',
};

/** Puts a campaign and its divisions into an empty database. */
export async function seedCampaign(url: string, places: readonly DemoTownship[] = townships): Promise<void> {
  const database = await openDatabase(url);
  try {
    await database.write(async (em) => {
      const run = (sql: string, values: unknown[]) =>
        em.getConnection().execute(sql, values, 'run', em.getTransactionContext());
      await run(
        `insert into campaign (county_code, benefit_year, name, payment_source, notice_version, figures_version,
         last_imported_at, created_at, version) values (?, ?, ?, 'NONE', 1, 0, null, '2024-10-01T00:00:00Z', 1)`,
        [countyCode, benefitYear, '示例征缴'],
      );
      const insert = `insert into division (county_code, code, name, aliases, type, level, parent_code, table_order,
         valid_from, valid_to, version) values (?, ?, ?, ?, ?, ?, ?, ?, null, null, 1)`;
      await run(insert, [countyCode, countyCode, '罗山县', '[]', 'COUNTY', 'COUNTY', null, 0]);
      for (const [i, each] of places.entries()) {
        const aliases = each.name.endsWith('街道办事处') ? [each.name.replace('办事处', '')] : [];
        await run(insert, [
          countyCode,
          each.code,
          each.name,
          JSON.stringify(aliases),
          'TOWNSHIP',
          'TOWNSHIP',
          countyCode,
          i + 1,
        ]);
      }
      for (const each of demoVillages(places)) {
        await run(insert, [
          countyCode,
          each.code,
          each.name,
          '[]',
          each.type,
          'VILLAGE',
          each.parentCode,
          each.tableOrder,
        ]);
      }
    });
  } finally {
    await database.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-imports-'));
let files = 0;

/** A file with this content; its path. */
export function fileOf(content: string | Uint8Array, extension = 'csv'): string {
  const path = join(folder, `${++files}.${extension}`);
  writeFileSync(path, content);
  return path;
}

export function csvOf(changes: Partial<DemoPlan> = {}): string {
  return [...paymentsCsv({ ...plan, ...changes })].join('');
}

export function requestFor(path: string, changes: Partial<ImportRequest> = {}): ImportRequest {
  return {
    countyCode,
    benefitYear,
    kind: 'DETAILS',
    source: { file: path, fileName: '示例.csv' },
    dryRun: false,
    onProblem: 'ALL_OR_NOTHING',
    accountName: 'bureau',
    windows,
    ...changes,
  };
}

/** Imports in this thread: what the worker does, without its start. */
export function importFile(
  url: string,
  path: string,
  changes: Partial<ImportRequest> = {},
): Promise<ImportResult> {
  return importPayments(url, idHashKey, requestFor(path, changes), {
    isCancelled: () => false,
    onProgress: () => {},
  });
}

/** Everything an import may change, for "nothing moved". */
export async function figures(url: string): Promise<Record<string, unknown>> {
  const database: Database = await openDatabase(url);
  try {
    const { reader } = database;
    const all = (sql: string) => reader.all<Record<string, unknown>>(sql);
    return {
      campaign: await all(`select payment_source, figures_version, last_imported_at from campaign`),
      batches: await all(
        `select batch_number, status, new_payments, new_persons, amount_fen from payment_batch order by 1`,
      ),
      payments: (await all(`select count(*) as n, coalesce(sum(amount_fen), 0) as fen from payment`))[0],
      persons: (await all(`select count(*) as n from insured_person`))[0],
      moves: (await all(`select count(*) as n from insured_person_move`))[0],
      days: (await all(`select count(*) as n from daily_total`))[0],
      tally: await all(
        `select level, sum(persons) as persons, sum(payments) as payments, sum(amount_fen) as fen from tally
         where paid_on = '' group by level order by level`,
      ),
      audit: (await all(`select count(*) as n from audit_entry`))[0],
    };
  } finally {
    await database.close();
  }
}
