import { formatYuan } from '../../../schema/values/fen.ts';
import { ApiError } from '../../client/api-error.ts';
import { AmountDueDocument, DueFormDocument, type PersonFact } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';

/** What the notice in force on a day lets a clerk choose, and which facts its rules ask about. */
export interface DueForm {
  /** Of the notice; grows with each publication. */
  readonly version: number;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly tiers: readonly { readonly code: string; readonly name: string }[];
  readonly asks: readonly PersonFact[];
}

export async function dueForm(client: Client, campaignId: string, day: string): Promise<DueForm> {
  const { campaign } = await client.send(DueFormDocument, { campaignId, day });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  return campaign.noticeOn;
}

/** A person at the counter, without name and ID number. Null is "not known". */
export interface DueQuestion {
  /** Codes; none is an ordinary resident. */
  readonly categories: readonly string[];
  readonly bornOn: string | null;
  readonly paidOn: string;
  readonly tier: string | null;
  /** 1 to 4; 0 is none. */
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
  /** The last year with cover before the benefit year. */
  readonly lastInsured: number | 'never' | null;
}

/** An answer to read out. */
export interface DueAnswer {
  /** Of the notice that answered. */
  readonly version: number;
  readonly outcome: 'DUE' | 'NO_RULE' | 'NEEDS_REVIEW';
  readonly headline: string;
  /** Who pays the rest and when; null without assistance or amount. */
  readonly assistance: string | null;
  readonly missing: readonly string[];
  readonly explanation: readonly string[];
  /** From which day cover begins, and why. */
  readonly cover: readonly string[];
}

/**
 * What somebody pays and when cover begins, for a payment on a day.
 *
 * @param form of the day that is asked about: a fact, a category or a tier it no longer shows must not decide
 */
export async function askDue(
  client: Client,
  campaignId: string,
  question: DueQuestion,
  form: Pick<DueForm, 'asks' | 'categories' | 'tiers'>,
): Promise<DueAnswer> {
  const { paidOn, lastInsured } = question;
  const known = <Value>(fact: PersonFact, value: Value): Value | null =>
    form.asks.includes(fact) ? value : null;
  const person = {
    categories: listed(form.categories, question.categories).map((category) => ({ category })),
    bornOn: question.bornOn,
    tier: known('TIER', listed(form.tiers, [question.tier])[0] ?? null),
    disabilityGrade: known('DISABILITY_GRADE', question.disabilityGrade),
    lowIncomeFamily: known('LOW_INCOME_FAMILY', question.lowIncomeFamily),
    student: known('STUDENT', question.student),
    ethnicMinority: known('ETHNIC_MINORITY', question.ethnicMinority),
  };
  const last = known('INSURED_YEARS', lastInsured);
  const insuredYears = last === null ? null : last === 'never' ? [] : [last];
  const { campaign } = await client.send(AmountDueDocument, {
    campaignId,
    on: paidOn,
    person,
    payment: { ...person, paidOn, insuredYears },
  });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const { amountDue, benefit, notice } = campaign;
  const { outcome, explanation, missing } = amountDue;
  return {
    version: notice.version,
    outcome,
    ...headWords(amountDue),
    explanation,
    missing,
    cover: benefit.explanation,
  };
}

/** The codes that are among the choices. */
function listed(
  choices: readonly { readonly code: string }[],
  codes: readonly (string | null)[],
): readonly string[] {
  return codes.filter((code) => code !== null).filter((code) => choices.some((each) => each.code === code));
}

interface Amounts {
  readonly outcome: DueAnswer['outcome'];
  readonly standardFen?: number | null;
  readonly personPaysFen?: number | null;
  readonly assistanceFen?: number | null;
  readonly payers: readonly {
    readonly payer: string;
    readonly timing: 'AT_SOURCE' | 'AFTERWARDS';
    readonly fen: number;
  }[];
}

function headWords(due: Amounts): Pick<DueAnswer, 'headline' | 'assistance'> {
  const { outcome, standardFen, personPaysFen, assistanceFen, payers } = due;
  if (outcome === 'NO_RULE') return { headline: '通知没有规定', assistance: null };
  if (typeof standardFen !== 'number' || typeof personPaysFen !== 'number') {
    return { headline: '需要复核', assistance: null };
  }
  if (!assistanceFen) return { headline: `个人缴 ${yuan(personPaysFen)}`, assistance: null };
  const names = payers
    .map(({ payer, fen }) => (payers.length === 1 ? payer : `${payer} ${yuan(fen)}`))
    .join('、');
  // With 先缴后补 the counter takes the whole standard: the larger figure is the one to collect.
  if (payers.some(({ timing }) => timing === 'AFTERWARDS')) {
    return {
      headline: `先缴 ${yuan(standardFen)}`,
      assistance: `之后补助 ${yuan(assistanceFen)}（${names}），个人实际负担 ${yuan(personPaysFen)}`,
    };
  }
  return {
    headline: `个人缴 ${yuan(personPaysFen)}`,
    assistance: `资助 ${yuan(assistanceFen)}（${names}）`,
  };
}

/** `80 元`, `80.50 元`. */
function yuan(fen: number): string {
  return `${formatYuan(fen).replace(/\.00$/, '')} 元`;
}

/** The answer as plain text, to paste elsewhere. */
export function answerText(title: string, answer: DueAnswer): string {
  const { headline, assistance, missing, explanation, cover } = answer;
  return [
    title,
    assistance === null ? headline : `${headline}，${assistance}`,
    ...(missing.length > 0 ? [`要补充或选定：${missing.join('、')}`] : []),
    ...explanation,
    ...(cover.length > 0 ? ['待遇从哪天开始：', ...cover] : []),
  ].join('\n');
}

/** Years somebody may have been covered in last, newest first: basic medical insurance began in 1998. */
export function yearsBefore(benefitYear: number): number[] {
  return Array.from({ length: Math.max(0, benefitYear - 1998) }, (_, index) => benefitYear - 1 - index);
}
