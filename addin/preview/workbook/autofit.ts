import { contains, type Rect, rectOf } from './address.ts';
import type { Worksheet } from './worksheet.ts';

const pixelsPerPoint = 96 / 72;
/** Pixels of a digit in the font of a Chinese workbook, and what a column keeps free beside its text. */
const digitPixels = 8;
const paddingPixels = 5;
/** Height of a line of text, by the points of its font. */
const lineSpacing = 1.3;
const mostPoints = 409;

/** Columns as wide as their longest text; words over several columns count for none. */
export function autofitColumns(sheet: Worksheet, rect: Rect): void {
  for (let column = rect.column; column < rect.column + Math.min(rect.columns, 1000); column++) {
    let widest = 0;
    for (const [row] of sheet.cells.within({ ...rect, column, columns: 1 })) {
      if (sheet.merges.some((m) => m.columns > 1 && contains(m, rectOf(row, column)))) continue;
      widest = Math.max(widest, textWidth(sheet.textAt(row, column)));
    }
    if (widest > 0) sheet.columns.resize(column, 1, Math.round(widest * 5.5 + 8));
  }
  sheet.book.events.changed();
}

/** Rows as high as the lines of their wrapped texts; merged cells count for none, and an empty row is as high as any. */
export function autofitRows(sheet: Worksheet, rect: Rect): void {
  sheet.rows.forgetSizes(rect.row, rect.rows);
  const highest = new Map<number, number>();
  for (const [row, column] of sheet.cells.within({
    ...rect,
    column: 0,
    columns: sheet.GetRange().rect.columns,
  })) {
    if (sheet.columns.isHidden(column) || sheet.merges.some((m) => contains(m, rectOf(row, column))))
      continue;
    const text = sheet.textAt(row, column);
    if (text === '') continue;
    const lines =
      sheet.styles.at(row, column, 'WrapText') === true ? linesIn(text, sheet.columns.size(column)) : 1;
    const points = lines * Number(sheet.styles.at(row, column, 'Font/Size')) * lineSpacing;
    highest.set(row, Math.max(highest.get(row) ?? 0, points));
  }
  for (const [row, points] of highest) {
    // Excel keeps heights in quarters of a point.
    const height = Math.min(mostPoints, Math.ceil(points * 4) / 4);
    if (height > sheet.rows.defaultSize) sheet.rows.resize(row, 1, height);
  }
  sheet.book.events.changed();
}

/** Lines a text takes in a column of so many points. */
function linesIn(text: string, points: number): number {
  const width = Math.max(1, Math.floor((points * pixelsPerPoint - paddingPixels) / digitPixels));
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(textWidth(part) / width)), 0);
}

function textWidth(text: string): number {
  // Chinese characters are as wide as two digits.
  return [...text].reduce((width, letter) => width + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}
