import type { DatabaseKind } from './tables.ts';

/**
 * What a version of a notice was made from, and the reports that were issued (frozen).
 *
 * `kind` is LOADED (a whole file), EDITED (single places of `based_on`) or REVISED (a later document, whose number is
 * `revision_document`). A version stored before this migration is LOADED by nobody known.
 */
export function noticeTables(kind: DatabaseKind): string[] {
  const plain = kind === 'sqlite' ? ' strict' : '';
  return [
    `alter table notice_version add column kind text not null default 'LOADED'`,
    `alter table notice_version add column published_by text`,
    `alter table notice_version add column based_on integer`,
    `alter table notice_version add column revision_document text`,
    `alter table notice_version add column note text`,
    // A notice whose later revisions change its quotas brings several: the one from the latest day that has come holds.
    `alter table quota_column add column notice_version integer`,
    `alter table quota_column add column from_on text`,
    `update quota_column set notice_version = revision`,
    // kind REWARD or BULLETIN; content: the figures as they were issued, JSON text.
    `create table issued_report (
      county_code text not null, benefit_year integer not null, kind text not null, number integer not null,
      as_of_on text not null, notice_version integer not null, content text not null,
      issued_by text not null, issued_at text not null,
      primary key (county_code, benefit_year, kind, number))${plain}`,
  ];
}
