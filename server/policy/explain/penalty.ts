import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Penalty } from '../notice.ts';
import { penaltyActs } from '../notice-shape.ts';
import type { PenaltyAnswer, PenaltyReason } from '../penalty.ts';
import { hundredths, percent, persons, yuan } from '../wording.ts';
import { countNames, rateText } from './figures.ts';

/** One penalty in sentences that a clerk can read out: what follows, then each condition with its figures. */
export function explainPenalty({ kind, penalty, asOfOn, reasons }: PenaltyAnswer): string[] {
  const verdict = { fires: '应予处理', doesNotFire: '不予处理', pending: '还不能确定' }[kind];
  return [
    `“${penalty.name}”（${actText(penalty)}）：截至${formatChineseDate(asOfOn)}${verdict}（${penalty.clause}）。`,
    ...reasons.map(reasonSentence),
  ];
}

function actText({ act, role, fen, points }: Penalty): string {
  const amount =
    act === 'DEDUCTION' && fen !== null
      ? ` ${yuan(fen)}`
      : act === 'DEDUCTED_POINTS' && points !== null
        ? ` ${hundredths(points)} 分`
        : '';
  return `${role === undefined ? '' : `对${role}`}${penaltyActs[act]}${amount}`;
}

function reasonSentence(reason: PenaltyReason): string {
  switch (reason.kind) {
    case 'BELOW': {
      const { metricName, numerator, denominator, below, holds } = reason;
      const found = `${metricName}为${rateText({ numerator, denominator })}`;
      return holds
        ? `${found}，低于 ${percent(below)}，还差 ${persons(reason.headsShort)}。`
        : `${found}，不低于 ${percent(below)}。`;
    }
    case 'BELOW_UNKNOWN':
      return `${reason.metricName}：${unknownText(reason)}。`;
    case 'AFTER':
      return reason.holds
        ? `已过${formatChineseDate(reason.after)}。`
        : `还没有过${formatChineseDate(reason.after)}。`;
    case 'NO_PROGRESS':
      if (reason.newInCycle === null) return '还不知道本周期新增人数。';
      return reason.newInCycle < 0
        ? `本周期净减 ${persons(-reason.newInCycle)}。`
        : `本周期新增 ${persons(reason.newInCycle)}。`;
    case 'INTERVIEWS_IN_A_ROW':
      if (reason.interviewsInARow === null) return '还不知道连续被约谈几次。';
      return `已连续被约谈 ${reason.interviewsInARow} 次，规定为 ${reason.wanted} 次。`;
    case 'NO_CONDITION':
      return '通知没有写明在什么条件下处理。';
  }
}

function unknownText({ why, what }: Extract<PenaltyReason, { kind: 'BELOW_UNKNOWN' }>): string {
  const names = what.map((name) => countNames[name]).join('、');
  switch (why) {
    case 'UNKNOWN':
      return names === '' ? '还不知道' : `还不知道${names}`;
    case 'CONTRADICTORY':
      return `${names}互相矛盾，应减的比总数还多`;
    case 'NO_DENOMINATOR':
      return `没有${names}，算不出`;
    case 'NOT_SETTLED':
      return '怎样计算还没有选定，选法不同结果不同';
  }
}
