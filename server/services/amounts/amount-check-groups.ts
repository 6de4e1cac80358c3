import { ordinaryCategory } from '../../../schema/files/index.ts';
import { daysBetween, type LocalDate } from '../../../schema/values/local-date.ts';
import {
  type BirthStretch,
  type CountedGroup,
  type ListedPair,
  listedPairs,
  type PaidQuestion,
  paidGroups,
} from '../../db/entries/amount-groups.ts';
import { type CampaignKey, inCampaign, keyOf } from '../../db/entries/ledger-rows.ts';
import type { LedgerAccess } from '../../db/ledger-access.ts';
import { birthBounds, linkedSubsidies } from '../../policy/due/situation.ts';
import type { Person } from '../../policy/due.ts';
import type { Notice } from '../../policy/notice.ts';
import { type AmountsExpected, categoryAlone } from './amount-check-due.ts';

/** Persons of a batch or campaign who paid once, by what a rule can ask about them. */
export interface GroupedPayments {
  readonly question: PaidQuestion;
  readonly groups: readonly CountedGroup[];
}

/** Bounds of births nearer than this are one stretch. */
const nearDays = 31;

/**
 * Groups of persons with one payment and no entries: those on no roster, and those on one. A statement each.
 *
 * @param batchNumber null for all published batches
 */
export async function groupPayments(
  access: LedgerAccess,
  key: CampaignKey,
  batchNumber: number | null,
  expected: AmountsExpected,
): Promise<GroupedPayments[]> {
  const read = <Row>({ sql, parameters }: { sql: string; parameters: PaidParameters }) =>
    access.heavy.all<Row>(sql, parameters);
  const days = new Set(
    (
      await access.heavy.all<{ paid_on: LocalDate }>(
        `select distinct paid_on from tally where ${inCampaign} and level = 'TOWNSHIP' and paid_on <> ''`,
        keyOf(key),
      )
    ).map(({ paid_on }) => paid_on),
  );
  const [born] = await access.heavy.all(
    'select 1 as found from person where county_code = ? and born_on is not null limit 1',
    [key.countyCode],
  );
  const pairs = (await read<ListedPair>(listedPairs(key.countyCode))).sort((a, b) =>
    `${a.category_code} ${a.status}` < `${b.category_code} ${b.status}` ? -1 : 1,
  );
  const groupsOf = async (isListed: boolean): Promise<GroupedPayments> => {
    for (;;) {
      const births = born ? birthsAsked([...days].sort(), expected) : noBirths;
      // On a roster, the payment's category does not tell which rules may ask.
      const question: PaidQuestion = {
        key,
        batchNumber,
        isListed,
        pairs,
        ...births,
        ...(isListed ? { categoriesWithBirth: null } : {}),
      };
      const groups = await read<CountedGroup>(paidGroups(question));
      const known = days.size;
      // A day that no tally has yet may ask for other births.
      for (const { paid_on } of groups) days.add(paid_on);
      if (days.size === known) return { question, groups };
    }
  };
  const others = await groupsOf(false);
  return pairs.length === 0 ? [others] : [others, await groupsOf(true)];
}

type PaidParameters = Parameters<LedgerAccess['heavy']['all']>[1] & {};
type BirthsAsked = Pick<PaidQuestion, 'births' | 'daysWithoutBirth' | 'categoriesWithBirth'>;

const noBirths: BirthsAsked = { births: [], daysWithoutBirth: [], categoriesWithBirth: [] };

/**
 * Where a day of birth decides an amount, for payments on some days.
 *
 * @param days in order, each once
 */
export function birthsAsked(days: readonly LocalDate[], expected: AmountsExpected): BirthsAsked {
  const bounds = new Set<LocalDate>();
  const without: { from: LocalDate; to: LocalDate }[] = [];
  const categories = new Set<string>();
  let isOpen = false;
  for (const day of days) {
    const notice = expected.noticeOn(day);
    const asked = birthBounds(notice, day);
    if (asked.length > 0) {
      for (const code of [ordinaryCategory, ...notice.categories.map((category) => category.code)]) {
        if (asksBirth(notice, day, code)) categories.add(code);
      }
    }
    const last = without.at(-1);
    if (asked.length > 0) isOpen = false;
    else if (isOpen && last) last.to = day;
    else {
      without.push({ from: day, to: day });
      isOpen = true;
    }
    for (const bound of asked) bounds.add(bound);
  }
  return {
    births: stretches([...bounds].sort()),
    daysWithoutBirth: without,
    categoriesWithBirth: [...categories].sort(),
  };
}

/** Whether a rule that may concern somebody in this category alone asks for the day of birth. */
function asksBirth(notice: Notice, day: LocalDate, code: string): boolean {
  const person: Person = { ...nobody, categories: categoryAlone(code) };
  const items = [...notice.standard.groups, ...linkedSubsidies(notice, person)];
  const conditions = items.map((item) => item.conditions);
  return birthBounds(notice, day, conditions).length > 0;
}

const nobody = {
  tier: null,
  bornOn: null,
  disabilityGrade: null,
  lowIncomeFamily: null,
  student: null,
  ethnicMinority: null,
} as const;

/** A lone bound is a stretch of no day; within a stretch of several every day of birth stands alone. */
function stretches(bounds: readonly LocalDate[]): BirthStretch[] {
  const found: { after: LocalDate; until: LocalDate }[] = [];
  for (const bound of bounds) {
    const last = found.at(-1);
    if (last && daysBetween(last.until, bound) <= nearDays) last.until = bound;
    else found.push({ after: bound, until: bound });
  }
  return found;
}
