import type { SqlValue } from '../reader.ts';
import { ask, type Steps } from '../steps.ts';

/** A person's seal as it was read. */
export interface OldSeal {
  readonly county_code: string;
  readonly person_hash: Buffer;
  readonly sealed: Buffer;
  readonly sealed_key: number;
}

export interface Resealed {
  readonly old: OldSeal;
  readonly sealed: Uint8Array;
}

/** Puts new seals where the old ones still are; whoever was changed meanwhile is left alone. @returns rows changed */
export function* resealPersons(
  kind: 'sqlite' | 'postgres',
  persons: readonly Resealed[],
  keyNumber: number,
): Steps<number> {
  if (persons.length === 0) return 0;
  // PostgreSQL takes parameters of a list for text unless told; SQLite does not know its word for bytes.
  const bytes = kind === 'sqlite' ? '?' : 'cast(? as bytea)';
  const row = `(${kind === 'sqlite' ? '?' : 'cast(? as text)'}, ${bytes}, ${bytes}, ${bytes})`;
  const values = persons.flatMap(({ old, sealed }): SqlValue[] => [
    old.county_code,
    old.person_hash,
    old.sealed,
    sealed,
  ]);
  const changed = yield* ask(
    `update person set sealed = v.column4, sealed_key = ? from (values ${persons.map(() => row).join(', ')}) v
     where person.county_code = v.column1 and person.person_hash = v.column2 and person.sealed = v.column3
     returning person.sealed_key`,
    [keyNumber, ...values],
  );
  return changed.length;
}
