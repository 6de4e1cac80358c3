import { demoIdNumber } from '../../../server/demo/county.ts';
import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const sourceFields = `code name office kind categoryCode categoryName isFull currentAsOfOn currentEntries version
  columns { header key }`;
const resultFields = `outcome batchNumber rowsRead rejectedRows persons newEntries changedEntries cancelledEntries
  unchangedEntries newPersons reviewItems personsInOtherRosters problemCount sameFileAsBatch
  problems { code severity message place { line } }`;
const saveMutation = `mutation ($input: SaveRosterSourceInput!) {
  saveRosterSource(input: $input) { source { ${sourceFields} } problems { code message } } }`;
const importMutation = `mutation ($input: ImportRosterInput!) {
  importRoster(input: $input) { job { id } problems { code message } } }`;
const rowsMutation = `mutation ($input: ImportRosterRowsInput!) {
  importRosterRows(input: $input) { job { id } problems { code message } } }`;
const jobQuery = `query ($id: ID!) { importJob(id: $id) { status percent result { outcome }
  rosterResult { ${resultFields} } } }`;
const sourcesQuery = `query { rosterSources(campaignId: "${luoshanId}") { ${sourceFields} } }`;
const batchesQuery = `query ($code: ID) { rosterBatches(campaignId: "${luoshanId}", sourceCode: $code) {
  totalCount items { number sourceCode sourceName office asOfOn fileName importedBy rowsRead persons newEntries
  cancelledEntries } } }`;

interface Problems {
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}
interface Started extends Problems {
  readonly job: { readonly id: string } | null;
}
interface Job {
  readonly status: string;
  readonly percent: number;
  readonly result: unknown;
  readonly rosterResult: { readonly outcome: string; readonly [field: string]: unknown };
}

const person = (n: number) => [`示例某${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`, demoIdNumber(31, n), '周党镇', ''];
const rowsOf = (from: number, many: number) => [
  ['姓名', '身份证号', '乡镇', '村'],
  ...Array.from({ length: many }, (_, i) => person(from + i)),
];
const csvOf = (rows: readonly (readonly string[])[]) => `${rows.map((row) => row.join(',')).join('\n')}\n`;

describe.each(databases)('rosters over GraphQL on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let analyst: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township, analyst] = (await Promise.all(
      ['luoshan', 'zhoudang', 'fenxi'].map((name) => app.signIn(name)),
    )) as [string, string, string];
  });
  afterAll(() => app.close());

  const save = async (input: Record<string, unknown>, token = bureau) => {
    const { data } = await app.graphql<{
      saveRosterSource: Problems & { source: Record<string, unknown> | null };
    }>(saveMutation, { input: { campaignId: luoshanId, office: '示例民政局', ...input } }, token);
    return data.saveRosterSource;
  };
  const finished = async (id: string, token = bureau): Promise<Job> => {
    await app.services.imports.finished(id);
    const { data } = await app.graphql<{ importJob: Job }>(jobQuery, { id }, token);
    return data.importJob;
  };
  const importRoster = async (input: Record<string, unknown>, token = bureau) => {
    const { data } = await app.graphql<{ importRoster: Started }>(
      importMutation,
      { input: { campaignId: luoshanId, sourceCode: 'dibao', asOfOn: '2024-10-31', ...input } },
      token,
    );
    return data.importRoster;
  };

  it('keeps a source, and shows who changed it first instead of losing an edit', async () => {
    const made = await save({ code: 'dibao', name: '低保名册', category: '低保对象' });
    expect(made).toEqual({
      source: {
        code: 'dibao',
        name: '低保名册',
        office: '示例民政局',
        kind: 'CATEGORY',
        categoryCode: 'SUBSISTENCE_ALLOWANCE',
        categoryName: '城乡低保对象',
        isFull: true,
        currentAsOfOn: null,
        currentEntries: 0,
        version: 1,
        columns: [],
      },
      problems: [],
    });
    expect((await save({ code: 'dibao', name: '低保名册', category: '低保' })).problems[0]?.code).toBe(
      'ROSTER_SOURCE_EXISTS',
    );
    const changed = await save({ code: 'dibao', name: '城乡低保名册', category: '低保', version: 1 });
    expect(changed.source).toMatchObject({ name: '城乡低保名册', version: 2 });
    const late = await save({ code: 'dibao', name: '又一个名字', category: '低保', version: 1 });
    expect(late).toEqual({
      source: null,
      problems: [
        {
          code: 'ROSTER_SOURCE_CHANGED',
          message: '名册来源“dibao”刚被别人改过（第 2 版），您的修改没有保存。请看过现在的内容后再改。',
        },
      ],
    });
    expect((await save({ code: 'x', name: '名', category: '没有的类别' })).problems[0]?.code).toBe(
      'ROSTER_SOURCE_CATEGORY',
    );
    expect((await save({ code: 'X Y', name: '名' })).problems[0]?.code).toBe('ROSTER_SOURCE_CODE');
    expect((await save({ code: 'diji', name: '底册', kind: 'RESIDENTS' })).source).toMatchObject({
      kind: 'RESIDENTS',
      categoryCode: null,
    });
    expect((await save({ code: 'diji2', name: '底册二', kind: 'RESIDENTS' })).problems[0]?.code).toBe(
      'ROSTER_REGISTER_EXISTS',
    );
  });

  it('tries a file of 12 first and keeps it next, then tells the batch', async () => {
    const uploadId = await app.upload(csvOf(rowsOf(1, 12)), '十月低保.csv', bureau);
    const dry = await importRoster({ uploadId, dryRun: true });
    expect(dry.problems).toEqual([]);
    const tried = await finished(dry.job?.id ?? '');
    expect(tried).toMatchObject({ status: 'SUCCEEDED', percent: 100, result: null });
    expect(tried.rosterResult).toMatchObject({ outcome: 'DRY_RUN', newEntries: 12, newPersons: 12 });
    const kept = await finished((await importRoster({ uploadId })).job?.id ?? '');
    expect(kept.rosterResult).toEqual({
      outcome: 'COMMITTED',
      batchNumber: 1,
      rowsRead: 12,
      rejectedRows: 0,
      persons: 12,
      newEntries: 12,
      changedEntries: 0,
      cancelledEntries: 0,
      unchangedEntries: 0,
      newPersons: 12,
      reviewItems: 0,
      personsInOtherRosters: 0,
      problemCount: 0,
      sameFileAsBatch: null,
      problems: [],
    });
    const { data } = await app.graphql<{ rosterBatches: unknown }>(batchesQuery, { code: 'dibao' }, bureau);
    expect(data.rosterBatches).toEqual({
      totalCount: 1,
      items: [
        {
          number: 1,
          sourceCode: 'dibao',
          sourceName: '城乡低保名册',
          office: '示例民政局',
          asOfOn: '2024-10-31',
          fileName: '十月低保.csv',
          importedBy: 'luoshan',
          rowsRead: 12,
          persons: 12,
          newEntries: 12,
          cancelledEntries: 0,
        },
      ],
    });
    const sources = await app.graphql<{ rosterSources: Record<string, unknown>[] }>(sourcesQuery, {}, bureau);
    expect(sources.data.rosterSources[0]).toMatchObject({
      code: 'dibao',
      currentAsOfOn: '2024-10-31',
      currentEntries: 12,
    });
    expect(await app.services.rosters.currentAsOf('411521')).toEqual(new Map([['dibao', '2024-10-31']]));
  });

  it('reads rows of a selection, and refuses a list that would cancel 3 of 12 until it is told to', async () => {
    const input = {
      campaignId: luoshanId,
      sourceCode: 'dibao',
      asOfOn: '2024-11-30',
      address: 'Sheet1!A1:D10',
      rows: rowsOf(1, 9),
    };
    const run = async (changes: Record<string, unknown>) => {
      const { data } = await app.graphql<{ importRosterRows: Started }>(
        rowsMutation,
        { input: { ...input, ...changes } },
        bureau,
      );
      return finished(data.importRosterRows.job?.id ?? '');
    };
    const refused = await run({});
    expect(refused.rosterResult).toMatchObject({
      outcome: 'REFUSED',
      cancelledEntries: 3,
      problems: [
        {
          code: 'ROSTER_CANCELS_MANY',
          message:
            '收录后将有 3 人次退出名册，超过目前 12 人次的五分之一，没有收录。请核对是否选错了文件、文件是否完整；确实无误的，确认“允许大量退出”后再导入。',
        },
      ],
    });
    const kept = await run({ allowManyCancelled: true });
    expect(kept.rosterResult).toMatchObject({
      outcome: 'COMMITTED',
      cancelledEntries: 3,
      unchangedEntries: 9,
    });
  });

  it('is the bureau’s: a township and an analyst import nothing, and a day after today is refused', async () => {
    const uploadId = await app.upload(csvOf(rowsOf(1, 12)), '名册.csv', township);
    for (const token of [township, analyst]) {
      expect((await importRoster({ uploadId }, token)).problems[0]?.code).toBe('NOT_ALLOWED');
      expect((await save({ code: 'neu', name: '名' }, token)).problems[0]?.code).toBe('NOT_ALLOWED');
    }
    const seen = await app.graphql(sourcesQuery, {}, analyst);
    expect(seen.errors).toBeUndefined();
    const unseen = await app.graphql(sourcesQuery, {}, township);
    expect(unseen.errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    const own = await app.upload(csvOf(rowsOf(1, 12)), '名册.csv', bureau);
    expect((await importRoster({ uploadId: own, asOfOn: '2199-01-01' })).problems[0]?.code).toBe(
      'ROSTER_AS_OF_FUTURE',
    );
    expect((await importRoster({ uploadId: own, sourceCode: 'nirgends' })).problems[0]?.code).toBe(
      'ROSTER_SOURCE_NOT_FOUND',
    );
    const elsewhere = await importRoster({ uploadId: own, campaignId: linyiId });
    expect(elsewhere.problems[0]?.code).toBe('CAMPAIGN_NOT_FOUND');
  });

  it('writes no ID number and no name to the log or the audit', async () => {
    const audit = await app.services.database.reader.all(
      `select * from audit_entry where act like '%ROSTER%'`,
    );
    const text = JSON.stringify([app.log, audit]);
    expect(audit.length).toBeGreaterThan(3);
    for (let n = 1; n <= 12; n++) expect(text).not.toContain(demoIdNumber(31, n));
    expect(text).not.toContain('示例某');
  });
});
