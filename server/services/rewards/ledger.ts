import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { RefundedStep } from '../../../schema/values/refunded-spans.ts';
import type { Database } from '../../db/database.ts';
import type { Notice } from '../../policy/notice.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { readEntryPersons } from './ledger-entries.ts';
import { asksRegistered, readRegistered } from './registered.ts';

/** Persons who are alike: counted in one township and category, first paid and first posted on the same days. */
export interface LedgerGroup {
  readonly townshipCode: string;
  readonly categoryCode: string;
  /** The earliest day paid: the day a person counts on. */
  readonly paidOn: LocalDate;
  /** The earliest day posted; null: not posted, or not known. */
  readonly postedOn: LocalDate | null;
  /** False when the payments came without posting days, so that a null says nothing. */
  readonly isPostedKnown: boolean;
  readonly persons: number;
  /** The payment they count by lies outside the windows and was accepted. */
  readonly isAccepted: boolean;
  /** The days on which they become refunded (1 each) and stop being so (-1). */
  readonly refunds: readonly RefundedStep[];
}

/**
 * Everybody who came in, each once, in groups: some thousands however many payments there are. Who is counted in
 * another county is not among them.
 */
export type Ledger = readonly LedgerGroup[];

export interface Ledgers {
  /** Of published batches; kept until the campaign's figures change. */
  of(campaign: Pick<CampaignRecord, 'countyCode' | 'benefitYear'>): Promise<Ledger>;
  /** Persons of the register by township, when a rate of the notice divides by them; null when not, or not known. */
  registered(countyCode: string, notice: Notice): Promise<ReadonlyMap<string, number> | null>;
}

/** Campaigns whose ledger is kept in memory; one is about a megabyte. */
const mostKept = 20;

export function createLedgers(database: Database): Ledgers {
  const kept = new Map<string, { readonly version: number; readonly ledger: Promise<Ledger> }>();

  return {
    async registered(countyCode, notice) {
      return asksRegistered(notice) ? readRegistered(database, countyCode) : null;
    },
    async of({ countyCode, benefitYear }) {
      const key = [countyCode, benefitYear] as const;
      const name = key.join('/');
      const { version } = await campaignState(key);
      const known = kept.get(name);
      if (known?.version === version) return known.ledger;
      const ledger = readSteadily(key);
      kept.delete(name);
      kept.set(name, { version, ledger });
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
      ledger.catch(() => kept.delete(name));
      return ledger;
    },
  };

  async function campaignState(key: Key): Promise<CampaignState> {
    const [state] = await database.reader.all<CampaignState>(
      `select figures_version as version, payment_source as source from campaign
       where county_code = ? and benefit_year = ?`,
      key,
    );
    return state ?? { version: 0, source: 'NONE' };
  }

  /** Several statements read one ledger; when an import is published between two of them it is read again. */
  async function readSteadily(key: Key): Promise<Ledger> {
    let before = await campaignState(key);
    for (;;) {
      const ledger = before.source === 'DETAILS' ? await readDetails(key) : await readTallies(key);
      const after = await campaignState(key);
      if (after.version === before.version) return ledger;
      before = after;
    }
  }

  /** Daily totals have no posting days and no persons to tell apart: the tally by day is all there is. */
  async function readTallies(key: Key): Promise<Ledger> {
    const rows = await database.reader.all<TallyRow>(
      `select division_code as township, category_code as category, paid_on as paid, persons from tally
       where county_code = ? and benefit_year = ? and level = 'TOWNSHIP' and paid_on > '' and persons <> 0`,
      key,
    );
    return rows.map(({ township, category, paid, persons }) => ({
      townshipCode: township,
      categoryCode: category,
      paidOn: paid,
      postedOn: null,
      isPostedKnown: false,
      persons,
      isAccepted: false,
      refunds: [],
    }));
  }

  async function readDetails(key: Key): Promise<Ledger> {
    const [kept] = await database.reader.all<{ persons: number | null }>(keptPersons, key);
    const paid = await database.heavy.all<PostingRow>(postings, key);
    const rows = [...paid, ...(await database.heavy.all<PostingRow>(voidPostings, key))];
    // A file either has the column of posting days or not; one day in it tells.
    const withColumn = new Set(paid.filter(({ posted }) => posted !== null).map(({ batch }) => batch));
    const again = await readAgain(key, personsIn(rows) - (kept?.persons ?? 0));
    const special = await readEntryPersons(database, key);
    const taken = special.map((person) => ({ ...person, persons: -1 }));
    const groups = summed([...rows, ...again, ...taken]);
    return [
      ...groups.map((row) => ({ ...row, isAccepted: false, refunds: [] })),
      ...special.filter(({ isElsewhere }) => !isElsewhere),
    ].map(({ batch, township, category, paid: paidOn, posted, persons, isAccepted, refunds }) => ({
      townshipCode: township,
      categoryCode: category,
      paidOn,
      postedOn: posted,
      isPostedKnown: posted !== null || withColumn.has(batch),
      persons,
      isAccepted,
      refunds,
    }));
  }

  /**
   * Nearly everybody pays once, so the groups of payments are groups of persons. Only those who paid again are sorted
   * by person: taken out with all their payments, and put back once.
   *
   * @param repeated payments beyond each person's first, by the tally
   */
  async function readAgain(key: Key, repeated: number): Promise<PostingRow[]> {
    if (repeated === 0) return [];
    const flagged = await database.heavy.all<PostingRow>(repeatedPersons(flaggedPersons), [...key, ...key]);
    // Each of those payments was flagged when it came; should one not be, every person is looked at.
    if (personsIn(flagged) === -repeated) return flagged;
    return database.heavy.all<PostingRow>(repeatedPersons(countedPersons), [...key, ...key]);
  }
}

function personsIn(rows: readonly { readonly persons: number }[]): number {
  return rows.reduce((sum, { persons }) => sum + persons, 0);
}

/** Rows that are alike in one; those that came to nothing are left out. */
function summed(rows: readonly PostingRow[]): PostingRow[] {
  const sums = new Map<string, { row: PostingRow; persons: number }>();
  for (const row of rows) {
    const name = [row.batch, row.township, row.category, row.paid, row.posted].join(' ');
    const known = sums.get(name);
    if (known) known.persons += row.persons;
    else sums.set(name, { row, persons: row.persons });
  }
  return [...sums.values()]
    .filter(({ persons }) => persons !== 0)
    .map(({ row, persons }) => ({ ...row, persons }));
}

export type Key = readonly [countyCode: string, benefitYear: number];

interface CampaignState {
  readonly version: number;
  readonly source: CampaignRecord['paymentSource'];
}

export interface TallyRow {
  readonly township: string;
  readonly category: string;
  readonly paid: LocalDate;
  readonly persons: number;
}

export interface PostingRow extends TallyRow {
  readonly batch: number;
  readonly posted: LocalDate | null;
}

const keptPersons = `select sum(persons) as persons from tally
  where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on = ''`;

const published = `payment_batch b join payment p on p.county_code = b.county_code
  and p.benefit_year = b.benefit_year and p.batch_number = b.batch_number
  where b.county_code = ? and b.benefit_year = ? and b.status = 'PUBLISHED'`;

// Reversed and corrected payments never counted: taken away again, since looking each payment up costs more.
const voidPostings = `select p.batch_number as batch, p.township_code as township, p.category_code as category,
    p.paid_on as paid, p.posted_on as posted, -count(*) as persons
  from payment_void v join payment p on p.county_code = v.county_code and p.benefit_year = v.benefit_year
    and p.batch_number = v.batch_number and p.line = v.line
  where v.county_code = ? and v.benefit_year = ?
  group by p.paid_on, p.posted_on, p.township_code, p.category_code, p.batch_number`;

// Grouped by day first: files come in that order, and sorting them takes half the time.
const postings = `select p.batch_number as batch, p.township_code as township, p.category_code as category,
    p.paid_on as paid, p.posted_on as posted, count(*) as persons
  from ${published}
  group by p.paid_on, p.posted_on, p.township_code, p.category_code, p.batch_number`;

/** The campaign's key twice: once for the payments, once for the persons. */
function repeatedPersons(persons: string): string {
  // A person's place is that of the earliest payment; of one day the one that came first.
  return `with theirs as materialized (
      select p.batch_number as batch, p.township_code as township, p.category_code as category, p.paid_on as paid,
        p.posted_on as posted, min(p.posted_on) over (partition by p.person_hash) as first_posted,
        row_number() over (partition by p.person_hash order by p.paid_on, p.batch_number, p.line) as place
      from ${published} and p.person_hash in (${persons}) and not exists (select 1 from payment_void v
        where v.county_code = p.county_code and v.benefit_year = p.benefit_year
        and v.batch_number = p.batch_number and v.line = p.line))
    select batch, township, category, paid, posted, -count(*) as persons from theirs
    group by batch, township, category, paid, posted
    union all
    select batch, township, category, paid, first_posted, count(*) from theirs where place = 1
    group by batch, township, category, paid, first_posted`;
}

const flaggedPersons = `select p.person_hash from ${published} and p.flags like '%DUPLICATE_PERSON%'`;

const countedPersons = `select p.person_hash from ${published} group by p.person_hash having count(*) > 1`;
