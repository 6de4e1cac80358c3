import { Workbook as FortuneSheet } from '@fortune-sheet/react';
import {
  type ComponentRef,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import { type Rect, rectOf, sameRect } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { Clipboard } from './clipboard.ts';
import { followTab, hooksFor, isTyping, keepSize, keyPressed, refusing, showInBar } from './grid-acts.ts';
import { gridSelection } from './grid-data.ts';
import { useDrawnSheets } from './grid-drawn.ts';
import { useKeptFocus, useKeptPlace, useTouched } from './grid-hands.ts';
import type { CutSheet } from './grid-rows.ts';
import type { GridOperation } from './grid-types.ts';

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
  const lastKeyAt = useRef(Number.NEGATIVE_INFINITY);
  const drawn = useDrawnSheets(book, isOwnSelection, lastKeyAt);
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
  const clipboard = useMemo(() => new Clipboard(book), [book]);
  const hooks = useMemo(
    () =>
      hooksFor(book, drawnSheet, act, clipboard, shownSelection, isOwnSelection, isTouched, showSelection),
    [book, drawnSheet, act, clipboard, isTouched, showSelection],
  );

  // The same function in every render: with a new one the grid forgets its selection.
  const keepSizes = useCallback(
    (operations: GridOperation[]) => {
      for (const { path, value, id } of operations) if (path[0] === 'config') keepSize(book, id, path, value);
    },
    [book],
  );
  useKeptFocus(surface, drawn.shape);
  const scrollTo = useCallback(
    (place: { readonly scrollLeft: number; readonly scrollTop: number }) => instance.current?.scroll(place),
    [],
  );
  useKeptPlace(surface, drawn.shape, book.active.id, scrollTo);

  // In the same step as the look whether somebody types: no key comes in between.
  useLayoutEffect(() => {
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
    if (book.selection.rect.row === 0) return;
    // Later than the grid takes to start.
    const timer = setTimeout(() => {
      shownSelection.current = rectOf(0, 0);
      showSelection();
    }, 700);
    return () => clearTimeout(timer);
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
    const onKey = (event: KeyboardEvent) => {
      lastKeyAt.current = performance.now();
      // What the grid still has to do about the key before, it does first: it empties its input then.
      flushSync(() => undefined);
      act(() => keyPressed(book, drawnSheet(), clipboard, event));
    };
    // The grid says nothing of a click on a tab; its own state a moment later does.
    const onClick = (event: MouseEvent) => {
      const isTab =
        event.target instanceof Element && event.target.closest('.luckysheet-sheets-item') !== null;
      if (isTab) setTimeout(() => act(() => followTab(book, instance.current?.getSheet().id)), 60);
    };
    // Whoever clicks on a cell types next.
    const onPointer = () => {
      lastKeyAt.current = performance.now();
    };
    element.addEventListener('pointerdown', onPointer, { capture: true });
    element.addEventListener('keydown', onKey, { capture: true });
    element.addEventListener('click', onClick, { capture: true });
    return () => {
      element.removeEventListener('pointerdown', onPointer, { capture: true });
      element.removeEventListener('keydown', onKey, { capture: true });
      element.removeEventListener('click', onClick, { capture: true });
    };
  }, [book, drawnSheet, act, clipboard]);

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
      // Whoever has gone on in the meantime stays where they are.
      if (isTyping() || !sameRect(rect, shown.current)) return;
      instance.current?.setSelection([gridSelection(rect)], { id: book.active.id });
      // What lies near the top left is in sight without scrolling.
      instance.current?.scroll({
        targetRow: rect.row > 15 ? rect.row - 8 : 0,
        targetColumn: rect.column > 8 ? rect.column - 4 : 0,
      });
    }, 50);
  }, [instance, book, shown]);
}
