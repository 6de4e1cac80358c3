import { readFile } from 'node:fs/promises';
import { type Cell, type CellValue, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { breakdownHeaders } from '../../../schema/sheets/breakdown-form.ts';
import type { BreakdownSnapshot, BreakdownSnapshotCell } from '../../../schema/sheets/breakdown-read-back.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { readCsv } from '../readers/csv.ts';
import { checkWorkbook } from '../readers/zip-directory.ts';
import { UnreadableFile } from '../row.ts';
import { type SniffedFile, sniffFile } from '../sniff.ts';

/** A sheet that is a 目标分解 form by its identity or its headers. */
export interface BroughtSheet {
  /** Tab name; '' for a .csv. */
  readonly name: string;
  /** The same as it may be told and stored: somebody's number in it is not. */
  readonly shownName: string;
  /** What says whose form it is, not trusted; more than one where two forms were put together. */
  readonly tokens: readonly string[];
  readonly snapshot: BreakdownSnapshot;
}

export interface BreakdownFile {
  /** SHA-256 of the file, hex; '' when it could not be opened. */
  readonly digest: string;
  readonly format: 'xlsx' | 'csv' | null;
  readonly sheets: readonly BroughtSheet[];
  readonly problems: readonly Problem[];
}

/** A form is a few kilobytes; what unpacks to more is something else. */
const mostUnpackedBytes = 32 * 1024 * 1024;
/** Cells beyond are not looked at: a stray one at XFD1048576 would make a table of 17 thousand million. */
const readArea = 'A1:SZ5000';
const tokenHead = 'ZJ1.';

/**
 * The forms of a file that was filled in Excel, WPS or LibreOffice, or saved from them as .csv. Sheets that are no forms
 * are the sender's own; hidden ones count only where no visible one is a form. Nothing is thrown for bad data.
 */
export async function readBreakdownFile(path: string): Promise<BreakdownFile> {
  let digest = '';
  let format: BreakdownFile['format'] = null;
  try {
    const file = await sniffFile(path);
    digest = file.digest;
    format = file.sort.format;
    const sheets = format === 'csv' ? await csvSheet(file) : await workbookSheets(file);
    const problems: Problem[] =
      sheets.length > 0 ? [] : [{ code: 'BREAKDOWN_FILE_NO_FORM', severity: 'ERROR', place: {} }];
    return { digest, format, sheets, problems };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { digest, format, sheets: [], problems: [unreadable(error)] };
  }
}

/** What kept a file from being read, as a problem. */
export function unreadable({ code, found, values, line }: UnreadableFile): Problem {
  return {
    code,
    severity: 'ERROR',
    place: line === undefined ? {} : { line },
    ...(found === '' ? {} : { found }),
    values,
  };
}

async function workbookSheets(file: SniffedFile): Promise<BroughtSheet[]> {
  const parts = await checkWorkbook(file.path, file.bytes);
  if (parts.unpackedBytes > mostUnpackedBytes) {
    const limit = `${mostUnpackedBytes / 1024 ** 2} MB`;
    throw new UnreadableFile('XLSX_TOO_LARGE', `展开后 ${Math.ceil(parts.unpackedBytes / 1024 ** 2)} MB`, {
      limit,
    });
  }
  const workbook = await opened(file.path);
  const forms = workbook.sheets
    .map((sheet) => ({ sheet, isHidden: sheet.hidden === true || sheet.veryHidden === true }))
    .map(({ sheet, isHidden }) => ({ isHidden, form: brought(snapshotOf(sheet)) }))
    .filter(({ form }) => form !== null) as { isHidden: boolean; form: BroughtSheet }[]; // filtered just now
  const visible = forms.filter(({ isHidden }) => !isHidden);
  const sheets = (visible.length > 0 ? visible : forms).map(({ form }) => form);
  const [only] = sheets;
  const property = workbook.properties?.custom?.zjSheet;
  // A second copy of the identity, of one form alone; where several stand together it would be another's.
  if (only && sheets.length === 1 && only.tokens.length === 0 && typeof property === 'string') {
    return [{ ...only, tokens: [property] }];
  }
  return sheets;
}

async function opened(path: string): Promise<Workbook> {
  try {
    return await readXlsx(await readFile(path), { range: readArea });
  } catch (error) {
    if (
      error instanceof Error &&
      /^(?:ParseError|ZipError|XmlError|HucreError|EncryptedFileError)$/.test(error.name)
    ) {
      throw new UnreadableFile('XLSX_DAMAGED');
    }
    throw error;
  }
}

function snapshotOf({ name, rows, cells }: Sheet): BreakdownSnapshot {
  const known = new Map<string, string>();
  const plain = (value: CellValue) => plainValue(value, known);
  return {
    sheetName: name,
    row: 0,
    column: 0,
    cells: rows.map((line, row) =>
      line.map((value, column) => snapshotCell(value, cells?.get(`${row},${column}`), plain)),
    ),
  };
}

function snapshotCell(
  value: CellValue,
  cell: Cell | undefined,
  plain: (value: CellValue) => string | number | boolean,
): BreakdownSnapshotCell {
  // A formula filled down is stored once; the cells below it have it as ''.
  if (cell?.formula === undefined) return { value: plain(value), formula: null };
  const formula = `=${cell.formula}`;
  // Never calculated: its text is no number, so nobody takes it for an empty cell.
  return { value: value === null ? formula : plain(value), formula };
}

/** Longer than any header, name, number or identity of a form. */
const longestText = 400;
/** What a cell of Excel holds. */
const longestCell = 32_767;

/** @param known long texts, which may be stored once and stand in thousands of cells: each is looked at once */
function plainValue(value: CellValue, known: Map<string, string>): string | number | boolean {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'string' || value.length <= longestText) return value;
  const text = known.get(value) ?? value.trim().slice(0, longestCell);
  known.set(value, text);
  return text;
}

async function csvSheet({ path, bytes, sort }: SniffedFile): Promise<BroughtSheet[]> {
  if (sort.format !== 'csv') throw new Error('not a csv file');
  const cells: BreakdownSnapshotCell[][] = [];
  await readCsv(
    { path, bytes, encoding: sort.encoding },
    {
      row(line) {
        if (cells.length < 5000) cells.push(line.map((value) => ({ value, formula: null })));
      },
      drain: async () => cells.length < 5000,
    },
  );
  const form = brought({ sheetName: '', row: 0, column: 0, cells });
  return form ? [form] : [];
}

function brought(snapshot: BreakdownSnapshot): BroughtSheet | null {
  const tokens = new Set<string>();
  for (const { value } of snapshot.cells.flat()) {
    if (typeof value === 'string' && value.trim().startsWith(tokenHead)) tokens.add(value.trim());
  }
  if (tokens.size === 0 && !hasHeaders(snapshot)) return null;
  const { sheetName } = snapshot;
  const shownName = withoutIdNumbers(sheetName);
  return { name: sheetName, shownName, tokens: [...tokens], snapshot: { ...snapshot, sheetName: shownName } };
}

const { name, lastYear, population, lock, remarks, status, finding, code } = breakdownHeaders;
const ourHeaders = new Set(
  [name, lastYear, population, lock, remarks, status, finding, code].map(plainHeader),
);

/** A line with most of the headers that every form has: its identity may be lost, a form it is. */
function hasHeaders({ cells }: BreakdownSnapshot): boolean {
  return cells.slice(0, 40).some((line) => {
    const found = new Set(
      line.map(({ value }) => plainHeader(String(value))).filter((text) => ourHeaders.has(text)),
    );
    return found.size >= 4;
  });
}

function plainHeader(text: string): string {
  if (text.length > longestText) return '';
  return text.normalize('NFKC').replace(/\s/g, '');
}
