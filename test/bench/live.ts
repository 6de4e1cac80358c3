import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../server/db/database.ts';
import { readMarks } from '../../server/db/live/state.ts';
import { freshSqlite } from '../support/database.ts';
import { atMost, type Bench, type BenchFigure, percentile } from './bench.ts';
import { campaignKey } from './county.ts';
import { type ClientReport, type LivePlace, liveClients, liveService } from './live-processes.ts';
import { startBenchPostgres } from './postgres-county.ts';

const small = { clients: 300, edits: 200 };
const large = { clients: 2000, payments: 50_000 };

/** From a commit to the clients that follow it: small edits, and an import of 50,000 rows. */
export const live: Bench = {
  name: 'live',
  async run(report) {
    return [
      await commitToClient(report),
      ...(await fanOut(await freshSqlite(), 1, 'live.fanout.p95', report)),
      ...(await fanOutOnPostgres(report)),
    ];
  },
};

async function commitToClient(report: (line: string) => void): Promise<BenchFigure> {
  const service = liveService(await freshSqlite(), 'first');
  const clients = liveClients();
  try {
    const place = await service.answer('ready');
    await clients.ask({ ...place, kind: 'connect', clients: small.clients }, 'connected');
    const { commits } = await service.ask({ kind: 'edits', edits: small.edits }, 'edited');
    await sleep(1000);
    const { clients: told } = await clients.ask({ kind: 'report' }, 'report');
    const spent = commits.flatMap(({ figures, at }) => told.map((client) => firstFrom(client, figures) - at));
    report(
      `${small.clients} clients: p50 ${percentile(spent, 0.5).toFixed(1)}, p99 ${percentile(spent, 0.99).toFixed(1)}, at most ${Math.max(...spent).toFixed(1)} ms`,
    );
    const note = `${small.edits} edits 50–250 ms apart, ${small.clients} clients: from the return of the commit to the parsed event`;
    return atMost('live.commit.to.client.p99', percentile(spent, 0.99), 50, 'ms', note);
  } finally {
    service.stop();
    clients.stop();
  }
}

async function fanOutOnPostgres(report: (line: string) => void): Promise<BenchFigure[]> {
  const server = await startBenchPostgres();
  try {
    return await fanOut(await server.empty('live'), 2, 'live.fanout.postgres.p95', report);
  } finally {
    await server.stop();
  }
}

/** Clients of one or two processes of the service; the first imports. */
async function fanOut(
  databaseUrl: string,
  processes: 1 | 2,
  name: string,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  const first = liveService(databaseUrl, 'first');
  const services = [first];
  const clients = liveClients();
  const database = await openDatabase(databaseUrl);
  try {
    const places: LivePlace[] = [await first.answer('ready')];
    if (processes === 2) {
      const second = liveService(databaseUrl, 'second');
      services.push(second);
      places.push(await second.answer('ready'));
    }
    // One that is only connected and let go: what the first connections load is not counted.
    const { bytes: before } = await first.ask({ kind: 'memory' }, 'memory');
    for (const place of places) {
      await clients.ask({ ...place, kind: 'connect', clients: large.clients / processes }, 'connected');
    }
    const { bytes: after } = await first.ask({ kind: 'memory' }, 'memory');
    const kilobytes = (after - before) / 1024 / (large.clients / processes);

    const importing = first.ask({ kind: 'import', payments: large.payments }, 'imported');
    const published = await publishedAt(database);
    await importing;
    await sleep(3000);
    const [mark] = await readMarks(database.reader, [campaignKey]);
    const last = `${mark?.figures}.${mark?.breakdowns}.`;
    const { clients: told } = await clients.ask({ kind: 'report' }, 'report');
    const missed = told.filter(({ lastMark }) => !lastMark.startsWith(last)).length;
    const spent = told.map((client) => firstFrom(client, published.figures) - published.at);
    report(
      `${name}: p50 ${percentile(spent, 0.5).toFixed(0)}, p95 ${percentile(spent, 0.95).toFixed(0)}, at most ${Math.max(...spent).toFixed(0)} ms; ${missed} missed; ${kilobytes.toFixed(1)} KB a client`,
    );
    const of = processes === 1 ? '' : `, half of them of another process than imports (PostgreSQL)`;
    const note = `${large.clients} clients, import of ${large.payments.toLocaleString('en')} rows${of}: from its publication to the parsed event`;
    const missedNote = 'clients whose last event is not the state of the campaign';
    if (processes === 2) {
      return [
        atMost(name, percentile(spent, 0.95), 2000, 'ms', note),
        atMost('live.missed.postgres', missed, 0, 'clients', missedNote),
      ];
    }
    return [
      atMost(name, percentile(spent, 0.95), 2000, 'ms', note),
      atMost(
        'live.subscriber.memory',
        kilobytes,
        40,
        'KB',
        'resident memory of the service for each stream, HTTP; TLS adds 25–40 KB',
      ),
      atMost('live.missed', missed, 0, 'clients', missedNote),
    ];
  } finally {
    for (const service of services) service.stop();
    clients.stop();
    await database.close();
  }
}

/** Waits until the figures version rises, seen from outside; within two milliseconds. */
async function publishedAt(
  database: Awaited<ReturnType<typeof openDatabase>>,
): Promise<{ readonly figures: number; readonly at: number }> {
  const now = async () => (await readMarks(database.reader, [campaignKey]))[0]?.figures ?? 0;
  const before = await now();
  for (;;) {
    const figures = await now();
    if (figures > before) return { figures, at: performance.timeOrigin + performance.now() };
    await sleep(2);
  }
}

/** When a client was first told of a state that holds this version; never: endless. */
function firstFrom({ toldAt }: ClientReport, figures: number): number {
  return Math.min(...toldAt.flatMap(([version, at]) => (version >= figures ? [at] : [])));
}
