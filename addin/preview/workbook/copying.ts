import { type Rect, rectOf } from './address.ts';
import type { Cell } from './cells.ts';
import { copyFormula } from './references.ts';
import type { Worksheet } from './worksheet.ts';

/**
 * Copies cells as Excel pastes them: relative references move along, and a smaller source is repeated over the target.
 *
 * @param copyType `All`, `Values`, `Formulas` or `Formats`
 */
export function copyCells(
  from: Worksheet,
  source: Rect,
  to: Worksheet,
  target: Rect,
  copyType: string,
): void {
  const rows = Math.max(source.rows, target.rows);
  const columns = Math.max(source.columns, target.columns);
  const area = rectOf(target.row, target.column, rows, columns);
  to.protection.requireUnlocked(area);
  // Taken down first: source and target may overlap.
  const cells = Array.from({ length: source.rows }, (_, r) =>
    Array.from({ length: source.columns }, (_, c): Cell => {
      const cell = from.cells.at(source.row + r, source.column + c);
      const value =
        copyType === 'Values' ? from.valueAt(source.row + r, source.column + c) : (cell?.value ?? '');
      const { formula: _formula, ...rest } = cell ?? { value };
      return copyType === 'Values' || cell?.formula === undefined ? { ...rest, value } : { ...cell };
    }),
  );
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const cell = cells[r % source.rows]?.[c % source.columns] ?? { value: '' };
      const [row, column] = [target.row + r, target.column + c];
      const [rowOffset, columnOffset] = [
        row - source.row - (r % source.rows),
        column - source.column - (c % source.columns),
      ];
      if (copyType !== 'Formats')
        to.place(
          row,
          column,
          cell.formula === undefined
            ? { value: cell.value }
            : { value: '', formula: copyFormula(cell.formula, rowOffset, columnOffset) },
        );
      if (copyType === 'All' || copyType === 'Formats') copyLook(cell, to.cells.open(row, column));
    }
  to.announce(area, 'RangeEdited');
  to.book.events.changed();
}

function copyLook(from: Cell, to: Cell): void {
  if (from.style) to.style = from.style;
  else delete to.style;
  if (from.numberFormat !== undefined) to.numberFormat = from.numberFormat;
  else delete to.numberFormat;
}
