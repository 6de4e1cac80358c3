import type { BreakdownSnapshotCell } from '../../schema/sheets/breakdown-read-back.ts';
import type { PlacedContent, SheetBefore, WriteBlock } from './guarded-batch.ts';
import { type CellKey, type CellPlace, holds, type KeyedSheet } from './guarded-place.ts';
import type { CellWrite, GuardedOutcome, HeldWrite } from './guarded-write.ts';
import type { ExcelFault } from './session.ts';

/** A write on its way: one that was asked for, or one that puts back what stood in a cell. */
export interface Job {
  readonly target: { readonly key: CellKey } | { readonly place: CellPlace };
  readonly expected: BreakdownSnapshotCell;
  readonly content: BreakdownSnapshotCell;
  readonly isText: boolean;
  /** The write it belongs to; null: puts back what stood where we wrote by mistake. */
  readonly asked: CellWrite | null;
  readonly isBack: boolean;
}

export interface PlacedJob extends PlacedContent {
  readonly job: Job;
}

/** What a round leaves to be done: writes that are still to find their cell, and what stood where we wrote, latest last. */
export interface NextJobs {
  readonly again: Job[];
  readonly undo: Job[];
}

/** What has come of the writes so far. */
export class GuardedRun {
  isTouched = false;
  fault: ExcelFault | null = null;
  private written = 0;
  private readonly held = new Map<CellWrite, HeldWrite>();
  private readonly strays: HeldWrite[] = [];
  private readonly skipped: CellWrite[] = [];
  private readonly moved = new Set<CellWrite>();

  /** What is still to be done about a cell that was written goes into `next`. */
  judge({ job, place }: PlacedJob, sheet: KeyedSheet, { isTextAt }: SheetBefore, next: NextJobs): void {
    const stood = sheet.contentAt(place);
    const key = sheet.keyAt(place);
    const undo = () => {
      if (holds(stood, job.content)) return;
      const target = key ? { key } : { place };
      const isText = isTextAt(place);
      next.undo.push({ target, expected: job.content, content: stood, isText, asked: null, isBack: true });
    };
    if ('place' in job.target) {
      // A cell of the reader's own has no key: if it has moved since, it is known by our value in it.
      if (key === null && holds(stood, job.expected)) return;
      undo();
      const [stray, ...more] = sheet.strays(job.expected);
      if (more.length > 0) this.giveUp(job);
      else if (stray) next.again.push({ ...job, target: { place: stray } });
    } else if (!isSameKey(key, job.target.key)) {
      if (job.asked) this.moved.add(job.asked);
      undo();
      next.again.push(job);
    } else if (holds(stood, job.expected) || holds(stood, job.content)) {
      if (!job.isBack) this.written += 1;
    } else {
      if (job.asked) this.hold(job.asked, stood, true);
      next.undo.push({ ...job, expected: job.content, content: stood, isBack: true });
    }
  }

  /** The row or column of a job is not there; what was to go back into it went with it, if the sheet can be read. */
  gone(job: Job, isReadable: boolean): void {
    const { asked, isBack } = job;
    if (asked && !isBack) this.held.set(asked, { ...asked, found: null, isRestored: true });
    else if (!isReadable) this.giveUp(job);
  }

  /** Excel would not take a block, after others were written. */
  stop({ cells }: WriteBlock<PlacedJob>, fault: ExcelFault): void {
    this.fault ??= fault;
    for (const { job } of cells) this.giveUp(job);
  }

  /** A job that will not be done: what was asked for was never written, what was to go back has not. */
  giveUp({ asked, isBack, target, expected, content }: Job): void {
    if (asked && !isBack && this.fault) this.skipped.push(asked);
    else if (asked) this.hold(asked, isBack ? content : expected, !isBack);
    else {
      const key = 'key' in target ? target.key : { villageCode: '', columnKey: '' };
      const value = textOrNumber(expected.value);
      this.strays.push({
        ...key,
        expected: value,
        value,
        found: textOrNumber(content.value),
        isRestored: false,
      });
    }
  }

  outcome(): GuardedOutcome {
    return {
      written: this.written,
      held: [...this.held.values(), ...this.strays],
      moved: this.moved.size,
      skipped: this.skipped,
      fault: this.fault,
    };
  }

  private hold(asked: CellWrite, { value }: BreakdownSnapshotCell, isRestored: boolean): void {
    this.held.set(asked, { ...asked, found: value === '' ? null : textOrNumber(value), isRestored });
  }
}

function isSameKey(left: CellKey | null, right: CellKey): boolean {
  return left?.villageCode === right.villageCode && left.columnKey === right.columnKey;
}

function textOrNumber(value: string | number | boolean): string | number {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value;
}
