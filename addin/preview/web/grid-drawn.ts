import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Workbook } from '../workbook/workbook.ts';
import { type Flag, isTyping } from './grid-acts.ts';
import { gridSheets } from './grid-data.ts';
import { type CutSheet, cutOf } from './grid-rows.ts';
import type { GridSheet } from './grid-types.ts';

export interface Drawn {
  readonly sheets: GridSheet[];
  /** What the grid last started with, in the form it wants then. */
  readonly start: GridSheet[];
  /** Everything the grid takes in only when it starts: sheets, sizes, merges, frozen panes. */
  readonly shape: string;
  /** When the sheet in front has more rows than are drawn. */
  readonly cut: CutSheet | null;
  /** True right after a change of shape: the grid starts anew and needs no update. */
  readonly isFresh: boolean;
}

/** After a key the grid does not start anew for so long: it would take no keys meanwhile. */
const restMs = 300;

/** Redraws soon after a change of the model, once for many changes, and not while somebody types in a cell. */
export function useDrawnSheets(
  book: Workbook,
  isOwnSelection: Flag,
  lastKeyAt: { readonly current: number },
): Drawn {
  const [drawn, setDrawn] = useState<Drawn>(() => draw(book, null));
  const shown = useRef(drawn);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wantsMore = () => shown.current.cut !== null && cutOf(book)?.drawn !== shown.current.cut.drawn;
    const show = () => {
      // The grid tells of a new selection when it comes to rest.
      flushSync(() => undefined);
      if (isTyping()) return redraw();
      const next = draw(book, shown.current);
      if (next.isFresh && performance.now() - lastKeyAt.current < restMs) return redraw();
      shown.current = next;
      setDrawn(next);
    };
    const redraw = () => {
      clearTimeout(timer);
      // A long sheet is drawn when the add-in rests: between its blocks there is not the time.
      timer = setTimeout(show, shown.current.cut ? 400 : 40);
    };
    // What is selected in the grid is on show already; drawing it again would only fight with the next click.
    const stop = book.events.watch(() => {
      if (!isOwnSelection.current || wantsMore()) redraw();
    });
    redraw();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [book, isOwnSelection, lastKeyAt]);
  return drawn;
}

function draw(book: Workbook, before: Drawn | null): Drawn {
  const sheets = gridSheets(book);
  const shape = JSON.stringify(
    sheets.map(({ id, name, order, color, row, column, config, frozen }) => [
      id,
      name,
      order,
      color,
      row,
      column,
      config,
      frozen,
    ]),
  );
  const isFresh = before?.shape !== shape;
  return {
    sheets,
    start: isFresh ? sheets.map(withCellList) : before.start,
    shape,
    cut: cutOf(book),
    isFresh,
  };
}

function withCellList({ data, ...sheet }: GridSheet): GridSheet {
  const celldata = (data ?? []).flatMap((line, r) => line.flatMap((v, c) => (v ? [{ r, c, v }] : [])));
  return { ...sheet, celldata };
}
