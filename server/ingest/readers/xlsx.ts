import { readFile } from 'node:fs/promises';
import type { RowSink } from '../row.ts';
import { sheetRows } from './sheet-rows.ts';
import { sheetRowsOfThread } from './sheet-thread.ts';

/** Below this a thread of its own takes longer to start than it saves. */
const threadFromBytes = 16 * 1024 * 1024;

/** A checked .xlsx; its bytes are loaded where they are read. */
export interface LoadedWorkbook {
  readonly path: string;
  bytes(): Promise<Uint8Array>;
}

const noNumbers: ReadonlySet<number> = new Set();

/**
 * Reads one sheet of a checked .xlsx row by row.
 *
 * @param unpackedBytes a rough size of a row's XML, to tell the share read
 * @throws UnreadableFile XLSX_DAMAGED, XLSX_TOO_WIDE, FILE_TOO_HEAVY
 */
export async function readSheet(
  workbook: LoadedWorkbook,
  sheetIndex: number,
  unpackedBytes: number,
  sink: RowSink,
): Promise<void> {
  const expectedRows = Math.max(1, unpackedBytes / 400);
  const batches =
    unpackedBytes >= threadFromBytes
      ? sheetRowsOfThread(workbook.path, sheetIndex)
      : sheetRows(await workbook.bytes(), sheetIndex);
  for await (const { cells, lines, numeric, seen } of batches) {
    for (let i = 0; i < cells.length; i++) {
      const numbers = numeric[i];
      sink.row(cells[i] as string[], lines[i] as number, numbers ? new Set(numbers) : noNumbers);
    }
    if (!(await sink.drain(Math.min(0.99, seen / expectedRows)))) return;
  }
  await sink.drain(1);
}

export async function loadWorkbook(path: string): Promise<LoadedWorkbook> {
  let bytes: Promise<Uint8Array> | null = null;
  return {
    path,
    bytes: () => {
      bytes ??= readFile(path);
      return bytes;
    },
  };
}
