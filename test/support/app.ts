import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../../server/app.ts';
import { addDivisions, demoAccounts, demoPassword, demoTownships } from '../../server/cli/demo.ts';
import type { Config } from '../../server/config.ts';
import { Account } from '../../server/db/entities/index.ts';
import { type DemoPlan, demoVillages, paymentsCsv } from '../../server/demo/county.ts';
import type { Notice } from '../../server/policy/notice.ts';
import type { NewAccount } from '../../server/services/accounts.ts';
import type { ImportResult } from '../../server/services/imports/imports.ts';
import { loadNotice } from '../../server/services/notices/notices.ts';
import { hashPassword } from '../../server/services/passwords.ts';
import type { SealingKeys } from '../../server/services/people/sealing.ts';

/** Keys for tests alone. */
export const testSealingKeys: SealingKeys = { current: 1, keys: new Map([[1, new Uint8Array(32).fill(9)]]) };

/** Luoshan's and Linyi's campaigns. */
export const luoshanId = '411521-2025';
export const linyiId = '140821-2025';

/** One answer of `/graphql`. */
export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors:
    | readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
    | undefined;
}

/** The real service on a port of its own, with a small client. */
export interface TestApp extends App {
  readonly config: Config;
  /** What the service wrote to its log. */
  readonly log: string[];
  /** The service's clock; tests move it. */
  readonly clock: { now: Date };
  readonly luoshan: Notice;
  /** Plain request; `path` begins with a slash. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  graphql<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    token?: string,
  ): Promise<GraphqlAnswer<Data>>;
  /** Signs a demo account in. @returns the token */
  signIn(account: string, password?: string): Promise<string>;
  /** Sends a file to /upload. @returns the upload's id */
  upload(bytes: string | Uint8Array, name: string, token: string): Promise<string>;
  /** Uploads, imports and waits for the job. */
  importFile(
    bytes: string | Uint8Array,
    token: string,
    choices?: Partial<ImportInput>,
    name?: string,
  ): Promise<ImportResult>;
  /** Waits for a job started by other means. */
  jobResult(id: string, token: string): Promise<ImportResult>;
}

export interface ImportInput {
  readonly campaignId: string;
  readonly kind: 'DETAILS' | 'DAILY_TOTALS';
  readonly dryRun: boolean;
  readonly onProblem: 'ALL_OR_NOTHING' | 'GOOD_ROWS_ONLY';
}

export interface TestAppOptions {
  readonly databaseUrl: string;
  readonly changes?: Partial<Config>;
  readonly withPreview?: boolean;
  readonly now?: string;
  /** Leave the database as it is: another process of the same service. */
  readonly isSecond?: boolean;
}

// One hash for all accounts, and a cheap one: each sign-in of a test costs what one guess costs.
const cheapest = 2;
let demoHash: Promise<string> | null = null;

/** Starts the service on a free port with both notices, Luoshan's invented villages and the demo accounts. */
export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'zhengjiao-app-'));
  const clock = { now: new Date(options.now ?? '2025-01-10T02:00:00Z') };
  const log: string[] = [];
  const config: Config = {
    port: 0,
    tls: { kind: 'off' },
    databaseUrl: options.databaseUrl,
    isDemo: 'off',
    isDevelopment: true,
    adminPassword: null,
    dataFolder,
    idHashKey: new Uint8Array(32).fill(7),
    sealingKeys: testSealingKeys,
    uploadLimitBytes: 1_048_576,
    publicUrl: null,
    ...options.changes,
  };
  const app = await startApp({
    config,
    withPreview: options.withPreview ?? false,
    clock: () => clock.now,
    log: (line) => log.push(line),
  });
  const luoshan = await loaded(app, 'luoshan-2025.yaml');
  if (!options.isSecond) {
    await loaded(app, 'linyi-2025.yaml');
    await addDivisions(app.services, luoshan.county.code, demoVillages(demoTownships(luoshan)), 'VILLAGE');
    demoHash ??= hashPassword(demoPassword, cheapest);
    await addAccounts(app, demoAccounts(), await demoHash);
  }
  const client = clientOf(app);
  return {
    ...app,
    ...client,
    config,
    log,
    clock,
    luoshan,
    async close() {
      await app.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function loaded({ services }: App, file: string): Promise<Notice> {
  const url = new URL(`../../server/policy/notices/${file}`, import.meta.url);
  const answer = await loadNotice(services.database, readFileSync(url, 'utf8'), services.clock(), file);
  if (answer.kind !== 'loaded') throw new Error(`${file} has problems`);
  return answer.notice;
}

async function addAccounts(
  { services }: App,
  accounts: readonly Omit<NewAccount, 'password'>[],
  passwordHash: string,
): Promise<void> {
  await services.database.write(async (em) => {
    for (const account of accounts) {
      em.create(Account, {
        ...account,
        passwordHash,
        failedAttempts: 0,
        lockedUntil: null,
        isActive: 1,
        createdAt: services.clock().toISOString(),
      });
    }
  });
}

const problem = 'code severity message place { line column address file path } found expected';
const result = `outcome batchNumber rowsRead newPayments alreadyPresent rejectedRows flaggedRows newPersons
  amountFen problemCount sameFileAsBatch problems { ${problem} }`;

export const importPayments = `mutation ($input: ImportPaymentsInput!) {
  importPayments(input: $input) { job { id status } problems { ${problem} } } }`;
export const importPaymentRows = `mutation ($input: ImportPaymentRowsInput!) {
  importPaymentRows(input: $input) { job { id status } problems { ${problem} } } }`;
const importJob = `query ($id: ID!) { importJob(id: $id) { id status rowsRead percent result { ${result} } } }`;

type Client = Pick<TestApp, 'fetch' | 'graphql' | 'signIn' | 'upload' | 'importFile' | 'jobResult'>;

function clientOf({ url }: App): Client {
  const client: Client = {
    fetch: (path, init) => fetch(`${url}${path}`, init),

    async graphql<Data>(query: string, variables: Record<string, unknown> = {}, token = '') {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...bearer(token) },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as { data: Data; errors?: GraphqlAnswer<Data>['errors'] };
      return { status: response.status, data: body.data, errors: body.errors };
    },

    async signIn(account, password = demoPassword) {
      const { data } = await client.graphql<{ signIn: { token: string | null } }>(
        'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
        { input: { account, password } },
      );
      if (!data.signIn.token) throw new Error(`${account} was not signed in`);
      return data.signIn.token;
    },

    async upload(bytes, name, token) {
      const response = await fetch(`${url}/upload`, {
        method: 'POST',
        headers: { 'x-file-name': encodeURIComponent(name), ...bearer(token) },
        body: bytes as string,
      });
      const body = (await response.json()) as { uploadId?: string; code?: string };
      if (!body.uploadId) throw new Error(`upload: ${response.status} ${body.code}`);
      return body.uploadId;
    },

    async importFile(bytes, token, choices = {}, name = '示例.csv') {
      const uploadId = await client.upload(bytes, name, token);
      const input = { campaignId: luoshanId, ...choices, uploadId };
      const { data } = await client.graphql<StartedImport>(importPayments, { input }, token);
      const { job, problems } = data.importPayments;
      if (!job) throw new Error(`import: ${problems[0]?.code}`);
      return client.jobResult(job.id, token);
    },

    async jobResult(id, token) {
      for (;;) {
        const { data } = await client.graphql<AskedJob>(importJob, { id }, token);
        const job = data.importJob;
        if (!job || job.status === 'FAILED') throw new Error(`job ${id}: ${job?.status ?? 'not found'}`);
        if (job.result) return job.result;
        await sleep(15);
      }
    },
  };
  return client;
}

interface StartedImport {
  readonly importPayments: { job: { id: string } | null; problems: { code: string }[] };
}

interface AskedJob {
  readonly importJob: { status: string; result: ImportResult | null } | null;
}

export function bearer(token: string): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** The plan of a small campaign of Luoshan: 2,000 payments in 20 townships from 1 October to 29 December. */
export function smallPlan(luoshan: Notice, changes: Partial<DemoPlan> = {}): DemoPlan {
  return {
    seed: 2025,
    benefitYear: 2025,
    townships: demoTownships(luoshan),
    payments: 2000,
    opensOn: '2024-10-01',
    paidUntil: '2024-12-29',
    ...changes,
  };
}

export function csvOf(plan: DemoPlan): string {
  return [...paymentsCsv(plan)].join('');
}
