import type { Sheet } from '@fortune-sheet/core';
import { Workbook as FortuneSheet } from '@fortune-sheet/react';
import { type ComponentRef, useEffect, useMemo, useRef, useState } from 'react';
import { addressOf, type Rect, rectOf, sameRect } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { dataBarAt, gridSheets, pointsOf } from './grid-data.ts';

export interface GridProps {
  readonly book: Workbook;
  /** Says what Excel would say in a message box: an act on the grid that was refused. */
  readonly onRefused: (message: string) => void;
}

/** The workbook as a grid: draws the model, and hands what the person does to it. */
export function Grid({ book, onRefused }: GridProps) {
  const drawn = useDrawnSheets(book);
  const instance = useRef<ComponentRef<typeof FortuneSheet>>(null);
  const surface = useRef<HTMLDivElement>(null);
  const shownSelection = useRef<Rect>(rectOf(0, 0));
  const act = useMemo(() => refusing(onRefused), [onRefused]);
  const hooks = useMemo(() => hooksFor(book, act, shownSelection), [book, act]);

  useEffect(() => {
    const grid = instance.current;
    if (!grid || drawn.isFresh) return;
    grid.updateSheet(drawn.sheets.map((sheet) => ({ ...sheet })));
    grid.activateSheet({ id: book.active.id });
  }, [drawn, book]);

  useEffect(() => {
    const { rect } = book.selection;
    if (sameRect(rect, shownSelection.current)) return;
    shownSelection.current = rect;
    const column = [rect.column, rect.column + Math.min(rect.columns, 200) - 1];
    const row = [rect.row, rect.row + Math.min(rect.rows, 2000) - 1];
    // The pane selected something: show it, once the grid has taken in the sheets.
    const timer = setTimeout(() => {
      instance.current?.setSelection([{ row, column }], { id: book.active.id });
      instance.current?.scroll({
        targetRow: Math.max(0, rect.row - 3),
        targetColumn: Math.max(0, rect.column - 2),
      });
    }, 50);
    return () => clearTimeout(timer);
  });

  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => act(() => keyPressed(book, event));
    element.addEventListener('keydown', onKey, { capture: true });
    return () => element.removeEventListener('keydown', onKey, { capture: true });
  }, [book, act]);

  return (
    <div className="grid" ref={surface} data-testid="grid">
      <FortuneSheet
        key={drawn.shape}
        ref={instance}
        data={drawn.sheets}
        lang="zh"
        showToolbar={false}
        cellContextMenu={[]}
        headerContextMenu={[]}
        sheetTabContextMenu={[]}
        filterContextMenu={[]}
        hooks={hooks}
        onOp={(operations) => {
          for (const { path, value, id } of operations)
            if (path[0] === 'config') keepSize(book, id, path, value);
        }}
      />
    </div>
  );
}

interface Drawn {
  readonly sheets: Sheet[];
  /** Everything the grid takes in only when it starts: sheets, sizes, merges, frozen panes. */
  readonly shape: string;
  /** True right after a change of shape: the grid starts anew and needs no update. */
  readonly isFresh: boolean;
}

/** Redraws soon after a change of the model, once for many changes, and not while somebody types in a cell. */
function useDrawnSheets(book: Workbook): Drawn {
  const [drawn, setDrawn] = useState<Drawn>(() => draw(book, null));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const redraw = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (isTyping() ? redraw() : setDrawn((before) => draw(book, before))), 40);
    };
    const stop = book.events.watch(redraw);
    redraw();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [book]);
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
  return { sheets, shape, isFresh: before?.shape !== shape };
}

function isTyping(): boolean {
  const input = document.querySelector<HTMLElement>('.luckysheet-input-box');
  return (
    input !== null &&
    input.style.display !== 'none' &&
    Number.parseInt(input.style.zIndex || '0', 10) > 0 &&
    input.offsetLeft > -1000
  );
}

type Act = (work: () => void) => void;

function refusing(onRefused: (message: string) => void): Act {
  return (work) => {
    try {
      work();
    } catch (error) {
      onRefused(error instanceof Error ? error.message : String(error));
    }
  };
}

function hooksFor(book: Workbook, act: Act, shown: { current: Rect }) {
  return {
    beforeUpdateCell: (row: number, column: number, value: unknown) => {
      const sheet = book.active;
      const cell = sheet.cells.at(row, column);
      const typed = textOf(value);
      const before = cell?.formula ?? sheet.textAt(row, column);
      // Opening a cell and leaving it changes nothing.
      if (typed !== before) act(() => book.user.edit(sheet.Name, addressOf(rectOf(row, column)), [[typed]]));
      else book.events.changed();
      return false;
    },
    beforePaste: (_selection: unknown, content: string) => {
      act(() => paste(book, content));
      return false;
    },
    afterSelectionChange: (sheetId: string, { row, column }: { row: number[]; column: number[] }) => {
      const [top = 0, bottom = top] = row;
      const [left = 0, right = left] = column;
      const rect = rectOf(top, left, bottom - top + 1, right - left + 1);
      if (sheetId !== book.active.id || sameRect(rect, book.selection.rect)) return;
      shown.current = rect;
      book.events.asUser(() => book.select(book.active, rect));
    },
    afterActivateSheet: (id: string) => {
      const sheet = book.sheets.find(id);
      if (sheet && sheet !== book.active) book.events.asUser(() => book.activate(sheet));
    },
    beforeAddSheet: () => {
      act(() => book.events.asUser(() => book.activate(book.sheets.Add())));
      return false;
    },
    beforeUpdateSheetName: (id: string, _before: string, name: string) => {
      const sheet = book.sheets.find(id);
      if (sheet) act(() => book.user.rename(sheet.Name, name));
      return false;
    },
    beforeDeleteSheet: () => false,
    afterRenderCell: (
      _cell: unknown,
      {
        row,
        column,
        startX,
        startY,
        endX,
        endY,
      }: { row: number; column: number; startX: number; startY: number; endX: number; endY: number },
      context: CanvasRenderingContext2D,
    ) => {
      const bar = dataBarAt(book.active, row, column);
      if (!bar) return;
      context.save();
      context.globalAlpha = 0.45;
      context.fillStyle = bar.color;
      context.fillRect(startX + 2, startY + 2, (endX - startX - 5) * bar.part, endY - startY - 5);
      context.restore();
    },
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const cell = value as { f?: string; v?: unknown; m?: unknown };
    return String(cell.f ?? cell.v ?? cell.m ?? '');
  }
  return String(value ?? '');
}

function paste(book: Workbook, content: string): void {
  const text = /<table/i.test(content) ? tableText(content) : content;
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const width = Math.max(...rows.map((row) => row.length));
  const { sheet, rect } = book.selection;
  const target = addressOf(rectOf(rect.row, rect.column, rows.length, width));
  book.user.edit(
    sheet.Name,
    target,
    rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')),
  );
}

function tableText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll('tr')]
    .map((row) => [...row.cells].map((cell) => cell.textContent ?? '').join('\t'))
    .join('\n');
}

/** Keys the grid would handle behind the model's back. */
function keyPressed(book: Workbook, event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase()))
    event.stopPropagation();
  if ((event.key !== 'Delete' && event.key !== 'Backspace') || isTyping()) return;
  if (
    event.target instanceof HTMLElement &&
    event.target.closest('.fortune-fx-editor, .luckysheet-sheets-item-name')
  )
    return;
  event.stopPropagation();
  event.preventDefault();
  book.events.asUser(() => book.GetSelectedRange().Clear('Contents'));
}

/** A column or row somebody dragged to a new size. */
function keepSize(
  book: Workbook,
  id: string | undefined,
  path: readonly (string | number)[],
  value: unknown,
): void {
  const sheet = book.sheets.find(id ?? '') ?? book.active;
  const lines = path[1] === 'columnlen' ? sheet.columns : path[1] === 'rowlen' ? sheet.rows : null;
  if (!lines) return;
  const given = path.length > 2 ? { [String(path[2])]: value } : ((value ?? {}) as Record<string, unknown>);
  for (const [index, pixels] of Object.entries(given))
    if (typeof pixels === 'number') lines.resize(Number(index), 1, pointsOf(pixels));
}
