import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Query } from '../steps.ts';
import { type CampaignKey, keyOf, marks } from './ledger-rows.ts';

/** Category and status, as rosters have them. */
export interface ListedPair {
  readonly category_code: string;
  readonly status: 'ACTIVE' | 'RISK_ELIMINATED' | 'SUPPORT_ENDED';
}

/** Days of birth within which every day is a case of its own: (after, until]; between two of them all are alike. */
export interface BirthStretch {
  readonly after: LocalDate;
  readonly until: LocalDate;
}

/** Which payments, and what a rule can ask about the person. */
export interface PaidQuestion {
  readonly key: CampaignKey;
  /** Null: of all published batches. */
  readonly batchNumber: number | null;
  /** True: persons on rosters. False: the others, nearly everybody. */
  readonly isListed: boolean;
  /** Of rosters of hardship categories; at most 62. */
  readonly pairs: readonly ListedPair[];
  readonly births: readonly BirthStretch[];
  /** Stretches of payment days on which nothing asks for the day of birth; it is not looked up then. */
  readonly daysWithoutBirth: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** Of the payments: those whose rules ask for the day of birth on some day; null: all may. */
  readonly categoriesWithBirth: readonly string[] | null;
}

/** What persons who paid once and are alike have in common. */
export interface PaidGroup {
  readonly category_code: string;
  /** 1: the file named a category that nobody could make out. */
  readonly unread: number;
  readonly paid_on: LocalDate;
  readonly amount_fen: number;
  /** Bits of `pairs`, as a decimal number: on the day paid, and on the newest rosters. */
  readonly day_mask: string;
  readonly now_mask: string;
  readonly grade: number | null;
  readonly low_income: number | null;
  readonly student: number | null;
  readonly minority: number | null;
  readonly region: string;
  /** Of one of them. */
  readonly born_on: LocalDate | null;
}

export interface CountedGroup extends PaidGroup {
  readonly persons: number;
}

/** One of the persons of a group. */
export interface PaidOnce {
  readonly group_name: string;
  readonly batch_number: number;
  readonly line: number;
  readonly person_hash: Uint8Array;
  readonly township_code: string;
  readonly village_code: string | null;
}

const mostPairs = 62;
const paidColumns = 'x.category_code, x.unread, x.paid_on, x.amount_fen';
const listedColumns = 'x.day_mask, x.now_mask, x.grade, x.low_income, x.student, x.minority';
const notListed = `cast('0' as text) as day_mask, cast('0' as text) as now_mask, cast(null as integer) as grade,
  cast(null as integer) as low_income, cast(null as integer) as student, cast(null as integer) as minority`;

/** The pairs on the county's rosters of hardship categories, of every day. */
export function listedPairs(countyCode: string): Query {
  return {
    sql: `select distinct e.category_code, e.status from roster_entry e
      where e.county_code = ? and e.category_code <> '' and e.from_batch not in (${openBatches})`,
    parameters: [countyCode, countyCode],
  };
}

/** How many persons of each kind paid once: one pass over the payments, never sorted by person. */
export function paidGroups(question: PaidQuestion): Query {
  const paid = paidOnce(question);
  const region = regionSql(question.births);
  // Sorting by what is the same for everybody on no roster would take twice as long.
  const [columns, constants] = question.isListed
    ? [`${paidColumns}, ${listedColumns}`, '']
    : [paidColumns, `${notListed}, `];
  return {
    sql: `select ${columns}, ${constants}x.region, max(x.born_on) as born_on, count(*) as persons
      from (select x.*, ${region.sql} as region from (${paid.sql}) x) x group by ${columns}, x.region`,
    parameters: [...region.parameters, ...paid.parameters],
  };
}

/** Above this many the amounts alone are not asked for first. */
const mostAmounts = 100;

/**
 * The persons of some groups, in the order of their payments.
 *
 * @param some the groups by `groupName`; at most 15,000 of them
 * @param after only payments behind this place
 */
export function personsOfGroups(
  question: PaidQuestion,
  some: ReadonlyMap<string, { readonly amountFen: number }>,
  after: { readonly batch_number: number; readonly line: number },
  limit: number,
): Query {
  const paid = paidOnce(question, after);
  const region = regionSql(question.births);
  const names = [...some.keys()];
  // What is not due is hardly ever paid: most payments need no name then.
  const distinct = [...new Set([...some.values()].map(({ amountFen }) => amountFen))];
  const amounts = distinct.length > mostAmounts ? [] : distinct;
  const isAmong = amounts.length === 0 ? '' : `where x.amount_fen in (${marks(amounts)})`;
  return {
    sql: `select x.group_name, x.batch_number, x.line, x.person_hash, x.township_code, x.village_code
      from (select x.*, ${nameSql} as group_name
        from (select x.*, ${region.sql} as region from (${paid.sql}) x ${isAmong}) x) x
      where x.group_name in (${marks(names)})
      order by x.batch_number, x.line limit ${limit}`,
    parameters: [...region.parameters, ...paid.parameters, ...amounts, ...names],
  };
}

const named = [
  'category_code',
  'unread',
  'paid_on',
  'amount_fen',
  'day_mask',
  'now_mask',
  'grade',
  'low_income',
  'student',
  'minority',
  'region',
] as const satisfies readonly (keyof PaidGroup)[];

/** The same text as `group_name`. */
export function groupName(group: PaidGroup): string {
  return named.map((column) => group[column] ?? '').join('/');
}

const nameSql = named.map((column) => `coalesce(cast(x.${column} as text), '')`).join(` || '/' || `);

const openBatches = `select b.batch_number from roster_batch b where b.county_code = ? and b.status = 'OPEN'`;

/** Payments of persons with this one payment and no entries. */
function paidOnce(
  question: PaidQuestion,
  after: { readonly batch_number: number; readonly line: number } | null = null,
): Query {
  const { key, batchNumber, isListed, pairs } = question;
  if (pairs.length > mostPairs) throw new Error('rosters name more categories than can be counted');
  const { countyCode } = key;
  const place = 'p.batch_number, p.line, p.person_hash, p.township_code, p.village_code, p.category_code';
  const unread = `case when p.flags like '%CATEGORY_UNKNOWN%' then 1 else 0 end`;
  const birth = birthJoin(question);
  const where: Query[] = [
    { sql: 'p.county_code = ? and p.benefit_year = ?', parameters: keyOf(key) },
    batchNumber === null
      ? {
          sql: `p.batch_number in (select b.batch_number from payment_batch b where b.county_code = ?
            and b.benefit_year = ? and b.status = 'PUBLISHED')`,
          parameters: keyOf(key),
        }
      : { sql: 'p.batch_number = ?', parameters: [batchNumber] },
    ...(after === null
      ? []
      : [{ sql: '(p.batch_number, p.line) > (?, ?)', parameters: [after.batch_number, after.line] }]),
    {
      sql: `p.person_hash not in (select q.person_hash from payment q where q.county_code = ? and q.benefit_year = ?
        and q.flags like '%PERSON%')`,
      parameters: keyOf(key),
    },
    // Without rosters everybody is on none.
    ...(pairs.length === 0
      ? []
      : [
          {
            sql: `p.person_hash ${isListed ? '' : 'not '}in (select e.person_hash from roster_entry e
              where e.county_code = ? and e.category_code <> '' and e.from_batch not in (${openBatches}))`,
            parameters: [countyCode, countyCode],
          },
        ]),
  ];
  const condition = where.map(({ sql }) => sql).join(' and ');
  const asked = where.flatMap(({ parameters }) => parameters);
  if (!isListed) {
    return {
      sql: `select ${place}, ${unread} as unread, p.paid_on, p.amount_fen, ${birth.column} as born_on,
          ${notListed}
        from payment p ${birth.join} where ${condition}`,
      parameters: [...birth.parameters, ...asked],
    };
  }
  const bits = (when: string) =>
    pairs
      .map(
        (_, index) =>
          `max(case when ${when} and e.category_code = ? and e.status = ? then ${1n << BigInt(index)} else 0 end)`,
      )
      .join(' + ');
  const pairParameters = pairs.flatMap((pair) => [pair.category_code, pair.status]);
  return {
    sql: `select ${place}, ${unread} as unread, p.paid_on, p.amount_fen, ${birth.column} as born_on,
        cast(${bits('e.from_on <= p.paid_on')} as text) as day_mask,
        cast(${bits('e.to_batch is null')} as text) as now_mask, min(e.disability_grade) as grade,
        max(e.low_income_family) as low_income, max(e.student) as student, max(e.ethnic_minority) as minority
      from payment p
      left join roster_entry e on e.county_code = p.county_code and e.person_hash = p.person_hash
        and e.category_code <> '' and (e.to_batch is null or (e.from_on <= p.paid_on and e.to_on > p.paid_on))
        and e.from_batch not in (${openBatches})
      ${birth.join} where ${condition}
      group by ${place}, p.flags, p.paid_on, p.amount_fen, ${birth.column}`,
    parameters: [...pairParameters, ...pairParameters, countyCode, ...birth.parameters, ...asked],
  };
}

/** The day of birth where it is known and something asks for it: nothing is looked up by a missing hash. */
function birthJoin({ births, daysWithoutBirth, categoriesWithBirth }: PaidQuestion): {
  readonly column: string;
  readonly join: string;
  readonly parameters: readonly string[];
} {
  if (births.length === 0 || categoriesWithBirth?.length === 0)
    return { column: 'cast(null as text)', join: '', parameters: [] };
  const unasked = daysWithoutBirth.map(() => 'when p.paid_on between ? and ? then null').join(' ');
  const ours =
    categoriesWithBirth === null
      ? ''
      : `when p.category_code not in (${marks(categoriesWithBirth)}) then null`;
  return {
    column: 'n.born_on',
    join: `left join person n on n.county_code = p.county_code
      and n.person_hash = ${unasked + ours === '' ? 'p.person_hash' : `case ${ours} ${unasked} else p.person_hash end`}`,
    parameters: [...(categoriesWithBirth ?? []), ...daysWithoutBirth.flatMap(({ from, to }) => [from, to])],
  };
}

/** The number of the stretch; within it, the day itself. */
function regionSql(births: readonly BirthStretch[]): Query {
  if (births.length === 0) return { sql: `''`, parameters: [] };
  const cases = births
    .map((_, index) => `when x.born_on <= ? then '${index}' when x.born_on <= ? then x.born_on`)
    .join(' ');
  return {
    sql: `case when x.born_on is null then '' ${cases} else 'last' end`,
    parameters: births.flatMap(({ after, until }) => [after, until]),
  };
}
