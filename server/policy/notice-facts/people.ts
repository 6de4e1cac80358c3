import { formatChineseDate, type LocalDate } from '../../../schema/values/local-date.ts';
import type { EnrollmentSubsidy, Notice, SubsidyConditions } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { categoryName, subsidyParts } from '../subsidy.ts';
import { percent, remark, yuan } from '../wording.ts';
import { type CitedFact, joined, wordsOf } from './fact.ts';

/** Who is subsidised and how, who is not, and which rule goes first. */
export function peopleFacts(notice: Notice): CitedFact[] {
  return [...subsidyFacts(notice), unlistedFact(notice), ...precedenceFacts(notice)];
}

function subsidyFacts(notice: Notice): CitedFact[] {
  return notice.subsidies.map((subsidy, index) => ({
    path: `subsidies[${index}]`,
    label: subsidy.categories.map((code) => categoryName(notice, code)).join('、') || '符合条件的人员',
    value: `${subsidyText(notice, subsidy)}${limitText(notice, subsidy)}`,
    clause: subsidy.clause,
  }));
}

/** With one standard for all, both parts in yuan; else only what the notice itself says. */
function subsidyText(notice: Notice, subsidy: EnrollmentSubsidy): string {
  const { standard } = notice;
  const statement = statedText(subsidy);
  if (standard.amounts.length > 0) return statement;
  const { personPaysFen, assistanceFen } = subsidyParts(subsidy, standard.individualFen);
  const payer = subsidy.payers.length === 0 ? '医疗救助资金资助' : '资助';
  const parts = `个人缴纳 ${yuan(personPaysFen)}，${payer} ${yuan(assistanceFen)}`;
  if (subsidy.kind === 'NONE') return `${statement}：个人缴纳 ${yuan(personPaysFen)}`;
  return subsidy.kind === 'PERCENTAGE' ? `${statement}；即${parts}` : `${kindNames[subsidy.kind]}：${parts}`;
}

const kindNames = {
  FULL: '全额资助',
  FIXED: '定额资助',
  AMOUNT: '定额资助',
  PERCENTAGE: '按比例资助',
  NONE: '不资助',
} as const;

function statedText(subsidy: EnrollmentSubsidy): string {
  const { kind, personPaysFen, assistanceFen, percentage } = subsidy;
  const name = kindNames[kind];
  switch (kind) {
    case 'FULL':
      return `${name}：个人不缴费`;
    case 'FIXED':
      return `${name}：个人缴纳 ${yuan(personPaysFen ?? 0)}，其余资助`;
    case 'AMOUNT':
      return joined([`${name}：资助 ${yuan(assistanceFen ?? 0)}`, ...boundTexts(subsidy)]);
    case 'PERCENTAGE':
      return joined([`${name}：资助 ${percent(percentage ?? 0)}`, ...boundTexts(subsidy)]);
    case 'NONE':
      return name;
  }
}

function boundTexts({
  assistanceAtLeastFen,
  personPaysAtLeastFen,
  roundTo,
  kind,
}: EnrollmentSubsidy): string[] {
  const unit = wordsOf(shape.subsidyShape.shape.roundTo, roundTo);
  return [
    assistanceAtLeastFen === null ? '' : `资助不低于 ${yuan(assistanceAtLeastFen)}`,
    personPaysAtLeastFen === null ? '' : `个人缴纳不低于 ${yuan(personPaysAtLeastFen)}`,
    kind === 'PERCENTAGE' && roundTo !== 'FEN' ? `四舍五入到${unit}` : '',
  ];
}

/** Whom a subsidy is limited to, who pays it and when, in brackets; empty when it holds for all and is paid as usual. */
function limitText({ standard }: Notice, subsidy: EnrollmentSubsidy): string {
  const { conditions, tiers, statuses, payers, timing } = subsidy;
  const terms = joined(conditionTexts(conditions), '、');
  const tierNames = tiers.map((code) => standard.tiers.find((tier) => tier.code === code)?.name ?? code);
  const statusNames = statuses.map((status) => shape.statuses[status]);
  const isUsual = statuses.length === 1 && statuses[0] === 'ACTIVE';
  const shares = payers.map(({ payer, share }) => `${shape.payers[payer]} ${percent(share)}`);
  const limits = joined(
    [
      terms === '' ? null : `条件：${terms}`,
      tierNames.length === 0 ? null : `限${tierNames.join('、')}`,
      isUsual ? null : `类别状态：${statusNames.join('、')}`,
      shares.length === 0 ? null : `出资：${shares.join('、')}`,
      timing === 'AT_SOURCE' ? null : wordsOf(shape.subsidyShape.shape.timing, timing),
      spanText(subsidy),
    ],
    '；',
  );
  return limits === '' ? '' : `（${limits}）`;
}

/** Each condition in words, in the order in which a counter asks them. */
export function conditionTexts(conditions: SubsidyConditions): string[] {
  const { ageAtLeast, ageBelow, isMinor, disabilityGradeAtMost } = conditions;
  const { lowIncomeFamily, student, ethnicMinority } = conditions;
  return [
    lowIncomeFamily === undefined ? null : lowIncomeFamily ? '低收入家庭' : '非低收入家庭',
    ageAtLeast === undefined ? null : `年满 ${ageAtLeast} 周岁`,
    ageBelow === undefined ? null : `不满 ${ageBelow} 周岁`,
    isMinor === undefined ? null : isMinor ? '未成年人' : '成年人',
    disabilityGradeAtMost === undefined ? null : `残疾 ${disabilityGradeAtMost} 级或更重`,
    student === undefined ? null : student ? '在校学生' : '非在校学生',
    ethnicMinority === undefined ? null : ethnicMinority ? '少数民族' : '非少数民族',
  ].filter((term) => term !== null);
}

/** 2025年9月1日起，至2026年6月30日止; empty when there is no limit. */
export function spanText({ from, to }: { from: LocalDate | null; to: LocalDate | null }): string {
  return joined([
    from === null ? null : `${formatChineseDate(from)}起`,
    to === null ? null : `至${formatChineseDate(to)}止`,
  ]);
}

function unlistedFact({ subsidies, standard, unlistedCategories }: Notice): CitedFact {
  const { pay, note, clause } = unlistedCategories;
  const amount = standard.amounts.length === 0 ? ` ${yuan(standard.individualFen)}` : '本人适用的标准';
  return {
    path: 'unlistedCategories.pay',
    label: subsidies.length === 0 ? '分类资助金额' : '没有列入分类资助的人员',
    value: `${pay === 'NOT_STATED' ? '通知没有规定' : `个人缴纳${amount}，资助 0 元`}${remark(note)}`,
    clause,
  };
}

function precedenceFacts(notice: Notice): CitedFact[] {
  const { precedence } = notice;
  if (!precedence) return [];
  const names = precedence.order.map((code) => categoryName(notice, code)).join('、');
  return [
    {
      path: 'precedence',
      label: '优先次序',
      value: `${names}，在前者优先${remark(precedence.note)}`,
      clause: precedence.clause,
    },
  ];
}
