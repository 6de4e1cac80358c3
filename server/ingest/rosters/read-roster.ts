import { isRosterColumnKey } from '../../../schema/files/index.ts';
import { addUnreadable } from '../payments/read-payments.ts';
import { CategoryFinder, withoutNumbers } from '../payments/reading.ts';
import { readCsv } from '../readers/csv.ts';
import { readAddress, readMatrix } from '../readers/matrix.ts';
import { loadWorkbook, readSheet } from '../readers/xlsx.ts';
import { checkWorkbook } from '../readers/zip-directory.ts';
import { UnreadableFile } from '../row.ts';
import type { SniffedFile } from '../sniff.ts';
import { categoryOfSheet, RosterCategories } from './roster-categories.ts';
import type { RosterFile, RosterSheet } from './roster-file.ts';
import type { RosterRows } from './rows.ts';
import { SeenPersons } from './seen-persons.ts';
import { SheetReader } from './sheet-reader.ts';
import type { RosterReadContext, RosterReading, RosterSink, RosterSource } from './types.ts';

/** A roster has a sheet a category or a township. */
const mostSheets = 60;
/** A name, a number and a village in UTF-8. */
const bytesOfRow = 64;

/**
 * Reads a roster to its end. Everything wrong goes to `context.problems`; nothing is thrown for bad data. Records may
 * be handed over before an error shows: one error is enough for the caller to refuse the whole batch.
 *
 * @param onRows called every few thousand rows to carry records away; false stops the reading
 * @returns what was read, or null when the file or its header cannot be read
 */
export async function readRoster(
  source: RosterSource,
  context: RosterReadContext,
  onRows: RosterSink,
): Promise<RosterReading | null> {
  for (const [header, key] of Object.entries(context.columns)) {
    if (!isRosterColumnKey(key)) {
      context.problems.add({
        code: 'ROSTER_COLUMN_KEY_UNKNOWN',
        severity: 'ERROR',
        place: { column: withoutNumbers(header) },
        found: withoutNumbers(key),
      });
    }
  }
  try {
    if ('rows' in source) {
      const { sheet, topLeft } = readAddress(source.address);
      const origin = sheet === undefined ? { topLeft } : { sheet, topLeft };
      const file = newFile(context, [sheet ?? '']);
      const reader = new SheetReader(file, { origin, number: 1, category: null, isGrid: true }, onRows);
      await readMatrix(source.rows, topLeft.row, reader);
      return await readingOf(context, [reader]);
    }
    if (source.file.sort.format === 'csv') {
      const { path, bytes } = source.file;
      const sheet = { origin: {}, number: 0, category: null, isGrid: false };
      const reader = new SheetReader(newFile(context, [], bytes / bytesOfRow), sheet, onRows);
      await readCsv({ path, bytes, encoding: source.file.sort.encoding }, reader);
      return await readingOf(context, [reader]);
    }
    return await readWorkbook(source.file, context, onRows);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    addUnreadable(context.problems, error);
    return null;
  }
}

function newFile(context: RosterReadContext, sheetNames: readonly string[], expectedPersons = 0): RosterFile {
  const finder = new CategoryFinder(context.categories);
  return {
    context,
    finder,
    categories: new RosterCategories(finder),
    categoryNumbers: new Map(),
    seen: new SeenPersons(expectedPersons),
    sheetNames,
  };
}

/**
 * Every visible sheet that holds a roster: one category or one township each. A sheet left out would cancel its
 * people, so each is named, and one that holds ID numbers is an error.
 */
async function readWorkbook(
  file: SniffedFile,
  context: RosterReadContext,
  onRows: RosterSink,
): Promise<RosterReading | null> {
  const parts = await checkWorkbook(file.path, file.bytes);
  const bytes = await loadWorkbook(file.path);
  const visible = parts.sheets.filter((sheet) => !sheet.hidden);
  if (visible.length === 0) throw new UnreadableFile('XLSX_NOT_WORKBOOK');
  if (visible.length > mostSheets)
    throw new UnreadableFile('ROSTER_TOO_MANY_SHEETS', String(visible.length), { limit: mostSheets });
  const names = visible.map((sheet) => sheet.name);
  const roster = newFile(context, names);
  const readers: SheetReader[] = [];
  for (const [at, { name, index }] of visible.entries()) {
    const sheet: RosterSheet = {
      origin: { sheet: name, topLeft: { row: 1, column: 1 } },
      number: at + 1,
      category: context.kind === 'CATEGORY' ? categoryOfSheet(name, roster.finder) : null,
      isGrid: true,
    };
    const reader = new SheetReader(roster, sheet, (rows, share) =>
      onRows(rows, (at + share) / visible.length),
    );
    await readSheet(bytes, index, parts.unpackedBytes / visible.length, reader);
    readers.push(reader);
    if (reader.isStopped) break;
  }
  for (const { name, hidden } of parts.sheets) {
    if (hidden) {
      context.problems.add({ code: 'ROSTER_SHEET_HIDDEN', severity: 'WARNING', place: { sheet: name } });
    }
  }
  return readingOf(context, readers);
}

async function readingOf(
  context: RosterReadContext,
  readers: readonly SheetReader[],
): Promise<RosterReading | null> {
  const { problems } = context;
  const filled = readers.filter((reader) => !reader.isEmpty);
  const found = filled.filter((reader) => reader.settle());
  for (const reader of found) await reader.finish();
  if (filled.length === 0) {
    problems.add({ code: 'NO_DATA_ROWS', severity: 'ERROR', place: {} });
    return null;
  }
  if (found.length === 0) {
    const worst = filled.find((reader) => reader.looksLikeRoster()) ?? (filled[0] as SheetReader);
    worst.reportHeader();
    return null;
  }
  for (const reader of filled) if (!found.includes(reader)) reader.reportSkipped();
  const sum = (of: (rows: RosterRows) => number) =>
    found.reduce((total, reader) => total + of(reader.rows as RosterRows), 0);
  const rowsRead = sum((rows) => rows.rowsRead);
  if (rowsRead === 0) problems.add({ code: 'NO_DATA_ROWS', severity: 'ERROR', place: found[0]?.place ?? {} });
  return {
    rowsRead,
    rejectedRows: sum((rows) => rows.rejectedRows),
    records: sum((rows) => rows.handedOver),
    columns: rememberedOf(found, context.columns),
  };
}

/** Sheets of different layouts may use one header for different things: then only what was said is remembered. */
function rememberedOf(
  readers: readonly SheetReader[],
  said: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const columns: Record<string, string> = {};
  for (const reader of readers) {
    for (const [header, key] of Object.entries(reader.remembered)) {
      if (columns[header] !== undefined && columns[header] !== key) return said;
      columns[header] = key;
    }
  }
  return columns;
}
