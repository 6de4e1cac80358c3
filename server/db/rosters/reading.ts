import type { LocalDate } from '../../../schema/values/local-date.ts';
import { parseAliases } from '../payment-writer/types.ts';
import { ask, type Steps } from '../steps.ts';

/** What the database knows of a roster's source before the file is read. */
export interface RosterState {
  readonly source: {
    readonly kind: 'CATEGORY' | 'RESIDENTS';
    readonly categoryCode: string | null;
    readonly isFull: boolean;
    readonly columns: Readonly<Record<string, string>>;
  };
  /** The last published batch. */
  readonly last: { readonly batch: number; readonly asOfOn: LocalDate; readonly fileDigest: string } | null;
  /** Entries, or residents, that the source's batches have brought and not cancelled. */
  readonly held: number;
  /** A published batch of the same file and day that the last one has not overruled. */
  readonly sameFileAsBatch: number | null;
  readonly divisions: readonly {
    readonly code: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
    readonly parentCode: string | null;
  }[];
  /** Newborns whose number came later: the hash of the temporary code, as latin1 text, and the person it is now. */
  readonly merged: ReadonlyMap<string, Buffer>;
  /** Persons whom a clerk has moved, as latin1 text: a roster does not move them back. */
  readonly moved: ReadonlySet<string>;
}

/** Null when the county has no such source. */
export function* readRosterState(
  countyCode: string,
  sourceCode: string,
  asOfOn: LocalDate,
  fileDigest: string,
): Steps<RosterState | null> {
  const [source] = yield* ask<{
    kind: 'CATEGORY' | 'RESIDENTS';
    category_code: string | null;
    is_full: number;
    columns: string;
  }>('select kind, category_code, is_full, columns from roster_source where county_code = ? and code = ?', [
    countyCode,
    sourceCode,
  ]);
  if (!source) return null;
  const published = `from roster_batch where county_code = ? and source_code = ? and status = 'PUBLISHED'`;
  const [last] = yield* ask<{ batch: number; as_of_on: string; file_digest: string }>(
    `select batch_number as batch, as_of_on, file_digest ${published} order by batch_number desc limit 1`,
    [countyCode, sourceCode],
  );
  const [sums] = yield* ask<{ held: number }>(
    `select coalesce(sum(new_entries - cancelled_entries), 0) as held ${published}`,
    [countyCode, sourceCode],
  );
  const [same] = yield* ask<{ batch: number }>(
    `select batch_number as batch ${published} and as_of_on = ? and file_digest = ? order by batch_number desc limit 1`,
    [countyCode, sourceCode, asOfOn, fileDigest],
  );
  const divisions = yield* ask<{
    code: string;
    name: string;
    aliases: string;
    level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
    parent_code: string | null;
  }>(
    'select code, name, aliases, level, parent_code from division where county_code = ? order by table_order',
    [countyCode],
  );
  const merged = yield* ask<{ person_hash: Buffer; merged_into: Buffer }>(
    `select person_hash, merged_into from person
     where county_code = ? and temporary_code is not null and merged_into is not null`,
    [countyCode],
  );
  const moved = yield* ask<{ person_hash: Buffer }>(
    // What a clerk recorded is not overwritten: where the roster says otherwise, somebody looks (PLACE_DIFFERS).
    `select distinct person_hash from person_event where county_code = ? and kind in ('TRANSFER', 'CORRECTION')`,
    [countyCode],
  );
  // Of one day the last file stands; an older day is not gone back to.
  const isOverruled = same && last && same.batch !== last.batch && last.as_of_on === asOfOn;
  return {
    source: {
      kind: source.kind,
      categoryCode: source.category_code,
      isFull: source.is_full === 1,
      columns: readColumns(source.columns),
    },
    last: last ? { batch: last.batch, asOfOn: last.as_of_on, fileDigest: last.file_digest } : null,
    held: sums?.held ?? 0,
    sameFileAsBatch: same && !isOverruled ? same.batch : null,
    divisions: divisions.map(({ code, name, aliases, level, parent_code }) => ({
      code,
      name,
      aliases: parseAliases(aliases),
      level,
      parentCode: parent_code,
    })),
    merged: new Map(merged.map((row) => [row.person_hash.toString('latin1'), row.merged_into])),
    moved: new Set(moved.map((row) => row.person_hash.toString('latin1'))),
  };
}

/** Header text -> column key as the source remembers it. */
export function readColumns(text: string): Record<string, string> {
  try {
    const columns: unknown = JSON.parse(text);
    if (typeof columns !== 'object' || columns === null) return {};
    return Object.fromEntries(
      Object.entries(columns).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}

export interface KnownPerson {
  readonly person_hash: Buffer;
  readonly name_hash: Buffer | null;
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly is_resident: number;
}

const personColumns = 'person_hash, name_hash, township_code, village_code, is_resident';
const hashesAtOnce = 400;

/** Those of some persons who have a file. */
export function* readKnownPersons(countyCode: string, hashes: readonly Buffer[]): Steps<KnownPerson[]> {
  const known: KnownPerson[] = [];
  for (let i = 0; i < hashes.length; i += hashesAtOnce) {
    const some = hashes.slice(i, i + hashesAtOnce);
    const rows = yield* ask<KnownPerson>(
      `select ${personColumns} from person where county_code = ? and person_hash in (${some.map(() => '?').join(', ')})`,
      [countyCode, ...some],
    );
    known.push(...rows);
  }
  return known;
}

/** All persons of a part of the key space. */
export function* readPersonsBetween(countyCode: string, from: number, to: number): Steps<KnownPerson[]> {
  const { sql, parameters } = between(from, to);
  const rows = yield* ask<KnownPerson>(
    `select ${personColumns} from person where county_code = ? and ${sql}`,
    [countyCode, ...parameters],
  );
  return [...rows];
}

export interface CurrentEntry {
  readonly person_hash: Buffer;
  readonly category_code: string;
  readonly from_batch: number;
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly status: string;
  readonly disability_grade: number | null;
  readonly low_income_family: number | null;
  readonly student: number | null;
  readonly ethnic_minority: number | null;
}

/** Entries of a source that hold now, of a part of the key space. Ask before rows of an open batch are put there. */
export function* readCurrentEntries(
  countyCode: string,
  sourceCode: string,
  from: number,
  to: number,
): Steps<CurrentEntry[]> {
  const { sql, parameters } = between(from, to);
  const rows = yield* ask<CurrentEntry>(
    `select person_hash, category_code, from_batch, township_code, village_code, status, disability_grade,
     low_income_family, student, ethnic_minority
     from roster_entry where county_code = ? and ${sql} and source_code = ? and to_batch is null`,
    [countyCode, ...parameters, sourceCode],
  );
  return [...rows];
}

/** Those of some persons who stand on rosters of other sources now. */
export function* readOnOtherRosters(
  countyCode: string,
  sourceCode: string,
  hashes: readonly Buffer[],
): Steps<Buffer[]> {
  const found: Buffer[] = [];
  for (let i = 0; i < hashes.length; i += hashesAtOnce) {
    const some = hashes.slice(i, i + hashesAtOnce);
    const rows = yield* ask<{ person_hash: Buffer }>(
      `select distinct person_hash from roster_entry where county_code = ?
       and person_hash in (${some.map(() => '?').join(', ')}) and source_code <> ? and to_batch is null`,
      [countyCode, ...some, sourceCode],
    );
    for (const row of rows) found.push(row.person_hash);
  }
  return found;
}

/** Keys whose first byte is from `from` up to, not including, `to`. */
function between(from: number, to: number): { sql: string; parameters: Buffer[] } {
  const first = Buffer.from([from]);
  if (to > 0xff) return { sql: 'person_hash >= ?', parameters: [first] };
  return { sql: 'person_hash >= ? and person_hash < ?', parameters: [first, Buffer.from([to])] };
}
