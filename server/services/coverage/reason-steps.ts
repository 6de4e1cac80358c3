import { randomUUID } from 'node:crypto';
import { hashPrefix, personKey } from '../../../schema/values/person-key.ts';
import { coveragePersons, inOrder, rosterCategories } from '../../db/coverage/count.ts';
import { padded } from '../../db/coverage/padded.ts';
import { ask, type Steps } from '../../db/steps.ts';
import type { PlannedRow, ReportedPerson, ReportedReason } from './reason-plan.ts';

const atOnce = 256;

/** Persons by the key that rows name them by; a key that is none, or nobody's, is missing. */
export function* personsOfKeys(
  countyCode: string,
  keys: readonly string[],
): Steps<ReadonlyMap<string, Uint8Array>> {
  const wanted = keys.flatMap((key) => {
    const prefix = hashPrefix(key);
    return prefix ? [{ key, prefix }] : [];
  });
  const hashes = new Map<string, Uint8Array>();
  for (const some of chunks(wanted)) {
    const asked = padded(some);
    const ranges = asked.map(() => 'person_hash between ? and ?').join(' or ');
    const rows = yield* ask<{ person_hash: Uint8Array }>(
      `select person_hash from person where county_code = ? and (${ranges})`,
      [countyCode, ...asked.flatMap(({ prefix }) => [filled(prefix, 0), filled(prefix, 255)])],
    );
    for (const { person_hash } of rows) hashes.set(personKey(person_hash), person_hash);
  }
  return new Map(
    wanted.flatMap(({ key, prefix }) => {
      const hash = hashes.get(personKey(filled(prefix, 0)));
      return hash ? [[key, hash] as const] : [];
    }),
  );
}

function filled(prefix: Uint8Array, byte: number): Uint8Array {
  const hash = Buffer.alloc(16, byte);
  hash.set(prefix);
  return hash;
}

/** Where persons stand: state and division of today, and what was reported of them. */
export function* reportedPersons(
  countyCode: string,
  benefitYear: number,
  hashes: ReadonlyMap<string, Uint8Array>,
  isInScope: (division: { readonly township: string; readonly village: string }) => boolean,
): Steps<ReadonlyMap<string, ReportedPerson>> {
  const persons = new Map<string, ReportedPerson>();
  for (const some of chunks([...hashes])) {
    const these = padded(some.map(([, hash]) => hash));
    const now = new Map<string, StateRow>();
    const roster = rosterCategories({ countyCode, hashes: these });
    const categories = inOrder(yield* ask<{ code: string }>(roster.sql, roster.parameters));
    if (categories.length > 0) {
      const query = coveragePersons({ countyCode, benefitYear, categories, hashes: these });
      for (const row of yield* ask<StateRow>(query.sql, query.parameters))
        now.set(personKey(row.person_hash), row);
    }
    const reported = yield* ask<ReasonRow>(
      `select person_hash, reason, evidence, note, reported_by, reported_at, version from non_enrollment
       where county_code = ? and benefit_year = ? and person_hash in (${these.map(() => '?').join(', ')})`,
      [countyCode, benefitYear, ...these],
    );
    const said = new Map(reported.map((row) => [personKey(row.person_hash), row]));
    for (const [key, hash] of some) {
      const place = now.get(personKey(hash));
      persons.set(key, {
        hash,
        state: place?.state ?? null,
        isInScope: place !== undefined && isInScope(place),
        reported: reportedOf(said.get(personKey(hash))),
      });
    }
  }
  return persons;
}

interface StateRow {
  readonly person_hash: Uint8Array;
  readonly township: string;
  readonly village: string;
  readonly state: string;
}

interface ReasonRow {
  readonly person_hash: Uint8Array;
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly reported_by: string;
  readonly reported_at: string;
  readonly version: number;
}

function reportedOf(row: ReasonRow | undefined): ReportedReason {
  if (!row) return { reason: '', evidence: '', note: '', by: '', at: '', version: 0 };
  const { reason, evidence, note, version } = row;
  return { reason, evidence, note, version, by: row.reported_by, at: row.reported_at };
}

/** Who reports, and when. */
export interface Reporter {
  readonly countyCode: string;
  readonly benefitYear: number;
  readonly account: string;
  readonly at: string;
}

/** Puts reasons on record, and what they replace into the audit: no report is ever lost. */
export function* recordReasons(
  { countyCode, benefitYear, account, at }: Reporter,
  rows: readonly Extract<PlannedRow, { kind: 'record' }>[],
): Steps<void> {
  for (const { row, person } of rows) {
    const version = person.reported.version + 1;
    const reason = row.reason ?? '';
    yield* ask(
      `insert into non_enrollment (county_code, benefit_year, person_hash, reason, evidence, note, reported_by,
         reported_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (county_code, benefit_year, person_hash) do update set reason = excluded.reason,
         evidence = excluded.evidence, note = excluded.note, reported_by = excluded.reported_by,
         reported_at = excluded.reported_at, version = excluded.version`,
      [countyCode, benefitYear, person.hash, reason, row.evidence, row.note, account, at, version],
    );
    const detail = { reason, evidence: row.evidence, note: row.note, version, before: person.reported };
    yield* ask(
      `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
       values (?, ?, ?, ?, 'REASON_REPORTED', ?, ?)`,
      [
        countyCode,
        randomUUID(),
        at,
        account,
        `${countyCode}-${benefitYear} ${personKey(person.hash)}`,
        JSON.stringify(detail),
      ],
    );
  }
}

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += atOnce) yield items.slice(from, from + atOnce);
}
