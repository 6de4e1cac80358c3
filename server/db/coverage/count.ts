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
  const persons = placedPersons(question);
  const { categories } = question;
  // A village says which township it is in; what a roster says beside it may contradict that.
  const sql = `select coalesce(d.parent_code, ${townshipOf('g.place')}) as township, ${villageOf('g.place')} as village,
      ${categories.map((_, index) => `case when (g.mask & ${bit(index)}) <> 0 then cast(? as text) else '' end`).join(' || ')}
        as categories, g.state as state, sum(g.persons) as persons
    from (select s.place, s.mask, s.state, count(*) as persons from (${persons.sql}) s
      group by s.place, s.mask, s.state) g
    left join division d on d.county_code = ? and d.code = ${villageOf('g.place')}
    group by 1, 2, 3, 4`;
  return {
    sql,
    parameters: [...categories.map((code) => `${code},`), ...persons.parameters, question.countyCode],
  };
}

/**
 * One row a person: hash, township and village ('' for not known), categories as a `mask` of bits in the order given,
 * state, and the household as `source/line`, null when no roster lists households. Covered comes first: a reason
 * reported before the payment came no longer says anything; one that was taken back is ''.
 */
export function coveragePersons(question: CoverageQuestion): Query {
  const { sql, parameters } = placedPersons(question);
  return {
    sql: `select s.person_hash, s.household, s.mask, ${townshipOf('s.place')} as township,
      ${villageOf('s.place')} as village, s.state from (${sql}) s`,
    parameters,
  };
}

/** The same with township and village in one text: counting by it looks into the register once a person. */
function placedPersons({
  countyCode,
  benefitYear,
  categories,
  onDay = null,
  hashes,
}: CoverageQuestion): Query {
  if (categories.length > mostCategories) throw new Error('rosters name more categories than can be counted');
  const memberships = currentMemberships(countyCode, onDay);
  const until = (column: string) => (onDay === null ? '' : `and ${column} <= ?`);
  // Lookups by the whole key, never joins: right after an import PostgreSQL knows nothing of the tables' sizes and
  // joins them row by row. Each stands where it is asked once a person.
  const parameters: SqlValue[] = [];
  const one = (columns: string, table: string, more = '', day: LocalDate | null = null) => {
    parameters.push(countyCode, benefitYear, ...(day === null ? [] : [day]));
    return `(select ${columns} from ${table} x where x.county_code = ? and x.benefit_year = ?
      and x.person_hash = m.person_hash ${more})`;
  };
  // While SQLite takes payments in, the persons of the open batch are there already.
  const insured = () => {
    const found = one('1', 'insured_person', `${until('x.counted_on')} and ${isPublished}`, onDay);
    parameters.push(countyCode, benefitYear);
    return found;
  };
  const moved = () => {
    if (onDay === null) return '';
    parameters.push(countyCode, onDay);
    return `(select ${fixed("coalesce(v.from_township, '')")} || coalesce(v.from_village, '') from person_event v where v.county_code = ?
      and v.person_hash = m.person_hash and v.kind = 'TRANSFER' and v.on_day > ? order by v.event_number limit 1), `;
  };
  // Both codes at once: a look into a register of millions for each would take longer than all the rest.
  const registered = () => {
    parameters.push(countyCode);
    return `(select ${fixed('p.township_code')} || coalesce(p.village_code, '') from person p
      where p.county_code = ? and p.person_hash = m.person_hash and p.township_code is not null)`;
  };
  const sql = `select m.person_hash, m.household, m.mask,
      coalesce(${moved()}${registered()}, ${fixed("coalesce(m.township, '')")} || coalesce(m.village, '')) as place,
      case (case when ${insured()} is null
            or ${one('1', 'refunded_person', until('x.refunded_on'), onDay)} is not null then 0
          when ${one('1', 'amount_check', "and x.verdict = 'UNDER'")} is not null then 1 else 2 end)
        when 2 then 'COVERED'
        when 1 then coalesce(nullif(${one('x.reason', 'non_enrollment')}, ''), 'UNDERPAID')
        else coalesce(nullif(${one('x.reason', 'non_enrollment')}, ''), 'CHASE') end as state
    from (select m.person_hash, max(m.township_code) as township, max(m.village_code) as village,
        max(m.source_code || '/' || cast(m.household as text)) as household,
        ${categories.map((_, index) => `max(case when m.category_code = ? then ${bit(index)} else 0 end)`).join(' + ')}
          as mask
      from (${memberships.sql}) m
      where ${isDue} ${among(hashes)}
      group by m.person_hash) m`;
  return { sql, parameters: [...parameters, ...categories, ...memberships.parameters, ...(hashes ?? [])] };
}

/** Longer than any division code: twelve digits for a village. */
const codeLength = 16;

/** A code filled up with blanks. */
function fixed(code: string): string {
  return `substr(${code} || '${' '.repeat(codeLength)}', 1, ${codeLength})`;
}

const townshipOf = (place: string) => `rtrim(substr(${place}, 1, ${codeLength}))`;
const villageOf = (place: string) => `substr(${place}, ${codeLength + 1})`;

/** Of an insured person `x`; two parameters. */
const isPublished = `x.batch_number not in (select b.batch_number from payment_batch b
  where b.county_code = ? and b.benefit_year = ? and b.status = 'OPEN')`;

/** Of `m`: the register names everybody and no category. */
const isDue = `m.category_code <> '' and m.status <> 'SUPPORT_ENDED'`;

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
