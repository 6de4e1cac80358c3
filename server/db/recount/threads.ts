import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type CoverageDifference, compareCoverage } from '../coverage/compare.ts';
import { openSqlRunner, runSteps } from '../payment-writer/sql-runner.ts';
import { type CampaignKey, eachPerson, expectedRows } from './rows.ts';
import { amountOf, PersonRows, Spots, type SpotTexts } from './spots.ts';

/** The counted persons in the order of the hash, in a buffer that changes hands. */
export interface KeptPersons {
  readonly length: number;
  /** As in `PersonRows`. */
  readonly words: Uint32Array;
  readonly spots: SpotTexts;
}

interface Task {
  readonly recount: {
    readonly url: string;
    readonly campaign: CampaignKey;
    /** Persons, about; null: compare coverage instead. */
    readonly expected: number | null;
  };
}

// The file is a worker's entry too; imported elsewhere it has no port of that task.
const task = (workerData as Partial<Task> | null)?.recount;
if (parentPort && task) {
  const { url, campaign, expected } = task;
  if (expected === null) parentPort.postMessage(await coverageDifferences(url, campaign));
  else {
    const persons = await keptPersons(url, campaign, expected);
    parentPort.postMessage(persons, [persons.words.buffer as ArrayBuffer]);
  }
}

async function keptPersons(url: string, campaign: CampaignKey, expected: number): Promise<KeptPersons> {
  const rows = new PersonRows(expected);
  const spots = new Spots();
  await eachPerson(url, campaign, (row) => rows.add(row, spots.numberAt(row, amountOf(row).end)));
  const { length, words } = rows;
  const { places, days } = spots;
  return { length, words, spots: { places, days } };
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

/** What is read in less time than a thread takes to start. */
const fewPersons = 20_000;

/**
 * Reads the counted persons beside the payments: many in a thread of their own.
 *
 * @param expected persons, about
 */
export function readKeptPersons(
  url: string,
  campaign: CampaignKey,
  expected: number,
  few = fewPersons,
): Promise<KeptPersons> {
  return awaitedLater(
    expected < few ? keptPersons(url, campaign, expected) : inThread({ url, campaign, expected }),
  );
}

/**
 * Compares coverage, in a thread of its own where there are many people.
 *
 * @returns groups of the rosters whose kept coverage is not what rosters and ledger say
 */
export function readCoverageDifferences(
  url: string,
  campaign: CampaignKey,
  few = fewPersons,
): Promise<readonly CoverageDifference[]> {
  const differences = async () => {
    const { persons } = await expectedRows(url, campaign);
    return persons < few
      ? coverageDifferences(url, campaign)
      : inThread<readonly CoverageDifference[]>({ url, campaign, expected: null });
  };
  return awaitedLater(differences());
}

/** It may fail before anybody waits for it. */
function awaitedLater<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => {});
  return answer;
}

function inThread<Answer>(recount: Task['recount']): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { recount }, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread of the recount ended with ${code}`)));
  });
}
