import { type BreakdownJournal, baseOf, type CellContent } from '../../../schema/sheets/breakdown-journal.ts';
import { cellsOf, same } from '../../../schema/sheets/breakdown-journal-cells.ts';
import { contents } from '../../../schema/sheets/breakdown-journal-steps.ts';
import {
  type BreakdownSnapshot,
  type ReadBreakdown,
  readBreakdown,
} from '../../../schema/sheets/breakdown-read-back.ts';
import { type BreakdownCellKey, cellKey } from '../../../schema/values/breakdown.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { isToken, peekToken, type SheetTokenFacts } from '../../../schema/values/sheet-token.ts';
import type { FoundForm } from '../../excel/find-forms.ts';
import type { BreakdownSheet } from '../../excel/read-breakdown.ts';

/**
 * A form of the workbook, or what was typed on one that is gone.
 * original: the sheet its journal is of; copy: it carries the journal of another sheet; gone: a journal without a sheet;
 * foreign: a sheet without a journal in this workbook.
 */
export interface PendingForm {
  readonly kind: 'original' | 'copy' | 'gone' | 'foreign';
  /** Null for one that is gone. */
  readonly found: FoundForm | null;
  readonly sheet: BreakdownSheet | null;
  /** Null for a foreign one, and for a copy. */
  readonly journal: BreakdownJournal | null;
  /** Of a copy: the journal it carries. */
  readonly copyOf: BreakdownJournal | null;
  /** What its token says it is, whatever the pane shows; null when it has none. */
  readonly facts: SheetTokenFacts | null;
  readonly token: string | null;
  /** What stands in it; null when it is gone, foreign or its columns cannot be told. */
  readonly read: ReadBreakdown | null;
  readonly problems: readonly Problem[];
}

/** A form's sheet as it was found. */
export interface SeenSheet {
  readonly found: FoundForm;
  readonly sheet: BreakdownSheet;
}

/** Which sheet belongs to which journal. Where it is not sure that nothing gets lost, it is left open. */
export function formsOf(
  journals: readonly BreakdownJournal[],
  seen: readonly SeenSheet[],
): readonly PendingForm[] {
  const forms: PendingForm[] = [];
  const taken = new Set<SeenSheet>();
  for (const journal of journals) {
    const own = seen.filter((each) => each.sheet.sheetKey === journal.sheetKey && isOf(journal, each));
    const original =
      own.find(({ sheet }) => sheet.sheetId === journal.sheetId) ??
      // Excel may give sheets other ids when the file is opened again; then the sheet that shows all that the journal
      // knows is the one. A copy made before others' numbers came in, or before one was chosen, would take them back.
      (journal.isCarried ? undefined : own.find(({ sheet }) => showsAll(journal, sheet.snapshot)));
    for (const each of own) taken.add(each);
    if (original) forms.push(formOf('original', original, journal));
    else forms.push(goneForm(journal));
    for (const each of own) if (each !== original) forms.push(formOf('copy', each, journal));
  }
  for (const each of seen) if (!taken.has(each)) forms.push(formOf('foreign', each, null));
  return forms.sort((left, right) => Number(right.found?.isActive ?? 0) - Number(left.found?.isActive ?? 0));
}

/** Whether anything of a journal has not reached the service. */
export function isPending({ edits, conflicts, outbox }: BreakdownJournal): boolean {
  return Object.keys(edits).length + conflicts.length > 0 || outbox !== null;
}

/** The same form in a later scan. */
export function sameForm(left: PendingForm, right: PendingForm): boolean {
  const key = (form: PendingForm) =>
    form.found === null ? `gone ${form.journal?.sheetKey}` : `sheet ${form.sheet?.sheetId}`;
  return key(left) === key(right);
}

function formOf(
  kind: 'original' | 'copy' | 'foreign',
  { found, sheet }: SeenSheet,
  journal: BreakdownJournal | null,
): PendingForm {
  // The original's journal has moved on since the copy was made: it says nothing of the copy.
  const token = tokenIn(sheet.snapshot) ?? (kind === 'original' ? journal?.token : null) ?? null;
  const read = journal ? readBreakdown(sheet.snapshot, journal.form.columns) : null;
  return {
    kind,
    found,
    sheet,
    journal: kind === 'original' ? journal : null,
    copyOf: kind === 'copy' ? journal : null,
    token,
    facts: token === null ? null : peekToken(token),
    read: read?.kind === 'read' ? read : null,
    problems: read?.problems ?? [],
  };
}

function goneForm(journal: BreakdownJournal): PendingForm {
  return {
    kind: 'gone',
    found: null,
    sheet: null,
    journal,
    copyOf: null,
    token: journal.token,
    facts: peekToken(journal.token),
    read: null,
    problems: [],
  };
}

/** False when somebody has laid another township's form, or another edition, over the sheet. */
function isOf(journal: BreakdownJournal, { sheet }: SeenSheet): boolean {
  const token = tokenIn(sheet.snapshot);
  const facts = token === null ? null : peekToken(token);
  return (
    facts === null ||
    (facts.campaignId === journal.campaignId &&
      facts.divisionCode === journal.divisionCode &&
      facts.edition === journal.edition)
  );
}

/** Whether a sheet shows in each cell what the journal's own showed last: an edit, or else the service's number. */
function showsAll(journal: BreakdownJournal, snapshot: BreakdownSnapshot): boolean {
  const read = readBreakdown(snapshot, journal.form.columns);
  if (read.kind !== 'read') return false;
  const found = contents(journal, read);
  return cellsOf(journal).every((cell) => {
    const key = cellKey(cell);
    const edit = journal.edits[key];
    const shows = found.get(key);
    if (shows === undefined) return edit === undefined;
    return same(shows, edit ? edit.mine : baseOf(journal, cell));
  });
}

/** The token on a sheet, wherever it stands. */
export function tokenIn({ cells }: BreakdownSnapshot): string | null {
  for (const line of cells) {
    for (const { value } of line) {
      if (typeof value === 'string' && isToken(value.trim())) return value.trim();
    }
  }
  return null;
}

/** What stands in a cell of a form as Excel has it; undefined where row or column is gone. */
export function rawAt(
  { sheet, read }: PendingForm,
  villageCode: string,
  columnKey: string,
): CellContent | undefined {
  const row = read?.layout.rowOf.get(villageCode);
  const column = read?.layout.columnOf.get(columnKey);
  if (!sheet || row === undefined || column === undefined) return undefined;
  return rawCell(sheet.snapshot, row, column);
}

/** Rows and columns of the sheet, 0-based; outside of what is used everything is empty. */
export function rawCell(
  { cells, row, column }: BreakdownSnapshot,
  atRow: number,
  atColumn: number,
): CellContent {
  const value = cells[atRow - row]?.[atColumn - column]?.value ?? '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === '' ? null : value;
}

/** The column of a cell as guarded writes name it. */
export function columnKeyOf({ columnCode }: BreakdownCellKey): string {
  return columnCode === '' ? 'remarks' : columnCode;
}
