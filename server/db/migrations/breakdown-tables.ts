import type { DatabaseKind } from './tables.ts';

/** 目标分解表 by township: what was dispatched, filled, accepted, by whom and why; and how the quotas came about. */
export function breakdownTables(kind: DatabaseKind): string[] {
  const sqlite = kind === 'sqlite';
  const clustered = sqlite ? ' strict, without rowid' : '';
  const plain = sqlite ? ' strict' : '';
  const campaign = 'county_code text not null, benefit_year integer not null';
  const township = `${campaign}, township_code text not null`;
  return [
    // One row a township. state: DRAFT SUBMITTED RETURNED ACCEPTED LOCKED REOPENED RECALLED. edition: of the form;
    // version: of the numbers. closed_state: ACCEPTED or LOCKED, what a reopening began from. instructions: 填报要求.
    `create table breakdown (
      ${township}, state text not null, edition integer not null, version integer not null,
      dispatch_number integer not null, quota_revision integer not null, deadline_on text not null,
      instructions text not null, dispatched_by text not null, dispatched_at text not null,
      opened_at text, filled_at text, submitted_at text, submitted_by text, submitted_late integer not null default 0,
      accepted_at text, accepted_by text, locked_at text, returned_reason text,
      closed_state text, reopened_until text, reopened_reason text,
      primary key (county_code, benefit_year, township_code))${plain}`,
    // The columns of a form. is_filled: the township writes it; else it is shown. quota_persons: the township's quota;
    // null: nothing to add up to. category_code: whose roster counts stand beside it.
    `create table breakdown_column (
      ${township}, column_code text not null, name text not null, position integer not null,
      is_filled integer not null, is_sub_quota integer not null, category_code text, quota_persons integer,
      primary key (county_code, benefit_year, township_code, column_code))${clustered}`,
    // The villages of a form with what was known when it was dispatched. remarks: the township's.
    `create table breakdown_village (
      ${township}, village_code text not null, name text not null, table_order integer not null,
      last_year_persons integer, population integer, remarks text not null default '', version integer not null,
      primary key (county_code, benefit_year, township_code, village_code))${clustered}`,
    // persons: as filled; null: not filled, which is not 0. accepted_persons: in force since the last acceptance.
    // finding: why the bureau sent the cell back. version: of the breakdown when persons last changed.
    `create table breakdown_cell (
      ${township}, village_code text not null, column_code text not null, persons integer, accepted_persons integer,
      roster_persons integer, finding text, version integer not null,
      check (persons is null or persons >= 0),
      primary key (county_code, benefit_year, township_code, village_code, column_code))${clustered}`,
    // Everything that happened, in order. act: DISPATCH OPEN SAVE SUBMIT WITHDRAW RETURN ACCEPT LOCK RECALL REOPEN
    // END_REOPENING REVISE_QUOTA. source: PANE, FILE or SERVER. base_version: of the sheet that was sent.
    `create table breakdown_event (
      ${township}, event_number integer not null, act text not null, from_state text, to_state text not null,
      edition integer not null, version integer not null, base_version integer, source text not null,
      file_name text, file_digest text, reason text not null, changed_cells integer not null,
      acted_by text not null, acted_at text not null,
      primary key (county_code, benefit_year, township_code, event_number))${clustered}`,
    // Before and after, per cell. column_code '' is the remarks (text columns); numbers elsewhere.
    `create table breakdown_change (
      ${township}, village_code text not null, column_code text not null, version integer not null,
      event_number integer not null, before_persons integer, after_persons integer, before_text text, after_text text,
      reason text not null default '',
      primary key (county_code, benefit_year, township_code, village_code, column_code, version))${clustered}`,
    `create index breakdown_change_version on breakdown_change (county_code, benefit_year, township_code, version)`,
    // An act that was asked for with a key of the client's: asked again, it is answered from here.
    `create table client_mutation (
      ${campaign}, mutation_key text not null, account_name text not null, act text not null, digest text not null,
      answer text not null, acted_at text not null,
      primary key (county_code, benefit_year, mutation_key))${plain}`,
    // How a revision of the quotas came about. source NOTICE, DERIVED or EDITED; method: JSON of a QuotaMethod.
    `create table quota_revision (
      ${campaign}, revision integer not null, source text not null, based_on integer, method text,
      reason text not null, decided_by text, decided_at text not null,
      primary key (county_code, benefit_year, revision))${plain}`,
    // Why a single number is what it is; computed: what the method gave before it was edited or took of the residual.
    `alter table quota add column computed integer`,
    `alter table quota add column reason text`,
    // The casts: PostgreSQL takes a bare null under `distinct` for text.
    `insert into quota_revision select distinct county_code, benefit_year, revision, 'NOTICE',
     cast(null as integer), cast(null as text), '', cast(null as text), '' from quota_column`,
  ];
}
