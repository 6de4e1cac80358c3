import { createIdHasher, personHashBytes } from '../../server/ingest/id-hash.ts';
import { createSealer } from '../../server/services/people/sealing.ts';
import { copies, databases } from '../support/database.ts';
import { countyCode, idHashKey } from './import-fixture.ts';
import {
  counts,
  everything,
  idOf,
  importRosterFile,
  nameOf,
  otherCategory,
  persons,
  rosterCsv,
  sealingKeys,
  seedRosters,
  withDatabase,
} from './rosters-fixture.ts';

describe.each(databases)('importRoster on $kind', ({ fresh }) => {
  let url: string;
  const seeded = copies(fresh, seedRosters);
  beforeEach(async () => {
    url = await seeded();
  });

  it('keeps 100 new persons and their entries, sealed, and says so in the audit', async () => {
    const result = await importRosterFile(url, persons(1, 100));
    expect(result.problems).toEqual([]);
    expect(counts(result)).toEqual({
      outcome: 'COMMITTED',
      persons: 100,
      new: 100,
      changed: 0,
      unchanged: 0,
      cancelled: 0,
      newPersons: 100,
      reviewItems: 0,
    });
    expect(result).toMatchObject({ batchNumber: 1, rowsRead: 100, rejectedRows: 0 });
    await withDatabase(url, async ({ reader }) => {
      const hash = Buffer.alloc(personHashBytes);
      createIdHasher(idHashKey)(idOf(1), hash, 0);
      const [person] = await reader.all<Record<string, unknown>>(
        'select * from person where county_code = ? and person_hash = ?',
        [countyCode, hash],
      );
      expect(person).toMatchObject({
        township_code: '411521101',
        village_code: '411521101201',
        is_resident: 0,
        first_batch: 1,
        born_on: `${idOf(1).slice(6, 10)}-${idOf(1).slice(10, 12)}-${idOf(1).slice(12, 14)}`,
      });
      const opened = createSealer(sealingKeys).open(
        countyCode,
        hash,
        person?.sealed as Buffer,
        person?.sealed_key as number,
      );
      expect(opened).toEqual({ idNumber: idOf(1), name: nameOf(1) });
      const [audit] = await reader.all<{ act: string; subject: string; detail: string }>(
        'select act, subject, detail from audit_entry',
      );
      expect(audit).toMatchObject({ act: 'IMPORT_ROSTER', subject: '411521/dibao/1' });
      expect(JSON.parse(audit?.detail ?? '')).toMatchObject({ persons: 100, newEntries: 100 });
      const [source] = await reader.all<{ columns: string }>(
        `select columns from roster_source where code = 'dibao'`,
      );
      expect(JSON.parse(source?.columns ?? '')).toMatchObject({ 姓名: 'name', 身份证号: 'idNumber' });
      const [campaign] = await reader.all<{ figures_version: number }>(
        'select figures_version from campaign',
      );
      expect(campaign?.figures_version).toBeGreaterThan(0);
    });
  });

  it('tells 3 new, 5 changed, 7 cancelled and 85 unchanged of the next month, and a dry run the same', async () => {
    await importRosterFile(url, persons(1, 97));
    const next = [
      ...persons(1, 85),
      ...persons(86, 2, { township: 1 }),
      ...persons(88, 2, { category: otherCategory }),
      ...persons(90, 1, { status: '风险消除' }),
      ...persons(1001, 3),
    ];
    const expected = {
      persons: 93,
      new: 3,
      changed: 5,
      unchanged: 85,
      cancelled: 7,
      newPersons: 3,
      reviewItems: 0,
    };
    const before = await everything(url);
    const dry = await importRosterFile(url, next, { asOfOn: '2024-11-30', dryRun: true });
    expect(counts(dry)).toEqual({ outcome: 'DRY_RUN', ...expected });
    expect(await everything(url)).toBe(before);
    const real = await importRosterFile(url, next, { asOfOn: '2024-11-30' });
    expect(counts(real)).toEqual({ outcome: 'COMMITTED', ...expected });
    await withDatabase(url, async ({ reader }) => {
      const rows = await reader.all<{ n: number; current: number }>(
        `select count(*) as n, sum(case when to_batch is null then 1 else 0 end) as current from roster_entry`,
      );
      expect(rows).toEqual([{ n: 105, current: 93 }]);
      const days = await reader.all(
        `select from_on, to_on, count(*) as n from roster_entry group by from_on, to_on order by 1, 2`,
      );
      expect(days).toEqual(
        expect.arrayContaining([
          { from_on: '2024-10-31', to_on: '2024-11-30', n: 12 },
          { from_on: '2024-10-31', to_on: null, n: 85 },
          { from_on: '2024-11-30', to_on: null, n: 8 },
        ]),
      );
    });
  });

  it('changes nothing when the same file comes twice, and only the batch when its day is another', async () => {
    await importRosterFile(url, persons(1, 50));
    const before = await everything(url);
    const again = await importRosterFile(url, persons(1, 50));
    expect(again).toMatchObject({ outcome: 'NOTHING_NEW', sameFileAsBatch: 1 });
    expect(await everything(url)).toBe(before);
    const later = await importRosterFile(url, persons(1, 50), { asOfOn: '2024-11-30' });
    expect(counts(later)).toMatchObject({
      outcome: 'COMMITTED',
      new: 0,
      changed: 0,
      unchanged: 50,
      cancelled: 0,
    });
    expect(later.batchNumber).toBe(2);
    // The first file once more is the older one, already kept.
    expect(await importRosterFile(url, persons(1, 50))).toMatchObject({
      outcome: 'NOTHING_NEW',
      sameFileAsBatch: 1,
    });
    const older = await importRosterFile(url, persons(1, 49));
    expect(older).toMatchObject({ outcome: 'REFUSED', batchNumber: null });
    expect(older.problems).toEqual([
      {
        code: 'ROSTER_AS_OF_OLDER',
        severity: 'ERROR',
        place: {},
        found: '2024-10-31',
        expected: '2024-11-30',
      },
    ]);
  });

  it('refuses the whole batch for one blank ID among 60, and leaves every byte as it was', async () => {
    await importRosterFile(url, persons(1, 60));
    const before = await everything(url);
    const lines = persons(1, 60, { township: 1 });
    const broken = rosterCsv(lines).replace(idOf(31), '');
    const result = await importRosterFile(url, broken, { asOfOn: '2024-11-30' });
    expect(counts(result)).toMatchObject({
      outcome: 'REFUSED',
      new: 0,
      changed: 0,
      unchanged: 0,
      cancelled: 0,
    });
    expect(result.rejectedRows).toBe(1);
    expect(result.problems[0]).toMatchObject({ severity: 'ERROR', place: { line: 32 } });
    expect(await everything(url)).toBe(before);
  });

  it('refuses 30 rows that all name another category than the source, a trial too', async () => {
    await importRosterFile(url, persons(1, 20));
    const before = await everything(url);
    const other = persons(101, 30, { category: otherCategory });
    const problems = [
      {
        code: 'ROSTER_OTHER_CATEGORY',
        severity: 'ERROR',
        place: {},
        found: '“特困人员”',
        expected: '“低保对象”',
      },
    ];
    for (const dryRun of [false, true]) {
      const result = await importRosterFile(url, other, { asOfOn: '2024-11-30', dryRun });
      expect(result).toMatchObject({ outcome: dryRun ? 'DRY_RUN' : 'REFUSED', problems });
    }
    expect(await everything(url)).toBe(before);
    const mixed = await importRosterFile(url, [...persons(1, 20), ...other], { asOfOn: '2024-11-30' });
    expect(mixed).toMatchObject({ outcome: 'COMMITTED', newEntries: 30, problems: [] });
  });

  it('asks before 21 of 100 are cancelled, and not before 20', async () => {
    await importRosterFile(url, persons(1, 100));
    const before = await everything(url);
    const many = await importRosterFile(url, persons(1, 79), { asOfOn: '2024-11-30' });
    expect(many.outcome).toBe('REFUSED');
    expect(many.problems).toEqual([
      { code: 'ROSTER_CANCELS_MANY', severity: 'ERROR', place: {}, found: '21', values: { before: 100 } },
    ]);
    expect(many.cancelledEntries).toBe(21);
    expect(await everything(url)).toBe(before);
    const allowed = await importRosterFile(url, persons(1, 79), {
      asOfOn: '2024-11-30',
      allowManyCancelled: true,
    });
    expect(counts(allowed)).toMatchObject({ outcome: 'COMMITTED', cancelled: 21, unchanged: 79 });
    const few = await importRosterFile(url, persons(1, 64), { asOfOn: '2024-12-31' });
    expect(counts(few)).toMatchObject({ outcome: 'COMMITTED', cancelled: 15, unchanged: 64 });
  });

  it('keeps the name on file when a roster has another, and puts it on the list once', async () => {
    await importRosterFile(url, persons(1, 20));
    const other = [...persons(1, 19), ...persons(20, 1, { name: '示例改名' })];
    const result = await importRosterFile(url, other, { asOfOn: '2024-11-30' });
    expect(counts(result)).toMatchObject({ outcome: 'COMMITTED', unchanged: 20, reviewItems: 1 });
    expect(result.problems).toEqual([
      { code: 'ROSTER_NAME_DIFFERS', severity: 'WARNING', place: { line: 21 } },
    ]);
    await importRosterFile(url, other, { asOfOn: '2024-12-01' });
    await withDatabase(url, async ({ reader }) => {
      const items = await reader.all<Record<string, unknown>>('select * from review_item');
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({
        kind: 'NAME_DIFFERS',
        benefit_year: 0,
        status: 'OPEN',
        batch_number: 2,
      });
      expect(JSON.stringify(items)).not.toContain('示例');
    });
    await importRosterFile(url, persons(1, 20), { asOfOn: '2024-12-31' });
    await withDatabase(url, async ({ reader }) => {
      expect(await reader.all('select status, closed_reason from review_item')).toEqual([
        { status: 'SETTLED', closed_reason: 'RESOLVED' },
      ]);
    });
  });

  it('tells who stands on two rosters as a figure of 10, and cancels on its own roster alone', async () => {
    await importRosterFile(url, persons(1, 40));
    const other = await importRosterFile(url, persons(31, 30, { category: otherCategory }), {
      sourceCode: 'canlian',
    });
    expect(counts(other)).toMatchObject({
      outcome: 'COMMITTED',
      persons: 30,
      new: 30,
      newPersons: 20,
      cancelled: 0,
    });
    expect(other.personsInOtherRosters).toBe(10);
    expect(other.problems).toEqual([]);
  });

  it('cancels nobody by a list that only adds', async () => {
    await importRosterFile(url, persons(1, 10), { sourceCode: 'xinzeng' });
    const more = await importRosterFile(url, persons(11, 2), { sourceCode: 'xinzeng', asOfOn: '2024-11-30' });
    expect(counts(more)).toMatchObject({ outcome: 'COMMITTED', new: 2, cancelled: 0, unchanged: 0 });
  });

  it('refuses one ID number with two names in one file', async () => {
    const result = await importRosterFile(url, [
      ...persons(1, 5),
      ...persons(5, 1, { name: '示例别人', category: otherCategory }),
    ]);
    expect(result.outcome).toBe('REFUSED');
    expect(result.problems.map(({ code }) => code)).toContain('ROSTER_TWO_NAMES');
  });

  it('keeps a register of 300 residents: 290 stay, 4 move, 6 leave, 10 come', async () => {
    await importRosterFile(url, persons(291, 5));
    const first = await importRosterFile(url, persons(1, 300), { sourceCode: 'diji' });
    expect(first.problems).toEqual([]);
    expect(counts(first)).toEqual({
      outcome: 'COMMITTED',
      persons: 300,
      new: 300,
      changed: 0,
      unchanged: 0,
      cancelled: 0,
      newPersons: 295,
      reviewItems: 0,
    });
    const next = [...persons(1, 290), ...persons(291, 4, { township: 2 }), ...persons(2001, 10)];
    const second = await importRosterFile(url, next, { sourceCode: 'diji', asOfOn: '2024-11-30' });
    expect(counts(second)).toMatchObject({
      outcome: 'COMMITTED',
      new: 10,
      changed: 4,
      unchanged: 290,
      cancelled: 6,
      newPersons: 10,
    });
    await withDatabase(url, async ({ reader }) => {
      expect(
        await reader.all(
          'select is_resident, township_code, count(*) as n from person group by 1, 2 order by 1, 2',
        ),
      ).toEqual([
        { is_resident: 0, township_code: '411521101', n: 6 },
        { is_resident: 1, township_code: '411521001', n: 4 },
        { is_resident: 1, township_code: '411521101', n: 300 },
      ]);
    });
  });
});
