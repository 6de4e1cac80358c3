import { openDatabase } from '../../../server/db/database.ts';
import { ask } from '../../../server/db/steps.ts';
import type { Actor } from '../../../server/services/access.ts';
import type { Campaigns } from '../../../server/services/campaigns/campaigns.ts';
import type { Change } from '../../../server/services/live/changes.ts';
import { createLive, type Live } from '../../../server/services/live/live.ts';
import { createStamp } from '../../../server/services/stamp.ts';
import { freshSqlite } from '../../support/database.ts';

const campaignId = '411521-2025';
const bureau: Actor = {
  account: 'b',
  displayName: '示例',
  role: 'BUREAU',
  countyCode: '411521',
  divisionCode: null,
};
const township: Actor = { ...bureau, account: 't', role: 'TOWNSHIP', divisionCode: 'a' };

describe('createLive', () => {
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let live: Live;

  const write = (sql: string) =>
    database.edit(function* () {
      yield* ask(sql);
    });
  const save = (code: string) =>
    write(`update breakdown set version = version + 1 where township_code = '${code}'`);

  beforeEach(async () => {
    database = await openDatabase(await freshSqlite());
    await write(
      `insert into campaign (county_code, benefit_year, name, payment_source, notice_version, figures_version,
         created_at, version) values ('411521', 2025, '示例', 'DETAILS', 1, 1, '2024-10-01T00:00:00Z', 1)`,
    );
    for (const code of ['a', 'b']) {
      await write(
        `insert into breakdown (county_code, benefit_year, township_code, state, edition, version, dispatch_number,
           quota_revision, deadline_on, instructions, dispatched_by, dispatched_at)
         values ('411521', 2025, '${code}', 'FILLING', 1, 1, 1, 1, '2025-01-20', '', '示例', '2024-10-01T00:00:00Z')`,
      );
    }
    const campaigns = {
      get: async () => ({ countyCode: '411521', benefitYear: 2025 }),
    } as unknown as Campaigns;
    const clock = () => new Date('2025-01-10T02:00:00Z');
    live = createLive({ database, campaigns, stamp: createStamp(database), clock, log: () => {} });
  });
  afterEach(async () => {
    await live.close();
    await database.close();
  });

  /** What an account is told, and a way to wait for so many. */
  async function follower(actor: Actor) {
    const open = await live.open(await live.scopeOf(actor, [campaignId]));
    const told: Change[] = [];
    let wake = () => {};
    open.follow((change) => {
      told.push(change);
      wake();
    });
    return {
      open,
      told,
      async until(many: number) {
        while (told.length < many) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
    };
  }

  it('gives two accounts of one township one key, and the bureau another', async () => {
    const keys = await Promise.all(
      [township, { ...township, account: 'u' }, bureau].map(
        async (actor) => (await live.scopeOf(actor, [campaignId])).key,
      ),
    );
    expect(keys).toEqual(['411521-2025/a', '411521-2025/a', '411521-2025/*']);
  });

  it('shows an account of a township without a division nobody’s codes', async () => {
    expect(await live.scopeOf({ ...township, divisionCode: null }, [campaignId])).toMatchObject({
      townshipCode: '',
    });
  });

  it('tells township a of 5 savings of township b once at first, without a code, and of its own at once', async () => {
    const [own, all] = [await follower(township), await follower(bureau)];
    await save('b');
    await Promise.all([own.until(1), all.until(1)]);
    expect(own.told).toMatchObject([{ mark: '1.3.20250110', kinds: [], townships: [] }]);
    for (let i = 0; i < 4; i += 1) {
      const before = all.told.length;
      await save('b');
      await all.until(before + 1);
    }
    expect(own.told).toHaveLength(1);
    await save('a');
    await own.until(2);
    expect(own.told[1]).toMatchObject({ mark: '1.8.20250110', kinds: ['BREAKDOWNS'], townships: ['a'] });
    expect(own.open.since(new Map([[campaignId, '1.2.20250110']]))).toMatchObject([{ townships: ['a'] }]);
  });
});
