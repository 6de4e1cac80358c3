import { type ColumnSpec, type FileSpec, normalizeHeader, normalizeText } from '../../schema/files/column.ts';
import { holdsNumber, holdsPersons, shownHeaders, withoutNumbers } from './found-text.ts';
import { UnreadableFile } from './row.ts';

/** The header row must be among the first rows that are not blank. */
export const headerSearchRows = 10;

export interface HeldRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly numeric: ReadonlySet<number> | null;
}

export interface FoundColumn {
  /** 0-based position in a row. */
  readonly index: number;
  /** The header as the file writes it. */
  readonly header: string;
}

export type HeaderSearch<Key extends string> =
  | {
      readonly found: true;
      /** Rows of `head` up to this position belong to title and header. */
      readonly headerRow: number;
      readonly columns: Partial<Record<Key, FoundColumn>>;
      /** Number of cells in the header: a longer row has slipped. */
      readonly width: number;
    }
  | {
      readonly found: false;
      readonly missing: readonly ColumnSpec<Key>[];
      /** Headers of the best row, empty when no row looks like a header. */
      readonly seen: readonly string[];
      readonly line: number | null;
      readonly twice?: { readonly name: string; readonly headers: readonly string[] };
      readonly tenThousands?: string;
    };

/**
 * Finds the header among the first rows. A merged cell keeps its text in the top row only, so a blank cell takes the
 * text of up to two rows above it; of equal matches the upper row wins.
 *
 * @throws UnreadableFile HEADER_HOLDS_DATA
 */
export function findHeader<Key extends string>(
  spec: FileSpec<Key>,
  head: readonly HeldRow[],
): HeaderSearch<Key> {
  let best: { row: number; texts: string[]; matches: Map<Key, number[]> } | null = null;
  for (let row = 0; row < Math.min(head.length, headerSearchRows); row++) {
    const texts = effectiveTexts(head, row);
    const matches = matchColumns(spec, texts);
    if (!best || matches.size > best.matches.size) best = { row, texts, matches };
  }
  if (!best || best.matches.size < Math.min(2, spec.columns.filter((column) => column.required).length)) {
    return { found: false, missing: spec.columns.filter((column) => column.required), seen: [], line: null };
  }
  const { row, texts, matches } = best;
  const line = head[row]?.line ?? null;
  const known = new Set([...matches.values()].flat());
  const seen = shownHeaders(texts, (index) => known.has(index));
  const missing = spec.columns.filter((column) => column.required && !matches.has(column.key));
  if (missing.length > 0) return { found: false, missing, seen, line };
  const columns: Partial<Record<Key, FoundColumn>> = {};
  for (const column of spec.columns) {
    const indexes = matches.get(column.key);
    if (!indexes) continue;
    if (indexes.length > 1) {
      const headers = indexes.map((index) => withoutNumbers(texts[index] ?? ''));
      return { found: false, missing: [], seen, line, twice: { name: column.name, headers } };
    }
    const index = indexes[0] as number;
    const text = (texts[index] ?? '').trim();
    const header = holdsNumber(text) ? withoutNumbers(text) : text;
    if (column.key === 'amount') {
      const unit = /万|千元|百元/.test(header) ? header : unitAbove(head, row);
      if (unit !== null) return { found: false, missing: [], seen, line, tenThousands: unit };
    }
    columns[column.key] = { index, header };
  }
  if (holdsPersons(head.slice(0, row + 1)))
    throw new UnreadableFile('HEADER_HOLDS_DATA', '', {}, line ?? undefined);
  return { found: true, headerRow: row, columns, width: texts.length };
}

/** 单位：万元 in the title, or 金额（万元） over a group of columns; null when nothing above the header says so. */
function unitAbove(head: readonly HeldRow[], headerRow: number): string | null {
  for (const { cells } of head.slice(0, headerRow)) {
    const said = cells.find(
      (cell) => /(?:万|千|百)元/.test(cell) && (/单位/.test(cell) || cell.trim().length <= 12),
    );
    if (said !== undefined) return said.trim().slice(0, 40);
  }
  return null;
}

function effectiveTexts(head: readonly HeldRow[], row: number): string[] {
  const width = Math.max(...[row - 2, row - 1, row].map((each) => head[each]?.cells.length ?? 0));
  return Array.from({ length: width }, (_, column) => {
    for (let above = row; above >= Math.max(0, row - 2); above--) {
      const text = head[above]?.cells[column] ?? '';
      if (text.trim() !== '') return text;
    }
    return '';
  });
}

/** For each column the header positions that match its best alias. */
function matchColumns<Key extends string>(spec: FileSpec<Key>, texts: readonly string[]): Map<Key, number[]> {
  const whole = texts.map(normalizeText);
  const short = texts.map(normalizeHeader);
  const taken = new Set<number>();
  const matches = new Map<Key, number[]>();
  for (const column of spec.columns) {
    const aliases = column.aliases.map(normalizeText);
    let rank = Number.POSITIVE_INFINITY;
    let indexes: number[] = [];
    for (let index = 0; index < texts.length; index++) {
      if (taken.has(index) || whole[index] === '') continue;
      const at = aliases.indexOf(whole[index] as string);
      const atShort = aliases.indexOf(short[index] as string);
      const found = at === -1 ? atShort : atShort === -1 ? at : Math.min(at, atShort);
      if (found === -1) continue;
      if (found < rank) {
        rank = found;
        indexes = [index];
      } else if (found === rank) indexes.push(index);
    }
    if (indexes.length === 0) continue;
    for (const index of indexes) taken.add(index);
    matches.set(column.key, indexes);
  }
  return matches;
}
