/// <reference types="office-js" />
import { ExcelFault, runInExcel } from './session.ts';

/** A sheet as it was seen. */
export interface SeenTab {
  /** Excel's own id. */
  readonly sheetId: string;
  readonly sheetName: string;
}

/**
 * Gives one sheet's tab name to another, and the first a new one. Only while both are still called what they were seen
 * as; a name that somebody has given stays. A second sheet of the wanted name gets `(2)`. Where Excel will not, all stays
 * as it is. Two round trips.
 */
export async function handOverTabName(from: SeenTab, to: SeenTab, nameFor: NameFor): Promise<void> {
  try {
    await runInExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/id,items/name');
      await context.sync();
      const found = (tab: SeenTab) =>
        worksheets.items.find(({ id, name }) => id === tab.sheetId && name === tab.sheetName);
      const [older, newer] = [found(from), found(to)];
      if (!older || !newer) return;
      const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
      let copy = 1;
      while (taken.has(nameFor(copy).toLowerCase())) copy += 1;
      older.name = nameFor(copy);
      newer.name = from.sheetName;
      await context.sync();
    });
  } catch (error) {
    // Names are for people; everything is found without them.
    if (!(error instanceof ExcelFault)) throw error;
  }
}

/** What the first sheet is called from now on; 2 and more where that is taken. At most 31 characters. */
export type NameFor = (copy: number) => string;
