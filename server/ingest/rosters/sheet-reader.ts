import { rosterFacts, rosterPersonNames } from '../../../schema/files/index.ts';
import type { Place } from '../../../schema/values/problem.ts';
import { isIdNumber, withoutNumbers } from '../found-text.ts';
import { type HeldRow, headerSearchRows } from '../header.ts';
import type { RowSink } from '../row.ts';
import { findRosterColumns, type RosterSearch } from './columns.ts';
import type { RosterFile, RosterSheet } from './roster-file.ts';
import { RosterRows } from './rows.ts';
import type { RosterSink } from './types.ts';

/** Holds the first rows until the header is found among them, then passes rows on. */
export class SheetReader implements RowSink {
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
      else if (fault.code === 'HEADER_HOLDS_DATA') add('', '');
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
    return cells.some(isIdNumber);
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
