import { Refusal } from '../refusal.ts';

/**
 * A text that somebody writes about a person, such as a purpose or a piece of evidence: trimmed, on one line; null
 * when it is too short or long, or holds what may be an ID number, which belongs nowhere but under seal.
 */
export function plainText(text: string, atLeast: number, atMost: number): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const length = [...plain].length;
  // Spaces and hyphens between the digits hide nothing.
  const digits = plain.replace(/[\s-]/g, '');
  if (length < atLeast || length > atMost || /\d{15}|\d{14}[Xx]/.test(digits)) return null;
  return plain;
}

const mostCharacters = 200;

/** A text of a form, in order. @throws Refusal PERSON_TEXT_INVALID */
export function requiredText(column: string, text: string, atLeast: number): string {
  const plain = plainText(text, atLeast, mostCharacters);
  if (plain === null)
    throw new Refusal('PERSON_TEXT_INVALID', { column, expected: `${atLeast} 至 ${mostCharacters}` });
  return plain;
}
