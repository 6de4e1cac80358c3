import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { BenefitRule, BenefitStart, BenefitTerms } from '../benefit.ts';
import type { NewbornDue, NewbornYear } from '../newborn.ts';
import { windowKinds } from '../notice-shape.ts';
import type { PayUp, Waiting } from '../waiting.ts';
import { yuan } from '../wording.ts';

/**
 * When cover begins, in sentences that a clerk can read out: the answer, then the waiting and what would shorten it.
 * Each ends with 。; what a rule decides cites its clause.
 */
export function explainBenefit(start: BenefitStart): string[] {
  switch (start.kind) {
    case 'outsideWindows':
      return ['缴费日不在任何征缴期内：保留缴费，待复核。'];
    case 'closedDay':
      return [
        `缴费日在${windowKinds[start.window]}内，但当日停止缴费：保留缴费，待复核。`,
        ...termsSentences(start.ifAccepted).map((sentence) => `如予认可：${sentence}`),
      ];
    default:
      return termsSentences(start);
  }
}

function termsSentences(terms: BenefitTerms): string[] {
  switch (terms.kind) {
    case 'notStated':
      return [`通知没有规定${windowKinds[terms.window]}缴费从哪一天起享受待遇（${terms.clause}）。`];
    case 'needsReview':
      return [`还不能确定：${reviewWords[terms.reason]}（${terms.clause}）。`];
    case 'starts':
      return [
        `${formatChineseDate(terms.on)}起享受待遇，至${formatChineseDate(terms.until)}：${whyThatDay(terms)}（${terms.clause}）。`,
        ...waitingSentences(terms.waiting),
      ];
    case 'afterYear':
      return [
        `本年度不能享受待遇：最早从${formatChineseDate(terms.on)}起，而本年度待遇到${formatChineseDate(terms.until)}为止（${terms.clause}）。`,
        ...waitingSentences(terms.waiting),
      ];
  }
}

/** The rule, and what kept the day from being earlier than the rule alone would make it. */
function whyThatDay({ rule, on, waiting }: Extract<BenefitTerms, { readonly kind: 'starts' }>): string {
  const isFirstOfYear = on.endsWith('-01-01') && rule !== 'START_OF_YEAR';
  return [
    ruleWords[rule],
    ...(isFirstOfYear ? ['不早于待遇年度1月1日'] : []),
    ...(waiting === null ? [] : ['并须等待期满']),
  ].join('，');
}

const reviewWords = {
  HISTORY_UNKNOWN: '不知道以前各年的参保情况，可能有待遇等待期',
  NEVER_INSURED: '以前没有参保记录，断保年数从哪一年算起通知没有规定',
  BIRTH_DAY_UNKNOWN: '不知道出生日期',
  PAID_BEFORE_BIRTH: '缴费日早于出生日期，其中一个有误',
  TIME_UNKNOWN: '截止日当天有截止时刻，须知道缴费的时刻',
} as const;

const ruleWords: Readonly<Record<BenefitRule, string>> = {
  START_OF_YEAR: '从待遇年度1月1日起',
  PAYMENT_DATE: '从缴费当日起',
  NEXT_DAY: '从缴费次日起',
  NEXT_MONTH: '从缴费次月1日起',
  AFTER_MONTHS: '从缴费满规定月数的次日起',
  BIRTH: '从出生之日起',
};

function waitingSentences(waiting: Waiting | null): string[] {
  if (waiting === null) return [];
  const { fixedMonths, variableMonths, paidUpMonths, months, missedYears, payUp, clause } = waiting;
  const parts = [
    `固定 ${fixedMonths} 个月`,
    ...(variableMonths > 0 ? [`连续断保 ${missedYears} 年增加 ${variableMonths} 个月`] : []),
    ...(paidUpMonths > 0 ? [`补缴减少 ${paidUpMonths} 个月`] : []),
  ];
  const isRaised = fixedMonths + variableMonths - paidUpMonths < months;
  const least = isRaised ? `，长期断缴的合计不少于 ${months} 个月` : '';
  return [
    `待遇等待期 ${months} 个月：${parts.join('，')}${least}（${clause}）。`,
    // Once years are paid for, what paying could have done is no longer the question.
    ...(payUp === null || paidUpMonths > 0 ? [] : [payUpSentence(payUp, clause)]),
  ];
}

function payUpSentence({ years, fen, leavesMonths }: PayUp, clause: string): string {
  const cost = fen === null ? '按本人的缴费标准' : `共 ${yuan(fen)}`;
  return `补缴 ${years} 年（${cost}），等待期可减为 ${leavesMonths} 个月（${clause}）。`;
}

/** A newborn's years in sentences, each with what is due. */
export function explainNewborn(due: NewbornDue): string[] {
  switch (due.kind) {
    case 'noRule':
      return ['通知没有规定新生儿怎样参保。'];
    case 'needsReview':
      return [`还不能确定：${reviewWords[due.reason]}。`];
    case 'newborn': {
      const until = formatChineseDate(due.inTimeUntil);
      const first =
        due.timeliness === 'IN_TIME' ? `按期参保（到${until}止）` : `已过按期参保的期限（${until}）`;
      const isOpen = due.straddles && due.rule.straddling === 'NOT_STATED';
      return [
        `${first}（${due.clause}）。`,
        ...due.years.map((year) => yearSentence(year, due.clause)),
        ...(isOpen ? [`跨年度参保是否各年都要缴，通知没有规定（${due.clause}）。`] : []),
      ];
    }
  }
}

function yearSentence({ year, due, isOptional }: NewbornYear, clause: string): string {
  const choice = isOptional ? '，可以不缴' : '';
  switch (due.kind) {
    case 'due':
      return `${year} 年度应缴 ${yuan(due.fen)}${choice}；享受分类资助的另减（${clause}）。`;
    case 'free':
      return `${year} 年度免缴（${clause}）。`;
    case 'otherNotice':
      return `${year} 年度按该年度通知的标准缴费${choice}（${clause}）。`;
    case 'byTier':
      return `${year} 年度按本人所属档次和人群的标准缴费${choice}（${clause}）。`;
    case 'notStated':
      return `${year} 年度应缴多少，通知没有规定（${clause}）。`;
  }
}
