import { cellAddress, sheetPrefix } from '../../../schema/sheets/address.ts';
import type { BreakdownCellKey } from '../../../schema/values/breakdown.ts';
import type { BreakdownEventView } from './breakdown-cycle.ts';
import { columnKeyOf, type PendingForm } from './breakdown-forms.ts';
import type { BreakdownRecord } from './breakdown-model.ts';

/** A cell that the bureau sent back, and why. */
export interface ReturnedCell extends BreakdownCellKey {
  /** Village and column: 「示例西河村 城乡低保」. */
  readonly name: string;
  readonly reason: string;
}

/** A breakdown as far as its returned cells go. */
interface ReturnedRecord {
  readonly columns: readonly Pick<BreakdownRecord['columns'][number], 'code' | 'name'>[];
  readonly villages: readonly Pick<BreakdownRecord['villages'][number], 'code' | 'name' | 'findings'>[];
}

/** The cells of the last return, village by village; those of earlier ones stand in the history. */
export function returnedCells({ columns, villages }: ReturnedRecord): readonly ReturnedCell[] {
  return villages.flatMap((village) =>
    village.findings.flatMap((reason, index): ReturnedCell[] => {
      const column = columns[index];
      if (!reason || !column) return [];
      const name = `${village.name} ${column.name}`;
      return [{ villageCode: village.code, columnCode: column.code, name, reason }];
    }),
  );
}

/** The cells that one return of the history sent back. */
export function findingCells({ findings }: Pick<BreakdownEventView, 'findings'>): readonly ReturnedCell[] {
  return findings.map(({ villageCode, villageName, columnCode, columnName, reason }) => {
    return { villageCode, columnCode, name: `${villageName} ${columnName}`, reason };
  });
}

/** Where a cell stands in a form of the workbook, as it is sorted now; null when it is not there. */
export function addressIn(form: PendingForm | null, cell: BreakdownCellKey): string | null {
  const layout = form?.read?.layout;
  const row = layout?.rowOf.get(cell.villageCode);
  const column = layout?.columnOf.get(columnKeyOf(cell));
  if (!form?.found || row === undefined || column === undefined) return null;
  return sheetPrefix(form.found.sheetName) + cellAddress(row, column);
}
