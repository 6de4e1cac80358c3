import { readFile } from 'node:fs/promises';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { type RowSink, UnreadableFile } from '../row.ts';

/** No payment file has more columns; a stray cell at XFD1 would make every row 16,384 wide. */
const mostColumns = 512;

/**
 * Reads one sheet of a checked .xlsx row by row. Numbers become text and are reported as numeric, dates become
 * YYYY-MM-DD, formulas give their stored value.
 *
 * @param rowBytes a rough size of a row's XML, to tell the share read
 * @throws UnreadableFile XLSX_DAMAGED, XLSX_TOO_WIDE
 */
export async function readSheet(
  bytes: Uint8Array,
  sheetIndex: number,
  unpackedBytes: number,
  sink: RowSink,
): Promise<void> {
  const expectedRows = Math.max(1, unpackedBytes / 400);
  let seen = 0;
  try {
    for await (const row of streamXlsxRows(bytes, { sheet: sheetIndex })) {
      const numeric = new Set<number>();
      const cells: string[] = [];
      let isBlank = true;
      for (let column = 0; column < row.values.length; column++) {
        const value = row.values[column] ?? null;
        const text = cellText(value);
        if (typeof value === 'number') numeric.add(column);
        if (text.trim() !== '') {
          isBlank = false;
          if (column >= mostColumns)
            throw new UnreadableFile('XLSX_TOO_WIDE', String(column + 1), {}, row.index + 1);
        }
        if (column < mostColumns) cells.push(text);
      }
      if (!isBlank) sink.row(cells, row.index + 1, numeric);
      seen++;
      if (seen % 4000 === 0 && !(await sink.drain(Math.min(0.99, seen / expectedRows)))) return;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (
      error instanceof Error &&
      /^(?:ParseError|ZipError|XmlError|HucreError|EncryptedFileError)$/.test(error.name)
    ) {
      throw new UnreadableFile('XLSX_DAMAGED');
    }
    throw error;
  }
  await sink.drain(1);
}

export async function loadWorkbook(path: string): Promise<Uint8Array> {
  return readFile(path);
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return value ? 'TRUE' : 'FALSE';
}
