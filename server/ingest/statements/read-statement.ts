import {
  bankStatementDetails,
  type FileSpec,
  statementTotals,
  taxStatementDetails,
} from '../../../schema/files/index.ts';
import type { Place } from '../../../schema/values/problem.ts';
import { findHeader, type HeaderSearch, type HeldRow, headerSearchRows } from '../header.ts';
import { addUnreadable } from '../payments/read-payments.ts';
import { readCsv } from '../readers/csv.ts';
import { readAddress, readMatrix } from '../readers/matrix.ts';
import { loadWorkbook, readSheet } from '../readers/xlsx.ts';
import { checkWorkbook } from '../readers/zip-directory.ts';
import { type RowOrigin, type RowSink, UnreadableFile } from '../row.ts';
import type { SniffedFile } from '../sniff.ts';
import { StatementDetailRows } from './details.ts';
import { StatementTotalRows } from './totals.ts';
import type { StatementContext, StatementInput } from './types.ts';

/** The rows of a statement once its header is known. */
export type StatementRows =
  | { readonly form: 'DETAILS'; readonly rows: StatementDetailRows }
  | { readonly form: 'TOTALS'; readonly rows: StatementTotalRows };

type OnDrain = (rows: StatementRows, share: number) => Promise<boolean>;

/**
 * Reads a statement to its end. Everything wrong goes to `context.problems`; nothing is thrown for bad data.
 *
 * @param onDrain called every few thousand rows to carry lines away; false stops the reading
 * @returns the rows read, or null when the file or its header cannot be read
 */
export async function readStatement(
  input: StatementInput,
  context: StatementContext,
  onDrain: OnDrain,
): Promise<StatementRows | null> {
  try {
    if ('rows' in input) {
      const { sheet, topLeft } = readAddress(input.address);
      const sink = new StatementSink(
        context,
        sheet === undefined ? { topLeft } : { sheet, topLeft },
        onDrain,
      );
      await readMatrix(input.rows, topLeft.row, sink);
      return await sink.finish();
    }
    const { file } = input;
    if (file.sort.format === 'csv') {
      const sink = new StatementSink(context, {}, onDrain);
      await readCsv({ path: file.path, bytes: file.bytes, encoding: file.sort.encoding }, sink);
      return await sink.finish();
    }
    return await readWorkbook(file, context, onDrain);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    addUnreadable(context.problems, error);
    return null;
  }
}

/** The first visible sheet whose header fits; other sheets are notes and other months. */
async function readWorkbook(
  file: SniffedFile,
  context: StatementContext,
  onDrain: OnDrain,
): Promise<StatementRows | null> {
  const parts = await checkWorkbook(file.path, file.bytes);
  const bytes = await loadWorkbook(file.path);
  let first: StatementSink | null = null;
  for (const sheet of parts.sheets.filter(({ hidden }) => !hidden)) {
    const sink = new StatementSink(context, { sheet: sheet.name }, onDrain);
    await readSheet(bytes, sheet.index, parts.unpackedBytes, sink);
    if (sink.hasHeader()) return sink.finish();
    if (first === null || (first.isEmpty && !sink.isEmpty)) first = sink;
  }
  if (first === null) throw new UnreadableFile('XLSX_NOT_WORKBOOK');
  return first.finish();
}

/** Holds the first rows until the header is found among them. */
class StatementSink implements RowSink {
  readonly #spec: FileSpec<string>;
  readonly #context: StatementContext;
  readonly #origin: RowOrigin;
  readonly #onDrain: OnDrain;
  readonly #head: HeldRow[] = [];
  #search: HeaderSearch<string> | null = null;
  #rows: StatementRows | null = null;
  isEmpty = true;

  constructor(context: StatementContext, origin: RowOrigin, onDrain: OnDrain) {
    const details = context.source === 'TAX' ? taxStatementDetails : bankStatementDetails;
    this.#spec = context.form === 'DETAILS' ? details : statementTotals;
    this.#context = context;
    this.#origin = origin;
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

  async finish(): Promise<StatementRows | null> {
    this.#settle();
    const { problems } = this.#context;
    const { sheet } = this.#origin;
    const place: Place = sheet === undefined ? {} : { sheet };
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
    const search = findHeader(this.#spec, this.#head);
    this.#search = search;
    if (!search.found) return;
    const { columns, width } = search;
    this.#rows =
      this.#context.form === 'DETAILS'
        ? { form: 'DETAILS', rows: new StatementDetailRows(columns, width, this.#context, this.#origin) }
        : { form: 'TOTALS', rows: new StatementTotalRows(columns, width, this.#context, this.#origin) };
    for (const { cells, line, numeric } of this.#head.splice(search.headerRow + 1)) {
      this.#rows.rows.row(cells, line, numeric);
    }
  }

  #reportHeader(place: Place): void {
    const search = this.#search;
    const { problems } = this.#context;
    if (!search || search.found) return;
    const at: Place = search.line === null ? place : { ...place, line: search.line };
    const names = this.#spec.columns.filter(({ required }) => required).map(({ name }) => name);
    if (this.isEmpty) problems.add({ code: 'NO_DATA_ROWS', severity: 'ERROR', place });
    else if (search.twice) {
      const { headers, name } = search.twice;
      problems.add({
        code: 'COLUMN_TWICE',
        severity: 'ERROR',
        place: at,
        found: headers.join('、'),
        expected: name,
      });
    } else if (search.tenThousands !== undefined) {
      const column = search.tenThousands;
      problems.add({ code: 'COLUMN_NOT_YUAN', severity: 'ERROR', place: { ...at, column }, found: column });
    } else if (search.line === null) {
      problems.add({ code: 'HEADER_NOT_FOUND', severity: 'ERROR', place, expected: names.join('、') });
    } else {
      for (const { name, aliases } of search.missing) {
        problems.add({
          code: 'COLUMN_MISSING',
          severity: 'ERROR',
          place: at,
          found: search.seen.slice(0, 12).join('、').slice(0, 120),
          expected: name,
          values: { aliases: aliases.slice(0, 4).join('、') },
        });
      }
    }
  }
}
