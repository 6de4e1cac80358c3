/** The two databases the same migrations run on. */
export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * The first set of tables, as SQL for one database.
 *
 * County first in every key (decision 015): the county code is what PostgreSQL partitions or distributes by.
 * Days and instants are text (`YYYY-MM-DD`, ISO 8601 UTC): they compare as text on both databases alike.
 * `person_hash` is the first 16 bytes of HMAC-SHA256 over the 18-character ID number: no ID number is stored.
 */
export function firstTables(kind: DatabaseKind): string[] {
  const sqlite = kind === 'sqlite';
  const big = sqlite ? 'integer' : 'bigint';
  const bytes = sqlite ? 'blob' : 'bytea';
  // Rows live in the primary key itself on SQLite: one B-tree fewer on the hot path.
  const clustered = sqlite ? ' strict, without rowid' : '';
  const plain = sqlite ? ' strict' : '';
  return [
    `create table campaign (
      county_code text not null, benefit_year integer not null, name text not null,
      payment_source text not null, notice_version integer not null,
      figures_version ${big} not null, last_imported_at text, created_at text not null,
      version integer not null default 1,
      primary key (county_code, benefit_year))${plain}`,
    `create table notice_version (
      county_code text not null, benefit_year integer not null, version integer not null,
      document_number text not null, title text not null, issuer text not null, issued_on text not null,
      content text not null, digest text not null, loaded_at text not null,
      primary key (county_code, benefit_year, version))${plain}`,
    `create table division (
      county_code text not null, code text not null, name text not null, aliases text not null,
      type text not null, level text not null, parent_code text, table_order integer not null,
      valid_from text, valid_to text, version integer not null default 1,
      primary key (county_code, code))${plain}`,
    `create index division_parent on division (county_code, parent_code, table_order)`,
    `create table quota_column (
      county_code text not null, benefit_year integer not null, revision integer not null, code text not null,
      name text not null, position integer not null, declared_total integer, as_of_on text, note text,
      clause text not null,
      primary key (county_code, benefit_year, revision, code))${plain}`,
    `create table quota (
      county_code text not null, benefit_year integer not null, revision integer not null,
      column_code text not null, division_code text not null, persons integer not null, remarks text,
      primary key (county_code, benefit_year, revision, column_code, division_code))${plain}`,
    `create table payment_batch (
      county_code text not null, benefit_year integer not null, batch_number integer not null,
      kind text not null, status text not null, file_name text not null, file_digest text not null,
      imported_by text not null, started_at text not null, published_at text,
      rows_read integer not null, new_payments integer not null, already_present integer not null,
      rejected_rows integer not null, flagged_rows integer not null, new_persons integer not null,
      amount_fen ${big} not null,
      primary key (county_code, benefit_year, batch_number))${plain}`,
    `create index payment_batch_digest on payment_batch (county_code, benefit_year, file_digest)`,
    // flags: comma-separated codes such as OUTSIDE_WINDOW, empty when nothing is to be looked at.
    `create table payment (
      county_code text not null, benefit_year integer not null, batch_number integer not null, line integer not null,
      receipt_number text not null, person_hash ${bytes} not null, township_code text not null,
      village_code text, category_code text not null, amount_fen ${big} not null,
      paid_on text not null, posted_on text, flags text not null,
      primary key (county_code, benefit_year, batch_number, line))${clustered}`,
    `create unique index payment_receipt on payment (county_code, benefit_year, receipt_number)`,
    // A person counts once a campaign, on the earliest day paid, where that payment was made.
    `create table insured_person (
      county_code text not null, benefit_year integer not null, person_hash ${bytes} not null,
      batch_number integer not null, township_code text not null, village_code text,
      category_code text not null, counted_on text not null,
      primary key (county_code, benefit_year, person_hash))${clustered}`,
    // An earlier payment found in a later batch moves the day a person counts on; applied when the batch is published.
    `create table insured_person_move (
      county_code text not null, benefit_year integer not null, batch_number integer not null,
      person_hash ${bytes} not null, township_code text not null, village_code text,
      category_code text not null, counted_on text not null,
      primary key (county_code, benefit_year, batch_number, person_hash))${clustered}`,
    `create table daily_total (
      county_code text not null, benefit_year integer not null, township_code text not null,
      paid_on text not null, category_code text not null, batch_number integer not null, line integer not null,
      persons integer not null, amount_fen ${big} not null, flags text not null,
      primary key (county_code, benefit_year, township_code, paid_on, category_code))${plain}`,
    // level TOWNSHIP or VILLAGE; paid_on '' is the total of all days, so that a current figure reads 20 rows.
    `create table tally (
      county_code text not null, benefit_year integer not null, level text not null, paid_on text not null,
      division_code text not null, category_code text not null,
      persons integer not null, payments integer not null, amount_fen ${big} not null,
      primary key (county_code, benefit_year, level, paid_on, division_code, category_code))${clustered}`,
    `create table account (
      county_code text not null, name text not null, display_name text not null, role text not null,
      division_code text, password_hash text not null, failed_attempts integer not null, locked_until text,
      is_active integer not null, created_at text not null, version integer not null default 1,
      primary key (county_code, name))${plain}`,
    `create table session (
      county_code text not null, token_hash text not null, account_name text not null,
      created_at text not null, expires_at text not null,
      primary key (county_code, token_hash))${plain}`,
    `create table audit_entry (
      county_code text not null, id text not null, at text not null, account_name text not null,
      act text not null, subject text not null, detail text not null,
      primary key (county_code, id))${plain}`,
  ];
}
