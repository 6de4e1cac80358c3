import { openDatabase } from '../../server/db/database.ts';
import { Campaign, Division, Tally } from '../../server/db/entities/index.ts';
import { breakdownTables } from '../../server/db/migrations/breakdown-tables.ts';
import { ask } from '../../server/db/steps.ts';
import { databases } from '../support/database.ts';

const campaign = {
  countyCode: '411521',
  benefitYear: 2025,
  name: '罗山县2025年度',
  paymentSource: 'NONE' as const,
  noticeVersion: 1,
  figuresVersion: 1,
  lastImportedAt: null,
  createdAt: '2024-10-29T00:00:00.000Z',
};

describe.each(databases)('openDatabase on $kind', ({ fresh }) => {
  it('runs the migrations once and finds them done the second time', async () => {
    const url = await fresh();
    const database = await openDatabase(url);
    expect(await database.reader.all('select name from schema_migration')).toEqual([
      { name: '0001-first-tables' },
      { name: '0002-notice-tables' },
      { name: '0003-people-tables' },
      { name: '0004-breakdown-tables' },
      { name: '0005-breakdown-findings' },
      { name: '0006-live-notify' },
    ]);
    await database.close();
  });

  it('begins every key with the county code', async () => {
    const database = await openDatabase(await fresh());
    const keys =
      database.kind === 'sqlite'
        ? await database.reader.all<{ first: string }>(
            `select i.name as first from sqlite_schema t, pragma_table_info(t.name) i
             where t.type = 'table' and t.name not like 'sqlite%' and t.name <> 'schema_migration' and i.pk = 1`,
          )
        : await database.reader.all<{ first: string }>(
            `select a.attname as first from pg_index x
             join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
             join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
             where n.nspname = 'public' and t.relname <> 'schema_migration'`,
          );
    expect(keys.length).toBeGreaterThanOrEqual(14);
    expect(new Set(keys.map((key) => key.first))).toEqual(new Set(['county_code']));
    await database.close();
  });

  it('says of 2 quota revisions given out before the breakdowns came that a notice brought them', async () => {
    const database = await openDatabase(await fresh());
    const found = await database.edit(function* () {
      for (const [revision, code] of [
        [1, 'TASK'],
        [1, 'LIFTED_OUT'],
        [2, 'TASK'],
      ] as const) {
        yield* ask(
          `insert into quota_column (county_code, benefit_year, revision, code, name, position, clause)
           values ('411521', 2025, ?, ?, '', 0, '')`,
          [revision, code],
        );
      }
      yield* ask(breakdownTables(database.kind).at(-1) ?? '');
      return yield* ask('select revision, source, based_on, reason from quota_revision order by revision');
    });
    expect(found).toEqual([
      { revision: 1, source: 'NOTICE', based_on: null, reason: '' },
      { revision: 2, source: 'NOTICE', based_on: null, reason: '' },
    ]);
    await database.close();
  });

  it('keeps 23,709,080,000 fen exactly', async () => {
    const database = await openDatabase(await fresh());
    await database.write(async (em) => {
      em.create(Tally, {
        countyCode: '411521',
        benefitYear: 2025,
        level: 'TOWNSHIP',
        paidOn: '',
        divisionCode: '01',
        categoryCode: 'GENERAL',
        persons: 592_727,
        payments: 592_727,
        amountFen: 23_709_080_000,
      });
    });
    expect(await database.reader.all('select sum(amount_fen) as fen from tally')).toEqual([
      { fen: 23_709_080_000 },
    ]);
    await database.close();
  });

  it('loses none of 40 increments made at once', async () => {
    const database = await openDatabase(await fresh());
    await database.write(async (em) => {
      em.create(Campaign, campaign);
    });
    await Promise.all(
      Array.from({ length: 40 }, () =>
        database.write(async (em) => {
          await em
            .getConnection()
            .execute(
              'update campaign set figures_version = figures_version + 1 where county_code = ? and benefit_year = ?',
              ['411521', 2025],
              'run',
              em.getTransactionContext(),
            );
        }),
      ),
    );
    expect(await database.reader.all('select figures_version as version from campaign')).toEqual([
      { version: 41 },
    ]);
    await database.close();
  });

  it('takes nothing of a transaction that throws', async () => {
    const database = await openDatabase(await fresh());
    const failing = database.write(async (em) => {
      em.create(Division, {
        countyCode: '411521',
        code: '01',
        name: '铁铺镇',
        aliases: '[]',
        type: 'TOWNSHIP',
        level: 'TOWNSHIP',
        parentCode: '411521',
        tableOrder: 1,
        validFrom: null,
        validTo: null,
      });
      await em.flush();
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await database.reader.all('select code from division')).toEqual([]);
    await database.close();
  });
});
