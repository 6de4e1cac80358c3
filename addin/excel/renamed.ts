/// <reference types="office-js" />
import { identityFromTableName, tableNameFor } from '../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../schema/sheets/model.ts';
import { findWritten, readWritten, tableOfWritten } from '../../schema/sheets/written.ts';
import { ExcelFault, runInExcel } from './session.ts';

/** A table of ours that has got another name from its reader, so that a refresh does not find it. */
export interface RenamedTable {
  readonly identity: SheetIdentity;
  /** What it is called now. */
  readonly name: string;
  readonly sheetName: string;
}

/**
 * Tables that were ours, by what their sheets remember of what was written: the sheet has a record of a table that is
 * not on it under that name, and a table of another name that holds at least half of the record's row keys. One round
 * trip, and a second one when there is something to look into.
 *
 * @throws ExcelFault
 */
export function findRenamed(): Promise<readonly RenamedTable[]> {
  return runInExcel(async (context) => {
    const { worksheets, tables } = context.workbook;
    worksheets.load('items/name,items/customProperties/items/key,items/customProperties/items/value');
    tables.load('items/name,items/worksheet/name');
    await context.sync();
    const suspects = worksheets.items.flatMap((sheet) => {
      const own = tables.items.filter(({ worksheet }) => worksheet.name === sheet.name);
      const properties = sheet.customProperties.items;
      const inUse = new Set(own.map(({ name }) => findWritten(properties, name)));
      return properties.flatMap((property) => {
        const identity = identityFromTableName(tableOfWritten(property.key) ?? '');
        const keys = [...(readWritten(property.value)?.rows.keys() ?? [])].filter((key) => key !== 'total');
        if (!identity || inUse.has(property) || keys.length === 0) return [];
        return own
          .filter(({ name }) => identityFromTableName(name) === null)
          .map((table) => ({ identity, keys, table, sheet, body: table.getDataBodyRange().load('values') }));
      });
    });
    if (suspects.length === 0) return [];
    await context.sync();
    return suspects
      .filter(({ keys, body }) => holdsHalf(body.values, keys))
      .map(({ identity, table, sheet }) => ({ identity, name: table.name, sheetName: sheet.name }));
  });
}

/** Gives a table its name back, so that it is refreshed again; nothing else changes. @throws ExcelFault */
export function reclaimTable({ identity, name }: RenamedTable): Promise<void> {
  return runInExcel(async (context) => {
    const { tables, names } = context.workbook;
    tables.load('items/name');
    names.load('items/name');
    await context.sync();
    const taken = new Set([...tables.items, ...names.items].map((item) => item.name.toLowerCase()));
    if (!taken.has(name.toLowerCase())) throw new ExcelFault('TABLE_RENAMED_AGAIN');
    let copy = 1;
    while (taken.has(tableNameFor(identity, copy).toLowerCase())) copy += 1;
    tables.getItem(name).name = tableNameFor(identity, copy);
    await context.sync();
  });
}

/** Whether one column of the body has at least half of the keys. */
function holdsHalf(values: readonly (readonly unknown[])[], keys: readonly string[]): boolean {
  const width = values[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    const texts = new Set(values.map((row) => String(row[column] ?? '').trim()));
    if (keys.filter((key) => texts.has(key)).length * 2 >= keys.length) return true;
  }
  return false;
}
