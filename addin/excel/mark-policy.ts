/// <reference types="office-js" />
import { areaAddress, cellAddress } from '../../schema/sheets/address.ts';
import { asCellValue } from '../../schema/sheets/guard.ts';
import { tableNameFor } from '../../schema/sheets/identity.ts';
import { policyRowHeight, versionText } from '../../schema/sheets/policy.ts';
import type { PolicyColumn } from '../../schema/sheets/policy-parameter.ts';
import type { PolicyLayout, PolicySnapshot } from '../../schema/sheets/policy-read-back.ts';
import { cellFills, palette } from '../../schema/sheets/style.ts';
import type { FoundPolicy } from './find-policy.ts';
import { planMarks, type RowMark } from './marks.ts';
import { runInExcel } from './session.ts';
import { forTextCell } from './text-cells.ts';

/** What to say in the 问题 cell of a row. */
export type PolicyMark = RowMark;

/**
 * Puts problems into the 问题 column of their own rows and colours the value beside them; marks of an earlier check
 * that no longer hold are taken away. Nothing else is written: not what was typed, and not a note of the reader's in
 * that column. One round trip, none when nothing changes.
 *
 * @param snapshot what was read just before
 * @param fillOf how the value cell of a row looks without a fault; null for a cell that is not to be filled in
 * @returns rows whose 问题 cell holds words of the reader's own and was left alone
 */
export function markPolicy(
  layout: PolicyLayout,
  snapshot: PolicySnapshot,
  marks: readonly PolicyMark[],
  fillOf: (row: number) => 'input' | 'spare' | null,
): Promise<readonly number[]> {
  const problemColumn = layout.columns.get('problem');
  if (problemColumn === undefined) return Promise.resolve([]);
  const rows = Array.from(
    { length: layout.lastRow - layout.headerRow },
    (_, index) => layout.headerRow + 1 + index,
  );
  const now = (row: number) =>
    snapshot.cells[row - snapshot.row]?.[problemColumn - snapshot.column]?.text ?? '';
  const { writes, taken } = planMarks(rows, now, marks);
  if (writes.length === 0) return Promise.resolve(taken);
  return runInExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(layout.sheetName);
    const valueColumn = layout.columns.get('value') ?? problemColumn;
    for (const { row, text, isError, wasError } of writes) {
      const cell = sheet.getRange(cellAddress(row, problemColumn));
      cell.numberFormat = [['@']];
      cell.values = [[forTextCell(asCellValue(text))]];
      cell.format.wrapText = true;
      cell.format.font.color = isError ? palette.warning : palette.faint;
      const fill = fillOf(row);
      const value = sheet.getRange(cellAddress(row, valueColumn));
      if (isError) value.format.fill.color = palette.faultFill;
      else if (wasError && fill === null) value.format.fill.clear();
      else if (wasError && fill !== null) value.format.fill.color = cellFills[fill];
      cell.format.rowHeight = policyRowHeight(
        new Map([...textsOf(layout, snapshot, row), ['problem', text]]),
      );
    }
    await context.sync();
    return taken;
  });
}

function textsOf(
  layout: PolicyLayout,
  { cells, row: firstRow, column: firstColumn }: PolicySnapshot,
  row: number,
): readonly (readonly [PolicyColumn, string])[] {
  return [...layout.columns].map(
    ([key, column]) => [key, cells[row - firstRow]?.[column - firstColumn]?.text ?? ''] as const,
  );
}

/** A value as the published version has it, for a row that was changed. */
export interface PolicyValue {
  readonly row: number;
  readonly text: string;
}

/**
 * After publishing: the sheet now shows the new version. Its name and the line above the header say so, changed values
 * stand as the service writes them. One round trip.
 */
export function movePolicyOn(
  found: FoundPolicy,
  layout: PolicyLayout,
  snapshot: PolicySnapshot,
  version: number,
  values: readonly PolicyValue[],
): Promise<FoundPolicy> {
  return runInExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(found.sheetName);
    const ofSheet = sheet.names.getItemOrNullObject(found.name);
    const ofBook = context.workbook.names.getItemOrNullObject(found.name);
    await context.sync();
    const county = found.campaignId.replace(/-\d{4}$/, '');
    const name = tableNameFor({
      kind: 'policy',
      campaignId: found.campaignId,
      divisionCode: county,
      level: 'TOWNSHIP',
      asOf: 'latest',
      version,
    });
    const columns = [...layout.columns.values()];
    const [first, last] = [Math.min(...columns), Math.max(...columns)];
    const area = {
      row: layout.headerRow,
      column: first,
      rows: layout.lastRow - layout.headerRow + 1,
      columns: last - first + 1,
    };
    sheet.names.add(name, sheet.getRange(areaAddress(area)));
    if (!ofSheet.isNullObject) ofSheet.delete();
    else if (!ofBook.isNullObject) ofBook.delete();
    for (const address of versionCells(layout, snapshot)) {
      sheet.getRange(address).values = [[versionText(version)]];
    }
    const valueColumn = layout.columns.get('value') ?? 0;
    for (const { row, text } of values) {
      const cell = sheet.getRange(cellAddress(row, valueColumn));
      cell.numberFormat = [['@']];
      cell.values = [[forTextCell(asCellValue(text))]];
    }
    await context.sync();
    return { ...found, name, version };
  });
}

function versionCells(layout: PolicyLayout, { cells, row, column }: PolicySnapshot): string[] {
  return cells
    .slice(0, layout.headerRow - row)
    .flatMap((line, index) =>
      line.flatMap(({ text }, at) =>
        /^版本：第 \d+ 版/.test(text) ? [cellAddress(row + index, column + at)] : [],
      ),
    );
}
