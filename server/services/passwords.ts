import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const options = { N: 16_384, r: 8, p: 1 } as const;
const keyLength = 32;

/** `scrypt:<salt>:<key>` in base64; a fresh salt each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt:${salt.toString('base64')}:${key.toString('base64')}`;
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [kind, salt, key] = hash.split(':');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64');
  return timingSafeEqual(expected, await derive(password, Buffer.from(salt, 'base64')));
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options satisfies ScryptOptions, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
