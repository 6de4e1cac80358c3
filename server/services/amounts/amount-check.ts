import { keepAmounts } from '../../db/entries/amount-keeping.ts';
import {
  anySeveral,
  type PaidRow,
  paidRowsOfPayment,
  paidRowsOfPersons,
  paidRowsOfSeveral,
} from '../../db/entries/amount-rows.ts';
import type { CampaignKey, PaymentPlace } from '../../db/entries/ledger-rows.ts';
import type { LedgerAccess } from '../../db/ledger-access.ts';
import type { Query } from '../../db/steps.ts';
import { AmountsExpected } from './amount-check-due.ts';
import { groupPayments } from './amount-check-groups.ts';
import { collected, eachPage, type NotableGroups } from './amount-check-pages.ts';
import { isSilent, newestNotice, personOf } from './amount-check-reading.ts';
import { AmountTotals } from './amount-check-totals.ts';

/** As `AmountCheck` in schema/payment-entry.graphql. */
export interface AmountCheckRecord {
  readonly exactPersons: number;
  readonly underPersons: number;
  readonly underFen: number;
  readonly overPersons: number;
  readonly overFen: number;
  readonly noRulePersons: number;
  readonly needsReviewPersons: number;
  readonly noticeVersion: number;
  readonly checkedAt: string;
}

/** Whom to look at: a whole campaign, the persons of one batch, or some persons who have entries. */
export type CheckScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'batch'; readonly batchNumber: number }
  | { readonly kind: 'persons'; readonly hashes: readonly Uint8Array[] };

/** Up to this many persons are held at once; more are read page by page while they are kept. */
const mostHeld = 5000;
/** Above this many persons coverage is counted anew as a whole. */
const mostMoved = 500;

/**
 * Compares what each person paid with what is due by the notice in force on the day paid, and keeps who paid too
 * little or too much. Under the ledger lock of the county. Persons who paid once are grouped in the database by all
 * that a rule can ask, and only those with something to look at are read one by one.
 *
 * @returns null when the campaign has no notice to ask
 */
export async function checkAmountsOf(
  access: LedgerAccess,
  key: CampaignKey,
  scope: CheckScope,
  at: string,
): Promise<AmountCheckRecord | null> {
  const newest = await newestNotice(access, key);
  if (!newest) return null;
  const { notice, version } = newest;
  const expected = new AmountsExpected(notice);
  const totals = new AmountTotals(expected, version, await isSilent(access, key, notice));
  const read = ({ sql, parameters }: Query) => access.heavy.all<PaidRow>(sql, parameters);

  const alone: NotableGroups[] = [];
  if (scope.kind === 'persons') {
    totals.addPersons(await read(paidRowsOfPersons(key, scope.hashes)));
  } else {
    const batchNumber = scope.kind === 'batch' ? scope.batchNumber : null;
    for (const { question, groups } of await groupPayments(access, key, batchNumber, expected)) {
      const notable = totals.addGroups(groups, question.pairs);
      if (notable.size > 0) alone.push({ question, groups: notable });
    }
    const [several] = await read(anySeveral(key, batchNumber));
    if (several) totals.addPersons(await read(paidRowsOfSeveral(key, batchNumber)));
  }
  const { page, looked } = totals;
  const hashes = scope.kind === 'all' ? null : scope.kind === 'persons' ? scope.hashes : looked;
  const persons = alone.flatMap(({ groups }) => [...groups.values()]);
  const isFew = persons.reduce((sum, group) => sum + group.persons, 0) <= mostHeld;
  const held = isFew ? await collected(access, alone, version) : null;
  // Who came in with one payment, and has paid enough, was counted as covered already.
  const under = (held?.rows ?? []).filter(({ verdict }) => verdict === 'UNDER').map(({ hash }) => hash);
  const moved = hashes === null || held === null ? null : [...hashes, ...under];
  if (scope.kind !== 'batch' || persons.length > 0 || looked.length > 0) {
    await access.edit(() =>
      keepAmounts(
        key,
        {
          hashes,
          moved: moved === null || moved.length > mostMoved ? 'many' : moved,
          *pages(keep) {
            yield* keep(page);
            if (held) yield* keep(held);
            else yield* eachPage(alone, version, keep);
          },
        },
        at,
      ),
    );
  }
  return totals.record(at);
}

/**
 * What is due of the person whom a payment counts, the payment being the earliest; or what it is at most (`isDue`
 * false); null when neither is known.
 */
export async function amountExpected(
  access: LedgerAccess,
  key: CampaignKey,
  counted: PaymentPlace,
): Promise<{ readonly fen: number; readonly isDue: boolean } | null> {
  const { sql, parameters } = paidRowsOfPayment(key, counted);
  const rows = await access.heavy.all<PaidRow>(sql, parameters);
  const [row] = rows;
  if (!row) return null;
  const newest = await newestNotice(access, key);
  if (!newest) return null;
  const members = rows.filter(({ member_code }) => member_code !== null);
  return new AmountsExpected(newest.notice).atMost(personOf(row, members, row.amount_fen));
}
