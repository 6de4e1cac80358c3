import type { DueAnswer } from '../../services/amounts/amounts-due.ts';
import type { AskedPerson } from '../../services/amounts/amounts-due-person.ts';
import { Refusal } from '../../services/refusal.ts';
import type { AmountDue, CategoryMembershipInput, PersonInput } from '../generated/resolver-types.ts';

/** More than any notice has a person in at once; each is held against every rule. */
const mostCategories = 30;

function askedCategoriesOf(
  input: readonly CategoryMembershipInput[] | null | undefined,
): AskedPerson['categories'] {
  const memberships = input ?? [];
  if (memberships.length > mostCategories) {
    throw new Refusal('PERSON_CATEGORIES_TOO_MANY', { found: memberships.length, limit: mostCategories });
  }
  return memberships.map(({ category, status, from, to }) => ({
    category,
    status: status ?? 'ACTIVE',
    from: from ?? null,
    to: to ?? null,
  }));
}

/** A person of a request as the services take it; the defaults of the SDL once more, for an explicit null. */
export function askedPersonOf(input: PersonInput): AskedPerson {
  return {
    key: input.key ?? null,
    persons: input.persons ?? 1,
    division: input.division ?? null,
    ...askedFactsOf(input),
  };
}

type AskedFacts = Omit<AskedPerson, 'key' | 'persons' | 'division'>;

/** What a request says of one person, whatever it asks. @throws Refusal PERSON_CATEGORIES_TOO_MANY */
export function askedFactsOf(input: Pick<PersonInput, keyof AskedFacts>): AskedFacts {
  return {
    bornOn: input.bornOn ?? null,
    tier: input.tier ?? null,
    categories: askedCategoriesOf(input.categories),
    disabilityGrade: input.disabilityGrade ?? null,
    lowIncomeFamily: input.lowIncomeFamily ?? null,
    student: input.student ?? null,
    ethnicMinority: input.ethnicMinority ?? null,
  };
}

/** An answer as the GraphQL type. The sentences are made when the query asks for them. */
export function amountDueOf(answer: DueAnswer): AmountDue {
  const { outcome, standardFen, personPaysFen, assistanceFen, payers, missing, clause } = answer;
  return {
    outcome,
    standardFen,
    personPaysFen,
    assistanceFen,
    payers: [...payers],
    get explanation() {
      return [...answer.explanation];
    },
    missing: [...missing],
    clause,
  };
}
