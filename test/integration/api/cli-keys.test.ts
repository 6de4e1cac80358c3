import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { readConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/db/database.ts';
import { insertPerson } from '../../../server/db/people/register.ts';
import { createSealer } from '../../../server/services/people/sealing.ts';
import { databases } from '../../support/database.ts';
import { seedCampaign } from '../import-fixture.ts';

// Each command is a process of its own, and the machine that tests may be slow.
jest.setTimeout(90_000);

const persons = 8000;

describe.each(databases)('keys on $kind', ({ kind, fresh }) => {
  const folder = mkdtempSync(join(tmpdir(), `zhengjiao-keys-${kind}-`));
  const keyFile = join(folder, 'id-seal.keys');
  let environment: Record<string, string>;

  const start = (args: readonly string[], more: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, ['server/run.js', 'keys', ...args], {
      env: { ...process.env, NODE_OPTIONS: '', ...environment, ...more },
    });
  const ended = (child: ChildProcess, onOut: (out: string) => void = () => {}) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      let [out, err] = ['', ''];
      child.stdout?.on('data', (bytes) => {
        out += bytes;
        onOut(out);
      });
      child.stderr?.on('data', (bytes) => {
        err += bytes;
      });
      child.on('close', (code) => resolve({ code, out, err }));
    });
  const keys = (...args: string[]) => ended(start(args));
  /** How many seals open, and under which keys. */
  const opened = async () => {
    const database = await openDatabase(environment.DATABASE_URL as string);
    const sealer = createSealer(readConfig(environment).sealingKeys);
    const rows = await database.reader.all<{ person_hash: Buffer; sealed: Buffer; sealed_key: number }>(
      'select person_hash, sealed, sealed_key from person',
    );
    const names = rows.filter(
      ({ person_hash, sealed, sealed_key }) =>
        sealer.open('411521', person_hash, sealed, sealed_key).name === '示例',
    );
    await database.close();
    return { names: names.length, keys: new Set(rows.map(({ sealed_key }) => sealed_key)).size };
  };

  beforeAll(async () => {
    environment = { DATA_DIR: folder, DATABASE_URL: await fresh() };
    await seedCampaign(environment.DATABASE_URL as string);
    const sealer = createSealer(readConfig(environment).sealingKeys);
    const database = await openDatabase(environment.DATABASE_URL as string);
    await database.edit(function* () {
      for (let person = 0; person < persons; person++) {
        const hash = Buffer.alloc(16);
        hash.writeUInt32BE((person * 2_654_435_761) % 2 ** 32, 0);
        hash.writeUInt32BE(person, 4);
        yield* insertPerson('411521', hash, {
          ...sealer.seal('411521', hash, { idNumber: null, name: '示例' }),
          nameHash: hash.subarray(0, 8),
          bornOn: null,
          townshipCode: null,
          villageCode: null,
          isResident: 0,
          temporaryCode: null,
          firstBatch: null,
        });
      }
    });
    await database.close();
  });

  it('is killed while it seals 8,000 persons anew: all are readable, and the next run ends it', async () => {
    const child = start(['rotate']);
    const killed = await ended(child, () => setTimeout(() => child.kill('SIGKILL'), 150));
    expect(killed.out).toContain('新密钥 2 已写入');
    expect(await opened()).toMatchObject({ names: persons });

    const second = await keys('rotate');
    expect(second).toMatchObject({ code: 0, err: '' });
    // Killed before the end it makes no third key; killed too late, it begins a rotation of its own.
    expect(readFileSync(keyFile, 'utf8').split('\n').length - 1).toBeGreaterThanOrEqual(2);
    expect(await opened()).toEqual({ names: persons, keys: 1 });
  });

  it('drops a key that nobody needs, and none that is current or unknown', async () => {
    const current = Number(readFileSync(keyFile, 'utf8').split(':')[0]);
    expect(await keys('drop', String(current))).toMatchObject({ code: 1, err: '现用的密钥不能删除。\n' });
    expect(await keys('drop', '77')).toMatchObject({ code: 1, err: '没有密钥 77。\n' });
    expect((await keys('list')).out).toContain('密钥 1：0 人，可以删除');
    expect(await keys('drop', '1')).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(keyFile, 'utf8')).not.toMatch(/^1:/m);
    expect(await opened()).toEqual({ names: persons, keys: 1 });
  });

  it('says what to change when the environment gives the keys, and changes nothing', async () => {
    const before = readFileSync(keyFile, 'utf8');
    const given = before.trim().split('\n').join(',');
    const { code, out } = await ended(start(['rotate'], { ID_SEAL_KEYS: given }));
    expect(code).toBe(0);
    expect(out).toMatch(/在 ID_SEAL_KEYS 最前面加上“\d+:[0-9a-f]{64},”/);
    expect(out).not.toContain(before.slice(2, 66));
    expect(readFileSync(keyFile, 'utf8')).toBe(before);

    const next = `900:${'5a'.repeat(32)},${given}`;
    const resealed = await ended(start(['rotate'], { ID_SEAL_KEYS: next }));
    expect(resealed.out).toContain(`已用密钥 900 重新加密 ${persons} 人。`);
    environment = { ...environment, ID_SEAL_KEYS: next };
    expect(await opened()).toEqual({ names: persons, keys: 1 });
  });
});
