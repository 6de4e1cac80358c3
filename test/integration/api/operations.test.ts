import { readdirSync, readFileSync } from 'node:fs';
import { graphql, parse } from 'graphql';
import { createContext } from '../../../server/graphql/context.ts';
import { createSchema } from '../../../server/graphql/schema.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { freshSqlite } from '../../support/database.ts';

const folder = new URL('../../../addin/client/operations/', import.meta.url);
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');
const operations = parse(source).definitions.flatMap((definition) =>
  definition.kind === 'OperationDefinition' && definition.operation === 'query' && definition.name
    ? [definition.name.value]
    : [],
);

/** A draft that changes the first reward. */
const rewardOf = (text: string) => ({ baseVersion: 1, edits: [{ path: 'rewards[0].perPersonFen', text }] });

const variables: Record<string, readonly Record<string, unknown>[]> = {
  Campaign: [{ id: luoshanId }, { id: '140821-2025' }],
  CampaignDivision: [{ id: luoshanId }],
  Townships: [{ campaignId: luoshanId }],
  Breakdown: [{ campaignId: luoshanId }],
  ImportJob: [{ id: 'none' }],
  PolicySheet: [{ campaignId: luoshanId }, { campaignId: luoshanId, version: 1 }],
  PolicyVersions: [{ campaignId: luoshanId }],
  PolicyChanges: [
    { campaignId: luoshanId, from: 1, to: 1 },
    { campaignId: luoshanId, from: 1, to: 9 },
  ],
  CheckPolicy: [
    { campaignId: luoshanId, draft: rewardOf('3 元') },
    { campaignId: luoshanId, draft: rewardOf('很多') },
    { campaignId: luoshanId, draft: {} },
  ],
  SimulateNotice: [
    { input: { campaignId: luoshanId, right: { draft: rewardOf('3 元') }, on: '2024-11-01' } },
    { input: { campaignId: luoshanId, right: { version: 9 }, on: '2024-11-01' } },
  ],
  DueForm: [{ campaignId: luoshanId, day: '2024-11-30' }],
  AmountDue: [
    { campaignId: luoshanId, person: {}, on: '2024-11-30', payment: { paidOn: '2024-11-30' } },
    {
      campaignId: luoshanId,
      person: { categories: [{ category: '低保' }] },
      on: '2024-11-30',
      payment: { paidOn: '2024-11-30', categories: [{ category: '低保' }] },
    },
  ],
  Progress: [
    { campaignId: luoshanId, level: 'TOWNSHIP' },
    { campaignId: luoshanId, level: 'VILLAGE', asOf: '2024-11-30' },
    { campaignId: luoshanId, level: 'VILLAGE', under: '411521-04', asOf: null },
    { campaignId: luoshanId, level: 'VILLAGE', under: '411521-05' },
  ],
};

describe('the pane’s queries', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    await app.importFile(csvOf(smallPlan(app.luoshan, { payments: 300 })), await app.signIn('luoshan'));
  });
  afterAll(() => app.close());

  it.each(operations)('%s gives over HTTP, twice, what graphql-js gives', async (operationName) => {
    const schema = createSchema();
    for (const account of ['luoshan', 'zhoudang', 'fenxi', 'admin', 'linyi']) {
      const token = await app.signIn(account);
      const actor = await app.services.accounts.actorOf(token);
      for (const variableValues of variables[operationName] ?? [{}]) {
        const expected = await graphql({
          schema,
          source,
          operationName,
          variableValues,
          contextValue: createContext(app.services, actor, token),
        });
        for (let time = 0; time < 2; time++) {
          const answer = await app.fetch('/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: JSON.stringify({ query: source, operationName, variables: variableValues }),
          });
          const body = (await answer.json()) as { data: unknown; errors?: { path: unknown }[] };
          expect(body.data).toEqual(JSON.parse(JSON.stringify(expected.data ?? null)));
          expect(body.errors?.map(({ path }) => path)).toEqual(expected.errors?.map(({ path }) => path));
        }
      }
    }
  });

  it('are at least 7', () => {
    expect(operations.length).toBeGreaterThanOrEqual(7);
  });
});
