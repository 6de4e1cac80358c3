import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { SqlValue } from '../reader.ts';
import { currentMemberships } from '../rosters/current.ts';
import { ask, type Query, type Steps } from '../steps.ts';

/** Persons of current rosters who are alike. */
export interface CoverageGroup {
  /** '' for not known. */
  readonly township: string;
  readonly village: string;
  /** Codes in order, a comma between. */
  readonly categories: string;
  /** COVERED, UNDERPAID, CHASE, or the code of the reason that was reported. */
  readonly state: string;
  readonly persons: number;
}

/** Bits of a whole number that both databases and JavaScript keep. */
const mostCategories = 50;

/**
 * Categories on the county's rosters, in order of their codes; empty when there is no roster. Support that has ended
 * (不再享受政策) makes nobody due.
 */
export function rosterCategories({
  countyCode,
  onDay = null,
  hashes,
}: Omit<CoverageQuestion, 'benefitYear' | 'categories'>): Query {
  const memberships = currentMemberships(countyCode, onDay);
  return {
    sql: `select distinct m.category_code as code from (${memberships.sql}) m where ${isDue} ${among(hashes)}`,
    parameters: [...memberships.parameters, ...(hashes ?? [])],
  };
}

/** The codes that `rosterCategories` answered, as `coverageGroups` wants them. */
export function inOrder(rows: readonly { readonly code: string }[]): string[] {
  return rows.map(({ code }) => code).sort();
}

/** Whose coverage is counted, and when. */
export interface CoverageQuestion {
  readonly countyCode: string;
  readonly benefitYear: number;
  /** All that are on the rosters, from `rosterCategories`; not empty. */
  readonly categories: readonly string[];
  /** Null: as things are now. Else rosters, counted payments and refunds as of the end of the day. */
  readonly onDay?: LocalDate | null;
  /** Only these persons. */
  readonly hashes?: readonly Uint8Array[];
}

/**
 * Counts coverage from the rosters and the ledger itself: each person of the rosters is in exactly one group.
 *
 * Reasons and verdicts on amounts have no days: a question about an earlier day takes those known now.
 */
export function coverageGroups(question: CoverageQuestion): Query {
  const persons = coveragePersons(question);
  const { categories } = question;
  // A village says which township it is in; what a roster says beside it may contradict that.
  const sql = `select coalesce(d.parent_code, g.township) as township, g.village as village,
      ${categories.map((_, index) => `case when (g.mask & ${bit(index)}) <> 0 then cast(? as text) else '' end`).join(' || ')}
        as categories, g.state as state, sum(g.persons) as persons
    from (select s.township, s.village, s.mask, s.state, count(*) as persons from (${persons.sql}) s
      group by s.township, s.village, s.mask, s.state) g
    left join division d on d.county_code = ? and d.code = g.village
    group by 1, 2, 3, 4`;
  return {
    sql,
    parameters: [...categories.map((code) => `${code},`), ...persons.parameters, question.countyCode],
  };
}

/**
 * One row a person: hash, township and village ('' for not known), categories as a `mask` of bits in the order given,
 * state, and the household as `source/line`, null when no roster lists households.
 */
export function coveragePersons({
  countyCode,
  benefitYear,
  categories,
  onDay = null,
  hashes,
}: CoverageQuestion): Query {
  if (categories.length > mostCategories) throw new Error('rosters name more categories than can be counted');
  const memberships = currentMemberships(countyCode, onDay);
  const campaign: readonly SqlValue[] = [countyCode, benefitYear];
  const until = (column: string) => (onDay === null ? '' : `and ${column} <= ?`);
  const day: readonly SqlValue[] = onDay === null ? [] : [onDay];
  const division = (column: 'township' | 'village') => {
    const now = `case when p.township_code is null then m.${column} else p.${column}_code end`;
    return onDay === null ? now : `case when v.person_hash is null then ${now} else v.from_${column} end`;
  };
  const sql = `select m.person_hash as person_hash, m.household as household,
      coalesce(${division('township')}, '') as township,
      coalesce(${division('village')}, '') as village, m.mask as mask, ${stateSql} as state
    from (select m.person_hash, max(m.township_code) as township, max(m.village_code) as village,
        max(m.source_code || '/' || cast(m.household as text)) as household,
        ${categories.map((_, index) => `max(case when m.category_code = ? then ${bit(index)} else 0 end)`).join(' + ')}
          as mask
      from (${memberships.sql}) m
      where ${isDue} ${among(hashes)}
      group by m.person_hash) m
    left join person p on p.county_code = ? and p.person_hash = m.person_hash
    ${onDay === null ? '' : movedAfterwards}
    left join insured_person i on i.county_code = ? and i.benefit_year = ? and i.person_hash = m.person_hash
      ${until('i.counted_on')}
    left join refunded_person r on r.county_code = ? and r.benefit_year = ? and r.person_hash = m.person_hash
      ${until('r.refunded_on')}
    left join amount_check a on a.county_code = ? and a.benefit_year = ? and a.person_hash = m.person_hash
      and a.verdict = 'UNDER'
    left join non_enrollment n on n.county_code = ? and n.benefit_year = ? and n.person_hash = m.person_hash`;
  return {
    sql,
    parameters: [
      ...categories,
      ...memberships.parameters,
      ...(hashes ?? []),
      countyCode,
      ...(onDay === null ? [] : [countyCode, onDay, countyCode]),
      ...campaign,
      ...day,
      ...campaign,
      ...day,
      ...campaign,
      ...campaign,
    ],
  };
}

/** Of `m`: the register names everybody and no category. */
const isDue = `m.category_code <> '' and m.status <> 'SUPPORT_ENDED'`;

// Covered comes first: a reason reported before the payment came no longer says anything. A reason that was taken
// back is ''.
const stateSql = `case
    when i.person_hash is not null and r.person_hash is null and a.person_hash is null then 'COVERED'
    when n.reason <> '' then n.reason
    when i.person_hash is not null and r.person_hash is null then 'UNDERPAID'
    else 'CHASE' end`;

/** Where a person lived before the first move after a day: `v`, for a county, a day, and the county again. */
const movedAfterwards = `left join (select e.person_hash, e.from_township, e.from_village from person_event e
      join (select county_code, person_hash, min(event_number) as event_number from person_event
        where county_code = ? and kind = 'TRANSFER' and on_day > ? group by county_code, person_hash) f
      on f.county_code = e.county_code and f.person_hash = e.person_hash and f.event_number = e.event_number
      where e.county_code = ?) v on v.person_hash = m.person_hash`;

function among(hashes: readonly Uint8Array[] | undefined): string {
  return hashes ? `and m.person_hash in (${hashes.map(() => '?').join(', ')})` : '';
}

function bit(index: number): string {
  return (1n << BigInt(index)).toString();
}

/** `coverageGroups` without the comma that ends a set. */
export function* countCoverage(question: Omit<CoverageQuestion, 'categories'>): Steps<CoverageGroup[]> {
  const roster = rosterCategories(question);
  const categories = inOrder(yield* ask<{ code: string }>(roster.sql, roster.parameters));
  if (categories.length === 0) return [];
  const query = coverageGroups({ ...question, categories });
  return groupsOf(yield* ask<CoverageGroup>(query.sql, query.parameters));
}

export function groupsOf(rows: readonly CoverageGroup[]): CoverageGroup[] {
  return rows.map((row) => ({ ...row, categories: row.categories.slice(0, -1) }));
}
