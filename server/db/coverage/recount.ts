import type { Steps } from '../steps.ts';

/** Counts coverage of a campaign anew, inside the transaction that changes what it rests on. */
export function* recountCoverage(_countyCode: string, _benefitYear: number): Steps<void> {}
