import { isTemporaryCode } from '../../../schema/values/temporary-code.ts';
import type { CurrentEntry, KnownPerson } from '../../db/rosters/reading.ts';
import type { StagedRow } from '../../db/rosters/stage.ts';
import type { RosterChanges } from '../../db/rosters/types.ts';
import { compareEntries, endOf } from './entries.ts';
import { type Placed, placeOf, type RosterPlan, type RosterTotals } from './plan.ts';

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
  /** Entries of this source. */
  readonly current: ReadonlyMap<string, readonly CurrentEntry[]>;
  /** Who stands on other rosters. */
  readonly others: ReadonlySet<string>;
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
  const { rows, known, current, others } = group;
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
      if (others.has(key)) totals.personsInOtherRosters++;
      compareEntries(own, current.get(key) ?? [], plan, totals, changes);
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

/** Another township, or a village where none or another was told; a file without villages takes none away. */
function differsFrom(person: KnownPerson, place: Placed): boolean {
  if (place.townshipCode === null) return false;
  if (place.townshipCode !== person.township_code) return true;
  return place.villageCode !== null && place.villageCode !== person.village_code;
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
      totals.cancelledEntries++;
      changes.ended.push(endOf(entry));
    }
  }
}

function bornOn(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}
