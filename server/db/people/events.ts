import { ask, type Steps } from '../steps.ts';

/** A person as the register has them now. */
export interface PersonNow {
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly born_on: string | null;
  readonly temporary_code: string | null;
  readonly merged_into: Uint8Array | null;
  readonly version: number;
}

/** Something that happened to a person. Places are codes. */
export interface EventFact {
  readonly kind: 'TRANSFER' | 'CORRECTION' | 'DEATH' | 'BIRTH' | 'MERGE';
  readonly onDay: string;
  readonly from: { readonly township: string | null; readonly village: string | null } | null;
  readonly to: { readonly township: string | null; readonly village: string | null } | null;
  readonly evidence: string;
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** Null when the person has no row: only payments are known of them. */
export function* personNow(countyCode: string, hash: Uint8Array): Steps<PersonNow | null> {
  const [row] = yield* ask<PersonNow>(
    `select township_code, village_code, born_on, temporary_code, merged_into, version
     from person where county_code = ? and person_hash = ?`,
    [countyCode, hash],
  );
  return row ?? null;
}

/** Who changed a person last, as far as an event tells; a roster leaves none. */
export function* lastChange(
  countyCode: string,
  hash: Uint8Array,
): Steps<{ readonly by: string; readonly at: string } | null> {
  const [row] = yield* ask<{ who: string; moment: string }>(
    `select recorded_by as who, recorded_at as moment from person_event where county_code = ? and person_hash = ?
     order by event_number desc limit 1`,
    [countyCode, hash],
  );
  return row ? { by: row.who, at: row.moment } : null;
}

/** Adds an event. @returns its number, from 1 within the person */
export function* recordEvent(countyCode: string, hash: Uint8Array, event: EventFact): Steps<number> {
  const [last] = yield* ask<{ number: number }>(
    `select coalesce(max(event_number), 0) as number from person_event where county_code = ? and person_hash = ?`,
    [countyCode, hash],
  );
  const number = (last?.number ?? 0) + 1;
  const { kind, onDay, from, to, evidence, note, by, at } = event;
  yield* ask(
    `insert into person_event (county_code, person_hash, event_number, kind, on_day, from_township, from_village,
     to_township, to_village, evidence, note, recorded_by, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      countyCode,
      hash,
      number,
      kind,
      onDay,
      from?.township ?? null,
      from?.village ?? null,
      to?.township ?? null,
      to?.village ?? null,
      evidence,
      note,
      by,
      at,
    ],
  );
  return number;
}

/** Puts a person in a division and raises the version. */
export function* placePerson(
  countyCode: string,
  hash: Uint8Array,
  township: string | null,
  village: string | null,
): Steps<void> {
  yield* ask(
    `update person set township_code = ?, village_code = ?, version = version + 1
     where county_code = ? and person_hash = ?`,
    [township, village, countyCode, hash],
  );
}

/** Raises the version of a person of whom something else was changed. */
export function* touchPerson(countyCode: string, hash: Uint8Array): Steps<void> {
  yield* ask(`update person set version = version + 1 where county_code = ? and person_hash = ?`, [
    countyCode,
    hash,
  ]);
}
