/// <reference types="office-js" />
import type { BreakdownLayout, BreakdownSnapshotCell } from '../../schema/sheets/breakdown-read-back.ts';
import type { FoundForm } from './find-forms.ts';
import {
  type PlacedContent,
  type SheetBefore,
  type WriteBlock,
  writeBatch,
  writeBlocks,
} from './guarded-batch.ts';
import {
  type CellKey,
  type CellPlace,
  type FormColumn,
  holds,
  keyedSheet,
  placeIn,
} from './guarded-place.ts';
import { readBreakdownSheet } from './read-breakdown.ts';
import { ExcelFault } from './session.ts';

/** One cell to write, found by its village and column when the write happens. */
export interface CellWrite extends CellKey {
  /** What must stand there for the write to hold; null is an empty cell. */
  readonly expected: string | number | null;
  /** '' empties the cell. */
  readonly value: string | number;
}

/** A cell that shows what a person put there, not what we were to write. */
export interface HeldWrite extends CellWrite {
  /** What that is; null: nothing, or the row or column is gone. */
  readonly found: string | number | null;
  /** False: Excel would not let us put `found` back, and the cell shows `value` still. */
  readonly isRestored: boolean;
}

export interface GuardedOutcome {
  readonly written: number;
  readonly held: readonly HeldWrite[];
  /** Cells that stood elsewhere by the time of the write, and were found again. */
  readonly moved: number;
  /** Not written and nothing of them changed, because Excel stopped us when a part was written. */
  readonly skipped: readonly CellWrite[];
  /** What Excel said then. */
  readonly fault: ExcelFault | null;
}

/** A write on its way: one that was asked for, or one that puts back what stood in a cell. */
interface Job {
  readonly target: { readonly key: CellKey } | { readonly place: CellPlace };
  readonly expected: BreakdownSnapshotCell;
  readonly content: BreakdownSnapshotCell;
  readonly isText: boolean;
  /** The write it belongs to; null: puts back what stood where we wrote by mistake. */
  readonly asked: CellWrite | null;
  readonly isBack: boolean;
}

interface PlacedJob extends PlacedContent {
  readonly job: Job;
}

const mostRounds = 5;

/**
 * Writes cells found by key. Nobody can type while Excel runs a batch, so each batch first reads the sheet and then
 * writes: afterwards we know what we wrote over and where rows and columns stood. What somebody had typed is put back
 * and answered as held; what went into another row is put back too and written where it belongs. At most 5 rounds, then
 * the cells stay as the person has them.
 *
 * One writing action a batch, and the last: a batch that fails has written nothing. Two or three round trips for a form,
 * none when nothing differs.
 *
 * @param layout of the last read; where it is outdated the cells are found anew
 * @throws ExcelFault when nothing could be written; what goes wrong later is in the outcome
 */
export async function guardedWrite(
  { sheetName }: FoundForm,
  layout: BreakdownLayout,
  columns: readonly FormColumn[],
  writes: readonly CellWrite[],
): Promise<GuardedOutcome> {
  const run = new Run();
  let known: BreakdownLayout | null = layout;
  let isExact = false;
  let jobs = writes.filter((write) => !isSettled(write)).map(askedJob);
  for (let round = 0; round < mostRounds && jobs.length > 0; round += 1) {
    if (jobs.some((job) => placeOf(job, known) === null)) {
      // Rows or columns we were told of are not there: look before concluding so.
      known = keyedSheet((await readBreakdownSheet(sheetName)).snapshot, columns).layout;
    }
    const next: Job[] = [];
    for (const block of blocksFor(jobs, known, isExact, run)) {
      try {
        const before = await persistently(() => writeBatch(sheetName, block));
        run.isTouched = true;
        const sheet = keyedSheet(before.snapshot, columns);
        known = sheet.layout;
        for (const cell of block.cells) next.push(...run.judge(cell, sheet, before));
      } catch (error) {
        if (!(error instanceof ExcelFault)) throw error;
        if (error.code === 'EXCEL_PROTECTED' && !isExact) {
          // A locked cell has come into the rectangle: nothing was written, so go run by run from a fresh look.
          isExact = true;
          known = keyedSheet((await readBreakdownSheet(sheetName)).snapshot, columns).layout;
          next.push(...block.cells.map(({ job }) => job));
        } else if (run.isTouched) run.stop(block, error);
        else throw error;
      }
    }
    jobs = oneBackEach(run.fault ? run.onlyBack(next) : next);
  }
  for (const job of jobs) run.giveUp(job);
  return run.outcome();
}

function isSettled({ expected, value }: CellWrite): boolean {
  return holds(plain(expected ?? ''), plain(value));
}

function askedJob(asked: CellWrite): Job {
  const { villageCode, columnKey, expected, value } = asked;
  return {
    target: { key: { villageCode, columnKey } },
    expected: plain(expected ?? ''),
    content: plain(value),
    isText: isTextColumn(columnKey),
    asked,
    isBack: false,
  };
}

function plain(value: string | number): BreakdownSnapshotCell {
  return { value, formula: null };
}

const textColumns = new Set(['lock', 'remarks', 'status', 'finding', 'token']);
const isTextColumn = (columnKey: string): boolean => textColumns.has(columnKey);

function placeOf({ target }: Job, layout: BreakdownLayout | null): CellPlace | null {
  return 'key' in target ? placeIn(layout, target.key) : target.place;
}

/** A cell that was written over twice goes back to what stood there at first, or to what was typed in between. */
function oneBackEach(jobs: readonly Job[]): Job[] {
  const backs = new Map<string, Job>();
  for (const job of jobs) {
    if (!job.isBack) continue;
    const target = JSON.stringify(job.target);
    const before = backs.get(target);
    const isOurs = before && holds(job.content, before.expected);
    backs.set(target, isOurs ? { ...before, expected: job.expected } : job);
  }
  return [...backs.values(), ...jobs.filter(({ isBack }) => !isBack)];
}

/**
 * The jobs that have a place as rectangles; the token, whose neighbours are locked, by itself. What goes back goes first:
 * the same cell may be written again right after.
 */
function blocksFor(
  jobs: readonly Job[],
  layout: BreakdownLayout | null,
  isExact: boolean,
  run: Run,
): readonly WriteBlock<PlacedJob>[] {
  const placed = jobs.flatMap((job): PlacedJob[] => {
    const place = placeOf(job, layout);
    if (place === null) run.gone(job);
    return place === null ? [] : [{ job, place, content: job.content, isText: job.isText }];
  });
  const isToken = ({ job }: PlacedJob) => 'key' in job.target && job.target.key.columnKey === 'token';
  const blocks = (cells: readonly PlacedJob[]) => [
    ...writeBlocks(
      cells.filter((cell) => !isToken(cell)),
      isExact,
    ),
    ...writeBlocks(cells.filter(isToken), true),
  ];
  return [
    ...blocks(placed.filter(({ job }) => job.isBack)),
    ...blocks(placed.filter(({ job }) => !job.isBack)),
  ];
}

/** What has come of the writes so far. */
class Run {
  isTouched = false;
  fault: ExcelFault | null = null;
  private written = 0;
  private readonly held = new Map<CellWrite, HeldWrite>();
  private readonly strays: HeldWrite[] = [];
  private readonly skipped: CellWrite[] = [];
  private readonly moved = new Set<CellWrite>();

  /** What is still to be done about a cell that was written. */
  judge(
    { job, place }: PlacedJob,
    sheet: ReturnType<typeof keyedSheet>,
    { isTextAt }: SheetBefore,
  ): readonly Job[] {
    const stood = sheet.contentAt(place);
    const key = sheet.keyAt(place);
    const isBack = true;
    if ('key' in job.target && !isSameKey(key, job.target.key)) {
      if (job.asked) this.moved.add(job.asked);
      const target = key ? { key } : { place };
      const back: Job = {
        target,
        expected: job.content,
        content: stood,
        isText: isTextAt(place),
        asked: null,
        isBack,
      };
      return holds(stood, job.content) ? [job] : [back, job];
    }
    if (holds(stood, job.expected) || holds(stood, job.content)) {
      if (!job.isBack) this.written += 1;
      return [];
    }
    if (job.asked) this.hold(job.asked, stood, true);
    return [{ ...job, expected: job.content, content: stood, isBack }];
  }

  /** The row or column of a job is not there. */
  gone({ asked, isBack }: Job): void {
    if (asked && !isBack) this.held.set(asked, { ...asked, found: null, isRestored: true });
  }

  /** Excel would not take a block, after others were written. */
  stop({ cells }: WriteBlock<PlacedJob>, fault: ExcelFault): void {
    this.fault ??= fault;
    for (const { job } of cells) this.giveUp(job);
  }

  /** What was typed goes back even when nothing else can be written. */
  onlyBack(jobs: readonly Job[]): Job[] {
    for (const job of jobs) if (!job.isBack) this.giveUp(job);
    return jobs.filter(({ isBack }) => isBack);
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

/** Excel is busy or somebody is typing for a moment: 5 more tries within 3 s, so that nothing stays half done. */
async function persistently<T>(act: () => Promise<T>): Promise<T> {
  for (let wait = 100; ; wait *= 2) {
    try {
      return await act();
    } catch (error) {
      const passes = error instanceof ExcelFault && /^EXCEL_(BUSY|CELL_EDITING)$/.test(error.code);
      if (!passes || wait > 1600) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
