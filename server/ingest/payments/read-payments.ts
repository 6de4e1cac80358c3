import { dailyTotals, type FileSpec, paymentDetails } from '../../../schema/files/index.ts';
import type { Place } from '../../../schema/values/problem.ts';
import { findHeader, type HeaderSearch, type HeldRow, headerSearchRows } from '../header.ts';
import type { ProblemList } from '../problem-list.ts';
import { readCsv } from '../readers/csv.ts';
import { readAddress, readMatrix } from '../readers/matrix.ts';
import { loadWorkbook, readSheet } from '../readers/xlsx.ts';
import { checkWorkbook } from '../readers/zip-directory.ts';
import { type RowOrigin, type RowSink, UnreadableFile } from '../row.ts';
import type { SniffedFile } from '../sniff.ts';
import { DailyTotalRows } from './daily-totals.ts';
import { PaymentDetailRows } from './details.ts';
import type { ReadingContext } from './reading.ts';

export type PaymentFileKind = 'DETAILS' | 'DAILY_TOTALS';

/** Rows to read: a file already sniffed, or the cells of an Excel selection. */
export type PaymentSource =
  | { readonly file: SniffedFile }
  | { readonly rows: readonly (readonly string[])[]; readonly address: string };

/** The rows of the file once its header is known. */
export type PaymentRows =
  | { readonly kind: 'DETAILS'; readonly rows: PaymentDetailRows }
  | { readonly kind: 'DAILY_TOTALS'; readonly rows: DailyTotalRows };

/**
 * Reads a payment file to its end. Everything wrong goes to `context.problems`; nothing is thrown for bad data.
 *
 * @param onDrain called every few thousand rows to carry rows away; false stops the reading
 * @returns the rows read, or null when the file or its header cannot be read
 */
export async function readPayments(
  source: PaymentSource,
  kind: PaymentFileKind,
  context: Omit<ReadingContext, 'origin'>,
  onDrain: (rows: PaymentRows, share: number) => Promise<boolean>,
): Promise<PaymentRows | null> {
  try {
    if ('rows' in source) {
      const { sheet, topLeft } = readAddress(source.address);
      const origin: RowOrigin = sheet === undefined ? { topLeft } : { sheet, topLeft };
      const sink = new PaymentSink(kind, { ...context, origin }, onDrain);
      await readMatrix(source.rows, topLeft.row, sink);
      return await sink.finish();
    }
    const { file } = source;
    if (file.sort.format === 'csv') {
      const sink = new PaymentSink(kind, { ...context, origin: {} }, onDrain);
      await readCsv({ path: file.path, bytes: file.bytes, encoding: file.sort.encoding }, sink);
      return await sink.finish();
    }
    return await readWorkbook(file, kind, context, onDrain);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    addUnreadable(context.problems, error);
    return null;
  }
}

/** Puts a file that cannot be read on the problem list. */
export function addUnreadable(problems: ProblemList, error: UnreadableFile): void {
  problems.add({
    code: error.code,
    severity: 'ERROR',
    place: error.line === undefined ? {} : { line: error.line },
    ...(error.found === '' ? {} : { found: error.found }),
    values: error.values,
  });
}

/** The first visible sheet whose header fits; other sheets are notes, charts and last year. */
async function readWorkbook(
  file: SniffedFile,
  kind: PaymentFileKind,
  context: Omit<ReadingContext, 'origin'>,
  onDrain: (rows: PaymentRows, share: number) => Promise<boolean>,
): Promise<PaymentRows | null> {
  const parts = await checkWorkbook(file.path, file.bytes);
  const bytes = await loadWorkbook(file.path);
  const visible = parts.sheets.filter((sheet) => !sheet.hidden);
  let first: PaymentSink | null = null;
  for (const sheet of visible) {
    const sink = new PaymentSink(kind, { ...context, origin: { sheet: sheet.name } }, onDrain);
    await readSheet(bytes, sheet.index, parts.unpackedBytes, sink);
    if (sink.hasHeader()) return sink.finish();
    if (first === null || (first.isEmpty && !sink.isEmpty)) first = sink;
  }
  if (first === null) throw new UnreadableFile('XLSX_NOT_WORKBOOK');
  return first.finish();
}

/** Holds the first rows until the header is found among them, then passes rows on to their kind. */
class PaymentSink implements RowSink {
  readonly #kind: PaymentFileKind;
  readonly #context: ReadingContext;
  readonly #onDrain: (rows: PaymentRows, share: number) => Promise<boolean>;
  readonly #head: HeldRow[] = [];
  #search: HeaderSearch<string> | null = null;
  #rows: PaymentRows | null = null;
  isEmpty = true;

  constructor(
    kind: PaymentFileKind,
    context: ReadingContext,
    onDrain: (rows: PaymentRows, share: number) => Promise<boolean>,
  ) {
    this.#kind = kind;
    this.#context = context;
    this.#onDrain = onDrain;
  }

  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void {
    if (this.#rows) {
      this.#rows.rows.row(cells, line, numeric);
      return;
    }
    if (this.#search) return;
    this.isEmpty = false;
    this.#head.push({ cells: [...cells], line, numeric });
    if (this.#head.length === headerSearchRows) this.#settle();
  }

  async drain(share: number): Promise<boolean> {
    if (this.#search && !this.#rows) return false;
    return this.#rows ? this.#onDrain(this.#rows, share) : true;
  }

  hasHeader(): boolean {
    this.#settle();
    return this.#rows !== null;
  }

  async finish(): Promise<PaymentRows | null> {
    this.#settle();
    const { problems, origin } = this.#context;
    const place: Place = origin.sheet === undefined ? {} : { sheet: origin.sheet };
    if (!this.#rows) {
      this.#reportHeader(place);
      return null;
    }
    if (this.#rows.rows.rowsRead === 0) problems.add({ code: 'NO_DATA_ROWS', severity: 'ERROR', place });
    await this.#onDrain(this.#rows, 1);
    return this.#rows;
  }

  #settle(): void {
    if (this.#search) return;
    const spec = (this.#kind === 'DETAILS' ? paymentDetails : dailyTotals) as FileSpec<string>;
    const search = findHeader(spec, this.#head);
    this.#search = search;
    if (!search.found) return;
    this.#rows =
      this.#kind === 'DETAILS'
        ? { kind: 'DETAILS', rows: new PaymentDetailRows(search.columns, search.width, this.#context) }
        : { kind: 'DAILY_TOTALS', rows: new DailyTotalRows(search.columns, search.width, this.#context) };
    for (const { cells, line, numeric } of this.#head.splice(search.headerRow + 1)) {
      this.#rows.rows.row(cells, line, numeric);
    }
  }

  #reportHeader(place: Place): void {
    const search = this.#search;
    const { problems } = this.#context;
    if (!search || search.found) return;
    const spec = (this.#kind === 'DETAILS' ? paymentDetails : dailyTotals) as FileSpec<string>;
    const at: Place = search.line === null ? place : { ...place, line: search.line };
    if (this.isEmpty) {
      problems.add({ code: 'NO_DATA_ROWS', severity: 'ERROR', place });
      return;
    }
    if (search.twice) {
      problems.add({
        code: 'COLUMN_TWICE',
        severity: 'ERROR',
        place: at,
        found: search.twice.headers.join('、'),
        expected: search.twice.name,
      });
      return;
    }
    if (search.tenThousands !== undefined) {
      problems.add({
        code: 'COLUMN_NOT_YUAN',
        severity: 'ERROR',
        place: { ...at, column: search.tenThousands },
        found: search.tenThousands,
      });
      return;
    }
    if (search.line === null) {
      const names = spec.columns.filter((column) => column.required).map((column) => column.name);
      problems.add({ code: 'HEADER_NOT_FOUND', severity: 'ERROR', place, expected: names.join('、') });
      return;
    }
    for (const column of search.missing) {
      problems.add({
        code: 'COLUMN_MISSING',
        severity: 'ERROR',
        place: at,
        found: search.seen.slice(0, 12).join('、').slice(0, 120),
        expected: column.name,
        values: { aliases: column.aliases.slice(0, 4).join('、') },
      });
    }
  }
}
