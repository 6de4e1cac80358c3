import type { Database } from '../../db/database.ts';
import { openSqlRunner } from '../../db/payment-writer/sql-runner.ts';
import { type IdHasher, personHashBytes } from '../../ingest/id-hash.ts';

/** Newborns who have an ID number by now: hash of the temporary code, as hex -> hash of the person. */
export type MergedCodes = ReadonlyMap<string, Uint8Array>;

/** Under the import lock nobody is merged, so what is read stays true while it is held. */
export async function readMergedCodes(databaseUrl: string, countyCode: string): Promise<MergedCodes> {
  const sql = await openSqlRunner(databaseUrl);
  try {
    const rows = await sql.all<{ person_hash: Buffer; merged_into: Buffer }>(
      `select person_hash, merged_into from person
       where county_code = ? and temporary_code is not null and merged_into is not null`,
      [countyCode],
    );
    return new Map(rows.map((row) => [row.person_hash.toString('hex'), row.merged_into]));
  } finally {
    await sql.close();
  }
}

/** A hasher under which a temporary code that was merged is the person it turned out to be. */
export function followingMerges(hasher: IdHasher, merged: MergedCodes): IdHasher {
  if (merged.size === 0) return hasher;
  return (idNumber, into, offset) => {
    hasher(idNumber, into, offset);
    // X: an ID number begins with a digit and takes the short way.
    if (idNumber.charCodeAt(0) !== 88) return;
    const hash = Buffer.from(into.subarray(offset, offset + personHashBytes)).toString('hex');
    const person = merged.get(hash);
    if (person) into.set(person, offset);
  };
}

/** The person a newborn's temporary code was merged into, or the same. */
export async function mergedPerson(
  { reader }: Pick<Database, 'reader'>,
  countyCode: string,
  hash: Uint8Array,
): Promise<Uint8Array> {
  const [row] = await reader.all<{ merged_into: Uint8Array }>(
    'select merged_into from person where county_code = ? and person_hash = ? and merged_into is not null',
    [countyCode, hash],
  );
  return row?.merged_into ?? hash;
}
