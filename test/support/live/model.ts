import type { ExcelSession } from '../../../addin/preview/node.ts';
import type { Cell } from '../../../addin/preview/workbook/cells.ts';
import type { Table } from '../../../addin/preview/workbook/table.ts';
import type { Worksheet } from '../../../addin/preview/workbook/worksheet.ts';
import type { Figures } from './figures.ts';
import { headers } from './figures.ts';

/** What stands in a cell: a formula, or a value. */
type Content = string | number | boolean;

/** A cell as somebody is entitled to find it again, wherever sorting and inserting have taken it. */
interface Kept {
  owner: 'reader' | 'server';
  content: Content;
  /** What the server put there, two after a redraw that was broken off: typed back, the cell is the server's again. */
  lasts: readonly Content[];
  /** A reader's cell that said the same as the server at a redraw: either is right from then on. */
  isShared: boolean;
  /** Of a row whose code was typed over, or copied while it was written wrongly: nobody can tell whose it is. */
  isLost: boolean;
  /** Nobody ever put anything there; it may be filled when its row and column have become the server's. */
  isUntouched: boolean;
  look: string;
}

interface Place {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

type Tagged = Cell & { tag?: number };

/**
 * What every cell of the workbook has to be, kept without a look at how the add-in plans. A cell is known by a tag
 * that the simulated Excel carries along with it; what a person does is taken over from the workbook right after they
 * did it, and what the add-in does is held against the server's figures by header and code.
 */
export class Model {
  private readonly kept = new Map<number, Kept>();
  private readonly excel: ExcelSession;
  private readonly figures: Figures;
  private lastTag = 0;

  constructor(excel: ExcelSession, figures: Figures) {
    this.excel = excel;
    this.figures = figures;
  }

  /** A sheet has just been inserted: its cells of figures and lines are the server's, the rest is nobody's to change. */
  inserted(): void {
    for (const place of this.places()) {
      const table = place.sheet.tables.items().find((one) => rowsOf(one, place.row));
      const isTitle = place.row === 0;
      const isHeader = table !== undefined && place.row === table.rect.row;
      const owner = isTitle || isHeader || !inColumns(place, table) ? 'reader' : 'server';
      this.keep(place, owner, owner === 'server' ? [contentOf(place)] : []);
    }
  }

  /**
   * Somebody does something to the workbook. Cells whose content is damaged at that moment, because a redraw is half
   * done, keep what they are entitled to.
   *
   * @param typed says of a place whether the act has put new content there
   */
  person(
    act: () => void,
    typed: (place: { sheet: string; row: number; column: number }) => boolean = () => false,
  ): void {
    const damaged = new Set<number>();
    const discoloured = new Set<number>();
    for (const { tag, kept, place, isRight } of this.judged()) {
      if (isRight) continue;
      damaged.add(tag);
      if (!place || lookOf(place) !== kept.look) discoloured.add(tag);
    }
    const known = new Set(this.kept.keys());
    const strays = this.strays();
    act();
    const seen = new Set<number>();
    for (const place of this.places()) {
      const { tag } = place.cell as Tagged;
      const isTyped = typed({ sheet: place.sheet.Name, row: place.row, column: place.column });
      const kept = tag === undefined ? undefined : this.kept.get(tag);
      if (tag !== undefined && strays.has(tag) && !seen.has(tag) && !isTyped) {
        seen.add(tag);
        continue;
      }
      if (tag === undefined || !kept || seen.has(tag)) {
        // New, or the copy of a cell on a copied sheet.
        const twin = kept && tag !== undefined && seen.has(tag) ? kept : null;
        this.keep(place, twin?.owner ?? 'reader', twin?.lasts ?? []);
        const own = this.of(place);
        if (own && twin) Object.assign(own, { ...twin, content: own.content, look: own.look });
        // A sheet copied while a redraw is half done has what stood there then; put back is the sheet it was copied from.
        if (own && tag !== undefined && seen.has(tag) && (damaged.has(tag) || strays.has(tag)))
          own.isLost = true;
        if (own && isTyped) own.isUntouched = false;
        continue;
      }
      seen.add(tag);
      if (isTyped) this.typed(kept, contentOf(place), damaged.has(tag));
      else if (!damaged.has(tag)) kept.content = contentOf(place);
      // A colour given to a cell of which only the content is damaged stays.
      if (!discoloured.has(tag)) kept.look = lookOf(place);
    }
    // What the person removed is no longer anybody's.
    for (const tag of known) if (!seen.has(tag)) this.kept.delete(tag);
  }

  /** Cells that a half done redraw has written where nobody had anything: not the person's who acts in that moment. */
  private strays(): ReadonlySet<number> {
    const found = new Set<number>();
    for (const place of this.places()) {
      if (this.of(place) || contentOf(place) === '') continue;
      this.lastTag += 1;
      (place.cell as Tagged).tag = this.lastTag;
      found.add(this.lastTag);
    }
    return found;
  }

  /** Rows whose code somebody typed over: which figures are theirs, nobody can tell. */
  disown(sheet: string, row: number): void {
    for (const place of this.places()) {
      if (place.sheet.Name !== sheet || place.row !== row) continue;
      const kept = this.of(place);
      if (kept) kept.isLost = true;
    }
  }

  /**
   * A redraw of the table says it is done: what is the server's now says what the server says.
   *
   * @param isDisturbed somebody worked meanwhile: their number may be in a sum, as it is when typed right afterwards
   * @throws Error
   */
  settled(table: Table, isDisturbed: boolean): void {
    const { body, sheet } = table;
    const names = table.headers();
    const codeColumn = names.indexOf(headers.code);
    if (codeColumn < 0) return;
    const found = new Set<string>();
    for (let row = body.row; row < body.row + body.rows; row++) {
      const code = String(sheet.valueAt(row, body.column + codeColumn));
      const wanted = this.figures.row(code);
      const isNew = names.every((_, index) => this.isFree(sheet, row, body.column + index));
      if (!wanted) {
        // An empty row that waits to be filled, after something went wrong.
        if (isNew) for (const index of names.keys()) this.adopt(sheet, row, body.column + index, null);
        continue;
      }
      found.add(code);
      for (const [index, header] of names.entries()) {
        const value = wanted.get(header);
        if (isNew) this.adopt(sheet, row, body.column + index, value ?? null);
        else if (value !== undefined)
          this.expect(sheet, row, body.column + index, value, header === headers.status);
      }
    }
    for (const code of this.figures.byCode.keys())
      if (!found.has(code)) throw new Error(`${code} is not in ${table.Name}`);
    this.settleTotal(table, names, isDisturbed);
    this.settleLines(table);
  }

  /**
   * A redraw was broken off, or put back: what is the server's says what it said, or already what the server says now.
   */
  interrupted(table: Table, isBrokenOff: boolean): void {
    const { body, sheet } = table;
    const names = table.headers();
    const codeColumn = names.indexOf(headers.code);
    if (codeColumn < 0) return;
    for (let row = body.row; row < body.row + body.rows; row++) {
      const wanted = this.figures.row(String(sheet.valueAt(row, body.column + codeColumn)));
      for (const [index, header] of names.entries()) {
        const place = this.placeOf(sheet, row, body.column + index);
        const value = wanted?.get(header);
        const kept = place && this.of(place);
        if (!place || value === undefined) continue;
        if (!isSame(contentOf(place), value)) {
          // It may have been noted as written without being so: typed then, it may count as the server's.
          if (isBrokenOff && kept?.owner === 'server') kept.lasts = [value, ...kept.lasts];
          continue;
        }
        if (kept && kept.owner === 'reader' && !kept.isUntouched) {
          // It says the same as the server, and who broke off may have noted so.
          if (isBrokenOff) Object.assign(kept, { isShared: true, lasts: [...kept.lasts.slice(-1), value] });
          continue;
        }
        if (kept)
          Object.assign(kept, {
            owner: 'server',
            content: contentOf(place),
            lasts: [...kept.lasts.slice(-1), value],
          });
        else this.keep(place, 'server', [value]);
      }
    }
    this.settleTotal(table, names, true, true);
    this.settleLines(table, true);
  }

  /** Whether everything is as somebody is entitled to find it. @throws Error with the first cell that is not */
  verify(when: string): void {
    for (const { place, kept, isRight } of this.judged()) {
      if (isRight) continue;
      const where = place
        ? `${place.sheet.Name}!R${place.row + 1}C${place.column + 1}`
        : 'a cell that is gone';
      const now = place ? JSON.stringify([contentOf(place), lookOf(place)]) : 'nothing';
      throw new Error(
        `${when}: ${kept.owner}'s ${JSON.stringify([kept.content, kept.look])} is ${now} at ${where}`,
      );
    }
    for (const place of this.places()) {
      const { tag } = place.cell as Tagged;
      if (tag !== undefined && this.kept.has(tag)) continue;
      // A reader's column fills itself in a row that has come to the table.
      if (isFormula(contentOf(place)) && !isSum(contentOf(place))) this.keep(place, 'reader', []);
      else if (contentOf(place) !== '')
        throw new Error(
          `${when}: ${JSON.stringify(contentOf(place))} came to ${place.sheet.Name}!R${place.row + 1}C${place.column + 1}`,
        );
    }
  }

  /** Cells of the reader's inside our columns of tables, for what the sequences have reached. */
  get readersCells(): number {
    return [...this.kept.values()].filter(({ owner, lasts }) => owner === 'reader' && lasts.length > 0)
      .length;
  }

  private typed(kept: Kept, content: Content, isDamaged: boolean): void {
    const isBack = kept.lasts.some((last) => isSame(content, last));
    if (content !== kept.content || isDamaged) {
      // Of two that the server put there, or of a shared cell, nobody can tell which one counts.
      kept.isShared = isBack && (kept.isShared || !isSame(content, kept.lasts.at(-1) ?? ''));
      kept.owner = isBack && !kept.isShared ? 'server' : 'reader';
    }
    kept.content = content;
    kept.isUntouched = false;
  }

  private expect(sheet: Worksheet, row: number, column: number, value: Content, isToned: boolean): void {
    const place = this.placeOf(sheet, row, column);
    const kept = place && this.of(place);
    if (!place || !kept) return;
    const now = contentOf(place);
    if (kept.owner === 'reader' && kept.isUntouched && kept.content === '' && isSame(now, value)) {
      kept.owner = 'server';
    }
    if (kept.owner === 'reader') {
      if (isSame(kept.content, value)) kept.isShared = true;
      if (!kept.isShared) return;
      kept.lasts = [...kept.lasts.slice(-1), value];
      if (isSame(now, value)) kept.content = now;
      return;
    }
    kept.lasts = [value];
    kept.content = isSame(now, value) ? now : value;
    if (isToned) kept.look = lookOf(place);
  }

  private settleTotal(table: Table, names: readonly string[], isDisturbed: boolean, isHalf = false): void {
    if (!table.hasTotals) return;
    const row = table.rect.row + table.rect.rows - 1;
    const { quota, paid } = this.figures.total;
    const wanted = new Map<string, Content>([
      [headers.quota, quota],
      [headers.paid, paid],
    ]);
    for (const [index, header] of names.entries()) {
      const place = this.placeOf(table.sheet, row, table.rect.column + index);
      const kept = place && this.of(place);
      const value = wanted.get(header);
      if (!place || !kept || kept.owner === 'reader' || value === undefined) continue;
      // A sum or a plain number: what it shows is what counts.
      const shown = table.sheet.valueAt(place.row, place.column);
      if (isHalf && shown !== value && !isSum(contentOf(place))) continue;
      if (shown !== value && !isDisturbed)
        throw new Error(`the total of ${header} in ${table.Name} is ${shown} and not ${value}`);
      kept.content = contentOf(place);
      kept.lasts = isHalf ? [...kept.lasts.slice(-1), kept.content] : [kept.content];
    }
  }

  private settleLines(table: Table, isHalf = false): void {
    for (const place of this.places()) {
      if (place.sheet !== table.sheet || rowsOf(table, place.row)) continue;
      const kept = this.of(place);
      const [label] = String(contentOf(place)).split('：');
      // What changed is told in words that only the redraw knows.
      const isChanges = label === '变化';
      const text = isChanges ? String(contentOf(place)) : this.figures.captions.get(label ?? '');
      if (!kept || kept.owner === 'reader' || text === undefined) continue;
      if (isHalf && contentOf(place) !== text) continue;
      kept.content = text;
      kept.lasts = isHalf ? [...kept.lasts.slice(-1), text] : [text];
    }
  }

  /** Nobody has anything there. */
  private isFree(sheet: Worksheet, row: number, column: number): boolean {
    const place = this.placeOf(sheet, row, column);
    const kept = place && this.of(place);
    return (
      !kept ||
      (kept.owner === 'reader' &&
        (kept.content === '' || String(kept.content).startsWith('=')) &&
        !kept.isShared)
    );
  }

  /** A cell of a row that the redraw has filled. */
  private adopt(sheet: Worksheet, row: number, column: number, value: Content | null): void {
    const place = this.placeOf(sheet, row, column);
    if (!place) return;
    this.kept.delete((place.cell as Tagged).tag ?? -1);
    if (value === null) {
      const now = contentOf(place);
      if (now !== '' && !isFormula(now)) throw new Error(`${now} came into a reader's column`);
      this.keep(place, 'reader', []);
      return;
    }
    if (!isSame(contentOf(place), value))
      throw new Error(`a new row says ${contentOf(place)} and not ${value}`);
    this.keep(place, 'server', [contentOf(place)]);
  }

  private keep(place: Place, owner: Kept['owner'], lasts: readonly Content[]): void {
    this.lastTag += 1;
    (place.cell as Tagged).tag = this.lastTag;
    const content = contentOf(place);
    const isUntouched = owner === 'reader' && (content === '' || isFormula(content));
    const whose = { owner, lasts, isShared: false, isLost: false, isUntouched };
    this.kept.set(this.lastTag, { ...whose, content, look: lookOf(place) });
  }

  private of({ cell }: Place): Kept | undefined {
    return this.kept.get((cell as Tagged).tag ?? -1);
  }

  private *judged(): Generator<{ tag: number; kept: Kept; place: Place | null; isRight: boolean }> {
    const seen = new Set<number>();
    for (const place of this.places()) {
      const { tag = -1 } = place.cell as Tagged;
      const kept = this.kept.get(tag);
      if (!kept || seen.has(tag)) continue;
      seen.add(tag);
      const allowed = [kept.content, ...(kept.isShared ? kept.lasts : [])];
      const isContentRight = kept.isLost || allowed.some((content) => isSame(contentOf(place), content));
      const isLookRight =
        kept.owner === 'server' || kept.isShared || kept.isLost || lookOf(place) === kept.look;
      yield { tag, kept, place, isRight: isContentRight && isLookRight };
    }
    for (const [tag, kept] of this.kept) if (!seen.has(tag)) yield { tag, kept, place: null, isRight: false };
  }

  private placeOf(sheet: Worksheet, row: number, column: number): Place | null {
    const cell = sheet.cells.at(row, column);
    return cell ? { sheet, row, column, cell } : null;
  }

  private *places(): Generator<Place> {
    for (const sheet of this.excel.workbook.sheets.items())
      for (const [row, column, cell] of sheet.cells.all()) yield { sheet, row, column, cell };
  }
}

function rowsOf(table: Table, row: number): boolean {
  return row >= table.rect.row && row < table.rect.row + table.rect.rows;
}

function inColumns({ column }: Place, table: Table | undefined): boolean {
  return !table || (column >= table.rect.column && column < table.rect.column + table.rect.columns);
}

function contentOf({ cell }: Place): Content {
  return cell.formula ?? cell.value;
}

function lookOf({ cell }: Place): string {
  return JSON.stringify([cell.numberFormat ?? null, cell.style ?? null]);
}

function isSum(content: Content): boolean {
  return typeof content === 'string' && /^=(SUM|SUBTOTAL)\(/.test(content);
}

function isFormula(content: Content): boolean {
  return typeof content === 'string' && content.startsWith('=');
}

/** Excel keeps fifteen digits, and may show the mark of a text as a character. */
function isSame(now: Content, wanted: Content): boolean {
  if (typeof now === 'number' && typeof wanted === 'number') return Math.abs(now - wanted) < 1e-9;
  // A sum grows with the rows by itself; whether it comes to the right number is looked at where it counts.
  if (isSum(now) && isSum(wanted)) return true;
  return now === wanted || now === `'${wanted}`;
}
