import { defineEntity, p } from '@mikro-orm/core';

/**
 * Payments and what hangs on them are written in bulk by `payment-writer`, never row by row through the ORM
 * (an upsert through entities is 30 times slower); the entities are here for looking at single rows.
 */
export const PaymentBatch = defineEntity({
  name: 'PaymentBatch',
  tableName: 'payment_batch',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    batchNumber: p.integer().primary(),
    kind: p.string().$type<'DETAILS' | 'DAILY_TOTALS'>(),
    status: p.string().$type<'OPEN' | 'PUBLISHED'>(),
    fileName: p.string(),
    fileDigest: p.string(),
    importedBy: p.string(),
    startedAt: p.string(),
    publishedAt: p.string().nullable(),
    rowsRead: p.integer(),
    newPayments: p.integer(),
    alreadyPresent: p.integer(),
    rejectedRows: p.integer(),
    flaggedRows: p.integer(),
    newPersons: p.integer(),
    amountFen: p.bigint('number'),
  },
});

/** One payment of one person, known by its receipt number. */
export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    batchNumber: p.integer().primary(),
    line: p.integer().primary(),
    receiptNumber: p.string(),
    personHash: p.blob(),
    townshipCode: p.string(),
    villageCode: p.string().nullable(),
    categoryCode: p.string(),
    amountFen: p.bigint('number'),
    paidOn: p.string(),
    postedOn: p.string().nullable(),
    flags: p.string(),
  },
});

/** 参保人: a person who paid in a campaign, counted once. Known by a keyed hash only. */
export const InsuredPerson = defineEntity({
  name: 'InsuredPerson',
  tableName: 'insured_person',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    personHash: p.blob().primary(),
    batchNumber: p.integer(),
    townshipCode: p.string(),
    villageCode: p.string().nullable(),
    categoryCode: p.string(),
    countedOn: p.string(),
  },
});

/** 每日汇总: what a county without person-level files knows of a township's day. */
export const DailyTotal = defineEntity({
  name: 'DailyTotal',
  tableName: 'daily_total',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    townshipCode: p.string().primary(),
    paidOn: p.string().primary(),
    categoryCode: p.string().primary(),
    batchNumber: p.integer(),
    line: p.integer(),
    persons: p.integer(),
    amountFen: p.bigint('number'),
    flags: p.string(),
  },
});

/** 汇总数: kept in the transaction that publishes a batch. `paidOn` '' is the total of all days. */
export const Tally = defineEntity({
  name: 'Tally',
  tableName: 'tally',
  properties: {
    countyCode: p.string().primary(),
    benefitYear: p.integer().primary(),
    level: p.string().$type<'TOWNSHIP' | 'VILLAGE'>().primary(),
    paidOn: p.string().primary(),
    divisionCode: p.string().primary(),
    categoryCode: p.string().primary(),
    persons: p.integer(),
    payments: p.integer(),
    amountFen: p.bigint('number'),
  },
});
