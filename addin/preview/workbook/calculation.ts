import { Model } from '@ironcalc/wasm';
import { addressOf } from './address.ts';
import type { Cell, Scalar } from './cells.ts';
import type { CustomFunctions } from './custom-functions.ts';
import { exactFormat, FunctionSheet } from './function-sheet.ts';

/** What the calculation asks of the workbook. */
export interface CalculationSource {
  /** Sheets in a fixed order; the index is what the engine knows them by. */
  sheetCount(): number;
  sheetName(sheet: number): string;
  cells(sheet: number): Iterable<readonly [row: number, column: number, cell: Cell]>;
  cellAt(sheet: number, row: number, column: number): Cell | undefined;
  /** The formula with tables and names replaced by addresses and sheets by `engineSheetName`. */
  engineFormula(sheet: number, row: number, formula: string): string;
}

/** The engine's sheets bear names of their own, so that no Chinese or quoted name has to be told to it. */
export function engineSheetName(sheet: number): string {
  return `Sheet${sheet + 1}`;
}

const cellKinds = { number: 1, text: 2, logical: 4, error: 16 } as const;
/** While the runtime works on a call. */
const busy = '#BUSY!';

/**
 * Formula values by IronCalc. Writes only note what changed; the first read after them feeds the engine and
 * evaluates once. Calls of custom functions are fed as references to cells that hold their last results.
 */
export class Calculation {
  private model: Model | null = null;
  private readonly dirty = new Map<string, readonly [sheet: number, row: number, column: number]>();
  private readonly known = new Map<string, Scalar>();
  private readonly source: CalculationSource;
  private readonly functions: CustomFunctions;
  private functionSheet: FunctionSheet | null = null;
  private hasResults = false;

  constructor(source: CalculationSource, functions: CustomFunctions) {
    this.source = source;
    this.functions = functions;
  }

  touch(sheet: number, row: number, column: number): void {
    if (this.functions.isDeclared && !this.functions.isUsed) {
      const formula = this.source.cellAt(sheet, row, column)?.formula;
      if (formula !== undefined) this.functions.isNamedIn(formula);
    }
    if (!this.model) return;
    this.dirty.set(`${sheet},${row},${column}`, [sheet, row, column]);
  }

  /** Cells moved, or sheets, tables or names changed: everything is fed anew at the next read. */
  forget(): void {
    this.model?.free();
    this.model = null;
    this.functionSheet = null;
    this.dirty.clear();
    this.known.clear();
  }

  /** Results of custom functions have come; the next read calculates. */
  takeResults(): void {
    // Declared after the first calculation: their calls were fed as unknown names.
    if (this.model && !this.functionSheet) this.forget();
    this.hasResults = true;
  }

  /** Calculates now, without a read: Excel does not wait for one either. */
  settle(): void {
    this.refresh();
  }

  value(sheet: number, row: number, column: number): Scalar {
    this.refresh();
    const key = `${sheet},${row},${column}`;
    let value = this.known.get(key);
    if (value === undefined && this.model) {
      value = this.functions.isBusy(this.functionSheet ? this.source.cellAt(sheet, row, column) : undefined)
        ? busy
        : readValue(this.model, sheet, row + 1, column + 1);
      this.known.set(key, value);
    }
    return value ?? '';
  }

  private refresh(): void {
    if (this.model && this.dirty.size === 0 && !this.hasResults) return;
    const model = this.model ?? this.build();
    for (const [sheet, row, column] of this.dirty.values())
      this.feed(model, sheet, row, column, this.source.cellAt(sheet, row, column));
    this.hasResults = false;
    this.functionSheet?.writeResults();
    model.evaluate();
    this.model = model;
    this.dirty.clear();
    this.known.clear();
    this.functionSheet?.invoke((row, column) => readValue(model, this.source.sheetCount(), row, column));
  }

  private build(): Model {
    const model = new Model('preview', 'en', 'Asia/Shanghai', 'en');
    model.pauseEvaluation();
    const count = this.source.sheetCount();
    const isWithFunctions = this.functions.isDeclared;
    for (let sheet = 1; sheet < count + (isWithFunctions ? 1 : 0); sheet++) {
      model.newSheet();
      model.renameSheet(sheet, engineSheetName(sheet));
    }
    if (isWithFunctions)
      this.functionSheet = new FunctionSheet(model, count, engineSheetName(count), this.functions);
    for (let sheet = 0; sheet < count; sheet++)
      for (const [row, column, cell] of this.source.cells(sheet)) this.feed(model, sheet, row, column, cell);
    this.functionSheet?.dropGone();
    return model;
  }

  private feed(model: Model, sheet: number, row: number, column: number, cell: Cell | undefined): void {
    const input = this.inputOf(sheet, row, column, cell);
    try {
      model.setUserInput(sheet, row + 1, column + 1, input);
    } catch {
      // Excel took the formula, the engine does not understand it: show that plainly rather than a wrong number.
      model.setUserInput(sheet, row + 1, column + 1, '=NA()');
    }
    if (cell?.formula === undefined) return;
    const area = { sheet, row: row + 1, column: column + 1, width: 1, height: 1 };
    model.updateRangeStyle(area, 'num_fmt', exactFormat);
  }

  private inputOf(sheet: number, row: number, column: number, cell: Cell | undefined): string {
    if (!cell) return '';
    if (cell.formula !== undefined) {
      const formula = this.source.engineFormula(sheet, row, cell.formula);
      if (!this.functionSheet) return formula;
      const here = () => `${this.source.sheetName(sheet)}!${addressOf({ row, column, rows: 1, columns: 1 })}`;
      return this.functionSheet.withResults(cell, formula, engineSheetName(sheet), here);
    }
    this.functionSheet?.clear(cell);
    return inputOfValue(cell.value);
  }
}

/** A value as it is typed in, so that it stays what it is. */
function inputOfValue(value: Scalar): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === '' ? '' : `'${value}`;
}

function readValue(model: Model, sheet: number, row: number, column: number): Scalar {
  const text = model.getFormattedCellValue(sheet, row, column);
  switch (model.getCellType(sheet, row, column)) {
    case cellKinds.number:
      return text === '' ? 0 : Number(text);
    case cellKinds.logical:
      return text === 'TRUE';
    case cellKinds.error:
      return text === '#ERROR!' ? '#NAME?' : text === '#CIRC!' ? 0 : text;
    default:
      return text;
  }
}
