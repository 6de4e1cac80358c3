import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Native from 'better-sqlite3';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { NoticeVersion } from '../../server/db/entities/index.ts';
import { firstTables } from '../../server/db/migrations/tables.ts';
import type { Actor } from '../../server/services/access.ts';
import { createCampaigns } from '../../server/services/campaigns/campaigns.ts';
import { createNoticeDrafts } from '../../server/services/notices/drafts.ts';
import { loadNotice } from '../../server/services/notices/notices.ts';
import { createNoticePublishing, type IssuedDifference } from '../../server/services/notices/publishing.ts';
import { databases } from '../support/database.ts';
import { storedRows } from '../support/rows.ts';

const luoshanText = readFileSync('server/policy/notices/luoshan-2025.yaml', 'utf8');
const luoshanId = '411521-2025';
const bureau: Actor = {
  account: 'luoshan',
  displayName: '示例经办',
  role: 'BUREAU',
  countyCode: '411521',
  divisionCode: null,
};

function revision(from: string, changes: string, number = '罗政办〔2024〕57号') {
  return `
revisions:
  - document: { number: ${number}, title: 修改通知（示例）, issuer: 罗山县人民政府办公室, issuedOn: 2024-11-18 }
    from: ${from}
    changes:
${changes}
`;
}

describe.each(databases)('published notices on $kind', ({ fresh }) => {
  let database: Database;
  const clock = { now: new Date('2024-11-25T02:00:00Z') };
  beforeEach(async () => {
    clock.now = new Date('2024-11-25T02:00:00Z');
    database = await openDatabase(await fresh());
  });
  afterEach(() => database.close());

  const load = (text: string) => loadNotice(database, text, clock.now, 'luoshan.yaml');

  it('asks for confirmation before it publishes over an issued reward, and stores nothing until then', async () => {
    await load(luoshanText);
    const campaigns = createCampaigns(database, () => clock.now);
    const difference: IssuedDifference = {
      reportId: 'REWARD-1',
      reportTitle: '第 1 期以奖代补（截至2024年11月30日）',
      divisionName: '周党镇',
      label: '奖励金额',
      was: '85,286.00 元',
      wouldBe: '127,929.00 元',
    };
    const asked: (number | null)[] = [];
    const publishing = createNoticePublishing({
      database,
      campaigns,
      drafts: createNoticeDrafts(campaigns),
      clock: () => clock.now,
      issuedDifferences: async (campaign, notice) => {
        asked.push(campaign.noticeVersion, notice.rewards[0]?.perPersonFen ?? null);
        return [difference];
      },
    });
    const request = {
      campaignId: luoshanId,
      draft: { baseVersion: 1, edits: [{ path: 'rewards[0].perPersonFen', text: '3 元' }] },
      expectedVersion: 1,
      confirmDifferences: false,
      withdrawnDocuments: [],
      note: null,
    };
    const before = await storedRows(database.url);
    expect(await publishing.publish(bureau, request)).toMatchObject({
      state: 'NEEDS_CONFIRMATION',
      version: 1,
      differences: [difference],
      changes: [{ path: 'rewards[0].perPersonFen', was: '2 元', becomes: '3 元' }],
    });
    expect(asked).toEqual([1, 300]);
    expect(await storedRows(database.url)).toEqual(before);
    expect(await publishing.publish(bureau, { ...request, confirmDifferences: true })).toMatchObject({
      state: 'PUBLISHED',
      version: 2,
      differences: [difference],
    });
  });

  it('reads a version that was stored before the format had tiers, payers or reporting', async () => {
    await load(luoshanText);
    const campaigns = createCampaigns(database, () => clock.now);
    const today = (await campaigns.get(bureau, luoshanId)).notice;
    const stored = JSON.parse(JSON.stringify(today)) as Record<string, unknown>;
    for (const key of [
      'newborn',
      'metrics',
      'penalties',
      'rewardLimit',
      'reporting',
      'revisions',
      'precedence',
    ]) {
      delete stored[key];
    }
    stored.standard = { individualFen: 40_000, fiscal: null, clause: '一' };
    await database.write(async (em) => {
      const version = await em.findOneOrFail(NoticeVersion, {
        countyCode: '411521',
        benefitYear: 2025,
        version: 1,
      });
      version.content = JSON.stringify(stored);
    });
    const { notice } = await createCampaigns(database, () => clock.now).get(bureau, luoshanId);
    expect(notice).toMatchObject({
      standard: { individualFen: 40_000, tiers: [], amounts: [], floors: [] },
      metrics: [],
      reporting: { bulletin: null, interview: null },
      revisions: [],
    });
    expect(notice.quotas).toEqual(today.quotas);
  });

  it('keeps the old quotas until the day from which a later document changes them', async () => {
    const text = `${luoshanText}${revision(
      '2024-12-01',
      '      - { path: "quotas.rows[3].values[0]", was: 42643, becomes: 42000 }',
    )}`;
    expect(await load(text)).toMatchObject({ kind: 'loaded', version: 1, isNew: true });
    const campaigns = createCampaigns(database, () => clock.now);
    const before = await campaigns.get(bureau, luoshanId);
    expect([before.quotaRevision, before.notice.quotas?.rows[3]?.values[0]]).toEqual([1, 42_643]);
    // 30 November 23:59:59 and 1 December 00:00:00 in Asia/Shanghai.
    clock.now = new Date('2024-11-30T15:59:59Z');
    expect((await campaigns.get(bureau, luoshanId)).quotaRevision).toBe(1);
    clock.now = new Date('2024-11-30T16:00:00Z');
    const after = await campaigns.get(bureau, luoshanId);
    expect([after.quotaRevision, after.notice.quotas?.rows[3]?.values[0]]).toEqual([2, 42_000]);
    const persons = await database.reader.all(
      `select revision, persons from quota where county_code = '411521' and column_code = 'TASK'
       and division_code = '411521-04' order by revision`,
    );
    expect(persons).toEqual([
      { revision: 1, persons: 42_643 },
      { revision: 2, persons: 42_000 },
    ]);
  });

  it('loads the same file twice as one version, and names the document a base file would repeal', async () => {
    const text = `${luoshanText}${revision(
      '2024-12-01',
      '      - { path: "rewards[0].deadlineOn", was: 2024-11-30, becomes: 2024-12-10 }',
    )}`;
    expect(await load(text)).toMatchObject({ version: 1, isNew: true });
    expect(await load(text)).toMatchObject({ version: 1, isNew: false });
    const before = await storedRows(database.url);
    expect(await load(luoshanText)).toMatchObject({
      kind: 'problems',
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'NOTICE_REVISION_LOST',
          found: '罗政办〔2024〕57号',
          expected: '2024-12-01',
          place: expect.objectContaining({ file: 'luoshan.yaml' }),
        }),
      ]),
    });
    expect(await storedRows(database.url)).toEqual(before);
    const corrected = text.replace('perPersonFen: 100', 'perPersonFen: 150');
    expect(await load(corrected)).toMatchObject({ version: 2, isNew: true });
  });

  it('lets one of eight publications at once win on one version', async () => {
    await load(luoshanText);
    const others = await Promise.all([openDatabase(database.url), openDatabase(database.url)]);
    const publish = async (on: Database, index: number) => {
      const campaigns = createCampaigns(on, () => clock.now);
      const publishing = createNoticePublishing({
        database: on,
        campaigns,
        drafts: createNoticeDrafts(campaigns),
        clock: () => clock.now,
        issuedDifferences: async () => [],
      });
      const request = {
        campaignId: luoshanId,
        draft: { baseVersion: 1, edits: [{ path: 'rewards[0].perPersonFen', text: `${index + 3} 元` }] },
        expectedVersion: 1,
        confirmDifferences: false,
        withdrawnDocuments: [],
        note: null,
      };
      return publishing.publish(bureau, request).then(
        ({ state }) => state,
        (error: { code?: string }) => error.code,
      );
    };
    // Three connections, as three processes of the same service would have.
    const states = await Promise.all(
      Array.from({ length: 8 }, (_, index) => publish([database, ...others][index % 3]!, index)),
    );
    expect(states.filter((state) => state === 'PUBLISHED')).toHaveLength(1);
    expect(states.filter((state) => state === 'NOTICE_VERSION_CHANGED')).toHaveLength(7);
    expect(await database.reader.all('select max(version) as newest from notice_version')).toEqual([
      { newest: 2 },
    ]);
    await Promise.all(others.map((other) => other.close()));
  });
});

describe('a database of the first release', () => {
  it('is brought up to date, its notice and quotas as they were', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'zhengjiao-first-')), 'first.db');
    const native = new Native(file);
    for (const sql of firstTables('sqlite')) native.exec(sql);
    native.exec(`create table schema_migration (id integer primary key autoincrement, name text, executed_at datetime);
      insert into schema_migration (name, executed_at) values ('0001-first-tables', '2024-11-01');
      insert into notice_version values ('411521', 2025, 1, '文号', '标题', '机关', '2024-10-29', '{}', 'x', '2024-10-29T00:00:00Z');
      insert into quota_column values ('411521', 2025, 1, 'TASK', '任务数', 0, 592727, null, null, '附件');`);
    native.close();
    const database = await openDatabase(`sqlite:${file}`);
    expect(
      await database.reader.all(
        'select kind, published_by, based_on, revision_document, note from notice_version',
      ),
    ).toEqual([{ kind: 'LOADED', published_by: null, based_on: null, revision_document: null, note: null }]);
    expect(await database.reader.all('select notice_version, from_on from quota_column')).toEqual([
      { notice_version: 1, from_on: null },
    ]);
    expect(await database.reader.all('select * from issued_report')).toEqual([]);
    await database.close();
  });
});
