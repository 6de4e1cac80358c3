/// <reference types="office-js" />
import { identityFromTableName } from '../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../schema/sheets/model.ts';
import { splitAddress } from './jump.ts';
import { runInExcel } from './session.ts';

/** A sheet of ours that people fill in, somewhere in the workbook. */
export interface FoundForm {
  readonly identity: SheetIdentity;
  /** Defined name or table that says so; the same on a copy of the sheet. */
  readonly name: string;
  /** The tab it is on now, whatever it was called when inserted. */
  readonly sheetName: string;
  readonly isActive: boolean;
}

/**
 * All sheets of a kind by the identity in their names: renamed, moved and copied ones, and those that came from the
 * server as a file. One per sheet, the sheet in front first. Two round trips.
 *
 * @throws ExcelFault
 */
export function findForms(kind: SheetIdentity['kind']): Promise<readonly FoundForm[]> {
  return runInExcel(async (context) => {
    const { worksheets, names, tables } = context.workbook;
    worksheets.load('items/name');
    names.load('items/name,items/formula');
    tables.load('items/name,items/worksheet/name');
    const active = worksheets.getActiveWorksheet().load('name');
    await context.sync();
    for (const sheet of worksheets.items) sheet.names.load('items/name');
    await context.sync();
    const found = [
      ...worksheets.items.flatMap((sheet) =>
        sheet.names.items.map(({ name }) => ({ name, sheetName: sheet.name })),
      ),
      ...names.items.map(({ name, formula }) => ({
        name,
        sheetName: splitAddress(String(formula).replace(/^=/, '')).sheetName ?? '',
      })),
      ...tables.items.map(({ name, worksheet }) => ({ name, sheetName: worksheet.name })),
    ];
    const seen = new Set<string>();
    return found
      .flatMap(({ name, sheetName }): FoundForm[] => {
        const identity = identityFromTableName(name);
        const exists = worksheets.items.some((sheet) => sheet.name === sheetName);
        if (identity?.kind !== kind || !exists || seen.has(sheetName)) return [];
        seen.add(sheetName);
        return [{ identity, name, sheetName, isActive: sheetName === active.name }];
      })
      .sort((left, right) => Number(right.isActive) - Number(left.isActive));
  });
}
