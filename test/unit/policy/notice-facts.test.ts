import { clauseFacts, describeWindows } from '../../../server/policy/notice-facts.ts';
import { projectNotice } from './notice-samples.ts';

const factsOf = (name: 'luoshan-2025' | 'linyi-2025', clause: string): [string, string, string][] =>
  (clauseFacts(projectNotice(name)).find(({ id }) => id === clause)?.facts ?? []).map(
    ({ path, label, value }) => [path, label, value],
  );

describe('clauseFacts', () => {
  it('reads 400 yuan and not below 670 yuan from Luoshan 一', () => {
    expect(factsOf('luoshan-2025', '一')).toEqual([
      ['standard.individualFen', '个人缴费标准', '400 元/人·年'],
      ['standard.fiscal.fen', '财政补助标准', '不低于 670 元/人·年'],
    ]);
  });

  it('shows both totals and the difference of -2 in the annex of Luoshan, then its 20 rows', () => {
    const facts = factsOf('luoshan-2025', '附件');
    expect(facts[1]).toEqual([
      'quotas.columns[0]',
      '任务数合计',
      '印出合计 592,727 人，逐行合计 592,725 人，相差 −2 人',
    ]);
    expect(facts[4]).toEqual([
      'quotas.rows[0]',
      '铁铺镇',
      '任务数 11,617 人，城乡低保 1,130 人，脱贫户 1,960 人',
    ]);
    expect(facts.filter(([path]) => path.startsWith('quotas.rows'))).toHaveLength(20);
  });

  it('says in words that Luoshan 四(三) states no amount', () => {
    expect(factsOf('luoshan-2025', '四(三)')).toEqual([
      [
        'unlistedCategories.pay',
        '分类资助金额',
        '通知没有规定（四(三)要求做好参保资助，但没有规定资助金额）',
      ],
    ]);
  });

  it('reads the open days of Linyi 一: 178 days, 150 of them open', () => {
    expect(factsOf('linyi-2025', '一')).toEqual([
      ['windows[0]', '集中征缴期', '2024年9月1日至2025年2月25日，共 178 天'],
      ['windows[0].openDaysOfMonth', '每月可缴费日期', '1日至25日，共 150 天可缴费'],
    ]);
  });

  it('writes the conditions of a subsidy out', () => {
    expect(factsOf('linyi-2025', '三.2')[5]).toEqual([
      'subsidies[6]',
      '低收入家庭中的未成年人',
      '定额资助：个人缴纳 200 元，医疗救助资金资助 200 元（条件：低收入家庭、未成年人）',
    ]);
  });

  it.each(['luoshan-2025', 'linyi-2025'] as const)(
    'keeps the clauses of %s in order, each path once',
    (name) => {
      const notice = projectNotice(name);
      const clauses = clauseFacts(notice);
      expect(clauses.map(({ id }) => id)).toEqual(notice.clauses.map(({ id }) => id));
      const paths = clauses.flatMap(({ facts }) => facts.map(({ path }) => path));
      expect(new Set(paths).size).toBe(paths.length);
    },
  );
});

describe('describeWindows', () => {
  it('gives 178 calendar days and 150 open days for Linyi', () => {
    expect(describeWindows(projectNotice('linyi-2025'))).toMatchObject([
      {
        kind: 'CONCENTRATED',
        opensOn: '2024-09-01',
        closesOn: '2025-02-25',
        openDaysOfMonth: { from: 1, to: 25 },
        clause: '一',
        calendarDays: 178,
        openDays: 150,
      },
    ]);
  });
});
