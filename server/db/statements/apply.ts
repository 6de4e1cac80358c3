import { openReviewItems, settleReviewItems } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';
import { statementKinds } from './matching.ts';
import type { CampaignKey } from './types.ts';

/** Open items of the touched receipts whose cause is gone; columns of review_item. */
const goneItems = `area = 'RECONCILIATION' and exists (select 1 from statement_touched t where t.receipt_number =
    case when subject like 'TAX/%' then substr(subject, 5) else substr(subject, 6) end)
  and not exists (select 1 from statement_item i where i.kind = review_item.kind and i.subject = review_item.subject)`;

const kindList = statementKinds.map((kind) => `'${kind}'`).join(', ');

/** What applying would change on the work list, without changing it. */
export function* countItems({
  countyCode,
  benefitYear,
}: CampaignKey): Steps<{ readonly newItems: number; readonly settledItems: number }> {
  // As openReviewItems decides: the same figures again are no news, unless the program itself had settled the item.
  const [fresh] = yield* ask<{ n: number }>(
    `select count(*) as n from statement_item i where not exists (select 1 from review_item r
     where r.county_code = ? and r.benefit_year = ? and r.kind = i.kind and r.subject = i.subject
     and r.status <> 'SETTLED' and r.found_fen is not distinct from i.found_fen
     and r.expected_fen is not distinct from i.expected_fen and r.on_day is not distinct from i.on_day
     and substr(r.detail || '\n', 1, length(i.detail) + 1) = i.detail || '\n')`,
    [countyCode, benefitYear],
  );
  const [gone] = yield* ask<{ n: number }>(
    `select count(*) as n from review_item where county_code = ? and benefit_year = ? and status = 'OPEN'
     and kind in (${kindList}) and ${goneItems}`,
    [countyCode, benefitYear],
  );
  return { newItems: fresh?.n ?? 0, settledItems: gone?.n ?? 0 };
}

/** Writes what the work tables say: lines that match otherwise, the tally, and the work list. Short. */
export function* applyMatching(
  key: CampaignKey,
  at: string,
  reason: 'SETTLED_BY_STATEMENT' | 'SETTLED_BY_PAYMENT',
): Steps<{ readonly newItems: number; readonly settledItems: number }> {
  const { countyCode, benefitYear } = key;
  // As a list of keys: the other way round SQLite would walk all lines of the campaign.
  yield* ask(
    `update statement_line set (matched, tally_township, tally_on, settled_fen) = (
       select c.matched, c.tally_township, c.tally_on, c.settled_fen from statement_changed c
       where c.source = statement_line.source and c.receipt_number = statement_line.receipt_number
       and c.batch_number = statement_line.batch_number and c.line = statement_line.line)
     where (county_code, benefit_year, source, receipt_number, batch_number, line) in (
       select cast(? as text), cast(? as integer), source, receipt_number, batch_number, line from statement_changed)`,
    [countyCode, benefitYear],
  );
  const sums = ['tax', 'posted', 'failed', 'settled'].flatMap((name) => [`${name}_items`, `${name}_fen`]);
  yield* ask(
    `insert into reconcile_tally (county_code, benefit_year, township_code, paid_on, ${sums.join(', ')},
       ledger_posted_items, ledger_posted_fen)
     select cast(? as text), cast(? as integer), township_code, paid_on, ${sums.join(', ')}, 0, 0
     from statement_delta where true
     on conflict (county_code, benefit_year, township_code, paid_on) do update set
     ${sums.map((sum) => `${sum} = reconcile_tally.${sum} + excluded.${sum}`).join(', ')}`,
    [countyCode, benefitYear],
  );
  const list = { countyCode, benefitYear, at };
  const gone = { where: goneItems, parameters: [] };
  const settledItems = yield* settleReviewItems(list, statementKinds, gone, reason);
  const newItems = yield* openReviewItems(list, {
    select: `select kind, subject, 'RECONCILIATION' as area, township_code, cast(null as text) as village_code, on_day,
      person_hash, batch_number, line, found_fen, expected_fen, detail from statement_item`,
    parameters: [],
  });
  return { newItems, settledItems };
}
