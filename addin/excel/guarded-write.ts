import type { BreakdownLayout, BreakdownSnapshotCell } from '../../schema/sheets/breakdown-read-back.ts';
import type { FoundForm } from './find-forms.ts';
import { type WriteBlock, writeBatch, writeBlocks } from './guarded-batch.ts';
import {
  type CellKey,
  type CellPlace,
  type FormColumn,
  holds,
  keyedSheet,
  placeIn,
  tokenKey,
} from './guarded-place.ts';
import { GuardedRun, type Job, type NextJobs, type PlacedJob } from './guarded-run.ts';
import { readBreakdownSheet } from './read-breakdown.ts';
import { type CellSize, fitRows, type RowText } from './row-heights.ts';
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

/** Attempts at what was asked for; what is to go back is tried for longer. */
const mostTries = 5;
const mostRounds = 12;

/**
 * Writes cells found by key. Nobody can type while Excel runs a batch, so each batch first reads the sheet and then
 * writes: afterwards we know what we wrote over and where rows and columns stood. What somebody had typed is put back
 * and answered as held; what went into another row is put back too and written where it belongs. After 5 attempts the
 * cells stay as the person has them.
 *
 * One writing action a batch, and the last: a batch that fails has written nothing. Two or three round trips for a form,
 * none when nothing differs; one more when an opinion of several lines makes its row grow.
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
  const run = new GuardedRun();
  const sizes = new Map<CellWrite, CellSize>();
  let known: BreakdownLayout | null = layout;
  let isExact = false;
  const look = async (): Promise<BreakdownLayout | null> => {
    try {
      const { snapshot } = await persistently(() => readBreakdownSheet(sheetName));
      return keyedSheet(snapshot, columns).layout;
    } catch (error) {
      if (!(error instanceof ExcelFault) || !run.isTouched) throw error;
      run.fault ??= error;
      return known;
    }
  };
  let jobs = writes.filter((write) => !isSettled(write)).map(askedJob);
  let tries = 0;
  for (let round = 0; round < mostRounds && jobs.length > 0; round += 1) {
    // Nothing new is written while something is to go back: it may be the same cell.
    const backs = jobs.filter(({ isBack }) => isBack);
    if (backs.length === 0 && (run.fault || tries === mostTries)) break;
    const next: NextJobs = {
      again: backs.length === 0 ? [] : jobs.filter(({ isBack }) => !isBack),
      undo: [],
    };
    let waiting = backs.length === 0 ? jobs : backs;
    if (backs.length === 0) tries += 1;
    if (waiting.some((job) => placeOf(job, known) === null)) {
      // Rows or columns we were told of are not there: look before concluding so.
      known = await look();
    }
    for (;;) {
      // One block at a time: each tells where rows and columns stand now.
      const block: WriteBlock<PlacedJob> | null = firstBlock(waiting, known, isExact);
      if (block === null) break;
      const before = waiting;
      const taken = new Set(block.cells.map(({ job }) => job));
      waiting = before.filter((job) => !taken.has(job));
      try {
        const stood = await persistently(() => writeBatch(sheetName, block));
        run.isTouched = true;
        const sheet = keyedSheet(stood.snapshot, columns);
        known = sheet.layout;
        for (const cell of block.cells) {
          run.judge(cell, sheet, stood, next);
          const size = stood.sizeAt(cell.place);
          if (cell.job.asked && size) sizes.set(cell.job.asked, size);
        }
      } catch (error) {
        if (!(error instanceof ExcelFault)) throw error;
        if (error.code === 'EXCEL_PROTECTED' && !isExact) {
          // A locked cell has come into the rectangle: nothing was written, so go run by run from a fresh look.
          isExact = true;
          known = await look();
          waiting = before;
        } else if (run.isTouched) run.stop(block, error);
        else throw error;
      }
    }
    for (const job of waiting) run.gone(job, known !== null);
    jobs = oneBackEach([...next.again, ...next.undo]);
  }
  for (const job of jobs) run.giveUp(job);
  if (run.isTouched) await fitRows(sheetName, textsToFit(sizes, known));
  return run.outcome();
}

/** Opinions of several lines, where they stand now. */
function textsToFit(
  sizes: ReadonlyMap<CellWrite, CellSize>,
  layout: BreakdownLayout | null,
): readonly RowText[] {
  return [...sizes].flatMap(([write, size]) => {
    const place = write.columnKey === 'finding' ? placeIn(layout, write) : null;
    return place ? [{ row: place.row, text: String(write.value), size }] : [];
  });
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

/**
 * A cell that was written over twice goes back to what stood there at first, or to what was typed in between.
 *
 * @param jobs of one cell in the order in which we saw what stood there
 */
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

/** The first rectangle of the jobs that have a place; the token, whose neighbours are locked, is one by itself. */
function firstBlock(
  jobs: readonly Job[],
  layout: BreakdownLayout | null,
  isExact: boolean,
): WriteBlock<PlacedJob> | null {
  const placed = jobs.flatMap((job): PlacedJob[] => {
    const place = placeOf(job, layout);
    return place === null ? [] : [{ job, place, content: job.content, isText: job.isText }];
  });
  const isToken = ({ job }: PlacedJob) => 'key' in job.target && job.target.key.columnKey === tokenKey;
  const others = placed.filter((cell) => !isToken(cell));
  const [block = null] = others.length > 0 ? writeBlocks(others, isExact) : writeBlocks(placed, true);
  return block;
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
