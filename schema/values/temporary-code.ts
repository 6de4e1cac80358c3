import { type IdNumberFault, readIdNumber } from './id-number.ts';
import type { LocalDate } from './local-date.ts';

const prefix = 'XSE';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 5];
const largestSerial = 9_999_999;

/** What is wrong with what stands for a person: an ID number's faults, or a temporary code mistyped. */
export type PersonKeyFault = IdNumberFault | 'TEMPORARY_CODE';

export type PersonKeyReading =
  /** `idNumber`: 18 characters, or a temporary code; both are hashed the same way. */
  | {
      readonly ok: true;
      readonly idNumber: string;
      readonly endsIn000: boolean;
      readonly isTemporary: boolean;
    }
  | { readonly ok: false; readonly fault: PersonKeyFault };

/**
 * The code of a newborn without an ID number: `XSE`, the county's six digits, seven of a running number and a check
 * digit. One digit mistyped, or two neighbours exchanged, is noticed in nearly every case.
 *
 * @param serial 1 to 9,999,999 within the county
 * @throws Error outside that, or when the county's code is not six digits
 */
export function temporaryCode(countyCode: string, serial: number): string {
  if (!/^\d{6}$/.test(countyCode)) throw new Error('a county has a code of six digits');
  if (!Number.isSafeInteger(serial) || serial < 1 || serial > largestSerial)
    throw new Error('the temporary codes of the county are used up');
  const digits = `${countyCode}${String(serial).padStart(7, '0')}`;
  return `${prefix}${digits}${checkDigit(digits)}`;
}

/** Whether a value that was read (upper case, repaired) is a temporary code and no ID number. */
export function isTemporaryCode(value: string): boolean {
  return value.startsWith(prefix);
}

/**
 * Reads what people write where an ID number belongs: the number, or a newborn's temporary code in any case, with
 * full-width letters or spaces. The value itself is never part of a fault.
 *
 * @param latestBirthOn no one in the file is born later
 */
export function readPersonKey(text: string, latestBirthOn: LocalDate): PersonKeyReading {
  const reading = readIdNumber(text, latestBirthOn);
  if (reading.ok) return { ...reading, isTemporary: false };
  // Only what is no number at all can be a code: the hot path ends above.
  if (reading.fault !== 'NOT_DIGITS') return reading;
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff\u2060'‘’`-]/g, '')
    .toUpperCase();
  if (!plain.startsWith(prefix)) return reading;
  const digits = plain.slice(prefix.length);
  if (!/^\d{14}$/.test(digits) || checkDigit(digits.slice(0, 13)) !== digits[13])
    return { ok: false, fault: 'TEMPORARY_CODE' };
  return { ok: true, idNumber: plain, endsIn000: false, isTemporary: true };
}

function checkDigit(digits13: string): string {
  let sum = 0;
  for (let i = 0; i < 13; i++) sum += (digits13.charCodeAt(i) - 48) * (weights[i] as number);
  return String((sum % 11) % 10);
}
