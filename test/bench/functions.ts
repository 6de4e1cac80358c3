import { setTimeout as sleep } from 'node:timers/promises';
import { createLive } from '../../addin/client/live.ts';
import { type Client, createClient } from '../../addin/client/requests.ts';
import { tokenStore } from '../../addin/client/token.ts';
import { functionNamespace, functionsJson } from '../../addin/functions/declared.ts';
import { registerFunctions } from '../../addin/functions/functions.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import type { FunctionMetadata } from '../../addin/preview/workbook/custom-functions.ts';
import { addDays } from '../../schema/values/local-date.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../support/app.ts';
import { freshSqlite } from '../support/database.ts';
import { atMost, type Bench, type BenchFigure } from './bench.ts';

const names = ['任务数', '已缴费人数', '缴费金额', '完成率', '任务差额'];
const days = 100;
const longestWaitMs = 120_000;

/** Requests of ten thousand cells with custom functions, on the real office.js and over real HTTP. */
export const functions: Bench = {
  name: 'functions',
  async run(report) {
    const app = await startTestApp({ databaseUrl: await freshSqlite() });
    const token = await app.signIn('luoshan');
    const result = await app.importFile(csvOf(smallPlan(app.luoshan, { payments: 5000 })), token);
    if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
    const metadata = JSON.parse(functionsJson()) as FunctionMetadata;
    const excel = await startExcel({ functions: { namespace: functionNamespace, metadata } });
    const pane = openPane(app, excel, token);
    try {
      return await measure(app, excel, pane, report);
    } finally {
      pane.close();
      excel.close();
      await app.close();
    }
  },
};

async function measure(
  app: TestApp,
  excel: ExcelSession,
  pane: ReturnType<typeof openPane>,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  await pane.connected();
  const formulas = app.luoshan.divisions.slice(0, 20).flatMap(({ name }) =>
    Array.from({ length: days }, (_, i) => {
      const day = addDays('2024-09-20', i);
      return names.map((figure) => `=ZJ.${figure}("${name}","${day}")`);
    }),
  );
  const address = `A1:E${formulas.length}`;
  const cells = formulas.length * names.length;
  report(`${cells} cells that all differ`);
  let begun = performance.now();
  excel.workbook.user.edit('Sheet1', address, formulas);
  const first = await settled(excel, address);
  const firstMs = performance.now() - begun;
  const asked = pane.requests;
  if (!first.some((value) => typeof value === 'number' && value > 0)) throw new Error('no cell has a figure');

  report('calculated again in full');
  begun = performance.now();
  await pane.functions.recalculate();
  const again = await settled(excel, address);
  const againMs = performance.now() - begun;
  if (JSON.stringify(again) !== JSON.stringify(first)) throw new Error('the same state, other figures');
  const { invocations } = excel.workbook.customFunctions;
  if (invocations !== 2 * cells) throw new Error(`${cells} cells were calculated in ${invocations} calls`);
  const kept = pane.requests - asked;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  return [
    atMost(
      'functions.10000.requests',
      asked,
      10,
      'requests',
      `to calculate ${cells} different cells (20 townships × ${days} days × 5 figures) on one sheet; ${seconds(firstMs)} s`,
    ),
    atMost(
      'functions.10000.again',
      kept,
      0,
      'requests',
      `the same cells calculated again in full, nothing having changed on the server; ${seconds(againMs)} s`,
    ),
  ];
}

/** What stands around the functions in the pane: the client, the live line, who is signed in. */
function openPane(app: TestApp, excel: ExcelSession, token: string) {
  const tokens = tokenStore(null);
  tokens.write(token);
  const url = `${app.url}/graphql`;
  const plain = createClient({ token: tokens, url });
  let requests = 0;
  const client: Client = {
    token: tokens,
    send(...request) {
      if (request[0].toString().includes('query Figures')) requests += 1;
      return plain.send(...request);
    },
  };
  const live = createLive({ client, url });
  live.follow([luoshanId]);
  const functions = registerFunctions({
    client,
    live,
    storage: null,
    place: () => ({ phase: 'signedIn', account: 'luoshan', campaignId: luoshanId }),
    onPlaceChanged: () => () => undefined,
    recalculate: () =>
      excel.Excel.run(async (context) => {
        context.workbook.application.calculate('Full');
        await context.sync();
      }),
    runtime: excel.CustomFunctions,
  });
  return {
    functions,
    get requests() {
      return requests;
    },
    async connected() {
      while (!live.state().figuresVersions.has(luoshanId)) await sleep(10);
    },
    close: () => live.close(),
  };
}

async function settled(excel: ExcelSession, address: string): Promise<readonly unknown[]> {
  const until = performance.now() + longestWaitMs;
  for (;;) {
    await sleep(100);
    const values = excel.workbook.rangeFrom(`Sheet1!${address}`).Values.flat();
    if (!values.includes('#BUSY!')) return values;
    if (performance.now() > until) throw new Error('cells are still busy');
  }
}
