import type { CellChange, RefreshPlan, TableSnapshot } from '../../schema/sheets/diff.ts';
import type { Area, SheetModel } from '../../schema/sheets/model.ts';
import { roleLooks, toneColors } from '../../schema/sheets/style.ts';

/** More rules than this are slow to draw; then only the first cell of each changed row is marked. */
const mostMarks = 60;

export interface ToneArea {
  readonly area: Area;
  readonly color: string;
}

/** 0-based row of the sheet, after rows were added. */
export function sheetRow(snapshot: TableSnapshot, part: 'body' | 'total', row: number): number {
  return snapshot.bodyRow + row + (part === 'total' ? snapshot.values.length : 0);
}

/**
 * Colours of changed cells in the columns that use tones, cells below each other as one; the reader's own colours
 * elsewhere stay.
 */
export function toneAreas(
  snapshot: TableSnapshot,
  plan: RefreshPlan,
  model: SheetModel,
): readonly ToneArea[] {
  const toned = new Set(
    model.columns
      .filter((_, column) => model.rows.some(({ role, cells }) => role === 'data' && cells[column]?.tone))
      .map(({ key }) => key),
  );
  const found: ToneArea[] = [];
  const changes = plan.changes
    .filter(({ columnKey }) => toned.has(columnKey))
    .map((change) => ({ ...change, row: sheetRow(snapshot, change.part, change.row) }))
    .sort((a, b) => a.column - b.column || a.row - b.row);
  for (const { part, row, column, tone } of changes) {
    const color = tone ? toneColors[tone] : roleLooks[part === 'body' ? 'data' : 'total'].color;
    const last = found.at(-1);
    const at = snapshot.bodyColumn + column;
    if (last?.color === color && last.area.column === at && last.area.row + last.area.rows === row) {
      found[found.length - 1] = { color, area: { ...last.area, rows: last.area.rows + 1 } };
    } else found.push({ color, area: { row, column: at, rows: 1, columns: 1 } });
  }
  return found;
}

/** Changed cells of the body below each other as one; with too many of them the first cell of each changed row. */
export function markAreas(snapshot: TableSnapshot, plan: RefreshPlan): readonly Area[] {
  const body = plan.changes.filter(({ part }) => part === 'body');
  const cells = columnRuns(snapshot, body);
  if (cells.length <= mostMarks) return cells;
  const column = Math.min(...Object.values(plan.columns));
  return columnRuns(
    snapshot,
    body.map((change) => ({ ...change, column })),
  ).slice(0, mostMarks);
}

function columnRuns(snapshot: TableSnapshot, changes: readonly CellChange[]): Area[] {
  const runs: Area[] = [];
  for (const { row, column } of [...changes].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const at = { row: snapshot.bodyRow + row, column: snapshot.bodyColumn + column };
    const last = runs.at(-1);
    const isBelow = last?.column === at.column && at.row <= last.row + last.rows;
    if (last && isBelow) runs[runs.length - 1] = { ...last, rows: at.row - last.row + 1 };
    else runs.push({ ...at, rows: 1, columns: 1 });
  }
  return runs;
}
