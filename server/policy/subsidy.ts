import type { Fen } from '../../schema/values/fen.ts';
import type { EnrollmentSubsidy, Notice } from './notice.ts';

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

/** One category of one subsidy, as GraphQL's `EnrollmentSubsidy` shows it. */
export interface SubsidyRow {
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly personPaysFen: Fen;
  readonly assistanceFen: Fen;
  readonly clause: string;
}

/** A row per category and subsidy, in the order of the notice; empty when it states no amounts. */
export function describeSubsidies(notice: Notice): SubsidyRow[] {
  return notice.subsidies.flatMap(({ categories, personPaysFen, assistanceFen, clause }) =>
    categories.map((categoryCode) => ({
      categoryCode,
      categoryName: categoryName(notice, categoryCode),
      personPaysFen,
      assistanceFen,
      clause,
    })),
  );
}

/** The notice's name for a category; the code itself when it defines none. */
export function categoryName(notice: Notice, categoryCode: string): string {
  return notice.categories.find(({ code }) => code === categoryCode)?.name ?? categoryCode;
}
