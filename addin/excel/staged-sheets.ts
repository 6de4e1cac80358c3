/// <reference types="office-js" />
import { identityFromTableName } from '../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../schema/sheets/model.ts';
import type { FoundTable } from './find.ts';
import { runInExcel } from './session.ts';
import { takeTurn } from './turn.ts';

/**
 * Tables in the workbook that show the same as a sheet with this identity and this property does.
 *
 * @throws ExcelFault
 */
export function findAlike(
  identity: SheetIdentity,
  property: { readonly key: string; readonly value: string },
): Promise<readonly FoundTable[]> {
  const wanted = JSON.stringify(comparable(identity));
  return takeTurn('find', () =>
    runInExcel(async (context) => {
      const { tables } = context.workbook;
      tables.load('items/name,items/worksheet/name');
      await context.sync();
      const alike = tables.items.flatMap((table) => {
        const found = identityFromTableName(table.name);
        if (!found || JSON.stringify(comparable(found)) !== wanted) return [];
        const kept = table.worksheet.customProperties.getItemOrNullObject(property.key).load('value');
        return [{ found: { identity: found, name: table.name, sheetName: table.worksheet.name }, kept }];
      });
      if (alike.length === 0) return [];
      await context.sync();
      return alike
        .filter(({ kept }) => !kept.isNullObject && kept.value === property.value)
        .map(({ found }) => found);
    }),
  );
}

/**
 * Deletes the sheet a table is on, with everything else that is there.
 *
 * @param found with the sheet its reader was told of
 * @returns false when the table is not on that sheet any more: nothing is deleted then
 * @throws ExcelFault
 */
export function deleteSheetOf({ name, sheetName }: Omit<FoundTable, 'identity'>): Promise<boolean> {
  return takeTurn('delete', () =>
    runInExcel(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject(name).load('worksheet/name');
      await context.sync();
      if (table.isNullObject || table.worksheet.name !== sheetName) return false;
      table.worksheet.delete();
      await context.sync();
      return true;
    }),
  );
}

function comparable({ kind, campaignId, divisionCode, level, by, asOf }: SheetIdentity): unknown[] {
  return [kind, campaignId, divisionCode, level, by ?? null, asOf];
}
