import type { Database } from '../../db/database.ts';
import { completion } from '../../policy/completion.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { ProgressRecord } from './progress.ts';
import { type FigureRows, type Sums, scopeOf, sums } from './table-rows.ts';

const columns = [
  'key',
  'newPersons',
  'grossPersons',
  'refundedPersons',
  'elsewherePersons',
  'amountFen',
  'refundedFen',
  'cumulativePersons',
  'cumulativeAmountFen',
  'cumulativeCompletionBasisPoints',
];

/**
 * A row a day on which somebody in the scope paid or had money back, oldest first. A person counts on the day of the
 * payment they are counted by, a refund on its own day: a day may be below zero. Corrections, and persons that another
 * county turns out to count, change the day of the payment.
 *
 * @param whole the progress of the same scope and day: completion is of its quota throughout
 */
export async function rowsByDay(
  database: Database,
  campaign: CampaignRecord,
  whole: ProgressRecord,
): Promise<FigureRows> {
  const scope = scopeOf(campaign, whole.parent, 'TOWNSHIP_SUM');
  const days = await database.reader.all<Sums & { day: string }>(
    `select paid_on as day, ${sums} from tally where ${scope.sql} and paid_on > '' and paid_on <= ?
     group by paid_on order by paid_on`,
    [...scope.values, whole.asOfOn],
  );
  const { quota } = whole.total;
  const total = { persons: 0, gross: 0, refunded: 0, elsewhere: 0, fen: 0, refundedFen: 0 };
  const rows = days.map(({ day, persons, fen, refunded, refunded_fen, elsewhere }) => {
    const newPersons = persons - refunded - elsewhere;
    total.persons += newPersons;
    total.gross += persons;
    total.refunded += refunded;
    total.elsewhere += elsewhere;
    total.fen += fen - refunded_fen;
    total.refundedFen += refunded_fen;
    return [
      day,
      newPersons,
      persons,
      refunded,
      elsewhere,
      fen - refunded_fen,
      refunded_fen,
      total.persons,
      total.fen,
      completion(total.persons, quota),
    ];
  });
  return {
    columns,
    rows,
    total: [
      null,
      total.persons,
      total.gross,
      total.refunded,
      total.elsewhere,
      total.fen,
      total.refundedFen,
      total.persons,
      total.fen,
      completion(total.persons, quota),
    ],
  };
}
