import { defineEntity, p } from '@mikro-orm/core';

/** 已发出的通报或奖补结果: the figures as they were issued, never changed afterwards. */
export const IssuedReport = defineEntity({
  name: 'IssuedReport',
  tableName: 'issued_report',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    kind: p.string().$type<'REWARD' | 'BULLETIN'>().primary(),
    /** 第几期, from 1 within a campaign and kind. */
    number: p.integer().primary(),
    asOfOn: p.string(),
    noticeVersion: p.integer(),
    /** The figures as JSON text. */
    content: p.text(),
    issuedBy: p.string(),
    issuedAt: p.string(),
  },
});
