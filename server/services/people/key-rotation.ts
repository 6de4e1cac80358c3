import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAudit } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { LedgerBusy, withLedgerLocks } from '../../db/ledger-lock.ts';
import { type OldSeal, type Resealed, resealPersons } from '../../db/people/reseal.ts';
import { createSealer, type SealingKeys } from './sealing.ts';

/** One sealing key, without the key itself. */
export interface KeyUse {
  readonly number: number;
  readonly isCurrent: boolean;
  /** False when rows need a key that nobody has: they cannot be read. */
  readonly isKnown: boolean;
  /** Persons sealed under it. */
  readonly persons: number;
}

export interface RotationParts {
  readonly database: Database;
  readonly keys: SealingKeys;
  readonly clock: () => Date;
}

/** Persons sealed again in one transaction: a tenth of a second. */
const sliceRows = 1000;
/** An import that began before the new key goes on with the old one for a while. */
const mostPasses = 3;

/** Every key and how many persons it seals, the current one first. */
export async function keyUses({ database, keys }: RotationParts): Promise<KeyUse[]> {
  const rows = await database.heavy.all<{ number: number; persons: number }>(
    'select sealed_key as number, count(*) as persons from person where sealed is not null group by sealed_key',
  );
  const used = new Map(rows.map(({ number, persons }) => [number, persons]));
  const { current, keys: known } = keys;
  return [...new Set([...known.keys(), ...[...used.keys()].sort((a, b) => a - b)])].map((number) => ({
    number,
    isCurrent: number === current,
    isKnown: known.has(number),
    persons: used.get(number) ?? 0,
  }));
}

/**
 * Seals everybody under the current key who is under another. The service goes on reading meanwhile: both keys are
 * good. Killed and begun again it continues with whoever is left.
 *
 * @returns persons sealed anew, and those still under another key because an import was at work
 */
export async function resealAll(
  { database, keys, clock }: RotationParts,
  onProgress: (persons: number) => void = () => {},
): Promise<{ readonly resealed: number; readonly left: number }> {
  const sealer = createSealer(keys);
  const { current } = keys;
  let resealed = 0;
  const left = async () => {
    const [row] = await database.heavy.all<{ n: number }>(
      'select count(*) as n from person where sealed is not null and sealed_key <> ?',
      [current],
    );
    return row?.n ?? 0;
  };
  let rest = await left();
  for (let pass = 0; pass < mostPasses && rest > 0; pass++) {
    let after: Pick<OldSeal, 'county_code' | 'person_hash'> = {
      county_code: '',
      person_hash: Buffer.alloc(0),
    };
    for (;;) {
      const old = await database.heavy.all<OldSeal>(
        `select county_code, person_hash, sealed, sealed_key from person
         where (county_code, person_hash) > (?, ?) and sealed is not null and sealed_key <> ?
         order by county_code, person_hash limit ${sliceRows}`,
        [after.county_code, after.person_hash, current],
      );
      const last = old.at(-1);
      if (!last) break;
      after = last;
      const fresh: Resealed[] = old.map((row) => {
        const identity = sealer.open(row.county_code, row.person_hash, row.sealed, row.sealed_key);
        return { old: row, sealed: sealer.seal(row.county_code, row.person_hash, identity).sealed };
      });
      resealed += await database.edit(() => resealPersons(database.kind, fresh, current));
      onProgress(resealed);
    }
    rest = await left();
  }
  if (resealed > 0) {
    const at = clock().toISOString();
    const detail = { persons: resealed, left: rest };
    await database.edit(() =>
      writeAudit({
        countyCode: '*',
        at,
        account: 'cli',
        act: 'RESEAL_PERSONS',
        subject: `${current}`,
        detail,
      }),
    );
  }
  return { resealed, left: rest };
}

/** A new key in front of the others: the next seal is made with it. @returns its number */
export function addKey(file: string, keys: SealingKeys): number {
  const number = Math.max(...keys.keys.keys()) + 1;
  if (number > 999) throw new Error('there are no more numbers for keys');
  writeKeys(file, [[number, randomBytes(32)], ...keys.keys]);
  return number;
}

/**
 * Removes a key that seals nobody; under the locks of all imports, so that none is sealing with it just now.
 *
 * @returns the persons that need it still, or null while an import runs: unless it is 0, nothing is removed
 */
export async function dropKey(
  { database, keys, clock }: RotationParts,
  file: string,
  number: number,
): Promise<number | null> {
  const counties = await database.reader.all<{ county_code: string }>(
    'select distinct county_code from division order by county_code',
  );
  const codes = counties.map(({ county_code }) => county_code);
  const drop = async () => {
    const uses = await keyUses({ database, keys, clock });
    const persons = uses.find((use) => use.number === number)?.persons ?? 0;
    if (persons > 0) return persons;
    writeKeys(
      file,
      [...keys.keys].filter(([each]) => each !== number),
    );
    const at = clock().toISOString();
    await database.edit(() =>
      writeAudit({ countyCode: '*', at, account: 'cli', act: 'DROP_KEY', subject: `${number}`, detail: {} }),
    );
    return 0;
  };
  try {
    return await withLedgerLocks(database, codes, drop);
  } catch (error) {
    if (error instanceof LedgerBusy) return null;
    throw error;
  }
}

/** Readable by the owner alone, and whole at every moment: a half-written file would lose every ID number. */
function writeKeys(file: string, keys: Iterable<readonly [number, Uint8Array]>): void {
  const text = [...keys].map(([number, key]) => `${number}:${Buffer.from(key).toString('hex')}\n`).join('');
  const beside = `${file}.${process.pid}.new`;
  rmSync(beside, { force: true });
  const handle = openSync(beside, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  // The new name itself has to be on the disk too; where folders cannot be opened, the file system sees to it.
  try {
    const folder = openSync(dirname(file), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {}
}
