import type { TableSnapshot } from './diff.ts';
import type { SheetModel } from './model.ts';
import type { WrittenTable } from './written.ts';

/** Readers wrap headers and WPS turns brackets and blanks about; the words are what counts. */
function headerText(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Whether we have ever written a column of the table; null when what was written is not known. */
export function wasWritten(base: WrittenTable | null, columnKey: string): boolean | null {
  if (!base || base.rows.size === 0) return null;
  const column = base.columns.indexOf(columnKey);
  return column >= 0 && [...base.rows.values()].some((values) => values[column] !== undefined);
}

/**
 * Where each of our columns is now, by column key. A column that older sheets lack is the reader's own there, should it
 * have the same header.
 */
export function findColumns(
  snapshot: TableSnapshot,
  model: SheetModel,
  base: WrittenTable | null,
): Record<string, number> {
  const positions = new Map<string, number>();
  snapshot.headers.forEach((header, index) => {
    const text = headerText(String(header));
    if (!positions.has(text)) positions.set(text, index);
  });
  const found = model.columns.flatMap((column): [string, number][] => {
    const position = positions.get(headerText(column.header));
    const isOthers = column.qualifies === true && wasWritten(base, column.key) === false;
    return position === undefined || isOthers ? [] : [[column.key, position]];
  });
  return Object.fromEntries(found);
}
