import { Refusal } from '../refusal.ts';

const longestReason = 500;
const longestInstructions = 1000;
export const longestRemarks = 200;

/** On one line, trimmed. */
export function plainWords(written: string): string {
  return written
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Remarks as both databases can hold them: lines as they are, without other control characters. */
export function keptRemarks(written: string): string {
  return written.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, '');
}

/** True when a text holds what may be an ID number, also one typed in groups or pasted with characters nobody sees. */
export function mayHoldIdNumber(text: string): boolean {
  return /\d{14}/.test(text.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, ''));
}

/**
 * A reason as it is kept: on one line, without anything that looks like an ID number.
 *
 * @throws Refusal BREAKDOWN_REASON_REQUIRED, BREAKDOWN_REASON_TOO_LONG, BREAKDOWN_ID_NUMBER
 */
export function readReason(written: string, isRequired: boolean): string {
  // Most cells are changed without a word.
  if (written === '' && !isRequired) return '';
  const reason = plainWords(written);
  if (isRequired && reason === '') throw new Refusal('BREAKDOWN_REASON_REQUIRED');
  return within(reason, longestReason);
}

/** 填报要求. @throws Refusal BREAKDOWN_REASON_TOO_LONG, BREAKDOWN_ID_NUMBER */
export function readInstructions(written: string): string {
  return within(plainWords(written), longestInstructions);
}

function within(text: string, limit: number): string {
  if (text.length > limit) throw new Refusal('BREAKDOWN_REASON_TOO_LONG', { found: text.length, limit });
  if (mayHoldIdNumber(text)) throw new Refusal('BREAKDOWN_ID_NUMBER');
  return text;
}
