import { namedCells } from '../../../schema/values/named-cells.ts';
import { signedIn } from '../../services/access.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

/** Few different values on a page of thousands. */
const repeated = [
  'townshipName',
  'villageName',
  'sourceName',
  'categoryName',
  'status',
  'payment',
  'paidOn',
] as const;

export const rosterTableResolvers: Resolvers = {
  Campaign: {
    async rosterTable(campaign, { source, under, first, after }, { actor, services }) {
      const query = { source: source ?? null, under: under ?? null, first, after: after ?? null };
      const page = await services.rosterTables.page(signedIn(actor), campaign, query);
      const columns = [...page.columns];
      const named = new Set(repeated.map((column) => columns.indexOf(column)));
      return { ...page, columns, ...namedCells(columns.length, page.rows, named) };
    },
  },
};
