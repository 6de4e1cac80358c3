import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keptCoverageSql } from '../../server/db/coverage/compare.ts';
import { coverageGroups, inOrder, rosterCategories } from '../../server/db/coverage/count.ts';
import { type Reader, sqliteReader } from '../../server/db/reader.ts';
import { readReconciliation } from '../../server/db/statements/read.ts';
import { compareTallies, recomputeTallies } from '../../server/services/progress/tallies.ts';
import { atLeast, atMost, type Bench, type BenchFigure, median } from './bench.ts';
import { campaignKey, plan, progressQuery, seedDatabase, workFolder, writeCsv } from './county.ts';
import { sourceStatements, writePeopleCsv } from './people.ts';
import { type Loaded, load, paymentParts, peak, type Sizes, sizesOf, words } from './scale-load.ts';

const { countyCode, benefitYear } = campaignKey;
const key = [countyCode, benefitYear] as const;

/** A prefecture in one campaign, on SQLite: loading, and whether queries notice. */
export const scale: Bench = {
  name: 'scale',
  async run(report, size) {
    const folder = workFolder();
    try {
      const sizes = sizesOf(size);
      const small = await filledTenth(folder.path, sizes);
      const file = join(folder.path, 'large.db');
      const url = seedWithSources(file);
      const payments = await loadPayments(folder.path, url, sizes, report);
      const rebuilt = await rebuild(url, file, sizes, report);
      const people = await loadPeople(folder.path, url, sizes, report);
      const roster = await writePeopleCsv(join(folder.path, 'roster.csv'), {
        from: 0,
        to: sizes.people,
        each: 5,
      });
      report(
        `roster of ${words(sizes.people / 5)}: ${(await load(url, 'allowance', roster)).ms.toFixed(0)} ms`,
      );
      report(`rebuild beside people and rosters ${(await timeOfRebuild(url, file)).toFixed(0)} ms`);
      return [
        ...payments,
        ...people,
        ...(await growth(small, file, sizes, report)),
        match(file, sizes, report),
        ...rebuilt,
      ];
    } finally {
      folder.remove();
    }
  },
};

function seedWithSources(file: string): string {
  const url = seedDatabase(file);
  const database = new Database(file);
  for (const statement of sourceStatements()) database.exec(statement);
  database.close();
  return url;
}

async function loadPayments(
  folder: string,
  url: string,
  sizes: Sizes,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  const [first, middle, last] = (await paymentParts(folder, sizes)) as [string, string, string];
  const file = url.slice('sqlite:'.length);
  const [empty, beforeLast, turn] = [`${file}-empty`, `${file}-before-last`, `${file}-turn`] as const;
  copyFileSync(file, empty);
  const loaded = [await load(url, 'payments', first), await load(url, 'payments', middle)];
  copyFileSync(file, beforeLast);
  const ratios: number[] = [];
  // By turns, so that what else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    const few = await load(copyAt(empty, turn), 'payments', first);
    const many = await load(copyAt(beforeLast, turn), 'payments', last);
    loaded.push(few, many);
    ratios.push(few.ms / many.ms);
  }
  loaded.push(await load(url, 'payments', last));
  for (const each of [first, middle, last, empty, beforeLast, turn]) rmSync(each);
  report(
    `payments ${loaded.map(({ ms }) => ms.toFixed(0)).join(', ')} ms, peak ${peak(loaded).toFixed(0)} MB`,
  );
  return [
    atLeast(
      'ingest.growth.sqlite',
      median(ratios),
      0.8,
      '×',
      `rows/s of the last ${words(sizes.step)} of ${words(sizes.payments)} payments ÷ of the first`,
    ),
    atMost('ingest.growth.memory', peak(loaded), 400, 'MB', 'peak resident memory of those imports'),
  ];
}

const rounds = 3;

/** The address of a database at rest, copied over another. */
function copyAt(file: string, copy: string): string {
  for (const end of ['-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  copyFileSync(file, copy);
  return `sqlite:${copy}`;
}

async function loadPeople(
  folder: string,
  url: string,
  { people, step }: Sizes,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  const loaded: Loaded[] = [];
  for (const [i, [from, to]] of [
    [0, step],
    [step, people - step],
    [people - step, people],
  ].entries()) {
    const file = await writePeopleCsv(join(folder, `people-${i}.csv`), { from: from ?? 0, to: to ?? 0 });
    loaded.push(await load(url, 'register', file, `2024-10-0${i + 1}`));
    rmSync(file);
  }
  report(`people ${loaded.map(({ ms }) => ms.toFixed(0)).join(', ')} ms, peak ${peak(loaded).toFixed(0)} MB`);
  const [first, , last] = loaded as [Loaded, Loaded, Loaded];
  return [
    atLeast(
      'people.growth.sqlite',
      first.ms / last.ms,
      0.8,
      '×',
      `rows/s of the last ${words(step)} of ${words(people)} registered people, ID numbers sealed, ÷ of the first`,
    ),
    atMost('people.memory', peak(loaded), 400, 'MB', 'peak resident memory of those imports'),
  ];
}

/** A campaign of a tenth of the size, with a roster of a tenth. */
async function filledTenth(folder: string, { payments, people }: Sizes): Promise<string> {
  const file = join(folder, 'small.db');
  const url = seedWithSources(file);
  const csv = await writeCsv(join(folder, 'small.csv'), { payments: payments / 10 });
  await load(url, 'payments', csv);
  const roster = await writePeopleCsv(join(folder, 'small-roster.csv'), {
    from: 0,
    to: people / 10,
    each: 5,
  });
  await load(url, 'allowance', roster);
  return file;
}

/** Database time of the county's figures at ten times the payments. */
async function growth(
  small: string,
  large: string,
  { payments }: Sizes,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  const readers = [sqliteReader(small), sqliteReader(large)] as const;
  const batch = async (reader: Reader, query: 'coverage' | 'reconcile'): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < 30; i++) {
      if (query === 'coverage') await reader.all(keptCoverageSql, key);
      else await readReconciliation({ reader, heavy: reader }, campaignKey);
    }
    return (performance.now() - start) / 30;
  };
  const note = `database time by township at ${words(payments)} payments ÷ at ${words(payments / 10)}`;
  const progress = [progressTime(small), progressTime(large)];
  report(`progress ${progress.map((ms) => ms.toFixed(3)).join(' and ')} ms`);
  figures.push(
    atMost('progress.growth.scale', (progress[1] as number) / (progress[0] as number), 1.5, '×', note),
  );
  figures.push(
    atMost('progress.scale', progress[1] as number, 1, 'ms', `the same at ${words(payments)}, absolute`),
  );
  for (const query of ['coverage', 'reconcile'] as const) {
    const rounds: (readonly [number, number])[] = [];
    // By turns, so that what else the machine does falls on both.
    for (let round = 0; round < 9; round++) {
      rounds.push([await batch(readers[0], query), await batch(readers[1], query)]);
    }
    const [few, many] = [median(rounds.map(([a]) => a)), median(rounds.map(([, b]) => b))];
    report(`${query} ${few.toFixed(3)} and ${many.toFixed(3)} ms`);
    figures.push(atMost(`${query}.growth`, median(rounds.map(([a, b]) => b / a)), 1.5, '×', note));
  }
  for (const reader of readers) await reader.close();
  return figures;
}

function progressTime(file: string): number {
  const query = progressQuery(file, plan.paidUntil, '2024-12-25');
  const rounds: number[] = [];
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    for (let i = 0; i < 300; i++) query.run();
    rounds.push((performance.now() - start) / 300);
  }
  query.close();
  return median(rounds);
}

/** Whom of a roster the register and the ledger know, against a bare join of the same three tables. */
function match(file: string, { people }: Sizes, report: (line: string) => void): BenchFigure {
  const database = new Database(file, { readonly: true });
  const bare = database.prepare(
    `select count(p.person_hash), count(i.person_hash) from roster_entry r
     left join person p on p.county_code = r.county_code and p.person_hash = r.person_hash
     left join insured_person i on i.county_code = r.county_code and i.benefit_year = ?
     and i.person_hash = r.person_hash where r.county_code = ?`,
  );
  const roster = rosterCategories({ countyCode });
  const rows = database.prepare(roster.sql).all(...roster.parameters) as { code: string }[];
  const question = coverageGroups({ ...campaignKey, categories: inOrder(rows) });
  const ours = database.prepare(question.sql);
  const ratios: number[] = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    bare.get(benefitYear, countyCode);
    const between = performance.now();
    ours.all(...question.parameters);
    const end = performance.now();
    ratios.push((end - between) / (between - start));
    if (run === 0) report(`match ${(end - between).toFixed(0)} ms, bare ${(between - start).toFixed(0)} ms`);
  }
  database.close();
  return atMost(
    'match',
    median(ratios),
    3,
    '×',
    `a roster of ${words(people / 5)} against ${words(people)} people: who is covered, who is to be chased, by division and category ÷ a bare SQL join of roster, register and counted persons`,
  );
}

/** Before there are people: the rosters' coverage, which a rebuild compares as well, is reported beside it. */
async function rebuild(
  url: string,
  file: string,
  { payments }: Sizes,
  report: (line: string) => void,
): Promise<BenchFigure[]> {
  const kept = keptTallies(file);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeOfRebuild(url, file));
  report(`rebuild ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const { differenceCount } = await compareTallies(url, campaignKey);
  const isEqual = keptTallies(file) === kept && differenceCount === 0;
  return [
    atMost(
      'tally.rebuild',
      median(times) / 1000,
      10,
      's',
      `${words(payments)} payments counted anew and put in place`,
    ),
    atLeast('tally.rebuild.equal', isEqual ? 1 : 0, 1, '', 'the rebuilt tallies are those kept'),
  ];
}

/** Milliseconds to find and mend the sums of all townships. */
async function timeOfRebuild(url: string, file: string): Promise<number> {
  const database = new Database(file);
  database.exec(`update tally set persons = persons + 1 where level = 'TOWNSHIP_SUM' and paid_on = ''`);
  database.close();
  const start = performance.now();
  const { differenceCount } = await recomputeTallies(url, campaignKey);
  if (differenceCount === 0) throw new Error('the rebuild found nothing to mend');
  return performance.now() - start;
}

function keptTallies(file: string): string {
  const database = openNativeReadonly(file);
  const rows = database
    .prepare('select * from tally where persons <> 0 or payments <> 0 or amount_fen <> 0')
    .raw()
    .all();
  database.close();
  return JSON.stringify(rows);
}

function openNativeReadonly(file: string): Database.Database {
  return new Database(file, { readonly: true });
}
