import fc from 'fast-check';
import { compareCoverage, keptCoverage } from '../../server/db/coverage/compare.ts';
import { withCoverageOf } from '../../server/db/coverage/moves.ts';
import { recountCoverage, recountCoverageOfCounty } from '../../server/db/coverage/recount.ts';
import { type Database, openDatabase } from '../../server/db/database.ts';
import type { SqlValue } from '../../server/db/reader.ts';
import { ask, type Steps } from '../../server/db/steps.ts';
import { databases } from '../support/database.ts';

const county = '990101';
const years = [2024, 2025] as const;
const people = 8;
const categories = ['A', 'B'] as const;
const villages = ['T1V1', 'T1V2', 'T2V1', null] as const;
const reasons = ['SOLDIER', 'UNWILLING', ''] as const;

/** What a change makes of one person, or of a roster. */
type Change =
  | {
      readonly kind: 'roster';
      readonly category: 0 | 1;
      readonly on: readonly boolean[];
      readonly village: number;
    }
  | { readonly kind: 'paid'; readonly person: number; readonly year: 0 | 1; readonly isSmall: boolean }
  | { readonly kind: 'voided'; readonly person: number; readonly year: 0 | 1 }
  | { readonly kind: 'refunded'; readonly person: number; readonly year: 0 | 1; readonly isBack: boolean }
  | { readonly kind: 'under'; readonly person: number; readonly year: 0 | 1; readonly isUnder: boolean }
  | { readonly kind: 'reason'; readonly person: number; readonly year: 0 | 1; readonly reason: 0 | 1 | 2 }
  | { readonly kind: 'moved'; readonly person: number; readonly village: number };

const person = fc.nat({ max: people - 1 });
const year = fc.constantFrom(0 as const, 1 as const);
const isSo = fc.boolean();
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('roster' as const),
    category: year,
    on: fc.array(isSo, { minLength: people, maxLength: people }),
    village: fc.nat({ max: 3 }),
  }),
  fc.record({ kind: fc.constant('paid' as const), person, year, isSmall: isSo }),
  fc.record({ kind: fc.constant('voided' as const), person, year }),
  fc.record({ kind: fc.constant('refunded' as const), person, year, isBack: isSo }),
  fc.record({ kind: fc.constant('under' as const), person, year, isUnder: isSo }),
  fc.record({
    kind: fc.constant('reason' as const),
    person,
    year,
    reason: fc.constantFrom(0 as const, 1 as const, 2 as const),
  }),
  fc.record({ kind: fc.constant('moved' as const), person, village: fc.nat({ max: 2 }) }),
);

/** The same people in memory, counted one by one. */
class Model {
  readonly rosters = categories.map(() => new Map<number, string | null>());
  readonly insured = years.map(() => new Set<number>());
  readonly refunded = years.map(() => new Set<number>());
  readonly under = years.map(() => new Set<number>());
  readonly reason = years.map(() => new Map<number, string>());
  readonly moved = new Map<number, string>();

  apply(step: Change): void {
    switch (step.kind) {
      case 'roster': {
        const roster = this.rosters[step.category];
        for (const [who, isOn] of step.on.entries()) {
          if (!isOn) roster?.delete(who);
          else if (!roster?.has(who)) roster?.set(who, villages[step.village] ?? null);
        }
        break;
      }
      case 'paid':
        this.insured[step.year]?.add(step.person);
        break;
      case 'voided':
        this.insured[step.year]?.delete(step.person);
        break;
      case 'refunded':
        toggle(this.refunded[step.year], step.person, step.isBack);
        break;
      case 'under':
        toggle(this.under[step.year], step.person, step.isUnder);
        break;
      case 'reason':
        this.reason[step.year]?.set(step.person, reasons[step.reason]);
        break;
      case 'moved':
        this.moved.set(step.person, villages[step.village] as string);
    }
  }

  counted(at: 0 | 1): Map<string, number> {
    const groups = new Map<string, number>();
    for (let who = 0; who < people; who++) {
      const on = categories.filter((_, index) => this.rosters[index]?.has(who));
      if (on.length === 0) continue;
      const named = this.rosters.flatMap((roster) => roster.get(who) ?? []).sort();
      const village = this.moved.get(who) ?? named.at(-1) ?? '';
      const township = village === '' ? 'T1' : village.slice(0, 2);
      const isPaid = this.insured[at]?.has(who) && !this.refunded[at]?.has(who);
      const state =
        isPaid && !this.under[at]?.has(who)
          ? 'COVERED'
          : this.reason[at]?.get(who) || (isPaid ? 'UNDERPAID' : 'CHASE');
      const key = [township, village, on.join(','), state].join('/');
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
    return groups;
  }
}

function toggle(set: Set<number> | undefined, who: number, isIn: boolean): void {
  if (isIn) set?.add(who);
  else set?.delete(who);
}

const hash = (who: number) => Buffer.alloc(16, who + 1);

describe.each(databases)('kept coverage on $kind', ({ kind, fresh }) => {
  let database: Database;
  let batch = 0;
  beforeAll(async () => {
    database = await openDatabase(await fresh());
  });
  afterAll(() => database.close());

  function* cleared(): Steps<void> {
    for (const table of [
      ...['roster_entry', 'person', 'insured_person', 'refunded_person', 'amount_check', 'non_enrollment'],
      ...['coverage_tally', 'campaign', 'division'],
    ]) {
      yield* ask(`delete from ${table}`);
    }
    for (const benefitYear of years) {
      yield* ask(
        `insert into campaign (county_code, benefit_year, name, payment_source, notice_version, figures_version,
           created_at) values (?, ?, '示例', 'DETAILS', 1, 1, '2024-01-01')`,
        [county, benefitYear],
      );
    }
    for (const [code, parent] of [
      ['T1', county],
      ['T2', county],
      ['T1V1', 'T1'],
      ['T1V2', 'T1'],
      ['T2V1', 'T2'],
    ] as const) {
      yield* ask(
        `insert into division (county_code, code, name, aliases, type, level, parent_code, table_order)
         values (?, ?, ?, '[]', 'VILLAGE', 'VILLAGE', ?, 1)`,
        [county, code, code, parent],
      );
    }
    for (let who = 0; who < people; who++) {
      yield* ask('insert into person (county_code, person_hash, sealed_key) values (?, ?, 1)', [
        county,
        hash(who),
      ]);
    }
  }

  function* applied(step: Change): Steps<void> {
    if (step.kind === 'roster') {
      batch += 1;
      const code = categories[step.category];
      for (const [who, isOn] of step.on.entries()) {
        const [entry] = yield* ask(
          `select 1 as one from roster_entry where person_hash = ? and source_code = ? and to_batch is null`,
          [hash(who), code],
        );
        if (entry && !isOn) {
          yield* ask(
            `update roster_entry set to_batch = ?, to_on = '2024-10-02'
             where person_hash = ? and source_code = ? and to_batch is null`,
            [batch, hash(who), code],
          );
        }
        if (!entry && isOn) {
          const village = villages[step.village] ?? null;
          yield* ask(
            `insert into roster_entry (county_code, person_hash, source_code, category_code, from_batch, from_on, line,
               township_code, village_code, status) values (?, ?, ?, ?, ?, '2024-10-01', 1, ?, ?, 'ACTIVE')`,
            [county, hash(who), code, code, batch, village?.slice(0, 2) ?? 'T1', village],
          );
        }
      }
      yield* recountCoverageOfCounty(county);
      return;
    }
    if (step.kind === 'moved') {
      const village = villages[step.village] as string;
      yield* withCoverageOf(county, null, [hash(step.person)], () =>
        ask('update person set township_code = ?, village_code = ? where person_hash = ?', [
          village.slice(0, 2),
          village,
          hash(step.person),
        ]),
      );
      return;
    }
    const key = [county, years[step.year] as number, hash(step.person)] as const;
    const edit = (sql: string, values: readonly SqlValue[] = key) =>
      withCoverageOf(county, years[step.year] as number, [hash(step.person), hash(step.person)], () =>
        ask(sql, values),
      );
    const where = 'where county_code = ? and benefit_year = ? and person_hash = ?';
    switch (step.kind) {
      case 'paid': {
        const sql = `insert into insured_person values (?, ?, ?, 1, 'T1', null, 'A', '2024-10-10')
          on conflict (county_code, benefit_year, person_hash) do nothing`;
        // A batch counts the whole campaign again; an entry of one payment moves one person.
        if (step.isSmall) yield* edit(sql);
        else {
          yield* ask(sql, key);
          yield* recountCoverage(county, years[step.year] as number);
        }
        return;
      }
      case 'voided':
        yield* edit(`delete from insured_person ${where}`);
        return;
      case 'refunded':
        yield* edit(
          step.isBack
            ? `insert into refunded_person values (?, ?, ?, '2024-11-01')
               on conflict (county_code, benefit_year, person_hash) do nothing`
            : `delete from refunded_person ${where}`,
        );
        return;
      case 'under':
        yield* edit(
          step.isUnder
            ? `insert into amount_check values (?, ?, ?, 'UNDER', 'T1', null, 'A', 2, 1, 1)
               on conflict (county_code, benefit_year, person_hash) do nothing`
            : `delete from amount_check ${where}`,
        );
        return;
      case 'reason':
        yield* edit(
          `insert into non_enrollment values (?, ?, ?, ?, '示例', '', 'x', '2024-11-01', 1)
           on conflict (county_code, benefit_year, person_hash) do update set reason = excluded.reason`,
          [...key, reasons[step.reason]],
        );
    }
  }

  it('equals a recount and a count by hand after each of random rosters, payments, refunds, moves and reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 14 }), async (steps) => {
        await database.edit(cleared);
        const model = new Model();
        for (const step of steps) {
          model.apply(step);
          await database.edit(() => applied(step));
          for (const at of [0, 1] as const) {
            const benefitYear = years[at];
            expect(await database.edit(() => compareCoverage(county, benefitYear))).toEqual([]);
            const kept = await database.edit(() => keptCoverage(county, benefitYear));
            const groups = kept.map(({ township, village, categories: set, state, persons }) => [
              [township, village, set, state].join('/'),
              persons,
            ]);
            expect(new Map(groups as [string, number][])).toEqual(model.counted(at));
          }
        }
      }),
      { numRuns: kind === 'sqlite' ? 40 : 12 },
    );
  }, 120_000);
});
