import type { Person } from '../../../server/policy/due.ts';
import type { CategoryStatus, Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import type { SwitchCode } from '../../../server/policy/switch.ts';

/** An adult of 44 about whom everything is known and nothing is special. */
export const adult: Person = {
  bornOn: '1980-05-05',
  tier: null,
  categories: [],
  disabilityGrade: 0,
  lowIncomeFamily: false,
  student: false,
  ethnicMinority: false,
};

/** Roster entries of today, without days. */
export function on(...codes: readonly string[]) {
  return codes.map((code) => ({ code, status: 'ACTIVE' as CategoryStatus, from: null, to: null }));
}

const clause = '一';

/** An invented county whose notice uses every rule there is about amounts. */
const richRaw = {
  format: 1,
  document: {
    number: '示例办〔2024〕9号',
    title: '示例县征缴方案',
    issuer: '示例县',
    issuedOn: '2024-08-20',
  },
  county: { code: '990109', name: '示例县' },
  benefitYear: 2025,
  clauses: [{ id: '一', title: '标准', text: '示例' }],
  standard: {
    individualFen: 40_000,
    tiers: [
      { code: 'FIRST', name: '一档', clause },
      { code: 'SECOND', name: '二档', clause },
    ],
    groups: [
      { code: 'STUDENT', name: '在校学生', conditions: { student: true, ageBelow: 25 }, clause },
      { code: 'ELDERLY', name: '六十五周岁以上', conditions: { ageAtLeast: 65 }, clause },
    ],
    amounts: [
      { tier: 'FIRST', group: null, individualFen: 40_000, clause },
      { tier: 'SECOND', group: null, individualFen: 60_000, clause },
      { tier: 'FIRST', group: 'STUDENT', individualFen: 36_000, clause },
      { tier: 'SECOND', group: 'STUDENT', individualFen: 50_000, clause },
      { tier: 'SECOND', group: 'ELDERLY', individualFen: 58_001, clause, from: '2025-01-01' },
    ],
    fiscal: {
      fen: 67_000,
      isFloor: true,
      sources: [
        { source: 'CENTRAL', fen: 40_000 },
        { source: 'COUNTY', fen: 27_000 },
      ],
      clause,
    },
    floors: [{ of: 'FISCAL', fen: 70_000, from: '2025-03-01', document: '示例发〔2025〕1号', clause }],
    clause,
  },
  windows: [
    {
      kind: 'CONCENTRATED',
      opensOn: '2024-09-01',
      closesOn: '2024-12-31',
      openDaysOfMonth: { from: 1, to: 25 },
      clause,
    },
    {
      kind: 'EXTENDED',
      opensOn: '2025-01-01',
      closesOn: '2025-02-28',
      amount: { kind: 'FIXED', fen: 45_000, isSubsidised: true, clause },
      clause,
    },
    {
      kind: 'LATE',
      opensOn: '2025-03-01',
      closesOn: '2025-06-30',
      amount: { kind: 'WITH_FISCAL', isSubsidised: true, clause },
      clause,
    },
    {
      kind: 'LATE',
      opensOn: '2025-07-01',
      closesOn: '2025-09-30',
      amount: { kind: 'WITH_FISCAL', isSubsidised: false, clause },
      clause,
    },
    {
      kind: 'NEWBORN',
      opensOn: '2024-09-01',
      closesOn: '2025-12-31',
      amount: { kind: 'STANDARD', isSubsidised: true, clause },
      clause,
    },
  ],
  newborn: {
    withinDays: 90,
    inTime: 'BIRTH',
    late: 'AS_OTHERS',
    birthYear: 'FREE',
    straddling: 'BOTH_YEARS',
    clause,
  },
  categories: [
    { code: 'EXTREME_POVERTY', name: '特困人员', clause },
    { code: 'ORPHAN', name: '孤儿', parent: 'EXTREME_POVERTY', clause },
    { code: 'SUBSISTENCE_ALLOWANCE', name: '低保对象', clause },
    { code: 'URBAN_ALLOWANCE', name: '城市低保对象', parent: 'SUBSISTENCE_ALLOWANCE', clause },
    { code: 'MONITORED', name: '监测对象', clause },
    { code: 'AT_RISK_OF_POVERTY', name: '边缘易致贫人口', parent: 'MONITORED', clause },
    { code: 'SEVERE_DISABILITY', name: '重度残疾人', clause },
    { code: 'SPECIAL_CARE', name: '优抚对象', clause },
  ],
  subsidies: [
    { categories: ['EXTREME_POVERTY'], kind: 'FULL', clause },
    {
      categories: ['SUBSISTENCE_ALLOWANCE'],
      kind: 'PERCENTAGE',
      percentage: 7_333,
      personPaysAtLeastFen: 5_000,
      payers: [
        { payer: 'MEDICAL_ASSISTANCE', share: 3_333 },
        { payer: 'CITY_FINANCE', share: 3_333 },
        { payer: 'COUNTY_FINANCE', share: 3_334 },
      ],
      clause,
    },
    {
      categories: ['URBAN_ALLOWANCE'],
      kind: 'AMOUNT',
      assistanceFen: 20_000,
      tiers: ['FIRST'],
      timing: 'AFTERWARDS',
      clause,
    },
    {
      categories: ['MONITORED'],
      kind: 'AMOUNT',
      assistanceFen: 24_000,
      statuses: ['ACTIVE', 'RISK_ELIMINATED'],
      clause,
    },
    {
      categories: ['SEVERE_DISABILITY'],
      kind: 'FIXED',
      personPaysFen: 12_000,
      conditions: { disabilityGradeAtMost: 2 },
      clause,
    },
    {
      categories: [],
      kind: 'AMOUNT',
      assistanceFen: 6_000,
      conditions: { ageAtLeast: 60, lowIncomeFamily: true },
      clause,
    },
    {
      categories: [],
      kind: 'AMOUNT',
      assistanceFen: 6_000,
      conditions: { isMinor: true, ethnicMinority: true },
      clause,
    },
    {
      categories: ['SPECIAL_CARE'],
      kind: 'AMOUNT',
      assistanceFen: 10_000,
      from: '2024-11-01',
      to: '2024-12-31',
      clause,
    },
  ],
  unlistedCategories: { pay: 'NOT_STATED', clause },
  precedence: { order: ['SEVERE_DISABILITY', 'MONITORED'], clause },
};

/** A choice per switch; null leaves the question open. */
export type Choices = Partial<Record<SwitchCode, string | null>>;

/** Every choice that amounts hang on, as most counties read it. */
export const usualChoices: Choices = {
  SUBSIDY_PRECEDENCE: 'LOWEST_PERSON_PAYS',
  AGE_REFERENCE_DAY: 'PAID_ON',
  CATEGORY_DAY: 'PAID_ON',
  CATEGORY_PARENT: 'INHERITED',
};

/** The rich notice with these choices recorded and no others; `changes` replaces whole parts of it. */
export function richNotice(choices: Choices = usualChoices, changes: object = {}): Notice {
  const switches = recorded(choices);
  return sound({ ...richRaw, switches, ...changes });
}

/** Subsidies and windows of the rich notice in their raw form, for changed copies. */
export const richParts = richRaw;

/** A project's notice or another with other switches: those named are set, null takes one away. */
export function withChoices(notice: Notice, choices: Choices): Notice {
  const kept = notice.switches.filter(({ code }) => choices[code] === undefined);
  return sound({ ...notice, switches: [...kept, ...recorded(choices, notice.standard.clause)] });
}

function recorded(choices: Choices, at = clause) {
  return Object.entries(choices)
    .filter(([, choice]) => choice !== null)
    .map(([code, choice]) => ({ code, choice, default: choice, reason: '示例', clause: at }));
}

function sound(raw: unknown): Notice {
  const check = checkNotice(raw);
  if (check.kind === 'ok') return check.notice;
  throw new Error(check.problems.map(({ code, place }) => `${code} ${place.path}`).join('\n'));
}
