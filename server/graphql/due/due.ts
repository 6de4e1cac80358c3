import type { DueAnswer } from '../../services/amounts-due.ts';
import type { AskedPerson } from '../../services/amounts-due-person.ts';
import type { AmountDue, PersonInput } from '../generated/resolver-types.ts';

/** A person of a request as the services take it; the defaults of the SDL once more, for an explicit null. */
export function askedPersonOf(input: PersonInput): AskedPerson {
  return {
    key: input.key ?? null,
    persons: input.persons ?? 1,
    division: input.division ?? null,
    bornOn: input.bornOn ?? null,
    tier: input.tier ?? null,
    categories: (input.categories ?? []).map(({ category, status, from, to }) => ({
      category,
      status: status ?? 'ACTIVE',
      from: from ?? null,
      to: to ?? null,
    })),
    disabilityGrade: input.disabilityGrade ?? null,
    lowIncomeFamily: input.lowIncomeFamily ?? null,
    student: input.student ?? null,
    ethnicMinority: input.ethnicMinority ?? null,
  };
}

/** An answer as the GraphQL type. */
export function amountDueOf(answer: DueAnswer): AmountDue {
  return {
    ...answer,
    payers: [...answer.payers],
    explanation: [...answer.explanation],
    missing: [...answer.missing],
  };
}
