import { daysBetween, isLocalDate, type LocalDate } from '../values/local-date.ts';
import type { NumberFormat } from './model.ts';

/**
 * Format of a column of days. The model holds each as `2024-11-30`; in the sheet it is a real date, to be sorted, filtered
 * and reckoned with, and in a .csv the text it is.
 */
export const dayFormat = 'yyyy-mm-dd' satisfies NumberFormat;

/** Whether a value of a column with this format becomes a date. Excel counts a day that never was, 1900-02-29. */
export function isDayCell(value: unknown, format: NumberFormat | undefined): value is LocalDate {
  return format === dayFormat && isLocalDate(value) && value >= '1900-03-01';
}

/** The number that stands for a day in a file whose days count from 1900: 2024-11-30 is 45626. */
export function daySerial(day: LocalDate): number {
  return daysBetween('1899-12-30', day);
}
