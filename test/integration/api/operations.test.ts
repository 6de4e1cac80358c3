import { readdirSync, readFileSync } from 'node:fs';
import { type DefinitionNode, graphql, parse, print, visit } from 'graphql';
import { createContext } from '../../../server/graphql/context.ts';
import { createSchema } from '../../../server/graphql/schema.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { freshSqlite } from '../../support/database.ts';

const folder = new URL('../../../addin/client/operations/', import.meta.url);
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');
const { definitions } = parse(source);
const operations = definitions.flatMap((definition) =>
  definition.kind === 'OperationDefinition' && definition.operation === 'query' && definition.name
    ? [definition.name.value]
    : [],
);

/** One operation with the fragments it spreads, as the pane sends it. */
function documentOf(name: string): string {
  const named = new Map(
    definitions.flatMap((node) => ('name' in node && node.name ? [[node.name.value, node]] : [])),
  );
  const wanted = new Map<string, DefinitionNode>();
  const add = (each: string) => {
    const node = named.get(each);
    if (!node || wanted.has(each)) return;
    wanted.set(each, node);
    visit(node, { FragmentSpread: (spread) => add(spread.name.value) });
  };
  add(name);
  return [...wanted.values()].map(print).join('\n');
}

/** A draft that changes the first reward. */
const rewardOf = (text: string) => ({ baseVersion: 1, edits: [{ path: 'rewards[0].perPersonFen', text }] });

const variables: Record<string, readonly Record<string, unknown>[]> = {
  Campaign: [{ id: luoshanId }, { id: '140821-2025' }],
  FigurePlace: [{ id: luoshanId }],
  ChangesSince: [
    { campaignId: luoshanId, mark: null },
    { campaignId: luoshanId, mark: '0.0' },
  ],
  Townships: [{ campaignId: luoshanId }],
  Breakdown: [{ campaignId: luoshanId }],
  BreakdownForm: [{ campaignId: luoshanId, divisionCode: '411521-04' }],
  BreakdownBase: [{ campaignId: luoshanId, sheetToken: 'none' }],
  Breakdowns: [{ campaignId: luoshanId }, { campaignId: '140821-2025' }],
  BreakdownSummary: [{ campaignId: luoshanId }],
  BreakdownEvents: [{ campaignId: luoshanId, divisionCode: '411521-04', first: 20 }],
  BreakdownHistory: [
    { campaignId: luoshanId, divisionCode: '411521-04', villageCode: '411521-04201', columnCode: 'TASK' },
  ],
  QuotaDesk: [{ campaignId: luoshanId }, { campaignId: '140821-2025' }],
  ImportJob: [{ id: 'none' }],
  Villages: [{ campaignId: luoshanId, under: '411521-04' }],
  Coverage: [
    { campaignId: luoshanId, level: 'TOWNSHIP' },
    { campaignId: luoshanId, level: 'VILLAGE', under: '411521-04' },
  ],
  MayReportReasons: [{ campaignId: luoshanId }],
  ChaseList: [{ campaignId: luoshanId, listing: 'TO_CHASE', first: 20 }],
  LedgerPayment: [{ campaignId: luoshanId, receiptNumber: 'NONE1' }],
  Reconciliation: [
    { campaignId: luoshanId, by: 'TOWNSHIP' },
    { campaignId: luoshanId, by: 'DAY' },
  ],
  ReviewItems: [{ campaignId: luoshanId, status: 'OPEN', first: 20 }],
  RosterSources: [{ campaignId: luoshanId, day: '2024-11-30' }],
  SubsidyEstimate: [
    { campaignId: luoshanId, by: 'CATEGORY' },
    { campaignId: luoshanId, by: 'TOWNSHIP', asOf: '2024-11-30' },
  ],
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
  Figures: [
    { campaignId: luoshanId, asks: [] },
    {
      campaignId: luoshanId,
      asks: [
        { name: 'PAID_PERSONS', division: '周党镇' },
        { name: 'COMPLETION', division: '铁铺镇', on: '2024-11-30' },
        { name: 'AMOUNT_DUE', category: '普通居民', on: '2024-11-30' },
      ],
    },
  ],
  RosterTable: [{ campaignId: luoshanId, first: 100 }],
  ProgressTable: [
    { campaignId: luoshanId, by: 'TOWNSHIP' },
    { campaignId: luoshanId, by: 'VILLAGE', asOf: '2024-11-30' },
    { campaignId: luoshanId, by: 'VILLAGE', under: '411521-04', asOf: null },
    { campaignId: luoshanId, by: 'CATEGORY', under: '411521-04', asOf: '2024-11-30' },
    { campaignId: luoshanId, by: 'DAY', since: 'unknown' },
  ],
};

describe('the pane’s queries', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    const bureau = await app.signIn('luoshan');
    await app.importFile(csvOf(smallPlan(app.luoshan, { payments: 300 })), bureau);
    const input = {
      campaignId: luoshanId,
      divisionCodes: ['411521-04'],
      filledColumns: ['TASK'],
      deadlineOn: '2025-01-20',
      mutationKey: 'operations-dispatch',
    };
    const { data } = await app.graphql<{ dispatchBreakdowns: { breakdowns: { id: string }[] } }>(
      documentOf('DispatchBreakdowns'),
      { input },
      bureau,
    );
    expect(data.dispatchBreakdowns.breakdowns).toHaveLength(1);
  });
  afterAll(() => app.close());

  it.each(operations)('%s gives over HTTP, twice, what graphql-js gives', async (operationName) => {
    const schema = createSchema();
    const query = documentOf(operationName);
    for (const account of ['luoshan', 'zhoudang', 'fenxi', 'admin', 'linyi']) {
      const token = await app.signIn(account);
      const actor = await app.services.accounts.actorOf(token);
      for (const variableValues of variables[operationName] ?? [{}]) {
        const expected = await graphql({
          schema,
          source: query,
          operationName,
          variableValues,
          contextValue: createContext(app.services, actor, token),
        });
        for (let time = 0; time < 2; time++) {
          const answer = await app.fetch('/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: JSON.stringify({ query, operationName, variables: variableValues }),
          });
          const body = (await answer.json()) as { data: unknown; errors?: { path: unknown }[] };
          expect(body.data).toEqual(JSON.parse(JSON.stringify(expected.data ?? null)));
          expect(body.errors?.map(({ path }) => path)).toEqual(expected.errors?.map(({ path }) => path));
        }
      }
    }
  });

  it('are at least 20', () => {
    expect(operations.length).toBeGreaterThanOrEqual(20);
  });
});
