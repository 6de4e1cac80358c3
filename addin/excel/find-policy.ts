import { findForms } from './find-forms.ts';

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
 * All 政策参数 sheets in the workbook. The sheet in front comes first.
 *
 * @throws ExcelFault
 */
export async function findPolicies(): Promise<readonly FoundPolicy[]> {
  return (await findForms('policy')).map(({ identity, name, sheetName, isActive }) => {
    const { campaignId, version = 0 } = identity;
    return { campaignId, version, name, sheetName, isActive };
  });
}
