import { commonCategoryNames, ordinaryCategory } from '../../../schema/files/index.ts';
import type { Database } from '../../db/database.ts';
import type { Person } from '../../policy/due.ts';
import type { Notice } from '../../policy/notice.ts';
import { personOfCategory } from '../amounts/amounts-due-person.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';

/** Persons who have paid, of one township and one category as it stood in the payment. */
export interface InsuredGroup {
  readonly townshipCode: string;
  /** In words; null for who is in none. */
  readonly categoryName: string | null;
  /** All that is stored about each of them: the category. */
  readonly person: Person;
  readonly persons: number;
}

export interface InsuredGroups {
  /** From the tallies: as quick with sixty million payments as with sixty. @param notices to name categories by */
  of(campaign: CampaignRecord, notices: readonly Notice[]): Promise<InsuredGroup[]>;
}

/** A category that no notice can define, for payments whose category nobody could make out. */
export const unreadCategory = '类别认不出';

export function createInsuredGroups(database: Database): InsuredGroups {
  return {
    async of({ countyCode, benefitYear }, notices) {
      const key = [countyCode, benefitYear];
      const tally = await database.reader.all<Row>(insuredByCategory, key);
      const unread = new Map(
        (await database.reader.all<Row>(unreadByTownship, [...key, ...key])).map((row) => [
          row.township,
          row,
        ]),
      );
      // Files without a category say nothing of anybody's: not that a whole county has nobody in hardship.
      const isSilent =
        notices.some(({ categories }) => categories.length > 0) &&
        tally.every(({ category }) => category === ordinaryCategory);
      return tally.flatMap(({ township, category, persons }) => {
        // A category that was not made out was taken in as ordinary; for a rule by category it is not known.
        const unreadPersons = isSilent ? persons : (unread.get(township)?.persons ?? 0);
        const apart = category === ordinaryCategory ? Math.min(unreadPersons, persons) : 0;
        return [
          { category, persons: persons - apart },
          { category: unreadCategory, persons: apart },
        ].flatMap((group) =>
          group.persons > 0
            ? [
                {
                  townshipCode: township,
                  categoryName: nameOf(group.category, notices),
                  person: personOfCategory(group.category),
                  persons: group.persons,
                },
              ]
            : [],
        );
      });
    },
  };
}

interface Row {
  readonly township: string;
  readonly category: string;
  readonly persons: number;
}

function nameOf(code: string, notices: readonly Notice[]): string | null {
  if (code === ordinaryCategory) return null;
  const named = notices.flatMap(({ categories }) => categories).find((category) => category.code === code);
  return named?.name ?? commonCategoryNames.find((each) => each.code === code)?.names[0] ?? code;
}

const insuredByCategory = `select t.division_code as township, t.category_code as category,
    t.persons - t.refunded_persons - t.elsewhere_persons as persons
  from tally t join division d on d.county_code = t.county_code and d.code = t.division_code
  where t.county_code = ? and t.benefit_year = ? and t.level = 'TOWNSHIP' and t.paid_on = '' and t.persons - t.refunded_persons - t.elsewhere_persons > 0
  order by d.table_order, d.code, t.category_code`;

/** The campaign twice. */
const unreadByTownship = `select township, '' as category, sum(persons) as persons from (
    select p.township_code as township, count(distinct p.person_hash) as persons
    from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
      and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
    where p.county_code = ? and p.benefit_year = ? and p.flags like '%CATEGORY_UNKNOWN%' group by p.township_code
    union all
    select township_code, sum(persons) from daily_total
    where county_code = ? and benefit_year = ? and flags like '%CATEGORY_UNKNOWN%' group by township_code
  ) flagged group by township`;
