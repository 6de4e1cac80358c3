import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { noticeText, paymentFile, replaced } from '../../support/ledger.ts';

const sum = `divisionCode divisionName persons payMore payLess paySame undecided individualDifferenceFen
  assistanceDifferenceFen fiscalDifferenceFen`;
const due = 'outcome personPaysFen assistanceFen missing';
const query = `query ($input: SimulationInput!) { simulateNotice(input: $input) { on left right source
  problems { code severity message } rows { key divisionName categories persons differenceFen left { ${due} } right { ${due} } }
  townships { ${sum} } total { ${sum} } summary } }`;

interface Simulation {
  readonly source: string;
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
  }[];
  readonly rows: readonly Record<string, unknown>[];
  readonly townships: readonly Record<string, unknown>[];
  readonly total: Record<string, unknown> | null;
  readonly summary: readonly string[];
}

/** Linyi's notice with 低保 paying 100 yuan, 返贫致贫 20, and other lines untouched. */
const changed = replaced(
  replaced(
    noticeText('linyi-2025.yaml'),
    /personPaysFen: 8000\n {4}assistanceFen: 32000/,
    'personPaysFen: 10000\n    assistanceFen: 30000',
  ),
  /personPaysFen: 4000\n {4}assistanceFen: 36000/,
  'personPaysFen: 2000\n    assistanceFen: 38000',
);

/** Luoshan's notice with subsidies: 特困 nothing, 低保 80 yuan, who is disabled by the grade, others as everybody. */
const subsidised = replaced(
  replaced(noticeText('luoshan-2025.yaml'), /pay: NOT_STATED/, 'pay: STANDARD'),
  /\nsubsidies: \[\].*\n/,
  `
subsidies:
  - { categories: [EXTREME_POVERTY], kind: FULL, clause: 四(三) }
  - { categories: [SUBSISTENCE_ALLOWANCE], kind: FIXED, personPaysFen: 8000, clause: 四(三) }
  - { categories: [LIFTED_OUT], kind: FIXED, personPaysFen: 20000, conditions: { ageAtLeast: 60 }, clause: 四(三) }
`,
);

describe.each(databases)('simulateNotice on $kind', ({ fresh }) => {
  let app: TestApp;
  let linyi: string;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [linyi, bureau] = await Promise.all([app.signIn('linyi'), app.signIn('luoshan')]);
  });
  afterAll(() => app.close());

  const simulate = async (input: Record<string, unknown>, token = linyi): Promise<Simulation> => {
    const { data, errors } = await app.graphql<{ simulateNotice: Simulation }>(
      query,
      { input: { campaignId: linyiId, on: '2025-01-10', ...input } },
      token,
    );
    if (errors) throw new Error(`${errors[0]?.extensions?.code}: ${errors[0]?.message}`);
    return data.simulateNotice;
  };

  it('answers others while it works out 5,000 people who are all different in 3 categories', async () => {
    const categories = ['低保', '返贫致贫', '丧失劳动能力的残疾人'];
    const people = Array.from({ length: 5000 }, (_, index) => ({
      categories: categories.map((category) => ({ category, from: dayAt(index) })),
    }));
    let longest = 0;
    let last = performance.now();
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const found = await simulate({ right: { draft: { content: changed } }, people });
    clearInterval(clock);
    expect(found.total).toMatchObject({ persons: 5000 });
    expect(longest).toBeLessThan(1500);
  });

  it('refuses a person in 31 categories', async () => {
    const categories = Array.from({ length: 31 }, () => ({ category: '低保' }));
    await expect(simulate({ right: { version: 1 }, people: [{ categories }] })).rejects.toThrow(
      'PERSON_CATEGORIES_TOO_MANY: 一个人写了 31 个类别，最多 30 个。',
    );
  });

  it('says who of 4 kinds of people pays more and who less, and what it costs', async () => {
    const people = [
      { key: 'a', persons: 10, categories: [{ category: '低保' }] },
      { key: 'b', persons: 5, categories: [{ category: '返贫致贫' }] },
      { key: 'c', persons: 100 },
      { key: 'd', persons: 2, categories: [{ category: '丧失劳动能力的残疾人' }] },
    ];
    const found = await simulate({ right: { draft: { content: changed } }, people });
    expect(found).toMatchObject({
      on: '2025-01-10',
      left: '第 1 版 临政办发〔2024〕22号',
      right: '草稿 临政办发〔2024〕22号',
      source: 'GIVEN',
      problems: [],
      total: {
        divisionCode: null,
        divisionName: '临猗县',
        persons: 117,
        payMore: 10,
        payLess: 5,
        paySame: 100,
        undecided: 2,
        // 10 × 20 yuan more, 5 × 20 yuan less.
        individualDifferenceFen: 10_000,
        assistanceDifferenceFen: -10_000,
        fiscalDifferenceFen: null,
      },
    });
    expect(found.rows).toEqual([
      expect.objectContaining({ key: 'a', categories: '低保对象', persons: 10, differenceFen: 2_000 }),
      expect.objectContaining({ key: 'b', categories: '返贫致贫人口', persons: 5, differenceFen: -2_000 }),
      expect.objectContaining({ key: 'c', categories: null, persons: 100, differenceFen: 0 }),
      expect.objectContaining({
        key: 'd',
        differenceFen: null,
        left: { outcome: 'NEEDS_REVIEW', personPaysFen: null, assistanceFen: null, missing: ['残疾等级'] },
      }),
    ]);
    expect(found.townships).toEqual([{ ...found.total, divisionName: '没有写明乡镇' }]);
    expect(found.summary).toEqual([
      '原来：第 1 版 临政办发〔2024〕22号；改后：草稿 临政办发〔2024〕22号。按2025年1月10日缴费，计算给定的 117 人。',
      '多缴的 10 人，少缴的 5 人，不变的 100 人，算不出的 2 人。',
      '只计算得出的 115 人：个人缴费合计增加 100 元，资助合计减少 100 元。',
      '财政补助：有一方没有规定金额，不能比较，不当作没有变化。',
      '算不出的 2 人不在以上金额之内，不按 0 元计，也不按标准计：',
      '丧失劳动能力的残疾人：原来要知道残疾等级；改后要知道残疾等级，2 人。',
    ]);
  });

  it('takes edits on the newest version as a draft', async () => {
    const { data } = await app.graphql<{ campaign: { parameters: { path: string; text: string }[] } }>(
      'query ($id: ID!) { campaign(id: $id) { parameters { path text } } }',
      { id: linyiId },
      linyi,
    );
    const at = (path: string) => data.campaign.parameters.find((parameter) => parameter.path === path)?.text;
    expect([at('subsidies[2].personPaysFen'), at('subsidies[2].assistanceFen')]).toEqual(['80', '320']);
    const edits = [
      { path: 'subsidies[2].personPaysFen', text: '100' },
      { path: 'subsidies[2].assistanceFen', text: '300' },
    ];
    const people = [{ persons: 10, categories: [{ category: '低保' }] }];
    expect(await simulate({ right: { draft: { baseVersion: 1, edits } }, people })).toMatchObject({
      right: '草稿 临政办发〔2024〕22号（改自第 1 版）',
      total: { payMore: 10, individualDifferenceFen: 20_000, assistanceDifferenceFen: -20_000 },
    });
  });

  it('lists every fault of a draft and of 3 people, each with its row, and calculates nothing', async () => {
    const faulty = replaced(noticeText('linyi-2025.yaml'), 'personPaysFen: 8000', 'personPaysFen: 9000');
    const bad = await simulate({ right: { draft: { content: faulty } }, people: [{}] });
    expect(bad.problems.map(({ code }) => code)).toEqual(['NOTICE_SUBSIDY_SUM']);
    expect(bad).toMatchObject({ rows: [], townships: [], total: null, summary: [] });
    const people = [
      { categories: [{ category: '低宝' }] },
      { persons: 1 },
      { persons: 0, division: '没有的镇' },
    ];
    const strangers = await simulate({ right: { draft: { content: changed } }, people });
    expect(strangers.problems.map(({ code }) => code)).toEqual([
      'PERSON_CATEGORY_UNKNOWN',
      'PERSON_COUNT',
      'PERSON_DIVISION_UNKNOWN',
    ]);
    expect(strangers.problems[0]?.message).toMatch(/^第 1 行“人员类别”：没有“低宝”这类人员。/);
    expect(strangers.problems[1]?.message).toMatch(/^第 3 行“人数”：/);
    expect(strangers).toMatchObject({ rows: [], total: null });
  });

  it('takes nobody born after the payment day, and no tier of a notice without tiers', async () => {
    const people = [{ bornOn: '2025-01-10' }, { bornOn: '2025-01-11' }, { tier: 'TIER_TWO' }];
    const { problems, total } = await simulate({ right: { draft: { content: changed } }, people });
    expect(problems.map(({ message }) => message)).toEqual([
      '第 2 行“出生日期”：出生日期晚于缴费日：读到 2025-01-11，缴费日是 2025-01-10。请核对。',
      '第 3 行“缴费档次”：方案没有分缴费档次，读到“TIER_TWO”。请不写这一项。',
    ]);
    expect(total).toBeNull();
  });

  it('repeats no ID number that was written as a township or a category', async () => {
    const number = '11010519491231002X';
    const people = [{ division: number, categories: [{ category: number }] }];
    const { problems } = await simulate({ right: { version: 1 }, people });
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toMatch(/\d{15}/);
    expect(problems[1]?.message).toContain('没有“…”这个乡镇（街道）。请按区划名称、别名或代码写。');
  });

  it('refuses 5,001 people, a township account, and a side given twice', async () => {
    const right = { draft: { content: changed } };
    const people = Array.from({ length: 5001 }, () => ({}));
    await expect(simulate({ right, people })).rejects.toThrow('SIMULATION_TOO_MANY');
    expect(await simulate({ right, people: people.slice(1) })).toMatchObject({ total: { persons: 5000 } });
    await expect(simulate({ right: { ...right, version: 1 }, people: [] })).rejects.toThrow(
      'SIMULATION_SIDE_BOTH',
    );
    await expect(simulate({ right: { version: 9 }, people: [] })).rejects.toThrow('NOTICE_VERSION_NOT_FOUND');
    const township = await app.signIn('zhoudang');
    await expect(simulate({ campaignId: luoshanId, right, people: [] }, township)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await expect(simulate({ right, people: [] }, bureau)).rejects.toThrow('CAMPAIGN_NOT_FOUND');
  });

  it('takes nobody for ordinary when the payments name no category at all: 10 of 10 undecided', async () => {
    const payments = paymentFile(persons(7, 16, '周党镇', ''));
    expect(await app.importFile(payments, bureau)).toMatchObject({ newPersons: 10 });
    const dearer = {
      draft: { content: replaced(subsidised, 'personPaysFen: 8000', 'personPaysFen: 12000') },
    };
    const left = { draft: { content: subsidised } };
    const found = await simulate({ campaignId: luoshanId, left, right: dearer }, bureau);
    expect(found.total).toMatchObject({ persons: 10, undecided: 10, paySame: 0, payMore: 0, payLess: 0 });
    expect(found.summary).toContain('类别认不出：原来没有这个类别；改后没有这个类别，10 人。');
  });

  describe('on the persons who have paid', () => {
    beforeAll(async () => {
      const payments = [
        ...persons(1, 5, '周党镇', '低保对象'),
        ...persons(6, 6, '周党镇', '特困人员'),
        ...persons(7, 16, '周党镇', ''),
        ...persons(17, 19, '铁铺镇', '脱贫户'),
        ...persons(20, 21, '铁铺镇', ''),
        ...persons(22, 24, '铁铺镇', '看不懂的类别'),
      ];
      expect(await app.importFile(paymentFile(payments), bureau)).toMatchObject({ newPersons: 14 });
    });

    const stored = { campaignId: luoshanId, left: { draft: { content: subsidised } } };
    const dearer = {
      draft: { content: replaced(subsidised, 'personPaysFen: 8000', 'personPaysFen: 12000') },
    };

    it('adds up townships by category, and keeps those apart whose age decides', async () => {
      const found = await simulate({ ...stored, right: dearer }, bureau);
      expect(found.source).toBe('STORED');
      // What the draft leaves open is said once, though both sides leave it open.
      expect(found.problems.map(({ code }) => code).sort()).toEqual([
        'NOTICE_QUESTIONS_OPEN',
        'NOTICE_QUOTA_TOTAL_DIFFERS',
        'NOTICE_SWITCH_UNANSWERED',
        'NOTICE_SWITCH_UNANSWERED',
        'NOTICE_SWITCH_UNANSWERED',
      ]);
      expect(new Set(found.problems.map(({ severity }) => severity))).toEqual(new Set(['WARNING']));
      expect(found.townships).toEqual([
        expect.objectContaining({
          divisionName: '铁铺镇',
          persons: 8,
          payMore: 0,
          payLess: 0,
          paySame: 2,
          undecided: 6,
          individualDifferenceFen: 0,
        }),
        expect.objectContaining({
          divisionName: '周党镇',
          persons: 16,
          payMore: 5,
          payLess: 0,
          paySame: 11,
          undecided: 0,
          individualDifferenceFen: 20_000,
          assistanceDifferenceFen: -20_000,
          fiscalDifferenceFen: 0,
        }),
      ]);
      expect(found.total).toMatchObject({ persons: 24, payMore: 5, paySame: 13, undecided: 6 });
      expect(found.rows.find(({ categories }) => categories === '城乡低保对象')).toMatchObject({
        divisionName: '周党镇',
        persons: 5,
        differenceFen: 4_000,
      });
      expect(found.summary).toContain(
        '脱贫人口：原来要知道出生日期、年龄按哪一天计算；改后要知道出生日期、年龄按哪一天计算，3 人。',
      );
      expect(found.summary).toContain('类别认不出：原来没有这个类别；改后没有这个类别，3 人。');
      expect(found.summary.at(-1)).toMatch(/^台账里只有缴费时登记的一个类别/);
    });

    it('adds up 周党镇 alone when it is named: 16 of 24, by its own rows of the whole', async () => {
      const whole = await simulate({ ...stored, right: dearer }, bureau);
      const zhoudang = whole.townships.find(({ divisionName }) => divisionName === '周党镇');
      for (const divisions of [['周党'], [' 周党镇 ', '411521-04']]) {
        const found = await simulate({ ...stored, right: dearer, divisions }, bureau);
        expect(found.townships).toEqual([zhoudang]);
        expect(found.total).toEqual({
          ...zhoudang,
          divisionCode: null,
          divisionName: '所选 1 个乡镇（街道）',
        });
        expect(found.rows).toEqual(whole.rows.filter(({ divisionName }) => divisionName === '周党镇'));
        expect(found.summary[0]).toContain('计算台账中周党镇（不是全县）已缴费的 16 人');
      }
      const none = await simulate({ ...stored, right: dearer, divisions: ['山店乡'] }, bureau);
      expect(none).toMatchObject({ townships: [], total: { persons: 0, individualDifferenceFen: 0 } });
    });

    it('counts nobody when a township is not known, none is named, or people are given too', async () => {
      const codesOf = async (input: Record<string, unknown>) => {
        const found = await simulate({ ...stored, right: dearer, ...input }, bureau);
        expect(found).toMatchObject({ rows: [], townships: [], total: null, summary: [] });
        return found.problems.filter(({ severity }) => severity === 'ERROR').map(({ message }) => message);
      };
      expect(await codesOf({ divisions: ['周党镇', '没有的地方', '11010519491231002X'] })).toEqual([
        '第 2 行“乡镇”：没有“没有的地方”这个乡镇（街道）。请按区划名称、别名或代码写。',
        '第 3 行“乡镇”：没有“…”这个乡镇（街道）。请按区划名称、别名或代码写。',
      ]);
      expect(await codesOf({ divisions: [] })).toEqual(['“乡镇”：一个乡镇也没有写。要算全县请不写这一项。']);
      expect(await codesOf({ divisions: Array.from({ length: 501 }, () => '周党镇') })).toEqual([
        '“乡镇”：写了 501 个乡镇，一次最多 500 个。要算全县请不写这一项。',
      ]);
      expect(await codesOf({ divisions: ['周党镇'], people: [{}] })).toEqual([
        '“乡镇”：既给了人又给了乡镇，不知以哪个为准。给人时请把乡镇写在各人的“所在乡镇”里。',
      ]);
    });

    it('counts 低保 and others as undecided under Luoshan’s own notice, never as 0', async () => {
      const found = await simulate({ campaignId: luoshanId, right: dearer }, bureau);
      expect(found.total).toMatchObject({ persons: 24, paySame: 12, undecided: 12, payMore: 0, payLess: 0 });
    });

    it('says that a fiscal subsidy of 700 instead of 670 yuan costs 30 yuan for each of 18', async () => {
      const raised = { draft: { content: replaced(subsidised, 'fen: 67000', 'fen: 70000') } };
      const found = await simulate({ ...stored, right: raised }, bureau);
      expect(found.total).toMatchObject({ fiscalDifferenceFen: 18 * 3_000, paySame: 18, undecided: 6 });
      expect(found.summary).toContain('只计算得出的 18 人：财政补助合计增加 540 元。');
    });

    it('stores nothing: every table holds the rows it held', async () => {
      const before = await everything(app);
      await simulate({ ...stored, right: dearer }, bureau);
      expect(await everything(app)).toEqual(before);
    });
  });
});

function persons(from: number, to: number, township: string, category: string) {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    person: from + index,
    township,
    category,
    paidOn: '2024-11-01',
    postedOn: '2024-11-02',
  }));
}

/** A day of their own for each of thousands. */
function dayAt(index: number): string {
  return new Date(Date.UTC(1950, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
}

async function everything({ services }: TestApp): Promise<Record<string, unknown>> {
  const tables = ['campaign', 'notice_version', 'quota', 'quota_column', 'division', 'tally', 'payment'];
  const others = ['payment_batch', 'insured_person', 'issued_report', 'audit_entry'];
  const rows = [...tables, ...others].map(async (table) => {
    const all = await services.database.reader.all<Record<string, unknown>>(`select * from ${table}`);
    return [table, all.map((row) => JSON.stringify(row)).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}
