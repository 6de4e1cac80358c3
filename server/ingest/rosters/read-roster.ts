import { isRosterColumnKey, rosterFacts, rosterPersonNames } from '../../../schema/files/index.ts';
import { readIdNumber } from '../../../schema/values/id-number.ts';
import type { Place } from '../../../schema/values/problem.ts';
import { type HeldRow, headerSearchRows } from '../header.ts';
import { addUnreadable } from '../payments/read-payments.ts';
import { CategoryFinder, withoutNumbers } from '../payments/reading.ts';
import { readCsv } from '../readers/csv.ts';
import { readAddress, readMatrix } from '../readers/matrix.ts';
import { loadWorkbook, readSheet } from '../readers/xlsx.ts';
import { checkWorkbook } from '../readers/zip-directory.ts';
import { type RowSink, UnreadableFile } from '../row.ts';
import type { SniffedFile } from '../sniff.ts';
import { findRosterColumns, type RosterSearch } from './columns.ts';
import { categoryOfSheet, RosterCategories } from './roster-categories.ts';
import { type RosterFile, RosterRows, type RosterSheet } from './rows.ts';
import { SeenPersons } from './seen-persons.ts';
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

/** Holds the first rows until the header is found among them, then passes rows on. */
class SheetReader implements RowSink {
  readonly place: Place;
  rows: RosterRows | null = null;
  isEmpty = true;
  isStopped = false;
  readonly #file: RosterFile;
  readonly #sheet: RosterSheet;
  readonly #onRows: RosterSink;
  readonly #head: HeldRow[] = [];
  #search: RosterSearch | null = null;
  /** Some cell of a sheet without a header reads as an ID number. */
  #hasIdNumbers = false;

  constructor(file: RosterFile, sheet: RosterSheet, onRows: RosterSink) {
    this.#file = file;
    this.#sheet = sheet;
    this.#onRows = onRows;
    this.place = sheet.origin.sheet === undefined ? {} : { sheet: sheet.origin.sheet };
  }

  get remembered(): Readonly<Record<string, string>> {
    return this.#search?.found ? this.#search.columns.remembered : {};
  }

  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void {
    if (this.rows) {
      this.rows.row(cells, line, numeric);
      return;
    }
    if (this.#search) {
      this.#hasIdNumbers ||= this.#holdsIdNumber(cells);
      return;
    }
    this.isEmpty = false;
    this.#head.push({ cells: [...cells], line, numeric });
    if (this.#head.length === headerSearchRows) this.settle();
  }

  async drain(share: number): Promise<boolean> {
    if (!this.rows) return !this.#hasIdNumbers;
    if (!(await this.#onRows(this.rows.take(), share))) this.isStopped = true;
    return !this.isStopped;
  }

  /** Whether the sheet has a roster's header; rows held so far are passed on. */
  settle(): boolean {
    if (this.#search) return this.#search.found;
    const { context, finder } = this.#file;
    const search = findRosterColumns(this.#head, context.columns, finder);
    this.#search = context.kind === 'RESIDENTS' ? withPlaces(search) : search;
    if (!this.#search.found) {
      this.#hasIdNumbers = this.#head.some(({ cells }) => this.#holdsIdNumber(cells));
      return false;
    }
    const { columns } = this.#search;
    const header = this.#head.slice(columns.top, columns.bottom + 1);
    this.rows = new RosterRows(this.#file, this.#sheet, columns, header);
    for (const { cells, line, numeric } of this.#head.splice(columns.bottom + 1))
      this.rows.row(cells, line, numeric);
    return true;
  }

  async finish(): Promise<void> {
    if (this.rows && !this.isStopped) await this.#onRows(this.rows.take(), 1);
  }

  /** Whether a header was found that lacks something, or ID numbers without a header. */
  looksLikeRoster(): boolean {
    return this.#hasIdNumbers || (this.#search?.found === false && this.#search.line !== null);
  }

  reportSkipped(): void {
    if (this.looksLikeRoster()) this.reportHeader();
    else {
      const { problems } = this.#file.context;
      problems.add({ code: 'ROSTER_SHEET_SKIPPED', severity: 'WARNING', place: this.place });
    }
  }

  reportHeader(): void {
    const search = this.#search;
    if (!search || search.found) return;
    const { problems } = this.#file.context;
    const place: Place = search.line === null ? this.place : { ...this.place, line: search.line };
    const seen = search.seen.map(withoutNumbers).slice(0, 16).join('、').slice(0, 160);
    for (const fault of search.faults) {
      const add = (found: string, expected: string, values: Record<string, string> = {}) =>
        problems.add({
          code: fault.code,
          severity: 'ERROR',
          place,
          ...(found === '' ? {} : { found }),
          ...(expected === '' ? {} : { expected }),
          values,
        });
      if (fault.code === 'ROSTER_HEADER_NOT_FOUND') add('', '姓名、身份证号');
      else if (fault.code === 'ROSTER_COLUMN_MISSING') {
        const { name, aliases } = missingNames(fault.missing);
        add(seen, name, { aliases: aliases.slice(0, 4).join('、') });
      } else if (fault.code === 'ROSTER_PAIR_INCOMPLETE') {
        add(headerList(fault.headers), rosterPersonNames[fault.lacks].name);
      } else if (fault.code === 'ROSTER_LAYOUT_UNCLEAR') add(headerList(fault.headers), '');
      else add(headerList(fault.headers), fault.name);
    }
  }

  #holdsIdNumber(cells: readonly string[]): boolean {
    const { asOfOn } = this.#file.context;
    return cells.some((cell) => cell.length >= 15 && cell.length < 40 && readIdNumber(cell, asOfOn).ok);
  }
}

/** A register needs to know where each person lives. */
function withPlaces(search: RosterSearch): RosterSearch {
  if (!search.found) return search;
  const { facts, headers, line } = search.columns;
  const faults = (['township', 'village'] as const)
    .filter((key) => facts[key] === undefined)
    .map((missing) => ({ code: 'ROSTER_COLUMN_MISSING', missing }) as const);
  return faults.length === 0 ? search : { found: false, line, seen: headers, faults };
}

function missingNames(key: 'name' | 'idNumber' | 'township' | 'village'): {
  name: string;
  aliases: readonly string[];
} {
  if (key === 'name' || key === 'idNumber') return rosterPersonNames[key];
  const column = rosterFacts.columns.find((each) => each.key === key);
  return { name: column?.name ?? key, aliases: column?.aliases ?? [] };
}

function headerList(headers: readonly string[]): string {
  return headers
    .map((header) => `“${withoutNumbers(header)}”`)
    .slice(0, 12)
    .join('、');
}
