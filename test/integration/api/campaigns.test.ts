import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

describe.each(databases)('campaigns on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let admin: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township, admin] = await Promise.all([
      app.signIn('luoshan'),
      app.signIn('zhoudang'),
      app.signIn('admin'),
    ]);
  });
  afterAll(() => app.close());

  const ask = async (query: string, token: string, variables: Record<string, unknown> = {}) => {
    const answer = await app.graphql<Record<string, never>>(query, variables, token);
    return answer.errors ? { errors: answer.errors.map(({ extensions }) => extensions?.code) } : answer.data;
  };

  it('lists an account’s own county, and both to the administrator', async () => {
    expect(await ask('{ campaigns { id name countyName } }', bureau)).toEqual({
      campaigns: [{ id: luoshanId, name: '罗山县2025年度城乡居民基本医疗保险征缴', countyName: '罗山县' }],
    });
    expect(await ask('{ campaigns { id } }', admin)).toEqual({
      campaigns: [{ id: linyiId }, { id: luoshanId }],
    });
  });

  it('answers null for another county’s campaign, an unknown one and nonsense', async () => {
    for (const id of [linyiId, '411521-2024', '411521', "' or 1=1 --", '']) {
      expect(await ask('query ($id: ID!) { campaign(id: $id) { id } }', bureau, { id })).toEqual({
        campaign: null,
      });
      expect(await ask('query ($id: ID!) { divisions(campaignId: $id) { code } }', bureau, { id })).toEqual({
        errors: ['CAMPAIGN_NOT_FOUND'],
      });
    }
  });

  it('gives Luoshan’s quotas as printed: declared 592,727, computed 592,725, difference -2', async () => {
    const { campaign } = (await ask(
      `query ($id: ID!) { campaign(id: $id) { quotaState paymentSource lastImportedAt
        mayImportPayments { allowed reason } division { code level }
        quotas { revision columns { code declaredTotal computedTotal difference asOfOn note }
          rows { division { code name } values remarks } } } }`,
      bureau,
      { id: luoshanId },
    )) as unknown as { campaign: { quotas: { columns: unknown[]; rows: { values: number[] }[] } } };
    expect(campaign).toMatchObject({
      quotaState: 'ISSUED',
      paymentSource: 'NONE',
      lastImportedAt: null,
      mayImportPayments: { allowed: true, reason: null },
      division: { code: '411521', level: 'COUNTY' },
      quotas: { revision: 1 },
    });
    const { columns, rows } = campaign.quotas;
    expect(columns).toEqual([
      {
        code: 'TASK',
        declaredTotal: 592_727,
        computedTotal: 592_725,
        difference: -2,
        asOfOn: null,
        note: null,
      },
      expect.objectContaining({
        code: 'SUBSISTENCE_ALLOWANCE',
        declaredTotal: 55_473,
        computedTotal: 55_473,
        difference: 0,
        asOfOn: '2024-06-25',
      }),
      expect.objectContaining({ code: 'LIFTED_OUT', declaredTotal: 64_657, computedTotal: 64_657 }),
    ]);
    expect(rows).toHaveLength(20);
    expect(rows[3]).toMatchObject({
      division: { code: '411521-04', name: '周党镇' },
      values: [42_643, 3207, 3893],
    });
    expect(rows.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(592_725);
  });

  it('shows a township its own quota row and no county total', async () => {
    const query = `{ campaign(id: "${luoshanId}") { division { name } mayImportPayments { allowed reason }
      quotas { columns { code declaredTotal computedTotal difference } rows { division { name } values } } } }`;
    expect(await ask(query, township)).toEqual({
      campaign: {
        division: { name: '周党镇' },
        mayImportPayments: { allowed: false, reason: expect.stringContaining('由县医保局经办导入') },
        quotas: {
          columns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'].map((code) => ({
            code,
            declaredTotal: null,
            computedTotal: null,
            difference: null,
          })),
          rows: [{ division: { name: '周党镇' }, values: [42_643, 3207, 3893] }],
        },
      },
    });
  });

  it('keeps Linyi without quotas a state of its own: no table, and no quota, rate, gap or rank', async () => {
    const query = `{ campaign(id: "${linyiId}") { quotaState quotas { revision } progress(level: COUNTY) {
      hasQuotas rows { divisionName quota completionBasisPoints gap rank paidPersons }
      total { quota rowSumQuota quotaDifference completionBasisPoints gap paidPersons } } } }`;
    expect(await ask(query, admin)).toEqual({
      campaign: {
        quotaState: 'NONE',
        quotas: null,
        progress: {
          hasQuotas: false,
          rows: [
            {
              divisionName: '临猗县',
              quota: null,
              completionBasisPoints: null,
              gap: null,
              rank: null,
              paidPersons: 0,
            },
          ],
          total: {
            quota: null,
            rowSumQuota: null,
            quotaDifference: null,
            completionBasisPoints: null,
            gap: null,
            paidPersons: 0,
          },
        },
      },
    });
  });

  it('gives the notice with its clauses, and each number with the clause it is from', async () => {
    const query = `query ($id: ID!) { campaign(id: $id) { notice { documentNumber issuedOn version
      individualContributionFen subsidies { categoryCode personPaysFen assistanceFen clause }
      windows { kind opensOn closesOn openDaysOfMonth { from to } calendarDays openDays clause }
      clauses { id facts { path label value } } } } }`;
    const luoshan = (await ask(query, bureau, { id: luoshanId })) as unknown as NoticeAnswer;
    expect(luoshan.campaign.notice).toMatchObject({
      documentNumber: '罗政办〔2024〕42号',
      issuedOn: '2024-10-29',
      version: 1,
      individualContributionFen: 40_000,
      subsidies: [],
      windows: [
        { kind: 'CONCENTRATED', opensOn: '2024-10-01', closesOn: '2024-12-31', openDaysOfMonth: null },
      ],
    });
    const linyi = (await ask(query, admin, { id: linyiId })) as unknown as NoticeAnswer;
    const { windows, subsidies, clauses } = linyi.campaign.notice;
    expect(windows.reduce((days, window) => days + window.calendarDays, 0)).toBe(178);
    expect(windows.reduce((days, window) => days + window.openDays, 0)).toBe(150);
    expect(subsidies.find(({ categoryCode }) => categoryCode === 'SUBSISTENCE_ALLOWANCE')).toMatchObject({
      personPaysFen: 8000,
      assistanceFen: 32_000,
    });
    for (const { personPaysFen, assistanceFen } of subsidies)
      expect(personPaysFen + assistanceFen).toBe(40_000);
    const ids = new Set(clauses.map(({ id }) => id));
    for (const { clause } of [...windows, ...subsidies]) expect(ids).toContain(clause);
    expect(clauses.flatMap(({ facts }) => facts).length).toBeGreaterThanOrEqual(15);
  });

  it('lists divisions by level in table order, with aliases and children', async () => {
    const townships = (await ask(
      `{ divisions(campaignId: "${luoshanId}") { code name aliases type children { parentCode type } } }`,
      bureau,
    )) as unknown as { divisions: { name: string; aliases: string[]; children: unknown[] }[] };
    expect(townships.divisions).toHaveLength(20);
    expect(townships.divisions[0]?.name).toBe('铁铺镇');
    expect(townships.divisions[17]).toMatchObject({
      name: '宝城街道办事处',
      type: 'SUB_DISTRICT',
      aliases: expect.arrayContaining(['宝城街道']),
      children: expect.arrayContaining([{ parentCode: '411521-18', type: 'COMMUNITY' }]),
    });
    const villages = (await ask(
      `{ divisions(campaignId: "${luoshanId}", level: VILLAGE) { code } }`,
      bureau,
    )) as unknown as {
      divisions: unknown[];
    };
    expect(villages.divisions).toHaveLength(270);
    expect(townships.divisions.reduce((sum, { children }) => sum + children.length, 0)).toBe(270);
  });

  it('shows a township only itself and its villages, and refuses 「under」 another', async () => {
    const query = `query ($level: DivisionLevel!, $under: String) {
      divisions(campaignId: "${luoshanId}", level: $level, under: $under) { code parentCode children { code } } }`;
    expect(await ask(query, township, { level: 'TOWNSHIP' })).toMatchObject({
      divisions: [{ code: '411521-04', parentCode: '411521' }],
    });
    expect(await ask(query, township, { level: 'COUNTY' })).toEqual({ divisions: [] });
    const { divisions } = (await ask(query, township, { level: 'VILLAGE' })) as unknown as {
      divisions: { parentCode: string }[];
    };
    expect(divisions).toHaveLength(19);
    expect(new Set(divisions.map(({ parentCode }) => parentCode))).toEqual(new Set(['411521-04']));
    for (const under of ['411521-05', '411521', '411521-05201']) {
      expect(await ask(query, township, { level: 'VILLAGE', under })).toEqual({ errors: ['OUT_OF_SCOPE'] });
    }
    expect(await ask(query, township, { level: 'VILLAGE', under: 'none' })).toEqual({
      errors: ['DIVISION_NOT_FOUND'],
    });
  });

  it('does not reach the county’s other townships through a division’s children', async () => {
    const query = `{ viewer { division { code children { code children { code } } } }
      campaign(id: "${luoshanId}") { division { code children { parentCode children { code } } } } }`;
    const answer = JSON.stringify(await ask(query, township));
    expect(answer).not.toMatch(/411521-(?!04)/);
    expect(answer.match(/"parentCode":"411521-04"/g)).toHaveLength(19);
  });
});

interface NoticeAnswer {
  readonly campaign: {
    readonly notice: {
      readonly windows: readonly { calendarDays: number; openDays: number; clause: string }[];
      readonly subsidies: readonly {
        categoryCode: string;
        personPaysFen: number;
        assistanceFen: number;
        clause: string;
      }[];
      readonly clauses: readonly { id: string; facts: readonly unknown[] }[];
    };
  };
}
