import { addressOf, type Rect, rectOf } from '../workbook/address.ts';
import { copyCells } from '../workbook/copying.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Worksheet } from '../workbook/worksheet.ts';

export interface Place {
  readonly sheet: Worksheet;
  readonly rect: Rect;
}

/**
 * What was copied inside the grid: its own clipboard carries texts alone, and a formula is to arrive as a formula, its
 * references moved along.
 */
export class Clipboard {
  private readonly book: Workbook;
  private copied: (Place & { readonly text: string }) | null = null;

  constructor(book: Workbook) {
    this.book = book;
  }

  copy({ sheet, rect }: Place): void {
    this.copied = { sheet, rect, text: bare(textsOf(sheet, rect)) };
  }

  forget(): void {
    this.copied = null;
  }

  /** @param content what the system's clipboard holds, HTML or plain text */
  paste({ sheet, rect }: Place, content: string): void {
    const text = /<table/i.test(content) ? tableText(content) : content;
    const from = this.copied;
    const isOwn = content.includes('fortune-copy-action-table') && from !== null && from.text === bare(text);
    if (isOwn && this.book.sheets.find(from.sheet.id)) {
      const target = isWhole(rect, from.rect) ? rect : { ...from.rect, row: rect.row, column: rect.column };
      this.book.events.asUser(() => copyCells(from.sheet, from.rect, sheet, target, 'All'));
      return;
    }
    const rows = text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
    const width = Math.max(...rows.map((row) => row.length));
    const target = addressOf(rectOf(rect.row, rect.column, rows.length, width));
    this.book.user.edit(
      sheet.Name,
      target,
      rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')),
    );
  }
}

/** Whether the source fits into the target a whole number of times, as Excel repeats it. */
function isWhole(target: Rect, source: Rect): boolean {
  return target.rows % source.rows === 0 && target.columns % source.columns === 0;
}

/** Most cells that are looked at to tell whether the clipboard is still ours. */
const mostRows = 2000;

function textsOf(sheet: Worksheet, rect: Rect): string {
  return Array.from({ length: Math.min(rect.rows, mostRows) }, (_, row) =>
    Array.from({ length: rect.columns }, (_, column) =>
      sheet.textAt(rect.row + row, rect.column + column),
    ).join('\t'),
  ).join('\n');
}

/** HTML has its own way with blanks. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function tableText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll('tr')]
    .map((row) => [...row.cells].map((cell) => cell.textContent ?? '').join('\t'))
    .join('\n');
}
