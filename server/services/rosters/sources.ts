import { randomUUID } from 'node:crypto';
import type { CategoryNames } from '../../../schema/files/index.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { currentMemberships } from '../../db/rosters/current.ts';
import { ask, type Steps } from '../../db/steps.ts';
import { holdsNumber, withoutNumbers } from '../../ingest/found-text.ts';
import { Refusal } from '../refusal.ts';

/** A source as the caller gives it. */
export interface NewRosterSource {
  readonly code: string;
  readonly name: string;
  readonly office: string;
  readonly kind: 'CATEGORY' | 'RESIDENTS';
  /** Code or name; null when each row says it, and for the register. */
  readonly category: string | null;
  readonly isFull: boolean;
  /** The version that was read; null for a new source. */
  readonly version: number | null;
}

export interface SourceRow {
  readonly code: string;
  readonly name: string;
  readonly office: string;
  readonly kind: 'CATEGORY' | 'RESIDENTS';
  readonly category_code: string | null;
  readonly is_full: number;
  readonly columns: string;
  readonly version: number;
  readonly as_of_on: LocalDate | null;
  readonly entries: number;
}

const mostLetters = 60;

/** The table of roster sources. Who may ask is checked by the caller. */
export function createRosterSources(database: Database) {
  return {
    /** By code. `entries` is what its batches brought less what they cancelled. */
    list: (countyCode: string): Promise<SourceRow[]> =>
      database.reader.all<SourceRow>(
        `select s.code, s.name, s.office, s.kind, s.category_code, s.is_full, s.columns, s.version,
         (select b.as_of_on from roster_batch b where b.county_code = s.county_code and b.source_code = s.code
          and b.status = 'PUBLISHED' order by b.batch_number desc limit 1) as as_of_on,
         (select coalesce(sum(b.new_entries - b.cancelled_entries), 0) from roster_batch b
          where b.county_code = s.county_code and b.source_code = s.code and b.status = 'PUBLISHED') as entries
         from roster_source s where s.county_code = ? order by s.code`,
        [countyCode],
      ),

    /**
     * Entries that hold now, by source, counted: a newborn's two entries that became one are one. Not for registers,
     * whose people are in no entry.
     */
    async entriesNow(countyCode: string): Promise<ReadonlyMap<string, number>> {
      const now = currentMemberships(countyCode);
      const rows = await database.heavy.all<{ source_code: string; n: number }>(
        `select m.source_code, count(*) as n from (${now.sql}) m group by m.source_code`,
        now.parameters,
      );
      return new Map(rows.map((row) => [row.source_code, row.n]));
    },

    async find(countyCode: string, code: string): Promise<boolean> {
      const rows = await database.reader.all(
        'select 1 as one from roster_source where county_code = ? and code = ?',
        [countyCode, code],
      );
      return rows.length > 0;
    },

    /** @throws Refusal when it cannot be so, or somebody else changed it first */
    async save(
      countyCode: string,
      source: NewRosterSource,
      categories: readonly CategoryNames[],
      account: string,
      at: string,
    ): Promise<void> {
      const checked = check(source, categories);
      await database.edit(() => save(countyCode, checked, account, at));
    },
  };
}

function check(source: NewRosterSource, categories: readonly CategoryNames[]): NewRosterSource {
  const [name, office] = [source.name.trim(), source.office.trim()];
  // The code stands in the audit and in lists: a number typed into its box is none.
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(source.code) || holdsNumber(source.code))
    throw new Refusal('ROSTER_SOURCE_CODE', { found: withoutNumbers(source.code) });
  if (name === '' || office === '' || name.length > mostLetters || office.length > mostLetters) {
    throw new Refusal('ROSTER_SOURCE_TEXT');
  }
  const wanted = source.category?.trim() ?? '';
  if (source.kind === 'RESIDENTS' || wanted === '') return { ...source, name, office, category: null };
  const category = categories.find((each) => each.code === wanted || each.names.includes(wanted));
  if (!category) throw new Refusal('ROSTER_SOURCE_CATEGORY', { found: withoutNumbers(wanted) });
  return { ...source, name, office, category: category.code };
}

function* save(countyCode: string, source: NewRosterSource, account: string, at: string): Steps<void> {
  const { code, name, office, kind, category, version } = source;
  const isFull = source.isFull ? 1 : 0;
  const known = yield* ask<{ code: string; name: string; kind: string; version: number }>(
    'select code, name, kind, version from roster_source where county_code = ?',
    [countyCode],
  );
  const before = known.find((each) => each.code === code);
  if (version === null && before) throw new Refusal('ROSTER_SOURCE_EXISTS', { found: code });
  if (version !== null && !before) throw new Refusal('ROSTER_SOURCE_NOT_FOUND', { found: code });
  const register = known.find((each) => each.kind === 'RESIDENTS' && each.code !== code);
  if (kind === 'RESIDENTS' && register) throw new Refusal('ROSTER_REGISTER_EXISTS', { found: register.name });
  if (before && before.kind !== kind) {
    const [batch] = yield* ask(
      'select 1 as one from roster_batch where county_code = ? and source_code = ? limit 1',
      [countyCode, code],
    );
    if (batch) throw new Refusal('ROSTER_SOURCE_KIND');
  }
  // The version again in the statement: two who read the same one cannot both change it.
  const saved =
    version === null
      ? yield* ask<{ version: number }>(
          `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
           values (?, ?, ?, ?, ?, ?, ?) on conflict (county_code, code) do nothing returning version`,
          [countyCode, code, name, office, kind, category, isFull],
        )
      : yield* ask<{ version: number }>(
          `update roster_source set name = ?, office = ?, kind = ?, category_code = ?, is_full = ?,
           version = version + 1 where county_code = ? and code = ? and version = ? returning version`,
          [name, office, kind, category, isFull, countyCode, code, version],
        );
  if (saved.length === 0) {
    if (version === null) throw new Refusal('ROSTER_SOURCE_EXISTS', { found: code });
    throw new Refusal('ROSTER_SOURCE_CHANGED', { found: code, current: before?.version ?? version });
  }
  yield* ask(
    `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
     values (?, ?, ?, ?, 'SAVE_ROSTER_SOURCE', ?, ?)`,
    [
      countyCode,
      randomUUID(),
      at,
      account,
      `${countyCode}/${code}`,
      JSON.stringify({ kind, category, isFull: source.isFull }),
    ],
  );
}
