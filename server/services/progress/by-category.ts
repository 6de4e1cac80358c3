import { ordinaryCategory } from '../../../schema/files/index.ts';
import { addDays } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { completion } from '../../policy/completion.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { categoryNamer, inNoticeOrder } from '../campaigns/category-names.ts';
import { lastDay, netPersons } from './figures.ts';
import type { ProgressRecord } from './progress.ts';
import { type FigureRows, type Sums, scopeOf, sums } from './table-rows.ts';

const columns = [
  'key',
  'name',
  'paidPersons',
  'amountFen',
  'grossPersons',
  'refundedPersons',
  'refundedFen',
  'elsewherePersons',
  'newToday',
  'newIn7Days',
  'shareBasisPoints',
];

/**
 * A row a category of people: the ordinary ones, then those of the notice in its order, also without a payment, then
 * whatever else was paid for. A person has the category of the payment they are counted by.
 *
 * @param whole the progress of the same scope and day; its total is what the rows add up to
 */
export async function rowsByCategory(
  database: Database,
  campaign: CampaignRecord,
  whole: ProgressRecord,
): Promise<FigureRows> {
  const { asOfOn, parent } = whole;
  const scope = scopeOf(campaign, parent, 'TOWNSHIP');
  const last = await lastDay(database, campaign);
  // The kept totals hold all days; with a payment after the day asked for, the days are added up.
  const isLatest = last === null || last <= asOfOn;
  const found = await database.reader.all<Sums & { code: string }>(
    `select category_code as code, ${sums} from tally where ${scope.sql}
     and ${isLatest ? `paid_on = ''` : `paid_on > '' and paid_on <= ?`} group by category_code`,
    isLatest ? scope.values : [...scope.values, asOfOn],
  );
  const recent = await database.reader.all<{ code: string; today: number; week: number }>(
    `select category_code as code, sum(case when paid_on = ? then ${netPersons} else 0 end) as today,
       sum(${netPersons}) as week from tally
     where ${scope.sql} and paid_on >= ? and paid_on <= ? group by category_code`,
    [asOfOn, ...scope.values, addDays(asOfOn, -6), asOfOn],
  );
  const news = new Map(recent.map((row) => [row.code, row]));
  const byCode = new Map(found.map((row) => [row.code, row]));
  const named = campaign.notice.categories.map(({ code }) => code);
  const others = inNoticeOrder(campaign.notice, [...new Set([...named, ...byCode.keys()])]);
  const codes = [ordinaryCategory, ...others.filter((code) => code !== ordinaryCategory)];
  const nameOf = categoryNamer(campaign.notice);
  const figures = codes.map((code) => figuresOf(byCode.get(code), news.get(code)));
  const total = figures.reduce(
    (all, row) => all.map((value, at) => value + (row[at] ?? 0)),
    figuresOf(undefined, undefined),
  );
  const share = (row: readonly number[]) => completion(row[0] ?? 0, total[0] ?? 0);
  return {
    columns,
    rows: codes.map((code, at) => {
      const row = figures[at] ?? [];
      return [code, nameOf(code), ...row, share(row)];
    }),
    total: [null, null, ...total, share(total)],
  };
}

/** In the order of `columns`, from `paidPersons` to `newIn7Days`. */
function figuresOf(row: Sums | undefined, news: { today: number; week: number } | undefined): number[] {
  const { persons = 0, fen = 0, refunded = 0, refunded_fen = 0, elsewhere = 0 } = row ?? {};
  return [
    persons - refunded - elsewhere,
    fen - refunded_fen,
    persons,
    refunded,
    refunded_fen,
    elsewhere,
    news?.today ?? 0,
    news?.week ?? 0,
  ];
}
