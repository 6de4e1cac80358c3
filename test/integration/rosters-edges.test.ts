import { temporaryCode } from '../../schema/values/temporary-code.ts';
import { compareCoverage } from '../../server/db/coverage/compare.ts';
import { placePerson, recordEvent } from '../../server/db/people/events.ts';
import { openRosterWriter } from '../../server/db/rosters/index.ts';
import { publishRoster } from '../../server/db/rosters/publishing.ts';
import { createIdHasher } from '../../server/ingest/id-hash.ts';
import { importRoster } from '../../server/services/rosters/imports.ts';
import { copies, databases } from '../support/database.ts';
import { benefitYear, countyCode, fileOf, idHashKey } from './import-fixture.ts';
import {
  counts,
  everything,
  idOf,
  importRosterFile,
  nameOf,
  otherCategory,
  persons,
  rosterCsv,
  rosterKeys,
  rosterRequest,
  seedRosters,
  withDatabase,
} from './rosters-fixture.ts';

const hashOf = (idNumber: string): Buffer => {
  const hash = Buffer.alloc(16);
  createIdHasher(idHashKey)(idNumber, hash, 0);
  return hash;
};

describe.each(databases)('rosters on $kind, at the edges', ({ fresh }) => {
  let url: string;
  const seeded = copies(fresh, seedRosters);
  beforeEach(async () => {
    url = await seeded();
  });

  const places = (person: number) =>
    withDatabase(url, ({ reader }) =>
      reader.all<Record<string, unknown>>(
        'select township_code, is_resident from person where county_code = ? and person_hash = ?',
        [countyCode, hashOf(idOf(person))],
      ),
    );

  it('lets the register say where a resident lives, and a roster only where it knows nobody', async () => {
    await importRosterFile(url, persons(1, 3, { township: 1 }));
    await importRosterFile(url, persons(1, 2), { sourceCode: 'diji' });
    expect(await places(1)).toEqual([{ township_code: '411521101', is_resident: 1 }]);
    expect(await places(3)).toEqual([{ township_code: '411521102', is_resident: 0 }]);
    await importRosterFile(url, persons(1, 3, { township: 2 }), { asOfOn: '2024-11-30' });
    expect(await places(1)).toEqual([{ township_code: '411521101', is_resident: 1 }]);
    expect(await places(3)).toEqual([{ township_code: '411521001', is_resident: 0 }]);
  });

  it('does not move back whom a clerk has moved, this month or the next', async () => {
    await importRosterFile(url, persons(1, 4), { sourceCode: 'diji' });
    await withDatabase(url, ({ edit }) =>
      edit(function* () {
        yield {
          sql: `insert into person_event (county_code, person_hash, event_number, kind, on_day, from_township,
                to_township, evidence, note, recorded_by, recorded_at)
                values (?, ?, 1, 'TRANSFER', '2024-12-05', '411521101', '411521102', '', '', 'x', 'x')`,
          parameters: [countyCode, hashOf(idOf(2))],
        };
        yield {
          sql: `update person set township_code = '411521102', village_code = null where person_hash = ?`,
          parameters: [hashOf(idOf(2))],
        };
      }),
    );
    const result = await importRosterFile(url, persons(1, 4), { sourceCode: 'diji', asOfOn: '2024-11-30' });
    expect(counts(result)).toMatchObject({ outcome: 'COMMITTED', changed: 0, unchanged: 4 });
    expect(await places(2)).toEqual([{ township_code: '411521102', is_resident: 1 }]);
    const later = await importRosterFile(url, persons(1, 4), { sourceCode: 'diji', asOfOn: '2024-12-31' });
    expect(counts(later)).toMatchObject({ changed: 0, unchanged: 4 });
  });

  it('leaves 1 of 2 where a clerk put them while the file was being compared', async () => {
    await importRosterFile(url, persons(1, 2), { sourceCode: 'diji' });
    const header = {
      countyCode,
      sourceCode: 'diji',
      asOfOn: '2024-11-30',
      fileName: '示例.csv',
      fileDigest: 'x',
      importedBy: 'bureau',
      startedAt: '2024-12-01T00:00:00Z',
    };
    const elsewhere = (person: number) => ({
      hash: hashOf(idOf(person)),
      townshipCode: '411521001',
      villageCode: null,
      isResident: true,
    });
    const writer = await openRosterWriter(url);
    try {
      await writer.lock(countyCode, () => false);
      const batchNumber = await writer.open(header);
      await writer.put({ persons: [], entries: [], ended: [], changes: [elsewhere(1), elsewhere(2)] });
      await withDatabase(url, ({ edit }) =>
        edit(function* () {
          yield* recordEvent(countyCode, hashOf(idOf(2)), {
            kind: 'TRANSFER',
            onDay: '2024-12-01',
            from: { township: '411521101', village: null },
            to: { township: '411521102', village: null },
            evidence: '示例迁移证',
            note: '',
            by: 'bureau',
            at: '2024-12-01T00:00:00Z',
          });
          yield* placePerson(countyCode, hashOf(idOf(2)), '411521102', null);
        }),
      );
      const none = { rowsRead: 2, persons: 2, newEntries: 0, changedEntries: 2, cancelledEntries: 0 };
      await writer.publish(() =>
        publishRoster({
          header,
          batchNumber,
          counts: { ...none, unchangedEntries: 0, newPersons: 0, reviewItems: 0 },
          columns: {},
          findings: [],
          isFull: true,
          at: '2024-12-01T00:00:01Z',
        }),
      );
    } finally {
      await writer.close();
    }
    expect(await places(1)).toEqual([{ township_code: '411521001', is_resident: 1 }]);
    expect(await places(2)).toEqual([{ township_code: '411521102', is_resident: 1 }]);
  });

  it('lets a register that comes in parts grow, and nobody leave by it', async () => {
    await withDatabase(url, ({ edit }) =>
      edit(function* () {
        yield { sql: `update roster_source set is_full = 0 where code = 'diji'`, parameters: [] };
      }),
    );
    await importRosterFile(url, persons(1, 30), { sourceCode: 'diji' });
    const more = await importRosterFile(url, persons(21, 30), { sourceCode: 'diji', asOfOn: '2024-11-30' });
    expect(counts(more)).toEqual({
      outcome: 'COMMITTED',
      persons: 30,
      new: 20,
      changed: 0,
      unchanged: 10,
      cancelled: 0,
      newPersons: 20,
      reviewItems: 0,
    });
  });

  it('takes a newborn by a temporary code, and for the person it became once a number has come', async () => {
    const code = temporaryCode(countyCode, 1);
    const newborn = rosterCsv(persons(1, 1)).replace(idOf(1), code);
    expect(counts(await importRosterFile(url, newborn))).toMatchObject({
      outcome: 'COMMITTED',
      newPersons: 1,
    });
    await withDatabase(url, async ({ reader, edit }) => {
      expect(await reader.all('select temporary_code, born_on from person')).toEqual([
        { temporary_code: code, born_on: null },
      ]);
      await edit(function* () {
        yield {
          sql: `insert into person (county_code, person_hash, sealed_key, is_resident) values (?, ?, 1, 0)`,
          parameters: [countyCode, hashOf(idOf(1))],
        };
        yield { sql: 'update person set merged_into = ?', parameters: [hashOf(idOf(1))] };
        yield {
          sql: 'update person set merged_into = null where person_hash = ?',
          parameters: [hashOf(idOf(1))],
        };
        yield { sql: 'update roster_entry set person_hash = ?', parameters: [hashOf(idOf(1))] };
      });
    });
    const again = await importRosterFile(url, newborn, { asOfOn: '2024-11-30' });
    expect(counts(again)).toMatchObject({ outcome: 'COMMITTED', new: 0, unchanged: 1, newPersons: 0 });
  });

  it('reads columns as it was told, and the next month without being told', async () => {
    const odd = rosterCsv(persons(1, 5)).replace('身份证号', '示例怪列');
    const refused = await importRosterFile(url, odd);
    expect(refused.outcome).toBe('REFUSED');
    const told = await importRosterFile(url, odd, { columns: { 示例怪列: 'idNumber' } });
    expect(counts(told)).toMatchObject({ outcome: 'COMMITTED', new: 5 });
    expect(counts(await importRosterFile(url, odd, { asOfOn: '2024-11-30' }))).toMatchObject({
      outcome: 'COMMITTED',
      unchanged: 5,
    });
    const again = await importRosterFile(url, odd, {
      asOfOn: '2024-11-30',
      columns: { 示例怪列: 'idNumber' },
    });
    expect(again).toMatchObject({ outcome: 'NOTHING_NEW', unchangedEntries: 5, sameFileAsBatch: 2 });
  });

  it('counts a household of three in one row as three persons of one household', async () => {
    const cells = [1, 2, 3].flatMap((person) => [nameOf(person), idOf(person)]);
    const file = [
      '户主姓名,户主身份证号,成员1姓名,成员1身份证号,成员2姓名,成员2身份证号,乡镇',
      [...cells, '周党镇'].join(','),
      '',
    ].join('\n');
    const result = await importRosterFile(url, file);
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ outcome: 'COMMITTED', rowsRead: 1, persons: 3, newEntries: 3 });
    await withDatabase(url, async ({ reader }) => {
      expect(
        await reader.all('select household, line, count(*) as n from roster_entry group by 1, 2'),
      ).toEqual([{ household: 2, line: 2, n: 3 }]);
    });
  });

  it('reads the same file again after the category of its source was put right: 4 are changed', async () => {
    const file = rosterCsv(persons(1, 4)).replace('人员类别', '备注');
    const first = await importRosterFile(url, file);
    expect(counts(first)).toMatchObject({ outcome: 'COMMITTED', new: 4 });
    const before = await everything(url);
    expect(await importRosterFile(url, file)).toMatchObject({ outcome: 'NOTHING_NEW', sameFileAsBatch: 1 });
    expect(await everything(url)).toBe(before);
    await withDatabase(url, ({ edit }) =>
      edit(function* () {
        yield {
          sql: `update roster_source set category_code = ? where code = 'dibao'`,
          parameters: [otherCategory],
        };
      }),
    );
    expect(counts(await importRosterFile(url, file))).toMatchObject({
      outcome: 'COMMITTED',
      new: 0,
      changed: 4,
      unchanged: 0,
      cancelled: 0,
    });
  });

  it('leaves nothing when it is cancelled between reading and publishing', async () => {
    await importRosterFile(url, persons(1, 10));
    const before = await everything(url);
    const path = fileOf(rosterCsv(persons(1, 12_000)));
    let share = 0;
    const result = await importRoster(url, rosterKeys, rosterRequest(path, { asOfOn: '2024-11-30' }), {
      isCancelled: () => share > 0.6,
      onProgress: (_, now) => {
        share = now;
      },
    });
    expect(counts(result)).toMatchObject({ outcome: 'CANCELLED', new: 0 });
    expect(await everything(url)).toBe(before);
  });

  it('keeps coverage as a count of everything would have it, after 2 months of 2 rosters', async () => {
    await importRosterFile(url, persons(1, 40));
    await importRosterFile(url, persons(30, 30, { category: otherCategory }), { sourceCode: 'canlian' });
    await importRosterFile(url, persons(5, 40, { township: 1 }), { asOfOn: '2024-11-30' });
    await withDatabase(url, async ({ reader, edit }) => {
      expect(await edit(() => compareCoverage(countyCode, benefitYear))).toEqual([]);
      const [kept] = await reader.all<{ persons: number }>(
        'select sum(persons) as persons from coverage_tally',
      );
      expect(kept).toEqual({ persons: 55 });
    });
  });
});
