import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { insertPerson } from '../../server/db/people/register.ts';
import {
  addKey,
  dropKey,
  keyUses,
  type RotationParts,
  resealAll,
} from '../../server/services/people/key-rotation.ts';
import { createSealer } from '../../server/services/people/sealing.ts';
import { databases } from '../support/database.ts';
import { seedCampaign } from './import-fixture.ts';

const clock = () => new Date('2025-01-10T02:00:00Z');
const persons = 2500;

function hashOf(person: number): Buffer {
  const hash = Buffer.alloc(16);
  hash.writeUInt32BE(person * 1_717_986, 0);
  hash.writeUInt32BE(person, 4);
  return hash;
}

describe.each(databases)('rotation of sealing keys on $kind', ({ fresh }) => {
  let database: Database;
  let folder: string;
  let file: string;
  let parts: RotationParts;
  /** The service that runs on while the terminal rotates. */
  let service: ReturnType<typeof createSealer>;

  beforeAll(async () => {
    const url = await fresh();
    await seedCampaign(url);
    database = await openDatabase(url);
    folder = mkdtempSync(join(tmpdir(), 'zhengjiao-keys-'));
    const config = readConfig({ DATA_DIR: folder, DATABASE_URL: url });
    file = config.sealingKeyFile as string;
    parts = { database, keys: config.sealingKeys, clock };
    service = createSealer(readConfig({ DATA_DIR: folder, DATABASE_URL: url }).sealingKeys);
    await database.edit(function* () {
      for (let person = 0; person < persons; person++) {
        const hash = hashOf(person);
        const seal = service.seal('411521', hash, { idNumber: null, name: `示例${person}` });
        yield* insertPerson('411521', hash, {
          ...seal,
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
  });
  afterAll(() => database.close());

  const nameOf = async (person: number) => {
    const [row] = await database.reader.all<{ sealed: Buffer; sealed_key: number }>(
      'select sealed, sealed_key from person where county_code = ? and person_hash = ?',
      ['411521', hashOf(person)],
    );
    if (!row) throw new Error('no such person');
    return service.open('411521', hashOf(person), row.sealed, row.sealed_key).name;
  };

  it('puts a new key in front of the file, readable by its owner alone, and leaves no other file', () => {
    expect(addKey(file, parts.keys)).toBe(2);
    expect(readFileSync(file, 'utf8')).toMatch(/^2:[0-9a-f]{64}\n1:[0-9a-f]{64}\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['id-hash.key', 'id-seal.keys']);
    expect(parts.keys.current).toBe(2);
  });

  it('goes on after being broken off: 1,000 of 2,500 first, the other 1,500 the next time, all readable meanwhile', async () => {
    const broken = resealAll(parts, () => {
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await keyUses(parts)).toEqual([
      { number: 2, isCurrent: true, isKnown: true, persons: 1000 },
      { number: 1, isCurrent: false, isKnown: true, persons: 1500 },
    ]);
    expect([await nameOf(0), await nameOf(2499)]).toEqual(['示例0', '示例2499']);
    expect(await dropKey(parts, file, 1)).toBe(1500);
    expect(parts.keys.keys.size).toBe(2);

    expect(await resealAll(parts)).toEqual({ resealed: 1500, left: 0 });
    expect([await nameOf(0), await nameOf(1234), await nameOf(2499)]).toEqual([
      '示例0',
      '示例1234',
      '示例2499',
    ]);
    expect(await resealAll(parts)).toEqual({ resealed: 0, left: 0 });
  });

  it('drops the old key once nobody needs it; the running service still reads everybody', async () => {
    expect(await dropKey(parts, file, 1)).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^2:[0-9a-f]{64}\n$/);
    expect(await keyUses(parts)).toEqual([{ number: 2, isCurrent: true, isKnown: true, persons }]);
    expect(await nameOf(77)).toBe('示例77');
    expect(service.currentKey).toBe(2);
  });

  it('tells of 2,500 persons under a key that is lost, and refuses to seal anew', async () => {
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, `3:${'ab'.repeat(32)}\n`);
    expect(await keyUses(parts)).toEqual([
      { number: 3, isCurrent: true, isKnown: true, persons: 0 },
      { number: 2, isCurrent: false, isKnown: false, persons },
    ]);
    await expect(resealAll(parts)).rejects.toThrow('there is no sealing key number 2');
    writeFileSync(file, kept);
  });
});
