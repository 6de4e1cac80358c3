import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const usualCost = 16_384;
const keyLength = 32;

/**
 * `scrypt:<salt>:<key>` in base64; a fresh salt each time. A hash of another cost says so at its end, `:<cost>`.
 *
 * @param cost how dear one guess is, a power of 2
 */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  const text = `scrypt:${salt.toString('base64')}:${key.toString('base64')}`;
  return cost === usualCost ? text : `${text}:${cost}`;
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [kind, salt, key, cost = String(usualCost)] = hash.split(':');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64');
  return timingSafeEqual(expected, await derive(password, Buffer.from(salt, 'base64'), Number(cost)));
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: 8, p: 1 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
