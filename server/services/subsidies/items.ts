import { ordinaryCategory } from '../../../schema/files/index.ts';
import type { Fen } from '../../../schema/values/fen.ts';
import { addDays, type LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import {
  type PaidGroupRow,
  paidGroups,
  type RosterPair,
  rosterPairs,
  type SubsidyGroupRow,
  type SubsidyQuestion,
  subsidyGroups,
} from '../../db/subsidy-groups.ts';
import { readWholeLedger } from '../../db/whole-ledger.ts';
import { asksNewborns } from '../../policy/due/situation.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';
import { agesAsked, latestBirthOn, type Person } from '../../policy/person.ts';
import { personOfCategory } from '../amounts/amounts-due-person.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { unreadCategory } from '../simulations/insured.ts';

/** People who are alike: what is due from one is due from all. */
export interface SubsidyItem {
  /** ROSTER: on a roster. PAID: known by a payment alone. GIVEN: told with the question. */
  readonly origin: 'ROSTER' | 'PAID' | 'GIVEN';
  /** '' for not known. */
  readonly township: string;
  readonly person: Person;
  /** The payment day the amount is worked out for. */
  readonly on: LocalDate;
  readonly persons: number;
  readonly state: 'ENROLLED' | 'UNDERPAID' | 'ELSEWHERE' | 'REFUNDED' | 'NONE' | 'UNKNOWN';
  /** What they have paid, less refunds; null when that is not known. */
  readonly fen: Fen | null;
}

export interface SubsidyItems {
  readonly items: readonly SubsidyItem[];
  readonly hasRosters: boolean;
}

/** Everybody the campaign knows of, in groups: as many as there are kinds of people, whatever the size of the county. */
export async function readSubsidyItems(
  database: Database,
  campaign: CampaignRecord,
  published: Notice,
  asOfOn: LocalDate | null,
  expectedOn: LocalDate,
): Promise<SubsidyItems> {
  const { countyCode, benefitYear } = campaign;
  const cuts = cutsOf(published);
  // Daily totals name nobody: who of a roster has paid cannot be known.
  const roster = rosterPairs(countyCode, asOfOn);
  const pairs =
    campaign.paymentSource === 'DAILY_TOTALS'
      ? []
      : await database.reader.all<RosterPair>(roster.sql, roster.parameters);
  const question: SubsidyQuestion = {
    countyCode,
    benefitYear,
    pairs,
    asOfOn,
    expectedOn,
    cuts,
    ...birthsOf(published, expectedOn, cuts),
  };
  const paid = paidGroups(question);
  const totals = await database.reader.all<PaidGroupRow>(paid.sql, paid.parameters);
  const days = segmentDays(cuts);
  if (pairs.length === 0) {
    const unread = await unreadPersons(database, campaign, published, totals);
    return { items: byPayments(totals, days, unread), hasRosters: false };
  }
  const rows = await readWholeLedger<SubsidyGroupRow>(database, subsidyGroups(question));
  const rostered = new Set(pairs.map(({ category_code }) => category_code));
  return { items: [...ofRosters(rows, pairs), ...others(totals, rows, rostered, days)], hasRosters: true };
}

/** Days on which the rules for a payment may change: windows open and end, later documents begin. */
function cutsOf(published: Notice): LocalDate[] {
  const states = [published, ...revisionDays(published).map((day) => noticeOn(published, day))];
  const days = states.flatMap(({ windows }) =>
    windows.flatMap(({ opensOn, closesOn }) => [opensOn, addDays(closesOn, 1)]),
  );
  return [...new Set([...days, ...revisionDays(published)])].sort();
}

/** A day of each segment: the day of the cut, and the day before the first. */
function segmentDays(cuts: readonly LocalDate[]): LocalDate[] {
  const [first = '2000-01-01'] = cuts;
  return [addDays(first, -1), ...cuts];
}

/** Where a birth lies so that the very day of payment, or of another reference, decides a question about age. */
function birthsOf(
  published: Notice,
  expectedOn: LocalDate,
  cuts: readonly LocalDate[],
): Pick<SubsidyQuestion, 'births' | 'days'> {
  const states = [published, ...revisionDays(published).map((day) => noticeOn(published, day))];
  const marks = [...cuts, expectedOn, `${published.benefitYear}-01-01`].sort();
  const days = { from: addDays(marks[0] ?? expectedOn, -31), to: addDays(marks.at(-1) ?? expectedOn, 31) };
  const ages = new Set(
    states.flatMap((notice) =>
      [...notice.standard.groups, ...notice.subsidies].flatMap(({ conditions }) => agesAsked(conditions)),
    ),
  );
  const births = [...ages].map((age) => ({
    after: latestBirthOn(age, days.from),
    until: latestBirthOn(age, days.to),
  }));
  const hasNewborns = states.some(
    (notice) => notice.newborn !== null || marks.some((day) => asksNewborns(notice, day)),
  );
  if (hasNewborns) births.push({ after: `${published.benefitYear - 2}-12-31`, until: '9999-12-31' });
  return { births: merged(births), days };
}

/** In order, those that touch joined: `case` asks them one after the other. */
function merged(births: readonly { after: LocalDate; until: LocalDate }[]): SubsidyQuestion['births'] {
  const joined: { after: LocalDate; until: LocalDate }[] = [];
  for (const next of births.toSorted((left, right) => (left.after < right.after ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && next.after <= last.until) last.until = next.until > last.until ? next.until : last.until;
    else joined.push({ ...next });
  }
  return joined;
}

function ofRosters(rows: readonly SubsidyGroupRow[], pairs: readonly RosterPair[]): SubsidyItem[] {
  return rows.flatMap((row): SubsidyItem[] => {
    if (row.part !== 'R') return [];
    const mask = BigInt(row.mask);
    const [on = '', bornOn = ''] = row.sample.split('/');
    return [
      {
        origin: 'ROSTER',
        township: row.township,
        on,
        persons: row.persons,
        // Written by the query itself.
        state: row.state as SubsidyItem['state'],
        fen: row.fen,
        person: {
          bornOn: bornOn === '' ? null : bornOn,
          tier: null,
          // On the roster on the day asked about; how long before does not take a subsidy away (先缴后补).
          categories: pairs.flatMap(({ category_code, status }, index) =>
            (mask >> BigInt(index)) & 1n ? [{ code: category_code, status, from: null, to: null }] : [],
          ),
          disabilityGrade: row.grade,
          lowIncomeFamily: yesNo(row.low_income),
          student: yesNo(row.student),
          ethnicMinority: yesNo(row.minority),
        },
      },
    ];
  });
}

/**
 * Who has paid and is on no roster: the tallies less those who are. A category that has a roster is the roster's to
 * give, so a payment's own word for it does not count; any other category stands as the payment says it.
 */
function others(
  totals: readonly PaidGroupRow[],
  rows: readonly SubsidyGroupRow[],
  rostered: ReadonlySet<string>,
  days: readonly LocalDate[],
): SubsidyItem[] {
  const away = new Map<string, number>();
  const underpaid = new Map<string, number>();
  const money = { ALL: new Map<string, Fen>(), APART: new Map<string, Fen>() };
  for (const row of rows) {
    if (row.part === 'P') add(away, `${row.township}/${row.category}/${row.segment}`, row.persons);
    if (row.part === 'U') add(underpaid, `${row.township}/${row.category}`, row.persons);
    if (row.part === 'M') {
      add(row.state === 'ALL' ? money.ALL : money.APART, `${row.township}/${row.category}`, row.fen);
    }
  }
  const items: SubsidyItem[] = [];
  for (const some of placesOf(totals)) {
    const [{ township, category } = nowhere] = some;
    const place = `${township}/${category}`;
    const person = personOfCategory(rostered.has(category) ? ordinaryCategory : category);
    const apartFen = money.APART.get(place) ?? 0;
    let fen = some.reduce((sum, row) => sum + row.fen, 0) - (money.ALL.get(place) ?? 0);
    const common = { origin: 'PAID', township, person } as const;
    for (const { segment, persons } of some) {
      const left = persons - (away.get(`${place}/${segment}`) ?? 0);
      if (left === 0) continue;
      items.push({ ...common, on: days[segment] ?? '', persons: left, state: 'ENROLLED', fen });
      fen = 0;
    }
    // The underpaid, with all money whose persons are in no other group: of those counted elsewhere too.
    const [rest, under] = [fen + apartFen, underpaid.get(place) ?? 0];
    if (rest !== 0 || under > 0) {
      items.push({ ...common, on: days.at(-1) ?? '', persons: under, state: 'UNDERPAID', fen: rest });
    }
  }
  return items;
}

/** Without rosters: everybody by the category of the payment. Who is counted elsewhere or refunded is taken off. */
function byPayments(
  totals: readonly PaidGroupRow[],
  days: readonly LocalDate[],
  unread: ReadonlyMap<string, number>,
): SubsidyItem[] {
  const items: SubsidyItem[] = [];
  for (const some of placesOf(totals)) {
    const [{ township, category } = nowhere] = some;
    let fen: Fen | null = some.reduce((sum, row) => sum + row.fen, 0);
    let gone = some.reduce((sum, row) => sum + row.gone, 0);
    let unreadLeft = category === ordinaryCategory ? (unread.get(township) ?? 0) : 0;
    const isMixed = unreadLeft > 0;
    for (const { segment, persons } of some) {
      const off = Math.min(gone, persons);
      gone -= off;
      const unreadHere = Math.min(unreadLeft, persons - off);
      unreadLeft -= unreadHere;
      const common = { origin: 'PAID', township, on: days[segment] ?? '', state: 'ENROLLED' } as const;
      const known = persons - off - unreadHere;
      if (unreadHere > 0) {
        // Whose money it is among those of the same township cannot be told apart: it goes with the unread.
        items.push({ ...common, person: personOfCategory(unreadCategory), persons: unreadHere, fen });
        fen = null;
      }
      if (known > 0) {
        items.push({
          ...common,
          person: personOfCategory(category),
          persons: known,
          fen: isMixed ? null : fen,
        });
        if (!isMixed) fen = 0;
      }
    }
    if (fen !== null && fen !== 0) {
      const common = { origin: 'PAID', township, on: days.at(-1) ?? '', state: 'UNDERPAID' } as const;
      items.push({ ...common, person: personOfCategory(category), persons: 0, fen });
    }
  }
  return items;
}

/** Persons by township whose category nobody made out; all of them when no file names any category. */
async function unreadPersons(
  database: Database,
  { countyCode, benefitYear }: CampaignRecord,
  notice: Notice,
  totals: readonly PaidGroupRow[],
): Promise<ReadonlyMap<string, number>> {
  const isSilent =
    notice.categories.length > 0 && totals.every(({ category }) => category === ordinaryCategory);
  if (isSilent) {
    const all = new Map<string, number>();
    for (const { township, persons } of totals) add(all, township, persons);
    return all;
  }
  const rows = await database.heavy.all<{ township: string; persons: number }>(unreadSql, [
    countyCode,
    benefitYear,
    countyCode,
    benefitYear,
  ]);
  return new Map(rows.map(({ township, persons }) => [township, persons]));
}

const unreadSql = `select township, sum(persons) as persons from (
    select p.township_code as township, count(distinct p.person_hash) as persons
    from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
      and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
    where p.county_code = ? and p.benefit_year = ? and p.flags like '%CATEGORY_UNKNOWN%' group by p.township_code
    union all
    select township_code, sum(persons) from daily_total
    where county_code = ? and benefit_year = ? and flags like '%CATEGORY_UNKNOWN%' group by township_code
  ) flagged group by township`;

/** By township and category, in order. */
function placesOf(totals: readonly PaidGroupRow[]): readonly (readonly PaidGroupRow[])[] {
  return [...Map.groupBy(totals, ({ township, category }) => `${township}/${category}`).values()];
}

const nowhere = { township: '', category: ordinaryCategory };

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function yesNo(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}
