import type { PersonFact } from '../../../addin/client/generated/graphql.ts';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import {
  answerText,
  askDue,
  type DueQuestion,
  dueForm,
  yearsBefore,
} from '../../../addin/taskpane/acts/due.ts';

const campaignId = '140821-2025';

const allowance = {
  outcome: 'DUE',
  standardFen: 40_000,
  personPaysFen: 8_000,
  assistanceFen: 32_000,
  payers: [{ payer: '医疗救助资金', timing: 'AT_SOURCE', fen: 32_000 }],
  explanation: ['个人应缴 80 元。', '没有采用：示例。'],
  missing: [],
};

function serviceAnswering(campaign: unknown) {
  const sent: { query: string; variables: Record<string, unknown> }[] = [];
  const client = createClient({
    token: tokenStore(null),
    fetch: async (_, init) => {
      sent.push(JSON.parse(String(init?.body)) as (typeof sent)[number]);
      return Response.json({ data: { campaign } });
    },
  });
  return { client, sent };
}

/** A day's form with the category and the tier of the question, and these facts. */
const form = (asks: readonly PersonFact[] = []) => ({
  asks,
  categories: [{ code: 'SUBSISTENCE_ALLOWANCE', name: '低保对象' }],
  tiers: [{ code: 'TIER_ONE', name: '一档' }],
});

const due = (amountDue: object) =>
  serviceAnswering({
    id: campaignId,
    amountDue,
    notice: { version: 3 },
    benefit: { outcome: 'STARTS', explanation: ['待遇从示例日起。'] },
  });

const question: DueQuestion = {
  categories: ['SUBSISTENCE_ALLOWANCE'],
  bornOn: '1980-05-05',
  paidOn: '2025-01-10',
  tier: 'TIER_ONE',
  disabilityGrade: 0,
  lowIncomeFamily: false,
  student: true,
  ethnicMinority: null,
  lastInsured: 2023,
};

describe('an amount due in the pane', () => {
  it('says 个人缴 80 元 and who pays the other 320, with the reasons and the first day of cover', async () => {
    const { client } = due(allowance);
    expect(await askDue(client, campaignId, question, form())).toEqual({
      version: 3,
      outcome: 'DUE',
      headline: '个人缴 80 元',
      assistance: '资助 320 元（医疗救助资金）',
      missing: [],
      explanation: ['个人应缴 80 元。', '没有采用：示例。'],
      cover: ['待遇从示例日起。'],
    });
  });

  it('puts the 400 to collect first where 320 come back afterwards', async () => {
    const payers = [{ payer: '医疗救助资金', timing: 'AFTERWARDS', fen: 32_000 }];
    const { client } = due({ ...allowance, payers });
    expect(await askDue(client, campaignId, question, form())).toMatchObject({
      headline: '先缴 400 元',
      assistance: '之后补助 320 元（医疗救助资金），个人实际负担 80 元',
    });
  });

  it('names what each of two payers pays', async () => {
    const payers = [
      { payer: '医疗救助资金', timing: 'AT_SOURCE', fen: 20_000 },
      { payer: '县级财政', timing: 'AT_SOURCE', fen: 12_000 },
    ];
    const { client } = due({ ...allowance, payers });
    expect((await askDue(client, campaignId, question, form())).assistance).toBe(
      '资助 320 元（医疗救助资金 200 元、县级财政 120 元）',
    );
  });

  it('says 0 元 for somebody whose whole 400 are paid, and 80.50 元 with its fen', async () => {
    const free = due({ ...allowance, personPaysFen: 0, assistanceFen: 40_000 });
    expect((await askDue(free.client, campaignId, question, form())).headline).toBe('个人缴 0 元');
    const uneven = due({ ...allowance, personPaysFen: 8_050, assistanceFen: 31_950 });
    expect((await askDue(uneven.client, campaignId, question, form())).headline).toBe('个人缴 80.50 元');
  });

  it.each([
    ['NO_RULE', '通知没有规定'],
    ['NEEDS_REVIEW', '需要复核'],
  ])('has no amount for %s: %s', async (outcome, headline) => {
    const { client } = due({
      ...allowance,
      outcome,
      standardFen: null,
      personPaysFen: null,
      assistanceFen: null,
      payers: [],
    });
    const answer = await askDue(client, campaignId, question, form());
    expect(answer).toMatchObject({ headline, assistance: null });
    expect(headline + answer.assistance).not.toMatch(/\d/);
  });

  it('sends what the notice asks about, and nothing of the fields that are not shown', async () => {
    const { client, sent } = due(allowance);
    await askDue(client, campaignId, question, form(['BORN_ON', 'DISABILITY_GRADE', 'INSURED_YEARS']));
    const person = {
      categories: [{ category: 'SUBSISTENCE_ALLOWANCE' }],
      bornOn: '1980-05-05',
      tier: null,
      disabilityGrade: 0,
      lowIncomeFamily: null,
      student: null,
      ethnicMinority: null,
    };
    expect(sent[0]?.variables).toEqual({
      campaignId,
      on: '2025-01-10',
      person,
      payment: { ...person, paidOn: '2025-01-10', insuredYears: [2023] },
    });
  });

  it('sends no category and no tier that the form of the day has no more', async () => {
    const { client, sent } = due(allowance);
    const asked = { ...question, categories: ['GONE', 'SUBSISTENCE_ALLOWANCE'], tier: 'TIER_GONE' };
    await askDue(client, campaignId, asked, form(['TIER']));
    expect(sent[0]?.variables.person).toMatchObject({
      categories: [{ category: 'SUBSISTENCE_ALLOWANCE' }],
      tier: null,
    });
  });

  it.each([
    ['never' as const, []],
    [null, null],
  ])('sends %s covered as %j', async (lastInsured, insuredYears) => {
    const { client, sent } = due(allowance);
    await askDue(client, campaignId, { ...question, lastInsured }, form(['INSURED_YEARS']));
    expect(sent[0]?.variables.payment).toMatchObject({ insuredYears });
  });

  it('asks for the form of the day of payment', async () => {
    const form = { version: 3, categories: [{ code: 'A', name: '示例' }], tiers: [], asks: ['BORN_ON'] };
    const { client, sent } = serviceAnswering({ id: campaignId, noticeOn: form });
    expect(await dueForm(client, campaignId, '2025-01-10')).toEqual(form);
    expect(sent[0]?.variables).toEqual({ campaignId, day: '2025-01-10' });
  });

  it('is told when the campaign is gone', async () => {
    const { client } = serviceAnswering(null);
    await expect(askDue(client, campaignId, question, form())).rejects.toMatchObject({
      code: 'CAMPAIGN_NOT_FOUND',
    });
  });

  it('copies as lines, the amount before its reasons', () => {
    const answer = {
      version: 3,
      outcome: 'NEEDS_REVIEW',
      headline: '需要复核',
      assistance: null,
      missing: ['残疾等级'],
      explanation: ['需要补充：残疾等级。'],
      cover: ['待遇从示例日起。'],
    } as const;
    expect(answerText('示例县 2025 年度', answer).split('\n')).toEqual([
      '示例县 2025 年度',
      '需要复核',
      '要补充或选定：残疾等级',
      '需要补充：残疾等级。',
      '待遇从哪天开始：',
      '待遇从示例日起。',
    ]);
  });

  it('offers 27 years of cover before 2025, 2024 first', () => {
    expect(yearsBefore(2025)).toHaveLength(27);
    expect(yearsBefore(2025)[0]).toBe(2024);
  });
});
