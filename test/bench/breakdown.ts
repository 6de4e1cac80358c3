import { join } from 'node:path';
import fc from 'fast-check';
import { findTables } from '../../addin/excel/find.ts';
import { insertSheet } from '../../addin/excel/insert.ts';
import { refreshTable } from '../../addin/excel/refresh.ts';
import { startExcel } from '../../addin/preview/node.ts';
import { type BreakdownSummaryView, breakdownSummarySheet } from '../../schema/sheets/breakdown-summary.ts';
import { openDatabase } from '../../server/db/database.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { steps } from '../support/breakdown/acts.ts';
import { Afternoons } from '../support/breakdown/afternoon.ts';
import {
  acceptAll,
  cellsKept,
  dispatchedCounty,
  type LoadTownship,
  loadColumns,
  submitWhole,
  villagesEach,
} from '../support/breakdown/load.ts';
import { luoshan } from '../unit/sheets/luoshan.ts';
import { atMost, type Bench, type BenchFigure, percentile } from './bench.ts';
import { workFolder } from './county.ts';
import { startBenchPostgres } from './postgres-county.ts';

const afternoons = 500;

/** 20 townships of 300 villages send their forms at once, are accepted at once; and 500 afternoons with disturbances. */
export const breakdown: Bench = {
  name: 'breakdown',
  async run(report) {
    const folder = workFolder();
    const server = await startBenchPostgres();
    try {
      const sqlite = `sqlite:${join(folder.path, 'breakdown.db')}`;
      await (await openDatabase(sqlite)).close();
      const figures = [
        ...(await load('sqlite', sqlite, report)),
        ...(await load('postgres', await server.empty('breakdown'), report)),
      ];
      report('redrawing 6,000 villages');
      figures.push(await redrawSyncs());
      report(`${afternoons} afternoons of a township`);
      figures.push(...(await fuzz(report)));
      return figures;
    } finally {
      await server.stop();
      folder.remove();
    }
  },
};

async function load(
  kind: 'sqlite' | 'postgres',
  databaseUrl: string,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  const app = await startTestApp({ databaseUrl });
  try {
    report(`${kind}: 20 townships × ${villagesEach} villages`);
    const townships = await dispatchedCounty(app);
    const answers = await Promise.all(townships.map((township) => submitWhole(app, township)));
    const failed = answers.filter(({ outcome }) => outcome !== 'DONE').length;
    const lost = (await cellsKept(app, townships)).wrong;
    const what = `20 townships × ${villagesEach} villages × ${loadColumns.length} columns sent at once over HTTP`;
    const times = answers.map(({ ms }) => ms);
    return [
      atMost(`breakdown.submit.${kind}.p95`, percentile(times, 0.95), 1000, 'ms', `${what}, whole answer`),
      atMost(`breakdown.submit.${kind}.lost`, lost, 0, 'cells', 'the same: not as they were sent'),
      atMost(`breakdown.submit.${kind}.failed`, failed, 0, 'forms', 'the same: deadlocks and refusals'),
      await accepted(kind, app, townships),
    ];
  } finally {
    await app.close();
  }
}

async function accepted(
  kind: string,
  app: TestApp,
  townships: readonly LoadTownship[],
): Promise<BenchFigure> {
  const { ms, accepted: many } = await acceptAll(app, townships);
  if (many !== townships.length) throw new Error(`${many} of ${townships.length} accepted`);
  const note = '6,000 village rows of 20 townships accepted in one call and one transaction';
  return atMost(`breakdown.accept.6000.${kind}`, ms, 2000, 'ms', note);
}

async function redrawSyncs(): Promise<BenchFigure> {
  const session = await startExcel({ year: 2025 });
  try {
    Object.assign(globalThis, { Excel: session.Excel });
    await insertSheet(breakdownSummarySheet(summary('已提交')));
    const [found] = await findTables();
    if (!found) throw new Error('the inserted table was not found');
    const before = session.syncs();
    const { changedRows } = await refreshTable(found, breakdownSummarySheet(summary('已通过')));
    if (changedRows !== 6000) throw new Error(`6000 rows changed, ${changedRows} were written`);
    const note = 'context.sync() round trips to redraw 6,000 village rows after their acceptance';
    return atMost('breakdown.redraw.syncs', session.syncs() - before, 4, 'round trips', note);
  } finally {
    session.close();
  }
}

function summary(stateName: string): BreakdownSummaryView {
  return {
    campaign: luoshan,
    identity: {
      kind: 'breakdown',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'VILLAGE',
      asOf: 'latest',
    },
    preparedAt: '2024-11-20T02:00:00Z',
    columns: loadColumns.map((code) => ({ code, name: code })),
    rows: Array.from({ length: 6000 }, (_, at) => ({
      townshipName: `示例${Math.floor(at / villagesEach) + 1}镇`,
      village: { code: `4115210${String(10_000 + at)}`, name: `示例${at + 1}村` },
      lastYearPersons: 95,
      values: [100, 10, 12],
      stateName,
    })),
  };
}

async function fuzz(report: (line: string) => void): Promise<BenchFigure[]> {
  const seed = Date.now() % 1_000_000;
  const place = await Afternoons.open();
  try {
    const result = await fc.check(
      fc.asyncProperty(steps, (acts) => place.play(acts, seed)),
      { seed, numRuns: afternoons, endOnFailure: true },
    );
    report(`seed ${seed}: ${result.failed ? String(result.errorInstance) : 'none failed'}`);
    if (result.failed && place.counts.lost + place.counts.misplaced === 0) throw result.errorInstance;
    const what = `${result.numRuns} generated afternoons on the real office.js against a model, seed ${seed}`;
    return [
      atMost('breakdown.fuzz.lost', place.counts.lost, 0, 'edits', what),
      atMost('breakdown.fuzz.misplaced', place.counts.misplaced, 0, 'edits', 'the same'),
    ];
  } finally {
    await place.close();
  }
}
