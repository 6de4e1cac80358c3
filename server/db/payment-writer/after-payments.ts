import { recountCoverage } from '../coverage/recount.ts';
import { settleEntriesOfBatch } from '../entries/after-batch.ts';
import { settleItemsOfBatch } from '../statements/settle.ts';
import type { Steps } from '../steps.ts';
import type { PostedSum } from './posted-sums.ts';

/**
 * What follows from a batch of payments in the same transaction: refunds of its persons, who is covered now, and what
 * statements say of it.
 */
export function* afterPayments(
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
  posted: readonly PostedSum[],
): Steps<void> {
  yield* settleEntriesOfBatch(countyCode, benefitYear, batchNumber);
  yield* recountCoverage(countyCode, benefitYear);
  yield* settleItemsOfBatch(countyCode, benefitYear, batchNumber, posted);
}
