import type { LocalDate } from '../../../schema/values/local-date.ts';
import { addDays } from '../../../schema/values/local-date.ts';
import type { CategoryMembership, Person } from '../../policy/person.ts';
import { usualCategoryName } from '../amounts/amounts-due-person.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionTree } from '../divisions.ts';
import type { PersonRow } from './find.ts';
import type { PeopleParts } from './parts.ts';
import { type PlaceRecord, placeOf } from './person-places.ts';

export interface MembershipRecord {
  readonly sourceName: string;
  readonly office: string;
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly asOfOn: LocalDate;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
  readonly status: CategoryMembership['status'];
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
  readonly place: PlaceRecord | null;
}

export interface EventRecord {
  readonly number: number;
  readonly kind: 'TRANSFER' | 'CORRECTION' | 'DEATH' | 'BIRTH' | 'MERGE';
  readonly onDay: LocalDate | null;
  readonly from: PlaceRecord | null;
  readonly to: PlaceRecord | null;
  readonly evidence: string;
  readonly note: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface DivisionPeriod {
  readonly fromOn: LocalDate | null;
  /** Exclusive; null: now. */
  readonly toOn: LocalDate | null;
  readonly place: PlaceRecord | null;
}

export interface EntryRow {
  readonly source_name: string;
  readonly office: string;
  readonly category_code: string;
  readonly as_of_on: string;
  readonly from_on: string;
  readonly to_on: string | null;
  readonly status: CategoryMembership['status'];
  readonly disability_grade: number | null;
  readonly low_income_family: number | null;
  readonly student: number | null;
  readonly ethnic_minority: number | null;
  readonly township_code: string | null;
  readonly village_code: string | null;
}

export interface EventRow {
  readonly event_number: number;
  readonly kind: EventRecord['kind'];
  readonly on_day: string;
  readonly from_township: string | null;
  readonly from_village: string | null;
  readonly to_township: string | null;
  readonly to_village: string | null;
  readonly evidence: string;
  readonly note: string;
  readonly recorded_by: string;
  readonly recorded_at: string;
}

const mostListed = 200;

/** All entries of published rosters, the newest first. */
export function membershipRows(
  { database }: PeopleParts,
  countyCode: string,
  hash: Buffer,
): Promise<EntryRow[]> {
  return database.reader.all<EntryRow>(
    `select s.name as source_name, s.office, e.category_code, b.as_of_on, e.from_on, e.to_on, e.status,
     e.disability_grade, e.low_income_family, e.student, e.ethnic_minority, e.township_code, e.village_code
     from roster_entry e
     join roster_batch b on b.county_code = e.county_code and b.batch_number = e.from_batch
     and b.status = 'PUBLISHED'
     join roster_source s on s.county_code = e.county_code and s.code = e.source_code
     where e.county_code = ? and e.person_hash = ? order by e.from_on desc, e.from_batch desc, e.category_code`,
    [countyCode, hash],
  );
}

/** In the order they were recorded. */
export function eventRows({ database }: PeopleParts, countyCode: string, hash: Buffer): Promise<EventRow[]> {
  return database.reader.all<EventRow>(
    `select event_number, kind, on_day, from_township, from_village, to_township, to_village, evidence, note,
     recorded_by, recorded_at from person_event where county_code = ? and person_hash = ?
     order by event_number limit ${mostListed}`,
    [countyCode, hash],
  );
}

/** What the rules ask about somebody, from the rosters they are on; what two rosters say differently, the first knows. */
export function personOf(row: PersonRow | null, rows: readonly EntryRow[]): Person {
  const current = rows.filter(({ to_on }) => to_on === null);
  const known = (read: (each: EntryRow) => number | null) => current.map(read).find((each) => each !== null);
  const isTrue = (fact: number | null | undefined) => (fact == null ? null : fact !== 0);
  return {
    bornOn: row?.born_on ?? null,
    tier: null,
    categories: rows
      .filter(({ category_code }) => category_code !== '')
      .map(({ category_code, status, from_on, to_on }) => ({
        code: category_code,
        status,
        from: from_on,
        to: to_on === null ? null : addDays(to_on, -1),
      })),
    disabilityGrade: known(({ disability_grade }) => disability_grade) ?? null,
    lowIncomeFamily: isTrue(known(({ low_income_family }) => low_income_family)),
    student: isTrue(known(({ student }) => student)),
    ethnicMinority: isTrue(known(({ ethnic_minority }) => ethnic_minority)),
  };
}

export function membershipOf(
  tree: DivisionTree,
  campaigns: readonly CampaignRecord[],
  row: EntryRow,
): MembershipRecord {
  const isTrue = (fact: number | null) => (fact === null ? null : fact !== 0);
  const named = campaigns
    .flatMap(({ notice }) => notice.categories)
    .find(({ code }) => code === row.category_code);
  return {
    sourceName: row.source_name,
    office: row.office,
    categoryCode: row.category_code,
    categoryName: named?.name ?? usualCategoryName(row.category_code) ?? row.category_code,
    asOfOn: row.as_of_on,
    fromOn: row.from_on,
    toOn: row.to_on,
    status: row.status,
    disabilityGrade: row.disability_grade,
    lowIncomeFamily: isTrue(row.low_income_family),
    student: isTrue(row.student),
    ethnicMinority: isTrue(row.ethnic_minority),
    place: placeOf(tree, row.township_code, row.village_code),
  };
}

/** One division at a time: each transfer ends one and begins the next. */
export function divisionsOf(
  tree: DivisionTree,
  events: readonly EventRow[],
  current: PlaceRecord | null,
): DivisionPeriod[] {
  const moves = events
    .filter(({ kind }) => kind === 'TRANSFER')
    .sort((a, b) => (a.on_day < b.on_day ? -1 : a.on_day > b.on_day ? 1 : a.event_number - b.event_number));
  return [...moves, null].map((next, index) => ({
    fromOn: moves[index - 1]?.on_day ?? null,
    toOn: next?.on_day ?? null,
    place: next ? placeOf(tree, next.from_township, next.from_village) : current,
  }));
}

export function eventOf(tree: DivisionTree, row: EventRow, hasIdNumber: boolean): EventRecord {
  return {
    number: row.event_number,
    kind: row.kind,
    onDay: row.kind === 'BIRTH' && hasIdNumber ? null : row.on_day,
    from: placeOf(tree, row.from_township, row.from_village),
    to: placeOf(tree, row.to_township, row.to_village),
    evidence: row.evidence,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}
