import type { Steps } from '../steps.ts';

/** Counts coverage of a campaign anew, inside the transaction that changes what it rests on. */
export function* recountCoverage(_countyCode: string, _benefitYear: number): Steps<void> {}

/** The same for every campaign of a county: after a roster is published, or a register changes divisions. */
export function* recountCoverageOfCounty(_countyCode: string): Steps<void> {}
