import { parentPort, Worker, workerData } from 'node:worker_threads';
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

interface Task {
  readonly keptPersonsOf: {
    readonly url: string;
    readonly campaign: CampaignKey;
    readonly expected: number;
  };
}

// The file is a worker's entry too; imported elsewhere it has no port of that task.
const task = (workerData as Partial<Task> | null)?.keptPersonsOf;
if (parentPort && task) {
  const columns = new PersonColumns(task.expected);
  const spots = new Spots();
  await eachPerson(task.url, task.campaign, (hash, place, day) =>
    columns.add(hash, spots.numberOf(place, day)),
  );
  const { length, high, low, spot } = columns;
  const { places, days } = spots;
  parentPort.postMessage({ length, high, low, spot, spots: { places, days } } satisfies KeptPersons, [
    high.buffer,
    low.buffer,
    spot.buffer,
  ]);
}

/** Reads the counted persons in a thread of its own, beside the payments. */
export function readKeptPersons(url: string, campaign: CampaignKey, expected: number): Promise<KeptPersons> {
  return new Promise((resolve, reject) => {
    const keptPersonsOf = { url, campaign, expected };
    const worker = new Worker(new URL(import.meta.url), { workerData: { keptPersonsOf }, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  });
}
