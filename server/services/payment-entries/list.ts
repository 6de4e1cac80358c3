import { hashPrefix } from '../../../schema/values/person-key.ts';
import { type EntryRow, entryColumns, keyOf } from '../../db/entries/ledger-rows.ts';
import type { SqlValue } from '../../db/reader.ts';
import type { PeopleScope } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { EntryQuery } from './payment-entries.ts';
import { type PaymentEntryRecord, type ViewParts, viewEntries } from './views.ts';

const mostRows = 200;

export interface PaymentEntryPage {
  readonly totalCount: number;
  readonly nodes: readonly PaymentEntryRecord[];
  /** Null on the last page. */
  readonly endCursor: string | null;
}

/** The entries of a campaign that a scope may see, newest first. */
export async function listEntries(
  parts: ViewParts,
  campaign: CampaignRecord,
  scope: Exclude<PeopleScope, { kind: 'none' }>,
  query: EntryQuery & { readonly hash?: Uint8Array },
): Promise<PaymentEntryPage> {
  const conditions = ['e.county_code = ?', 'e.benefit_year = ?'];
  const values: SqlValue[] = [...keyOf(campaign)];
  const where = (condition: string, ...some: SqlValue[]) => {
    conditions.push(condition);
    values.push(...some);
  };
  if (query.kinds) where(`e.kind in (${query.kinds.map(() => '?').join(', ') || 'null'})`, ...query.kinds);
  if (query.from) where('e.on_day >= ?', query.from);
  if (query.to) where('e.on_day <= ?', query.to);
  if (query.hash) where('e.person_hash = ?', query.hash);
  if (query.personKey !== null) {
    const prefix = hashPrefix(query.personKey);
    if (!prefix) return { totalCount: 0, nodes: [], endCursor: null };
    where('e.person_hash >= ? and e.person_hash < ?', prefix, afterPrefix(prefix));
  }
  for (const code of [query.townshipCode, scope.kind === 'division' ? scope.code : null]) {
    if (code !== null) where('(p.township_code = ? or p.village_code = ?)', code, code);
  }
  const from = `from payment_entry e join payment p on p.county_code = e.county_code
    and p.benefit_year = e.benefit_year and p.batch_number = e.batch_number and p.line = e.line`;
  const [total] = await parts.database.reader.all<{ n: number }>(
    `select count(*) as n ${from} where ${conditions.join(' and ')}`,
    values,
  );
  const after = Number(query.after ?? Number.NaN);
  if (Number.isSafeInteger(after)) where('e.entry_number < ?', after);
  const first = Math.max(1, Math.min(mostRows, query.first));
  const rows = await parts.database.reader.all<EntryRow>(
    `select ${entryColumns.replace(/(\w+)/g, 'e.$1')} ${from} where ${conditions.join(' and ')}
     order by e.entry_number desc limit ${first + 1}`,
    values,
  );
  const shown = rows.slice(0, first);
  return {
    totalCount: total?.n ?? 0,
    nodes: await viewEntries(parts, campaign, shown),
    endCursor: rows.length > first ? String(shown.at(-1)?.entry_number) : null,
  };
}

/** The first hash after all that begin with the prefix. */
function afterPrefix(prefix: Uint8Array): Uint8Array {
  const next = Uint8Array.from(prefix);
  for (let i = next.length - 1; i >= 0; i--) {
    next[i] = ((next[i] ?? 0) + 1) & 255;
    if (next[i] !== 0) return next;
  }
  return new Uint8Array(17).fill(255);
}
