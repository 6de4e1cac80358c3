/// <reference types="office-js" />
import { runInExcel } from './session.ts';

/** Whether tables are brought up to date when this workbook opens; null: nobody was asked yet. */
export type RefreshChoice = 'yes' | 'no' | null;

const key = 'zj.refreshOnOpen';

/**
 * The choice that is saved with the workbook. One round trip.
 *
 * @throws ExcelFault
 */
export function loadRefreshChoice(): Promise<RefreshChoice> {
  return runInExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load('value');
    await context.sync();
    if (setting.isNullObject) return null;
    const value: unknown = setting.value;
    return value === 'yes' || value === 'no' ? value : null;
  });
}

/**
 * Keeps the choice in the workbook. One round trip.
 *
 * @throws ExcelFault
 */
export function saveRefreshChoice(choice: 'yes' | 'no'): Promise<void> {
  return runInExcel(async (context) => {
    context.workbook.settings.add(key, choice);
    await context.sync();
  });
}

/**
 * Has Excel start the add-in with this workbook, pane closed or not, or leave it until somebody opens the pane.
 * Where Excel cannot, tables are brought up to date when the pane is opened.
 */
export async function startWithWorkbook(isWanted: boolean): Promise<void> {
  try {
    const { load, none } = Office.StartupBehavior;
    await Office.addin.setStartupBehavior(isWanted ? load : none);
  } catch {
    // An older Excel.
  }
}
