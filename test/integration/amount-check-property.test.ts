import fc from 'fast-check';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { personKey } from '../../schema/values/person-key.ts';
import { type Database, openDatabase } from '../../server/db/database.ts';
import type { SqlValue } from '../../server/db/reader.ts';
import { ask, type Steps } from '../../server/db/steps.ts';
import { amountDue, type CategoryMembership } from '../../server/policy/due.ts';
import { noticeOn } from '../../server/policy/in-force.ts';
import type { Notice } from '../../server/policy/notice.ts';
import { checkAmountsOf } from '../../server/services/amounts/amount-check.ts';
import { databases } from '../support/database.ts';
import { allNotices } from '../support/further-notices.ts';

const county = '990101';
const notices = allNotices().map(([, notice]) => notice);

/** One person: what was paid, what the rosters said when, and what is known of the person. */
interface Someone {
  readonly day: number;
  readonly amount: number;
  readonly category: number;
  readonly isUnread: boolean;
  readonly born: { readonly year: number; readonly offset: number } | null;
  readonly spells: readonly {
    readonly category: number;
    readonly status: 0 | 1 | 2;
    readonly fromDay: number;
    readonly toDay: number | null;
    readonly grade: number | null;
    readonly isStudent: boolean | null;
    readonly isMinority: boolean | null;
  }[];
  /** A second payment, in the second batch. */
  readonly again: number | null;
}

const yesNo = fc.option(fc.boolean(), { freq: 1 });
const someone: fc.Arbitrary<Someone> = fc.record({
  day: fc.nat({ max: 19 }),
  amount: fc.nat({ max: 7 }),
  category: fc.nat({ max: 9 }),
  isUnread: fc.nat({ max: 9 }).map((one) => one === 0),
  born: fc.option(fc.record({ year: fc.nat({ max: 85 }), offset: fc.integer({ min: -3, max: 3 }) }), {
    freq: 4,
  }),
  spells: fc.array(
    fc.record({
      category: fc.nat({ max: 9 }),
      status: fc.constantFrom(0 as const, 1 as const, 2 as const),
      fromDay: fc.nat({ max: 19 }),
      toDay: fc.option(fc.nat({ max: 19 })),
      grade: fc.option(fc.integer({ min: 1, max: 4 })),
      isStudent: yesNo,
      isMinority: yesNo,
    }),
    { maxLength: 2 },
  ),
  again: fc.option(fc.nat({ max: 7 }), { freq: 1, nil: null }),
});
const statuses = ['ACTIVE', 'RISK_ELIMINATED', 'SUPPORT_ENDED'] as const;

describe.each(databases)('checkAmountsOf on $kind', ({ fresh }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await fresh());
  });
  afterAll(() => database.close());

  it('says of everybody in a random ledger what amountDue says of them one by one, in 40 ledgers', async () => {
    let year = 1000;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: notices.length - 1 }),
        fc.array(someone, { minLength: 1, maxLength: 25 }),
        fc.boolean(),
        async (which, people, isTallied) => {
          const ledger = new Ledger(notices[which] as Notice, people, ++year);
          await database.edit(() => ledger.write(isTallied));
          const key = { countyCode: county, benefitYear: year };
          const kept = async () => {
            const rows = await database.reader.all<Kept>(
              `select person_hash, verdict, due_fen, paid_fen from amount_check where benefit_year = ?`,
              [year],
            );
            const items = await database.reader.all<Item>(
              `select kind, subject, found_fen, expected_fen from review_item where benefit_year = ?
               and status = 'OPEN'`,
              [year],
            );
            return [
              ...rows.map(
                (row) => `${personKey(row.person_hash)} ${row.verdict} ${row.paid_fen}/${row.due_fen}`,
              ),
              ...items.map((item) => `${item.subject} ${item.kind} ${item.found_fen}/${item.expected_fen}`),
            ].sort();
          };
          const expected = ledger.expected();
          for (const batchNumber of [1, 2]) {
            await checkAmountsOf(database, key, { kind: 'batch', batchNumber }, '2026-01-01T00:00:00Z');
          }
          expect(await kept()).toEqual(expected.kept);
          const record = await checkAmountsOf(database, key, { kind: 'all' }, '2026-01-02T00:00:00Z');
          expect(await kept()).toEqual(expected.kept);
          expect(record).toMatchObject(expected.counts);
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  }, 120_000);
});

interface Kept {
  readonly person_hash: Uint8Array;
  readonly verdict: string;
  readonly due_fen: number;
  readonly paid_fen: number;
}

interface Item {
  readonly kind: string;
  readonly subject: string;
  readonly found_fen: number;
  readonly expected_fen: number;
}

/** A ledger as data, in the tables and person by person. */
class Ledger {
  readonly #notice: Notice;
  readonly #people: readonly Someone[];
  readonly #year: number;
  readonly #days: readonly LocalDate[];
  readonly #codes: readonly string[];
  readonly #amounts: readonly number[];

  constructor(notice: Notice, people: readonly Someone[], year: number) {
    this.#notice = notice;
    this.#people = people;
    this.#year = year;
    const around = notice.windows.flatMap(({ opensOn, closesOn }) => [opensOn, closesOn]);
    const turns = [
      ...around,
      ...notice.revisions.map(({ from }) => from),
      `${notice.benefitYear}-01-01`,
      `${notice.benefitYear}-03-15`,
      `${notice.benefitYear - 1}-12-31`,
      `${notice.benefitYear - 1}-11-10`,
    ];
    this.#days = Array.from({ length: 20 }, (_, index) => turns[index % turns.length] as LocalDate);
    this.#codes = ['ORDINARY', 'NOBODY_KNOWS', ...notice.categories.map(({ code }) => code)];
    const standard = notice.standard.individualFen;
    this.#amounts = [
      standard,
      standard,
      0,
      standard / 2,
      standard / 5,
      standard - 5000,
      standard + 10_000,
      38_000,
    ];
  }

  *write(isTallied: boolean): Steps<void> {
    const put = (table: string, row: Readonly<Record<string, SqlValue>>) =>
      ask(
        `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
          .map(() => '?')
          .join(', ')})`,
        Object.values(row),
      );
    const campaign = { county_code: county, benefit_year: this.#year };
    yield* ask('delete from person');
    yield* ask('delete from roster_entry');
    const content = JSON.stringify(this.#notice);
    yield* put('notice_version', {
      ...campaign,
      version: 1,
      document_number: '示例',
      title: '示例',
      issuer: '示例',
      issued_on: '2024-01-01',
      content,
      digest: '',
      loaded_at: '',
    });
    yield* put('campaign', {
      ...campaign,
      name: '示例',
      payment_source: 'DETAILS',
      notice_version: 1,
      figures_version: 1,
      created_at: '',
    });
    for (const batch of [1, 2]) {
      yield* put('payment_batch', {
        ...campaign,
        batch_number: batch,
        kind: 'DETAILS',
        status: 'PUBLISHED',
        file_name: '',
        file_digest: '',
        imported_by: '',
        started_at: '',
        rows_read: 0,
        new_payments: 0,
        already_present: 0,
        rejected_rows: 0,
        flagged_rows: 0,
        new_persons: 0,
        amount_fen: 0,
      });
    }
    // Some category is named, so that the files are not silent; days may be missing.
    for (const day of isTallied ? new Set(this.#days) : []) {
      yield* this.#tally(day);
    }
    yield* this.#tally('');
    for (const [index, each] of this.#people.entries()) {
      const payment = (batch: number, amount: number, flags: readonly string[]) =>
        put('payment', {
          ...campaign,
          batch_number: batch,
          line: index + 1,
          receipt_number: `${batch}/${index}`,
          person_hash: hashOf(index),
          township_code: 'T1',
          village_code: null,
          category_code: this.#codeOf(each.category),
          amount_fen: this.#amounts[amount] ?? 0,
          paid_on: this.#dayOf(each),
          flags: flags.join(),
        });
      yield* payment(1, each.amount, each.isUnread ? ['CATEGORY_UNKNOWN'] : []);
      if (each.again !== null) yield* payment(2, each.again, ['DUPLICATE_PERSON']);
      if (each.born || index % 3 === 0) {
        yield* put('person', {
          county_code: county,
          person_hash: hashOf(index),
          sealed_key: 1,
          born_on: this.#bornOf(each),
        });
      }
      for (const [at, spell] of each.spells.entries()) {
        yield* put('roster_entry', {
          county_code: county,
          person_hash: hashOf(index),
          source_code: `S${at}`,
          category_code: this.#codes[2 + (spell.category % (this.#codes.length - 2))] ?? '',
          from_batch: 1,
          from_on: this.#days[spell.fromDay] ?? '',
          to_batch: spell.toDay === null ? null : 2,
          to_on: spell.toDay === null ? null : (this.#days[spell.toDay] ?? ''),
          line: 1,
          status: statuses[spell.status],
          disability_grade: spell.grade,
          student: numberOf(spell.isStudent),
          ethnic_minority: numberOf(spell.isMinority),
        });
      }
    }
  }

  expected(): { readonly kept: string[]; readonly counts: Readonly<Record<string, number>> } {
    const counts = {
      exactPersons: 0,
      underPersons: 0,
      overPersons: 0,
      noRulePersons: 0,
      needsReviewPersons: 0,
    };
    const money = { underFen: 0, overFen: 0 };
    const kept: string[] = [];
    for (const [index, each] of this.#people.entries()) {
      const key = personKey(hashOf(index));
      const paid =
        (this.#amounts[each.amount] ?? 0) + (each.again === null ? 0 : (this.#amounts[each.again] ?? 0));
      const [then, now] = this.#categoriesOf(each);
      const due = this.#due(each, then);
      if (typeof due !== 'number') {
        const most = this.#due(each, []);
        if (typeof most !== 'number' || paid <= most) counts[`${due}Persons`]++;
        else {
          counts.overPersons++;
          money.overFen += paid - most;
          kept.push(`${key} OVER ${paid}/${most}`, `${key} OVERPAID ${paid}/${most}`);
        }
        continue;
      }
      const verdict = paid === due ? 'exact' : paid < due ? 'under' : 'over';
      counts[`${verdict}Persons`]++;
      if (verdict === 'under') money.underFen += due - paid;
      if (verdict === 'over') money.overFen += paid - due;
      if (verdict !== 'exact') {
        kept.push(
          `${key} ${verdict.toUpperCase()} ${paid}/${due}`,
          `${key} ${verdict.toUpperCase()}PAID ${paid}/${due}`,
        );
      }
      const later = now === null ? due : this.#due(each, now);
      if (typeof later !== 'number') continue;
      if (later < due && paid >= due) kept.push(`${key} CATEGORY_GAINED ${paid}/${later}`);
      if (later > due && paid < later) kept.push(`${key} CATEGORY_LOST ${paid}/${later}`);
    }
    return { kept: kept.sort(), counts: { ...counts, ...money } };
  }

  #due(each: Someone, categories: readonly CategoryMembership[]): number | 'noRule' | 'needsReview' {
    const day = this.#dayOf(each);
    const known = this.#spellsOf(each);
    const most = (values: readonly (boolean | null)[]) => {
      const said = values.filter((value) => value !== null);
      return said.length === 0 ? null : said.includes(true);
    };
    const grades = known.map(({ grade }) => grade).filter((grade) => grade !== null);
    const due = amountDue(
      noticeOn(this.#notice, day),
      {
        bornOn: this.#bornOf(each),
        disabilityGrade: grades.length === 0 ? null : Math.min(...grades),
        lowIncomeFamily: null,
        student: most(known.map(({ isStudent }) => isStudent)),
        ethnicMinority: most(known.map(({ isMinority }) => isMinority)),
        tier: null,
        categories,
      },
      day,
    );
    if (due.kind !== 'due') return due.kind;
    return due.payers.reduce(
      (sum, { timing, fen }) => (timing === 'AFTERWARDS' ? sum + fen : sum),
      due.personPaysFen,
    );
  }

  /** On the day paid, and now; null when no roster says that anything changed. */
  #categoriesOf(each: Someone): [CategoryMembership[], CategoryMembership[] | null] {
    const listed = (spells: Someone['spells']) =>
      spells
        .map((spell) => ({
          code: this.#codes[2 + (spell.category % (this.#codes.length - 2))] ?? '',
          status: statuses[spell.status],
          from: null,
          to: null,
        }))
        .filter((one, at, all) => all.findIndex((o) => o.code === one.code && o.status === one.status) === at)
        .sort((a, b) => (`${a.code} ${a.status}` < `${b.code} ${b.status}` ? -1 : 1));
    const spells = this.#spellsOf(each);
    const then = listed(spells.filter(({ fromDay }) => (this.#days[fromDay] ?? '') <= this.#dayOf(each)));
    const now = listed(spells.filter(({ toDay }) => toDay === null));
    const code = each.isUnread ? '类别认不出' : this.#codeOf(each.category);
    const asPaid = code === 'ORDINARY' ? [] : [{ code, status: 'ACTIVE' as const, from: null, to: null }];
    const categories = then.length > 0 ? then : asPaid;
    const isSaid = then.length > 0 || now.length > 0;
    return [categories, isSaid && JSON.stringify(now) !== JSON.stringify(categories) ? now : null];
  }

  /** Those of the day paid and of now. */
  #spellsOf(each: Someone): Someone['spells'] {
    const day = this.#dayOf(each);
    return each.spells.filter(({ fromDay, toDay }) => {
      const from = this.#days[fromDay] ?? '';
      return toDay === null || (from <= day && (this.#days[toDay] ?? '') > day);
    });
  }

  #tally(day: string) {
    return ask(
      `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
       amount_fen) values (?, ?, 'TOWNSHIP', ?, 'T1', 'NOBODY_KNOWS', 1, 1, 1)`,
      [county, this.#year, day],
    );
  }

  #codeOf(category: number): string {
    return category < 5 ? 'ORDINARY' : (this.#codes[category % this.#codes.length] ?? 'ORDINARY');
  }

  #dayOf({ day }: Someone): LocalDate {
    return this.#days[day] ?? '';
  }

  /** About a birthday that may matter, counted from the day paid. */
  #bornOf({ born, day }: Someone): LocalDate | null {
    if (!born) return null;
    const paid = new Date(`${this.#days[day]}T00:00:00Z`);
    const years = [0, 18, 60, 70][born.year % 8] ?? born.year;
    const from = born.year % 2 === 0 ? paid : new Date(`${this.#notice.benefitYear}-01-01T00:00:00Z`);
    from.setUTCFullYear(from.getUTCFullYear() - years);
    from.setUTCDate(from.getUTCDate() + born.offset - (born.year % 8 === 0 ? 90 : 0));
    return from.toISOString().slice(0, 10);
  }
}

function hashOf(index: number): Uint8Array {
  const hash = Buffer.alloc(16, 3);
  hash.writeUInt32BE(index * 2_654_435 + 17, 0);
  return hash;
}

function numberOf(value: boolean | null): number | null {
  return value === null ? null : value ? 1 : 0;
}
