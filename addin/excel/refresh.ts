/// <reference types="office-js" />
import { type CaptionWrite, captionsAfter, planCaptions } from '../../schema/sheets/captions.ts';
import { changedWords, withChangesLine } from '../../schema/sheets/changed-words.ts';
import {
  type GivenBack,
  isNothingToWrite,
  planRefresh,
  type RefreshOutcome,
  type RefreshPlan,
} from '../../schema/sheets/diff.ts';
import { type KeptCell, keptCells } from '../../schema/sheets/kept-cells.ts';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { refreshProblems } from '../../schema/sheets/refresh-problems.ts';
import { captionName, type WrittenTable, writtenAfter, writtenOf } from '../../schema/sheets/written.ts';
import type { Problem } from '../../schema/values/problem.ts';
import type { FoundTable } from './find.ts';
import { runInExcel } from './session.ts';
import { readTable, type TableRead } from './table-read.ts';
import { writeGuarded } from './table-write.ts';

export interface RefreshedTable {
  readonly sheetName: string;
  /** Rows of the body with at least one changed figure. */
  readonly changedRows: number;
  readonly addedRows: number;
  /** Cells that got another value, total row and lines around the table included. */
  readonly writtenCells: number;
  /** What was left alone and why, each with its address. */
  readonly problems: readonly Problem[];
  /** Of these the cells of ours that are their reader's work: they can be given back. */
  readonly kept: readonly KeptCell[];
  /** Cells that were given back, with what stood there. */
  readonly givenBack: readonly KeptCell[];
  /** `putBack`: somebody worked in the table at the same moment, nothing was written; try again later. `noBase`: see `RedrawOptions`. */
  readonly outcome: 'same' | 'written' | 'putBack' | 'noBase';
  /** What changed, for a clerk; empty when nothing did. */
  readonly words: string;
  /** Ids of the rules that mark what changed. */
  readonly marked: readonly string[];
}

export interface RedrawOptions {
  /** What was last written, where the sheet itself does not know it any more or has no room for it. */
  readonly base?: WrittenTable | null;
  /** Version of the figures in the model. */
  readonly figuresVersion?: number | null;
  /** Marks what changed until `clearMarks`; for changes nobody asked for. */
  readonly mark?: boolean;
  /** Without knowing what was last written nothing is written, and the outcome is `noBase`; for changes nobody asked for. */
  readonly needsBase?: boolean;
  /** Cells that are ours again, if they hold what their reader saw when they gave them back. */
  readonly giveBack?: readonly GivenBack[];
}

/**
 * Brings an existing table up to date: one round trip to read it, one to write (none when nothing changed), two more
 * when rows are new. Only changed cells of our own columns are written; the reader's columns, formulas, notes, widths,
 * sorting, filters and the chart are not touched. Rows that are new are added through the table.
 *
 * Cells that somebody changed since we wrote them are left alone and told as problems. What we wrote is kept in a
 * property of the sheet, so that another pane and a copy of the sheet know it too.
 *
 * @throws ExcelFault TABLE_GONE when the table was deleted since it was found; EXCEL_CELL_EDITING, EXCEL_BUSY and
 * others with nothing written
 */
export function refreshTable(
  found: FoundTable,
  model: SheetModel,
  options: RedrawOptions | SheetModel = {},
): Promise<RefreshedTable> {
  const wanted =
    'tabName' in options ? { base: writtenOf(options, { figuresVersion: null, at: '' }) } : options;
  return runInExcel((context) => redraw(context, found.name, model, wanted));
}

async function redraw(
  context: Excel.RequestContext,
  name: string,
  model: SheetModel,
  options: RedrawOptions,
): Promise<RefreshedTable> {
  const keyHeader = model.columns[model.table?.keyColumn ?? -1]?.header ?? '';
  let read = await readTable(context, name, keyHeader);
  const base = baseOf(read.written, options.base ?? null);
  const resultOf = resultsFor(model);
  let outcome = planRefresh(read.snapshot, model, base, options.giveBack);
  if (outcome.kind !== 'planned') return resultOf(outcome, read, { outcome: 'same' });
  if (options.needsBase && !(base && hasRows(base))) return resultOf(outcome, read, { outcome: 'noBase' });
  if (outcome.appended.length > 0) {
    await addEmptyRows(context, name, outcome);
    read = await readTable(context, name, keyHeader);
    outcome = planRefresh(read.snapshot, model, base, options.giveBack);
    // Somebody took the empty rows, or put the keys in: the next time will do.
    if (outcome.kind !== 'planned' || outcome.appended.length > 0) {
      return resultOf(outcome, read, { outcome: 'putBack' });
    }
  }
  const plan = outcome;
  const words = changedWords(plan, model);
  const told = withChangesLine(model, words);
  const captions = planAround(read, told, base);
  const isSame = isNothingToWrite(plan) && captions.length === 0;
  // What a broken off batch left in doubt is settled now, and what is not known yet is noted.
  if (isSame && base?.before.size === 0 && read.written) {
    return resultOf(plan, read, { outcome: 'same' });
  }
  const facts = { figuresVersion: options.figuresVersion ?? null, at: new Date().toISOString() };
  const around = captionsAfter(
    read.around.map(({ cells }) => cells),
    told,
    base,
    captions,
  );
  const written = writtenAfter(plan, writtenOf(model, facts), base, captions, around);
  const done = await writeGuarded(context, {
    name,
    read,
    plan,
    model,
    captions,
    written,
    isMarked: options.mark === true,
  });
  if (done.kind === 'putBack') return resultOf(plan, read, { outcome: 'putBack' });
  return resultOf(plan, read, {
    outcome: isSame ? 'same' : 'written',
    changedRows: plan.changedKeys.length,
    addedRows: plan.filled.length,
    writtenCells: plan.changes.length + captions.length,
    words,
    marked: done.marked,
    givenBack: keptCells(plan.givenBack, plan, read, model),
  });
}

/** What the sheet knows to be written; where it has no room for the rows, what the pane does. */
function baseOf(written: WrittenTable | null, other: WrittenTable | null): WrittenTable | null {
  if (!other || (written && hasRows(written))) return written ?? other;
  return { ...other, before: written?.before ?? other.before };
}

/** A record that was too long for the sheet has neither columns nor rows. */
function hasRows({ columns }: WrittenTable): boolean {
  return columns.length > 0;
}

/** Empty rows are harmless wherever the reader has moved the columns meanwhile; they are filled like other cells. */
async function addEmptyRows(context: Excel.RequestContext, name: string, plan: RefreshPlan): Promise<void> {
  // Null leaves a cell of the reader's column to the table, which fills a calculated column by itself.
  const rows = plan.appended.map(({ values }) => values.map(() => null));
  context.workbook.tables.getItem(name).rows.add(undefined, rows as unknown as string[][]);
  await context.sync();
}

function planAround(read: TableRead, model: SheetModel, base: WrittenTable | null): readonly CaptionWrite[] {
  return read.around.flatMap((region) =>
    planCaptions(region.cells, model, (label) => captionBases(base, label)).map((write) => ({
      ...write,
      row: region.row + write.row,
      column: region.column + write.column,
    })),
  );
}

function captionBases(base: WrittenTable | null, label: string): readonly string[] {
  const bases = [base?.captions.get(label), base?.before.get(captionName(label))];
  return bases.filter((text) => typeof text === 'string');
}

function resultsFor(model: SheetModel) {
  return (
    outcome: RefreshOutcome,
    read: TableRead,
    done: Partial<RefreshedTable> & Pick<RefreshedTable, 'outcome'>,
  ): RefreshedTable => {
    const { snapshot, sheetName } = read;
    const problems = refreshProblems(outcome, snapshot, sheetName).map((one) => withSheet(one, sheetName));
    const nothing = { changedRows: 0, addedRows: 0, writtenCells: 0, words: '', marked: [], givenBack: [] };
    const kept = outcome.kind === 'planned' ? keptCells(outcome.heldBack, outcome, read, model) : [];
    return { ...nothing, sheetName, problems, kept, ...done };
  };
}

/** The pane jumps by address alone, so the address names its sheet. */
function withSheet(problem: Problem, sheetName: string): Problem {
  const { address } = problem.place;
  return address === undefined || address.includes('!')
    ? problem
    : { ...problem, place: { ...problem.place, address: `'${sheetName.replaceAll("'", "''")}'!${address}` } };
}
