import { addDays, isLocalDate } from '../values/local-date.ts';
import type { Problem } from '../values/problem.ts';
import { cellAddress, sheetPrefix } from './address.ts';
import {
  addWord,
  hintText,
  isRemovable,
  itemPath,
  labelText,
  type PolicyColumn,
  type PolicyParameter,
  policyHeaders,
  removeWord,
} from './policy-parameter.ts';
import { isInside } from './policy-place.ts';

/** A cell as it was read: its text, and the number when it holds one (a day is then a serial). */
export interface PolicyCell {
  readonly text: string;
  readonly number: number | null;
}

/** What a sheet holds from its first used cell on. */
export interface PolicySnapshot {
  readonly sheetName: string;
  /** 0-based place of `cells[0][0]` on the sheet. */
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly PolicyCell[])[];
}

/** One change, as GraphQL's `ParameterEditInput` takes it. */
export interface PolicyEdit {
  readonly path: string;
  readonly text: string;
}

/** Where the columns and rows of a 政策参数 sheet are now; sheet rows and columns, 0-based. */
export interface PolicyLayout {
  readonly sheetName: string;
  readonly headerRow: number;
  readonly lastRow: number;
  /** A column someone has deleted or renamed is missing. */
  readonly columns: ReadonlyMap<PolicyColumn, number>;
  /** The first row of each parameter. */
  readonly rowOf: ReadonlyMap<string, number>;
}

export type PolicyRead =
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'read';
      readonly layout: PolicyLayout;
      /** Only what differs from the base version, in the order of the notice. */
      readonly edits: readonly PolicyEdit[];
      /** An ERROR means the edits are not all that was meant: they may be checked, never published. */
      readonly problems: readonly Problem[];
    };

/**
 * What someone changed on a 政策参数 sheet against the version it was made from. Rows are found by the hidden key,
 * columns by their headers: sorting, filtering, inserted rows and columns, renamed and copied sheets do not matter.
 *
 * @param base all parameters of the version the sheet carries
 */
export function readPolicy(snapshot: PolicySnapshot, base: readonly PolicyParameter[]): PolicyRead {
  const layout = layoutOf(snapshot);
  const place = (row: number, column: PolicyColumn): Problem['place'] => {
    const index = layout?.columns.get(column) ?? layout?.columns.get('value') ?? 0;
    return { address: `${sheetPrefix(snapshot.sheetName)}${cellAddress(row, index)}` };
  };
  if (!layout?.columns.has('value')) {
    const expected = layout ? policyHeaders.value : policyHeaders.path;
    const code = 'POLICY_COLUMN_MISSING';
    return {
      kind: 'unreadable',
      problems: [{ code, severity: 'ERROR', place: { sheet: snapshot.sheetName }, expected }],
    };
  }

  const known = new Map(base.map((parameter) => [parameter.path, parameter]));
  const rows = rowsOf(snapshot, layout);
  const problems: Problem[] = [];
  const report = (
    code: string,
    row: number,
    column: PolicyColumn,
    more: Partial<Problem> = {},
    severity: Problem['severity'] = 'ERROR',
  ) => problems.push({ code, severity, place: place(row, column), ...more });

  for (const column of ['operation', 'problem'] as const) {
    if (layout.columns.has(column)) continue;
    const [code, expected] = ['POLICY_COLUMN_GONE', policyHeaders[column]];
    problems.push({ code, severity: 'WARNING', place: { sheet: snapshot.sheetName }, expected });
  }

  const keyed = new Map<string, { row: SheetRow; edit: string; operation: string }[]>();
  for (const row of rows) {
    if (row.path === '') {
      if (row.value.text !== '') report('POLICY_VALUE_WITHOUT_KEY', row.at, 'value');
      else if (row.operation === removeWord) report('POLICY_VALUE_WITHOUT_KEY', row.at, 'operation');
      continue;
    }
    const parameter = known.get(row.path);
    if (!parameter) {
      if (row.value.text !== '') report('POLICY_KEY_UNKNOWN', row.at, 'value');
      continue;
    }
    const edit = valueText(row.value, parameter);
    if (isErrorValue(edit) && edit !== parameter.text) {
      report('POLICY_CELL_ERROR', row.at, 'value', { found: edit });
    }
    const operation = operationOf(row, parameter, (code, found) =>
      report(code, row.at, 'operation', { found, expected: removeWord }),
    );
    const changed = changedLabel(row, parameter);
    if (changed)
      report('POLICY_LABEL_EDITED', row.at, changed.column, { expected: changed.expected }, 'WARNING');
    const before = keyed.get(row.path);
    if (before) before.push({ row, edit, operation });
    else keyed.set(row.path, [{ row, edit, operation }]);
  }

  const edits: PolicyEdit[] = [];
  const removed = new Map<string, number>();
  for (const parameter of base) {
    const found = keyed.get(parameter.path);
    const first = found?.[0];
    if (!found || !first) continue;
    const other = found.find(({ edit, operation }) => edit !== first.edit || operation !== first.operation);
    if (other) {
      for (const { row } of found) {
        const twin = row === first.row ? other.row : first.row;
        report('POLICY_ROW_COPIED', row.at, 'value', { values: { row: twin.at + 1 } });
      }
      continue;
    }
    if (first.operation === removeWord) {
      const item = itemPath(parameter.path);
      if (item !== null && !removed.has(item)) {
        removed.set(item, first.row.at);
        edits.push({ path: item, text: removeWord });
      }
    }
    if (first.edit === parameter.text) continue;
    if (!parameter.isEditable) {
      report('POLICY_NOT_EDITABLE', first.row.at, 'value', { expected: parameter.text || '（空白）' });
    } else edits.push({ path: parameter.path, text: first.edit });
  }

  const isWithin = (path: string): boolean =>
    [...removed.keys()].some((prefix) => path !== prefix && isInside(path, prefix));
  for (const { path } of edits) {
    const row = keyed.get(path)?.[0]?.row.at;
    if (row !== undefined && isWithin(path)) report('POLICY_REMOVED_AND_CHANGED', row, 'value');
  }
  const gone = base.filter(({ path, isSpare, isEditable }) => isEditable && !isSpare && !keyed.has(path));
  const [lost] = gone;
  if (lost) {
    const values = { rows: gone.length, label: `${lost.group} ${lost.label}`.trim() };
    const missing = {
      code: 'POLICY_ROWS_MISSING',
      severity: 'WARNING',
      place: { sheet: snapshot.sheetName },
    } as const;
    problems.push({ ...missing, values });
  }
  // What is removed with the whole is not removed a second time.
  const wanted = edits.filter(({ path }) => !removed.has(path) || !isWithin(path));
  return { kind: 'read', layout, edits: wanted, problems };
}

interface SheetRow {
  /** 0-based row of the sheet. */
  readonly at: number;
  readonly path: string;
  readonly value: PolicyCell;
  readonly operation: string;
  readonly texts: ReadonlyMap<PolicyColumn, string>;
}

const nothing: PolicyCell = { text: '', number: null };

/** The header row is the one that names the hidden key column. */
function layoutOf({ cells, row, column, sheetName }: PolicySnapshot): PolicyLayout | null {
  const header = cells.findIndex((line) => line.some(({ text }) => text.trim() === policyHeaders.path));
  if (header < 0) return null;
  const columns = new Map<PolicyColumn, number>();
  for (const [key, words] of Object.entries(policyHeaders)) {
    const index = cells[header]?.findIndex(({ text }) => text.trim() === words) ?? -1;
    if (index >= 0) columns.set(key as PolicyColumn, column + index);
  }
  const keyColumn = (columns.get('path') ?? 0) - column;
  const rowOf = new Map<string, number>();
  cells.forEach((line, index) => {
    const path = line[keyColumn]?.text.trim() ?? '';
    if (index > header && path !== '' && !rowOf.has(path)) rowOf.set(path, row + index);
  });
  return { sheetName, headerRow: row + header, lastRow: row + cells.length - 1, columns, rowOf };
}

function rowsOf({ cells, row, column }: PolicySnapshot, layout: PolicyLayout): SheetRow[] {
  return cells.slice(layout.headerRow - row + 1).map((line, index): SheetRow => {
    const cellOf = (key: PolicyColumn): PolicyCell => {
      const place = layout.columns.get(key);
      return place === undefined ? nothing : (line[place - column] ?? nothing);
    };
    const labels = (['clause', 'group', 'label', 'unit', 'hint'] as const)
      .filter((key) => layout.columns.has(key))
      .map((key) => [key, tidy(cellOf(key).text)] as const);
    return {
      at: layout.headerRow + 1 + index,
      path: cellOf('path').text.trim(),
      value: { ...cellOf('value'), text: tidy(cellOf('value').text) },
      operation: tidy(cellOf('operation').text),
      texts: new Map(labels),
    };
  });
}

/** Blanks around a text and the kind of its line ends are nobody's edit. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[\s\u3000\u200b\ufeff]+|[\s\u3000\u200b\ufeff]+$/gu, '');
}

/** The value as text. A bare number in a row of days is Excel's count of days; the same day is no change. */
function valueText({ text, number }: PolicyCell, parameter: PolicyParameter): string {
  if (isDayRow(parameter)) {
    if (number !== null && Number.isInteger(number) && number >= 36_526 && number < 109_575) {
      return addDays('1899-12-30', number);
    }
    const day = writtenDay(text);
    if (day !== null && isLocalDate(parameter.text)) return day;
  }
  return text === tidy(parameter.text) ? parameter.text : text;
}

/** By the value or by the words of the hint; a day that a hint merely mentions does not count. */
function isDayRow({ text, hint }: PolicyParameter): boolean {
  return isLocalDate(text) || (hint ?? '').split('；').some((part) => part.startsWith('日期'));
}

/** `2024/11/30`, `2024.11.30`, `2024年11月30日` as `2024-11-30`; null for anything else, which goes as it was typed. */
function writtenDay(text: string): string | null {
  const match = /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/.exec(text.normalize('NFKC'));
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(written) ? written : null;
}

function isErrorValue(text: string): boolean {
  return /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!)$/.test(text);
}

function operationOf(
  { operation }: SheetRow,
  parameter: PolicyParameter,
  refuse: (code: string, found: string) => void,
): string {
  if (operation === '' || operation === addWord) return '';
  if (operation !== removeWord) refuse('POLICY_OPERATION_UNKNOWN', operation);
  // An empty spare row is not there yet.
  else if (parameter.isSpare) return '';
  else if (isRemovable(parameter)) return removeWord;
  else refuse('POLICY_NOT_REMOVABLE', operation);
  return '';
}

/** The first label cell of a row that says something else than we wrote there. */
function changedLabel(
  { texts }: SheetRow,
  parameter: PolicyParameter,
): { readonly column: PolicyColumn; readonly expected: string } | null {
  const ours: Partial<Record<PolicyColumn, string>> = {
    clause: parameter.clause ?? '',
    group: parameter.group,
    label: labelText(parameter),
    unit: parameter.unit ?? '',
    hint: hintText(parameter) ?? '',
  };
  for (const [column, text] of texts) {
    const expected = ours[column] ?? '';
    if (text !== tidy(expected)) return { column, expected: expected || '（空白）' };
  }
  return null;
}
