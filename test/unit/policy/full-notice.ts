import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';

/** An invented notice that uses every part of the format at least once. */
export const fullNoticeSource = {
  format: 1,
  document: {
    number: '示例办〔2025〕9号',
    title: '示例县2026年度居民医保征缴工作方案',
    issuer: '示例县人民政府办公室',
    issuedOn: '2025-08-20',
    cites: ['甲、乙两部〔2025〕1号', '示例市办〔2025〕3号'],
  },
  county: { code: '990101', name: '示例县', aliases: ['示例'] },
  benefitYear: 2026,
  clauses: [
    { id: '一', title: '标准', text: '两档；在校学生另定；财政补助不低于700元。' },
    { id: '二', title: '期限', text: '集中、补缴两段；新生儿另定。' },
    { id: '三', title: '资助', text: '分类资助。' },
    { id: '四', title: '考核', text: '分段奖励和追责。' },
    { id: '五', title: '任务', text: '任务数和通报。' },
  ],
  standard: {
    individualFen: 40_000,
    tiers: [
      { code: 'TIER_1', name: '一档', clause: '一' },
      { code: 'TIER_2', name: '二档', clause: '一' },
    ],
    groups: [
      { code: 'STUDENT', name: '在校学生', conditions: { student: true, ageBelow: 25 }, clause: '一' },
    ],
    amounts: [
      { tier: 'TIER_2', individualFen: 60_000, clause: '一' },
      { tier: 'TIER_1', group: 'STUDENT', individualFen: 38_050, from: '2025-09-01', clause: '一' },
    ],
    fiscal: {
      fen: 70_000,
      isFloor: true,
      sources: [
        { source: 'CENTRAL', fen: 42_000 },
        { source: 'COUNTY', fen: 28_000 },
      ],
      clause: '一',
    },
    floors: [{ of: 'FISCAL', fen: 72_000, from: '2026-01-01', document: '示例发〔2025〕7号', clause: '一' }],
    clause: '一',
  },
  targets: {
    enrollment: { persons: 30_000, clause: '五' },
    hardshipCoverage: { basisPoints: 9_950, clause: '五' },
  },
  windows: [
    {
      kind: 'CONCENTRATED',
      opensOn: '2025-09-01',
      closesOn: '2025-12-31',
      closesAt: '17:30',
      openDaysOfMonth: { from: 1, to: 25 },
      closedRanges: [{ from: '2025-10-01', to: '2025-10-08', reason: '国庆假期' }],
      benefit: { start: 'START_OF_YEAR', clause: '二' },
      clause: '二',
    },
    {
      kind: 'LATE',
      opensOn: '2026-01-01',
      closesOn: '2026-06-30',
      benefit: { start: 'AFTER_MONTHS', afterMonths: 3, clause: '二' },
      waiting: {
        appliesTo: 'LATE_OR_NOT_CONTINUOUS',
        fixedMonths: 3,
        monthsPerMissedYear: 1,
        variableAtMostMonths: 12,
        payUp: { monthsPerYearPaid: 1, fenPerYear: null },
        longGap: { years: 4, atLeastMonths: 6 },
        exemptCategories: ['LOW', 'POOREST'],
        clause: '二',
      },
      amount: { kind: 'WITH_FISCAL', isSubsidised: false, clause: '二' },
      clause: '二',
    },
  ],
  newborn: {
    withinDays: 90,
    inTime: 'BIRTH',
    late: 'AS_OTHERS',
    birthYear: 'FREE',
    straddling: 'BOTH_YEARS',
    note: '随母亲参保的除外。',
    clause: '二',
  },
  stages: [{ name: '宣传阶段', closesOn: '2025-08-31', clause: '二' }],
  deadlines: [{ name: '名册核对', closesOn: '2025-12-20', clause: '二' }],
  categories: [
    { code: 'POOREST', name: '特困人员', aliases: ['特困'], inHardshipCoverage: true, clause: '三' },
    { code: 'LOW', name: '低保对象', aliases: ['低保'], inHardshipCoverage: true, clause: '三' },
    { code: 'MONITORED', name: '监测对象', clause: '三' },
    { code: 'DISABLED', name: '重度残疾人', clause: '三' },
  ],
  subsidies: [
    { categories: ['POOREST'], kind: 'FULL', clause: '三' },
    {
      categories: ['LOW'],
      kind: 'PERCENTAGE',
      percentage: 7_550,
      assistanceAtLeastFen: 20_000,
      personPaysAtLeastFen: 5_000,
      roundTo: 'YUAN',
      payers: [
        { payer: 'MEDICAL_ASSISTANCE', share: 8_000 },
        { payer: 'COUNTY_FINANCE', share: 2_000 },
      ],
      timing: 'AFTERWARDS',
      clause: '三',
    },
    {
      categories: ['MONITORED'],
      kind: 'AMOUNT',
      assistanceFen: 20_000,
      tiers: ['TIER_1'],
      statuses: ['ACTIVE', 'RISK_ELIMINATED'],
      from: '2025-09-01',
      to: '2026-06-30',
      clause: '三',
    },
    { categories: ['DISABLED'], kind: 'NONE', clause: '三' },
    {
      categories: [],
      kind: 'AMOUNT',
      assistanceFen: 5_000,
      conditions: { ethnicMinority: true, ageAtLeast: 60 },
      clause: '三',
    },
  ],
  unlistedCategories: { pay: 'STANDARD', clause: '三' },
  precedence: { order: ['POOREST', 'LOW'], note: '照原文次序。', clause: '三' },
  switches: [
    {
      code: 'SUBSIDY_PRECEDENCE',
      choice: 'LISTED_ORDER',
      default: 'LOWEST_PERSON_PAYS',
      reason: '原文写明次序。',
      clause: '三',
    },
    {
      code: 'REWARD_STAGES',
      choice: 'CUMULATIVE',
      default: 'EXCLUSIVE',
      reason: '原文写“累加”。',
      clause: '四',
    },
  ],
  metrics: [
    {
      code: 'COVERAGE',
      name: '参保率',
      numerator: 'PAID',
      employeeScheme: true,
      denominator: 'REGISTERED_POPULATION',
      lessExcused: true,
      asOf: 'PAID_ON',
      refunds: 'GROSS',
      clause: '四',
    },
  ],
  rewards: [
    { name: '先进奖', deadlineOn: '2025-11-30', perPersonFen: 200, clause: '四' },
    {
      deadlineOn: '2025-12-31',
      metric: 'COVERAGE',
      bands: [
        { from: 0, to: 9_000, pays: 'UNDEFINED' },
        { from: 9_000, to: 9_500, pays: 'PER_PERSON', fen: 50 },
        { from: 9_500, to: null, pays: 'LUMP_SUM', fen: 500_000 },
      ],
      base: 'PAYING_ONLY',
      headCount: 'FINAL',
      conditions: [{ metric: 'HARDSHIP_COVERAGE', atLeast: 10_000 }],
      capFen: 2_000_000,
      note: '经费列入预算。',
      clause: '四',
    },
  ],
  rewardLimit: { fen: 3_000_000, clause: '四' },
  penalties: [
    { name: '约谈', when: { interviewsInARow: 3 }, act: 'INTERVIEW', role: '主要负责人', clause: '四' },
    {
      name: '扣分',
      when: { metric: 'COVERAGE', below: 9_000, after: '2025-12-31' },
      act: 'DEDUCTED_POINTS',
      points: 50,
      clause: '四',
    },
    { name: '扣款', when: { noProgressInCycle: true }, act: 'DEDUCTION', fen: 100_000, clause: '四' },
  ],
  quotaMethod: { kind: 'POPULATION_RATE', rate: 9_500, population: 'USUAL', clause: '五' },
  quotas: {
    title: '任务分解表',
    columns: [
      { code: 'TASK', name: '任务数', declaredTotal: 30_000 },
      { code: 'LOW', name: '低保', category: 'LOW', declaredTotal: null },
    ],
    rows: [
      { division: '示例镇', values: [10_000, 300] },
      { division: '样板乡', values: [20_000, null], remarks: '含农场' },
    ],
    clause: '五',
  },
  divisions: [
    { code: '990101-01', name: '示例镇', type: 'TOWNSHIP' },
    { code: '990101-02', name: '样板乡', type: 'TOWNSHIP', aliases: ['样板'], validFrom: '2020-01-01' },
  ],
  reporting: {
    bulletin: {
      cycle: 'WEEKLY',
      weekday: 5,
      cutOffAt: '17:00',
      metric: 'COVERAGE',
      ties: 'CHANGE',
      clause: '五',
    },
    interview: {
      everyWeeks: 2,
      bottomDivisions: 3,
      behindPace: 500,
      noProgressInCycle: true,
      hardshipAfterOn: '2025-12-31',
      clause: '五',
    },
  },
  revisions: [
    {
      document: {
        number: '示例办〔2025〕20号',
        title: '关于调整奖励截止日的通知',
        issuer: '示例县人民政府办公室',
        issuedOn: '2025-11-10',
      },
      from: '2025-11-15',
      changes: [{ path: 'rewards[0].deadlineOn', was: '2025-11-30', becomes: '2025-12-10' }],
    },
  ],
};

/** The notice of `fullNoticeSource` with parts in place of its own. */
export function fullNotice(parts: Readonly<Record<string, unknown>> = {}): Notice {
  const check = checkNotice({ ...fullNoticeSource, ...parts });
  if (check.kind === 'ok') return check.notice;
  throw new Error(JSON.stringify(check.problems, null, 1));
}
