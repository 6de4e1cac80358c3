/// <reference types="office-js" />
import { ExcelFault, runInExcel } from './session.ts';

/**
 * Lets rows be as high as their texts want, which rows of a form are not by themselves. Where Excel will not, the text is
 * there all the same. One round trip, none without rows.
 *
 * @param rows 0-based rows of the sheet
 */
export async function fitRows(sheetName: string, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  const runs: { first: number; last: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && row === run.last + 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  try {
    await runInExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetName);
      for (const { first, last } of runs) sheet.getRange(`${first + 1}:${last + 1}`).format.autofitRows();
      await context.sync();
    });
  } catch (error) {
    if (!(error instanceof ExcelFault)) throw error;
  }
}
