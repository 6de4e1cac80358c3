/// <reference types="office-js" />
import { identityFromTableName } from '../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../schema/sheets/model.ts';
import { orderCalculation } from './recalculate.ts';
import { runInExcel } from './session.ts';

/** A table of ours somewhere in the workbook. */
export interface FoundTable {
  readonly identity: SheetIdentity;
  /** Name of the Excel table: unique in the workbook, also for copies of one identity. */
  readonly name: string;
  /** The tab it is on now, whatever it was called when inserted. */
  readonly sheetName: string;
}

/**
 * All our tables in the workbook, by the identity in their names: renamed, moved and copied sheets included.
 * One round trip.
 *
 * @param isCalculating has Excel calculate every formula anew on the way, as `recalculate` does
 * @throws ExcelFault
 */
export function findTables(isCalculating = false): Promise<readonly FoundTable[]> {
  return runInExcel(async (context) => {
    const { tables } = context.workbook;
    if (isCalculating) orderCalculation(context);
    tables.load('items/name,items/worksheet/name');
    await context.sync();
    return tables.items.flatMap((table) => {
      const identity = identityFromTableName(table.name);
      return identity ? [{ identity, name: table.name, sheetName: table.worksheet.name }] : [];
    });
  });
}
