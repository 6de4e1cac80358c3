import { type ChaseSheetKey, chaseSheetFile } from '../../../schema/files/chase-sheet.ts';
import { normalizeText } from '../../../schema/files/index.ts';
import {
  type NonEnrollmentReason,
  nonEnrollmentReasons,
  reasonAliases,
  reasonTakenBack,
} from '../../../schema/values/non-enrollment-reason.ts';
import type { Place, Problem } from '../../../schema/values/problem.ts';
import {
  type FoundColumn,
  findHeader,
  type HeaderSearch,
  type HeldRow,
  headerSearchRows,
} from '../header.ts';
import { withoutNumbers } from '../payments/reading.ts';
import { readCsv } from '../readers/csv.ts';
import { loadWorkbook, readSheet } from '../readers/xlsx.ts';
import { checkWorkbook } from '../readers/zip-directory.ts';
import { type RowSink, UnreadableFile } from '../row.ts';
import { sniffFile } from '../sniff.ts';

/** A line of a chase sheet somebody wrote a reason into. `reason` is null for one to take back. */
export interface ReadReasonRow {
  readonly key: string;
  readonly reason: NonEnrollmentReason | null;
  readonly evidence: string;
  readonly note: string;
  readonly baseVersion: number;
  readonly place: Place;
}

export interface ReadReasons {
  readonly rows: readonly ReadReasonRow[];
  /** Lines of persons without a reason. */
  readonly blankRows: number;
  /** Lines kept out here; each has a problem. */
  readonly rejectedRows: number;
  readonly problems: readonly Problem[];
}

/**
 * Reads a chase sheet that came back, from every visible sheet that has its columns, wherever they stand. Nothing is
 * thrown for bad data.
 *
 * @param mostRows lines after these are not read, and a problem says so
 */
export async function readReasons(path: string, mostRows: number): Promise<ReadReasons> {
  const reading = new Reading(mostRows);
  try {
    const file = await sniffFile(path);
    if (file.sort.format === 'csv') {
      const sink = new ReasonSink(reading, {});
      await readCsv({ path, bytes: file.bytes, encoding: file.sort.encoding }, sink);
      sink.finish();
      if (!sink.hasHeader) reading.headerMissing(sink);
      return reading;
    }
    const parts = await checkWorkbook(path, file.bytes);
    const bytes = await loadWorkbook(path);
    const sinks: ReasonSink[] = [];
    for (const sheet of parts.sheets.filter(({ hidden }) => !hidden)) {
      const sink = new ReasonSink(reading, { sheet: sheet.name });
      await readSheet(bytes, sheet.index, parts.unpackedBytes, sink);
      sink.finish();
      sinks.push(sink);
    }
    const [first] = sinks;
    if (first && !sinks.some(({ hasHeader }) => hasHeader)) {
      reading.headerMissing(
        sinks.find(({ search }) => search && !search.found && search.line !== null) ?? first,
      );
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    reading.problems.push({
      code: error.code,
      severity: 'ERROR',
      place: error.line === undefined ? {} : { line: error.line },
      ...(error.found === '' ? {} : { found: error.found }),
      values: error.values,
    });
  }
  return reading;
}

type Columns = Partial<Record<ChaseSheetKey, FoundColumn>>;

/** What has been read so far, of all sheets together. */
class Reading implements ReadReasons {
  readonly rows: ReadReasonRow[] = [];
  readonly problems: Problem[] = [];
  blankRows = 0;
  rejectedRows = 0;
  readonly mostRows: number;

  constructor(mostRows: number) {
    this.mostRows = mostRows;
  }

  take(cells: readonly string[], place: Place, columns: Columns): void {
    const text = (key: ChaseSheetKey) => tidy(cells[columns[key]?.index ?? -1] ?? '');
    const key = text('key');
    const [reasonText, evidence, note] = [text('reason'), text('evidence'), text('note')];
    const reject = (code: string, column: ChaseSheetKey, more: Partial<Problem> = {}) => {
      this.rejectedRows += 1;
      const header = columns[column]?.header;
      this.problems.push({
        code,
        severity: 'ERROR',
        place: { ...place, ...(header ? { column: header } : {}) },
        ...more,
      });
    };
    if (key === '') {
      // Titles, totals and notes of the reader; but a reason for nobody is said.
      if (reasonText !== '' && findReason(reasonText) !== undefined) reject('REASON_ROW_WITHOUT_KEY', 'key');
      return;
    }
    // The header again, where pages were put together.
    if (key === columns.key?.header) return;
    if (reasonText === '') {
      if (evidence !== '' && text('version') === '0') reject('REASON_MISSING', 'reason');
      else this.blankRows += 1;
      return;
    }
    const reason = findReason(reasonText);
    if (reason === undefined) {
      const expected = Object.values(nonEnrollmentReasons).join('、');
      reject('REASON_NOT_LISTED', 'reason', { found: withoutNumbers(reasonText), expected });
      return;
    }
    const version = text('version');
    if (!/^\d{1,9}$/.test(version)) {
      reject('REASON_VERSION_LOST', 'version');
      return;
    }
    if (this.rows.length >= this.mostRows) {
      reject('REASON_ROW_TOO_MANY', 'key', { values: { limit: this.mostRows } });
      return;
    }
    this.rows.push({ key, reason, evidence, note, baseVersion: Number(version), place });
  }

  headerMissing({ search, place }: ReasonSink): void {
    if (!search || search.found) return;
    const at = search.line === null ? place : { ...place, line: search.line };
    if (search.twice) {
      const { headers, name } = search.twice;
      this.#fault('COLUMN_TWICE', at, headers.join('、'), name);
    } else {
      const missing = search.missing.map(({ name }) => name).join('、');
      this.#fault('REASON_COLUMNS_MISSING', at, search.seen.slice(0, 12).join('、').slice(0, 120), missing);
    }
  }

  #fault(code: string, place: Place, found: string, expected: string): void {
    this.problems.push({ code, severity: 'ERROR', place, found, expected });
  }
}

/** Holds the first rows until the header is found among them. */
class ReasonSink implements RowSink {
  readonly place: Place;
  search: HeaderSearch<ChaseSheetKey> | null = null;
  readonly #reading: Reading;
  readonly #head: HeldRow[] = [];

  constructor(reading: Reading, place: Place) {
    this.#reading = reading;
    this.place = place;
  }

  get hasHeader(): boolean {
    return this.search?.found === true;
  }

  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void {
    if (this.search) {
      this.#take(cells, line);
      return;
    }
    this.#head.push({ cells: [...cells], line, numeric });
    if (this.#head.length === headerSearchRows) this.finish();
  }

  async drain(): Promise<boolean> {
    return this.search?.found !== false;
  }

  /** Settles where the header is; the rows below it are read. */
  finish(): void {
    if (this.search) return;
    const search = findHeader(chaseSheetFile, this.#head);
    this.search = search;
    if (!search.found) return;
    for (const { cells, line } of this.#head.slice(search.headerRow + 1)) this.#take(cells, line);
  }

  #take(cells: readonly string[], line: number): void {
    if (this.search?.found) this.#reading.take(cells, { ...this.place, line }, this.search.columns);
  }
}

function tidy(text: string): string {
  return text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').trim();
}

const byName = new Map<string, NonEnrollmentReason | null>([
  [normalizeText(reasonTakenBack), null],
  ...Object.entries(nonEnrollmentReasons).flatMap(([key, name]) => {
    const code = key as NonEnrollmentReason;
    return [code, name, ...reasonAliases[code]].map((text) => [normalizeText(text), code] as const);
  }),
]);

/** Null for 撤回上报; undefined for what is not on the list. */
function findReason(text: string): NonEnrollmentReason | null | undefined {
  return byName.get(normalizeText(text));
}
