import {
  type BreakdownColumnShape,
  type BreakdownForm,
  type BreakdownNumbers,
  type BreakdownVillageShape,
  mostBreakdownPersons,
  taskColumnCode,
} from './breakdown.ts';
import { withoutName } from './person-name.ts';
import type { Place, Problem } from './problem.ts';
import { withoutIdNumbers } from './redaction.ts';

/** What stands in a cell: a number, nothing, or text that is no number. */
export type FilledCell = number | null | { readonly text: string };

/** A row as it came. */
export interface FilledRow {
  /** '' when the row has lost its code. */
  readonly villageCode: string;
  /** '' when the rows came without names: then code and name are not compared. */
  readonly villageName: string;
  /** In the order of the form's columns. */
  readonly cells: readonly FilledCell[];
  /** 1-based row of the sheet; null for rows that came without one. */
  readonly line: number | null;
  /** A1 address per column, with or without the sheet; null (or none) for rows that came without a sheet. */
  readonly addresses: readonly (string | null)[];
}

/** Where the rows came from, and where a column's total is pointed at: its remainder cell. */
export interface CheckPlaces {
  readonly sheet?: string;
  readonly file?: string;
  /** In the order of the form's columns. */
  readonly totals: readonly (string | null)[];
}

/**
 * Everything wrong with a filled form: row by row, then villages without a row, then totals.
 *
 * A total that is short is reported once every cell of its column is filled: until then nobody knows it. One that has
 * passed the quota already is reported at once. While a cell of the column is itself wrong nothing is said of its total:
 * the sheet adds that cell in, and would show another one.
 *
 * @param mode `complete` for submitting; `partial` for a draft: only what can never be right
 * @param shown what the server has in the columns that are only shown; without it they are not compared
 */
export function checkBreakdown(
  form: BreakdownForm,
  rows: readonly FilledRow[],
  places: CheckPlaces,
  mode: 'complete' | 'partial',
  shown: BreakdownNumbers | null = null,
): readonly Problem[] {
  const check: Check = { form, places, mode, shown };
  const villages = new Map(form.villages.map((village) => [village.code, village]));
  const seen = new Map<string, FilledRow>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const village = villages.get(row.villageCode);
    if (row.villageCode === '') problems.push(...withoutCode(check, row));
    else if (village === undefined) problems.push(rowProblem(check, row, 'BREAKDOWN_VILLAGE_FOREIGN'));
    else if (seen.has(row.villageCode)) problems.push(...twice(check, row, village));
    else {
      seen.set(row.villageCode, row);
      problems.push(...rowProblems(check, row, village));
    }
  }
  if (mode === 'partial') return problems;
  const living = form.villages.filter(({ isAbolished }) => !isAbolished);
  const missing = living.filter(({ code }) => !seen.has(code));
  return [
    ...problems,
    ...missing.map((village) =>
      problem('BREAKDOWN_VILLAGE_MISSING', sourceOf(check), { values: { village: village.name } }),
    ),
    ...totals(
      check,
      living.map(({ code }) => seen.get(code) ?? null),
    ),
  ];
}

/**
 * A cell's value as a number: `1,234`, `１２３` and `12 ` are, blank is null, anything else stays text. Negative numbers
 * and fractions stay numbers; the check names them.
 */
export function filledCell(value: string | number | boolean | null): FilledCell {
  if (value === null) return null;
  // Adding 0 turns −0 into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : { text: String(value) };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  const trimmed = value.trim();
  if (trimmed === '') return null;
  if (trimmed.length > longestRead) return { text: trimmed };
  const plain = trimmed.normalize('NFKC').replaceAll('−', '-').trim();
  if (plain === '') return null;
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return { text: trimmed };
  return Number(plain.replaceAll(',', '')) + 0;
}

/** Of a name or a number: a cell can hold 32,767 characters, and a sheet that same text thousands of times. */
const longestRead = 200;

interface Check {
  readonly form: BreakdownForm;
  readonly places: CheckPlaces;
  readonly mode: 'complete' | 'partial';
  readonly shown: BreakdownNumbers | null;
}

/** A row whose hidden code is gone is a fault when it holds numbers or stands for a village: they would be lost. */
function withoutCode(check: Check, row: FilledRow): Problem[] {
  const { form } = check;
  const first = form.columns.findIndex(({ isFilled }, at) => isFilled && typeof row.cells[at] === 'number');
  const isVillage = form.villages.some(({ name }) => isSameName(name, row.villageName));
  const filled = row.cells.some((cell, at) => cell !== null && form.columns[at]?.isFilled);
  if (first < 0 && !(isVillage && filled)) return [];
  const at = Math.max(first, 0);
  return [
    problem('BREAKDOWN_ROW_WITHOUT_CODE', cellPlace(check, row, at), {
      values: { village: isVillage ? row.villageName.trim() : '' },
    }),
  ];
}

function twice(check: Check, row: FilledRow, village: BreakdownVillageShape): Problem[] {
  return [rowProblem(check, row, 'BREAKDOWN_VILLAGE_TWICE', { village: village.name })];
}

function rowProblems(check: Check, row: FilledRow, village: BreakdownVillageShape): Problem[] {
  const { columns } = check.form;
  if (row.villageName.trim() !== '' && !isSameName(row.villageName, village.name)) {
    return [
      rowProblem(check, row, 'BREAKDOWN_NAME_DIFFERS', { village: village.name }, shortened(row.villageName)),
    ];
  }
  if (village.isAbolished) {
    const at = columns.findIndex(({ isFilled }, index) => isFilled && (row.cells[index] ?? null) !== null);
    if (at < 0) return [];
    const place = cellPlace(check, row, at);
    return [problem('BREAKDOWN_VILLAGE_ABOLISHED', place, { values: { village: village.name } })];
  }
  return columns.flatMap((column, at) =>
    column.isFilled ? filledProblems(check, row, village, at) : shownProblems(check, row, village, at),
  );
}

function filledProblems(check: Check, row: FilledRow, village: BreakdownVillageShape, at: number): Problem[] {
  const cell = row.cells[at] ?? null;
  const fault = cellFault(cell);
  const place = cellPlace(check, row, at);
  const values = { village: village.name };
  if (fault !== null) return [problem(fault, place, { found: foundIn(cell), values })];
  if (check.mode === 'partial') return [];
  if (cell === null) return [problem('BREAKDOWN_CELL_EMPTY', place, { values })];
  const column = check.form.columns[at];
  const task = taskOf(check, row);
  if (!column?.isSubQuota || task === null || Number(cell) <= task) return [];
  return [problem('BREAKDOWN_ABOVE_TASK', place, { found: foundIn(cell), expected: String(task), values })];
}

/** A column that is only shown holds what the server put there. */
function shownProblems(check: Check, row: FilledRow, village: BreakdownVillageShape, at: number): Problem[] {
  const numbers = check.shown?.get(village.code);
  if (numbers === undefined) return [];
  const cell = row.cells[at] ?? null;
  const expected = numbers[at] ?? null;
  if (cell === expected) return [];
  return [
    problem('BREAKDOWN_NOT_YOURS', cellPlace(check, row, at), {
      found: cell === null ? '' : foundIn(cell),
      expected: expected === null ? '' : String(expected),
      values: { village: village.name },
    }),
  ];
}

/** Null for a whole number in range, and for a blank cell. */
function cellFault(cell: FilledCell): string | null {
  if (cell === null) return null;
  if (typeof cell !== 'number') return 'BREAKDOWN_NOT_A_NUMBER';
  if (cell < 0) return 'BREAKDOWN_NEGATIVE';
  if (!Number.isInteger(cell)) return 'BREAKDOWN_NOT_WHOLE';
  return cell > mostBreakdownPersons ? 'BREAKDOWN_TOO_LARGE' : null;
}

/** The task of a row; null when there is none to compare with. */
function taskOf({ form }: Check, row: FilledRow): number | null {
  const at = form.columns.findIndex(({ code }) => code === taskColumnCode);
  const cell = row.cells[at] ?? null;
  return typeof cell === 'number' && cellFault(cell) === null ? cell : null;
}

/** @param rows of the villages that must be filled; null: the row is missing */
function totals(check: Check, rows: readonly (FilledRow | null)[]): Problem[] {
  return check.form.columns.flatMap((column, at) => {
    const { quotaPersons } = column;
    if (!column.isFilled || quotaPersons === null) return [];
    const cells = rows.map((row) => row?.cells[at] ?? null);
    if (cells.some((cell) => cellFault(cell) !== null)) return [];
    const known = cells.filter((cell) => cell !== null);
    const sum = known.reduce((total: number, cell) => total + Number(cell), 0);
    const isShort = sum < quotaPersons && known.length === cells.length;
    return isShort || sum > quotaPersons ? [sumDiffers(check, column, quotaPersons, sum, at)] : [];
  });
}

function sumDiffers(
  check: Check,
  column: BreakdownColumnShape,
  quota: number,
  sum: number,
  at: number,
): Problem {
  const by = Math.abs(sum - quota);
  const place = {
    ...sourceOf(check),
    column: column.name,
    ...addressOf(check, check.places.totals[at] ?? null),
  };
  return problem('BREAKDOWN_SUM_DIFFERS', place, {
    found: String(sum),
    expected: String(quota),
    // One of the two is blank and its half of the sentence left out.
    values: { by, over: sum > quota ? by : '', short: sum < quota ? by : '' },
  });
}

interface Details {
  readonly found?: string;
  readonly expected?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

function problem(code: string, place: Place, details: Details): Problem {
  return { code, severity: 'ERROR', place, ...details };
}

/** Points at the row's first cell that can be filled. */
function rowProblem(
  check: Check,
  row: FilledRow,
  code: string,
  values: Readonly<Record<string, string>> = {},
  found: string = shortened(row.villageName),
): Problem {
  const at = check.form.columns.findIndex(({ isFilled }) => isFilled);
  const { column: _column, ...place } = cellPlace(check, row, Math.max(at, 0));
  return problem(code, place, { found, values });
}

function cellPlace(check: Check, row: FilledRow, at: number): Place {
  const column = check.form.columns[at]?.name;
  return {
    ...sourceOf(check),
    ...(row.line === null ? {} : { line: row.line }),
    ...(column === undefined ? {} : { column }),
    ...addressOf(check, row.addresses[at] ?? null),
  };
}

function sourceOf({ places: { file, sheet } }: Check): Place {
  return { ...(file === undefined ? {} : { file }), ...(sheet === undefined ? {} : { sheet }) };
}

/** With the sheet, so that a jump leads there from any other sheet. */
function addressOf({ places: { sheet } }: Check, address: string | null): Place {
  if (address === null) return {};
  if (sheet === undefined || address.includes('!')) return { address };
  return { address: `'${sheet.replaceAll("'", "''")}'!${address}` };
}

/** Blanks and width are nobody's renaming. */
function isSameName(one: string, other: string): boolean {
  if (one.length > longestRead) return false;
  const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');
  return plain(one) === plain(other);
}

function foundIn(cell: FilledCell): string {
  return cell === null ? '' : shortened(typeof cell === 'number' ? String(cell) : cell.text);
}

function shortened(text: string): string {
  const safe = withoutName(withoutIdNumbers(text.trim().slice(0, longestRead)));
  return safe.length > 20 ? `${safe.slice(0, 20)}…` : safe;
}
