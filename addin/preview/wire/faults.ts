import { type Batch, isCleanUp } from './batch.ts';
import { Failure } from './failure.ts';

export type FaultCode =
  | 'RequestPayloadSizeLimitExceeded'
  | 'ResponsePayloadSizeLimitExceeded'
  | 'InvalidOperationInCellEditMode'
  | 'ActivityLimitReached'
  | 'AccessDenied'
  | 'InvalidSelection'
  | 'GeneralException';

const sentences: Readonly<Record<FaultCode, string>> = {
  RequestPayloadSizeLimitExceeded:
    'The request payload size has exceeded the limit. Please refer to the documentation.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
  InvalidOperationInCellEditMode: 'Excel is in cell-editing mode. Please exit the edit mode and try again.',
  ActivityLimitReached: 'Activity limit has been reached.',
  AccessDenied: 'You cannot perform the requested operation.',
  InvalidSelection: 'The current selection is invalid for this operation.',
  GeneralException: 'There was an internal error while processing the request.',
};

/** Excel on the web takes and gives at most this many bytes in one round trip. */
export const payloadLimitBytes = 5 * 1024 * 1024;

/** Trouble a test asks for. Nothing here happens by itself except the payload limit. */
export class Faults {
  /** While true, events are lost on the way: the add-in never hears of them. */
  dropEvents = false;
  /** So far. */
  lostEvents = 0;
  /**
   * Called before each batch that does something, with the number of the round trip, from 1: what a person does
   * between two round trips. What it changes in the workbook the batch already finds.
   */
  beforeBatch: ((batch: Batch, roundTrip: number) => void) | null = null;
  /** Whether a cell is open for typing; then every batch is refused. The workbook tells, see `User.beginEdit`. */
  isEditing: () => boolean = () => false;
  /** Called when a batch has run and before the add-in has its answer. */
  afterBatch: ((batch: Batch, roundTrip: number) => void) | null = null;
  /** Called when the pane of a batch was closed, see `abandonNext`. */
  whenAbandoned: (() => void) | null = null;
  private readonly waiting: { code: FaultCode; atAction: number }[] = [];
  private abandoned: 'before' | 'after' | null = null;
  private chance: { readonly share: number; readonly random: () => number } | null = null;

  /**
   * The next batch fails with this code; one that only lets references go is not meant.
   *
   * @param atAction index of the action that fails; what comes before it stays applied. 0 refuses the whole batch.
   */
  failNext(code: FaultCode, atAction = 0): void {
    this.waiting.push({ code, atAction });
  }

  /**
   * The pane is closed while the next batch is on its way: `before` Excel has run it, or `after`. Whoever waits for the
   * answer waits for ever, which is how an act ends whose page is gone.
   */
  abandonNext(when: 'before' | 'after'): void {
    this.abandoned = when;
  }

  /** Whether the pane of the batch in hand is gone by then. */
  isAbandoned(batch: Batch, when: 'before' | 'after'): boolean {
    if (this.abandoned !== when || isCleanUp(batch)) return false;
    this.abandoned = null;
    this.whenAbandoned?.();
    return true;
  }

  /** From now on that share of the events is lost, which ones is told by the seed; 0 loses none. */
  dropRate(share: number, seed = 1): void {
    this.chance = share > 0 ? { share, random: randomFrom(seed) } : null;
  }

  /** No fault waits, and nobody is called any more; events are lost as before. */
  calm(): void {
    this.beforeBatch = null;
    this.afterBatch = null;
    this.whenAbandoned = null;
    this.abandoned = null;
    this.waiting.length = 0;
  }

  /** As at the start: no fault waits, nobody is called, nothing is lost. */
  clear(): void {
    this.calm();
    this.dropEvents = false;
    this.chance = null;
  }

  /** Whether the event in hand is lost on its way. */
  losesEvent(): boolean {
    const isLost = this.dropEvents || (this.chance !== null && this.chance.random() < this.chance.share);
    if (isLost) this.lostEvents += 1;
    return isLost;
  }

  /** What the batch in hand has to die of, if anything. */
  take(batch: Batch): { failure: Failure; atAction: number } | null {
    if (isCleanUp(batch)) return null;
    if (this.isEditing()) return { failure: failureOf('InvalidOperationInCellEditMode'), atAction: 0 };
    const next = this.waiting.shift();
    if (!next) return null;
    const atAction = Math.min(next.atAction, batch.Actions.length - 1);
    return { failure: failureOf(next.code), atAction };
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function failureOf(code: FaultCode): Failure {
  return new Failure(code, sentences[code], code === 'AccessDenied' ? 403 : 400);
}
