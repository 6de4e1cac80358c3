import { type ChaseSheetKey, chaseSheetFile } from '../../../schema/files/chase-sheet.ts';
import { normalizeText } from '../../../schema/files/index.ts';
import { cellAddress } from '../../../schema/sheets/address.ts';
import type { PolicySnapshot } from '../../../schema/sheets/policy-read-back.ts';
import {
  type NonEnrollmentReason,
  nonEnrollmentReasons,
  reasonAliases,
  reasonTakenBack,
} from '../../../schema/values/non-enrollment-reason.ts';

/** Where things stand on a 疑似未参保名册 as it is now. Rows and columns of the sheet, 0-based. */
export interface ChaseLayout {
  readonly headerRow: number;
  readonly columns: ReadonlyMap<ChaseSheetKey | 'problem', number>;
  /** Last column with a header. */
  readonly lastColumn: number;
  /** Row of each person; the first of several. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** A row somebody filled in. */
export interface FilledRow {
  readonly row: number;
  readonly key: string;
  /** Null takes back what was reported. */
  readonly reason: NonEnrollmentReason | null;
  readonly evidence: string;
  readonly note: string;
  readonly baseVersion: number;
}

/** Something wrong with a row that the service need not be asked about. */
export interface RowFault {
  readonly row: number;
  readonly code: string;
  readonly found?: string;
  readonly expected?: string;
  readonly column?: string;
}

export type ChaseRead =
  | { readonly kind: 'unreadable'; readonly missing: readonly string[] }
  | {
      readonly kind: 'read';
      readonly layout: ChaseLayout;
      readonly filled: readonly FilledRow[];
      readonly faults: readonly RowFault[];
      readonly blankRows: number;
    };

const problemHeader = '问题';
const personKeyPattern = /^P[0-9A-Z]{16}$/;

/** Reads what was filled in, wherever columns were moved and rows sorted. Rows are known by their person key alone. */
export function readChase(snapshot: PolicySnapshot): ChaseRead {
  const { cells, row: firstRow, column: firstColumn } = snapshot;
  const header = findHeader(snapshot);
  if (header.missing.length > 0) return { kind: 'unreadable', missing: header.missing };
  const filled: FilledRow[] = [];
  const faults: RowFault[] = [];
  const rowOf = new Map<string, number>();
  let blankRows = 0;
  cells.slice(header.index + 1).forEach((line, index) => {
    const row = firstRow + header.index + 1 + index;
    const text = (key: ChaseSheetKey) => {
      const column = header.columns.get(key);
      return column === undefined ? '' : (line[column - firstColumn]?.text ?? '').trim();
    };
    const key = text('key').toUpperCase();
    const [reason, evidence, note] = [text('reason'), text('evidence'), text('note')];
    const code = reason === '' ? undefined : findReason(reason);
    if (!personKeyPattern.test(key)) {
      if (key === '' && code !== undefined) faults.push({ row, code: 'REASON_ROW_WITHOUT_KEY' });
      return;
    }
    if (!rowOf.has(key)) rowOf.set(key, row);
    if (reason === '') {
      if (evidence !== '' && text('version') === '0') {
        faults.push({ row, code: 'REASON_MISSING', column: nameOf('reason') });
      } else blankRows += 1;
      return;
    }
    if (code === undefined) {
      const expected = Object.values(nonEnrollmentReasons).join('、');
      faults.push({ row, code: 'REASON_NOT_LISTED', column: nameOf('reason'), found: reason, expected });
      return;
    }
    if (!/^\d{1,9}$/.test(text('version'))) {
      faults.push({ row, code: 'REASON_VERSION_LOST', column: nameOf('version') });
      return;
    }
    filled.push({ row, key, reason: code, evidence, note, baseVersion: Number(text('version')) });
  });
  return {
    kind: 'read',
    layout: {
      headerRow: firstRow + header.index,
      columns: header.columns,
      lastColumn: header.lastColumn,
      rowOf,
    },
    filled,
    faults,
    blankRows,
  };
}

/** Address of the reason of a row, for the service to name in a problem. */
export function reasonAddress(layout: ChaseLayout, row: number): string {
  return cellAddress(row, layout.columns.get('reason') ?? 0);
}

interface Header {
  readonly index: number;
  readonly columns: Map<ChaseSheetKey | 'problem', number>;
  readonly lastColumn: number;
  readonly missing: readonly string[];
}

/** The row in which most columns are found. */
function findHeader({ cells, column: firstColumn }: PolicySnapshot): Header {
  let best: Header = { index: -1, columns: new Map(), lastColumn: 0, missing: requiredNames([]) };
  cells.slice(0, 20).forEach((line, index) => {
    const columns = new Map<ChaseSheetKey | 'problem', number>();
    let lastColumn = firstColumn;
    line.forEach(({ text }, at) => {
      const word = normalizeText(text);
      if (word === '') return;
      lastColumn = firstColumn + at;
      const spec = chaseSheetFile.columns.find(({ aliases }) =>
        aliases.some((alias) => normalizeText(alias) === word),
      );
      if (spec && !columns.has(spec.key)) columns.set(spec.key, firstColumn + at);
      if (word === problemHeader) columns.set('problem', firstColumn + at);
    });
    const missing = requiredNames([...columns.keys()]);
    if (missing.length < best.missing.length) best = { index, columns, lastColumn, missing };
  });
  return best;
}

function requiredNames(found: readonly string[]): string[] {
  return chaseSheetFile.columns
    .filter(({ key, required }) => required && !found.includes(key))
    .map(({ name }) => name);
}

function nameOf(key: ChaseSheetKey): string {
  return chaseSheetFile.columns.find((column) => column.key === key)?.name ?? '';
}

const byWords = new Map<string, NonEnrollmentReason | null>([
  [normalizeText(reasonTakenBack), null],
  ...Object.entries(nonEnrollmentReasons).flatMap(([key, name]) => {
    // The list's own keys.
    const code = key as NonEnrollmentReason;
    return [code, name, ...reasonAliases[code]].map((text) => [normalizeText(text), code] as const);
  }),
]);

/** Null for 撤回上报; undefined for what is not on the list. */
function findReason(text: string): NonEnrollmentReason | null | undefined {
  return byWords.get(normalizeText(text));
}
