import { formatChineseDate } from '../../../schema/values/local-date.ts';
import { calendarDays, openDays } from '../calendar.ts';
import type { CollectionWindow, Notice, WindowBenefit, WindowWaiting } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { categoryName } from '../subsidy.ts';
import { remark, yuan } from '../wording.ts';
import { type CitedFact, joined, wordsOf } from './fact.ts';

/** A window with its counts, as GraphQL's `CollectionWindow` shows it. */
export type WindowRow = CollectionWindow & { readonly calendarDays: number; readonly openDays: number };

export function describeWindows(notice: Notice): WindowRow[] {
  return notice.windows.map((window) => ({
    ...window,
    calendarDays: calendarDays(window),
    openDays: openDays(window),
  }));
}

/** When people pay, from when they are covered, and the other days of a notice. */
export function dayFacts(notice: Notice): CitedFact[] {
  return [
    ...describeWindows(notice).flatMap((window, index) => windowFacts(notice, window, index)),
    ...newbornFacts(notice),
    ...notice.stages.map(({ name, opensOn, closesOn, clause }, index) => ({
      path: `stages[${index}]`,
      label: name,
      value: `${opensOn === null ? '截' : formatChineseDate(opensOn)}至${formatChineseDate(closesOn)}`,
      clause,
    })),
    ...notice.deadlines.map(({ name, closesOn, note, clause }, index) => ({
      path: `deadlines[${index}].closesOn`,
      label: `${name}截止日`,
      value: `${formatChineseDate(closesOn)}${remark(note)}`,
      clause,
    })),
  ];
}

function windowFacts(notice: Notice, window: WindowRow, index: number): CitedFact[] {
  const { kind, opensOn, closesOn, closesAt, clause } = window;
  const path = `windows[${index}]`;
  const name = shape.windowKinds[kind];
  const range = window.openDaysOfMonth;
  const open = range || window.closedRanges.length === 0 ? '' : `，其中 ${window.openDays} 天可缴费`;
  const facts: CitedFact[] = [
    {
      path,
      label: name,
      value: `${formatChineseDate(opensOn)}至${formatChineseDate(closesOn)}${closesAt ?? ''}，共 ${window.calendarDays} 天${open}`,
      clause,
    },
  ];
  if (range) {
    facts.push({
      path: `${path}.openDaysOfMonth`,
      label: '每月可缴费日期',
      value: `${range.from}日至${range.to}日，共 ${window.openDays} 天可缴费`,
      clause,
    });
  }
  for (const [at, { from, to, reason }] of window.closedRanges.entries()) {
    facts.push({
      path: `${path}.closedRanges[${at}]`,
      label: '停止缴费',
      value: `${from === to ? '' : `${formatChineseDate(from)}至`}${formatChineseDate(to)}（${reason}）`,
      clause,
    });
  }
  if (window.benefit) {
    const value = benefitText(window.benefit);
    facts.push({ path: `${path}.benefit`, label: `${name}的待遇开始`, value, clause: window.benefit.clause });
  }
  if (window.waiting) {
    const value = waitingText(notice, window.waiting);
    facts.push({
      path: `${path}.waiting`,
      label: `${name}的待遇等待期`,
      value,
      clause: window.waiting.clause,
    });
  }
  if (window.amount) {
    const { kind: basis, fen, isSubsidised } = window.amount;
    const words = wordsOf(shape.windowAmountShape.shape.kind, basis);
    facts.push({
      path: `${path}.amount`,
      label: `${name}的缴费金额`,
      value: joined([fen === null ? words : `${words} ${yuan(fen)}`, isSubsidised ? '' : '不享受分类资助']),
      clause: window.amount.clause,
    });
  }
  return facts;
}

function benefitText({ start, afterMonths }: WindowBenefit): string {
  if (start === 'AFTER_MONTHS') return `缴费后满 ${afterMonths ?? '几'} 个月的次日`;
  return wordsOf(shape.benefitShape.shape.start, start);
}

function waitingText(notice: Notice, waiting: WindowWaiting): string {
  const { fixedMonths, monthsPerMissedYear, variableAtMostMonths, missedYearsFrom, payUp, longGap } = waiting;
  const exempt = [
    ...(waiting.exemptNewborns ? ['新生儿'] : []),
    ...waiting.exemptCategories.map((code) => categoryName(notice, code)),
  ];
  const since = missedYearsFrom === null ? null : `断保年数自 ${missedYearsFrom} 年起计`;
  const most = variableAtMostMonths === null ? null : `最多 ${variableAtMostMonths} 个月`;
  const price = payUp?.fenPerYear === null ? '按当年个人缴费标准' : `每年 ${yuan(payUp?.fenPerYear ?? 0)}`;
  const words = wordsOf(shape.waitingShape.shape.countsFrom, waiting.countsFrom);
  return joined(
    [
      `${wordsOf(shape.waitingShape.shape.appliesTo, waiting.appliesTo)}固定等待期 ${fixedMonths} 个月，自${words}起算`,
      monthsPerMissedYear > 0 && joined([`每断保一年增加 ${monthsPerMissedYear} 个月`, most, since]),
      payUp && `每补缴一年减少 ${payUp.monthsPerYearPaid} 个月（${price}）`,
      longGap && `连续断缴 ${longGap.years} 年及以上的，修复后合计不少于 ${longGap.atLeastMonths} 个月`,
      exempt.length > 0 && `${exempt.join('、')}不设等待期`,
    ],
    '；',
  );
}

function newbornFacts({ newborn }: Notice): CitedFact[] {
  if (!newborn) return [];
  const words = shape.newbornShape.shape;
  const late = wordsOf(words.late, newborn.late);
  const [birthYear, straddling] = [
    wordsOf(words.birthYear, newborn.birthYear),
    wordsOf(words.straddling, newborn.straddling),
  ];
  const parts = [
    `出生后 ${newborn.withinDays} 日内参保的，待遇自${wordsOf(words.inTime, newborn.inTime)}开始`,
    newborn.late === 'AS_OTHERS' ? `逾期的${late}` : `逾期的自${late}开始`,
    `出生当年的费用：${birthYear}`,
    `跨年度参保：${straddling}`,
  ];
  return [
    {
      path: 'newborn',
      label: '新生儿参保',
      value: `${parts.join('；')}${remark(newborn.note)}`,
      clause: newborn.clause,
    },
  ];
}
