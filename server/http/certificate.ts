import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { Config } from '../config.ts';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** The operator's certificate, or one of our own making that is kept and renewed a month before it ends. */
export async function certificateFor(config: Config): Promise<Certificate | null> {
  if (config.tls.kind === 'off') return null;
  if (config.tls.kind === 'files') {
    return { cert: readFileSync(config.tls.cert, 'utf8'), key: readFileSync(config.tls.key, 'utf8') };
  }
  const folder = join(config.dataFolder, 'tls');
  const paths = { cert: join(folder, 'localhost.crt'), key: join(folder, 'localhost.key') };
  if (!existsSync(paths.key) || !(await isFresh(paths.cert))) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = await makeCertificate();
    writeFileSync(paths.key, made.key, { mode: 0o600 });
    writeFileSync(paths.cert, made.cert);
  }
  return { cert: readFileSync(paths.cert, 'utf8'), key: readFileSync(paths.key, 'utf8') };
}

async function isFresh(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { X509Certificate } = await import('node:crypto');
  return Date.parse(new X509Certificate(readFileSync(path)).validTo) > Date.now() + 30 * 86_400_000;
}

async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: '征缴 localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 365 * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: hostname() },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
