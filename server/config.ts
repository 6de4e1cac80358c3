import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SealingKeys } from './services/people/sealing.ts';

/** Settings of one process. This file alone reads the environment. */
export interface Config {
  readonly port: number;
  /** `dev`: a certificate of our own making; `off`: plain HTTP behind a proxy; `files`: the operator's certificate. */
  readonly tls:
    | { readonly kind: 'dev' | 'off' }
    | { readonly kind: 'files'; readonly cert: string; readonly key: string };
  readonly databaseUrl: string;
  readonly isDemo: 'on' | 'off' | 'whenEmpty';
  readonly isDevelopment: boolean;
  readonly adminPassword: string | null;
  /** Folder for the certificate, the key and uploads. */
  readonly dataFolder: string;
  readonly idHashKey: Uint8Array;
  /** Keys under which ID numbers are sealed. */
  readonly sealingKeys: SealingKeys;
  /** The file they stand in; null or left out when the environment gives them. */
  readonly sealingKeyFile?: string | null;
  readonly uploadLimitBytes: number;
  /** Address users reach the service under, for the manifest; null: the one they ask with. */
  readonly publicUrl: string | null;
}

/** @throws Error with a Chinese sentence that names the variable, when a setting is not usable */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const isProduction = environment.NODE_ENV === 'production';
  const dataFolder = resolve(environment.DATA_DIR ?? 'data');
  const demo = environment.DEMO;
  return {
    port: wholeNumber('PORT', environment.PORT ?? '3000', 0, 65_535),
    tls: tlsOf(environment),
    databaseUrl: environment.DATABASE_URL || `sqlite:${join(dataFolder, 'zhengjiao.db')}`,
    isDemo: demo === 'on' || demo === 'off' ? demo : isProduction ? 'off' : 'whenEmpty',
    isDevelopment: !isProduction,
    adminPassword: environment.ADMIN_PASSWORD || null,
    dataFolder,
    idHashKey: idHashKeyOf(environment.ID_HASH_KEY, dataFolder),
    sealingKeys: sealingKeysOf(environment.ID_SEAL_KEYS, dataFolder),
    sealingKeyFile: environment.ID_SEAL_KEYS ? null : sealingKeyFile(dataFolder),
    uploadLimitBytes: wholeNumber('MAX_UPLOAD_MB', environment.MAX_UPLOAD_MB ?? '100', 1, 4096) * 1_048_576,
    publicUrl: environment.PUBLIC_URL?.replace(/\/+$/, '') || null,
  };
}

function tlsOf({ TLS, TLS_CERT, TLS_KEY }: NodeJS.ProcessEnv): Config['tls'] {
  if (TLS_CERT && TLS_KEY) return { kind: 'files', cert: TLS_CERT, key: TLS_KEY };
  if (TLS_CERT || TLS_KEY) throw new Error('TLS_CERT 和 TLS_KEY 必须同时设置。');
  if (TLS === 'off' || TLS === 'dev' || TLS === undefined) return { kind: TLS ?? 'dev' };
  throw new Error(`TLS 应为 dev 或 off，读到“${TLS}”。`);
}

function wholeNumber(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new Error(`${name} 应为 ${from} 至 ${to} 的整数，读到“${text}”。`);
  }
  return value;
}

/**
 * The key of the hash that stands for a person. Losing it means that known persons are counted again, so it is
 * made once and kept beside the database; several servers on one database share it through ID_HASH_KEY.
 */
function idHashKeyOf(hex: string | undefined, dataFolder: string): Uint8Array {
  if (hex) {
    if (!/^[0-9a-f]{64,}$/i.test(hex)) throw new Error('ID_HASH_KEY 应为至少 64 位十六进制数字。');
    return Buffer.from(hex, 'hex');
  }
  const file = join(dataFolder, 'id-hash.key');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}

/** The file that holds the sealing keys when the environment does not. */
export function sealingKeyFile(dataFolder: string): string {
  return join(dataFolder, 'id-seal.keys');
}

/**
 * `2:<64 hex digits>,1:<64 hex digits>`: the first is the current one, the others only open what they sealed. Whoever
 * loses them loses the ID numbers, whoever copies them together with the database has them: they are kept apart.
 */
function sealingKeysOf(text: string | undefined, dataFolder: string): SealingKeys {
  const file = sealingKeyFile(dataFolder);
  if (!text && !existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, `1:${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return text ? parseSealingKeys(text) : keysOfFile(file);
}

/** The keys of a file as they are when asked for: a rotation beside the running service is noticed by the next seal. */
function keysOfFile(file: string): SealingKeys {
  let mark = '';
  let known: SealingKeys = { current: 0, keys: new Map() };
  const fresh = () => {
    const { mtimeMs, size, ino } = statSync(file);
    const now = `${mtimeMs}/${size}/${ino}`;
    if (now !== mark) known = parseSealingKeys(readFileSync(file, 'utf8'));
    mark = now;
    return known;
  };
  fresh();
  return {
    get current() {
      return fresh().current;
    },
    get keys() {
      return fresh().keys;
    },
  };
}

/** @throws Error with a Chinese sentence when the text is not a list of keys */
export function parseSealingKeys(text: string): SealingKeys {
  const keys = new Map<number, Uint8Array>();
  for (const part of text.split(/[,\s]+/).filter(Boolean)) {
    const match = /^(\d{1,3}):([0-9a-f]{64})$/i.exec(part);
    if (!match) throw new Error('ID_SEAL_KEYS 应为“编号:64 位十六进制数字”，几个之间用逗号隔开。');
    keys.set(Number(match[1]), Buffer.from(match[2] ?? '', 'hex'));
  }
  const [current] = keys.keys();
  if (current === undefined) throw new Error('没有证件号码的加密密钥：ID_SEAL_KEYS 或密钥文件是空的。');
  return { current, keys };
}
