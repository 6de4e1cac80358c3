import type { ListedPair, PaidGroup } from '../../db/entries/amount-groups.ts';
import type { PaidRow } from '../../db/entries/amount-rows.ts';
import { type CampaignKey, inCampaign, keyOf } from '../../db/entries/ledger-rows.ts';
import type { LedgerAccess } from '../../db/ledger-access.ts';
import type { CategoryMembership } from '../../policy/due.ts';
import type { Notice } from '../../policy/notice.ts';
import { readStoredNotice } from '../campaigns/campaigns.ts';
import { unreadCategory } from '../simulations/insured.ts';
import { categoryAlone, type PaidPerson } from './amount-check-due.ts';

/** A membership on a roster. */
interface Membership {
  readonly code: string;
  readonly status: CategoryMembership['status'];
}

/** A person from the payment that counts and the rows of memberships beside it. */
export function personOf(counted: PaidRow, members: readonly PaidRow[], paidFen: number): PaidPerson {
  const known = (pick: (row: PaidRow) => number | null) =>
    members.map(pick).filter((value) => value !== null);
  // Of two rosters that differ the one that says more, as everywhere.
  const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
  const grades = known((row) => row.disability_grade);
  const listed = (isOn: (row: PaidRow) => boolean) =>
    members.filter(isOn).map(({ member_code, status }) => ({
      code: member_code ?? '',
      status: status ?? 'ACTIVE',
    }));
  return paidPerson(
    {
      category_code: counted.category_code,
      unread: counted.flags.includes('CATEGORY_UNKNOWN') ? 1 : 0,
      paid_on: counted.paid_on,
      amount_fen: paidFen,
      born_on: counted.born_on,
      grade: grades.length === 0 ? null : Math.min(...grades),
      low_income: most(known((row) => row.low_income_family)),
      student: most(known((row) => row.student)),
      minority: most(known((row) => row.ethnic_minority)),
    },
    listed(({ on_day }) => on_day === 1),
    listed(({ is_current }) => is_current === 1),
  );
}

/** The person that stands for a group. @param pairs the bits of its masks */
export function personOfGroup(group: PaidGroup, pairs: readonly ListedPair[]): PaidPerson {
  const listed = (mask: string) => {
    const bits = BigInt(mask);
    return pairs
      .filter((_, index) => (bits >> BigInt(index)) & 1n)
      .map(({ category_code, status }) => ({ code: category_code, status }));
  };
  return paidPerson(group, listed(group.day_mask), listed(group.now_mask));
}

function paidPerson(
  paid: Omit<PaidGroup, 'day_mask' | 'now_mask' | 'region'>,
  listedOnDay: readonly Membership[],
  listedNow: readonly Membership[],
): PaidPerson {
  const yesNo = (value: number | null) => (value === null ? null : value === 1);
  const onDay = memberships(listedOnDay);
  const now = memberships(listedNow);
  const asPaid = categoryAlone(paid.unread === 1 ? unreadCategory : paid.category_code);
  const categories = onDay.length > 0 ? onDay : asPaid;
  // Only rosters tell that somebody came or went; a category that a payment alone names was on none of them.
  const isChanged = onDay.length > 0 || now.length > 0 ? namesOf(now) !== namesOf(categories) : false;
  return {
    paidOn: paid.paid_on,
    paidFen: paid.amount_fen,
    categories,
    categoriesNow: isChanged ? now : null,
    facts: {
      bornOn: paid.born_on,
      disabilityGrade: paid.grade,
      lowIncomeFamily: yesNo(paid.low_income),
      student: yesNo(paid.student),
      ethnicMinority: yesNo(paid.minority),
    },
  };
}

/** Each once, in one order; two rosters may name the same category with another status. */
function memberships(listed: readonly Membership[]): CategoryMembership[] {
  const distinct = new Map(listed.map((each) => [`${each.code} ${each.status}`, each]));
  return [...distinct]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { code, status }]) => ({ code, status, from: null, to: null }));
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
