const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 10;

/**
 * The key of a person on sheets and in GraphQL: `P` and 16 letters (Crockford's base 32) for the first 80 bits of the
 * keyed hash. It says nothing of the ID number, and nobody without the key can make it from one.
 */
export function personKey(hash: Uint8Array): string {
  let key = 'P';
  for (let i = 0; i < keyBytes; i += 5) {
    let bits = 0n;
    for (let k = 0; k < 5; k++) bits = (bits << 8n) | BigInt(hash[i + k] ?? 0);
    for (let k = 7; k >= 0; k--) key += alphabet[Number((bits >> BigInt(k * 5)) & 31n)];
  }
  return key;
}

/** The first 10 bytes of the hash a key stands for; null for a text that is no key. Lower case and spaces are read. */
export function hashPrefix(key: string): Uint8Array | null {
  const plain = key.normalize('NFKC').trim().toUpperCase();
  if (!/^P[0-9A-HJKMNP-TV-Z]{16}$/.test(plain)) return null;
  const prefix = new Uint8Array(keyBytes);
  for (let i = 0; i < 2; i++) {
    let bits = 0n;
    for (const letter of plain.slice(1 + i * 8, 9 + i * 8))
      bits = (bits << 5n) | BigInt(alphabet.indexOf(letter));
    for (let k = 4; k >= 0; k--) {
      prefix[i * 5 + k] = Number(bits & 255n);
      bits >>= 8n;
    }
  }
  return prefix;
}

/** `411521********1744`: the area, and the last four. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 6)}${'*'.repeat(Math.max(0, idNumber.length - 10))}${idNumber.slice(-4)}`;
}

/** `王*明`, `王*`: the first character, and the last of three or more. A rare character counts as one. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return '*'.repeat(characters.length);
  const [first = ''] = characters;
  if (characters.length === 2) return `${first}*`;
  return `${first}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}
