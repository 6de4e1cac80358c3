import fc from 'fast-check';
import { addDays } from '../../schema/values/local-date.ts';
import { createIdHasher } from '../../server/ingest/id-hash.ts';
import { databases } from '../support/database.ts';
import { idHashKey, townships } from './import-fixture.ts';
import {
  category,
  counts,
  everything,
  idOf,
  importRosterFile,
  otherCategory,
  type RosterLine,
  seedRosters,
  withDatabase,
} from './rosters-fixture.ts';

const people = 9;
const hash = createIdHasher(idHashKey);
const personOf = new Map(
  Array.from({ length: people }, (_, person) => {
    const bytes = Buffer.alloc(16);
    hash(idOf(person), bytes, 0);
    return [bytes.toString('hex'), person] as const;
  }),
);

/** Someone on a list in one category, as both the model and the database tell it. */
interface Entry {
  readonly person: number;
  readonly category: string;
  readonly facts: string;
}

/** One list of one office, kept in memory by the plainest rules. */
class Model {
  entries: Entry[] = [];
  readonly isFull: boolean;

  constructor(isFull: boolean) {
    this.isFull = isFull;
  }

  publish(lines: readonly Entry[]) {
    const told = { new: 0, changed: 0, unchanged: 0, cancelled: 0 };
    const after: Entry[] = [];
    for (let person = 0; person < people; person++) {
      const before = this.entries.filter((entry) => entry.person === person);
      const now = lines.filter((line) => line.person === person);
      const fresh = now.filter((line) => !before.some((entry) => entry.category === line.category));
      const left = before.filter((entry) => !now.some((line) => line.category === entry.category));
      for (const line of now) {
        const same = before.find((entry) => entry.category === line.category);
        if (same) told[same.facts === line.facts ? 'unchanged' : 'changed']++;
      }
      const replaced = Math.min(fresh.length, left.length);
      told.changed += replaced;
      told.new += fresh.length - replaced;
      const rest = left.sort((a, b) => (a.category < b.category ? -1 : 1)).slice(replaced);
      if (this.isFull) told.cancelled += rest.length;
      after.push(...now, ...(this.isFull ? [] : rest));
    }
    this.entries = after;
    return told;
  }
}

const place = (township: number) => townships[township]?.code ?? '';
const entryOf = (line: RosterLine): Entry => ({
  person: line.person,
  category: line.category ?? '',
  facts: `${place(line.township ?? 0)} ${line.status === '风险消除' ? 'RISK_ELIMINATED' : 'ACTIVE'}`,
});

/** A file: some of the people, each in one or both categories, at least one line. */
const file = fc
  .uniqueArray(
    fc.record({
      person: fc.nat(people - 1),
      category: fc.constantFrom(category, otherCategory),
      township: fc.nat(1),
      status: fc.constantFrom('正常' as const, '风险消除' as const),
    }),
    { selector: (line) => `${line.person} ${line.category}`, minLength: 1, maxLength: people + 3 },
  )
  .map((lines): readonly RosterLine[] => lines);
const months = fc.array(fc.record({ source: fc.constantFrom('dibao', 'xinzeng'), file }), {
  minLength: 2,
  maxLength: 6,
});

describe.each(databases)('monthly rosters on $kind', ({ kind, fresh }) => {
  it('agree with a model in memory after every month, and each trial run with its commit', async () => {
    await fc.assert(
      fc.asyncProperty(months, async (batches) => {
        const url = await fresh();
        await seedRosters(url);
        await withDatabase(url, ({ edit }) =>
          edit(function* () {
            // Each row names its category.
            yield { sql: 'update roster_source set category_code = null', parameters: [] };
          }),
        );
        const models: Record<string, Model> = { dibao: new Model(true), xinzeng: new Model(false) };
        for (const [i, { source, file: lines }] of batches.entries()) {
          const changes = {
            sourceCode: source,
            asOfOn: addDays('2024-01-01', i * 30),
            allowManyCancelled: true,
          };
          const model = models[source] as Model;
          const held = model.entries.length;
          const before = await everything(url);
          const dry = counts(await importRosterFile(url, lines, { ...changes, dryRun: true }));
          expect(await everything(url)).toBe(before);
          const real = counts(await importRosterFile(url, lines, changes));
          expect(real).toMatchObject({ outcome: 'COMMITTED', ...model.publish(lines.map(entryOf)) });
          expect({ ...dry, outcome: 'COMMITTED' }).toEqual(real);
          expect(real.new + real.changed + real.unchanged).toBe(lines.length);
          if (model.isFull) expect(real.changed + real.unchanged + real.cancelled).toBe(held);
          expect(await current(url, source)).toEqual(sorted(model.entries));
        }
      }),
      { numRuns: kind === 'sqlite' ? 12 : 4 },
    );
  }, 120_000);
});

async function current(url: string, source: string): Promise<Entry[]> {
  return withDatabase(url, async ({ reader }) => {
    const rows = await reader.all<{
      person_hash: Buffer;
      category_code: string;
      township_code: string;
      status: string;
    }>('select * from roster_entry where source_code = ? and to_batch is null', [source]);
    return sorted(
      rows.map((row) => ({
        person: personOf.get(row.person_hash.toString('hex')) ?? -1,
        category: row.category_code,
        facts: `${row.township_code} ${row.status}`,
      })),
    );
  });
}

function sorted(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.person - b.person || (a.category < b.category ? -1 : 1));
}
