import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlValue } from '../../server/db/reader.ts';
import { currentMemberships, personIsPublished } from '../../server/db/rosters/current.ts';
import { removeUnfinished } from '../../server/db/unfinished.ts';
import type { RosterImportRequest, RosterImportResult } from '../../server/services/imports/requests.ts';
import { copies, databases } from '../support/database.ts';
import { countyCode, fileOf } from './import-fixture.ts';
import {
  counts,
  everything,
  importRosterFile,
  persons,
  rosterCsv,
  rosterRequest,
  seedRosters,
  withDatabase,
} from './rosters-fixture.ts';

interface Message {
  readonly kind: 'started' | 'progress' | 'done';
  readonly share?: number;
  readonly result?: RosterImportResult;
}

function start(url: string, request: RosterImportRequest): ChildProcess {
  const child = fork(new URL('./rosters-child.ts', import.meta.url), [], { execArgv: [], stdio: 'ignore' });
  child.send({ url, request });
  return child;
}

/** The result of a child that lives to its end. */
async function resultOf(child: ChildProcess): Promise<RosterImportResult> {
  return new Promise((resolve, reject) => {
    child.on('message', ({ kind, result }: Message) => {
      if (kind === 'done' && result) resolve(result);
    });
    child.on('exit', (code) => reject(new Error(`the import ended with ${code}`)));
  });
}

/** Kills the child once its import is so far on, and so many milliseconds later. */
async function killAt(child: ChildProcess, share: number, milliseconds: number): Promise<void> {
  const ended = once(child, 'exit');
  const reached = new Promise<void>((resolve) => {
    child.on('message', (message: Message) => {
      if (message.kind === 'done' || (message.share ?? 0) >= share) resolve();
    });
  });
  await Promise.race([reached, ended]);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

async function published(url: string): Promise<Record<string, number>> {
  return withDatabase(url, async ({ reader }) => {
    const now = currentMemberships(countyCode);
    const count = async (from: string, parameters: readonly SqlValue[]) =>
      (await reader.all<{ n: number }>(`select count(*) as n from ${from}`, parameters))[0]?.n ?? -1;
    return {
      batches: await count(`roster_batch where status = 'PUBLISHED'`, []),
      members: await count(`(${now.sql}) m`, now.parameters),
      people: await count(`person p where ${personIsPublished('p')}`, [countyCode]),
    };
  });
}

const lines = persons(1, 3000);
const next = [...persons(1, 2500), ...persons(2501, 100, { township: 1 }), ...persons(10_001, 8000)];

describe.each(databases)('a roster import on $kind that is killed', ({ fresh }) => {
  let url: string;
  const seeded = copies(fresh, seedRosters);
  beforeEach(async () => {
    url = await seeded();
  });

  it('leaves every byte as it was or is wholly there, at 5 moments, and the next import completes it', async () => {
    await importRosterFile(url, lines);
    const before = await everything(url);
    const request = rosterRequest(fileOf(rosterCsv(next)), { asOfOn: '2024-11-30' });
    const outcomes: string[] = [];
    for (const [share, milliseconds] of [
      [0, 0],
      [0.3, 0],
      [0.5, 40],
      [0.8, 0],
      [0.99, 20],
    ] as const) {
      await killAt(start(url, request), share, milliseconds);
      if ((await published(url)).batches === 1) {
        // What the dead import left is seen by nobody, even before it is removed.
        expect(await published(url)).toEqual({ batches: 1, members: 3000, people: 3000 });
      }
      await removeUnfinished(url);
      const after = await everything(url);
      if (after === before) {
        outcomes.push('as before');
        continue;
      }
      outcomes.push('committed');
      await withDatabase(url, async ({ reader }) => {
        const batches = await reader.all('select batch_number, status, persons from roster_batch order by 1');
        expect(batches).toEqual([
          { batch_number: 1, status: 'PUBLISHED', persons: 3000 },
          { batch_number: 2, status: 'PUBLISHED', persons: 10_600 },
        ]);
      });
      break;
    }
    expect(outcomes[0]).toBe('as before');
    const last = await resultOf(start(url, request));
    if (outcomes.includes('committed')) {
      expect(last).toMatchObject({ outcome: 'NOTHING_NEW', sameFileAsBatch: 2 });
    } else {
      expect(counts(last)).toMatchObject({
        outcome: 'COMMITTED',
        new: 8000,
        changed: 100,
        unchanged: 2500,
        cancelled: 400,
      });
    }
    await withDatabase(url, async ({ reader }) => {
      const [entries] = await reader.all('select count(*) as n, count(to_batch) as ended from roster_entry');
      expect(entries).toEqual({ n: 11_100, ended: 500 });
      expect(await reader.all('select count(*) as n from person')).toEqual([{ n: 11_000 }]);
    });
  }, 120_000);

  it('is done once when two processes import the same file: the other names the batch it found', async () => {
    const request = rosterRequest(fileOf(rosterCsv(lines)));
    const results = await Promise.all([start(url, request), start(url, request)].map(resultOf));
    const [one, other] = results.sort((a, b) => (a.outcome < b.outcome ? -1 : 1));
    expect(one).toMatchObject({ outcome: 'COMMITTED', batchNumber: 1, newEntries: 3000 });
    expect(other).toMatchObject({ outcome: 'NOTHING_NEW', batchNumber: null, sameFileAsBatch: 1 });
    await withDatabase(url, async ({ reader }) => {
      expect(await reader.all('select count(*) as n from roster_entry')).toEqual([{ n: 3000 }]);
    });
  }, 60_000);
});
