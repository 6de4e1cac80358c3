/// <reference types="office-js" />
import { heightOfLines, linesIn } from '../../schema/sheets/style.ts';
import { ExcelFault, runInExcel } from './session.ts';

/** Points of a cell's row and column; 0 is hidden. */
export interface CellSize {
  readonly height: number;
  readonly width: number;
}

/** A wrapped text in a cell, and the size of that cell; the row is 0-based. */
export interface RowText {
  readonly row: number;
  readonly text: string;
  readonly size: CellSize;
}

/**
 * Makes rows high enough for their texts, which rows of a form are not by themselves. No row is ever made lower: it was
 * inserted higher than Excel's own fitting would have it, and somebody may have set it by hand. Where Excel will not, the
 * text is there all the same. One round trip, none when every row is high enough.
 */
export async function fitRows(sheetName: string, texts: readonly RowText[]): Promise<void> {
  const heights = texts.flatMap(({ row, text, size }) => {
    // Somebody wants a hidden row or column so.
    if (size.height === 0 || size.width === 0) return [];
    const height = heightOfLines(linesIn(text, charactersOf(size.width)));
    return height > size.height ? [{ row, height }] : [];
  });
  if (heights.length === 0) return;
  try {
    await runInExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetName);
      for (const { row, height } of heights)
        sheet.getRange(`${row + 1}:${row + 1}`).format.rowHeight = height;
      await context.sync();
    });
  } catch (error) {
    if (!(error instanceof ExcelFault)) throw error;
  }
}

/** Points of a column as characters: digits of 8 pixels, and 5 of padding. */
function charactersOf(points: number): number {
  return Math.max(1, (points / 0.75 - 5) / 8);
}
