import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDatabase } from '../../server/db/database.ts';
import { atMost, type Bench, type BenchFigure } from './bench.ts';
import { workFolder } from './county.ts';
import { editsKept, seedItems } from './edits-county.ts';
import { startBenchPostgres } from './postgres-county.ts';

const child = fileURLToPath(new URL('./edits-child.ts', import.meta.url));
const processes = 8;
const editsEach = 500;

/** Eight processes edit the same forty things: nothing is lost, and whoever came too late is told. */
export const edits: Bench = {
  name: 'edits',
  async run(report) {
    const folder = workFolder();
    const server = await startBenchPostgres();
    try {
      const sqlite = `sqlite:${join(folder.path, 'edits.db')}`;
      await (await openDatabase(sqlite)).close();
      return [
        ...(await measure('sqlite', sqlite, folder.path, report)),
        ...(await measure('postgres', await server.empty('edits'), folder.path, report)),
      ];
    } finally {
      await server.stop();
      folder.remove();
    }
  },
};

async function measure(
  kind: string,
  url: string,
  folder: string,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  await seedItems(url);
  const ended = await Promise.all(
    Array.from({ length: processes }, async (_, i) => {
      const args = [child, url, join(folder, `${kind}-${i}`), String(editsEach)];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      return JSON.parse(stdout) as { done: number; conflicts: number; failures: number; ms: number };
    }),
  );
  const sum = (pick: (each: (typeof ended)[number]) => number) =>
    ended.reduce((all, each) => all + pick(each), 0);
  const acknowledged = sum(({ done }) => done);
  const kept = await editsKept(url);
  report(
    `${kind}: ${acknowledged} acknowledged, ${kept} kept, ${sum(({ conflicts }) => conflicts)} conflicts told, ${(Math.max(...ended.map(({ ms }) => ms)) / 1000).toFixed(1)} s`,
  );
  const what = `${processes} processes × ${editsEach} edits of the same 40 items`;
  return [
    atMost(`edits.${kind}.lost`, acknowledged - kept, 0, 'edits', `${what}: acknowledged but not kept`),
    atMost(
      `edits.${kind}.failed`,
      sum(({ failures }) => failures),
      0,
      'edits',
      'ended by an error, such as a database that is busy',
    ),
  ];
}
