import { signedIn } from '../../services/access.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { draftOf } from '../notice/resolvers.ts';
import { amountDueOf, askedPersonOf } from './due.ts';

export const dueResolvers: Resolvers = {
  Campaign: {
    async amountDue(campaign, { person, on, draft }, { actor, services }) {
      const asked = askedPersonOf(person);
      const tried = draft ? draftOf(draft) : null;
      return amountDueOf(await services.amountsDue.of(signedIn(actor), campaign, asked, on ?? null, tried));
    },
  },
};
