/// <reference types="office-js" />
import { identityFromTableName } from '../../schema/sheets/identity.ts';
import { splitAddress } from './jump.ts';
import { runInExcel } from './session.ts';

/** A 政策参数 sheet somewhere in the workbook. */
export interface FoundPolicy {
  readonly campaignId: string;
  /** Version of the notice it was made from. */
  readonly version: number;
  /** Defined name that says so; the same on a copy of the sheet. */
  readonly name: string;
  /** The tab it is on now, whatever it was called when inserted. */
  readonly sheetName: string;
  readonly isActive: boolean;
}

/**
 * All 政策参数 sheets by the identity in their names: renamed, moved and copied ones, and those that came from the
 * server as a file. The sheet in front comes first. Two round trips.
 *
 * @throws ExcelFault
 */
export function findPolicies(): Promise<readonly FoundPolicy[]> {
  return runInExcel(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load('items/name');
    names.load('items/name,items/formula');
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
    ];
    const seen = new Set<string>();
    return found
      .flatMap(({ name, sheetName }): FoundPolicy[] => {
        const identity = identityFromTableName(name);
        const exists = worksheets.items.some((sheet) => sheet.name === sheetName);
        if (identity?.kind !== 'policy' || !exists || seen.has(sheetName)) return [];
        seen.add(sheetName);
        const { campaignId, version = 0 } = identity;
        return [{ campaignId, version, name, sheetName, isActive: sheetName === active.name }];
      })
      .sort((left, right) => Number(right.isActive) - Number(left.isActive));
  });
}
