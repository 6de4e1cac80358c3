import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { SqlValue } from '../reader.ts';
import type { Query } from '../steps.ts';
import { currentMemberships, personIsPublished } from './current.ts';

/** A row of `listedMembers` and `listedResidents`: somebody on a roster, once for each roster and category. */
export interface ListedRow {
  readonly person_hash: Uint8Array;
  /** '' for the register. */
  readonly source_code: string;
  readonly category_code: string;
  readonly status: string;
  readonly household: number | null;
  readonly disability_grade: number | null;
  /** Where the register puts the person, else the roster; '' for not known. */
  readonly township: string;
  readonly village: string;
  /** Day the payment counts from; null for who has not paid or had all money back. */
  readonly paid_on: LocalDate | null;
  /** 1: what was paid is not enough. */
  readonly is_underpaid: number;
}

/**
 * Everybody on the county's rosters of hardship now, with this year's payment.
 *
 * @param source one roster; null for all
 */
export function listedMembers(countyCode: string, benefitYear: number, source: string | null): Query {
  const memberships = currentMemberships(countyCode);
  const paid = payment(countyCode, benefitYear, 'm.person_hash');
  const columns = `m.person_hash, m.source_code, m.category_code, m.status, m.household, m.disability_grade,
    case when p.township_code is null then coalesce(m.township_code, '') else p.township_code end as township,
    case when p.township_code is null then coalesce(m.village_code, '') else coalesce(p.village_code, '') end as village`;
  return {
    sql: `select ${columns}, ${paid.sql} from (${memberships.sql}) m
      left join person p on p.county_code = ? and p.person_hash = m.person_hash
      where m.category_code <> '' ${source === null ? '' : 'and m.source_code = ?'}`,
    parameters: [
      ...paid.parameters,
      ...memberships.parameters,
      countyCode,
      ...(source === null ? [] : [source]),
    ],
  };
}

/**
 * The county's residents as the register has them, with this year's payment.
 *
 * @param township one township; null for all
 */
export function listedResidents(countyCode: string, benefitYear: number, township: string | null): Query {
  const paid = payment(countyCode, benefitYear, 'p.person_hash');
  const residents = residentsOf(countyCode, township);
  return {
    sql: `select p.person_hash, '' as source_code, '' as category_code, 'ACTIVE' as status, null as household,
      null as disability_grade, coalesce(p.township_code, '') as township, coalesce(p.village_code, '') as village,
      ${paid.sql} ${residents.sql}`,
    parameters: [...paid.parameters, ...residents.parameters],
  };
}

/** How many rows `listedResidents` has, as `n`. */
export function countResidents(countyCode: string, township: string | null): Query {
  const { sql, parameters } = residentsOf(countyCode, township);
  return { sql: `select count(*) as n ${sql}`, parameters };
}

function residentsOf(countyCode: string, township: string | null): Query {
  return {
    sql: `from person p where p.county_code = ? and p.is_resident = 1 and ${personIsPublished('p')}
      ${township === null ? '' : 'and p.township_code = ?'}`,
    parameters: [countyCode, countyCode, ...(township === null ? [] : [township])],
  };
}

/** `paid_on` and `is_underpaid`: looked up by the whole key, as coverage does, which counts the same. */
function payment(countyCode: string, benefitYear: number, hash: string): Query {
  const key: readonly SqlValue[] = [countyCode, benefitYear];
  const of = (table: string, as: string) =>
    `from ${table} ${as} where ${as}.county_code = ? and ${as}.benefit_year = ? and ${as}.person_hash = ${hash}`;
  return {
    sql: `(select x.counted_on ${of('insured_person', 'x')} and x.batch_number not in
        (select b.batch_number from payment_batch b where b.county_code = ? and b.benefit_year = ?
         and b.status = 'OPEN') and not exists (select 1 ${of('refunded_person', 'r')})) as paid_on,
      case when exists (select 1 ${of('amount_check', 'a')} and a.verdict = 'UNDER') then 1 else 0 end as is_underpaid`,
    parameters: [...key, ...key, ...key, ...key],
  };
}
