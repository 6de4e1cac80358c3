import type { DatabaseKind } from './tables.ts';

/**
 * People known by name (rosters, register), what changes a payment after it came (entries), statements of the tax
 * office and the bank, and the lists to work through.
 *
 * An ID number is kept sealed (AES-256-GCM, `sealed`) and only for people whom a roster or a clerk names; everywhere
 * else a person is `person_hash`. No other column holds a number or a name.
 */
export function peopleTables(kind: DatabaseKind): string[] {
  const sqlite = kind === 'sqlite';
  const big = sqlite ? 'integer' : 'bigint';
  const bytes = sqlite ? 'blob' : 'bytea';
  const clustered = sqlite ? ' strict, without rowid' : '';
  const plain = sqlite ? ' strict' : '';
  const campaign = 'county_code text not null, benefit_year integer not null';
  return [
    // Gross persons stay as they were; who got the money back, or counts in another county, is taken off beside them.
    `alter table tally add column refunded_persons integer not null default 0`,
    `alter table tally add column refunded_fen ${big} not null default 0`,
    `alter table tally add column elsewhere_persons integer not null default 0`,

    // sealed: ID number and name under the key numbered sealed_key; null for neither. name_hash compares names.
    // temporary_code: for a newborn without an ID number; merged_into: the person it turned out to be.
    // first_batch: the roster batch that brought the person; null when a clerk did.
    `create table person (
      county_code text not null, person_hash ${bytes} not null, sealed ${bytes}, sealed_key integer not null,
      name_hash ${bytes}, born_on text, township_code text, village_code text, is_resident integer not null default 0,
      temporary_code text, merged_into ${bytes}, first_batch integer, version integer not null default 1,
      primary key (county_code, person_hash))${clustered}`,
    `create unique index person_temporary on person (county_code, temporary_code) where temporary_code is not null`,

    // kind TRANSFER, CORRECTION, DEATH, BIRTH or MERGE; one division per person and day follows from the transfers.
    `create table person_event (
      county_code text not null, person_hash ${bytes} not null, event_number integer not null, kind text not null,
      on_day text not null, from_township text, from_village text, to_township text, to_village text,
      evidence text not null, note text not null, recorded_by text not null, recorded_at text not null,
      primary key (county_code, person_hash, event_number))${clustered}`,

    // kind CATEGORY (hardship roster) or RESIDENTS (register); is_full: whoever is missing is cancelled.
    // columns: JSON, header text -> column key, remembered from the last file that was committed.
    `create table roster_source (
      county_code text not null, code text not null, name text not null, office text not null, kind text not null,
      category_code text, is_full integer not null, columns text not null default '{}',
      version integer not null default 1,
      primary key (county_code, code))${plain}`,
    `create table roster_batch (
      county_code text not null, batch_number integer not null, source_code text not null, status text not null,
      as_of_on text not null, file_name text not null, file_digest text not null, imported_by text not null,
      started_at text not null, published_at text, rows_read integer not null, persons integer not null,
      new_entries integer not null, changed_entries integer not null, cancelled_entries integer not null,
      unchanged_entries integer not null, new_persons integer not null, review_items integer not null,
      primary key (county_code, batch_number))${plain}`,
    // A person on a roster from one batch until another; to_batch null is on it now. Facts that change end the entry
    // and begin a new one. household: line of the household's row.
    `create table roster_entry (
      county_code text not null, person_hash ${bytes} not null, source_code text not null,
      category_code text not null, from_batch integer not null, from_on text not null,
      to_batch integer, to_on text, line integer not null, household integer, township_code text, village_code text,
      status text not null, disability_grade integer, low_income_family integer, student integer,
      ethnic_minority integer,
      primary key (county_code, person_hash, source_code, category_code, from_batch))${clustered}`,

    // state: COVERED, CHASE, UNDERPAID, or the reason code that excuses. category_set: codes in order, comma between.
    `create table coverage_tally (
      ${campaign}, township_code text not null, village_code text not null, category_set text not null,
      state text not null, persons integer not null,
      primary key (county_code, benefit_year, township_code, village_code, category_set, state))${clustered}`,
    `create table non_enrollment (
      ${campaign}, person_hash ${bytes} not null, reason text not null, evidence text not null, note text not null,
      reported_by text not null, reported_at text not null, version integer not null default 1,
      primary key (county_code, benefit_year, person_hash))${clustered}`,

    // What happened to a payment after it came in. kind REFUND, REVERSAL, CORRECTION or ACCEPTANCE; batch_number and
    // line name the payment, replaced_* the row that stands for it after a correction. undone_by: a later entry.
    `create table payment_entry (
      ${campaign}, entry_number integer not null, kind text not null, batch_number integer not null,
      line integer not null, replaced_batch integer, replaced_line integer, person_hash ${bytes} not null,
      amount_fen ${big} not null, on_day text not null, reason text not null, evidence text not null,
      note text not null, recorded_by text not null, recorded_at text not null, undone_by integer,
      primary key (county_code, benefit_year, entry_number))${plain}`,
    `create index payment_entry_person on payment_entry (county_code, benefit_year, person_hash)`,
    `create index payment_entry_payment on payment_entry (county_code, benefit_year, batch_number, line)`,
    // The few payments whose person paid again (DUPLICATE_PERSON) or has entries (ENTRY_PERSON). With the flags in it
    // SQLite takes it for the batch and line alone; an index of all payments by hash would halve the import.
    `create index payment_person on payment (county_code, benefit_year, person_hash, flags)
      where flags like '%PERSON%'`,
    // Payments that do not count: reversed, or corrected by another row.
    `create table payment_void (
      ${campaign}, batch_number integer not null, line integer not null, entry_number integer not null,
      primary key (county_code, benefit_year, batch_number, line))${clustered}`,
    // Who has had all money back, as of the last event; counted elsewhere: an earlier payment in another county. Day
    // and place are those of insured_person, at which the tally takes the person off.
    `create table refunded_person (
      ${campaign}, person_hash ${bytes} not null, refunded_on text not null,
      primary key (county_code, benefit_year, person_hash))${clustered}`,
    `create table elsewhere_person (
      ${campaign}, person_hash ${bytes} not null, other_county text not null, counted_on text not null,
      township_code text not null, village_code text, category_code text not null,
      primary key (county_code, benefit_year, person_hash))${clustered}`,
    // verdict UNDER or OVER; exact payments have no row. notice_version: the rule that was asked.
    `create table amount_check (
      ${campaign}, person_hash ${bytes} not null, verdict text not null, township_code text not null,
      village_code text, category_set text not null, due_fen ${big} not null, paid_fen ${big} not null,
      notice_version integer not null,
      primary key (county_code, benefit_year, person_hash))${clustered}`,

    // source TAX or BANK; form DETAILS (a line a payment) or TOTALS (a line a township and day). township_code: the only
    // township of the file, which then says nothing of the others; null for several.
    `create table statement_batch (
      ${campaign}, batch_number integer not null, source text not null, form text not null, status text not null,
      file_name text not null, file_digest text not null, imported_by text not null, started_at text not null,
      published_at text, from_on text, to_on text, township_code text, rows_read integer not null,
      new_lines integer not null, already_present integer not null, rejected_rows integer not null, amount_fen ${big} not null,
      new_items integer not null, settled_items integer not null,
      primary key (county_code, benefit_year, batch_number))${plain}`,
    // outcome COLLECTED (by the tax office, or by the bank and not in the treasury yet), POSTED or FAILED (bank).
    // matched: MATCHED, or the code of the item it opened. is_latest: of its source it stands for the receipt.
    // tally_*: where it counts in reconcile_tally while it is the latest; settled_fen: the ledger's amount that it posts.
    `create table statement_line (
      ${campaign}, source text not null, receipt_number text not null, batch_number integer not null,
      line integer not null, township_code text, amount_fen ${big} not null, paid_on text, settled_on text,
      outcome text not null, failure text not null, matched text not null, is_latest integer not null,
      tally_township text not null, tally_on text not null, settled_fen ${big},
      primary key (county_code, benefit_year, source, receipt_number, batch_number, line))${clustered}`,
    `create table statement_total (
      ${campaign}, source text not null, township_code text not null, paid_on text not null,
      batch_number integer not null, line integer not null, items integer not null, amount_fen ${big} not null,
      primary key (county_code, benefit_year, source, township_code, paid_on))${plain}`,
    // By the day the money was collected; the ledger's own side is the tally. settled: payments of the ledger that the
    // bank has posted, at the ledger's amount; ledger_posted: those whose own 入库日期 is known, corrections apart.
    `create table reconcile_tally (
      ${campaign}, township_code text not null, paid_on text not null,
      tax_items integer not null, tax_fen ${big} not null, posted_items integer not null, posted_fen ${big} not null,
      failed_items integer not null, failed_fen ${big} not null, settled_items integer not null,
      settled_fen ${big} not null, ledger_posted_items integer not null, ledger_posted_fen ${big} not null,
      primary key (county_code, benefit_year, township_code, paid_on))${clustered}`,
    `insert into reconcile_tally
     select p.county_code, p.benefit_year, p.township_code, p.paid_on, 0, 0, 0, 0, 0, 0, 0, 0, count(*), sum(p.amount_fen)
     from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
     and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
     where p.posted_on is not null group by p.county_code, p.benefit_year, p.township_code, p.paid_on`,

    // One list to work through, for rosters (benefit_year 0), the ledger and reconciliation. subject: what it is
    // about, so that the same thing found again is the same item. detail: JSON without names or numbers of persons.
    `create table review_item (
      ${campaign}, kind text not null, subject text not null, area text not null, status text not null,
      township_code text, village_code text, on_day text, person_hash ${bytes}, batch_number integer, line integer,
      found_fen ${big}, expected_fen ${big}, detail text not null, opened_at text not null,
      closed_reason text, closed_note text, closed_by text, closed_at text, version integer not null default 1,
      primary key (county_code, benefit_year, kind, subject))${clustered}`,
    `create index audit_entry_at on audit_entry (county_code, at)`,
    `create index review_item_open on review_item (county_code, benefit_year, area, status, township_code)`,
  ];
}
