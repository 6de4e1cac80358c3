import type { LocalDate } from '../../schema/values/local-date.ts';
import type { SqlValue } from './reader.ts';
import { currentMemberships } from './rosters/current.ts';
import type { Query } from './steps.ts';

/** Which people are alike for a question about what is due. */
export interface SubsidyQuestion {
  readonly countyCode: string;
  readonly benefitYear: number;
  /** Category and status pairs on the rosters, from `rosterPairs`; not empty. */
  readonly pairs: readonly RosterPair[];
  /** Rosters and payments as of the end of this day; null for all there are. */
  readonly asOfOn: LocalDate | null;
  /** The payment day of who has not paid. */
  readonly expectedOn: LocalDate;
  /** Days on which another window or revision begins, in order. */
  readonly cuts: readonly LocalDate[];
  /**
   * Stretches of days of birth, in order, within which the day of payment decides a question about age: (after, until].
   * Outside of them everybody between two stretches is alike.
   */
  readonly births: readonly { readonly after: LocalDate; readonly until: LocalDate }[];
  /** Payment days for which the stretches hold. */
  readonly days: { readonly from: LocalDate; readonly to: LocalDate };
}

export interface RosterPair {
  readonly category_code: string;
  readonly status: 'ACTIVE' | 'RISK_ELIMINATED' | 'SUPPORT_ENDED';
}

/**
 * One row of the answer. `R`: persons of the rosters who are alike, with all money of theirs. `P`: counted persons who
 * are on a roster or not enrolled after all, by where they count; `U`: of them the underpaid on no roster. `M`: the money of the same, by where it was paid:
 * state ALL, and of it APART for those on no roster.
 */
export interface SubsidyGroupRow {
  readonly part: 'R' | 'P' | 'U' | 'M';
  /** Bits of `pairs`, as a decimal number. */
  readonly mask: string;
  readonly grade: number | null;
  readonly low_income: number | null;
  readonly student: number | null;
  readonly minority: number | null;
  readonly township: string;
  readonly category: string;
  /** Of R: ENROLLED, UNDERPAID, ELSEWHERE, REFUNDED or NONE. */
  readonly state: string;
  readonly segment: number;
  readonly persons: number;
  readonly fen: number;
  /** A payment day and a day of birth of one of them, `2024-11-30/1960-01-01`; nothing after the stroke: not known. */
  readonly sample: string;
}

const mostPairs = 62;

/** The pairs on rosters of hardship categories. */
export function rosterPairs(countyCode: string, asOfOn: LocalDate | null): Query {
  const memberships = currentMemberships(countyCode, asOfOn);
  return {
    sql: `select distinct m.category_code, m.status from (${memberships.sql}) m where m.category_code <> ''
      order by m.category_code, m.status`,
    parameters: memberships.parameters,
  };
}

/** `segment` of a day: how many of the cuts are on or before it. */
export function segmentSql(column: string, cuts: readonly LocalDate[]): Query {
  if (cuts.length === 0) return { sql: '0', parameters: [] };
  const cases = cuts.map((_, index) => `when ${column} < ? then ${index}`).join(' ');
  return { sql: `case ${cases} else ${cuts.length} end`, parameters: cuts };
}

/**
 * Groups the persons of the rosters, and what they take off the tallies of all who have paid: one pass over the
 * payments, rows by kinds of people and never by person.
 */
export function subsidyGroups(question: SubsidyQuestion): Query {
  const { countyCode, benefitYear, pairs, asOfOn, expectedOn } = question;
  if (pairs.length > mostPairs) throw new Error('rosters name more categories than can be counted');
  const memberships = currentMemberships(countyCode, asOfOn);
  const campaign: readonly SqlValue[] = [countyCode, benefitYear];
  const ofCampaign = (table: string) => `${table}.county_code = ? and ${table}.benefit_year = ?`;
  const until = (column: string) => (asOfOn === null ? '' : `and ${column} <= ?`);
  const day: readonly SqlValue[] = asOfOn === null ? [] : [asOfOn];
  const masks = pairs.map(
    (_, index) =>
      `max(case when m.category_code = ? and m.status = ? then ${1n << BigInt(index)} else 0 end)`,
  );
  const region = regionSql(question);
  const segment = segmentSql('x.paid_on', question.cuts);
  const segmentOfCounted = segmentSql('i.counted_on', question.cuts);
  const samePayment = `p.county_code = v.county_code and p.benefit_year = v.benefit_year
    and p.batch_number = v.batch_number and p.line = v.line`;

  const ctes: Query[] = [
    {
      sql: `live as (select b.batch_number from payment_batch b where ${ofCampaign('b')} and b.status = 'PUBLISHED')`,
      parameters: campaign,
    },
    {
      sql: `member as materialized (select m.person_hash, ${masks.join(' + ')} as mask, max(m.township_code) as township,
          max(m.village_code) as village, min(m.disability_grade) as grade, max(m.low_income_family) as low_income,
          max(m.student) as student, max(m.ethnic_minority) as minority
        from (${memberships.sql}) m where m.category_code <> '' group by m.person_hash
        having max(case when m.status <> 'SUPPORT_ENDED' then 1 else 0 end) = 1)`,
      parameters: [...pairs.flatMap((pair) => [pair.category_code, pair.status]), ...memberships.parameters],
    },
    {
      sql: `refunded as (select r.person_hash from refunded_person r where ${ofCampaign('r')} ${until('r.refunded_on')})`,
      parameters: [...campaign, ...day],
    },
    {
      sql: `elsewhere as (select e.person_hash from elsewhere_person e where ${ofCampaign('e')} ${until('e.counted_on')})`,
      parameters: [...campaign, ...day],
    },
    {
      sql: `underpaid as (select a.person_hash from amount_check a where ${ofCampaign('a')} and a.verdict = 'UNDER')`,
      parameters: campaign,
    },
    {
      sql: `few as (select person_hash from refunded union all select person_hash from elsewhere
        union all select person_hash from underpaid)`,
      parameters: [],
    },
    {
      sql: `apart as materialized (select person_hash from member union all select person_hash from few)`,
      parameters: [],
    },
    {
      sql: `counted as (select i.person_hash, i.township_code, i.category_code, i.counted_on from insured_person i
        where ${ofCampaign('i')} ${until('i.counted_on')} and i.batch_number in (select batch_number from live)
          and i.person_hash in (select person_hash from apart))`,
      parameters: [...campaign, ...day],
    },
    {
      // Payments, without those that do not count and without what was given back. Cross joins keep the few outside:
      // SQLite would rather read all payments again for each.
      sql: `paid as materialized (select person_hash, township_code, category_code, fen from (
          select p.person_hash, p.township_code, p.category_code, p.amount_fen as fen from payment p
          where ${ofCampaign('p')} ${until('p.paid_on')} and p.batch_number in (select batch_number from live)
            and p.person_hash in (select person_hash from apart)
          union all
          select p.person_hash, p.township_code, p.category_code, -p.amount_fen from payment_void v cross join payment p
            where ${samePayment} and ${ofCampaign('v')} ${until('p.paid_on')}
            and p.batch_number in (select batch_number from live)
            and p.person_hash in (select person_hash from apart)
          union all
          select p.person_hash, p.township_code, p.category_code, -v.amount_fen from payment_entry v cross join payment p
            where ${samePayment} and ${ofCampaign('v')} and v.kind = 'REFUND' and v.undone_by is null ${until('v.on_day')}
            and not exists (select 1 from payment_void n where n.county_code = v.county_code
              and n.benefit_year = v.benefit_year and n.batch_number = v.batch_number and n.line = v.line)
            and p.person_hash in (select person_hash from apart)
        ) money)`,
      parameters: [...campaign, ...day, ...campaign, ...day, ...campaign, ...day],
    },
    {
      sql: `each_person as (select m.mask, m.grade, m.low_income, m.student, m.minority, p.born_on,
          coalesce(i.counted_on, cast(? as text)) as paid_on,
          coalesce(d.parent_code, case when p.township_code is null then m.township else p.township_code end, '')
            as township,
          case when i.person_hash is null then 'NONE' when r.person_hash is not null then 'REFUNDED'
            when e.person_hash is not null then 'ELSEWHERE' when a.person_hash is not null then 'UNDERPAID'
            else 'ENROLLED' end as state, coalesce(q.fen, 0) as fen
        from member m
        left join person p on p.county_code = ? and p.person_hash = m.person_hash
        left join division d on d.county_code = ?
          and d.code = case when p.township_code is null then m.village else p.village_code end
        left join insured_person i on ${ofCampaign('i')} and i.person_hash = m.person_hash ${until('i.counted_on')}
          and i.batch_number in (select batch_number from live)
        left join refunded r on r.person_hash = m.person_hash
        left join elsewhere e on e.person_hash = m.person_hash
        left join underpaid a on a.person_hash = m.person_hash
        left join (select person_hash, sum(fen) as fen from paid group by person_hash) q
          on q.person_hash = m.person_hash)`,
      parameters: [expectedOn, countyCode, countyCode, ...campaign, ...day],
    },
  ];
  const parts: Query[] = [
    {
      sql: `select 'R' as part, cast(g.mask as text) as mask, g.grade, g.low_income, g.student, g.minority, g.township,
          '' as category, g.state, g.segment, count(*) as persons, sum(g.fen) as fen,
          max(g.paid_on || '/' || coalesce(g.born_on, '')) as sample
        from (select x.*, ${segment.sql} as segment, ${region.sql} as region from each_person x) g
        group by g.mask, g.grade, g.low_income, g.student, g.minority, g.township, g.state, g.segment, g.region`,
      parameters: [...segment.parameters, ...region.parameters],
    },
    {
      sql: `select 'P', '0', null, null, null, null, i.township_code, i.category_code, '', ${segmentOfCounted.sql}, count(*), 0, ''
        from counted i group by i.township_code, i.category_code, 10`,
      parameters: segmentOfCounted.parameters,
    },
    {
      sql: `select 'U', '0', null, null, null, null, i.township_code, i.category_code, '', 0, count(*), 0, ''
        from counted i where i.person_hash in (select person_hash from underpaid)
          and i.person_hash not in (select person_hash from refunded)
          and i.person_hash not in (select person_hash from elsewhere)
          and not exists (select 1 from member m where m.person_hash = i.person_hash)
        group by i.township_code, i.category_code`,
      parameters: [],
    },
    {
      sql: `select 'M', '0', null, null, null, null, q.township_code, q.category_code, 'ALL', 0, 0, sum(q.fen), ''
        from paid q group by q.township_code, q.category_code`,
      parameters: [],
    },
    {
      sql: `select 'M', '0', null, null, null, null, q.township_code, q.category_code, 'APART', 0, 0, sum(q.fen), ''
        from paid q where q.person_hash in (select f.person_hash from few f
          where not exists (select 1 from member m where m.person_hash = f.person_hash))
        group by q.township_code, q.category_code`,
      parameters: [],
    },
  ];
  return {
    sql: `with ${ctes.map(({ sql }) => sql).join(',\n')}\n${parts.map(({ sql }) => sql).join('\nunion all\n')}`,
    parameters: [...ctes, ...parts].flatMap(({ parameters }) => parameters),
  };
}

/** What the tallies say of all who have paid: gross persons by segment of the day they count on, money less refunds. */
export function paidGroups({
  countyCode,
  benefitYear,
  asOfOn,
  cuts,
}: Pick<SubsidyQuestion, 'countyCode' | 'benefitYear' | 'asOfOn' | 'cuts'>): Query {
  const segment = segmentSql('t.paid_on', cuts);
  return {
    sql: `select g.township, g.category, g.segment, sum(g.persons) as persons, sum(g.fen) as fen,
        sum(g.gone) as gone from (
        select t.division_code as township, t.category_code as category, ${segment.sql} as segment, t.persons,
          t.amount_fen - t.refunded_fen as fen, t.refunded_persons + t.elsewhere_persons as gone
        from tally t where t.county_code = ? and t.benefit_year = ? and t.level = 'TOWNSHIP' and t.paid_on <> ''
          ${asOfOn === null ? '' : 'and t.paid_on <= ?'}) g
      group by g.township, g.category, g.segment order by g.township, g.category, g.segment`,
    parameters: [...segment.parameters, countyCode, benefitYear, ...(asOfOn === null ? [] : [asOfOn])],
  };
}

export interface PaidGroupRow {
  readonly township: string;
  readonly category: string;
  readonly segment: number;
  readonly persons: number;
  readonly fen: number;
  /** Refunded in full, or counted in another county; by the day of that. */
  readonly gone: number;
}

/** The number of the stretch; where the day of payment decides, the day and the birth themselves. */
function regionSql({ births, days }: SubsidyQuestion): Query {
  if (births.length === 0) return { sql: "''", parameters: [] };
  const exact = "x.paid_on || '/' || x.born_on";
  const cases = births
    .map((_, index) => `when x.born_on <= ? then '${index}' when x.born_on <= ? then ${exact}`)
    .join(' ');
  return {
    sql: `case when x.born_on is null then '' when x.paid_on < ? or x.paid_on > ? then ${exact} ${cases} else 'last' end`,
    parameters: [days.from, days.to, ...births.flatMap(({ after, until }) => [after, until])],
  };
}
