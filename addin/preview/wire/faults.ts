import type { Batch } from './batch.ts';
import { Failure } from './failure.ts';

export type FaultCode =
  | 'RequestPayloadSizeLimitExceeded'
  | 'ResponsePayloadSizeLimitExceeded'
  | 'InvalidOperationInCellEditMode'
  | 'ActivityLimitReached'
  | 'AccessDenied'
  | 'GeneralException';

const sentences: Readonly<Record<FaultCode, string>> = {
  RequestPayloadSizeLimitExceeded:
    'The request payload size has exceeded the limit. Please refer to the documentation.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
  InvalidOperationInCellEditMode: 'Excel is in cell-editing mode. Please exit the edit mode and try again.',
  ActivityLimitReached: 'Activity limit has been reached.',
  AccessDenied: 'You cannot perform the requested operation.',
  GeneralException: 'There was an internal error while processing the request.',
};

/** Excel on the web takes and gives at most this many bytes in one round trip. */
export const payloadLimitBytes = 5 * 1024 * 1024;

/** Trouble a test asks for. Nothing here happens by itself except the payload limit. */
export class Faults {
  /** While true, events are lost on the way: the add-in never hears of them. */
  dropEvents = false;
  private readonly waiting: { code: FaultCode; atAction: number }[] = [];

  /**
   * The next batch fails with this code.
   *
   * @param atAction index of the action that fails; what comes before it stays applied. 0 refuses the whole batch.
   */
  failNext(code: FaultCode, atAction = 0): void {
    this.waiting.push({ code, atAction });
  }

  /** What the batch in hand has to die of, if anything. */
  take(batch: Batch): { failure: Failure; atAction: number } | null {
    const next = this.waiting.shift();
    if (!next) return null;
    const atAction = Math.min(next.atAction, batch.Actions.length - 1);
    return { failure: failureOf(next.code), atAction };
  }
}

export function failureOf(code: FaultCode): Failure {
  return new Failure(code, sentences[code], code === 'AccessDenied' ? 403 : 400);
}
