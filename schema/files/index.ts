export { type CategoryNames, commonCategoryNames, ordinaryCategory } from './category-names.ts';
export { type ColumnSpec, type FileSpec, normalizeHeader, normalizeText } from './column.ts';
export { type DailyTotalKey, dailyTotals } from './daily-totals.ts';
export { type PaymentDetailKey, paymentDetails } from './payment-details.ts';
export {
  isRosterColumnKey,
  type RosterColumnKey,
  type RosterFactKey,
  rosterFacts,
  rosterPersonNames,
} from './roster.ts';
export {
  bankStatementDetails,
  type StatementDetailKey,
  type StatementTotalKey,
  statementTotals,
  taxStatementDetails,
} from './statements.ts';
