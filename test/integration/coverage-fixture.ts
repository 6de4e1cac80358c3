import { hashPrefix, personKey } from '../../schema/values/person-key.ts';
import { recountCoverageOfCounty } from '../../server/db/coverage/recount.ts';
import type { SqlValue } from '../../server/db/reader.ts';
import { ask, type Steps } from '../../server/db/steps.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { createIdHasher, personHashBytes } from '../../server/ingest/id-hash.ts';
import { createSealer } from '../../server/services/people/sealing.ts';
import { luoshanId, type TestApp, testSealingKeys } from '../support/app.ts';

export const countyCode = '411521';
export const benefitYear = 2025;
export const [dibao, tekun] = ['SUBSISTENCE_ALLOWANCE', 'EXTREME_POVERTY'] as const;
/** 周党镇 with two of its villages, and 铁铺镇. */
export const [zhoudang, firstVillage, secondVillage, tiepu] = [
  '411521-04',
  '411521-04201',
  '411521-04202',
  '411521-01',
] as const;

const hashId = createIdHasher(new Uint8Array(32).fill(7));

/** The keyed hash of an invented person of `paymentFile`. */
export function hashOf(person: number): Uint8Array {
  const hash = Buffer.alloc(personHashBytes);
  hashId(demoIdNumber(7, person), hash, 0);
  return hash;
}

export function keyOf(person: number): string {
  return personKey(hashOf(person));
}

/** The number of the person a key stands for. */
export function personOf(key: string, most = 200): number {
  if (hashPrefix(key) === null) throw new Error(`no key: ${key}`);
  for (let person = 1; person <= most; person++) if (keyOf(person) === key) return person;
  throw new Error(`nobody has ${key}`);
}

export interface TestMember {
  readonly person: number;
  readonly township: string;
  readonly village?: string;
  readonly status?: 'ACTIVE' | 'RISK_ELIMINATED' | 'SUPPORT_ENDED';
  readonly household?: number;
}

let batches = 0;

/** A roster put straight into the tables: what is counted from it is asked here, not how it is read. */
export function* addRoster(
  code: string,
  category: string,
  asOfOn: string,
  members: readonly TestMember[],
): Steps<number> {
  const batch = ++batches;
  const sealer = createSealer(testSealingKeys);
  const put = (sql: string, values: readonly SqlValue[]) => ask(sql, values);
  yield* put(
    `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
     values (?, ?, ?, '示例县民政局', 'CATEGORY', ?, 1) on conflict (county_code, code) do nothing`,
    [countyCode, code, `示例${code}名册`, category],
  );
  yield* put(
    `insert into roster_batch (county_code, batch_number, source_code, status, as_of_on, file_name, file_digest,
       imported_by, started_at, published_at, rows_read, persons, new_entries, changed_entries, cancelled_entries,
       unchanged_entries, new_persons, review_items)
     values (?, ?, ?, 'PUBLISHED', ?, '示例.xlsx', 'x', 'luoshan', '2024-10-01T00:00:00Z', '2024-10-01T00:00:01Z',
       ?, ?, ?, 0, 0, 0, 0, 0)`,
    [countyCode, batch, code, asOfOn, members.length, members.length, members.length],
  );
  for (const [line, { person, township, village, status, household }] of members.entries()) {
    const hash = hashOf(person);
    const { sealed, keyNumber } = sealer.seal(countyCode, hash, {
      idNumber: demoIdNumber(7, person),
      name: `示例${person}`,
    });
    yield* put(
      `insert into person (county_code, person_hash, sealed, sealed_key) values (?, ?, ?, ?)
       on conflict (county_code, person_hash) do nothing`,
      [countyCode, hash, sealed, keyNumber],
    );
    yield* put(
      `insert into roster_entry (county_code, person_hash, source_code, category_code, from_batch, from_on, line,
         household, township_code, village_code, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        countyCode,
        hash,
        code,
        category,
        batch,
        asOfOn,
        line + 2,
        household ?? null,
        township,
        village ?? null,
        status ?? 'ACTIVE',
      ],
    );
  }
  return batch;
}

/** Takes persons off a roster from a day on. */
export function* endEntries(
  code: string,
  persons: readonly number[],
  toBatch: number,
  toOn: string,
): Steps<void> {
  for (const person of persons) {
    yield* ask(
      `update roster_entry set to_batch = ?, to_on = ?
       where county_code = ? and source_code = ? and person_hash = ? and to_batch is null`,
      [toBatch, toOn, countyCode, code, hashOf(person)],
    );
  }
}

/** Rosters of the tests, counted. */
export async function addRosters({ services }: TestApp): Promise<void> {
  const here = (person: number, village: string): TestMember => ({ person, township: zhoudang, village });
  await services.database.edit(function* () {
    yield* addRoster('dibao', dibao, '2024-06-25', [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((person) => here(person, firstVillage)),
      { ...here(10, firstVillage), household: 12 },
      { ...here(11, secondVillage), household: 20 },
      { ...here(12, secondVillage), household: 20 },
      { ...here(13, secondVillage), status: 'SUPPORT_ENDED' },
      { person: 14, township: tiepu },
    ]);
    yield* addRoster('tekun', tekun, '2024-09-30', [
      here(9, firstVillage),
      here(10, firstVillage),
      here(15, secondVillage),
    ]);
    yield* addRoster('canlian', 'SEVERE_DISABILITY', '2024-09-30', [here(16, secondVillage)]);
    yield* recountCoverageOfCounty(countyCode);
  });
}

export interface Counts {
  readonly due: number | null;
  readonly covered: number | null;
  readonly excused: number | null;
  readonly chase: number | null;
  readonly rateBasisPoints: number | null;
}

export interface CoverageAnswer {
  readonly outcome: string;
  readonly asOfOn: string;
  readonly hasPayments: boolean;
  readonly categories: readonly { readonly code: string; readonly hasRoster: boolean }[];
  readonly rosters: readonly { readonly sourceCode: string; readonly asOfOn: string }[];
  readonly missingCategories: readonly { readonly code: string }[];
  readonly notCounted: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly CoverageAnswerRow[];
  readonly total: CoverageAnswerRow | null;
}

export interface CoverageAnswerRow {
  readonly divisionCode: string;
  readonly byCategory: readonly Counts[];
  readonly overall: Counts | null;
  readonly isSuppressed: boolean;
}

const counts = 'due covered excused chase rateBasisPoints';
const row = `divisionCode divisionName isSuppressed byCategory { ${counts} } overall { ${counts} }`;

/** Asks for coverage over HTTP. @throws Error with the code of a refusal */
export async function coverageOf(
  app: TestApp,
  token: string,
  arguments_: { level?: string; under?: string; asOf?: string } = {},
): Promise<CoverageAnswer> {
  const { data, errors } = await app.graphql<{ campaign: { coverage: CoverageAnswer } }>(
    `query ($id: ID!, $level: DivisionLevel!, $under: String, $asOf: Date) { campaign(id: $id) {
      coverage(level: $level, under: $under, asOf: $asOf) { outcome asOfOn hasPayments
        categories { code hasRoster } rosters { sourceCode asOfOn } missingCategories { code }
        notCounted { code name } rows { ${row} } total { ${row} } } } }`,
    { id: luoshanId, level: 'TOWNSHIP', ...arguments_ },
    token,
  );
  if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
  return data.campaign.coverage;
}

export interface ChaseNode {
  readonly key: string;
  readonly villageCode: string | null;
  readonly maskedName: string;
  readonly maskedIdNumber: string;
  readonly categoryCodes: readonly string[];
  readonly household: string | null;
  readonly sinceOn: string;
  readonly isUnderpaid: boolean;
  readonly reason: string | null;
  readonly evidence: string;
  readonly version: number;
}

export interface ChaseAnswer {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: ChaseNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export async function chaseOf(
  app: TestApp,
  token: string,
  arguments_: Record<string, unknown> = {},
): Promise<ChaseAnswer> {
  const { data, errors } = await app.graphql<{ chaseList: ChaseAnswer }>(
    `query ($campaignId: ID!, $under: String, $category: String, $reason: NonEnrollmentReason, $hasReason: Boolean,
       $listing: ChaseListing! = TO_CHASE, $first: Int! = 100, $after: String) {
      chaseList(campaignId: $campaignId, under: $under, category: $category, reason: $reason, hasReason: $hasReason,
        listing: $listing, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        edges { node { key villageCode maskedName maskedIdNumber categoryCodes household sinceOn isUnderpaid reason
          evidence version } } } }`,
    { campaignId: luoshanId, ...arguments_ },
    token,
  );
  if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
  return data.chaseList;
}

export interface ReasonsAnswer {
  readonly rowsRead: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly rejectedRows: number;
  readonly blankRows: number;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly place: { readonly line: number | null; readonly sheet: string | null };
  }[];
}

const reasonFields = `rowsRead recorded unchanged rejectedRows blankRows problems { code message place { line sheet } }`;

export async function reportReasons(
  app: TestApp,
  token: string,
  rows: readonly Record<string, unknown>[],
  onProblem = 'ALL_OR_NOTHING',
): Promise<ReasonsAnswer> {
  const { data, errors } = await app.graphql<{ reportReasons: ReasonsAnswer }>(
    `mutation ($input: ReportReasonsInput!) { reportReasons(input: $input) { ${reasonFields} } }`,
    { input: { campaignId: luoshanId, rows, onProblem } },
    token,
  );
  if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
  return data.reportReasons;
}

export async function importReasons(
  app: TestApp,
  token: string,
  file: Uint8Array | string,
  choices: Record<string, unknown> = {},
): Promise<ReasonsAnswer> {
  const uploadId = await app.upload(file, '示例名册.xlsx', token);
  const { data, errors } = await app.graphql<{ importReasons: ReasonsAnswer }>(
    `mutation ($input: ImportReasonsInput!) { importReasons(input: $input) { ${reasonFields} } }`,
    { input: { campaignId: luoshanId, uploadId, ...choices } },
    token,
  );
  if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
  return data.importReasons;
}
