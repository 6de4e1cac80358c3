import { randomUUID } from 'node:crypto';
import type { ImportResult } from './imports.ts';
import type {
  AnyImportRequest,
  AnyImportResult,
  RosterImportResult,
  StatementImportResult,
} from './requests.ts';
import { emptyResult } from './requests.ts';
import { createImportThread, type ImportThreadOptions } from './thread.ts';

export type JobStatus = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** As `ImportJob` in schema/payment.graphql. A snapshot: ask again for news. */
export interface ImportJob {
  readonly id: string;
  readonly countyCode: string;
  /** Null for a roster: it belongs to the county. */
  readonly benefitYear: number | null;
  readonly accountName: string;
  readonly status: JobStatus;
  readonly rowsRead: number;
  /** 0 to 100; 100 only when finished. */
  readonly percent: number;
  /** Of an import of payments. */
  readonly result: ImportResult | null;
  readonly rosterResult: RosterImportResult | null;
  readonly statementResult: StatementImportResult | null;
  /** For the log alone: when `status` is FAILED, or when the import is in and what follows from it failed. */
  readonly failure: string | null;
}

export interface ImportJobs {
  /** Queues an import; one of a county runs at a time, in a worker thread. */
  start(request: AnyImportRequest): ImportJob;
  get(id: string): ImportJob | null;
  /** Asks a job to stop; nothing of it stays. A finished job is not touched. Null when there is no such job. */
  cancel(id: string): ImportJob | null;
  /**
   * The result of an import of payments once it has finished; CANCELLED is a result too.
   *
   * @throws Error when the job failed by a fault of ours
   */
  wait(id: string): Promise<ImportResult>;
  /** The job once it has finished, whatever it imports. @throws Error when it failed by a fault of ours */
  finished(id: string): Promise<ImportJob>;
  /** Cancels what runs and waits until the workers are gone. */
  close(): Promise<void>;
}

export interface ImportJobsOptions extends ImportThreadOptions {
  readonly onPublished?: (campaign: {
    readonly countyCode: string;
    readonly benefitYear: number | null;
  }) => void;
}

interface RunningJob {
  snapshot: ImportJob;
  readonly request: AnyImportRequest;
  readonly control: SharedArrayBuffer;
  readonly finished: Promise<void>;
  readonly finish: () => void;
}

/** Finished jobs kept for asking; their file is long gone by then. */
const keptJobs = 200;

/** Manages imports of one server process. */
export function createImportJobs(options: ImportJobsOptions): ImportJobs {
  const jobs = new Map<string, RunningJob>();
  const lastOfCounty = new Map<string, Promise<void>>();
  const thread = createImportThread(options);
  let isClosed = false;

  async function run(job: RunningJob): Promise<void> {
    if (isCancelled(job)) return settle(job, 'CANCELLED', null, null);
    job.snapshot = { ...job.snapshot, status: 'RUNNING' };
    const ended = await thread.run(job.request, job.control, {
      onProgress(rowsRead, share) {
        const percent = Math.min(99, Math.floor(share * 100));
        const { rowsRead: before, percent: reached } = job.snapshot;
        job.snapshot = {
          ...job.snapshot,
          rowsRead: Math.max(rowsRead, before),
          percent: Math.max(percent, reached),
        };
      },
      onPublished() {
        const { countyCode, benefitYear } = job.snapshot;
        options.onPublished?.({ countyCode, benefitYear });
      },
    });
    // What a worker that was ended by force had written is removed before the next import of the county starts.
    if (ended.wasEnded) {
      await thread.run(null, new SharedArrayBuffer(4), { onProgress() {}, onPublished() {} });
    }
    const { result, failure } = ended;
    if (result === null && failure !== null) return settle(job, 'FAILED', null, failure);
    settle(job, result?.outcome === 'CANCELLED' ? 'CANCELLED' : 'SUCCEEDED', result, failure);
  }

  function settle(
    job: RunningJob,
    status: JobStatus,
    result: AnyImportResult | null,
    failure: string | null,
  ): void {
    const rowsRead = result?.rowsRead ?? job.snapshot.rowsRead;
    const percent = status === 'SUCCEEDED' ? 100 : job.snapshot.percent;
    const kept =
      status === 'CANCELLED' ? (result ?? emptyResult(job.request, 'CANCELLED', rowsRead, [])) : result;
    job.snapshot = { ...job.snapshot, status, rowsRead, percent, ...resultsOf(kept), failure };
    job.finish();
    for (const [id, each] of jobs) {
      if (jobs.size <= keptJobs) break;
      if (isFinished(each)) jobs.delete(id);
    }
  }

  async function finished(id: string): Promise<ImportJob> {
    const job = jobs.get(id);
    if (!job) throw new Error(`no import job ${id}`);
    await job.finished;
    if (job.snapshot.status === 'FAILED') throw new Error(`import failed: ${job.snapshot.failure}`);
    return job.snapshot;
  }

  return {
    start(request) {
      if (isClosed) throw new Error('import jobs are closed');
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const job: RunningJob = {
        request,
        control: new SharedArrayBuffer(4),
        finished,
        finish,
        snapshot: {
          id: randomUUID(),
          countyCode: request.countyCode,
          benefitYear: request.kind === 'ROSTER' ? null : request.benefitYear,
          accountName: request.accountName,
          status: 'QUEUED',
          rowsRead: 0,
          percent: 0,
          ...resultsOf(null),
          failure: null,
        },
      };
      jobs.set(job.snapshot.id, job);
      const before = lastOfCounty.get(request.countyCode) ?? Promise.resolve();
      const mine = before
        .then(() => run(job))
        .catch((error: unknown) =>
          settle(job, 'FAILED', null, error instanceof Error ? (error.stack ?? '') : 'unknown'),
        );
      lastOfCounty.set(request.countyCode, mine);
      return job.snapshot;
    },
    get: (id) => jobs.get(id)?.snapshot ?? null,
    cancel(id) {
      const job = jobs.get(id);
      if (!job) return null;
      if (!isFinished(job)) Atomics.store(new Int32Array(job.control), 0, 1);
      return job.snapshot;
    },
    async wait(id) {
      const { result } = await finished(id);
      if (!result) throw new Error('this job imports no payments');
      return result;
    },
    finished,
    async close() {
      isClosed = true;
      for (const job of jobs.values()) if (!isFinished(job)) Atomics.store(new Int32Array(job.control), 0, 1);
      await Promise.all([...jobs.values()].map((job) => job.finished));
      await thread.close();
    },
  };
}

function isFinished(job: RunningJob): boolean {
  return job.snapshot.status !== 'QUEUED' && job.snapshot.status !== 'RUNNING';
}

function isCancelled(job: RunningJob): boolean {
  return Atomics.load(new Int32Array(job.control), 0) !== 0;
}

/** A result in the field of its kind. */
function resultsOf(
  result: AnyImportResult | null,
): Pick<ImportJob, 'result' | 'rosterResult' | 'statementResult'> {
  const none = { result: null, rosterResult: null, statementResult: null };
  if (result === null) return none;
  if (!('kind' in result)) return { ...none, result };
  return result.kind === 'ROSTER' ? { ...none, rosterResult: result } : { ...none, statementResult: result };
}
