import { setImmediate as turn } from 'node:timers/promises';
import { maskIdNumber, maskName, personKey } from '../../../schema/values/person-key.ts';
import { padded } from '../../db/coverage/padded.ts';
import type { PeopleParts } from './parts.ts';
import { createSealer } from './sealing.ts';

/** What lists show of who somebody is. */
export interface MaskedPerson {
  readonly maskedName: string | null;
  /** Of the ID number, or of the temporary code of a newborn. */
  readonly maskedIdNumber: string | null;
}

/** Opens seals and masks what is in them at once. */
export interface MaskedPersons {
  /** By person key; both null for somebody of whom nothing is kept. Other requests are answered in between. */
  of(countyCode: string, hashes: readonly Uint8Array[]): Promise<ReadonlyMap<string, MaskedPerson>>;
}

interface PersonRow {
  readonly person_hash: Uint8Array;
  readonly sealed: Uint8Array | null;
  readonly sealed_key: number;
  readonly temporary_code: string | null;
}

const personsAtOnce = 256;

export function createMaskedPersons({
  database,
  sealingKeys,
}: Pick<PeopleParts, 'database' | 'sealingKeys'>): MaskedPersons {
  const sealer = createSealer(sealingKeys);
  return {
    async of(countyCode, hashes) {
      const masked = new Map<string, MaskedPerson>(
        hashes.map((hash) => [personKey(hash), { maskedName: null, maskedIdNumber: null }]),
      );
      for (let from = 0; from < hashes.length; from += personsAtOnce) {
        if (from > 0) await turn();
        const some = padded(hashes.slice(from, from + personsAtOnce));
        const rows = await database.reader.all<PersonRow>(
          `select person_hash, sealed, sealed_key, temporary_code from person where county_code = ?
           and person_hash in (${some.map(() => '?').join(', ')})`,
          [countyCode, ...some],
        );
        for (const { person_hash, sealed, sealed_key, temporary_code } of rows) {
          const identity = sealed ? sealer.open(countyCode, person_hash, sealed, sealed_key) : null;
          const idNumber = identity?.idNumber ?? temporary_code;
          masked.set(personKey(person_hash), {
            maskedName: identity ? maskName(identity.name) : null,
            maskedIdNumber: idNumber === null ? null : maskIdNumber(idNumber),
          });
        }
      }
      return masked;
    },
  };
}
