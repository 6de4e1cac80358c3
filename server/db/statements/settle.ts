import type { PostedSum } from '../payment-writer/posted-sums.ts';
import { ask, type Steps } from '../steps.ts';
import { applyMatching } from './apply.ts';
import { isCovered, loadCoveredDays, loadReplacements, originalReceipt } from './ledger.ts';
import { compareSides, findChangedLines, findDeltas, findItems, findLatestLines } from './matching.ts';
import { compareTotals } from './totals.ts';
import type { CampaignKey, StatementForm } from './types.ts';
import { keepUnposted } from './unposted.ts';
import { emptyWorkTables, touch } from './work-tables.ts';

/**
 * Works out what a batch of payments changes of reconciliation, once its rows are in place and before it counts. Reads,
 * and writes into the work tables alone: it takes seconds where statements came before the payments, and nobody waits
 * for it. Under the import lock, so that nothing of it changes until `settleItemsOfBatch`. One lookup where there are
 * no statements.
 */
export function* prepareItemsOfBatch(
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
): Steps<void> {
  const key = { countyCode, benefitYear };
  if (!(yield* readForms(key)).has('DETAILS')) return;
  const hasLine = (
    source: string,
  ) => `exists (select 1 from statement_line l where l.county_code = p.county_code
    and l.benefit_year = p.benefit_year and l.source = '${source}' and l.receipt_number = p.receipt_number)`;
  yield* prepare(key, () =>
    ask(
      `insert into statement_touched select p.receipt_number from payment p where p.county_code = ?
       and p.benefit_year = ? and p.batch_number = ? and (${hasLine('TAX')} or ${hasLine('BANK')}
       or ${isCovered('p.paid_on', 'p.township_code')})`,
      [countyCode, benefitYear, batchNumber],
    ),
  );
}

/**
 * What a published batch of payments changes: items about receipts that were missing are settled, payments that the tax
 * office does not name are listed, postings count at the places of their payments, and what the ledger itself says of
 * 入库 is added up. Call it after the tallies of the batch are kept, on the connection that prepared it.
 */
export function* settleItemsOfBatch(
  countyCode: string,
  benefitYear: number,
  posted: readonly PostedSum[],
): Steps<void> {
  const key = { countyCode, benefitYear };
  yield* addLedgerPosted(key, posted);
  yield* settle(key);
}

/** The same for a few receipts: their payments were reversed, corrected, or stand again. */
export function* settleItemsOfReceipts(key: CampaignKey, receipts: readonly string[]): Steps<void> {
  if ((yield* readForms(key)).has('DETAILS')) {
    yield* prepare(key, () => touch(receipts.map(originalReceipt)));
  }
  yield* settle(key);
}

function* readForms({ countyCode, benefitYear }: CampaignKey): Steps<ReadonlySet<StatementForm>> {
  const forms = yield* ask<{ form: StatementForm }>(
    `select distinct form from statement_batch where county_code = ? and benefit_year = ? and status = 'PUBLISHED'`,
    [countyCode, benefitYear],
  );
  return new Set(forms.map(({ form }) => form));
}

function* prepare(key: CampaignKey, touching: () => Steps<unknown>): Steps<void> {
  yield* emptyWorkTables();
  yield* loadReplacements(key);
  yield* loadCoveredDays(key, null);
  yield* touching();
  yield* findLatestLines(key, null);
  yield* compareSides(key);
  yield* findItems();
  yield* findDeltas(key);
  yield* findChangedLines(key);
}

function* settle(key: CampaignKey): Steps<void> {
  const forms = yield* readForms(key);
  const at = new Date().toISOString();
  if (forms.has('DETAILS')) yield* applyMatching(key, at, 'SETTLED_BY_PAYMENT');
  if (forms.has('TOTALS')) yield* compareTotals(key, at, 'SETTLED_BY_PAYMENT');
  if (forms.size > 0) yield* keepUnposted(key, at, 'SETTLED_BY_PAYMENT');
}

/** Rows a statement adds at once. */
const rowsAtOnce = 500;

/** Adds what the payments of a batch say of 入库, so that no reading has to look at the payments. */
function* addLedgerPosted(
  { countyCode, benefitYear }: CampaignKey,
  posted: readonly PostedSum[],
): Steps<void> {
  for (let from = 0; from < posted.length; from += rowsAtOnce) {
    const some = posted.slice(from, from + rowsAtOnce);
    yield* ask(
      `insert into reconcile_tally (county_code, benefit_year, township_code, paid_on, tax_items, tax_fen, posted_items,
         posted_fen, failed_items, failed_fen, settled_items, settled_fen, ledger_posted_items, ledger_posted_fen)
       values ${some.map(() => '(?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)').join(', ')}
       on conflict (county_code, benefit_year, township_code, paid_on) do update set
       ledger_posted_items = reconcile_tally.ledger_posted_items + excluded.ledger_posted_items,
       ledger_posted_fen = reconcile_tally.ledger_posted_fen + excluded.ledger_posted_fen`,
      some.flatMap(({ townshipCode, paidOn, items, fen }) => [
        countyCode,
        benefitYear,
        townshipCode,
        paidOn,
        items,
        fen,
      ]),
    );
  }
}
