import { randomUUID } from 'node:crypto';
import { ask, type Steps } from './steps.ts';

/** Who did what. `detail` holds no ID number and no name of a person. */
export interface AuditFact {
  readonly countyCode: string;
  /** ISO instant. */
  readonly at: string;
  readonly account: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Writes one entry of the audit, in the transaction of what it tells of. */
export function* writeAudit({ countyCode, at, account, act, subject, detail }: AuditFact): Steps<void> {
  yield* ask(
    `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
     values (?, ?, ?, ?, ?, ?, ?)`,
    [countyCode, randomUUID(), at, account, act, subject, JSON.stringify(detail)],
  );
}
