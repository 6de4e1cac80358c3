import type { SqlValue } from '../reader.ts';
import { ask, type Steps } from '../steps.ts';
import type { CampaignKey } from './types.ts';
import { rowsAtOnce } from './work-tables.ts';

/** `T0001#2`, the second correction of T0001 → `T0001`. */
export function originalReceipt(receipt: string): string {
  return receipt.replace(/(?:#\d+)+$/, '');
}

/** A payment that counts: neither reversed nor corrected by another row. `p` is the payment. */
export const isActive = `not exists (select 1 from payment_void v where v.county_code = p.county_code
  and v.benefit_year = p.benefit_year and v.batch_number = p.batch_number and v.line = p.line)`;

interface Row {
  readonly receipt_number: string;
  readonly batch_number: number;
  readonly line: number;
}

/**
 * Loads the payments that stand for corrected ones.
 *
 * @returns receipts of payments that no longer count: their lines may match otherwise now
 */
export function* loadReplacements({ countyCode, benefitYear }: CampaignKey): Steps<readonly string[]> {
  const key = [countyCode, benefitYear];
  const replacements = yield* ask<Row>(
    `select p.receipt_number, p.batch_number, p.line from payment_batch b cross join payment p
     where p.county_code = b.county_code and p.benefit_year = b.benefit_year and p.batch_number = b.batch_number
     and b.county_code = ? and b.benefit_year = ? and b.kind = 'CORRECTION' and b.status = 'PUBLISHED'
     and ${isActive} order by p.batch_number, p.line`,
    key,
  );
  const byOriginal = new Map(replacements.map((row) => [originalReceipt(row.receipt_number), row]));
  const rows = [...byOriginal];
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const some = rows.slice(i, i + rowsAtOnce);
    const values = some.flatMap(([receipt, { batch_number, line }]): SqlValue[] => [
      receipt,
      batch_number,
      line,
    ]);
    yield* ask(`insert into statement_replacement values ${some.map(() => '(?, ?, ?)').join(', ')}`, values);
  }
  const voided = yield* ask<{ receipt_number: string }>(
    `select p.receipt_number from payment_void v cross join payment p where p.county_code = v.county_code
     and p.benefit_year = v.benefit_year and p.batch_number = v.batch_number and p.line = v.line
     and v.county_code = ? and v.benefit_year = ?`,
    key,
  );
  return [...new Set(voided.map((row) => originalReceipt(row.receipt_number)))];
}

interface CoveredBatch {
  readonly from_on: string;
  readonly to_on: string;
  readonly township_code: string | null;
}

/**
 * Loads the days that statements of the tax office cover: a payment of such a day that none of them names is missing
 * there. A file with one township alone says nothing of the others.
 *
 * @param also the batch being imported, which is not published yet
 */
export function* loadCoveredDays(
  { countyCode, benefitYear }: CampaignKey,
  also: CoveredBatch | null,
): Steps<boolean> {
  const published = yield* ask<CoveredBatch>(
    `select distinct from_on, to_on, township_code from statement_batch where county_code = ? and benefit_year = ?
     and source = 'TAX' and form = 'DETAILS' and status = 'PUBLISHED' and from_on is not null and to_on is not null`,
    [countyCode, benefitYear],
  );
  const covered = new Map<string, readonly [string, string]>();
  for (const { from_on, to_on, township_code } of also ? [...published, also] : published) {
    for (let day = from_on; day <= to_on; day = nextDay(day)) {
      const township = township_code ?? '';
      covered.set(`${day} ${township}`, [day, township]);
    }
  }
  const rows = [...covered.values()];
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const some = rows.slice(i, i + rowsAtOnce);
    yield* ask(`insert into statement_covered values ${some.map(() => '(?, ?)').join(', ')}`, some.flat());
  }
  return rows.length > 0;
}

/** Whether a tax statement covers the day and township of a payment, by the columns given. */
export function isCovered(day: string, township: string): string {
  return `exists (select 1 from statement_covered c where c.paid_on = ${day} and c.township_code in ('', ${township}))`;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
