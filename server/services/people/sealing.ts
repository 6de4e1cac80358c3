import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

/**
 * Keys for sealing, by number. New seals are made with `current`; old ones stay readable until rotated. Ask for both
 * anew each time: a service that runs on learns of a new key this way.
 */
export interface SealingKeys {
  readonly current: number;
  /** 32 bytes each. */
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

/** Who a person is. A newborn may have no number yet. */
export interface PersonIdentity {
  readonly idNumber: string | null;
  readonly name: string;
}

export interface SealedIdentity {
  /** 12 bytes nonce, 16 bytes tag, ciphertext. */
  readonly sealed: Buffer;
  readonly keyNumber: number;
}

/** Seals and opens who a person is. A seal opens for the county and the person it was made for and no other. */
export interface Sealer {
  seal(countyCode: string, personHash: Uint8Array, identity: PersonIdentity): SealedIdentity;
  /** @throws Error when the key is missing or the seal was changed; without what is inside */
  open(countyCode: string, personHash: Uint8Array, sealed: Uint8Array, keyNumber: number): PersonIdentity;
  readonly currentKey: number;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D) with a random nonce each time: safe for 2^32 seals under one key. */
export function createSealer(sealingKeys: SealingKeys): Sealer {
  // Bytes would be made into a key anew for each seal, which costs four times the sealing.
  const prepared = new WeakMap<Uint8Array, KeyObject>();
  const keyOf = (number: number): KeyObject => {
    const key = sealingKeys.keys.get(number);
    if (key?.length !== 32) throw new Error(`there is no sealing key number ${number}`);
    let object = prepared.get(key);
    if (!object) {
      object = createSecretKey(key);
      prepared.set(key, object);
    }
    return object;
  };
  const nextNonce = createNonces();
  keyOf(sealingKeys.current);
  return {
    get currentKey() {
      return sealingKeys.current;
    },
    seal(countyCode, personHash, { idNumber, name }) {
      const { current } = sealingKeys;
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', keyOf(current), nonce);
      cipher.setAAD(boundTo(countyCode, personHash));
      const body = cipher.update(`${idNumber ?? ''}\n${name}`, 'utf8');
      cipher.final();
      return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]), keyNumber: current };
    },
    open(countyCode, personHash, sealed, keyNumber) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(keyNumber), bytes.subarray(0, nonceBytes));
      decipher.setAAD(boundTo(countyCode, personHash));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const opened = Buffer.concat([
        decipher.update(bytes.subarray(nonceBytes + tagBytes)),
        decipher.final(),
      ]);
      const text = opened.toString('utf8');
      const end = text.indexOf('\n');
      return { idNumber: text.slice(0, end) || null, name: text.slice(end + 1) };
    },
  };
}

/** Random nonces, some hundred at a time: asked for one by one they cost half a seal. Copy what is to stay. */
function createNonces(): () => Buffer {
  const pool = Buffer.alloc(nonceBytes * 512);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += nonceBytes;
    return pool.subarray(at - nonceBytes, at);
  };
}

function boundTo(countyCode: string, personHash: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(countyCode, 'utf8'), personHash]);
}

/** 8 bytes by which two spellings of a name compare: width, spaces and middle dots do not count. */
export function nameHash(key: Uint8Array, name: string): Buffer {
  const plain = name.normalize('NFKC').replace(/[\s·•・.\u200b-\u200d\ufeff]/g, '');
  return createHmac('sha256', key).update(`name\n${plain}`).digest().subarray(0, 8);
}
