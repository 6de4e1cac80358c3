import { randomUUID } from 'node:crypto';
import { recountCoverageOfCounty } from '../coverage/recount.ts';
import { eventFindingKinds, eventFindings } from '../people/roster-findings.ts';
import { openReviewItems, type ReviewFinding, settleReviewItems } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';
import type { RosterHeader } from './types.ts';

/** What a batch brought, in the words of `roster_batch`. */
export interface RosterCounts {
  readonly rowsRead: number;
  readonly persons: number;
  readonly newEntries: number;
  readonly changedEntries: number;
  readonly cancelledEntries: number;
  readonly unchangedEntries: number;
  readonly newPersons: number;
  readonly reviewItems: number;
}

export interface RosterPublication {
  readonly header: RosterHeader;
  readonly batchNumber: number;
  readonly counts: RosterCounts;
  /** Header text -> column key, to remember. */
  readonly columns: Readonly<Record<string, string>>;
  readonly findings: readonly ReviewFinding[];
  /** Whether somebody who is not in this file stands on the list no more. */
  readonly isFull: boolean;
  /** ISO instant. */
  readonly at: string;
}

/** The batch's own line, open. @returns its number */
export function* beginRoster(header: RosterHeader): Steps<number> {
  const { countyCode, sourceCode, asOfOn, fileName, fileDigest, importedBy, startedAt } = header;
  const [row] = yield* ask<{ next: number }>(
    'select coalesce(max(batch_number), 0) + 1 as next from roster_batch where county_code = ?',
    [countyCode],
  );
  const batchNumber = row?.next ?? 1;
  yield* ask(
    `insert into roster_batch (county_code, batch_number, source_code, status, as_of_on, file_name, file_digest,
     imported_by, started_at, published_at, rows_read, persons, new_entries, changed_entries, cancelled_entries,
     unchanged_entries, new_persons, review_items) values (?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, null, 0, 0, 0, 0, 0, 0, 0, 0)`,
    [countyCode, batchNumber, sourceCode, asOfOn, fileName, fileDigest, importedBy, startedAt],
  );
  return batchNumber;
}

const isMoved = `exists (select 1 from person_event v where v.county_code = person.county_code
  and v.person_hash = person.person_hash and v.kind in ('TRANSFER', 'CORRECTION'))`;

/**
 * The closing steps of a batch: figures first, so that edits of a campaign and this one follow each other, then what
 * the batch ends and moves, then whom it leaves to be looked at, and coverage counted anew.
 */
export function* publishRoster(publication: RosterPublication): Steps<void> {
  const { header, batchNumber, counts, columns, at } = publication;
  const { countyCode, sourceCode, asOfOn } = header;
  yield* ask('update campaign set figures_version = figures_version + 1 where county_code = ?', [countyCode]);
  yield* ask(
    `update roster_entry set to_batch = ?, to_on = ? from roster_end e
     where roster_entry.county_code = ? and roster_entry.person_hash = e.person_hash
     and roster_entry.source_code = ? and roster_entry.category_code = e.category_code
     and roster_entry.from_batch = e.from_batch`,
    [batchNumber, asOfOn, countyCode, sourceCode],
  );
  yield* ask(
    // Whom a clerk has moved stays there, also when that was recorded while this file was compared.
    `update person set is_resident = c.is_resident, version = person.version + 1,
     township_code = case when ${isMoved} then person.township_code else c.township_code end,
     village_code = case when ${isMoved} then person.village_code else c.village_code end
     from roster_change c where person.county_code = ? and person.person_hash = c.person_hash`,
    [countyCode],
  );
  yield* ask(
    `update roster_batch set status = 'PUBLISHED', published_at = ?, rows_read = ?, persons = ?, new_entries = ?,
     changed_entries = ?, cancelled_entries = ?, unchanged_entries = ?, new_persons = ?, review_items = ?
     where county_code = ? and batch_number = ?`,
    [
      at,
      counts.rowsRead,
      counts.persons,
      counts.newEntries,
      counts.changedEntries,
      counts.cancelledEntries,
      counts.unchangedEntries,
      counts.newPersons,
      counts.reviewItems,
      countyCode,
      batchNumber,
    ],
  );
  yield* ask('update roster_source set columns = ? where county_code = ? and code = ?', [
    JSON.stringify(columns),
    countyCode,
    sourceCode,
  ]);
  yield* keepReviewItems(publication);
  yield* ask(
    `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
     values (?, ?, ?, ?, 'IMPORT_ROSTER', ?, ?)`,
    [
      countyCode,
      randomUUID(),
      at,
      header.importedBy,
      `${countyCode}/${sourceCode}/${batchNumber}`,
      JSON.stringify({ asOfOn, fileName: header.fileName, ...counts }),
    ],
  );
  yield* recountCoverageOfCounty(countyCode);
}

/** Opens what was found; what this source had open and has no more is settled. */
function* keepReviewItems({ header, findings, isFull, at }: RosterPublication): Steps<void> {
  const list = { countyCode: header.countyCode, benefitYear: 0, at };
  if (findings.length > 0) yield* openReviewItems(list, findings);
  yield* keepEventItems(list, header);
  if (!isFull) return;
  const open = yield* ask<{ subject: string }>(
    `select subject from review_item where county_code = ? and benefit_year = 0 and kind = 'NAME_DIFFERS'
     and status = 'OPEN'`,
    [header.countyCode],
  );
  const found = new Set(findings.map((finding) => finding.subject));
  const gone = open
    .map((item) => item.subject)
    .filter((subject) => subject.endsWith(`/${header.sourceCode}`) && !found.has(subject));
  if (gone.length > 0) yield* settleReviewItems(list, ['NAME_DIFFERS'], { subjects: gone }, 'RESOLVED');
}

/** A fact as the tables keep it. */
export function numberOf(fact: boolean | null): number | null {
  return fact === null ? null : fact ? 1 : 0;
}

/** Deaths and moves that a clerk recorded are looked at when the roster says otherwise, and no more when it agrees. */
function* keepEventItems(
  list: { readonly countyCode: string; readonly benefitYear: number; readonly at: string },
  { sourceCode, asOfOn }: RosterHeader,
): Steps<void> {
  const found = yield* eventFindings(list.countyCode, sourceCode, asOfOn);
  if (found.length > 0) yield* openReviewItems(list, found);
  for (const kind of eventFindingKinds) {
    const open = yield* ask<{ subject: string }>(
      `select subject from review_item where county_code = ? and benefit_year = 0 and kind = ? and status = 'OPEN'`,
      [list.countyCode, kind],
    );
    const still = new Set(found.filter((each) => each.kind === kind).map((each) => each.subject));
    const gone = open
      .map((item) => item.subject)
      .filter((subject) => subject.endsWith(`/${sourceCode}`) && !still.has(subject));
    if (gone.length > 0) yield* settleReviewItems(list, [kind], { subjects: gone }, 'RESOLVED');
  }
}
