import type { PaidRow } from '../db/entries/amount-rows.ts';
import { type CampaignKey, inCampaign, keyOf } from '../db/entries/ledger-rows.ts';
import type { LedgerAccess } from '../db/ledger-access.ts';
import type { Notice } from '../policy/notice.ts';
import { categoryAlone, type PaidPerson } from './amount-check-due.ts';
import { readStoredNotice } from './campaigns.ts';
import { unreadCategory } from './simulations-insured.ts';

/** A person from the payment that counts and the rows of memberships beside it. */
export function personOf(counted: PaidRow, members: readonly PaidRow[], paidFen: number): PaidPerson {
  const known = <T>(pick: (row: PaidRow) => T | null): T | null =>
    members.map(pick).find((value) => value !== null) ?? null;
  const yesNo = (value: number | null) => (value === null ? null : value === 1);
  const onDay = memberships(members.filter(({ on_day }) => on_day === 1));
  const now = memberships(members.filter(({ is_current }) => is_current === 1));
  const isUnread = counted.flags.includes('CATEGORY_UNKNOWN');
  const asPaid = categoryAlone(isUnread ? unreadCategory : counted.category_code);
  const categories = onDay.length > 0 ? onDay : asPaid;
  // Only rosters tell that somebody came or went; a category that a payment alone names was on none of them.
  const isChanged = onDay.length > 0 || now.length > 0 ? namesOf(now) !== namesOf(categories) : false;
  return {
    paidOn: counted.paid_on,
    paidFen,
    categories,
    categoriesNow: isChanged ? now : null,
    facts: {
      bornOn: counted.born_on,
      disabilityGrade: known((row) => row.disability_grade),
      lowIncomeFamily: yesNo(known((row) => row.low_income_family)),
      student: yesNo(known((row) => row.student)),
      ethnicMinority: yesNo(known((row) => row.ethnic_minority)),
    },
  };
}

function memberships(rows: readonly PaidRow[]): PaidPerson['categories'] {
  const byCode = new Map(rows.map((row) => [row.member_code ?? '', row]));
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status }]) => ({ code, status: status ?? 'ACTIVE', from: null, to: null }));
}

function namesOf(categories: PaidPerson['categories']): string {
  return categories.map(({ code, status }) => `${code} ${status}`).join();
}

/** Null when the campaign has no notice. */
export async function newestNotice(
  access: LedgerAccess,
  key: CampaignKey,
): Promise<{ readonly notice: Notice; readonly version: number } | null> {
  const [row] = await access.reader.all<{ content: string; version: number }>(
    `select n.content, n.version from campaign c join notice_version n on n.county_code = c.county_code
       and n.benefit_year = c.benefit_year and n.version = c.notice_version
     where c.county_code = ? and c.benefit_year = ?`,
    keyOf(key),
  );
  return row ? { notice: readStoredNotice(row.content), version: row.version } : null;
}

export async function publishedBatches(access: LedgerAccess, key: CampaignKey): Promise<number[]> {
  const rows = await access.reader.all<{ batch_number: number }>(
    `select batch_number from payment_batch where ${inCampaign} and status = 'PUBLISHED' order by batch_number`,
    keyOf(key),
  );
  return rows.map(({ batch_number }) => batch_number);
}

/** Neither the files nor any roster name a category, though the notice has some. */
export async function isSilent(access: LedgerAccess, key: CampaignKey, notice: Notice): Promise<boolean> {
  if (notice.categories.length === 0) return false;
  const [named] = await access.reader.all(
    `select 1 as found from tally where ${inCampaign} and level = 'TOWNSHIP' and paid_on = ''
     and category_code <> 'ORDINARY' limit 1`,
    keyOf(key),
  );
  if (named) return false;
  const [listed] = await access.reader.all(
    `select 1 as found from roster_batch b join roster_source s on s.county_code = b.county_code
       and s.code = b.source_code and s.kind = 'CATEGORY'
     where b.county_code = ? and b.status = 'PUBLISHED' limit 1`,
    [key.countyCode],
  );
  return !listed;
}
