/// <reference types="office-js" />
import { identityFromTableName } from '../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../schema/sheets/model.ts';
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
 * @throws ExcelFault
 */
export function findTables(): Promise<readonly FoundTable[]> {
  return runInExcel(async (context) => {
    const { tables } = context.workbook;
    tables.load('items/name,items/worksheet/name');
    await context.sync();
    return tables.items.flatMap((table) => {
      const identity = identityFromTableName(table.name);
      return identity ? [{ identity, name: table.name, sheetName: table.worksheet.name }] : [];
    });
  });
}
