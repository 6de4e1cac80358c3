import type { Fen } from '../../../schema/values/fen.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { type Assistance, type AssistanceItem, assistanceOf, plusProduct } from '../../policy/assistance.ts';
import type { AmountDue } from '../../policy/due.ts';
import { missingWords } from '../../policy/explain/rule.ts';
import { fiscalOf } from '../../policy/fund.ts';
import type { Notice } from '../../policy/notice.ts';
import { fiscalSources, payers as payerNames } from '../../policy/notice-shape.ts';
import { usualCategoryName } from '../amounts/amounts-due-person.ts';
import { unreadCategory } from '../simulations/insured.ts';
import type { SubsidyItem } from './items.ts';

/** An item with what the notice says of its people. */
export interface AssessedItem extends SubsidyItem {
  readonly due: AmountDue;
}

export interface SubsidyPayerRecord {
  readonly payer: string;
  readonly timing: 'AT_SOURCE' | 'AFTERWARDS';
  readonly persons: number;
  readonly fen: Fen;
  readonly enrolledPersons: number;
  readonly enrolledFen: Fen;
}

/** Money is null where the notice says nothing or nobody can be worked out; never 0 for that. */
export interface SubsidyRowRecord {
  readonly key: string;
  readonly name: string;
  readonly outcome: 'DUE' | 'NO_RULE' | 'NEEDS_REVIEW';
  readonly reason: string | null;
  readonly clause: string | null;
  readonly persons: number;
  readonly enrolledPersons: number | null;
  readonly noRulePersons: number;
  readonly needsReviewPersons: number;
  readonly perPersonStandardFen: Fen | null;
  readonly perPersonDueFen: Fen | null;
  readonly standardFen: Fen | null;
  readonly individualFen: Fen | null;
  readonly assistanceFen: Fen | null;
  readonly enrolledStandardFen: Fen | null;
  readonly enrolledIndividualFen: Fen | null;
  readonly enrolledAssistanceFen: Fen | null;
  readonly enrolledFiscalFen: Fen | null;
  /** What the enrolled pay when they pay: their own part, and what is given back afterwards (先缴后补). */
  readonly enrolledCollectFen: Fen | null;
  /** From the enrolled whose amount is known. */
  readonly receivedFen: Fen | null;
  /** `receivedFen - enrolledCollectFen` */
  readonly differenceFen: Fen | null;
  /** All other money of these people: of the underpaid, of those without a rule, of those counted elsewhere. */
  readonly otherReceivedFen: Fen | null;
  readonly payers: readonly SubsidyPayerRecord[];
  readonly fiscal: readonly { readonly source: string; readonly fen: Fen }[];
}

/** A row before it is summed: whose it is and what is in it. */
export interface RowGroup {
  readonly key: string;
  readonly name: string;
  readonly items: readonly AssessedItem[];
}

const outcomeOf = { due: 'DUE', noRule: 'NO_RULE', needsReview: 'NEEDS_REVIEW' } as const;

/** The row of a group of people. @param on the day of the fiscal amount */
export function subsidyRow({ key, name, items }: RowGroup, notice: Notice, on: LocalDate): SubsidyRowRecord {
  const all = assistanceOf(items);
  const enrolledItems = items.filter(({ state }) => state === 'ENROLLED');
  const enrolled = assistanceOf(enrolledItems);
  const isGiven = items.some(({ state }) => state === 'UNKNOWN');
  const hasDue = all.persons > 0;
  const knowsEnrolled = hasDue && !isGiven;
  const comparable = enrolledItems.filter(({ due }) => due.kind === 'due');
  const rest = items.filter((item) => item.state !== 'ENROLLED' || item.due.kind !== 'due');
  const receivedFen = knowsEnrolled ? moneyOf(comparable) : null;
  const enrolledCollectFen = enrolled.byPayer
    .filter(({ timing }) => timing === 'AFTERWARDS')
    .reduce((sum, { fen }) => plusProduct(sum, fen, 1), enrolled.individualFen);
  const dues = distinct(items, ({ personPaysFen }) => personPaysFen);
  const standards = distinct(items, ({ standardFen }) => standardFen);
  const first = items[0]?.due;
  const fiscal = fiscalOf(notice, fiscalPersons(enrolledItems), on);
  return {
    key,
    name,
    outcome:
      hasDue || !first
        ? 'DUE'
        : outcomeOf[items.some(({ due }) => due.kind === 'noRule') ? 'noRule' : 'needsReview'],
    reason: hasDue || !first ? null : reasonOf(first, notice),
    clause: first && 'clause' in first ? first.clause : null,
    persons: all.persons + all.noRulePersons + all.needsReviewPersons,
    enrolledPersons: isGiven ? null : enrolled.persons + enrolled.noRulePersons + enrolled.needsReviewPersons,
    noRulePersons: all.noRulePersons,
    needsReviewPersons: all.needsReviewPersons,
    perPersonStandardFen: standards,
    perPersonDueFen: dues,
    standardFen: hasDue ? all.standardFen : null,
    individualFen: hasDue ? all.individualFen : null,
    assistanceFen: hasDue ? all.assistanceFen : null,
    enrolledStandardFen: knowsEnrolled ? enrolled.standardFen : null,
    enrolledIndividualFen: knowsEnrolled ? enrolled.individualFen : null,
    enrolledAssistanceFen: knowsEnrolled ? enrolled.assistanceFen : null,
    enrolledFiscalFen: isGiven || fiscal.kind !== 'amount' ? null : fiscal.fen,
    enrolledCollectFen: knowsEnrolled ? enrolledCollectFen : null,
    receivedFen,
    differenceFen: receivedFen === null ? null : receivedFen - enrolledCollectFen,
    otherReceivedFen: isGiven ? null : moneyOf(rest),
    payers: payersOf(all, enrolled),
    fiscal:
      isGiven || fiscal.kind !== 'amount'
        ? []
        : fiscal.sources.map(({ source, fen }) => ({
            source: source === 'NOT_SPLIT' ? '财政补助（未分级）' : `${fiscalSources[source]}财政`,
            fen,
          })),
  };
}

/** What the two sides of an amount have in common: the amount when all answers give the same. */
function distinct(
  items: readonly AssessedItem[],
  of: (due: Extract<AssistanceItem, { kind: 'due' }>) => Fen,
): Fen | null {
  const values = new Set(
    items.flatMap(({ due, persons }) => (due.kind === 'due' && persons > 0 ? [of(due)] : [])),
  );
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

/** Null as soon as one part of it is not known. */
function moneyOf(items: readonly AssessedItem[]): Fen | null {
  let sum = 0;
  for (const { fen } of items) {
    if (fen === null) return null;
    sum = plusProduct(sum, fen, 1);
  }
  return sum;
}

/** Who draws the fiscal subsidy: not who pays it with the own contribution. */
function fiscalPersons(enrolled: readonly AssessedItem[]): number {
  return enrolled.reduce(
    (sum, { due, persons }) => sum + (due.kind === 'due' && due.standard.fiscalFen > 0 ? 0 : persons),
    0,
  );
}

function payersOf(all: Assistance, enrolled: Assistance): SubsidyPayerRecord[] {
  return all.byPayer.map(({ payer, timing, persons, fen }) => {
    const part = enrolled.byPayer.find((each) => each.payer === payer && each.timing === timing);
    return {
      payer: payerNames[payer],
      timing,
      persons,
      fen,
      enrolledPersons: part?.persons ?? 0,
      enrolledFen: part?.fen ?? 0,
    };
  });
}

function reasonOf(due: AmountDue, notice: Notice): string | null {
  if (due.kind === 'due') return null;
  if (due.kind === 'noRule') return '通知没有规定';
  if (due.reason !== 'UNKNOWN_CATEGORY') return `需要复核：${missingWords(due.missing).join('、')}`;
  if (due.missing.includes(unreadCategory)) return '需要复核：缴费文件没有写明类别';
  return `需要复核：通知没有定义${due.missing.map((code) => categoryName(notice, code)).join('、')}`;
}

export function categoryName(notice: Notice, code: string): string {
  return (
    notice.categories.find((category) => category.code === code)?.name ?? usualCategoryName(code) ?? code
  );
}
