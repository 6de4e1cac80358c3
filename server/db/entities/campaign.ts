import { defineEntity, p } from '@mikro-orm/core';

/** 征缴工作: one county, one benefit year. */
export const Campaign = defineEntity({
  name: 'Campaign',
  tableName: 'campaign',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    name: p.string(),
    /** NONE until the first import decides between DETAILS and DAILY_TOTALS. */
    paymentSource: p.string().$type<'NONE' | 'DETAILS' | 'DAILY_TOTALS'>(),
    noticeVersion: p.integer(),
    /** Goes up by one with every change of any figure: what a cached answer is valid for. */
    figuresVersion: p.bigint('number'),
    lastImportedAt: p.string().nullable(),
    createdAt: p.string(),
    version: p.integer().version(),
  },
});

/** One stored version of a notice. Versions are immutable. */
export const NoticeVersion = defineEntity({
  name: 'NoticeVersion',
  tableName: 'notice_version',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    version: p.integer().primary(),
    documentNumber: p.string(),
    title: p.string(),
    issuer: p.string(),
    issuedOn: p.string(),
    /** The checked notice as JSON text (`server/policy/notice.ts`). */
    content: p.text(),
    digest: p.string(),
    loadedAt: p.string(),
    /** LOADED: a whole file; EDITED: single places of `basedOn`; REVISED: a later document added to `basedOn`. */
    kind: p.string().$type<'LOADED' | 'EDITED' | 'REVISED'>(),
    /** Account; null for a version loaded by the command line or before this was kept. */
    publishedBy: p.string().nullable(),
    basedOn: p.integer().nullable(),
    /** Number of the later document; REVISED only. */
    revisionDocument: p.string().nullable(),
    note: p.text().nullable(),
  },
});
