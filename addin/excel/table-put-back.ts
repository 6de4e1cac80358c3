/// <reference types="office-js" />
import { cellAddress } from '../../schema/sheets/address.ts';
import { isSame, type SheetValue } from '../../schema/sheets/verdict.ts';
import { isExcelBusy } from './session.ts';
import { colorOf, contentOf, isRead } from './table-guard.ts';

/** What of a cell was written, although it was not what it had been taken for. */
export interface Debt {
  readonly what: 'content' | 'color';
  /** 0-based on the sheet. */
  readonly row: number;
  readonly column: number;
  /** What it is to hold again, ready for `range.formulas`; a colour as `font.color` answers. */
  readonly was: SheetValue;
  /** What stands in it now, because we wrote it. */
  readonly wrote: SheetValue;
}

/** Where rows and columns are, by code and by header. */
export interface Frame {
  readonly bodyRow: number;
  readonly bodyColumn: number;
  readonly headers: readonly SheetValue[];
  readonly rows: number;
  /** Null when the column of codes was no longer where it was looked for. */
  readonly keys: readonly SheetValue[] | null;
}

/** A person who has just pressed Return may be typing into the next cell: then Excel takes nothing for a while. */
const pausesMs = [100, 200, 400, 800, 1500];
/** After these, for as long as it takes: nobody else knows what was in the cell. */
const longPauseMs = 2000;

/** A sheet that was protected meanwhile takes nothing, however often it is asked. */
const mostRefusals = 3;

/**
 * Puts cells back, and goes on until all hold what they are to hold: what somebody typed in the meantime is put back
 * in its turn, and cells that were moved are looked for by code and header.
 *
 * @param frame as it was when the cells were written
 * @param also what else is to be put back, with the first sync that succeeds
 * @throws whatever office.js throws when Excel refuses for another reason than being busy; waits as long as it is busy
 */
export async function putBack(
  context: Excel.RequestContext,
  table: Excel.Table,
  first: readonly Debt[],
  frame: Frame,
  keyHeader: SheetValue,
  also: () => void,
): Promise<void> {
  let debts = first;
  let known = written(frame, keyHeader, debts, ({ wrote }) => wrote);
  let isFirst = true;
  let refusals = 0;
  for (let attempt = 0; debts.length > 0 || isFirst; attempt += 1) {
    const seen = loadFrame(table, Math.max(0, known.headers.indexOf(keyHeader)), keyHeader);
    const cells = debts.map((debt) => write(table.worksheet, debt));
    if (isFirst) also();
    const failure = await context.sync().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (failure) {
      if (!isExcelBusy(failure.error)) refusals += 1;
      if (refusals > mostRefusals) {
        // At least the sheet is not to say that we have written what stands there: the next redraw holds it back then.
        if (isFirst) also();
        await context.sync().catch(() => undefined);
        throw failure.error;
      }
      await new Promise((resolve) => setTimeout(resolve, pausesMs[attempt] ?? longPauseMs));
    } else isFirst = false;
    const now = seen();
    // Refused as a whole: nothing has happened.
    if (!now) continue;
    const done = debts.flatMap((debt, index): Done[] => {
      const stood = cells[index]?.();
      // What stood where we have just written, in case it was not ours to write.
      if (!stood) return [{ debt, undo: null, isRight: false }];
      const isRight = [debt.was, debt.wrote].some((one) => stood.isSame(one));
      return [{ debt, undo: { ...debt, was: stood.content, wrote: debt.was }, isRight }];
    });
    const undo = done.flatMap((one) => one.undo ?? []);
    const expected = known;
    known = written(now, keyHeader, undo, ({ wrote }) => wrote);
    if (isSameFrame(expected, now))
      debts = done.flatMap(({ debt, undo, isRight }) => (isRight ? [] : (undo ?? debt)));
    else debts = merged(undo, moved(debts, expected, now));
  }
}

interface Done {
  readonly debt: Debt;
  readonly undo: Debt | null;
  readonly isRight: boolean;
}

/** What a cell held right before it was written. */
interface Stood {
  readonly content: SheetValue;
  isSame(one: SheetValue): boolean;
}

/** Reads a cell and writes it, with the next sync. Null when the batch did not come so far. */
function write(sheet: Excel.Worksheet, { what, row, column, was }: Debt): () => Stood | null {
  const range = sheet.getRange(cellAddress(row, column));
  if (what === 'color') {
    const { font } = range.format;
    font.load('color');
    font.color = String(was);
    return () => {
      const color = colorOf(font);
      return color === null ? null : { content: color, isSame: (one) => one === color };
    };
  }
  range.load('formulas,values,numberFormat');
  range.formulas = [[was]];
  return () =>
    isRead(() => range.numberFormat)
      ? {
          content: contentOf(range, 0, 0),
          isSame: (one) => isSameContent(range.formulas[0]?.[0], one),
        }
      : null;
}

/** Null when the batch did not come so far. */
function loadFrame(table: Excel.Table, key: number, keyHeader: SheetValue): () => Frame | null {
  const header = table.getHeaderRowRange().load('formulas');
  const body = table.getDataBodyRange().load('rowIndex,columnIndex');
  const keys = table.getDataBodyRange().getColumn(key).load('formulas');
  return () =>
    isRead(() => keys.formulas)
      ? {
          bodyRow: body.rowIndex,
          bodyColumn: body.columnIndex,
          headers: header.formulas[0] ?? [],
          rows: keys.formulas.length,
          keys: header.formulas[0]?.[key] === keyHeader ? keys.formulas.map(([value]) => value ?? '') : null,
        }
      : null;
}

/** The frame after cells of the key column were written. */
function written(
  frame: Frame,
  keyHeader: SheetValue,
  debts: readonly Debt[],
  value: (debt: Debt) => SheetValue,
): Frame {
  if (!frame.keys) return frame;
  const column = frame.bodyColumn + frame.headers.indexOf(keyHeader);
  const keys = [...frame.keys];
  for (const debt of debts) {
    const index = debt.row - frame.bodyRow;
    if (debt.what === 'content' && debt.column === column && index >= 0 && index < keys.length)
      keys[index] = plain(value(debt));
  }
  return { ...frame, keys };
}

/** The same cells where they are now. Those that are gone are no longer anybody's. */
function moved(debts: readonly Debt[], from: Frame, to: Frame): Debt[] {
  return debts.flatMap((debt) => {
    const row = debt.row - from.bodyRow;
    const column = to.headers.indexOf(from.headers[debt.column - from.bodyColumn] ?? '\u0000');
    if (row < 0 || row > from.rows) {
      // Lines around the table go where the table goes.
      const below = row < 0 ? 0 : to.rows - from.rows;
      const shift = to.bodyRow - from.bodyRow + below;
      return [{ ...debt, row: debt.row + shift, column: debt.column + to.bodyColumn - from.bodyColumn }];
    }
    const index = row === from.rows ? to.rows : sameKey(row, from.keys, to.keys);
    if (column < 0 || index < 0) return [];
    return [{ ...debt, row: to.bodyRow + index, column: to.bodyColumn + column }];
  });
}

/** Of rows with the same code the first is the first, and so on. */
function sameKey(row: number, from: Frame['keys'], to: Frame['keys']): number {
  if (!from || !to) return row;
  const nth = from.slice(0, row).filter((key) => key === from[row]).length;
  return to.flatMap((key, index) => (key === from[row] ? [index] : []))[nth] ?? -1;
}

/** A cell that was written a second time holds what came last, and goes back to what was in it first. */
function merged(undo: readonly Debt[], debts: readonly Debt[]): Debt[] {
  const nameOf = ({ what, row, column }: Debt) => `${what} ${cellAddress(row, column)}`;
  const byPlace = new Map(undo.map((debt) => [nameOf(debt), debt]));
  for (const debt of debts) {
    const name = nameOf(debt);
    byPlace.set(name, { ...debt, wrote: byPlace.get(name)?.wrote ?? debt.wrote });
  }
  return [...byPlace.values()];
}

function isSameFrame(a: Frame, b: Frame): boolean {
  const isEqual = (one: readonly SheetValue[], other: readonly SheetValue[]) =>
    one.length === other.length && one.every((value, index) => value === other[index]);
  return (
    a.bodyRow === b.bodyRow &&
    a.bodyColumn === b.bodyColumn &&
    isEqual(a.headers, b.headers) &&
    (!a.keys || !b.keys ? a.rows === b.rows : isEqual(a.keys, b.keys))
  );
}

function isSameContent(now: SheetValue | undefined, wrote: SheetValue): boolean {
  if (now === undefined) return false;
  if (typeof now === 'boolean' || typeof wrote === 'boolean') return now === wrote;
  const text = plain(wrote);
  // Text that was written into a column of numbers is read as a number or a day.
  if (
    typeof now === 'number' &&
    typeof text === 'string' &&
    (Number(text) === now || /[年月日时点/:%-]/.test(text))
  )
    return true;
  return now === wrote || isSame(now, text as string | number);
}

/** What reading answers for what was written: without the mark of a text. */
function plain(written: SheetValue): SheetValue {
  return typeof written === 'string' && written.startsWith("'") ? written.slice(1) : written;
}
