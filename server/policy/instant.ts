import { isLocalDate, type LocalDate, localDateAt } from '../../schema/values/local-date.ts';

/** A moment on the clocks of China. */
export interface LocalMoment {
  readonly date: LocalDate;
  /** `HH:MM:SS`, 00:00:00 to 23:59:59; parts of a second are dropped, so 23:59:59.999 is still that day. */
  readonly time: string;
}

/**
 * True for an ISO 8601 instant that says its zone: `2024-11-30T23:59:59+08:00`, `2024-11-30T15:59:59.000Z`. A time
 * without a zone is none: it would be read in the zone of whichever server reads it.
 *
 * From 1992 on only: until September 1991 China moved its clocks in summer, and nothing here is that old.
 */
export function isInstant(text: string): boolean {
  const match =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  return match !== null && isLocalDate(match[1]) && Date.parse(text) >= EARLIEST;
}

const EARLIEST = Date.parse('1992-01-01T00:00:00+08:00');

/**
 * Day and time in Asia/Shanghai at an instant, by adding eight hours: the same in whatever zone the server runs.
 *
 * @throws Error when `isInstant` is false
 */
export function localMomentOf(instant: string): LocalMoment {
  if (!isInstant(instant)) throw new Error('not an instant with a zone, from 1992 on');
  const at = new Date(instant);
  return {
    date: localDateAt(at),
    time: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 19),
  };
}
