import { Account, AuditEntry, Session } from './account.ts';
import { Campaign, NoticeVersion } from './campaign.ts';
import { Division } from './division.ts';
import { IssuedReport } from './issued-report.ts';
import { DailyTotal, InsuredPerson, Payment, PaymentBatch, Tally } from './payment.ts';
import { Quota, QuotaColumn, QuotaRevision } from './quota.ts';

export {
  Account,
  AuditEntry,
  Campaign,
  DailyTotal,
  Division,
  InsuredPerson,
  IssuedReport,
  NoticeVersion,
  Payment,
  PaymentBatch,
  Quota,
  QuotaColumn,
  QuotaRevision,
  Session,
  Tally,
};

/** Every entity, for the ORM's configuration. */
export const entities = [
  Account,
  AuditEntry,
  Campaign,
  DailyTotal,
  Division,
  InsuredPerson,
  IssuedReport,
  NoticeVersion,
  Payment,
  PaymentBatch,
  Quota,
  QuotaColumn,
  QuotaRevision,
  Session,
  Tally,
];
