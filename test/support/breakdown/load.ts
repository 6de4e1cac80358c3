import { randomUUID } from 'node:crypto';
import { addDivisions, demoPassword, demoTownships } from '../../../server/cli/demo.ts';
import { Account } from '../../../server/db/entities/index.ts';
import { demoVillages } from '../../../server/demo/county.ts';
import { hashPassword } from '../../../server/services/passwords.ts';
import { luoshanId, type TestApp } from '../app.ts';

export const villagesEach = 300;
export const loadColumns = ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'] as const;

/** One township ready to send its whole form. */
export interface LoadTownship {
  readonly code: string;
  readonly token: string;
  readonly sheetToken: string;
  readonly version: number;
  readonly villages: readonly string[];
  /** In the order of `loadColumns`. */
  readonly quotas: readonly number[];
}

export interface Submission {
  readonly ms: number;
  readonly outcome: string;
  readonly changedCells: number;
}

/** 20 townships with 300 villages each and an account of its own, all columns dispatched to be filled. */
export async function dispatchedCounty(app: TestApp): Promise<readonly LoadTownship[]> {
  const townships = demoTownships(app.luoshan);
  await fillUpVillages(app, townships);
  await addAccounts(
    app,
    townships.map(({ code }) => code),
  );
  const bureau = await app.signIn('luoshan');
  const input = {
    campaignId: luoshanId,
    filledColumns: loadColumns,
    deadlineOn: '2025-12-31',
    mutationKey: randomUUID(),
  };
  const { data, errors } = await app.graphql<{ dispatchBreakdowns: { refusals: { message: string }[] } }>(
    'mutation ($input: DispatchBreakdownsInput!) { dispatchBreakdowns(input: $input) { refusals { message } } }',
    { input },
    bureau,
  );
  const refusal = errors?.[0]?.message ?? data.dispatchBreakdowns.refusals[0]?.message;
  if (refusal) throw new Error(refusal);
  return Promise.all(townships.map(({ code }) => readyTownship(app, code)));
}

async function fillUpVillages(app: TestApp, townships: ReturnType<typeof demoTownships>): Promise<void> {
  const there = new Map<string, number>();
  for (const { parentCode } of demoVillages(townships))
    there.set(parentCode, (there.get(parentCode) ?? 0) + 1);
  const more = townships.flatMap(({ code }) => {
    const has = there.get(code) ?? 0;
    return Array.from({ length: villagesEach - has }, (_, i) => ({
      code: `${code}${String(201 + has + i)}`,
      name: `示例${has + i + 1}村`,
      type: 'VILLAGE' as const,
      parentCode: code,
      tableOrder: has + i + 1,
    }));
  });
  await addDivisions(app.services, app.luoshan.county.code, more, 'VILLAGE');
}

async function addAccounts({ services, luoshan }: TestApp, codes: readonly string[]): Promise<void> {
  // One hash for all, of the cheapest kind: a test is nobody to keep out.
  const passwordHash = await hashPassword(demoPassword, 2);
  await services.database.write(async (em) => {
    for (const code of codes) {
      em.create(Account, {
        countyCode: luoshan.county.code,
        name: accountOf(code),
        displayName: '示例·经办',
        role: 'TOWNSHIP',
        divisionCode: code,
        passwordHash,
        failedAttempts: 0,
        lockedUntil: null,
        isActive: 1,
        createdAt: services.clock().toISOString(),
      });
    }
  });
}

const accountOf = (code: string) => `load-${code}`;

interface Asked {
  readonly breakdown: {
    readonly sheetToken: string;
    readonly version: number;
    readonly columns: readonly { code: string; quotaPersons: number | null }[];
    readonly villages: readonly { code: string }[];
  };
}

async function readyTownship(app: TestApp, code: string): Promise<LoadTownship> {
  const token = await app.signIn(accountOf(code));
  const { data } = await app.graphql<Asked>(
    `query ($id: ID!, $of: ID!) { breakdown(campaignId: $id, divisionCode: $of) {
       sheetToken version columns { code quotaPersons } villages { code } } }`,
    { id: luoshanId, of: code },
    token,
  );
  const { sheetToken, version, columns, villages } = data.breakdown;
  return {
    code,
    token,
    sheetToken,
    version,
    villages: villages.map((village) => village.code),
    quotas: loadColumns.map((each) => columns.find((column) => column.code === each)?.quotaPersons ?? 0),
  };
}

/** What a township fills in: each quota over its villages as evenly as whole persons allow, in the order of columns. */
export function filledNumbers({ villages, quotas }: Pick<LoadTownship, 'villages' | 'quotas'>): number[][] {
  return villages.map((_, index) =>
    quotas.map((quota) => {
      const [before, after] = [index, index + 1].map((n) => Math.floor((quota * n) / villages.length));
      return (after as number) - (before as number);
    }),
  );
}

/** Sends a whole form. The answer is small, as the pane asks for it. */
export async function submitWhole(app: TestApp, township: LoadTownship): Promise<Submission> {
  const numbers = filledNumbers(township);
  const edits = township.villages.flatMap((villageCode, row) =>
    loadColumns.map((columnCode, column) => ({
      villageCode,
      columnCode,
      base: null,
      mine: numbers[row]?.[column] ?? null,
    })),
  );
  const input = {
    campaignId: luoshanId,
    sheetToken: township.sheetToken,
    baseVersion: township.version,
    edits,
    villageCodes: township.villages,
    mutationKey: randomUUID(),
  };
  const start = performance.now();
  const { data, errors } = await app.graphql<{ submitBreakdown: Omit<Submission, 'ms'> }>(
    'mutation ($input: BreakdownEditsInput!) { submitBreakdown(input: $input) { outcome changedCells } }',
    { input },
    township.token,
  );
  const ms = performance.now() - start;
  if (errors?.length) return { ms, outcome: String(errors[0]?.message), changedCells: 0 };
  return { ms, ...data.submitBreakdown };
}

/** Accepts all townships in one call, as the bureau does. */
export async function acceptAll(
  app: TestApp,
  townships: readonly LoadTownship[],
): Promise<{ readonly ms: number; readonly accepted: number; readonly refusals: readonly string[] }> {
  const bureau = await app.signIn('luoshan');
  const { data: seen } = await app.graphql<{
    breakdowns: { breakdowns: { division: { code: string }; version: number }[] };
  }>(
    'query ($id: ID!) { breakdowns(campaignId: $id) { breakdowns { division { code } version } } }',
    { id: luoshanId },
    bureau,
  );
  const versions = new Map(
    seen.breakdowns.breakdowns.map(({ division, version }) => [division.code, version]),
  );
  const input = {
    campaignId: luoshanId,
    items: townships.map(({ code }) => ({ divisionCode: code, expectedVersion: versions.get(code) ?? 0 })),
    mutationKey: randomUUID(),
  };
  const start = performance.now();
  const { data, errors } = await app.graphql<{
    acceptBreakdowns: { breakdowns: { state: string }[]; refusals: { message: string }[] };
  }>(
    `mutation ($input: BreakdownItemsInput!) { acceptBreakdowns(input: $input) {
       breakdowns { state } refusals { message } } }`,
    { input },
    bureau,
  );
  const ms = performance.now() - start;
  if (errors?.length) return { ms, accepted: 0, refusals: errors.map(({ message }) => message) };
  const { breakdowns, refusals } = data.acceptBreakdowns;
  return {
    ms,
    accepted: breakdowns.filter(({ state }) => state === 'ACCEPTED').length,
    refusals: refusals.map(({ message }) => message),
  };
}

/** All cells as the service has them: sum, and how many are not what their township sent. */
export async function cellsKept(
  { services }: TestApp,
  townships: readonly LoadTownship[],
  which: 'persons' | 'accepted_persons' = 'persons',
): Promise<{ readonly cells: number; readonly sum: number; readonly wrong: number }> {
  const rows = await services.database.reader.all<{
    village_code: string;
    column_code: string;
    persons: number | null;
  }>(`select village_code, column_code, ${which} as persons from breakdown_cell`, []);
  const sent = new Map<string, number | undefined>(
    townships.flatMap((township) => {
      const numbers = filledNumbers(township);
      return township.villages.flatMap((village, row) =>
        loadColumns.map((column, at) => [`${village}/${column}`, numbers[row]?.[at]] as const),
      );
    }),
  );
  return {
    cells: rows.length,
    sum: rows.reduce((sum, { persons }) => sum + (persons ?? 0), 0),
    wrong: rows.filter((row) => sent.get(`${row.village_code}/${row.column_code}`) !== row.persons).length,
  };
}

/** What all townships together were to share out. */
export const quotaSum = (townships: readonly LoadTownship[]): number =>
  townships.reduce((sum, { quotas }) => sum + quotas.reduce((all, each) => all + each, 0), 0);
