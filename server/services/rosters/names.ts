import { createIdHasher, personHashBytes } from '../../ingest/id-hash.ts';
import { nameHash } from '../people/sealing.ts';

/**
 * `nameHash` for millions of names: those in plain Chinese characters, nearly all, go through the hasher of ID
 * numbers, which costs a sixth.
 */
export function createNameHasher(key: Uint8Array): (name: string) => Buffer {
  const hash = createIdHasher(key);
  const into = Buffer.alloc(personHashBytes);
  return (name) => {
    // Nothing to normalise, and short enough for one block after `name` and a line end.
    if (name.length === 0 || name.length > 16 || !/^[\u4e00-\u9fff]+$/.test(name)) return nameHash(key, name);
    hash(`name\n${Buffer.from(name, 'utf8').toString('latin1')}`, into, 0);
    return Buffer.from(into.subarray(0, 8));
  };
}
