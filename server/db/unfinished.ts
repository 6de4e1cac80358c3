import { removeUnfinishedBatches } from './payment-writer/index.ts';
import { removeUnfinishedRosters } from './rosters/unfinished.ts';
import { removeUnfinishedStatements } from './statements/unfinished.ts';

/**
 * Removes what imports left behind whose process died: payments, rosters and statements. Leaves a living import
 * alone. Call at start and after a worker was ended by force.
 *
 * @returns how many batches were removed
 */
export async function removeUnfinished(url: string): Promise<number> {
  const payments = await removeUnfinishedBatches(url);
  const rosters = await removeUnfinishedRosters(url);
  return payments + rosters + (await removeUnfinishedStatements(url));
}
