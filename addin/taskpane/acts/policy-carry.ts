import { sentence } from '../../../schema/messages.ts';
import { type CarryConflict, carryEdits } from '../../../schema/sheets/policy-carry.ts';
import { readPolicy } from '../../../schema/sheets/policy-read-back.ts';
import { ApiError } from '../../client/api-error.ts';
import type { Client } from '../../client/requests.ts';
import type { FoundPolicy } from '../../excel/find-policy.ts';
import { frontNow } from '../../excel/front.ts';
import { insertSheet } from '../../excel/insert.ts';
import { readPolicySheet } from '../../excel/read-policy.ts';
import { policyBase, policyModel } from './policy-base.ts';

/** A new sheet of the newest version with somebody's edits on it. */
export interface CarriedSheet {
  readonly sheetName: string;
  readonly version: number;
  readonly carried: number;
  readonly alreadyThere: number;
  readonly conflicts: readonly CarryConflict[];
  /** As of `InsertedSheet`. */
  readonly isBehind?: true;
}

/**
 * The newest version in a new sheet, with the edits of an older one where nobody else has changed anything; the others
 * stand in their rows as a remark. The older sheet is left as it is.
 *
 * @throws ApiError POLICY_UNREADABLE when its rows cannot be told apart, or some edit is not clear
 */
export async function carryToNewest(client: Client, found: FoundPolicy): Promise<CarriedSheet> {
  const [front, base, next, snapshot] = await Promise.all([
    frontNow(),
    policyBase(client, found.campaignId, found.version),
    policyBase(client, found.campaignId, null),
    readPolicySheet(found.sheetName),
  ]);
  const read = readPolicy(snapshot, base.parameters);
  if (read.kind === 'unreadable' || read.problems.some(({ severity }) => severity === 'ERROR')) {
    throw new ApiError('POLICY_NOT_CLEAR');
  }
  const { carried, conflicts, alreadyThere } = carryEdits(
    read.edits,
    base.parameters,
    next.parameters,
    ({ wanted }) =>
      sentence('POLICY_REMARK', {
        found: sentence('POLICY_EDIT_NOT_CARRIED', { found: wanted, from: found.version, to: next.newest }),
      }),
  );
  const withSpare = base.parameters.some(({ path, isSpare }) => isSpare && read.layout.rowOf.has(path));
  const model = policyModel(next, { withSpare, isReadOnly: false, now: new Date(), carried });
  const { sheetName, isBehind } = await insertSheet(model, front);
  const isEdit = (edit: { readonly text?: string; readonly isRemoved?: boolean }) =>
    edit.text !== undefined || edit.isRemoved === true;
  return {
    sheetName,
    version: next.newest,
    carried: [...carried.values()].filter(isEdit).length,
    alreadyThere,
    conflicts,
    ...(isBehind ? { isBehind } : {}),
  };
}
