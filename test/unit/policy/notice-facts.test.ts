import { clauseFacts, describeWindows } from '../../../server/policy/notice-facts.ts';
import { fullNotice, fullNoticeSource } from './full-notice.ts';
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

  it.each([
    ['standard.individualFen', '个人缴费标准', '400 元/人·年（没有另列的档次和人群按此）'],
    ['standard.tiers[0]', '缴费档次', '一档'],
    ['standard.groups[0]', '单列标准的人群：在校学生', '不满 25 周岁、在校学生'],
    ['standard.amounts[1]', '一档、在校学生的个人缴费标准', '380.50 元/人·年，2025年9月1日起'],
    ['standard.fiscal.sources', '财政补助分级负担', '中央 420 元，县级 280 元'],
    [
      'standard.floors[0]',
      '上级规定的下限',
      '财政补助标准不低于 720 元（2026年1月1日起，示例发〔2025〕7号）',
    ],
    ['windows[0]', '集中征缴期', '2025年9月1日至2025年12月31日17:30，共 122 天'],
    ['windows[0].openDaysOfMonth', '每月可缴费日期', '1日至25日，共 92 天可缴费'],
    ['windows[0].closedRanges[0]', '停止缴费', '2025年10月1日至2025年10月8日（国庆假期）'],
    ['windows[1].benefit', '补缴期的待遇开始', '缴费后满 3 个月的次日'],
    [
      'windows[1].waiting',
      '补缴期的待遇等待期',
      '未在集中征缴期参保或未连续参保的人员固定等待期 3 个月，自缴费之日起算；每断保一年增加 1 个月，最多 12 个月；' +
        '每补缴一年减少 1 个月（按当年个人缴费标准）；连续断缴 4 年及以上的，修复后合计不少于 6 个月；' +
        '新生儿、低保对象、特困人员不设等待期',
    ],
    ['windows[1].amount', '补缴期的缴费金额', '个人缴费标准加财政补助，不享受分类资助'],
    [
      'newborn',
      '新生儿参保',
      '出生后 90 日内参保的，待遇自出生之日开始；逾期的同其他居民；出生当年的费用：免缴；' +
        '跨年度参保：须缴出生当年和次年两年（随母亲参保的除外）',
    ],
    ['subsidies[0]', '特困人员', '全额资助：个人不缴费'],
    [
      'subsidies[1]',
      '低保对象',
      '按比例资助：资助 75.5%，资助不低于 200 元，个人缴纳不低于 50 元，四舍五入到元' +
        '（出资：医疗救助资金 80%、县级财政 20%；先缴后补）',
    ],
    [
      'subsidies[2]',
      '监测对象',
      '定额资助：资助 200 元（限一档；类别状态：在册、风险消除；2025年9月1日起，至2026年6月30日止）',
    ],
    ['subsidies[4]', '符合条件的人员', '定额资助：资助 50 元（条件：年满 60 周岁、少数民族）'],
    ['precedence', '优先次序', '特困人员、低保对象，在前者优先（照原文次序）'],
    [
      'metrics[0]',
      '参保率',
      '已缴费人数（含参加职工医保的人） ÷ 户籍人口（减去有正当理由未参保的人），按缴费日，不扣退费',
    ],
    ['rewards[0].perPersonFen', '先进奖：截至2025年11月30日完成任务的奖励', '按入库总人数每人 2 元'],
    [
      'rewards[1].bands',
      '截至2025年12月31日按参保率分段的奖励',
      '低于 90%：通知没有规定；90% 至 95%（不含）：按本人缴费的人数每人 0.50 元；95% 及以上：一次性奖励 5,000 元' +
        '（须困难群众参保率不低于 100%；按征缴结束时的人数；每个乡镇（街道）不超过 20,000 元；经费列入预算）',
    ],
    ['rewardLimit.fen', '奖励总额封顶', '每个乡镇（街道）各档合计不超过 30,000 元'],
    ['penalties[0]', '约谈', '连续被约谈 3 次的，约谈（对象：主要负责人）'],
    ['penalties[1]', '扣分', '2025年12月31日之后，参保率低于 90%的，扣考核分 0.5 分'],
    ['penalties[2]', '扣款', '一个周期内没有进展的，扣款 1,000 元'],
    ['quotaMethod', '任务数确定办法', '常住人口的 95%'],
    ['reporting.bulletin', '通报', '每周一次，星期五，数据截至17:00，按参保率排名，完成率相同时按增幅再排'],
    [
      'reporting.interview',
      '约谈后进',
      '每 2 周一次，后 3 名，以及落后序时进度超过 5% 的、一个周期内没有进展的、' +
        '2025年12月31日后困难群众未达到参保率目标的',
    ],
    [
      'revisions[0].changes[0]',
      '后来的修改：以奖代补 第 1 档 截至日',
      '由 2025-11-30 改为 2025-12-10（2025年11月15日起，示例办〔2025〕20号）',
    ],
  ])('reads %s as a sentence under %s', (path, label, value) => {
    const facts = clauseFacts(fullNotice()).flatMap((clause) => clause.facts);
    expect(facts.find((fact) => fact.path === path)).toEqual({ path, label, value });
  });

  it('says what a later document adds as a whole: a third stage of 1 yuan', () => {
    const [revision] = fullNoticeSource.revisions;
    const becomes = { deadlineOn: '2026-02-28', perPersonFen: 100, clause: '四' };
    const notice = fullNotice({ revisions: [{ ...revision, changes: [{ path: 'rewards[2]', becomes }] }] });
    const facts = clauseFacts(notice).flatMap((clause) => clause.facts);
    expect(facts.find(({ path }) => path === 'revisions[0].changes[0]')).toMatchObject({
      label: '后来的修改：以奖代补 第 3 档（新增）',
      value: '增加一项：截至日 2026-02-28，每人奖励 1 元（2025年11月15日起，示例办〔2025〕20号）',
    });
  });

  it('writes both parts of a percentage when one standard holds for all: 75.5% of 400 yuan is 302', () => {
    const { standard, subsidies } = fullNoticeSource;
    const [poorest, low] = subsidies;
    const notice = fullNotice({
      standard: { ...standard, tiers: [], groups: [], amounts: [] },
      subsidies: [poorest, low],
    });
    const facts = clauseFacts(notice).flatMap((clause) => clause.facts);
    expect(facts.find(({ path }) => path === 'subsidies[1]')?.value).toBe(
      '按比例资助：资助 75.5%，资助不低于 200 元，个人缴纳不低于 50 元，四舍五入到元；' +
        '即个人缴纳 98 元，资助 302 元（出资：医疗救助资金 80%、县级财政 20%；先缴后补）',
    );
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
    expect(describeWindows(projectNotice('linyi-2025'))).toEqual([
      {
        kind: 'CONCENTRATED',
        opensOn: '2024-09-01',
        closesOn: '2025-02-25',
        closesAt: null,
        openDaysOfMonth: { from: 1, to: 25 },
        closedRanges: [],
        benefit: null,
        waiting: null,
        amount: null,
        clause: '一',
        calendarDays: 178,
        openDays: 150,
      },
    ]);
  });
});
