import { Model } from '@ironcalc/wasm';
import type { Cell, Scalar } from './cells.ts';

/** What the calculation asks of the workbook. */
export interface CalculationSource {
  /** Sheets in a fixed order; the index is what the engine knows them by. */
  sheetCount(): number;
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
// Enough digits to read a number back whole; what the user sees is formatted elsewhere.
const exactFormat = '0.00000000000000E+00';

/**
 * Formula values by IronCalc. Writes only note what changed; the first read after them feeds the engine and
 * evaluates once.
 */
export class Calculation {
  private model: Model | null = null;
  private readonly dirty = new Map<string, readonly [sheet: number, row: number, column: number]>();
  private readonly known = new Map<string, Scalar>();
  private readonly source: CalculationSource;

  constructor(source: CalculationSource) {
    this.source = source;
  }

  touch(sheet: number, row: number, column: number): void {
    if (!this.model) return;
    this.dirty.set(`${sheet},${row},${column}`, [sheet, row, column]);
  }

  /** Cells moved, or sheets, tables or names changed: everything is fed anew at the next read. */
  forget(): void {
    this.model?.free();
    this.model = null;
    this.dirty.clear();
    this.known.clear();
  }

  value(sheet: number, row: number, column: number): Scalar {
    this.refresh();
    const key = `${sheet},${row},${column}`;
    let value = this.known.get(key);
    if (value === undefined && this.model) {
      value = readValue(this.model, sheet, row + 1, column + 1);
      this.known.set(key, value);
    }
    return value ?? '';
  }

  private refresh(): void {
    if (this.model && this.dirty.size === 0) return;
    const model = this.model ?? this.build();
    for (const [sheet, row, column] of this.dirty.values())
      this.feed(model, sheet, row, column, this.source.cellAt(sheet, row, column));
    model.evaluate();
    this.model = model;
    this.dirty.clear();
    this.known.clear();
  }

  private build(): Model {
    const model = new Model('preview', 'en', 'Asia/Shanghai', 'en');
    model.pauseEvaluation();
    for (let sheet = 1; sheet < this.source.sheetCount(); sheet++) {
      model.newSheet();
      model.renameSheet(sheet, engineSheetName(sheet));
    }
    for (let sheet = 0; sheet < this.source.sheetCount(); sheet++)
      for (const [row, column, cell] of this.source.cells(sheet)) this.feed(model, sheet, row, column, cell);
    return model;
  }

  private feed(model: Model, sheet: number, row: number, column: number, cell: Cell | undefined): void {
    const input = this.inputOf(sheet, row, cell);
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

  private inputOf(sheet: number, row: number, cell: Cell | undefined): string {
    if (!cell) return '';
    if (cell.formula !== undefined) return this.source.engineFormula(sheet, row, cell.formula);
    if (typeof cell.value === 'number') return String(cell.value);
    if (typeof cell.value === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
    return cell.value === '' ? '' : `'${cell.value}`;
  }
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
