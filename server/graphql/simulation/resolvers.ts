import { signedIn } from '../../services/access.ts';
import type { SimulationSide } from '../../services/simulations/simulations.ts';
import { amountDueOf, askedPersonOf } from '../due/due.ts';
import type { Resolvers, SimulationSideInput } from '../generated/resolver-types.ts';
import { draftOf } from '../notice/resolvers.ts';
import { problemOf } from '../problems.ts';

export const simulationResolvers: Resolvers = {
  Query: {
    async simulateNotice(_, { input }, { actor, services }) {
      const found = await services.simulations.simulate(signedIn(actor), input.campaignId, {
        left: sideOf(input.left),
        right: sideOf(input.right),
        on: input.on ?? null,
        people: input.people?.map(askedPersonOf) ?? null,
        divisions: input.divisions ?? null,
      });
      return {
        ...found,
        problems: found.problems.map(problemOf),
        rows: found.rows.map((row) => ({
          ...row,
          left: amountDueOf(row.left),
          right: amountDueOf(row.right),
        })),
        townships: [...found.townships],
        summary: [...found.summary],
      };
    },
  },
};

function sideOf(side: SimulationSideInput | null | undefined): SimulationSide {
  return { version: side?.version ?? null, draft: side?.draft ? draftOf(side.draft) : null };
}
