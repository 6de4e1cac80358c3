import { addDays, type LocalDate } from '../../../schema/values/local-date.ts';
import type { SqlValue } from '../../db/reader.ts';
import { type Actor, seesCounty } from '../access.ts';
import { Refusal } from '../refusal.ts';
import type { PeopleParts } from './parts.ts';

/** One entry of the audit, as in schema/person.graphql. */
export interface AuditRecord {
  readonly at: string;
  readonly accountName: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: string;
}

export interface AuditPage {
  readonly nodes: readonly AuditRecord[];
  readonly totalCount: number;
  readonly endCursor: string | null;
}

export interface AuditQuestion {
  readonly act: string | null;
  /** Days in Asia/Shanghai, both inclusive. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly first: number;
  readonly after: string | null;
}

const mostEntries = 500;

/** The audit of a county, the newest first. @throws Refusal AUDIT_BY_ADMIN */
export async function auditPage(
  { database }: PeopleParts,
  actor: Actor,
  countyCode: string,
  { act, from, to, first, after }: AuditQuestion,
): Promise<AuditPage> {
  if (actor.role !== 'ADMIN' || !seesCounty(actor, countyCode)) throw new Refusal('AUDIT_BY_ADMIN');
  const limit = Math.min(Math.max(1, Math.trunc(first)), mostEntries);
  const conditions = ['county_code = ?'];
  const values: SqlValue[] = [countyCode];
  const add = (condition: string, ...more: SqlValue[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  if (act !== null) add('act = ?', act);
  if (from !== null) add('at >= ?', startOf(from));
  if (to !== null) add('at < ?', startOf(addDays(to, 1)));
  const [total] = await database.heavy.all<{ n: number }>(
    `select count(*) as n from audit_entry where ${conditions.join(' and ')}`,
    values,
  );
  const [at, id] = after?.split(' ') ?? [];
  if (at !== undefined && id !== undefined) add('(at < ? or (at = ? and id > ?))', at, at, id);
  const rows = await database.heavy.all<{
    id: string;
    at: string;
    account_name: string;
    act: string;
    subject: string;
    detail: string;
  }>(
    `select id, at, account_name, act, subject, detail from audit_entry where ${conditions.join(' and ')}
     order by at desc, id limit ${limit + 1}`,
    values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    nodes: shown.map((row) => ({
      at: row.at,
      accountName: row.account_name,
      act: row.act,
      subject: row.subject,
      detail: row.detail,
    })),
    totalCount: total?.n ?? 0,
    endCursor: rows.length > limit && last ? `${last.at} ${last.id}` : null,
  };
}

/** The instant a day begins in Asia/Shanghai. */
function startOf(day: LocalDate): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString();
}
