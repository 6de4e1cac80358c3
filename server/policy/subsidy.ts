import type { Fen } from '../../schema/values/fen.ts';
import type { EnrollmentSubsidy, Notice, Payer } from './notice.ts';

/** What a notice says about one category, before any person's age, grade or family is known. */
export type CategoryDue =
  /** One or more subsidies name the category; each holds only under its own conditions. */
  | { readonly kind: 'subsidised'; readonly subsidies: readonly EnrollmentSubsidy[] }
  /** The notice lists subsidies and this category is not among them: the full standard. */
  | {
      readonly kind: 'standard';
      readonly personPaysFen: Fen;
      readonly assistanceFen: 0;
      readonly clause: string;
    }
  /** The notice does not say: neither 0 nor the standard. */
  | { readonly kind: 'noRule'; readonly clause: string }
  | { readonly kind: 'unknownCategory' };

/** The answer for a category by its code. Source: 临政办发〔2024〕22号 三; 罗政办〔2024〕42号 四(三). */
export function categoryDue(notice: Notice, categoryCode: string): CategoryDue {
  if (!notice.categories.some(({ code }) => code === categoryCode)) return { kind: 'unknownCategory' };
  const subsidies = notice.subsidies.filter(({ categories }) => categories.includes(categoryCode));
  if (subsidies.length > 0) return { kind: 'subsidised', subsidies };
  if (notice.unlistedCategories.pay === 'NOT_STATED') {
    return { kind: 'noRule', clause: notice.unlistedCategories.clause };
  }
  return {
    kind: 'standard',
    personPaysFen: notice.standard.individualFen,
    assistanceFen: 0,
    clause: notice.unlistedCategories.clause,
  };
}

const roundingFen = { FEN: 1, JIAO: 10, YUAN: 100 } as const;

/** What the person pays and what is paid for them; both in fen, 0 to the standard, together the standard. */
export interface SubsidyParts {
  readonly personPaysFen: Fen;
  readonly assistanceFen: Fen;
}

/**
 * The parts of one subsidy under one standard. A percentage is rounded half up to the notice's unit; then 资助不低于
 * raises the assistance, then 个人缴纳不低于 limits it, and neither part leaves 0 to the standard.
 *
 * @param standardFen the individual contribution the subsidy is measured against, fen
 */
export function subsidyParts(subsidy: EnrollmentSubsidy, standardFen: Fen): SubsidyParts {
  const raised = Math.max(statedAssistanceFen(subsidy, standardFen), subsidy.assistanceAtLeastFen ?? 0);
  const limited = Math.min(raised, standardFen - (subsidy.personPaysAtLeastFen ?? 0));
  const assistanceFen = Math.min(Math.max(limited, 0), standardFen);
  return { personPaysFen: standardFen - assistanceFen, assistanceFen };
}

function statedAssistanceFen(subsidy: EnrollmentSubsidy, standardFen: Fen): Fen {
  switch (subsidy.kind) {
    case 'FULL':
      return standardFen;
    case 'FIXED':
      return standardFen - (subsidy.personPaysFen ?? standardFen);
    case 'AMOUNT':
      return subsidy.assistanceFen ?? 0;
    case 'PERCENTAGE': {
      const unit = roundingFen[subsidy.roundTo];
      const divisor = 10_000 * unit;
      // Standard ≤ 10^8 fen and share ≤ 10^4: within 2^53.
      const product = standardFen * (subsidy.percentage ?? 0) * 2 + divisor;
      return ((product - (product % (divisor * 2))) / (divisor * 2)) * unit;
    }
    case 'NONE':
      return 0;
  }
}

/** What one payer gives for one person, and when. */
export interface PayerShare {
  readonly payer: Payer;
  readonly timing: EnrollmentSubsidy['timing'];
  readonly fen: Fen;
}

/** Splits by the stated shares, exactly: the largest remainders get the odd fen, the first listed among equals. */
export function payerShares(subsidy: EnrollmentSubsidy, assistanceFen: Fen): PayerShare[] {
  if (assistanceFen === 0) return [];
  const { payers, timing } = subsidy;
  if (payers.length === 0) return [{ payer: 'MEDICAL_ASSISTANCE', timing, fen: assistanceFen }];
  const whole = payers.reduce((sum, { share }) => sum + share, 0);
  // Fen ≤ 10^8 and shares ≤ 10^4: products within 2^53.
  const remainders = payers.map(({ share }) => (assistanceFen * share) % whole);
  const floors = payers.map(({ share }, index) => (assistanceFen * share - (remainders[index] ?? 0)) / whole);
  const odd = assistanceFen - floors.reduce((sum, fen) => sum + fen, 0);
  const raised = new Set(
    [...remainders.keys()]
      .sort((left, right) => (remainders[right] ?? 0) - (remainders[left] ?? 0) || left - right)
      .slice(0, odd),
  );
  return payers.map(({ payer }, index) => ({
    payer,
    timing,
    fen: (floors[index] ?? 0) + (raised.has(index) ? 1 : 0),
  }));
}

/** One category of one subsidy, as GraphQL's `EnrollmentSubsidy` shows it. */
export interface SubsidyRow {
  readonly categoryCode: string;
  readonly categoryName: string;
  /** Null when the standard differs by tier or group, so that one amount would mislead. */
  readonly personPaysFen: Fen | null;
  readonly assistanceFen: Fen | null;
  readonly clause: string;
}

/** A row per category and subsidy, in the order of the notice; empty when it states no amounts. */
export function describeSubsidies(notice: Notice): SubsidyRow[] {
  const parts = (subsidy: EnrollmentSubsidy) =>
    notice.standard.amounts.length === 0
      ? subsidyParts(subsidy, notice.standard.individualFen)
      : { personPaysFen: null, assistanceFen: null };
  return notice.subsidies.flatMap((subsidy) =>
    subsidy.categories.map((categoryCode) => ({
      categoryCode,
      categoryName: categoryName(notice, categoryCode),
      ...parts(subsidy),
      clause: subsidy.clause,
    })),
  );
}

/** The notice's name for a category; the code itself when it defines none. */
export function categoryName(notice: Notice, categoryCode: string): string {
  return notice.categories.find(({ code }) => code === categoryCode)?.name ?? categoryCode;
}
