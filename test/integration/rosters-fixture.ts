import { type Database, openDatabase } from '../../server/db/database.ts';
import { demoIdNumber, demoVillages } from '../../server/demo/county.ts';
import type { RosterImportRequest, RosterImportResult } from '../../server/services/imports/requests.ts';
import type { SealingKeys } from '../../server/services/people/sealing.ts';
import { importRoster } from '../../server/services/rosters/imports.ts';
import { countyCode, fileOf, idHashKey, seedCampaign, townships } from './import-fixture.ts';

export const sealingKeys: SealingKeys = { current: 1, keys: new Map([[1, new Uint8Array(32).fill(7)]]) };
export const rosterKeys = { idHashKey, sealingKeys };

export const category = 'SUBSISTENCE_ALLOWANCE';
export const otherCategory = 'EXTREME_POVERTY';

/** Names of the categories the rows below use. */
const categories = [
  { code: category, names: ['低保对象'] },
  { code: otherCategory, names: ['特困人员'] },
];
const categoryNames: Readonly<Record<string, string>> = {
  [category]: '低保对象',
  [otherCategory]: '特困人员',
};

/** A line of an invented roster; `person` numbers an invented person. */
export interface RosterLine {
  readonly person: number;
  readonly name?: string;
  readonly category?: string;
  /** Index into the fixture's townships; the village is its first. */
  readonly township?: number;
  readonly status?: '正常' | '风险消除';
}

export function idOf(person: number): string {
  return demoIdNumber(7, person);
}

const digits = '零一二三四五六七八九';
export function nameOf(person: number): string {
  return `示例${[...String(person)].map((digit) => digits[Number(digit)]).join('')}`;
}

const firstVillages = townships.map((township) => demoVillages([township])[0]?.name);

export function rosterCsv(lines: readonly RosterLine[]): string {
  const rows = lines.map(({ person, name, category: code = category, township = 0, status = '正常' }) =>
    [
      name ?? nameOf(person),
      idOf(person),
      townships[township]?.name,
      firstVillages[township],
      categoryNames[code],
      status,
    ].join(','),
  );
  return ['姓名,身份证号,乡镇,村,人员类别,状态', ...rows, ''].join('\n');
}

/** So many persons from a number on, each with a line of the same kind. */
export function persons(from: number, many: number, line: Omit<RosterLine, 'person'> = {}): RosterLine[] {
  return Array.from({ length: many }, (_, i) => ({ person: from + i, ...line }));
}

/** A campaign with two full rosters, one list that only adds, and a register. */
export async function seedRosters(url: string): Promise<void> {
  await seedCampaign(url);
  const database = await openDatabase(url);
  try {
    for (const [code, kind, isFull, own] of [
      ['dibao', 'CATEGORY', 1, category],
      ['canlian', 'CATEGORY', 1, otherCategory],
      ['xinzeng', 'CATEGORY', 0, category],
      ['diji', 'RESIDENTS', 1, null],
    ] as const) {
      await database.edit(function* () {
        yield {
          sql: `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
                values (?, ?, ?, '示例局', ?, ?, ?)`,
          parameters: [countyCode, code, `示例名册${code}`, kind, own, isFull],
        };
      });
    }
  } finally {
    await database.close();
  }
}

export function rosterRequest(path: string, changes: Partial<RosterImportRequest> = {}): RosterImportRequest {
  return {
    kind: 'ROSTER',
    countyCode,
    sourceCode: 'dibao',
    asOfOn: '2024-10-31',
    source: { file: path, fileName: '示例名册.csv' },
    dryRun: false,
    accountName: 'bureau',
    columns: {},
    categories,
    allowManyCancelled: false,
    ...changes,
  };
}

/** Imports in this thread: what the worker does, without its start. */
export function importRosterFile(
  url: string,
  content: string | readonly RosterLine[],
  changes: Partial<RosterImportRequest> = {},
): Promise<RosterImportResult> {
  const path = fileOf(typeof content === 'string' ? content : rosterCsv(content));
  return importRoster(url, rosterKeys, rosterRequest(path, changes), {
    isCancelled: () => false,
    onProgress: () => {},
  });
}

/** The counts of a result, in the order of the invariants. */
export function counts(result: RosterImportResult) {
  const { outcome, persons: people, newEntries, changedEntries, unchangedEntries, cancelledEntries } = result;
  return {
    outcome,
    persons: people,
    new: newEntries,
    changed: changedEntries,
    unchanged: unchangedEntries,
    cancelled: cancelledEntries,
    newPersons: result.newPersons,
    reviewItems: result.reviewItems,
  };
}

const tables = {
  person: 'county_code, person_hash',
  roster_source: 'code',
  roster_batch: 'batch_number',
  roster_entry: 'person_hash, source_code, category_code, from_batch',
  review_item: 'kind, subject',
  audit_entry: 'id',
  campaign: 'benefit_year',
  coverage_tally: 'benefit_year, township_code, village_code, category_set, state',
};

/** Every row an import of a roster may touch, byte for byte: for "nothing moved". */
export async function everything(url: string): Promise<string> {
  return withDatabase(url, async ({ reader }) => {
    const parts: string[] = [];
    for (const [table, order] of Object.entries(tables)) {
      const rows = await reader.all<Record<string, unknown>>(`select * from ${table} order by ${order}`);
      parts.push(`${table}\n${rows.map((row) => JSON.stringify(row, bytesAsHex)).join('\n')}`);
    }
    return parts.join('\n');
  });
}

function bytesAsHex(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Buffer')
    return value;
  return Buffer.from((value as unknown as { data: number[] }).data).toString('hex');
}

export async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
