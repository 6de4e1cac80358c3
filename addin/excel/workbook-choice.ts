/// <reference types="office-js" />
import { keptValues } from './kept-values.ts';

/** Whether tables are brought up to date when this workbook opens; null: nobody was asked yet. */
export type RefreshChoice = 'yes' | 'no' | null;

const key = 'refreshOnOpen';
const choices = keptValues({
  namespace: 'urn:zhengjiao:workbook-choice',
  settingPrefix: 'zj.',
  fromSetting: (value) => (isChoice(value) ? JSON.stringify(value) : null),
});

/**
 * The choice that is saved with the workbook. One round trip when nobody chose yet, else two.
 *
 * @throws ExcelFault
 */
export async function loadRefreshChoice(): Promise<RefreshChoice> {
  const text = (await choices.load()).get(key);
  const choice: unknown = text === undefined ? null : JSON.parse(text);
  return isChoice(choice) ? choice : null;
}

/**
 * Keeps the choice in the workbook. One round trip when there is one already, else two.
 *
 * @throws ExcelFault
 */
export function saveRefreshChoice(choice: 'yes' | 'no'): Promise<void> {
  return choices.save(key, JSON.stringify(choice));
}

/**
 * Has Excel start the add-in with this workbook, pane closed or not, or leave it until somebody opens the pane. Excel
 * keeps this by add-in id. Where it cannot, tables are brought up to date when the pane is opened.
 */
export async function startWithWorkbook(isWanted: boolean): Promise<void> {
  try {
    const { load, none } = Office.StartupBehavior;
    const wanted = isWanted ? load : none;
    // To set it changes the file: whoever only looked is not to be asked whether to save.
    if ((await Office.addin.getStartupBehavior()) !== wanted) await Office.addin.setStartupBehavior(wanted);
  } catch {
    // An older Excel.
  }
}

function isChoice(value: unknown): value is 'yes' | 'no' {
  return value === 'yes' || value === 'no';
}
