import { isLocalDate, type LocalDate } from './local-date.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** What is wrong with an ID number; the number itself is never part of an answer. */
export type IdNumberFault =
  | 'BLANK'
  | 'LENGTH'
  | 'NOT_DIGITS'
  | 'SCIENTIFIC'
  | 'LOST_DIGITS'
  | 'CHECK_DIGIT'
  | 'BIRTH_DATE';

export type IdNumberReading =
  /** `endsIn000`: the check digit fits, yet 1 in 11 of the numbers Excel damaged looks like this. */
  | { readonly ok: true; readonly idNumber: string; readonly endsIn000: boolean }
  | { readonly ok: false; readonly fault: IdNumberFault };

/** The 18th character for the first 17 digits (GB 11643-1999: ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (weights[i] as number);
  return checkCharacters[sum % 11] as string;
}

/**
 * Reads an ID number as people write it and answers the 18-character form, upper-case X.
 * Repaired: full-width digits, lower-case x, spaces, a leading apostrophe; 15 digits become 18;
 * of a 20-character disability number the first 18 are the ID.
 *
 * @param latestBirthOn no one in the file is born later
 */
export function readIdNumber(text: string, latestBirthOn: LocalDate): IdNumberReading {
  if (text.length === 18) {
    const fast = isPlain18(text);
    if (fast) return judge18(text, latestBirthOn);
  }
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff\u2060'‘’`]/g, '')
    .toUpperCase();
  if (plain === '') return { ok: false, fault: 'BLANK' };
  if (/^\d(?:\.\d+)?E[+]?\d+$/.test(plain)) return { ok: false, fault: 'SCIENTIFIC' };
  if (/^\d{15}$/.test(plain)) {
    const first17 = `${plain.slice(0, 6)}19${plain.slice(6)}`;
    return judge18(first17 + checkCharacter(first17), latestBirthOn);
  }
  const is20 = plain.length === 20 && /^\d{17}[\dX]\d[\dB]$/.test(plain);
  if (plain.length !== 18 && !is20) {
    return { ok: false, fault: /^\d*X?$/.test(plain) ? 'LENGTH' : 'NOT_DIGITS' };
  }
  const eighteen = plain.slice(0, 18);
  if (!isPlain18(eighteen)) return { ok: false, fault: 'NOT_DIGITS' };
  return judge18(eighteen, latestBirthOn);
}

/** Seventeen ASCII digits and a digit or X. */
function isPlain18(text: string): boolean {
  for (let i = 0; i < 17; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  const last = text.charCodeAt(17);
  return (last >= 48 && last <= 57) || last === 88;
}

function judge18(id: string, latestBirthOn: LocalDate): IdNumberReading {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (id.charCodeAt(i) - 48) * (weights[i] as number);
  const fits = checkCharacters.charCodeAt(sum % 11) === id.charCodeAt(17);
  const endsIn000 = id.endsWith('000');
  if (!fits) return { ok: false, fault: endsIn000 ? 'LOST_DIGITS' : 'CHECK_DIGIT' };
  if (!isBirthDay(id, latestBirthOn)) return { ok: false, fault: 'BIRTH_DATE' };
  return { ok: true, idNumber: id, endsIn000 };
}

function isBirthDay(id: string, latestBirthOn: LocalDate): boolean {
  const at = (i: number) => id.charCodeAt(i) - 48;
  const year = at(6) * 1000 + at(7) * 100 + at(8) * 10 + at(9);
  const month = at(10) * 10 + at(11);
  const day = at(12) * 10 + at(13);
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const latestYear = Number(latestBirthOn.slice(0, 4));
  if (day <= 28 && year < latestYear) return true;
  const text = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  return isLocalDate(text) && text <= latestBirthOn;
}
