import { parseAddress } from '../../../schema/sheets/address.ts';
import type { RefreshPlan, TableSnapshot } from '../../../schema/sheets/diff.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import type { SheetValue } from '../../../schema/sheets/verdict.ts';

/** A table on a sheet, small enough to play the part of Excel: values, formulas, total row. */
export interface Table {
  bodyRow: number;
  bodyColumn: number;
  headers: string[];
  values: SheetValue[][];
  formulas: SheetValue[][];
  total: { values: SheetValue[]; formulas: SheetValue[] } | null;
}

/** The table as the sheet holds it right after inserting the model at A1. */
export function tableOf(model: SheetModel): Table {
  const cells = (role: string): SheetValue[][] =>
    model.rows.filter((row) => row.role === role).map((row) => row.cells.map((cell) => cell.value ?? ''));
  const total = model.rows.find((row) => row.role === 'total');
  return {
    bodyRow: (model.table?.area.row ?? 0) + 1,
    bodyColumn: model.table?.area.column ?? 0,
    headers: model.columns.map((column) => column.header),
    values: cells('data'),
    formulas: cells('data'),
    total: total
      ? {
          values: total.cells.map((cell) => cell.value ?? ''),
          formulas: total.cells.map((cell) => cell.formula ?? cell.value ?? ''),
        }
      : null,
  };
}

export function columnOf(table: Pick<Table, 'headers'>, header: string): number {
  return table.headers.indexOf(header);
}

/** Puts a reader's column in, as Excel does: everything right of it moves, our sums with it. */
export function withColumn(table: Table, at: number, header: string, cells: readonly SheetValue[]): Table {
  const insert = <T>(line: readonly T[], value: T): T[] => [...line.slice(0, at), value, ...line.slice(at)];
  const moved: Table = {
    ...table,
    headers: insert(table.headers, header),
    values: table.values.map((line, row) => insert(line, cells[row] ?? '')),
    formulas: table.formulas.map((line, row) => insert(line, cells[row] ?? '')),
    total: table.total && {
      values: insert(table.total.values, ''),
      formulas: insert(table.total.formulas, ''),
    },
  };
  return placeAt(moved, table.bodyRow, table.bodyColumn);
}

/** Moves the table on its sheet; our sums follow. */
export function placeAt(table: Table, bodyRow: number, bodyColumn: number): Table {
  const letters = (column: number): string =>
    column < 26
      ? String.fromCharCode(65 + column)
      : `${String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}`;
  const formulas = table.total?.formulas.map((formula, index) => {
    if (typeof formula !== 'string' || !formula.startsWith('=SUM(')) return formula;
    const column = letters(bodyColumn + index);
    return `=SUM(${column}${bodyRow + 1}:${column}${bodyRow + table.values.length})`;
  });
  return {
    ...table,
    bodyRow,
    bodyColumn,
    total: table.total && { values: table.total.values, formulas: formulas ?? [] },
  };
}

/** Puts the rows into another order, as sorting does. */
export function sorted(table: Table, order: readonly number[]): Table {
  return {
    ...table,
    values: order.map((row) => table.values[row] ?? []),
    formulas: order.map((row) => table.formulas[row] ?? []),
  };
}

export function withCell(
  table: Table,
  row: number,
  column: number,
  formula: SheetValue,
  value = formula,
): Table {
  const put = (lines: SheetValue[][], content: SheetValue): SheetValue[][] =>
    lines.map((line, at) =>
      at === row ? line.map((cell, index) => (index === column ? content : cell)) : line,
    );
  return { ...table, values: put(table.values, value), formulas: put(table.formulas, formula) };
}

/** Carries a plan out the way `range.values` does: rows first, null leaves a cell, an apostrophe marks text. */
export function applied(table: Table, plan: RefreshPlan): Table {
  const plain = (value: string | number): string | number =>
    typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value;
  const added = plan.appended.map(({ values }) => values.map((value) => plain(value ?? '')));
  const after: Table = {
    ...table,
    values: [...table.values, ...added].map((line) => [...line]),
    formulas: [...table.formulas, ...added].map((line) => [...line]),
    total: table.total && { values: [...table.total.values], formulas: [...table.total.formulas] },
  };
  for (const block of plan.blocks) {
    for (const [down, line] of block.values.entries()) {
      for (const [right, value] of line.entries()) {
        if (value === null) continue;
        const [row, column] = [block.row + down, block.column + right];
        const target =
          block.part === 'total'
            ? after.total && { values: [after.total.values], formulas: [after.total.formulas] }
            : after;
        const [values, formulas] = [target?.values[row], target?.formulas[row]];
        if (!values || !formulas) throw new Error(`write outside the table: ${block.part} ${row}`);
        formulas[column] = plain(value);
        values[column] = plain(value);
      }
    }
  }
  return recalculated(after);
}

function recalculated(table: Table): Table {
  table.total?.formulas.forEach((formula, column) => {
    const address = typeof formula === 'string' ? /^=SUM\((.*)\)$/.exec(formula)?.[1] : undefined;
    const area = address ? parseAddress(address) : null;
    if (!area || !table.total) return;
    const rows = table.values.slice(area.row - table.bodyRow, area.row - table.bodyRow + area.rows);
    table.total.values[column] = rows.reduce(
      (sum, line) => sum + Number(line[area.column - table.bodyColumn] || 0),
      0,
    );
  });
  return table;
}

export function snapshot(table: Table): TableSnapshot {
  return structuredClone(table);
}
