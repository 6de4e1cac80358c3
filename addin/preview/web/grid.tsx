import { Workbook as FortuneSheet } from '@fortune-sheet/react';
import { type ComponentRef, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Rect, rectOf, sameRect } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import {
  type Flag,
  finishTyping,
  followTab,
  hooksFor,
  isTyping,
  keepSize,
  keyPressed,
  refusing,
  showInBar,
} from './grid-acts.ts';
import { gridSelection, gridSheets } from './grid-data.ts';
import { type CutSheet, cutOf } from './grid-rows.ts';
import type { GridOperation, GridSheet } from './grid-types.ts';

export interface GridProps {
  readonly book: Workbook;
  /** Says what Excel would say in a message box: an act on the grid that was refused. */
  readonly onRefused: (message: string) => void;
}

// One object for all renders: the grid starts its settings anew whenever they differ.
const noMenu: string[] = [];

/** The workbook as a grid: draws the model, and hands what the person does to it. */
export function Grid({ book, onRefused }: GridProps) {
  const isOwnSelection = useRef(false);
  const drawn = useDrawnSheets(book, isOwnSelection);
  const instance = useRef<ComponentRef<typeof FortuneSheet>>(null);
  const surface = useRef<HTMLDivElement>(null);
  const shownSelection = useRef<Rect>(rectOf(0, 0));
  const act = useMemo(() => refusing(onRefused), [onRefused]);
  const isTouched = useTouched(surface, drawn.shape);
  const showSelection = useShownSelection(instance, book, shownSelection);
  const drawnSheet = useCallback(
    () => book.sheets.find(instance.current?.getSheet().id ?? '') ?? book.active,
    [book],
  );
  const hooks = useMemo(
    () => hooksFor(book, drawnSheet, act, shownSelection, isOwnSelection, isTouched, showSelection),
    [book, drawnSheet, act, isTouched, showSelection],
  );

  // The same function in every render: with a new one the grid forgets its selection.
  const keepSizes = useCallback(
    (operations: GridOperation[]) => {
      for (const { path, value, id } of operations) if (path[0] === 'config') keepSize(book, id, path, value);
    },
    [book],
  );
  useKeptFocus(surface, drawn.shape);

  useEffect(() => {
    const grid = instance.current;
    if (!grid || drawn.isFresh) return;
    grid.updateSheet(drawn.sheets.map((sheet) => ({ ...sheet })));
    if (grid.getSheet().id !== book.active.id) grid.activateSheet({ id: book.active.id });
  }, [drawn, book]);

  useEffect(() => {
    const element = surface.current;
    if (!element || drawn.sheets.length === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The grid writes its bar when it has taken in sheets and selection, sooner or later and from what it knew before:
    // whenever it has been at work and rests, the bar is put right.
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => showInBar(element, book), 100);
    };
    const observer = new MutationObserver(later);
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    later();
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [drawn, book]);

  const reach = drawn.cut?.drawn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows the grid starts anew, at the top
  useEffect(() => {
    if (book.selection.rect.row > 0) shownSelection.current = rectOf(0, 0);
  }, [book, reach]);

  // The pane selected something: show it.
  useEffect(showSelection);

  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    // The grid measures itself only when the window changes size, not when the chart panel opens below it.
    const observer = new ResizeObserver(() => window.dispatchEvent(new Event('resize')));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => act(() => keyPressed(book, drawnSheet(), event));
    // The grid says nothing of a click on a tab; its own state a moment later does.
    const onClick = (event: MouseEvent) => {
      const isTab =
        event.target instanceof Element && event.target.closest('.luckysheet-sheets-item') !== null;
      if (isTab) setTimeout(() => act(() => followTab(book, instance.current?.getSheet().id)), 60);
    };
    element.addEventListener('keydown', onKey, { capture: true });
    element.addEventListener('click', onClick, { capture: true });
    return () => {
      element.removeEventListener('keydown', onKey, { capture: true });
      element.removeEventListener('click', onClick, { capture: true });
    };
  }, [book, drawnSheet, act]);

  const grid = (
    <div className="grid" ref={surface} data-testid="grid">
      <FortuneSheet
        key={drawn.shape}
        ref={instance}
        data={drawn.start}
        lang="zh"
        showToolbar={false}
        cellContextMenu={noMenu}
        headerContextMenu={noMenu}
        sheetTabContextMenu={noMenu}
        filterContextMenu={noMenu}
        hooks={hooks}
        onOp={keepSizes}
      />
    </div>
  );
  return (
    <>
      {drawn.cut && <p className="cut">{cutWords(drawn.cut)}</p>}
      {grid}
    </>
  );
}

function cutWords({ drawn, of }: CutSheet): string {
  return `这张表有 ${of} 行，预览只画到第 ${drawn} 行；选中最后几行，再往下画。下载的文件里各行都在。`;
}

/** Brings the grid to the selection of the model, once it has taken in the sheets. The same function in every render. */
function useShownSelection(
  instance: RefObject<ComponentRef<typeof FortuneSheet> | null>,
  book: Workbook,
  shown: { current: Rect },
): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const { rect } = book.selection;
    if (sameRect(rect, shown.current)) return;
    shown.current = rect;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      instance.current?.setSelection([gridSelection(rect)], { id: book.active.id });
      // What lies near the top left is in sight without scrolling.
      instance.current?.scroll({
        targetRow: rect.row > 15 ? rect.row - 8 : 0,
        targetColumn: rect.column > 8 ? rect.column - 4 : 0,
      });
    }, 50);
  }, [instance, book, shown]);
}

/** Whether somebody has put a hand to the grid since it last started. */
function useTouched(surface: RefObject<HTMLElement | null>, shape: string): Flag {
  const isTouched = useRef(false);
  const lastShape = useRef(shape);
  if (lastShape.current !== shape) {
    lastShape.current = shape;
    isTouched.current = false;
  }
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const touched = () => {
      isTouched.current = true;
    };
    const kinds = ['pointerdown', 'keydown', 'input'] as const;
    for (const kind of kinds) element.addEventListener(kind, touched, { capture: true });
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, touched, { capture: true });
    };
  }, [surface]);
  return isTouched;
}

/** When the grid starts anew under somebody's hands, the keyboard goes on where it was. */
function useKeptFocus(surface: RefObject<HTMLElement>, shape: string): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      hadFocus.current = event.target instanceof Node && surface.current?.contains(event.target) === true;
    };
    const forget = () => {
      hadFocus.current = false;
      finishTyping();
    };
    document.addEventListener('focusin', note);
    window.addEventListener('blur', forget);
    return () => {
      document.removeEventListener('focusin', note);
      window.removeEventListener('blur', forget);
    };
  }, [surface]);
  useEffect(() => {
    if (shape === '' || !hadFocus.current) return;
    // The grid builds its input only after it has taken in the sheets.
    const timer = setTimeout(
      () =>
        surface.current?.querySelector<HTMLElement>('.luckysheet-cell-input')?.focus({ preventScroll: true }),
      60,
    );
    return () => clearTimeout(timer);
  }, [surface, shape]);
}

interface Drawn {
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

/** Redraws soon after a change of the model, once for many changes, and not while somebody types in a cell. */
function useDrawnSheets(book: Workbook, isOwnSelection: Flag): Drawn {
  const [drawn, setDrawn] = useState<Drawn>(() => draw(book, null));
  const reach = useRef<number | null>(null);
  reach.current = drawn.cut?.drawn ?? null;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wantsMore = () => reach.current !== null && cutOf(book)?.drawn !== reach.current;
    const redraw = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (isTyping() ? redraw() : setDrawn((before) => draw(book, before))), 40);
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
  }, [book, isOwnSelection]);
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
