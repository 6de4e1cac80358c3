import { signedIn } from '../../services/access.ts';
import type { SubsidyRowRecord } from '../../services/subsidies/subsidies.ts';
import type { Resolvers, SubsidyRow } from '../generated/resolver-types.ts';
import { problemOf } from '../problems.ts';

export const subsidyResolvers: Resolvers = {
  Query: {
    async subsidyEstimate(_, { campaignId, by, under, asOf, people }, { actor, services }) {
      const found = await services.subsidies.estimate(signedIn(actor), campaignId, {
        by,
        under: under ?? null,
        asOf: asOf ?? null,
        people:
          people?.map(({ category, persons, enrolledPersons, division }) => ({
            category: category ?? null,
            persons,
            enrolledPersons: enrolledPersons ?? null,
            division: division ?? null,
          })) ?? null,
      });
      return {
        ...found,
        rows: found.rows.map(rowOf),
        total: rowOf(found.total),
        rosters: [...found.rosters],
        notes: [...found.notes],
        problems: found.problems.map(problemOf),
      };
    },
  },
};

function rowOf(row: SubsidyRowRecord): SubsidyRow {
  return { ...row, payers: [...row.payers], fiscal: [...row.fiscal] };
}
