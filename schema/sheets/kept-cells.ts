import { cellAddress } from './address.ts';
import { rowName, shown } from './changed-words.ts';
import type { GivenBack, HeldBack, RefreshPlan, TableSnapshot } from './diff.ts';
import type { SheetModel } from './model.ts';

/** A cell of ours that holds its reader's own work, for the reader to look at. */
export interface KeptCell extends GivenBack {
  /** With its sheet: `'进度表'!D7`. */
  readonly address: string;
  /** The first words of its row, `合计` for the total row. */
  readonly rowName: string;
  readonly header: string;
  readonly reason: HeldBack['reason'] | 'EMPTIED';
  /** What stands there, as text: a formula as it is written. */
  readonly found: string;
  /** What the server says. */
  readonly expected: string;
  /** The total row counts what the server says, not what stands there. */
  readonly isCounted: boolean;
}

/** Cells that were held back, or given back, each with its place after the refresh, in the order of the sheet. */
export function keptCells(
  held: readonly HeldBack[],
  plan: RefreshPlan,
  { snapshot, sheetName }: { readonly snapshot: TableSnapshot; readonly sheetName: string },
  model: SheetModel,
): readonly KeptCell[] {
  const totalRow = snapshot.values.length + plan.appended.length;
  const place = (one: HeldBack) => ({
    row: snapshot.bodyRow + (one.part === 'body' ? one.row : totalRow),
    column: snapshot.bodyColumn + one.column,
  });
  return [...held]
    .sort((a, b) => place(a).row - place(b).row || place(a).column - place(b).column)
    .map((one): KeptCell => {
      const { key, columnKey, header, reason, now, wanted } = one;
      const { row, column } = place(one);
      const ours = model.columns.find((each) => each.key === columnKey);
      return {
        key,
        columnKey,
        now,
        header,
        address: `'${sheetName.replaceAll("'", "''")}'!${cellAddress(row, column)}`,
        rowName: one.part === 'total' ? '合计' : rowName(model, key),
        reason: reason === 'EDITED' && now === '' ? 'EMPTIED' : reason,
        found: reason === 'FORMULA' ? String(now) : shown(now, ours),
        expected: shown(wanted, ours),
        isCounted: one.part === 'body' && ours?.total === 'sum' && snapshot.total !== null,
      };
    });
}
