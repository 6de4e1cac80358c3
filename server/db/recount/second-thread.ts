import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type CoverageDifference, compareCoverage } from '../coverage/compare.ts';
import { openSqlRunner, runSteps } from '../payment-writer/sql-runner.ts';
import { type CampaignKey, eachPerson } from './rows.ts';
import { PersonColumns, Spots, type SpotTexts } from './spots.ts';

/** The counted persons in the order of the hash, in buffers that change hands. */
export interface KeptPersons {
  readonly length: number;
  readonly high: Float64Array;
  readonly low: Uint32Array;
  readonly spot: Int32Array;
  readonly spots: SpotTexts;
}

/** What is worked out beside the payments. Both reject with the thread's error. */
export interface SecondThread {
  readonly persons: Promise<KeptPersons>;
  /** Groups of the rosters whose kept coverage is not what rosters and ledger say; after the persons. */
  readonly coverage: Promise<readonly CoverageDifference[]>;
}

interface Task {
  readonly secondThreadOf: {
    readonly url: string;
    readonly campaign: CampaignKey;
    readonly expected: number;
  };
}

type Message =
  | { readonly kind: 'persons'; readonly persons: KeptPersons }
  | { readonly kind: 'coverage'; readonly coverage: readonly CoverageDifference[] };

// The file is a worker's entry too; imported elsewhere it has no port of that task.
const task = (workerData as Partial<Task> | null)?.secondThreadOf;
if (parentPort && task) {
  const { url, campaign, expected } = task;
  const persons = await keptPersons(url, campaign, expected);
  const buffers = [persons.high.buffer, persons.low.buffer, persons.spot.buffer] as ArrayBuffer[];
  parentPort.postMessage({ kind: 'persons', persons } satisfies Message, buffers);
  const coverage = await coverageDifferences(url, campaign);
  parentPort.postMessage({ kind: 'coverage', coverage } satisfies Message);
}

async function keptPersons(url: string, campaign: CampaignKey, expected: number): Promise<KeptPersons> {
  const columns = new PersonColumns(expected);
  const spots = new Spots();
  await eachPerson(url, campaign, (hash, place, day) => columns.add(hash, spots.numberOf(place, day)));
  const { length, high, low, spot } = columns;
  const { places, days } = spots;
  return { length, high, low, spot, spots: { places, days } };
}

async function coverageDifferences(
  url: string,
  { countyCode, benefitYear }: CampaignKey,
): Promise<readonly CoverageDifference[]> {
  const sql = await openSqlRunner(url);
  try {
    return await runSteps(sql, compareCoverage(countyCode, benefitYear));
  } finally {
    await sql.close();
  }
}

/** Reads the counted persons, then compares coverage, in a thread of its own. @param expected persons, about */
export function startSecondThread(url: string, campaign: CampaignKey, expected: number): SecondThread {
  const persons = Promise.withResolvers<KeptPersons>();
  const coverage = Promise.withResolvers<readonly CoverageDifference[]>();
  const fail = (error: unknown) => {
    persons.reject(error);
    coverage.reject(error);
  };
  // Whoever waits for one of them learns of it; the other is not an error nobody heard of.
  persons.promise.catch(() => {});
  coverage.promise.catch(() => {});
  const secondThreadOf = { url, campaign, expected };
  const worker = new Worker(new URL(import.meta.url), { workerData: { secondThreadOf }, execArgv: [] });
  worker.on('message', (message: Message) => {
    if (message.kind === 'persons') persons.resolve(message.persons);
    else coverage.resolve(message.coverage);
  });
  worker.once('error', fail);
  worker.once('exit', (code) => fail(new Error(`the second thread ended with ${code}`)));
  return { persons: persons.promise, coverage: coverage.promise };
}
