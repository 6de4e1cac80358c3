import { rosterFacts, rosterPersonNames } from '../../../schema/files/roster.ts';
import type { ProblemPartsFragment } from '../../client/generated/graphql.ts';

/** Columns the service could not find, and the headers of the file to choose from. */
export interface AskedColumns {
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly headers: readonly string[];
}

const known = [
  ...Object.entries(rosterPersonNames).map(([key, { name }]) => ({ key, name })),
  ...rosterFacts.columns.map(({ key, name }) => ({ key, name })),
];

/** What to ask for before the file can be read; null when that is not what is wrong. */
export function askedColumns(problems: readonly ProblemPartsFragment[]): AskedColumns | null {
  const missing = problems.filter(({ code }) => code === 'COLUMN_MISSING');
  const headers = [
    ...new Set(missing.flatMap(({ found }) => (found ?? '').split('、').filter((header) => header !== ''))),
  ];
  const columns = missing.flatMap(({ expected }) => known.find(({ name }) => name === expected) ?? []);
  return columns.length > 0 && headers.length > 0 ? { columns, headers } : null;
}
