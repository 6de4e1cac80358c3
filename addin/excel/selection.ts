/// <reference types="office-js" />
import { cellText } from './cell-text.ts';
import { ExcelFault, runInExcel } from './session.ts';

/** What the service takes at once. */
export const mostSelectedRows = 20_000;

/** The selection as text rows, header first. */
export interface SelectedRows {
  /** As Excel writes it, sheet included: `Sheet1!A1:F200`. Row 0 of `rows` is its first row. */
  readonly address: string;
  /**
   * One array per sheet row, all of one length. A hidden row that is left out is a row of empty texts, so that
   * row numbers, and with them the addresses of problems, stay right.
   */
  readonly rows: readonly (readonly string[])[];
  /** Rows with content that are hidden or filtered away. */
  readonly hiddenRows: number;
}

/**
 * Reads the selected block; whole columns are cut down to where there is content. Round trips: one, and a second
 * only when some rows are hidden.
 *
 * @param includeHidden send hidden and filtered rows too; the clerk chooses, because either silence loses money
 * @throws ExcelFault SELECTION_… when there is nothing sensible to send
 */
export function readSelection(includeHidden: boolean): Promise<SelectedRows> {
  return runInExcel(async (context) => {
    const range = await loadSelection(context);
    const { values, text, numberFormat } = range;
    if (range.rowCount > mostSelectedRows + 1) {
      throw new ExcelFault('SELECTION_TOO_LARGE', { found: range.rowCount - 1, expected: mostSelectedRows });
    }
    // A range that is too large comes back without values and without an error.
    if (!Array.isArray(values) || values.length !== range.rowCount) {
      throw new ExcelFault('SELECTION_UNREADABLE');
    }
    if (range.rowCount < 2) throw new ExcelFault('SELECTION_NO_DATA_ROWS');

    const headers = headerTexts(values);
    const isHidden = await hiddenRowsOf(context, range);
    let hiddenRows = 0;
    const rows = values.map((line, row) => {
      const hasContent = line.some((value) => value !== '' && value !== null);
      if (isHidden(row) && hasContent) hiddenRows += 1;
      if (isHidden(row) && !includeHidden) return line.map(() => '');
      return line.map((value, column) =>
        cellText(
          {
            value,
            text: String(text[row]?.[column] ?? ''),
            format: String(numberFormat[row]?.[column] ?? 'General'),
          },
          headers[column] ?? '',
        ),
      );
    });
    return { address: range.address, rows, hiddenRows };
  });
}

async function loadSelection(context: Excel.RequestContext): Promise<Excel.Range> {
  const range = context.workbook.getSelectedRange().getUsedRangeOrNullObject(true);
  range.load('address,rowCount,columnCount,values,text,numberFormat,rowHidden');
  try {
    await context.sync();
  } catch (error) {
    if (hasCode(error, ['InvalidSelection', 'InvalidReference']))
      throw new ExcelFault('SELECTION_SEVERAL_AREAS');
    if (hasCode(error, ['ResponsePayloadSizeLimitExceeded'])) throw new ExcelFault('SELECTION_UNREADABLE');
    throw error;
  }
  if (range.isNullObject) throw new ExcelFault('SELECTION_EMPTY');
  return range;
}

/** A title may stand above the header row, so the words of the first rows are taken together. */
function headerTexts(values: readonly (readonly unknown[])[]): readonly string[] {
  const top = values.slice(0, 5);
  return (values[0] ?? []).map((_, column) =>
    top.map((line) => (typeof line[column] === 'string' ? line[column] : '')).join(' '),
  );
}

async function hiddenRowsOf(
  context: Excel.RequestContext,
  range: Excel.Range,
): Promise<(row: number) => boolean> {
  // Null means some are and some are not.
  if (range.rowHidden !== null) return () => range.rowHidden;
  const properties = range.getRowProperties({ rowHidden: true });
  await context.sync();
  return (row) => properties.value[row]?.rowHidden === true;
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
