import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { maskIdNumber, maskName, personKey } from '../../../schema/values/person-key.ts';
import type { SqlValue } from '../../db/reader.ts';
import { ageOn, type Person } from '../../policy/person.ts';
import type { Actor, PeopleScope, Permission } from '../access.ts';
import { type DueAnswer, DueAnswers } from '../amounts/amounts-due.ts';
import { type CampaignRecord, campaignId } from '../campaigns/campaigns.ts';
import { marks, type PersonRow } from './find.ts';
import type { PeopleParts } from './parts.ts';
import {
  type DivisionPeriod,
  divisionsOf,
  type EventRecord,
  eventOf,
  eventRows,
  type MembershipRecord,
  membershipOf,
  membershipRows,
  personOf,
} from './person-history.ts';
import { type PaymentRecord, paymentsOf } from './person-payments.ts';
import { type PlaceRecord, placeOf } from './person-places.ts';
import { mayRecordOf, mayUnmaskOf, seesPerson } from './rights.ts';
import { createSealer } from './sealing.ts';

/** 一人一档, as `Person` in schema/person.graphql; masked. */
export interface PersonRecord {
  readonly key: string;
  readonly version: number;
  readonly isNamed: boolean;
  readonly maskedName: string | null;
  readonly maskedIdNumber: string | null;
  readonly age: number | null;
  readonly temporaryCode: string | null;
  readonly bornOn: LocalDate | null;
  readonly place: PlaceRecord | null;
  readonly divisions: readonly DivisionPeriod[];
  readonly memberships: readonly MembershipRecord[];
  readonly campaigns: readonly PersonCampaignRecord[];
  readonly events: readonly EventRecord[];
  readonly reviewItems: readonly PersonReviewItemRecord[];
  readonly mayUnmask: Permission;
  readonly mayRecord: Permission;
}

export interface PersonCampaignRecord {
  readonly campaignId: string;
  readonly benefitYear: number;
  readonly name: string;
  readonly isInsured: boolean;
  readonly countedOn: LocalDate | null;
  readonly refundedOn: LocalDate | null;
  readonly alsoPaidElsewhere: boolean;
  readonly paidFen: number;
  /** Null for whom only a payment is shown: it would tell the roster they are on. */
  readonly due: DueAnswer | null;
  readonly check: {
    readonly verdict: 'EXACT' | 'UNDER' | 'OVER';
    readonly dueFen: number;
    readonly paidFen: number;
  } | null;
  readonly reason: {
    readonly code: string;
    readonly version: number;
    readonly evidence: string;
    readonly note: string;
    readonly reportedBy: string;
    readonly reportedAt: string;
  } | null;
  readonly payments: readonly PaymentRecord[];
}

export interface PersonReviewItemRecord {
  readonly kind: string;
  readonly subject: string;
  readonly area: string;
  readonly benefitYear: number;
  readonly onDay: LocalDate | null;
  readonly foundFen: number | null;
  readonly expectedFen: number | null;
  readonly openedAt: string;
}

const mostListed = 200;

/**
 * Everything the actor may see of a person; null when there is nothing they may: neither the person's own division nor
 * a payment in theirs, or the person is not known at all. Who is seen through a payment alone shows these payments
 * and no rosters.
 *
 * @param row of the register; null when only payments are known
 */
export async function personRecord(
  parts: PeopleParts,
  actor: Actor,
  countyCode: string,
  scope: Exclude<PeopleScope, { kind: 'none' }>,
  hash: Buffer,
  row: PersonRow | null,
): Promise<PersonRecord | null> {
  const { database, clock } = parts;
  const today = localDateAt(clock());
  const tree = await parts.divisions.tree(countyCode);
  const campaigns = (await parts.campaigns.list(actor)).filter((each) => each.countyCode === countyCode);
  const isOwn = seesPerson(scope, row?.township_code ?? null);
  const paid = await paymentsOf(database, tree, campaigns, hash, isOwn ? null : townshipOf(scope));
  if (!isOwn && paid.every(({ payments }) => payments.length === 0)) return null;
  if (!row && paid.every(({ payments }) => payments.length === 0)) return null;

  const memberships = isOwn ? await membershipRows(parts, countyCode, hash) : [];
  const events = isOwn ? await eventRows(parts, countyCode, hash) : [];
  const opened = row?.sealed
    ? createSealer(parts.sealingKeys).open(countyCode, row.person_hash, row.sealed, row.sealed_key)
    : null;
  const place = row ? placeOf(tree, row.township_code, row.village_code) : null;
  const person = personOf(row, memberships);
  return {
    key: personKey(hash),
    version: row?.version ?? 0,
    isNamed: opened !== null,
    maskedName: opened ? maskName(opened.name) : null,
    maskedIdNumber: opened?.idNumber ? maskIdNumber(opened.idNumber) : null,
    age: row?.born_on ? ageOn(row.born_on, today) : null,
    temporaryCode: row?.temporary_code ?? (await formerCode(parts, countyCode, hash)),
    // With area and last four digits, the day of birth would make up the whole number.
    bornOn: opened && !opened.idNumber ? (row?.born_on ?? null) : null,
    place: isOwn ? place : null,
    divisions: isOwn ? divisionsOf(tree, events, place) : [],
    memberships: memberships.slice(0, mostListed).map((each) => membershipOf(tree, campaigns, each)),
    campaigns: await Promise.all(
      paid.map(async ({ campaign, payments, ...figures }) => ({
        campaignId: campaignId(campaign),
        benefitYear: campaign.benefitYear,
        name: campaign.name,
        ...figures,
        ...(await dueOf(parts, campaign, payments, figures.paidFen, isOwn ? person : null, hash, today)),
        reason: isOwn ? await reasonOf(parts, campaign, hash) : null,
        payments,
      })),
    ),
    events: [...events].reverse().map((each) => eventOf(tree, each, opened?.idNumber != null)),
    reviewItems: isOwn ? await reviewItemsOf(parts, countyCode, hash) : [],
    mayUnmask: mayUnmaskOf(actor, countyCode, row),
    mayRecord: mayRecordOf(actor, countyCode, row),
  };
}

function townshipOf(scope: Exclude<PeopleScope, { kind: 'none' }>): string | null {
  return scope.kind === 'division' ? scope.code : null;
}

/** What is due and how it compares with what was paid. */
async function dueOf(
  { campaigns, database }: PeopleParts,
  campaign: CampaignRecord,
  payments: readonly PaymentRecord[],
  paidFen: number,
  person: Person | null,
  hash: Buffer,
  today: LocalDate,
): Promise<Pick<PersonCampaignRecord, 'due' | 'check'>> {
  if (person === null) return { due: null, check: null };
  const paidOn = payments.find(({ isVoid }) => !isVoid)?.paidOn ?? null;
  const due = new DueAnswers(await campaigns.published(campaign), paidOn ?? today).of(person).answer;
  const [kept] = await database.reader.all<{ verdict: 'UNDER' | 'OVER'; due_fen: number; paid_fen: number }>(
    `select verdict, due_fen, paid_fen from amount_check
     where county_code = ? and benefit_year = ? and person_hash = ?`,
    [campaign.countyCode, campaign.benefitYear, hash],
  );
  if (kept) return { due, check: { verdict: kept.verdict, dueFen: kept.due_fen, paidFen: kept.paid_fen } };
  const isExact = paidOn !== null && due.outcome === 'DUE' && due.personPaysFen === paidFen;
  return { due, check: isExact ? { verdict: 'EXACT', dueFen: paidFen, paidFen } : null };
}

async function reasonOf(
  { database }: PeopleParts,
  { countyCode, benefitYear }: CampaignRecord,
  hash: Buffer,
): Promise<PersonCampaignRecord['reason']> {
  const [row] = await database.reader.all<{
    reason: string;
    evidence: string;
    note: string;
    reported_by: string;
    reported_at: string;
    version: number;
  }>(
    `select reason, evidence, note, reported_by, reported_at, version from non_enrollment
     where county_code = ? and benefit_year = ? and person_hash = ?`,
    [countyCode, benefitYear, hash],
  );
  if (!row) return null;
  const { reason, version, evidence, note, reported_by, reported_at } = row;
  return { code: reason, version, evidence, note, reportedBy: reported_by, reportedAt: reported_at };
}

/** The code a newborn was registered under before the number was known. */
async function formerCode(
  { database }: PeopleParts,
  countyCode: string,
  hash: Buffer,
): Promise<string | null> {
  const [born] = await database.reader.all<{ temporary_code: string }>(
    `select temporary_code from person where county_code = ? and temporary_code is not null and merged_into = ?
     order by temporary_code limit 1`,
    [countyCode, hash],
  );
  return born?.temporary_code ?? null;
}

async function reviewItemsOf(
  { database }: PeopleParts,
  countyCode: string,
  hash: Buffer,
): Promise<PersonReviewItemRecord[]> {
  const years = await database.reader.all<{ benefit_year: number }>(
    'select benefit_year from campaign where county_code = ?',
    [countyCode],
  );
  const asked: SqlValue[] = [0, ...years.map(({ benefit_year }) => benefit_year)];
  const rows = await database.heavy.all<{
    kind: string;
    subject: string;
    area: string;
    benefit_year: number;
    on_day: string | null;
    found_fen: number | null;
    expected_fen: number | null;
    opened_at: string;
  }>(
    `select kind, subject, area, benefit_year, on_day, found_fen, expected_fen, opened_at from review_item
     where county_code = ? and benefit_year in (${marks(asked)}) and status = 'OPEN' and person_hash = ?
     order by opened_at desc, kind, subject limit ${mostListed}`,
    [countyCode, ...asked, hash],
  );
  return rows.map((row) => ({
    kind: row.kind,
    subject: row.subject,
    area: row.area,
    benefitYear: row.benefit_year,
    onDay: row.on_day,
    foundFen: row.found_fen,
    expectedFen: row.expected_fen,
    openedAt: row.opened_at,
  }));
}
