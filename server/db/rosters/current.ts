import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Query } from '../steps.ts';

/** A row of `currentMemberships`. */
export interface MembershipRow {
  readonly person_hash: Buffer;
  readonly source_code: string;
  readonly category_code: string;
  readonly status: 'ACTIVE' | 'RISK_ELIMINATED' | 'SUPPORT_ENDED';
  readonly from_on: LocalDate;
  readonly household: number | null;
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly disability_grade: number | null;
  readonly low_income_family: number | null;
  readonly student: number | null;
  readonly ethnic_minority: number | null;
}

/**
 * Who is on the county's rosters: `from (${sql}) m`, with its parameters at that place. What an open batch brings is
 * not among them. A category that two sources name comes twice: whoever counts persons says `distinct`.
 *
 * @param onDay null for the newest rosters, else a day: from_on <= day < to_on
 */
export function currentMemberships(countyCode: string, onDay: LocalDate | null = null): Query {
  const during =
    onDay === null ? 'e.to_batch is null' : 'e.from_on <= ? and (e.to_on is null or e.to_on > ?)';
  return {
    sql: `select e.person_hash, e.source_code, e.category_code, e.status, e.from_on, e.household, e.township_code,
      e.village_code, e.disability_grade, e.low_income_family, e.student, e.ethnic_minority
      from roster_entry e where e.county_code = ? and ${during} and ${isPublished('e.from_batch')}`,
    parameters: [countyCode, ...(onDay === null ? [] : [onDay, onDay]), countyCode],
  };
}

/**
 * Persons of the county whom an open batch has not brought: a condition on `person` under the name given, with one
 * parameter, the county code. Every reader of `person` that counts or lists says it.
 */
export function personIsPublished(alias: string): string {
  return `(${alias}.first_batch is null or ${isPublished(`${alias}.first_batch`)})`;
}

/** One parameter: the county code. */
function isPublished(column: string): string {
  return `${column} not in (select b.batch_number from roster_batch b where b.county_code = ? and b.status = 'OPEN')`;
}
