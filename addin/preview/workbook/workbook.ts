import { Bag } from '../wire/bag.ts';
import { Entity } from '../wire/entity.ts';
import { invalidArgument, itemNotFound } from '../wire/failure.ts';
import { AddinState } from './addin-state.ts';
import { addressOf, contains, type Rect, rectOf, splitSheet, tryParseAddress } from './address.ts';
import { Application, RuntimeSwitches, StartUp } from './application.ts';
import { Calculation, type CalculationSource, engineSheetName } from './calculation.ts';
import type { Cell } from './cells.ts';
import { Comments } from './comments.ts';
import { CustomFunctions } from './custom-functions.ts';
import { CustomXmlParts } from './custom-xml.ts';
import { Events, eventType, wholeWorkbook } from './events.ts';
import type { KeyValues } from './key-values.ts';
import { Names } from './names.ts';
import { Range } from './range.ts';
import { dropSheetFromFormula, mapReferences, renameSheetInFormula } from './references.ts';
import { resolveStructured } from './structured.ts';
import type { Table } from './table.ts';
import { Tables } from './tables.ts';
import { User } from './user.ts';
import type { Worksheet } from './worksheet.ts';
import { Worksheets } from './worksheets.ts';

export interface WorkbookOptions {
  /** Completes a day written without a year; the present one when not given. */
  readonly year?: number;
}

/** The simulated workbook: root of the object model, and what tests and the page look into. */
export class Workbook extends Entity implements CalculationSource {
  override typeName = 'Workbook';
  readonly events = new Events();
  readonly customFunctions = new CustomFunctions();
  readonly calculation = new Calculation(this, this.customFunctions);
  readonly sheets = new Worksheets(this);
  readonly tables = new Tables(this, null);
  readonly names = new Names(this, null);
  readonly comments = new Comments(this, null);
  readonly customXmlParts = new CustomXmlParts(() => this.newId());
  /** Acts of the person at the keyboard. */
  readonly user = new User(this);
  readonly year: number;
  readonly Name = '工作簿1.xlsx';
  readonly ReadOnly = false;
  /** The add-in whose pane is open. Under another id it finds other settings in the same workbook. */
  addinId = 'preview';
  active: Worksheet;
  /** The cell a person is typing into; Excel refuses every batch until they have done. */
  editing: { readonly sheet: Worksheet; readonly rect: Rect } | null = null;
  private selected: { sheet: Worksheet; rect: Rect };
  private lastId = 0;
  private readonly addins = new Map<string, AddinState>();
  private readonly application = new Application(() => this.customFunctions.forgetSent());
  private readonly startUp = new StartUp();
  private readonly runtime: RuntimeSwitches;
  private readonly properties = new Bag({ Author: '', Title: '', Subject: '', Comments: '', Company: '' });

  constructor(options: WorkbookOptions = {}) {
    super();
    this.year = options.year ?? new Date().getFullYear();
    this.runtime = new RuntimeSwitches(this.events);
    this.active = this.sheets.Add('Sheet1');
    this.selected = { sheet: this.active, rect: rectOf(0, 0) };
    this.customFunctions.attach(this.calculation, this.events);
  }

  override child(name: string): Entity | undefined {
    const children: Readonly<Record<string, Entity>> = {
      Worksheets: this.sheets,
      Tables: this.tables,
      Names: this.names,
      Comments: this.comments,
      CustomXmlParts: this.customXmlParts,
      Settings: this.settings,
      Application: this.application,
      Properties: this.properties,
      _Runtime: this.runtime,
      'Microsoft.InternalService.AddinInternalService': this.startUp,
      'Microsoft.AppRuntime.AppRuntimePersistenceService': this.addin.startState,
      'Microsoft.ExcelServices.CustomFunctions': this.customFunctions,
    };
    return children[name];
  }

  /** `workbook.settings` of the add-in that is open. */
  get settings(): KeyValues {
    return this.addin.settings;
  }

  private get addin(): AddinState {
    const known = this.addins.get(this.addinId);
    if (known) return known;
    const state = new AddinState();
    this.addins.set(this.addinId, state);
    return state;
  }

  /** Ids look like Excel's, and are the same in every run. */
  newId(): string {
    this.lastId += 1;
    return `{00000000-0000-4000-8000-${this.lastId.toString(16).toUpperCase().padStart(12, '0')}}`;
  }

  sheet(name: string): Worksheet {
    return this.sheets.item(name);
  }

  table(name: string): Table {
    return this.tables.item(name);
  }

  allTables(): readonly Table[] {
    return this.tables.items();
  }

  freeTableName(base = '表'): string {
    let number = 1;
    while (this.tables.find(`${base}${number}`)) number++;
    return `${base}${number}`;
  }

  /** @param home where an address without a sheet lies */
  rangeFrom(given: unknown, home: Worksheet = this.active): Range {
    if (given instanceof Range) return given;
    if (typeof given !== 'string') throw invalidArgument();
    const { sheet: sheetName, rest } = splitSheet(given);
    const sheet = sheetName === null ? home : this.sheets.find(sheetName);
    if (!sheet) throw itemNotFound();
    const rect = tryParseAddress(rest);
    if (rect) return new Range(sheet, rect);
    const named = sheet.names.find(rest) ?? this.names.find(rest);
    if (named) return named.GetRange();
    const text = this.tables.find(rest) ? `${rest}[#Data]` : rest;
    const resolved = resolveStructured(
      text,
      this.allTables().map((t) => t.shape()),
      null,
      -1,
      (s, a) => `'${s.replaceAll("'", "''")}'!${a}`,
    );
    if (resolved === text || resolved.includes('#REF!')) throw invalidArgument();
    return this.rangeFrom(resolved, home);
  }

  get selection(): { readonly sheet: Worksheet; readonly rect: Rect } {
    return this.selected.sheet === this.active ? this.selected : { sheet: this.active, rect: rectOf(0, 0) };
  }

  select(sheet: Worksheet, rect: Rect): void {
    this.selected = { sheet, rect };
    const args = { address: addressOf(rect), worksheetId: sheet.id };
    this.events.sendBoth(eventType.sheetSelectionChanged, sheet.id, args);
    for (const table of sheet.tables.items())
      this.events.send(eventType.tableSelectionChanged, table.id, {
        ...args,
        isInsideTable: contains(table.rect, rect),
        tableId: table.id,
      });
    this.events.changed();
  }

  activate(sheet: Worksheet): void {
    if (sheet.Visibility !== 'Visible') throw invalidArgument();
    if (sheet === this.active) return;
    this.events.sendBoth(eventType.sheetDeactivated, this.active.id, { worksheetId: this.active.id });
    this.active = sheet;
    this.events.sendBoth(eventType.sheetActivated, sheet.id, { worksheetId: sheet.id });
    this.events.changed();
  }

  sheetRenamed(sheet: Worksheet, before: string): void {
    this.rewriteFormulas((formula) => renameSheetInFormula(formula, before, sheet.Name));
    for (const names of this.allNames()) names.sheetRenamed(before, sheet.Name);
    this.events.sendBoth(eventType.sheetRenamed, sheet.id, {
      worksheetId: sheet.id,
      nameBefore: before,
      nameAfter: sheet.Name,
    });
    this.events.changed();
  }

  sheetGone(sheet: Worksheet): void {
    const position = sheet.Position;
    this.sheets.remove(sheet);
    for (const comment of [...this.comments.items()])
      if (comment.sheet === sheet) this.comments.remove(comment);
    this.rewriteFormulas((formula) => dropSheetFromFormula(formula, sheet.Name));
    for (const names of this.allNames()) names.sheetGone(sheet.Name);
    this.calculation.forget();
    if (this.active === sheet) {
      const visible = this.sheets.items().filter((other) => other.Visibility === 'Visible');
      this.active = visible[Math.min(position, visible.length - 1)] as Worksheet;
    }
    this.events.send(eventType.sheetDeleted, wholeWorkbook, { worksheetId: sheet.id });
    this.events.changed();
  }

  moveNames(sheet: string, move: (area: Rect) => Rect | null): void {
    for (const names of this.allNames()) names.moved(sheet, move);
  }

  GetSelectedRange(): Range {
    return new Range(this.selection.sheet, this.selection.rect);
  }

  GetActiveCell(): Range {
    return this.GetSelectedRange().GetCell(0, 0);
  }

  _GetRangeForEventByReferenceId(id: string): Range {
    return this._GetRangeOrNullObjectForEventByReferenceId(id) ?? missing();
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: string): Range | null {
    const [sheetId = '', address = ''] = id.split('!');
    const sheet = this.sheets.find(sheetId);
    return sheet ? sheet.rangeFrom(address) : null;
  }

  sheetCount(): number {
    return this.sheets.items().length;
  }

  sheetName(sheet: number): string {
    return this.at(sheet).Name;
  }

  cells(sheet: number): Iterable<readonly [number, number, Cell]> {
    return this.at(sheet).cells.all();
  }

  cellAt(sheet: number, row: number, column: number): Cell | undefined {
    return this.at(sheet).cells.at(row, column);
  }

  engineFormula(position: number, row: number, formula: string): string {
    const home = this.at(position);
    const quote = (name: string) => `'${name.replaceAll("'", "''")}'`;
    const own = home.tables.items().find((t) => row >= t.rect.row && row < t.rect.row + t.rect.rows);
    const plain = resolveStructured(
      this.resolveNames(formula, home),
      this.allTables().map((t) => t.shape()),
      own?.shape() ?? null,
      row,
      (sheet, address) => `${quote(sheet)}!${address}`,
    );
    return mapReferences(plain, ({ sheet, text }) => {
      if (sheet === null) return text;
      const target = this.sheets.find(sheet);
      return target ? `${engineSheetName(target.Position)}!${text}` : '#REF!';
    });
  }

  private resolveNames(formula: string, home: Worksheet): string {
    if (this.names.items().length === 0 && home.names.items().length === 0) return formula;
    return formula.replace(
      /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|[\p{L}_\\][\p{L}\p{N}_.\\]*(?![\p{L}\p{N}_.([!])/gu,
      (word) => {
        const named = home.names.find(word) ?? this.names.find(word);
        return named ? `(${named.Value})` : word;
      },
    );
  }

  private at(position: number): Worksheet {
    return this.sheets.GetItemAt(position);
  }

  private allNames(): readonly Names[] {
    return [this.names, ...this.sheets.items().map((sheet) => sheet.names)];
  }

  private rewriteFormulas(change: (formula: string) => string): void {
    for (const sheet of this.sheets.items())
      for (const [, , cell] of sheet.cells.all())
        if (cell.formula !== undefined) cell.formula = change(cell.formula);
  }
}

function missing(): never {
  throw itemNotFound();
}
