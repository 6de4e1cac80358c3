import { readFileSync } from 'node:fs';
import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { storedRows } from '../../support/rows.ts';

const luoshanText = readFileSync('server/policy/notices/luoshan-2025.yaml', 'utf8');

const publishNotice = `mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) {
  state version problems { code message found expected place { path line } } differences { reportId label was wouldBe }
  changes { path label was becomes } campaign { id notice { version } } } }`;
const reviseNotice = publishNotice
  .replace('PublishNoticeInput', 'ReviseNoticeInput')
  .replace('publishNotice(', 'reviseNotice(');
const checkNotice = `query ($id: ID!, $draft: NoticeDraftInput!) { checkNotice(campaignId: $id, draft: $draft) {
  isPublishable problems { code severity message place { path line } } changes { path label was becomes } } }`;

const extension = {
  documentNumber: '罗政办〔2024〕57号',
  title: '关于调整截止日的通知（示例）',
  issuer: '罗山县人民政府办公室',
  issuedOn: '2024-11-18',
  from: '2024-11-20',
  clauses: [{ id: '修改一', title: '调整奖励截止日', text: '第一档奖励的截止日延至12月10日（示例）。' }],
  changes: [{ path: 'rewards[0].deadlineOn', was: '2024-11-30', text: '2024年12月10日' }],
};

interface Publication {
  state: string;
  version: number | null;
  problems: {
    code: string;
    message: string;
    found: string | null;
    place: { path: string | null; line: number | null };
  }[];
  changes: { path: string; label: string; was: string | null; becomes: string | null }[];
  campaign: { id: string; notice: { version: number } } | null;
}
interface Check {
  isPublishable: boolean;
  problems: {
    code: string;
    severity: string;
    message: string;
    place: { path: string | null; line: number | null };
  }[];
  changes: Publication['changes'];
}

describe.each(databases)('notices on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let analyst: string;
  let admin: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-11-25T02:00:00Z' });
    [bureau, township, analyst, admin] = await Promise.all([
      app.signIn('luoshan'),
      app.signIn('zhoudang'),
      app.signIn('fenxi'),
      app.signIn('admin'),
    ]);
  });
  afterAll(() => app.close());

  const publish = async (input: Record<string, unknown>, token = bureau, document = publishNotice) => {
    const { data, errors } = await app.graphql<Record<string, Publication>>(document, { input }, token);
    const answer = data?.publishNotice ?? data?.reviseNotice;
    if (!answer) throw new Error(JSON.stringify(errors));
    return answer;
  };
  const check = async (draft: Record<string, unknown>, token = bureau, id = luoshanId) => {
    const { data, errors } = await app.graphql<{ checkNotice: Check }>(checkNotice, { id, draft }, token);
    if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
    return data.checkNotice;
  };
  const campaign = async <Data>(fields: string, token = bureau, id = luoshanId) => {
    const { data, errors } = await app.graphql<{ campaign: Data }>(
      `{ campaign(id: "${id}") { ${fields} } }`,
      {},
      token,
    );
    if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
    return data.campaign;
  };

  it('checks the file that is in force without a problem beyond the printed total, and finds no change', async () => {
    const answer = await check({ content: luoshanText });
    expect(answer.isPublishable).toBe(true);
    expect(answer.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['NOTICE_QUOTA_TOTAL_DIFFERS', 'WARNING'],
    ]);
    expect(answer.changes).toEqual([]);
  });

  it('lists every fault of a draft with its line in one pass, and stores nothing', async () => {
    const before = await storedRows(app.config.databaseUrl);
    const broken = luoshanText
      .replaceAll(/values: \[(\d+), /g, 'values: ["$1", ')
      .replaceAll('type: TOWNSHIP', 'type: TOWN');
    const answer = await check({ content: broken });
    expect(answer.isPublishable).toBe(false);
    const errors = answer.problems.filter(({ severity }) => severity === 'ERROR');
    expect(errors.length).toBeGreaterThanOrEqual(37);
    for (const { place, message } of errors) {
      expect(place.line).toBeGreaterThan(1);
      expect(message).toMatch(/^第 \d+ 行/);
    }
    expect(answer.changes).toEqual([]);
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
  });

  it('checks edits on the newest version, and changes nothing that is in force', async () => {
    const before = await storedRows(app.config.databaseUrl);
    const edits = [{ path: 'rewards[0].perPersonFen', text: '3 元' }];
    const answer = await check({ baseVersion: 1, edits });
    expect(answer).toMatchObject({
      isPublishable: true,
      changes: [{ path: 'rewards[0].perPersonFen', was: '2 元', becomes: '3 元' }],
    });
    expect(
      (await check({ baseVersion: 1, edits: [{ path: 'rewards[0].perPersonFen', text: '很多' }] })).problems,
    ).toMatchObject([
      { severity: 'ERROR', place: { path: 'rewards[0].perPersonFen' } },
      { severity: 'WARNING', code: 'NOTICE_QUOTA_TOTAL_DIFFERS' },
    ]);
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
  });

  it('says which of text and edits is missing, doubled, or based on another version', async () => {
    const codes = async (draft: Record<string, unknown>) =>
      (await check(draft)).problems.map(({ code }) => code);
    expect(await codes({})).toEqual(['NOTICE_DRAFT_EMPTY']);
    expect(await codes({ content: luoshanText, edits: [] })).toEqual(['NOTICE_DRAFT_BOTH']);
    expect(await codes({ edits: [] })).toEqual(['NOTICE_DRAFT_NO_BASE']);
    expect((await check({ baseVersion: 7, edits: [] })).problems).toMatchObject([
      { code: 'NOTICE_VERSION_AHEAD', message: '没有第 7 版，现在是第 1 版。请先取得现行版本再改。' },
    ]);
  });

  it('lists an edit that cannot be read and a fault that another edit brings in one pass', async () => {
    const edits = [
      { path: 'windows[0].closesOn', text: '昨天' },
      { path: 'rewards[1].deadlineOn', text: '2024-11-30' },
    ];
    const answer = await check({ baseVersion: 1, edits });
    expect(answer.isPublishable).toBe(false);
    expect(answer.problems.map(({ code, place }) => [place.path, code])).toEqual([
      ['windows[0].closesOn', 'PARAMETER_NOT_DATE'],
      ['rewards[1].deadlineOn', 'NOTICE_DUPLICATE_DAY'],
      ['quotas.columns[0].declaredTotal', 'NOTICE_QUOTA_TOTAL_DIFFERS'],
    ]);
  });

  it('refuses a draft of another county or another year', async () => {
    const linyi = readFileSync('server/policy/notices/linyi-2025.yaml', 'utf8');
    expect((await check({ content: linyi })).problems).toContainEqual(
      expect.objectContaining({
        code: 'NOTICE_OTHER_COUNTY',
        message: expect.stringContaining('140821 临猗县'),
      }),
    );
    const later = luoshanText.replace('benefitYear: 2025', 'benefitYear: 2026');
    expect((await check({ content: later })).problems.map(({ code }) => code)).toContain('NOTICE_OTHER_YEAR');
  });

  it('reads a draft of 300,000 characters and refuses one more', async () => {
    const padded = (length: number) => `${luoshanText}\n#${'注'.repeat(length - luoshanText.length - 2)}`;
    expect((await check({ content: padded(300_000) })).isPublishable).toBe(true);
    expect((await check({ content: padded(300_001) })).problems).toEqual([
      expect.objectContaining({ code: 'NOTICE_FILE_TOO_LARGE' }),
    ]);
  });

  it('lets only who sees the whole county check, and only the bureau publish', async () => {
    await expect(check({ content: luoshanText }, township)).rejects.toThrow('NOT_ALLOWED');
    expect((await check({ content: luoshanText }, analyst)).isPublishable).toBe(true);
    await expect(check({ content: luoshanText }, bureau, linyiId)).rejects.toThrow('CAMPAIGN_NOT_FOUND');
    const before = await storedRows(app.config.databaseUrl);
    const input = { campaignId: luoshanId, draft: { content: luoshanText }, expectedVersion: 1 };
    for (const token of [township, analyst]) {
      expect(await publish(input, token)).toMatchObject({
        state: 'HAS_PROBLEMS',
        version: null,
        problems: [{ code: 'NOT_ALLOWED' }],
      });
      expect(await campaign('mayPublishNotice { allowed reason }', token)).toEqual({
        mayPublishNotice: { allowed: false, reason: expect.stringContaining('由县医保局经办发布') },
      });
    }
    expect(await publish({ ...input, campaignId: linyiId })).toMatchObject({
      problems: [{ code: 'CAMPAIGN_NOT_FOUND' }],
    });
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
    expect(await campaign('mayPublishNotice { allowed reason }')).toEqual({
      mayPublishNotice: { allowed: true, reason: null },
    });
  });

  it('changes nothing when the very notice in force is published again', async () => {
    const before = await storedRows(app.config.databaseUrl);
    expect(
      await publish({ campaignId: luoshanId, draft: { content: luoshanText }, expectedVersion: 1 }),
    ).toMatchObject({ state: 'UNCHANGED', version: 1 });
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
  });

  it('publishes an edit as version 2, with who, what and why', async () => {
    const edits = [{ path: 'reporting.bulletin.weekday', text: '星期五' }];
    const answer = await publish({
      campaignId: luoshanId,
      draft: { baseVersion: 1, edits },
      expectedVersion: 1,
      note: '局务会定为星期五',
    });
    expect(answer).toMatchObject({
      state: 'PUBLISHED',
      version: 2,
      changes: [{ path: 'reporting.bulletin.weekday', was: null }],
      campaign: { id: luoshanId, notice: { version: 2 } },
    });
    const fields =
      'noticeVersions { version kind publishedBy note basedOn changedPlaces documentNumber revisionDays }';
    expect(await campaign(fields)).toEqual({
      noticeVersions: [
        {
          version: 2,
          kind: 'EDITED',
          publishedBy: 'luoshan',
          note: '局务会定为星期五',
          basedOn: 1,
          changedPlaces: 1,
          documentNumber: '罗政办〔2024〕42号',
          revisionDays: [],
        },
        expect.objectContaining({ version: 1, kind: 'LOADED', publishedBy: null, changedPlaces: null }),
      ],
    });
    expect(await campaign(fields, township)).toMatchObject({
      noticeVersions: [{ version: 2, publishedBy: null, note: null }, { version: 1 }],
    });
    const { audit_entry } = await storedRows(app.config.databaseUrl);
    expect(
      audit_entry?.find(({ act, account_name }) => act === 'publishNotice' && account_name === 'luoshan'),
    ).toMatchObject({
      subject: luoshanId,
      detail: expect.stringContaining('"version":2,"basedOn":1,"kind":"EDITED"'),
    });
    // The quotas of the new version are those of its notice: nothing was lost.
    expect(
      await campaign('quotaState quotas { revision columns { declaredTotal computedTotal } }'),
    ).toMatchObject({
      quotaState: 'ISSUED',
      quotas: { revision: 2, columns: [{ declaredTotal: 592_727, computedTotal: 592_725 }, {}, {}] },
    });
  });

  it('refuses edits on version 1 once version 2 is there', async () => {
    const edits = [{ path: 'reporting.bulletin.weekday', text: '星期一' }];
    expect(
      await publish({ campaignId: luoshanId, draft: { baseVersion: 1, edits }, expectedVersion: 1 }),
    ).toMatchObject({
      state: 'HAS_PROBLEMS',
      problems: [
        {
          code: 'NOTICE_VERSION_CHANGED',
          found: '2',
          message: expect.stringContaining('第 1 版，现在已是第 2 版'),
        },
      ],
    });
  });

  it('adds a later document: in force from 20 November, and not the day before', async () => {
    const answer = await publish(
      { campaignId: luoshanId, expectedVersion: 2, revision: { ...extension, note: '示例' } },
      bureau,
      reviseNotice,
    );
    expect(answer).toMatchObject({ state: 'PUBLISHED', version: 3 });
    const on = async (day: string, version: number | null = null) => {
      const { noticeOn } = await campaign<{
        noticeOn: { clauses: { facts: { path: string; label: string; value: string }[] }[] };
      }>(`noticeOn(day: "${day}", version: ${version}) { clauses { facts { path label value } } }`, township);
      return noticeOn.clauses
        .flatMap(({ facts }) => facts)
        .filter(({ path }) => path.startsWith('rewards[0]'))
        .map(({ label, value }) => `${label} ${value}`)
        .join('；');
    };
    expect(await on('2024-11-19')).toContain('11月30日');
    expect(await on('2024-11-20')).toContain('12月10日');
    // What was believed before the document came in.
    expect(await on('2024-11-20', 2)).toContain('11月30日');
    expect(
      await campaign(
        `noticeVersions { version kind revisionDocument revisionDays }
         notice { version revisions { documentNumber from note changes { path was becomes } } }
         noticeChanges(from: 1, to: 2) { path was becomes }`,
      ),
    ).toMatchObject({
      noticeVersions: [
        { version: 3, kind: 'REVISED', revisionDocument: '罗政办〔2024〕57号', revisionDays: ['2024-11-20'] },
        { version: 2 },
        { version: 1 },
      ],
      notice: {
        version: 3,
        revisions: [
          {
            documentNumber: '罗政办〔2024〕57号',
            from: '2024-11-20',
            note: '示例',
            changes: expect.arrayContaining([
              { path: 'rewards[0].deadlineOn', was: '2024-11-30', becomes: '2024-12-10' },
            ]),
          },
        ],
      },
      noticeChanges: [{ path: 'reporting.bulletin.weekday', was: null, becomes: '星期五' }],
    });
    await expect(campaign('noticeOn(day: "2024-11-20", version: 9) { version }')).rejects.toThrow(
      'NOTICE_VERSION_NOT_FOUND',
    );
  });

  it('refuses a later document whose value before is not what stands there, or that changes nothing', async () => {
    const before = await storedRows(app.config.databaseUrl);
    const revise = (changes: unknown[], rest: Record<string, unknown> = {}) =>
      publish(
        {
          campaignId: luoshanId,
          expectedVersion: 3,
          revision: { ...extension, documentNumber: '罗政办〔2024〕60号', clauses: [], ...rest, changes },
        },
        bureau,
        reviseNotice,
      );
    expect(await revise([])).toMatchObject({
      state: 'HAS_PROBLEMS',
      version: 3,
      problems: [{ code: 'NOTICE_REVISION_NO_CHANGE' }, { code: 'NOTICE_QUOTA_TOTAL_DIFFERS' }],
    });
    expect(
      await revise([{ path: 'rewards[0].deadlineOn', was: '2024-11-30', text: '2024-12-15' }]),
    ).toMatchObject({
      state: 'HAS_PROBLEMS',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'NOTICE_CHANGE_WAS_DIFFERS' })]),
    });
    expect((await revise([{ path: 'nowhere[3]', text: '1' }])).state).toBe('HAS_PROBLEMS');
    expect(
      await revise([{ path: 'rewards[0].deadlineOn', text: '2024-12-10' }], {
        documentNumber: '罗政办〔2024〕57号',
      }),
    ).toMatchObject({
      state: 'HAS_PROBLEMS',
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'NOTICE_CHANGE_SAME' }),
        expect.objectContaining({ code: 'NOTICE_REVISION_NUMBER_TAKEN' }),
      ]),
    });
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
  });

  it('does not let a corrected file repeal the later document unseen', async () => {
    const corrected = luoshanText.replace('perPersonFen: 100', 'perPersonFen: 150');
    const input = { campaignId: luoshanId, draft: { content: corrected }, expectedVersion: 3 };
    const before = await storedRows(app.config.databaseUrl);
    expect(await publish(input)).toMatchObject({
      state: 'HAS_PROBLEMS',
      version: 3,
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'NOTICE_REVISION_LOST', found: '罗政办〔2024〕57号' }),
      ]),
    });
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
    expect(await publish({ ...input, withdrawnDocuments: ['罗政办〔2024〕57号'] })).toMatchObject({
      state: 'PUBLISHED',
      version: 4,
    });
  });

  it('publishes one of two at once, whoever asks first', async () => {
    const input = (weekday: string) => ({
      campaignId: luoshanId,
      draft: { baseVersion: 4, edits: [{ path: 'reporting.bulletin.weekday', text: weekday }] },
      expectedVersion: 4,
    });
    const answers = await Promise.all([
      publish(input('星期一')),
      publish(input('星期二')),
      publish(input('星期三'), admin),
    ]);
    expect(answers.map(({ state }) => state).sort()).toEqual(['HAS_PROBLEMS', 'HAS_PROBLEMS', 'PUBLISHED']);
    for (const { state, problems } of answers) {
      if (state === 'HAS_PROBLEMS') expect(problems).toMatchObject([{ code: 'NOTICE_VERSION_CHANGED' }]);
    }
    expect(await campaign('notice { version }')).toEqual({ notice: { version: 5 } });
  });

  it('opens next year from last: a draft that is not law until its document is filled in', async () => {
    const before = await storedRows(app.config.databaseUrl);
    const clone = `mutation ($input: CloneCampaignInput!) { cloneCampaign(input: $input) {
      content benefitYear problems { code } review { path label was becomes check } } }`;
    const cloned = async (input: Record<string, unknown>, token = bureau) => {
      const { data } = await app.graphql<{
        cloneCampaign: {
          content: string;
          benefitYear: number;
          problems: { code: string }[];
          review: { path: string; was: string | null; becomes: string | null }[];
        };
      }>(clone, { input: { campaignId: luoshanId, ...input } }, token);
      return data.cloneCampaign;
    };
    expect(await cloned({}, township)).toMatchObject({ content: null, problems: [{ code: 'NOT_ALLOWED' }] });
    expect(await cloned({ benefitYear: 2025 })).toMatchObject({ problems: [{ code: 'CLONE_YEAR_INVALID' }] });
    const { content, benefitYear, review } = await cloned({});
    expect(benefitYear).toBe(2026);
    expect(review).toContainEqual(
      expect.objectContaining({ path: 'windows[0].closesOn', was: '2024-12-31', becomes: '2025-12-31' }),
    );
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);

    const open = { campaignId: null, draft: { content }, expectedVersion: 0 };
    const refused = await publish(open);
    expect(refused.state).toBe('HAS_PROBLEMS');
    expect(refused.problems.map(({ place }) => place.path)).toEqual(
      expect.arrayContaining(['document.number', 'document.issuedOn']),
    );
    const filled = content
      .replace('number: null', 'number: 罗政办〔2025〕示例号')
      .replace('issuedOn: null', 'issuedOn: 2025-10-10');
    const draft = { content: filled };
    const answers = await Promise.all([
      publish({ ...open, draft }),
      publish({ ...open, draft: { content: `${filled}\n# 另一人` } }, admin),
    ]);
    expect(answers.map(({ state }) => state).sort()).toEqual(['HAS_PROBLEMS', 'PUBLISHED']);
    expect(answers.find(({ state }) => state === 'PUBLISHED')).toMatchObject({
      version: 1,
      problems: [{ code: 'NOTICE_CLAUSES_AS_LAST_YEAR' }],
      campaign: { id: '411521-2026', notice: { version: 1 } },
    });
    const asked = async (text: string) =>
      (await check({ content: text }, bureau, '411521-2026')).problems.map(({ code }) => code);
    expect(await asked(filled)).toContain('NOTICE_CLAUSES_AS_LAST_YEAR');
    expect(await asked(filled.replace(/(\n\s+text: )(\S)/, '$1今年：$2'))).not.toContain(
      'NOTICE_CLAUSES_AS_LAST_YEAR',
    );
    expect(await publish({ ...open, draft })).toMatchObject({ problems: [{ code: 'CAMPAIGN_EXISTS' }] });
    expect(await cloned({})).toMatchObject({ content: null, problems: [{ code: 'CAMPAIGN_EXISTS' }] });
    expect(await campaign('quotaState notice { documentNumber }', bureau, '411521-2026')).toEqual({
      quotaState: 'NONE',
      notice: { documentNumber: '罗政办〔2025〕示例号' },
    });
    expect(await campaign('notice { version }')).toEqual({ notice: { version: 5 } });
  });

  it('opens a third county from its file for the administrator alone, without a line of code', async () => {
    const content = readFileSync('test/notices/two-tiers.yaml', 'utf8');
    const code = /code: "(\d{6})"/.exec(content)?.[1];
    const input = { campaignId: null, draft: { content }, expectedVersion: 0 };
    const before = await storedRows(app.config.databaseUrl);
    for (const token of [bureau, township]) {
      expect(await publish(input, token)).toMatchObject({
        state: 'HAS_PROBLEMS',
        problems: [{ code: 'NOT_ALLOWED' }],
      });
    }
    expect((await publish(input)).problems).toMatchObject([
      { message: expect.stringContaining('该县的医保局经办账号，或管理员账号（本账号只办理本县的）') },
    ]);
    expect(await publish({ ...input, expectedVersion: 3 }, admin)).toMatchObject({
      problems: [{ code: 'NOTICE_VERSION_NONE' }],
    });
    expect(await publish({ ...input, draft: { baseVersion: 1, edits: [] } }, admin)).toMatchObject({
      problems: [{ code: 'NOTICE_DRAFT_EMPTY' }],
    });
    expect(await storedRows(app.config.databaseUrl)).toEqual(before);
    const opened = await publish(input, admin);
    expect(opened).toMatchObject({ state: 'PUBLISHED', version: 1, changes: [] });
    expect(opened.campaign?.id).toMatch(new RegExp(`^${code}-\\d{4}$`));
    const { data } = await app.graphql<{ campaigns: { countyCode: string }[] }>(
      '{ campaigns { countyCode } }',
      {},
      bureau,
    );
    expect(data.campaigns.map(({ countyCode }) => countyCode)).not.toContain(code);
  });

  it('gives the parameters of any version to a township too: a notice is public', async () => {
    const parameters = async (version: number | null) => {
      const answer = await campaign<{ parameters: { path: string; text: string; isEditable: boolean }[] }>(
        `parameters(version: ${version}) { path clause group label text unit hint options isEditable isSpare }`,
        township,
      );
      return new Map(answer.parameters.map((parameter) => [parameter.path, parameter]));
    };
    expect((await parameters(1)).get('rewards[1].perPersonFen')).toMatchObject({
      text: '1',
      isEditable: true,
    });
    expect((await parameters(null)).get('rewards[1].perPersonFen')).toMatchObject({ text: '1.50' });
  });
});
