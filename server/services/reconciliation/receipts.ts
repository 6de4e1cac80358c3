import type { LocalDate } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import { readReconciliation } from '../../db/statements/read.ts';
import { type ReceiptRow, receiptsOfDay } from '../../db/statements/receipts.ts';
import { type Actor, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { type JoinedCells, joinCells } from './cells.ts';

export interface ReceiptsQuery {
  readonly divisionCode: string;
  readonly day: LocalDate;
  readonly onlyDifferences: boolean;
  readonly first: number;
  readonly offset: number;
}

/** As `ReconciliationReceipt`. */
export interface ReceiptRecord {
  readonly receiptNumber: string;
  readonly states: readonly string[];
  readonly personKey: string | null;
  readonly ledgerFen: number | null;
  readonly ledgerPaidOn: LocalDate | null;
  readonly ledgerPostedOn: LocalDate | null;
  readonly taxFen: number | null;
  readonly taxPaidOn: LocalDate | null;
  readonly taxDivisionName: string | null;
  readonly bankOutcome: 'COLLECTED' | 'POSTED' | 'FAILED' | null;
  readonly bankFen: number | null;
  readonly bankPaidOn: LocalDate | null;
  readonly bankPostedOn: LocalDate | null;
  readonly bankFailure: string | null;
}

/**
 * The receipts of one township and day: what ledger, tax office and bank say of each. A township account sees its own;
 * analysts see sums alone.
 */
export type ReconciliationReceipts = (
  actor: Actor,
  campaign: CampaignRecord,
  query: ReceiptsQuery,
) => Promise<{ readonly totalCount: number; readonly receipts: readonly ReceiptRecord[] }>;

/** The row of postings that no payment gives a township. */
export const withoutTownship = 'NO_TOWNSHIP';
const mostReceipts = 1000;

export function createReconciliationReceipts({ database, divisions }: PeopleParts): ReconciliationReceipts {
  return async (actor, campaign, { divisionCode, day, onlyDifferences, first, offset }) => {
    const people = requirePeople(actor, campaign.countyCode);
    if (campaign.paymentSource === 'DAILY_TOTALS') throw new Refusal('NEEDS_PERSON_DETAILS');
    const isUnplaced = divisionCode === withoutTownship;
    const under = isUnplaced ? campaign.countyCode : divisionCode;
    const scope = await divisions.rowsFor(actor, campaign.countyCode, 'TOWNSHIP', under);
    if (!isUnplaced && scope.parent.level !== 'TOWNSHIP') {
      throw new Refusal('DIVISION_NOT_FOUND', { code: divisionCode });
    }
    const rows = await receiptsOfDay(database.heavy, campaign, isUnplaced ? '' : divisionCode, day);
    const { cells, postingFact } = joinCells(await readReconciliation(database, campaign), false);
    const cell = cells.find((each) => each.township === (isUnplaced ? '' : divisionCode) && each.day === day);
    const known = {
      isTax: cell ? cell.tax !== null : false,
      isPosting: cell ? cell.posted !== null && !cell.isRestUnknown : false,
    };
    const nameOf = (code: string | null) =>
      code === null ? null : (scope.tree.byCode.get(code)?.name ?? code);
    // A line may belong to a payment that the ledger has in another township: that it differs is all a township learns.
    const isSeen = (row: ReceiptRow) => people.kind === 'county' || row.p_township === people.code;
    const records = rows.map(
      (row): ReceiptRecord => ({
        receiptNumber: row.receipt_number,
        states: statesOf(row, postingFact, known),
        personKey: row.person_hash !== null && isSeen(row) ? personKey(row.person_hash) : null,
        ledgerFen: isSeen(row) ? row.p_fen : null,
        ledgerPaidOn: isSeen(row) ? row.p_on : null,
        ledgerPostedOn: isSeen(row) ? row.p_posted : null,
        taxFen: row.t_fen,
        taxPaidOn: row.t_on,
        taxDivisionName: nameOf(row.t_township),
        bankOutcome: row.b_outcome,
        bankFen: row.b_fen,
        bankPaidOn: row.b_on,
        bankPostedOn: row.b_posted,
        bankFailure: row.b_failure,
      }),
    );
    const shown = onlyDifferences
      ? records.filter(({ states }) => states.length !== 1 || states[0] !== 'MATCHED')
      : records;
    const from = Math.max(0, offset);
    return {
      totalCount: shown.length,
      receipts: shown.slice(from, from + Math.min(Math.max(1, first), mostReceipts)),
    };
  };
}

/** What there is to say of a receipt: every difference, then whether its money is in the treasury. */
function statesOf(
  row: ReceiptRow,
  postingFact: JoinedCells['postingFact'],
  known: { readonly isTax: boolean; readonly isPosting: boolean },
): string[] {
  const states: string[] = [];
  if (row.p_fen !== null && row.t_fen !== null) {
    if (row.t_fen !== row.p_fen) states.push('AMOUNT_DIFFERS');
    if (row.t_on !== row.p_on) states.push('DAY_DIFFERS');
    if (row.t_matched === 'TOWNSHIP_DIFFERS') states.push('TOWNSHIP_DIFFERS');
  }
  if (row.p_fen === null && row.t_fen !== null) states.push('MISSING_IN_LEDGER');
  if (row.p_fen !== null && row.t_fen === null && known.isTax) states.push('MISSING_IN_TAX');
  if (row.b_matched !== null && row.b_matched !== 'MATCHED' && !states.includes(row.b_matched)) {
    states.push(row.b_matched);
  }
  if (row.p_fen !== null) {
    const isBankAsked = postingFact === 'BANK' && known.isPosting;
    const isPosted = row.b_outcome === 'POSTED' || (!isBankAsked && row.p_posted !== null);
    if (!isPosted) states.push(known.isPosting ? 'NOT_POSTED' : 'UNKNOWN');
  }
  return states.length === 0 ? ['MATCHED'] : states;
}
