import { openDatabase } from '../../../server/db/database.ts';
import { ask } from '../../../server/db/steps.ts';
import type { Change } from '../../../server/services/live/changes.ts';
import { createWatch, type LiveWatch } from '../../../server/services/live/watch.ts';
import { createStamp } from '../../../server/services/stamp.ts';
import { freshSqlite } from '../../support/database.ts';

const campaignId = '411521-2025';

type Database = Awaited<ReturnType<typeof openDatabase>>;

describe('createWatch', () => {
  let database: Database;
  let watch: LiveWatch;
  let isBroken = false;
  let afterRead: (sql: string) => Promise<void> = async () => {};
  const log: string[] = [];

  const campaign = (figures: number) => `update campaign set figures_version = ${figures}`;
  const write = (...statements: string[]) =>
    database.edit(function* () {
      for (const sql of statements) yield* ask(sql);
    });
  const paid = (township: string) =>
    write(
      `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
         amount_fen) values ('411521', 2025, 'TOWNSHIP_SUM', '2024-11-05', '${township}', '', 1, 1, 40000)
       on conflict do update set persons = persons + 1`,
      'update campaign set figures_version = figures_version + 1',
    );

  beforeEach(async () => {
    isBroken = false;
    afterRead = async () => {};
    log.length = 0;
    database = await openDatabase(await freshSqlite());
    await write(
      `insert into campaign (county_code, benefit_year, name, payment_source, notice_version, figures_version,
         created_at, version) values ('411521', 2025, '示例', 'DETAILS', 1, 1, '2024-10-01T00:00:00Z', 1)`,
    );
    const reader: Database['reader'] = {
      ...database.reader,
      async all(sql, parameters) {
        if (isBroken) throw new Error('no line');
        const rows = await database.reader.all<never>(sql, parameters);
        await afterRead(sql);
        return rows;
      },
    };
    watch = createWatch({
      database: { ...database, reader },
      stamp: createStamp(database),
      clock: () => new Date('2025-01-10T02:00:00Z'),
      log: (line) => log.push(line),
      pauseMs: 1,
      gapMs: 1,
      sweepMs: 5,
    });
  });
  afterEach(async () => {
    await watch.close();
    await database.close();
  });

  /** All changes told until a mark is reached. */
  function toldUntil(mark: string): Promise<Change[]> {
    const told: Change[] = [];
    return new Promise((resolve) => {
      const end = watch.follow(campaignId, (change) => {
        told.push(change);
        if (change.mark !== mark) return;
        end();
        resolve(told);
      });
    });
  }

  it('tells the first of 30 changes at once and the others in fewer steps, and misses none', async () => {
    await watch.ready([campaignId]);
    const told = toldUntil('31.0.20250110');
    for (let i = 0; i < 30; i += 1) await paid(`t${i}`);
    const changes = await told;
    expect([...new Set(changes.flatMap(({ townships }) => townships))]).toHaveLength(30);
    expect(changes.some(({ isEverything }) => isEverything)).toBe(false);
    expect(changes.map(({ from }) => from)).toEqual([
      '1.0.20250110',
      ...changes.map(({ mark }) => mark).slice(0, -1),
    ]);
  });

  it('says that the database cannot be read once, and finds afterwards what changed meanwhile', async () => {
    await watch.ready([campaignId]);
    const told = toldUntil('2.0.20250110');
    isBroken = true;
    await paid('t1');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(log).toEqual(['live: the database cannot be read: Error: no line']);
    isBroken = false;
    expect(await told).toMatchObject([{ townships: ['t1'], isEverything: false }]);
  });

  it('tells on when one who follows throws, and says so', async () => {
    await watch.ready([campaignId]);
    watch.follow(campaignId, () => {
      throw new Error('a bug');
    });
    const told = toldUntil('2.0.20250110');
    await paid('t1');
    expect(await told).toHaveLength(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual(['live: Error: a bug']);
  });

  it('says everything after figures that would not stand still, because it cannot know', async () => {
    await watch.ready([campaignId]);
    let edits = 0;
    afterRead = async (sql) => {
      if (!/TOWNSHIP_SUM/.test(sql) || edits >= 3) return;
      edits += 1;
      await paid(`late${edits}`);
    };
    const told = toldUntil('5.0.20250110');
    await paid('t1');
    const changes = await told;
    expect(changes.at(-1)).toMatchObject({ isEverything: true });
  });

  it('says everything and begins anew when the version went down: the database was restored', async () => {
    await write(campaign(9));
    await watch.ready([campaignId]);
    const told = toldUntil('5.0.20250110');
    await write(campaign(5));
    expect(await told).toMatchObject([{ isEverything: true, from: null }]);
    expect(watch.since(campaignId, '4.0.20250110')).toMatchObject({ isEverything: true });
    expect(watch.since(campaignId, '5.0.20250110')).toBeNull();
  });
});
