import { randomBytes } from 'node:crypto';
import type { SqlValue } from '../../db/reader.ts';
import { ask, type Steps } from '../../db/steps.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { ReviewItemKey } from './ids.ts';
import { type ReviewItemRow, reviewColumns } from './rows.ts';

/** An item as a caller saw it. */
export interface AskedItem {
  readonly id: string;
  readonly baseVersion: number;
}

export interface Condition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

export interface WantedItem extends AskedItem {
  readonly key: ReviewItemKey;
}

export interface Change {
  readonly set: string;
  readonly values: readonly SqlValue[];
  readonly when: string;
  readonly audit: { act: string; by: string; at: string; detail: Record<string, string> };
}

export const order = `coalesce(township_code, ''), kind, coalesce(on_day, ''), subject, benefit_year`;
export const orderOfOne = `select ${order} from review_item
  where county_code = ? and benefit_year = ? and kind = ? and subject = ?`;

export function keyOf(countyCode: string, { benefitYear, kind, subject }: ReviewItemKey): SqlValue[] {
  return [countyCode, benefitYear, kind, subject];
}

export function both(left: Condition, right: Condition): Condition {
  return { sql: `${left.sql} and ${right.sql}`, parameters: [...left.parameters, ...right.parameters] };
}

export function within(level: string, code: string): Condition {
  return { sql: `${level === 'VILLAGE' ? 'village_code' : 'township_code'} = ?`, parameters: [code] };
}

const wantedCte = (wanted: readonly WantedItem[]) => ({
  sql: `with wanted (wanted_year, wanted_kind, wanted_subject, wanted_version) as (values ${wanted
    .map(() => '(cast(? as integer), cast(? as text), cast(? as text), cast(? as integer))')
    .join(', ')})`,
  parameters: wanted.flatMap(({ key, baseVersion }) => [key.benefitYear, key.kind, key.subject, baseVersion]),
});
const isWanted = 'benefit_year = wanted_year and kind = wanted_kind and subject = wanted_subject';

/** Changes the rows that are still as the caller saw them, and says so in the audit. */
export function* changed(
  wanted: readonly WantedItem[],
  scope: Condition,
  { countyCode, benefitYear }: CampaignRecord,
  change: Change,
): Steps<readonly ReviewItemKey[]> {
  const cte = wantedCte(wanted);
  const rows = yield* ask<{ benefit_year: number; kind: string; subject: string }>(
    `${cte.sql} update review_item set ${change.set}, version = version + 1 from wanted
     where ${scope.sql} and ${isWanted} and version = wanted_version and ${change.when}
     returning benefit_year, kind, subject`,
    [...cte.parameters, ...change.values, ...scope.parameters],
  );
  if (rows.length > 0) {
    const { by, at, detail } = change.audit;
    const kinds = Object.fromEntries(
      [...Map.groupBy(rows, (row) => row.kind)].map(([kind, some]) => [kind, some.length]),
    );
    yield* ask(
      'insert into audit_entry (county_code, id, at, account_name, act, subject, detail) values (?, ?, ?, ?, ?, ?, ?)',
      [
        countyCode,
        `${at}-${randomBytes(6).toString('hex')}`,
        at,
        by,
        change.audit.act,
        `${countyCode}-${benefitYear}`,
        JSON.stringify({ ...detail, items: rows.length, kinds }),
      ],
    );
  }
  return rows.map((row) => ({ benefitYear: row.benefit_year, kind: row.kind, subject: row.subject }));
}

export function* rowsOf(
  known: readonly WantedItem[],
  scope: Condition,
  countyCode: string,
): Steps<readonly ReviewItemRow[]> {
  const cte = wantedCte(known);
  return yield* ask<ReviewItemRow>(
    `${cte.sql} select ${reviewColumns} from wanted join review_item on county_code = ? and ${isWanted}
     where ${scope.sql}`,
    [...cte.parameters, countyCode, ...scope.parameters],
  );
}
