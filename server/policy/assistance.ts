import type { Fen } from '../../schema/values/fen.ts';
import type { PayerShare } from './subsidy.ts';

/** An answer of `amountDue` or of an assessor, as far as money goes. */
export type AssistanceItem =
  | {
      readonly kind: 'due';
      readonly standardFen: Fen;
      readonly personPaysFen: Fen;
      readonly assistanceFen: Fen;
      readonly payers: readonly PayerShare[];
      readonly standard: { readonly fiscalFen: Fen };
    }
  | { readonly kind: 'noRule' | 'needsReview' };

export interface PayerTotal extends PayerShare {
  readonly persons: number;
}

/** What a number of people pay and what is paid for them; those without an answer are counted apart, never as 0. */
export interface Assistance {
  /** Persons with an answer. */
  readonly persons: number;
  /** Σ standard = `individualFen` + `assistanceFen`. */
  readonly standardFen: Fen;
  readonly individualFen: Fen;
  readonly assistanceFen: Fen;
  readonly assistedPersons: number;
  /** By payer and timing, in the order of first appearance; adds up to `assistanceFen`. */
  readonly byPayer: readonly PayerTotal[];
  /** Who pays the fiscal subsidy too (WITH_FISCAL), and how much of `individualFen` that is. */
  readonly payingFiscalPersons: number;
  readonly paidFiscalFen: Fen;
  readonly noRulePersons: number;
  readonly needsReviewPersons: number;
}

/**
 * Σ(standard − due) by payer and timing.
 *
 * @param items an answer and the number of persons with it
 * @throws Error when a total passes 2^53 fen: far beyond any province, so a bug
 */
export function assistanceOf(
  items: Iterable<{ readonly due: AssistanceItem; readonly persons: number }>,
): Assistance {
  const total = { standardFen: 0, individualFen: 0, assistanceFen: 0, paidFiscalFen: 0 };
  const counts = { persons: 0, assistedPersons: 0, payingFiscalPersons: 0 };
  const apart = { noRulePersons: 0, needsReviewPersons: 0 };
  const byPayer = new Map<string, PayerTotal>();
  for (const { due, persons } of items) {
    if (due.kind !== 'due') {
      const name = due.kind === 'noRule' ? 'noRulePersons' : 'needsReviewPersons';
      apart[name] = exact(apart[name] + persons);
      continue;
    }
    const { standardFen, personPaysFen, assistanceFen, payers, standard } = due;
    counts.persons = exact(counts.persons + persons);
    total.standardFen = plusProduct(total.standardFen, standardFen, persons);
    total.individualFen = plusProduct(total.individualFen, personPaysFen, persons);
    total.assistanceFen = plusProduct(total.assistanceFen, assistanceFen, persons);
    total.paidFiscalFen = plusProduct(total.paidFiscalFen, standard.fiscalFen, persons);
    if (assistanceFen > 0) counts.assistedPersons += persons;
    if (standard.fiscalFen > 0) counts.payingFiscalPersons += persons;
    for (const { payer, timing, fen } of payers) {
      const key = `${payer}/${timing}`;
      const before = byPayer.get(key) ?? { fen: 0, persons: 0 };
      byPayer.set(key, {
        payer,
        timing,
        fen: plusProduct(before.fen, fen, persons),
        persons: before.persons + persons,
      });
    }
  }
  return { ...counts, ...total, byPayer: [...byPayer.values()], ...apart };
}

/** `sum + fen * persons`, exactly or not at all. */
export function plusProduct(sum: Fen, fen: Fen, persons: number): Fen {
  return exact(sum + exact(fen * persons));
}

/** A rounded product or sum past 2^53 is never a safe integer, so nothing overflows silently. */
function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error('a total is not a whole number within 2^53');
  return value;
}
