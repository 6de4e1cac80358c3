import { personKey } from '../../../schema/values/person-key.ts';
import { openReviewItems, type ReviewFinding } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';
import { type CampaignKey, keyOf, type PaymentRow, paymentColumns } from './ledger-rows.ts';

/**
 * Opens an item for each person of a batch who has two or more payments that count. Such payments carry a flag since
 * they came in, so the batch's other rows are not looked at by person.
 */
export function* openPaidTwice(key: CampaignKey, batchNumber: number, at: string): Steps<number> {
  const rows = yield* ask<PaymentRow & { is_void: number }>(flaggedOfPersons, [
    ...keyOf(key),
    ...keyOf(key),
    batchNumber,
  ]);
  const findings: ReviewFinding[] = [];
  for (const [, theirs] of Map.groupBy(rows, ({ person_hash }) => Buffer.from(person_hash).toString('hex'))) {
    const active = theirs.filter(({ is_void }) => is_void === 0);
    // Where the person has entries all payments are among the rows; else the first one, without a flag, is not.
    const isComplete = theirs.some(({ flags }) => flags.includes('ENTRY_PERSON'));
    if (active.length + (isComplete ? 0 : 1) < 2) continue;
    const again = active.filter(({ flags }) => flags.includes('DUPLICATE_PERSON'));
    const last = (again.length > 0 ? again : active).toSorted((a, b) => (a.paid_on < b.paid_on ? 1 : -1))[0];
    if (!last) continue;
    findings.push({
      kind: 'PAID_TWICE',
      area: 'LEDGER',
      subject: personKey(last.person_hash),
      personHash: last.person_hash,
      townshipCode: last.township_code,
      villageCode: last.village_code,
      onDay: last.paid_on,
      batchNumber: last.batch_number,
      line: last.line,
      foundFen: again.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
    });
  }
  return yield* openReviewItems({ ...key, at }, findings);
}

const flaggedOfPersons = `select ${paymentColumns.replace(/(\w+)/g, 'p.$1')},
    case when v.line is null then 0 else 1 end as is_void
  from payment p left join payment_void v on v.county_code = p.county_code and v.benefit_year = p.benefit_year
    and v.batch_number = p.batch_number and v.line = p.line
  where p.county_code = ? and p.benefit_year = ? and p.flags like '%PERSON%' and p.person_hash in (
    select person_hash from payment where county_code = ? and benefit_year = ? and batch_number = ?
    and flags like '%DUPLICATE_PERSON%')`;
