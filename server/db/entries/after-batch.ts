import type { Steps } from '../steps.ts';

/** What a published batch changes for persons who had money back, or who are counted in another county. */
export function* settleEntriesOfBatch(
  _countyCode: string,
  _benefitYear: number,
  _batchNumber: number,
): Steps<void> {}
