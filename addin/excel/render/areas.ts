import type { Area, CellModel, RowModel, RowRole, SheetModel } from '../../../schema/sheets/model.ts';

/** Neighbouring rows of one role. */
export interface RoleRun {
  readonly role: RowRole;
  readonly area: Area;
}

/** The rows of a model as runs of one role, top to bottom, over all columns: one look each. */
export function roleRuns(model: SheetModel): readonly RoleRun[] {
  const runs: { role: RowRole; area: { row: number; column: number; rows: number; columns: number } }[] = [];
  model.rows.forEach(({ role }, row) => {
    const last = runs.at(-1);
    if (last?.role === role) last.area.rows += 1;
    else runs.push({ role, area: { row, column: 0, rows: 1, columns: model.columns.length } });
  });
  return runs;
}

/** From the first data row to the last data or total row, with what stands between; null in a sheet without rows. */
export function figureRows(model: SheetModel): { readonly first: number; readonly rows: number } | null {
  const isFigure = ({ role }: RowModel) => role === 'data' || role === 'total';
  const figures = model.rows.map(isFigure);
  const first = figures.indexOf(true);
  return first < 0 ? null : { first, rows: figures.lastIndexOf(true) - first + 1 };
}

/**
 * Areas of cells that share a value of their own, e.g. all cells of one tone. Cells below each other become one
 * area, so that a table of a thousand rows costs a few calls and not one per cell.
 *
 * @param pick the shared value, or null for a cell without one
 */
export function areasBy<Value extends string>(
  model: SheetModel,
  pick: (cell: CellModel, row: RowModel) => Value | null,
): ReadonlyMap<Value, readonly Area[]> {
  const areas = new Map<Value, Area[]>();
  const push = (value: Value, area: Area) => areas.set(value, [...(areas.get(value) ?? []), area]);
  model.columns.forEach((_, column) => {
    let run: { value: Value; row: number; rows: number } | null = null;
    const close = () => run && push(run.value, { row: run.row, column, rows: run.rows, columns: 1 });
    model.rows.forEach((row, index) => {
      const cell = row.cells[column];
      const value = cell ? pick(cell, row) : null;
      if (run && value === run.value) {
        run.rows += 1;
        return;
      }
      close();
      run = value === null ? null : { value, row: index, rows: 1 };
    });
    close();
  });
  return areas;
}
