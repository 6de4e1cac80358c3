import { type Database, openDatabase } from '../../server/db/database.ts';
import { ask } from '../../server/db/steps.ts';
import type { Notice } from '../../server/policy/notice.ts';
import { RewardCounts } from '../../server/services/rewards/counts.ts';
import { createLedgers } from '../../server/services/rewards/ledger.ts';
import { databases } from '../support/database.ts';

const county = '411521';
const asking = { metrics: [{ denominator: 'REGISTERED_POPULATION' }] } as unknown as Notice;
const byQuota = { metrics: [{ denominator: 'QUOTA' }] } as unknown as Notice;

describe.each(databases)('registered population on $kind', ({ fresh }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await fresh());
    await database.edit(function* () {
      for (const [code, level, parent] of [
        ['01', 'TOWNSHIP', county],
        ['02', 'TOWNSHIP', county],
        ['02001', 'VILLAGE', '02'],
      ] as const) {
        yield* ask(
          `insert into division (county_code, code, name, aliases, type, level, parent_code, table_order)
           values (?, ?, ?, '[]', ?, ?, ?, 1)`,
          [county, code, code, level, level, parent],
        );
      }
    });
  });
  afterAll(() => database.close());
  const registered = (notice = asking) => createLedgers(database).registered(county, notice);

  it('is not known, rather than 0, while there is no register', async () => {
    expect(await registered()).toBeNull();
  });

  it('counts 3 residents of the register, a village in its township, and nobody of an open batch', async () => {
    await database.edit(function* () {
      yield* ask(
        `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
         values (?, 'register', '居民底册', '公安局', 'RESIDENTS', null, 1)`,
        [county],
      );
      for (const [batch, status] of [
        [1, 'PUBLISHED'],
        [2, 'OPEN'],
      ] as const) {
        yield* ask(
          `insert into roster_batch (county_code, batch_number, source_code, status, as_of_on, file_name, file_digest,
             imported_by, started_at, rows_read, persons, new_entries, changed_entries, cancelled_entries,
             unchanged_entries, new_persons, review_items)
           values (?, ?, 'register', ?, '2024-10-31', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0)`,
          [county, batch, status],
        );
      }
      // Township, village, resident, batch.
      const people = [
        ['01', null, 1, 1],
        ['02', null, 1, 1],
        ['01', '02001', 1, 1],
        ['01', null, 0, 1],
        ['01', null, 1, 2],
        [null, null, 1, 1],
      ] as const;
      for (const [index, [township, village, isResident, batch]] of people.entries()) {
        yield* ask(
          `insert into person (county_code, person_hash, sealed_key, township_code, village_code, is_resident, first_batch)
           values (?, ?, 1, ?, ?, ?, ?)`,
          [county, new Uint8Array(16).fill(index), township, village, isResident, batch],
        );
      }
    });
    expect([...((await registered()) ?? [])].sort()).toEqual([
      ['01', 1],
      ['02', 2],
    ]);
  });

  it('is not read for a notice that does not divide by it', async () => {
    expect(await registered(byQuota)).toBeNull();
  });
});

describe('RewardCounts', () => {
  const notice = {
    ...byQuota,
    rewards: [],
    penalties: [],
    switches: [],
    revisions: [],
    windows: [],
    quotas: null,
  };
  const of = (registered: ReadonlyMap<string, number> | null, township: string) =>
    new RewardCounts(
      notice as unknown as Notice,
      notice as unknown as Notice,
      [],
      '2024-12-31',
      registered,
    ).of(township, '2024-11-30').counts.registered;

  it('gives a township the register does not name 0, and every township null without a register', () => {
    expect([of(new Map([['01', 5]]), '01'), of(new Map([['01', 5]]), '02'), of(null, '01')]).toEqual([
      5,
      0,
      null,
    ]);
  });
});
