import { addDays } from '../../../schema/values/local-date.ts';
import { openReviewItems, type ReviewFinding, settleReviewItems } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';
import { lastCollected } from './read.ts';
import type { CampaignKey, StatementForm } from './types.ts';

interface BankBatch {
  readonly form: StatementForm;
  readonly from_on: string;
  readonly to_on: string;
  readonly township_code: string | null;
}

interface CollectedDay {
  readonly township_code: string;
  readonly paid_on: string;
  readonly amount_fen: number;
  readonly posted_fen: number;
  readonly failed_fen: number;
  readonly settled_fen: number;
}

/** Collected money is to be in the treasury within so many days, counted to the last day of the bank's statements. */
const daysAllowed = 3;
const kind = 'UNPOSTED';

/**
 * Keeps an item for each township and day whose money was collected and is not in the treasury, on days that the bank's
 * statements cover: opened, opened again when the amount changes, settled when it is posted. Some thousands of rows, done
 * in full each time, after the statement or the payments count.
 */
export function* keepUnposted(
  key: CampaignKey,
  at: string,
  reason: 'SETTLED_BY_STATEMENT' | 'SETTLED_BY_PAYMENT',
): Steps<{ readonly newItems: number; readonly settledItems: number }> {
  const { countyCode, benefitYear } = key;
  const findings = yield* findUnposted(key);
  const list = { countyCode, benefitYear, at };
  const open = yield* ask<{ subject: string }>(
    `select subject from review_item where county_code = ? and benefit_year = ? and kind = ? and status = 'OPEN'`,
    [countyCode, benefitYear, kind],
  );
  const wanted = new Set(findings.map(({ subject }) => subject));
  const subjects = open.map(({ subject }) => subject).filter((subject) => !wanted.has(subject));
  const settledItems = yield* settleReviewItems(list, [kind], { subjects }, reason);
  const newItems = yield* openReviewItems(list, findings);
  return { newItems, settledItems };
}

function* findUnposted({ countyCode, benefitYear }: CampaignKey): Steps<ReviewFinding[]> {
  const campaign = [countyCode, benefitYear];
  const batches = yield* ask<BankBatch>(
    `select distinct form, from_on, to_on, township_code from statement_batch where county_code = ?
     and benefit_year = ? and source = 'BANK' and status = 'PUBLISHED' and from_on is not null`,
    campaign,
  );
  const [first] = batches;
  if (!first) return [];
  const lastOn = batches.reduce((last, { to_on }) => (to_on > last ? to_on : last), '');
  const upTo = addDays(lastOn, -daysAllowed - 1);
  const days = yield* ask<CollectedDay>(
    `select t.division_code as township_code, t.paid_on, t.amount_fen, coalesce(r.posted_fen, 0) as posted_fen,
       coalesce(r.failed_fen, 0) as failed_fen, coalesce(r.settled_fen, 0) as settled_fen
     from (select division_code, paid_on, sum(amount_fen) as amount_fen from tally where county_code = ?
       and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on > '' group by division_code, paid_on) t
     left join reconcile_tally r on r.county_code = ? and r.benefit_year = ? and r.township_code = t.division_code
       and r.paid_on = t.paid_on
     where t.paid_on <= ? order by t.division_code, t.paid_on`,
    [...campaign, ...campaign, upTo],
  );
  const named = first.form === 'TOTALS' ? lastOn : yield* lastNamedDay(campaign, days, upTo);
  return days.flatMap((day) => {
    const settled = first.form === 'TOTALS' ? Math.min(day.amount_fen, day.posted_fen) : day.settled_fen;
    const fen = day.amount_fen - settled;
    if (fen <= 0 || day.paid_on > named || !isCovered(batches, day)) return [];
    return [
      {
        kind,
        subject: `BANK/${day.township_code}/${day.paid_on}`,
        area: 'RECONCILIATION',
        townshipCode: day.township_code,
        onDay: day.paid_on,
        foundFen: fen,
        expectedFen: day.amount_fen,
        detail: { total: true, source: 'BANK' },
      },
    ];
  });
}

/** The last day of a payment that the bank names: its posting days come later and say nothing of payments. */
function* lastNamedDay(
  campaign: readonly (string | number)[],
  days: readonly CollectedDay[],
  upTo: string,
): Steps<string> {
  const [said] = yield* ask<{ day: string | null }>(
    `select max(paid_on) as day from reconcile_tally where county_code = ? and benefit_year = ?
     and (posted_items > 0 or failed_items > 0)`,
    campaign,
  );
  const known = said?.day ?? '';
  if (known >= upTo || !days.some(({ paid_on }) => paid_on > known)) return known;
  const [taken] = yield* ask<{ day: string | null }>(lastCollected, campaign);
  return taken?.day != null && taken.day > known ? taken.day : known;
}

/** A bank posts what was collected days before: its statements count as one stretch. */
function isCovered(batches: readonly BankBatch[], { township_code, paid_on }: CollectedDay): boolean {
  const rows = batches.filter((row) => row.township_code === null || row.township_code === township_code);
  return rows.some(({ from_on }) => from_on <= paid_on) && rows.some(({ to_on }) => paid_on <= to_on);
}
