import { recountCoverage } from '../coverage/recount.ts';
import { settleEntriesOfBatch } from '../entries/after-batch.ts';
import { prepareItemsOfBatch, settleItemsOfBatch } from '../statements/settle.ts';
import type { Steps } from '../steps.ts';
import type { PostedSum } from './posted-sums.ts';

/**
 * What can be worked out of that before the closing transaction, once all rows are in place: nobody waits for it.
 * Under the import lock, on the same connection.
 */
export function* beforePayments(countyCode: string, benefitYear: number, batchNumber: number): Steps<void> {
  yield* prepareItemsOfBatch(countyCode, benefitYear, batchNumber);
}

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
  yield* settleItemsOfBatch(countyCode, benefitYear, posted);
}
