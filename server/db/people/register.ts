import { ask, type Steps } from '../steps.ts';

/** A person as they are entered in the register; the identity is sealed. */
export interface NewPerson {
  readonly sealed: Uint8Array;
  readonly keyNumber: number;
  readonly nameHash: Uint8Array;
  readonly bornOn: string | null;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly isResident: number;
  readonly temporaryCode: string | null;
  /** The roster batch that brought the person; null when a clerk did. */
  readonly firstBatch: number | null;
}

export function* insertPerson(countyCode: string, hash: Uint8Array, person: NewPerson): Steps<void> {
  yield* ask(
    `insert into person (county_code, person_hash, sealed, sealed_key, name_hash, born_on, township_code,
     village_code, is_resident, temporary_code, merged_into, first_batch, version)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, 1)`,
    [
      countyCode,
      hash,
      person.sealed,
      person.keyNumber,
      person.nameHash,
      person.bornOn,
      person.townshipCode,
      person.villageCode,
      person.isResident,
      person.temporaryCode,
      person.firstBatch,
    ],
  );
}

/** The newest temporary code of the county; null when it has given out none. */
export function* lastTemporaryCode(countyCode: string): Steps<string | null> {
  const [row] = yield* ask<{ code: string | null }>(
    `select max(temporary_code) as code from person where county_code = ? and temporary_code is not null`,
    [countyCode],
  );
  return row?.code ?? null;
}

/** The temporary code of a child of that name, birth date and township, who has no ID number yet; null when there is none. */
export function* newbornAlike(
  countyCode: string,
  nameHash: Uint8Array,
  bornOn: string,
  townshipCode: string,
): Steps<string | null> {
  const [row] = yield* ask<{ code: string }>(
    `select min(temporary_code) as code from person where county_code = ? and temporary_code is not null
     and merged_into is null and name_hash = ? and born_on = ? and township_code = ?
     having min(temporary_code) is not null`,
    [countyCode, nameHash, bornOn, townshipCode],
  );
  return row?.code ?? null;
}
