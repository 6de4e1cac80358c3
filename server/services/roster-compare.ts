import { isTemporaryCode } from '../../schema/values/temporary-code.ts';
import type { CurrentEntry, KnownPerson } from '../db/rosters/reading.ts';
import type { StagedRow } from '../db/rosters/stage.ts';
import type { EntryFacts, NewEntry, RosterChanges } from '../db/rosters/types.ts';
import type { SealedIdentity } from './sealing.ts';

export const rosterStatuses = ['ACTIVE', 'RISK_ELIMINATED', 'SUPPORT_ENDED'] as const;

/** A roster against what was there before, counted. Figures are entries; `persons` and what follows it are persons. */
export interface RosterTotals {
  newEntries: number;
  changedEntries: number;
  cancelledEntries: number;
  unchangedEntries: number;
  persons: number;
  newPersons: number;
  /** Under the same ID number another name than the one on file. */
  otherNames: number;
  personsInOtherRosters: number;
}

export function noTotals(): RosterTotals {
  return {
    newEntries: 0,
    changedEntries: 0,
    cancelledEntries: 0,
    unchangedEntries: 0,
    persons: 0,
    newPersons: 0,
    otherNames: 0,
    personsInOtherRosters: 0,
  };
}

/** What the comparison needs to know of the roster as a whole. */
export interface RosterPlan {
  readonly kind: 'CATEGORY' | 'RESIDENTS';
  readonly sourceCode: string;
  /** Whoever is missing has left. */
  readonly isFull: boolean;
  readonly places: readonly { readonly townshipCode: string; readonly villageCode: string | null }[];
  readonly categories: readonly string[];
  /** Persons, as latin1 text, whom the roster does not move: they moved after its day. */
  readonly moved: ReadonlySet<string>;
  /** Null when nothing is to be written. */
  readonly seal: ((row: StagedRow) => SealedIdentity) | null;
}

/** What only a look at all rows of a person shows. */
export interface RosterFindings {
  /** The same person and category once more; the first row stands. */
  twiceInFile(line: number, firstLine: number): void;
  /** One ID number with two names in one file: one of the two is somebody else. */
  twoNames(line: number, firstLine: number): void;
  /** On file under another name, which stays. */
  nameDiffers(row: StagedRow): void;
}

/** One part of the key space: the file's rows in key order, and what the database has of these keys. */
export interface RosterGroup {
  readonly rows: readonly StagedRow[];
  readonly known: ReadonlyMap<string, KnownPerson>;
  readonly current: ReadonlyMap<string, readonly CurrentEntry[]>;
}

/** The 16 bytes of a key as text, for looking up. */
export function keyText(hash: Buffer): string {
  return hash.toString('latin1', 0, 16);
}

/**
 * Compares one group by person, then by category, and adds to the totals. In a full roster every entry that held is
 * changed, unchanged or cancelled; every entry of the file is new, changed or unchanged.
 *
 * @returns what is to be written
 */
export function compareGroup(
  group: RosterGroup,
  plan: RosterPlan,
  totals: RosterTotals,
  findings: RosterFindings,
): RosterChanges {
  const changes: RosterChanges = { persons: [], entries: [], ended: [], changes: [] };
  const { rows, known, current } = group;
  const seen = new Set<string>();
  for (let at = 0; at < rows.length; ) {
    const first = rows[at] as StagedRow;
    let end = at + 1;
    while (end < rows.length && (rows[end] as StagedRow).hash.equals(first.hash)) end++;
    const key = keyText(first.hash);
    seen.add(key);
    const own = distinctRows(rows.slice(at, end), findings);
    totals.persons++;
    const person = known.get(key);
    comparePerson(own, person, plan, totals, findings, changes);
    if (plan.kind === 'CATEGORY') {
      const held = current.get(key) ?? [];
      if (held.some((entry) => entry.source_code !== plan.sourceCode)) totals.personsInOtherRosters++;
      const ours = held.filter((entry) => entry.source_code === plan.sourceCode).sort(byCategory);
      compareEntries(own, ours, plan, totals, changes);
    }
    at = end;
  }
  if (plan.isFull) cancelMissing(group, seen, plan, totals, changes);
  return changes;
}

/** A person's rows, one for each category: the first stands. */
function distinctRows(rows: readonly StagedRow[], findings: RosterFindings): readonly StagedRow[] {
  if (rows.length === 1) return rows;
  const [first] = rows as [StagedRow];
  const byCategory = new Map<number | null, StagedRow>();
  for (const row of rows) {
    const same = byCategory.get(row.category);
    if (!row.nameHash.equals(first.nameHash)) findings.twoNames(row.line, first.line);
    else if (same) findings.twiceInFile(row.line, same.line);
    if (!same) byCategory.set(row.category, row);
  }
  return [...byCategory.values()];
}

function comparePerson(
  rows: readonly StagedRow[],
  person: KnownPerson | undefined,
  plan: RosterPlan,
  totals: RosterTotals,
  findings: RosterFindings,
  changes: RosterChanges,
): void {
  const isRegister = plan.kind === 'RESIDENTS';
  const [row] = rows as [StagedRow];
  const place = placeOf(rows.find((each) => each.place !== null) ?? row, plan);
  if (!person) {
    totals.newPersons++;
    if (isRegister) totals.newEntries++;
    if (!plan.seal) return;
    const { sealed, keyNumber } = plan.seal(row);
    const { idNumber } = row;
    const isTemporary = isTemporaryCode(idNumber);
    changes.persons.push({
      hash: row.hash,
      sealed,
      sealedKey: keyNumber,
      nameHash: row.nameHash,
      bornOn: isTemporary ? null : bornOn(idNumber),
      ...place,
      isResident: isRegister,
      temporaryCode: isTemporary ? idNumber : null,
    });
    return;
  }
  if (person.name_hash !== null && !person.name_hash.equals(row.nameHash)) {
    totals.otherNames++;
    findings.nameDiffers(row);
  }
  const wasResident = person.is_resident === 1;
  // A resident lives where the register says; a roster places only whom the register does not know.
  const isPlaced =
    (isRegister || !wasResident) && differsFrom(person, place) && !plan.moved.has(keyText(row.hash));
  if (isRegister) {
    if (!wasResident) totals.newEntries++;
    else if (isPlaced) totals.changedEntries++;
    else totals.unchangedEntries++;
  }
  if (isPlaced || (isRegister && !wasResident)) {
    const kept = { townshipCode: person.township_code, villageCode: person.village_code };
    changes.changes.push({
      hash: row.hash,
      ...(isPlaced ? place : kept),
      isResident: isRegister || wasResident,
    });
  }
}

type Placed = Pick<EntryFacts, 'townshipCode' | 'villageCode'>;

/** Another township, or a village where none or another was told; a file without villages takes none away. */
function differsFrom(person: KnownPerson, place: Placed): boolean {
  if (place.townshipCode === null) return false;
  if (place.townshipCode !== person.township_code) return true;
  return place.villageCode !== null && place.villageCode !== person.village_code;
}

function compareEntries(
  rows: readonly StagedRow[],
  ours: readonly CurrentEntry[],
  plan: RosterPlan,
  totals: RosterTotals,
  changes: RosterChanges,
): void {
  const left = new Map(ours.map((entry) => [entry.category_code, entry]));
  const fresh: NewEntry[] = [];
  const end = (entry: CurrentEntry) =>
    changes.ended.push({
      hash: entry.person_hash,
      categoryCode: entry.category_code,
      fromBatch: entry.from_batch,
    });
  for (const row of rows) {
    const entry = entryOf(row, plan);
    const before = left.get(entry.categoryCode);
    if (!before) {
      fresh.push(entry);
      continue;
    }
    left.delete(entry.categoryCode);
    if (sameFacts(before, entry)) totals.unchangedEntries++;
    else {
      totals.changedEntries++;
      end(before);
      changes.entries.push(entry);
    }
  }
  // Somebody who stands in another category now has changed; no second one has come.
  const others = [...left.values()];
  for (const entry of fresh) {
    const before = others.shift();
    if (before) {
      totals.changedEntries++;
      end(before);
    } else totals.newEntries++;
    changes.entries.push(entry);
  }
  if (!plan.isFull) return;
  for (const entry of others) {
    totals.cancelledEntries++;
    end(entry);
  }
}

function cancelMissing(
  { known, current }: RosterGroup,
  seen: ReadonlySet<string>,
  plan: RosterPlan,
  totals: RosterTotals,
  changes: RosterChanges,
): void {
  if (plan.kind === 'RESIDENTS') {
    for (const [key, person] of known) {
      if (person.is_resident === 0 || seen.has(key)) continue;
      totals.cancelledEntries++;
      changes.changes.push({
        hash: person.person_hash,
        townshipCode: person.township_code,
        villageCode: person.village_code,
        isResident: false,
      });
    }
    return;
  }
  for (const [key, entries] of current) {
    if (seen.has(key)) continue;
    for (const entry of entries) {
      if (entry.source_code !== plan.sourceCode) continue;
      totals.cancelledEntries++;
      changes.ended.push({
        hash: entry.person_hash,
        categoryCode: entry.category_code,
        fromBatch: entry.from_batch,
      });
    }
  }
}

function entryOf(row: StagedRow, plan: RosterPlan): NewEntry {
  const category = plan.categories[row.category ?? -1];
  const status = rosterStatuses[row.status];
  if (category === undefined || status === undefined) throw new Error('a row of a roster without a category');
  return {
    hash: row.hash,
    categoryCode: category,
    line: row.line,
    household: row.household,
    ...placeOf(row, plan),
    status,
    disabilityGrade: row.disabilityGrade,
    lowIncomeFamily: row.lowIncomeFamily,
    student: row.student,
    ethnicMinority: row.ethnicMinority,
  };
}

function placeOf(row: StagedRow, plan: RosterPlan): Placed {
  const place = row.place === null ? undefined : plan.places[row.place];
  return { townshipCode: place?.townshipCode ?? null, villageCode: place?.villageCode ?? null };
}

function sameFacts(before: CurrentEntry, now: NewEntry): boolean {
  return (
    before.status === now.status &&
    before.township_code === now.townshipCode &&
    before.village_code === now.villageCode &&
    before.disability_grade === now.disabilityGrade &&
    sameFact(before.low_income_family, now.lowIncomeFamily) &&
    sameFact(before.student, now.student) &&
    sameFact(before.ethnic_minority, now.ethnicMinority)
  );
}

function sameFact(before: number | null, now: boolean | null): boolean {
  return before === null ? now === null : now !== null && (before === 1) === now;
}

function bornOn(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** The databases answer in no order of their own; which entry a new category takes over must not hang on that. */
function byCategory(a: CurrentEntry, b: CurrentEntry): number {
  return a.category_code < b.category_code ? -1 : 1;
}
