import { Failure } from '../wire/failure.ts';
import { addressOf, type Rect, rectOf, sameRect } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Worksheet } from '../workbook/worksheet.ts';
import type { Clipboard, Place } from './clipboard.ts';
import { dataBarAt, pointsOf } from './grid-data.ts';

/** Whether somebody is in the middle of editing a cell. */
export function isTyping(): boolean {
  const input = document.querySelector<HTMLElement>('.luckysheet-input-box');
  return (
    input !== null &&
    input.style.display !== 'none' &&
    Number.parseInt(input.style.zIndex || '0', 10) > 0 &&
    input.offsetLeft > -1000
  );
}

/** Enters what is being typed, as Excel on the web does when somebody turns to the pane. */
export function finishTyping(): void {
  if (!isTyping()) return;
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, cancelable: true };
  document.querySelector('.luckysheet-cell-input')?.dispatchEvent(new KeyboardEvent('keydown', enter));
}

/**
 * What the selected cell holds, in the formula bar: the grid itself looks there only when the selection changes, not when
 * a cell is written under it.
 */
export function showInBar(surface: HTMLElement | null, book: Workbook): void {
  const bar = surface?.querySelector<HTMLElement>('.fortune-fx-input');
  if (!bar || bar === document.activeElement || isTyping()) return;
  const { sheet, rect } = book.selection;
  const text = sheet.cells.at(rect.row, rect.column)?.formula ?? sheet.textAt(rect.row, rect.column);
  if (bar.textContent !== text) bar.textContent = text;
}

export type Act = (work: () => void) => void;
export type Flag = { current: boolean };

export function refusing(onRefused: (message: string) => void): Act {
  return (work) => {
    try {
      work();
    } catch (error) {
      onRefused(reasonOf(error));
    }
  };
}

const reasons: Readonly<Record<string, string>> = {
  AccessDenied: '工作表受保护，这里不能改。先在 Excel 中撤销工作表保护，或改未锁定的单元格。',
  InvalidArgument: '内容 Excel 不接受：公式写法不对、文字超过 32,767 字，或名称含有不允许的字符。',
  InvalidOperation: '这样会拆开表格或合并单元格。',
  ItemAlreadyExists: '已有同名的工作表或名称，请换一个名称。',
};

function reasonOf(error: unknown): string {
  if (error instanceof Failure) return reasons[error.code] ?? `${error.message}（${error.code}）`;
  return error instanceof Error ? error.message : String(error);
}

/**
 * The grid's hooks: what the person does goes into the model, and nothing stays in the grid alone.
 *
 * @param drawnSheet the sheet that the grid shows, which is the one somebody types into: the pane may have brought another
 *   to the front a moment ago
 */
export function hooksFor(
  book: Workbook,
  drawnSheet: () => Worksheet,
  act: Act,
  clipboard: Clipboard,
  shown: { current: Rect },
  isOwnSelection: Flag,
  isTouched: Flag,
  showSelection: () => void,
) {
  let told: { readonly sheetId: string; readonly rect: Rect } | null = null;
  return {
    beforeUpdateCell: (row: number, column: number, value: unknown) => {
      const sheet = drawnSheet();
      const cell = sheet.cells.at(row, column);
      const typed = textOf(value);
      const before = cell?.formula ?? sheet.textAt(row, column);
      // Opening a cell and leaving it changes nothing.
      if (typed !== before) act(() => book.user.edit(sheet.Name, addressOf(rectOf(row, column)), [[typed]]));
      else book.events.changed();
      return false;
    },
    beforePaste: (_selection: unknown, content: string) => {
      act(() => clipboard.paste(placeIn(book, drawnSheet(), shown.current), content));
      return false;
    },
    afterSelectionChange: (sheetId: string, { row, column }: { row: number[]; column: number[] }) => {
      const [top = 0, bottom = top] = row;
      const [left = 0, right = left] = column;
      const rect = rectOf(top, left, bottom - top + 1, right - left + 1);
      if (sheetId !== book.active.id) return;
      const isEcho = told !== null && told.sheetId === sheetId && sameRect(rect, told.rect);
      told = { sheetId, rect };
      shown.current = rect;
      if (sameRect(rect, book.selection.rect)) return;
      // A grid that starts tells what it started with, and one at work what it has told before; nobody chose that.
      if (!isTouched.current || isEcho) {
        showSelection();
        return;
      }
      isOwnSelection.current = true;
      book.events.asUser(() => book.select(book.active, rect));
      isOwnSelection.current = false;
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
      // Over the finished cell, yet the text stays readable.
      context.globalCompositeOperation = 'multiply';
      context.globalAlpha = 0.75;
      context.fillStyle = bar.color;
      context.fillRect(startX + 2, startY + 2, (endX - startX - 5) * bar.part, endY - startY - 5);
      context.restore();
    },
  };
}

/** The person chose another tab. */
export function followTab(book: Workbook, id: string | undefined): void {
  const sheet = book.sheets.find(id ?? '');
  if (sheet && sheet !== book.active) book.events.asUser(() => book.activate(sheet));
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const cell = value as { f?: string; v?: unknown; m?: unknown };
    return String(cell.f ?? cell.v ?? cell.m ?? '');
  }
  return String(value ?? '');
}

function placeIn(book: Workbook, sheet: Worksheet, shown: Rect): Place {
  return sheet === book.active ? book.selection : { sheet, rect: shown };
}

/** Keys the grid would handle behind the model's back. */
export function keyPressed(
  book: Workbook,
  drawnSheet: Worksheet,
  clipboard: Clipboard,
  event: KeyboardEvent,
): void {
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') event.stopPropagation();
    if (key === 'c' && !isTyping() && drawnSheet === book.active) clipboard.copy(book.selection);
    if (key === 'x') clipboard.forget();
  }
  if ((event.key !== 'Delete' && event.key !== 'Backspace') || isTyping()) return;
  if (
    event.target instanceof HTMLElement &&
    event.target.closest('.fortune-fx-editor, .luckysheet-sheets-item-name')
  )
    return;
  event.stopPropagation();
  event.preventDefault();
  // Between the pane's jump to another sheet and its drawing, nobody can mean what they do not see.
  if (drawnSheet === book.active) book.events.asUser(() => book.GetSelectedRange().Clear('Contents'));
}

/** A column or row somebody dragged to a new size. */
export function keepSize(
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
