import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { UnreadableFile } from '../row.ts';

/** No file we read has more columns; a stray cell at XFD1 would make every row 16,384 wide. */
const mostColumns = 512;

/** Some rows of a sheet, blank ones left out. */
export interface SheetRows {
  readonly cells: string[][];
  /** 1-based row of the sheet, for each. */
  readonly lines: number[];
  /** Columns whose cells the file holds as numbers, for each; null where there are none. */
  readonly numeric: (number[] | null)[];
  /** Rows read so far, blank ones too. */
  readonly seen: number;
}

const rowsAtOnce = 2000;

/**
 * The rows of one sheet of a checked .xlsx, some thousands at a time. Numbers become text and are reported as numeric,
 * dates become YYYY-MM-DD, formulas give their stored value.
 *
 * @throws UnreadableFile XLSX_DAMAGED, XLSX_TOO_WIDE
 */
export async function* sheetRows(bytes: Uint8Array, sheetIndex: number): AsyncGenerator<SheetRows> {
  let some = { cells: [] as string[][], lines: [] as number[], numeric: [] as (number[] | null)[] };
  let seen = 0;
  try {
    for await (const row of streamXlsxRows(bytes, { sheet: sheetIndex })) {
      let numeric: number[] | null = null;
      const cells: string[] = [];
      let isBlank = true;
      for (let column = 0; column < row.values.length; column++) {
        const value = row.values[column] ?? null;
        const text = cellText(value);
        if (typeof value === 'number') {
          numeric ??= [];
          numeric.push(column);
        }
        if (text !== '' && text.trim() !== '') {
          isBlank = false;
          if (column >= mostColumns)
            throw new UnreadableFile('XLSX_TOO_WIDE', String(column + 1), {}, row.index + 1);
        }
        if (column < mostColumns) cells.push(text);
      }
      if (!isBlank) {
        some.cells.push(cells);
        some.lines.push(row.index + 1);
        some.numeric.push(numeric);
      }
      seen++;
      if (seen % rowsAtOnce === 0) {
        yield { ...some, seen };
        some = { cells: [], lines: [], numeric: [] };
      }
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
  yield { ...some, seen };
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return value ? 'TRUE' : 'FALSE';
}
