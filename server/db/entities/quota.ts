import { defineEntity, p } from '@mikro-orm/core';

/** A column of the quota table with the total its notice prints (declared), which need not be the row sum. */
export const QuotaColumn = defineEntity({
  name: 'QuotaColumn',
  tableName: 'quota_column',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    revision: p.integer().primary(),
    code: p.string().primary(),
    name: p.string(),
    position: p.integer(),
    declaredTotal: p.integer().nullable(),
    asOfOn: p.string().nullable(),
    note: p.text().nullable(),
    clause: p.string(),
    noticeVersion: p.integer().nullable(),
    /** The day from which a later document put this quota in force; null: from the beginning. */
    fromOn: p.string().nullable(),
  },
});

/** 任务数: persons of one division in one column of one revision. */
export const Quota = defineEntity({
  name: 'Quota',
  tableName: 'quota',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    revision: p.integer().primary(),
    columnCode: p.string().primary(),
    divisionCode: p.string().primary(),
    persons: p.integer(),
    remarks: p.text().nullable(),
    /** What a method gave, before the number was edited or took of the residual. */
    computed: p.integer().nullable(),
    /** Of the edit. */
    reason: p.text().nullable(),
  },
});

/** How a revision of the quotas came about. */
export const QuotaRevision = defineEntity({
  name: 'QuotaRevision',
  tableName: 'quota_revision',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    revision: p.integer().primary(),
    /** NOTICE, DERIVED or EDITED. */
    source: p.string(),
    basedOn: p.integer().nullable(),
    method: p.text().nullable(),
    reason: p.text(),
    decidedBy: p.string().nullable(),
    /** ISO instant; '' for one that was there before times were kept. */
    decidedAt: p.string(),
  },
});
