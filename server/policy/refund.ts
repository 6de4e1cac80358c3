import type { Fen } from '../../schema/values/fen.ts';
import { formatChineseDate, type LocalDate } from '../../schema/values/local-date.ts';
import { type BenefitFacts, benefitStart } from './benefit.ts';
import type { Notice } from './notice.ts';

/** What is asked about one payment. */
export interface RefundQuestion {
  readonly paidOn: LocalDate;
  /** The day of the refund. */
  readonly on: LocalDate;
  /** Of this payment, what has not gone back yet. */
  readonly restFen: Fen;
  /** Of all the person's payments, what is beyond the amount due; null when the amount due is not known. */
  readonly overpaidFen: Fen | null;
  readonly bornOn: LocalDate | null;
  readonly categories: readonly string[];
}

export type RefundWhy =
  /** The benefit period has not begun. */
  | 'BEFORE_BENEFIT'
  /** Paid so late that cover never begins. */
  | 'NO_COVER'
  /** It has begun: what is beyond the amount due may go back. */
  | 'OVERPAID'
  | 'BENEFIT_STARTED'
  | 'NOTHING_LEFT';

/** How much of a payment may go back. */
export interface RefundAllowance {
  /** 0 when nothing may. */
  readonly mostFen: Fen;
  readonly why: RefundWhy;
  /** The first day of cover, or the earliest it can be when the notice or the person leaves it open; null: never. */
  readonly benefitStartsOn: LocalDate | null;
  /** False when `benefitStartsOn` is the earliest possible day. */
  readonly isStated: boolean;
  readonly clause: string | null;
}

/**
 * How much of a payment may go back on a day: all of it before cover begins; afterwards only what the person paid
 * beyond the amount due. Where the first day of cover is not known, its earliest possible day decides.
 *
 * @param notice the one in force on the day of payment
 */
export function refundAllowance(notice: Notice, question: RefundQuestion): RefundAllowance {
  const { on, restFen, overpaidFen } = question;
  const start = coverStart(notice, question);
  if (restFen <= 0) return { mostFen: 0, why: 'NOTHING_LEFT', ...start };
  if (start.benefitStartsOn === null) return { mostFen: restFen, why: 'NO_COVER', ...start };
  if (on < start.benefitStartsOn) return { mostFen: restFen, why: 'BEFORE_BENEFIT', ...start };
  const over = Math.min(restFen, overpaidFen ?? 0);
  if (over > 0) return { mostFen: over, why: 'OVERPAID', ...start };
  return { mostFen: 0, why: 'BENEFIT_STARTED', ...start };
}

function coverStart(
  notice: Notice,
  { paidOn, bornOn, categories }: RefundQuestion,
): Pick<RefundAllowance, 'benefitStartsOn' | 'isStated' | 'clause'> {
  const facts: BenefitFacts = { paidOn, bornOn, categories, history: null };
  const answer = benefitStart(notice, facts);
  const terms = answer.kind === 'closedDay' ? answer.ifAccepted : answer;
  switch (terms.kind) {
    case 'starts':
      return { benefitStartsOn: terms.on, isStated: true, clause: terms.clause };
    case 'afterYear':
      return { benefitStartsOn: null, isStated: true, clause: terms.clause };
    case 'notStated':
    case 'needsReview':
      return { benefitStartsOn: earliestCover(notice, paidOn), isStated: false, clause: terms.clause };
    case 'outsideWindows':
      return { benefitStartsOn: earliestCover(notice, paidOn), isStated: false, clause: null };
  }
}

/** No rule begins cover before the year or before the payment. */
function earliestCover({ benefitYear }: Notice, paidOn: LocalDate): LocalDate {
  const first = `${benefitYear}-01-01`;
  return paidOn > first ? paidOn : first;
}

/** The answer as a sentence that can be read out. */
export function explainRefund(allowance: RefundAllowance): string {
  const { why, benefitStartsOn, isStated, clause } = allowance;
  const source = clause ? `（依据：${clause}）` : '';
  const start =
    benefitStartsOn === null
      ? ''
      : isStated
        ? `待遇从${formatChineseDate(benefitStartsOn)}开始`
        : `待遇起始日没有确定，最早从${formatChineseDate(benefitStartsOn)}算起`;
  switch (why) {
    case 'BEFORE_BENEFIT':
      return `${start}，此前可以退费${source}。`;
    case 'NO_COVER':
      return `这一笔不带来本年度的待遇，可以退费${source}。`;
    case 'OVERPAID':
      return `${start}，之后不能退费，多缴的部分除外${source}。`;
    case 'BENEFIT_STARTED':
      return `${start}，之后不能退费${source}。`;
    case 'NOTHING_LEFT':
      return '这一笔已经没有可退的金额。';
  }
}
