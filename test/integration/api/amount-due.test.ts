import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { noticeText, replaced } from '../../support/ledger.ts';

const query = `query ($id: ID!, $person: PersonInput!, $on: Date, $draft: NoticeDraftInput) {
  campaign(id: $id) { amountDue(person: $person, on: $on, draft: $draft) {
    outcome standardFen personPaysFen assistanceFen payers { payer timing fen } explanation missing clause } } }`;

interface Due {
  readonly outcome: string;
  readonly personPaysFen: number | null;
  readonly assistanceFen: number | null;
  readonly explanation: readonly string[];
  readonly missing: readonly string[];
}

describe.each(databases)('amountDue on $kind', ({ fresh }) => {
  let app: TestApp;
  let linyi: string;
  let bureau: string;
  let township: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [linyi, bureau, township] = await Promise.all([
      app.signIn('linyi'),
      app.signIn('luoshan'),
      app.signIn('zhoudang'),
    ]);
  });
  afterAll(() => app.close());

  const ask = async (
    variables: Record<string, unknown>,
    token = linyi,
    id = linyiId,
  ): Promise<Due | string> => {
    const { data, errors } = await app.graphql<{ campaign: { amountDue: Due } }>(
      query,
      { id, on: '2025-01-10', ...variables },
      token,
    );
    return errors ? `${errors[0]?.extensions?.code}: ${errors[0]?.message}` : data.campaign.amountDue;
  };
  const categories = (...names: string[]) => ({ categories: names.map((category) => ({ category })) });

  it('asks 80 yuan of 低保, by name, alias or code, and 320 of medical assistance', async () => {
    for (const name of ['低保对象', '低保', ' SUBSISTENCE_ALLOWANCE ', '农村低保']) {
      expect(await ask({ person: categories(name) })).toMatchObject({
        outcome: 'DUE',
        standardFen: 40_000,
        personPaysFen: 8_000,
        assistanceFen: 32_000,
        payers: [{ payer: '医疗救助资金', timing: 'AT_SOURCE', fen: 32_000 }],
        clause: '三.2',
      });
    }
  });

  it('refuses who is born after the payment day, and a tier that Linyi does not have', async () => {
    expect(await ask({ person: { bornOn: '2099-01-01' } })).toBe(
      'PERSON_BORN_LATER: 出生日期晚于缴费日：读到 2099-01-01，缴费日是 2025-01-10。请核对。',
    );
    expect(await ask({ person: { tier: 'TIER_TWO' } })).toBe(
      'PERSON_TIER_NONE: 方案没有分缴费档次，读到“TIER_TWO”。请不写这一项。',
    );
  });

  it('tells a minor of a low-income family who pays 400 of the category that pays 200', async () => {
    const due = (await ask({ person: { bornOn: '2012-05-05', lowIncomeFamily: true } })) as Due;
    expect(due.personPaysFen).toBe(40_000);
    expect(due.explanation.at(-1)).toBe(
      '提示：如经认定为“低收入家庭中的未成年人”，个人缴 200 元（三.2）；现在没有这一类别，按标准缴。',
    );
  });

  it('asks 40 yuan of who is 返贫致贫 and 低保, and names the rule not used', async () => {
    const due = (await ask({ person: categories('低保', '返贫致贫') })) as Due;
    expect(due).toMatchObject({ personPaysFen: 4_000, assistanceFen: 36_000 });
    expect(due.explanation[0]).toContain('个人应缴 40 元');
    expect(due.explanation.filter((sentence) => sentence.startsWith('没有采用：'))).toHaveLength(1);
  });

  it('asks 400 yuan of an ordinary resident, written out or not', async () => {
    expect(await ask({ person: {} })).toMatchObject({ personPaysFen: 40_000, assistanceFen: 0, payers: [] });
    expect(await ask({ person: categories('普通居民') })).toMatchObject({ personPaysFen: 40_000 });
  });

  it('has no amount for Luoshan’s 低保: neither 0 nor 400', async () => {
    expect(await ask({ person: categories('低保') }, township, luoshanId)).toMatchObject({
      outcome: 'NO_RULE',
      standardFen: null,
      personPaysFen: null,
      assistanceFen: null,
    });
  });

  it('needs the grade of a disabled person', async () => {
    expect(await ask({ person: categories('丧失劳动能力的残疾人') })).toMatchObject({
      outcome: 'NEEDS_REVIEW',
      personPaysFen: null,
      missing: ['残疾等级'],
    });
    const person = { ...categories('丧失劳动能力的残疾人'), disabilityGrade: 0 };
    expect(await ask({ person })).toMatchObject({ outcome: 'DUE', personPaysFen: 40_000 });
  });

  it('refuses a category, a township and a grade that there are not, in Chinese', async () => {
    expect(await ask({ person: categories('低宝') })).toMatch(
      /^PERSON_CATEGORY_UNKNOWN: 没有“低宝”这类人员。可写：特困人员、孤儿、/,
    );
    expect(await ask({ person: { division: '周挡镇' } }, bureau, luoshanId)).toMatch(
      /^PERSON_DIVISION_UNKNOWN: 没有“周挡镇”这个乡镇（街道）。.*相近的有：周党镇、/,
    );
    expect(await ask({ person: { disabilityGrade: 5 } })).toBe(
      'PERSON_GRADE: 读到“5”，残疾等级应为 1 至 4，没有残疾写 0；不清楚的不写。',
    );
  });

  it('asks under a draft of 低保 100 yuan, which changes nothing that is in force', async () => {
    const content = replaced(
      noticeText('linyi-2025.yaml'),
      /personPaysFen: 8000\n {4}assistanceFen: 32000/,
      'personPaysFen: 10000\n    assistanceFen: 30000',
    );
    const person = categories('低保');
    expect(await ask({ person, draft: { content } })).toMatchObject({ personPaysFen: 10_000 });
    expect(await ask({ person })).toMatchObject({ personPaysFen: 8_000 });
  });

  it('counts the errors of a draft that has some, and lets no township try one', async () => {
    const content = replaced(noticeText('linyi-2025.yaml'), 'personPaysFen: 8000', 'personPaysFen: 9000');
    expect(await ask({ person: {}, draft: { content } })).toMatch(
      /^NOTICE_DRAFT_HAS_PROBLEMS: 草稿有 1 处错误/,
    );
    expect(await ask({ person: {}, draft: { content } }, township, luoshanId)).toMatch(/^NOT_ALLOWED/);
  });
});
