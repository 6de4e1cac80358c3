/// <reference types="office-js" />
import { cellAddress } from '../../schema/sheets/address.ts';
import { asCellValue } from '../../schema/sheets/guard.ts';
import type { PolicySnapshot } from '../../schema/sheets/policy-read-back.ts';
import { palette } from '../../schema/sheets/style.ts';
import { planMarks, type RowMark } from './marks.ts';
import { runInExcel } from './session.ts';
import { forTextCell } from './text-cells.ts';

/** Where the 疑似未参保名册 is to say what is wrong with a row. */
export interface ChaseMarkPlace {
  readonly sheetName: string;
  readonly headerRow: number;
  /** Null: there is no such column yet; it is added at `newColumn`. */
  readonly problemColumn: number | null;
  readonly newColumn: number;
  readonly reasonColumn: number;
  readonly versionColumn: number;
  /** Rows of persons. */
  readonly rows: readonly number[];
}

/** A row that the service has by now, with the version it gave it. */
export interface RowVersion {
  readonly row: number;
  readonly version: number;
}

/**
 * Puts problems beside the rows they belong to, in a column of their own, and the new version into the hidden column of
 * rows that were recorded. What was typed is not written. One round trip, none when nothing changes.
 */
export function markChase(
  place: ChaseMarkPlace,
  snapshot: PolicySnapshot,
  marks: readonly RowMark[],
  versions: readonly RowVersion[],
): Promise<void> {
  const textAt = (row: number, column: number) =>
    snapshot.cells[row - snapshot.row]?.[column - snapshot.column]?.text ?? '';
  const column = place.problemColumn ?? place.newColumn;
  const { writes } = planMarks(place.rows, (row) => textAt(row, column), marks);
  const moved = versions.filter(({ row, version }) => textAt(row, place.versionColumn) !== String(version));
  if (writes.length === 0 && moved.length === 0) return Promise.resolve();
  return runInExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(place.sheetName);
    if (place.problemColumn === null && writes.length > 0) {
      const header = sheet.getRange(cellAddress(place.headerRow, column));
      header.values = [['问题']];
      header.format.font.bold = true;
      header.format.fill.color = palette.headerFill;
      header.format.columnWidth = 220;
    }
    for (const { row, text, isError, wasError } of writes) {
      const cell = sheet.getRange(cellAddress(row, column));
      cell.numberFormat = [['@']];
      cell.values = [[forTextCell(asCellValue(text))]];
      cell.format.wrapText = true;
      cell.format.font.color = isError ? palette.warning : palette.faint;
      const reason = sheet.getRange(cellAddress(row, place.reasonColumn));
      if (isError) reason.format.fill.color = palette.faultFill;
      else if (wasError) reason.format.fill.color = palette.inputFill;
    }
    for (const { row, version } of moved) {
      sheet.getRange(cellAddress(row, place.versionColumn)).values = [[String(version)]];
    }
    await context.sync();
  });
}
