import type { Model } from '@ironcalc/wasm';
import { addressOf } from './address.ts';
import type { Cell, Scalar } from './cells.ts';
import type { CustomFunctions, FunctionCall } from './custom-functions.ts';
import { constantOf, replaceCalls } from './function-calls.ts';
import { mapReferences } from './references.ts';

type Constant = string | number | boolean | null;

/** Where a call stands on the engine's extra sheet: a row of its own, the result first, then what is calculated. */
interface Place {
  readonly call: FunctionCall;
  readonly row: number;
  /** A constant, or the column that calculates the argument. */
  readonly args: readonly (Constant | { readonly column: number })[];
  /** What the result's cell holds now. */
  written: string | null;
}

/** Enough digits to read a number back whole. */
export const exactFormat = '0.00000000000000E+00';

const errorSign = /^#(?:N\/A|DIV\/0!|NUM!|VALUE!|NULL!|NAME\?|REF!)$/;

/** A sheet of the engine that nobody sees, with the results of custom functions and their arguments. */
export class FunctionSheet {
  private readonly model: Model;
  private readonly sheet: number;
  private readonly name: string;
  private readonly functions: CustomFunctions;
  private readonly places = new Map<FunctionCall, Place>();
  private readonly fed = new Map<string, Cell>();
  private lastRow = 0;

  constructor(model: Model, sheet: number, name: string, functions: CustomFunctions) {
    this.model = model;
    this.sheet = sheet;
    this.name = name;
    this.functions = functions;
  }

  /**
   * The formula with references to results in the place of calls.
   *
   * @param home the engine's name of the formula's own sheet
   * @param here address for the runtime
   */
  withResults(cell: Cell, formula: string, home: string, here: () => string): string {
    if (!this.functions.isNamedIn(formula)) {
      this.clear(cell);
      return formula;
    }
    const address = here();
    const other = this.fed.get(address);
    if (other && other !== cell) this.clear(other);
    this.fed.set(address, cell);
    const before = this.functions.callsOf(cell);
    const calls: FunctionCall[] = [];
    const text = replaceCalls(
      formula,
      (name) => this.functions.find(name) !== undefined,
      (name, args) => {
        const declared = this.functions.find(name);
        if (!declared) return '#NAME?';
        const kept = before[calls.length];
        const call: FunctionCall =
          kept?.declared === declared
            ? kept
            : { declared, address: '', sent: null, invocation: null, isBusy: true, result: '', message: '' };
        call.address = address;
        calls.push(call);
        // They are calculated on another sheet, where a bare A1 would be that sheet's own.
        const named = args.map((arg) =>
          mapReferences(withOwnPlace(arg, address), ({ sheet, text }) => `${sheet ?? home}!${text}`),
        );
        return this.place(call, named);
      },
    );
    for (const call of before) if (!calls.includes(call)) this.places.delete(call);
    this.functions.setCalls(cell, calls);
    return text;
  }

  /** The cell holds no formula any more. */
  clear(cell: Cell): void {
    for (const call of this.functions.callsOf(cell)) this.places.delete(call);
    this.functions.setCalls(cell, []);
  }

  /** Formulas whose cells are no longer there. */
  dropGone(): void {
    const fed = new Set(this.fed.values());
    for (const [cell] of [...this.functions.all()]) if (!fed.has(cell)) this.clear(cell);
  }

  writeResults(): void {
    for (const place of this.places.values()) {
      const input = place.call.isBusy ? '#N/A' : inputOf(place.call.result);
      if (input === place.written) continue;
      place.written = input;
      this.model.setUserInput(this.sheet, place.row, 1, input);
    }
  }

  /**
   * Makes the calls whose arguments have changed; an argument that is an error is the result, as in Excel.
   *
   * @param read a calculated argument
   */
  invoke(read: (row: number, column: number) => Scalar): void {
    let isAgain = true;
    // Once more for each level of calls within calls.
    for (let level = 0; isAgain && level < 64; level++) {
      isAgain = false;
      for (const place of this.places.values()) if (this.invokeOne(place, read)) isAgain = true;
      if (!isAgain) break;
      this.writeResults();
      this.model.evaluate();
    }
    this.functions.flush();
  }

  /** @returns whether its result is another one now */
  private invokeOne({ call, row, args }: Place, read: (row: number, column: number) => Scalar): boolean {
    const isConstant = args.every((arg) => typeof arg !== 'object' || arg === null);
    if (isConstant && call.sent !== null) return false;
    const values = args.map((arg) => (typeof arg === 'object' && arg !== null ? read(row, arg.column) : arg));
    const sent = JSON.stringify(values);
    if (sent === call.sent) return false;
    const error = values.find((value) => typeof value === 'string' && errorSign.test(value));
    const before = call.isBusy ? null : call.result;
    this.functions.invoke(call, sent, error as string | undefined);
    return (call.isBusy ? null : call.result) !== before;
  }

  private place(call: FunctionCall, args: readonly string[]): string {
    const old = this.places.get(call);
    const row = old?.row ?? this.lastRow + 1;
    this.lastRow = Math.max(this.lastRow, row);
    const wanted = Math.max(args.length, call.declared.parameters.length);
    const places = Array.from({ length: wanted }, (_, i) => {
      const constant = constantOf(args[i] ?? '');
      if (constant !== undefined) return constant;
      const column = i + 2;
      try {
        this.model.setUserInput(this.sheet, row, column, `=${args[i]}`);
      } catch {
        this.model.setUserInput(this.sheet, row, column, '#VALUE!');
      }
      // The engine formats what DATE() makes as a day; the function gets the number, as in Excel.
      const area = { sheet: this.sheet, row, column, width: 1, height: 1 };
      this.model.updateRangeStyle(area, 'num_fmt', exactFormat);
      return { column };
    });
    this.places.set(call, { call, row, args: places, written: old?.written ?? null });
    return `${this.name}!${addressOf({ row: row - 1, column: 0, rows: 1, columns: 1 })}`;
  }
}

/** `ROW()` and `COLUMN()` without an argument mean the cell of the formula, not where the argument is calculated. */
function withOwnPlace(argument: string, address: string): string {
  const cell = address.slice(address.lastIndexOf('!') + 1);
  return replaceCalls(
    argument,
    (name) => /^(?:ROW|COLUMN)$/i.test(name),
    (name, args) => `${name}(${args.length === 0 ? cell : args.join(',')})`,
  );
}

/** A result as it is typed in, so that it stays what it is. */
function inputOf(result: Scalar): string {
  if (typeof result === 'number') return String(result);
  if (typeof result === 'boolean') return result ? 'TRUE' : 'FALSE';
  return errorSign.test(result) || result === '' ? result : `'${result}`;
}
