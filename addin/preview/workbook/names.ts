import { Collection, Entity } from '../wire/entity.ts';
import { alreadyExists, invalidArgument, itemNotFound } from '../wire/failure.ts';
import { addressOf, quoteSheet, type Rect, splitSheet, tryParseAddress } from './address.ts';
import { readEntry } from './entry.ts';
import { Range } from './range.ts';
import { dropSheetFromFormula, moveFormula, renameSheetInFormula } from './references.ts';
import type { Workbook } from './workbook.ts';
import type { Worksheet } from './worksheet.ts';

/** A defined name: an area, mostly, or a formula. */
export class NamedItem extends Entity {
  override typeName = 'NamedItem';
  readonly Name: string;
  Comment: string;
  Visible = true;
  private formula: string;
  private readonly book: Workbook;
  private readonly owner: Names;

  constructor(owner: Names, book: Workbook, name: string, formula: string, comment: string) {
    super();
    this.owner = owner;
    this.book = book;
    this.Name = name;
    this.formula = formula;
    this.Comment = comment;
  }

  override get Id(): unknown {
    return this.Name;
  }

  override child(name: string): Entity | null | undefined {
    if (name === 'Worksheet' || name === 'WorksheetOrNullObject') return this.owner.sheet;
    return undefined;
  }

  get Formula(): string {
    return this.formula;
  }

  set Formula(formula: string) {
    this.formula = formula;
    this.book.calculation.forget();
  }

  get Scope(): string {
    return this.owner.sheet ? 'Worksheet' : 'Workbook';
  }

  get Type(): string {
    if (this.range()) return 'Range';
    return this.formula.includes('#REF!') ? 'Error' : 'String';
  }

  get Value(): string {
    return this.formula.replace(/^=/, '');
  }

  GetRange(): Range {
    const range = this.range();
    if (!range) throw itemNotFound();
    return range;
  }

  GetRangeOrNullObject(): Range | null {
    return this.range();
  }

  Delete(): void {
    this.owner.remove(this);
    this.book.calculation.forget();
    this.book.events.changed();
  }

  rewrite(change: (formula: string) => string): void {
    this.formula = change(this.formula);
  }

  private range(): Range | null {
    const { sheet, rest } = splitSheet(this.formula);
    const rect = tryParseAddress(rest);
    const target = sheet === null ? null : this.book.sheets.find(sheet);
    return rect && target ? new Range(target, rect) : null;
  }
}

export class Names extends Collection<NamedItem> {
  override typeName = 'NamedItemCollection';
  readonly sheet: Worksheet | null;
  private readonly book: Workbook;

  constructor(book: Workbook, sheet: Worksheet | null) {
    super();
    this.book = book;
    this.sheet = sheet;
  }

  Add(name: string, reference: unknown, comment?: string | null): NamedItem {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) || tryParseAddress(name)) throw invalidArgument();
    if (this.find(name) || this.book.tables.find(name)) throw alreadyExists();
    const item = this.add(
      new NamedItem(this, this.book, name, formulaOf(reference, this.book.year), comment ?? ''),
    );
    this.book.calculation.forget();
    this.book.events.changed();
    return item;
  }

  moved(sheet: string, move: (area: Rect) => Rect | null): void {
    for (const item of this.list) item.rewrite((formula) => moveFormula(formula, '', sheet, move));
  }

  sheetRenamed(before: string, after: string): void {
    for (const item of this.list) item.rewrite((formula) => renameSheetInFormula(formula, before, after));
  }

  sheetGone(sheet: string): void {
    for (const item of this.list) item.rewrite((formula) => dropSheetFromFormula(formula, sheet));
  }
}

function formulaOf(reference: unknown, year: number): string {
  if (reference instanceof Range) {
    const address = addressOf(reference.rect).replace(/[A-Z]+|\d+/g, '$$$&');
    return `=${quoteSheet(reference.sheet.Name)}!${address}`;
  }
  if (typeof reference !== 'string') throw invalidArgument();
  const entry = readEntry(reference.startsWith('=') ? reference : `=${reference}`, 'General', year);
  if (entry.kind !== 'formula') throw invalidArgument();
  return entry.formula;
}
