import { ApiError } from './api-error.ts';
import {
  CancelImportJobDocument,
  ImportJobDocument,
  type ImportJobPartsFragment,
} from './generated/graphql.ts';
import type { Client } from './requests.ts';

export interface FollowOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (job: ImportJobPartsFragment) => void;
  /** Called for each answer that did not come; the job may well go on at the server. */
  readonly onLost?: () => void;
  /** First pause between two questions; it grows to `maximumPauseMs`. */
  readonly pauseMs?: number;
  readonly maximumPauseMs?: number;
  /** Lost answers in a row before it gives up; the job goes on at the server meanwhile. */
  readonly patience?: number;
}

/**
 * Asks after a job until it has ended. Aborting `signal` cancels the job at the server and goes on asking,
 * because it may have finished first: what is returned is how it really ended.
 *
 * @throws ApiError JOB_LOST when the server no longer knows it (it was restarted; an unfinished batch is then removed)
 */
export async function followJob(
  client: Client,
  first: ImportJobPartsFragment,
  options: FollowOptions = {},
): Promise<ImportJobPartsFragment> {
  let job = first;
  let pause = options.pauseMs ?? 300;
  let lost = 0;
  let cancelSent = false;
  options.onProgress?.(job);
  while (job.status === 'QUEUED' || job.status === 'RUNNING') {
    if (options.signal?.aborted && !cancelSent) {
      cancelSent = true;
      pause = options.pauseMs ?? 300;
      const answer = await client.send(CancelImportJobDocument, { id: job.id });
      job = answer.cancelImportJob.job ?? job;
      continue;
    }
    await waitFor(pause, cancelSent ? undefined : options.signal);
    pause = Math.min(pause * 1.5, options.maximumPauseMs ?? 2000);
    try {
      const answer = await client.send(ImportJobDocument, { id: job.id });
      if (!answer.importJob) throw new ApiError('JOB_LOST');
      job = answer.importJob;
      lost = 0;
      options.onProgress?.(job);
    } catch (error) {
      if (!(error instanceof ApiError && error.isOffline)) throw error;
      lost += 1;
      options.onLost?.();
      if (lost > (options.patience ?? 10)) throw new ApiError('JOB_OUT_OF_SIGHT');
    }
  }
  return job;
}

/** Resolves after `ms`, or at once when `signal` aborts. */
function waitFor(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
