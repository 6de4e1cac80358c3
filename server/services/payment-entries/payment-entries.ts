import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { EntryKind } from '../../db/entries/ledger-rows.ts';
import { type Actor, requireImportPayments, requirePeople } from '../access.ts';
import type { AmountCheckRecord } from '../amounts/amount-check.ts';
import { checkAllAmounts } from '../amounts/amount-check-worker.ts';
import type { PeopleParts } from '../people/parts.ts';
import { requirePersonDetails } from '../people/person-details.ts';
import { createEntryActs, type EntryActs } from './acts.ts';
import { listEntries, type PaymentEntryPage } from './list.ts';
import { createOtherCounties, type OtherCounties } from './other-counties.ts';
import { type LedgerPaymentRecord, type PaymentEntryRecord, viewPayment } from './views.ts';

export type { EntryActs, EntryChoice } from './acts.ts';
export type { PaymentEntryPage } from './list.ts';
export type { LedgerPaymentRecord, PaymentEntryRecord } from './views.ts';
export type { EntryNotes, EntryReason } from './words.ts';

export interface EntryQuery {
  /** Null: all. */
  readonly kinds: readonly EntryKind[] | null;
  readonly townshipCode: string | null;
  readonly personKey: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly first: number;
  readonly after: string | null;
}

/** What happens to payments after they came in. */
export interface PaymentEntries extends EntryActs {
  readonly otherCounties: OtherCounties;
  /** Null when there is no such receipt, or it is another division's. @throws Refusal NEEDS_PERSON_DETAILS */
  payment(actor: Actor, campaignId: string, receiptNumber: string): Promise<LedgerPaymentRecord | null>;
  /** Newest first. @throws Refusal NOT_ALLOWED, OUT_OF_SCOPE, NEEDS_PERSON_DETAILS */
  list(actor: Actor, campaignId: string, query: EntryQuery): Promise<PaymentEntryPage>;
  /** Every payment against what is due. @throws Refusal NEEDS_PERSON_DETAILS, IMPORT_RUNNING, NOT_ALLOWED */
  checkAmounts(actor: Actor, campaignId: string): Promise<AmountCheckRecord>;
  /** Every entry of a person's payments in a campaign, oldest first. Rights are the caller's matter. */
  ofPerson(campaignId: string, actor: Actor, hash: Uint8Array): Promise<PaymentEntryRecord[]>;
}

export function createPaymentEntries(parts: PeopleParts): PaymentEntries {
  const acts = createEntryActs(parts);
  return {
    ...acts,
    otherCounties: createOtherCounties(parts),
    async payment(actor, campaignId, receiptNumber) {
      const campaign = await parts.campaigns.get(actor, campaignId);
      const scope = requirePeople(actor, campaign.countyCode);
      requirePersonDetails(campaign);
      const found = await viewPayment(parts, campaign, receiptNumber.trim(), acts.today());
      if (!found || scope.kind === 'county') return found;
      return [found.townshipCode, found.villageCode].includes(scope.code) ? found : null;
    },
    async list(actor, campaignId, query) {
      const campaign = await parts.campaigns.get(actor, campaignId);
      const scope = requirePeople(actor, campaign.countyCode);
      requirePersonDetails(campaign);
      return listEntries(parts, campaign, scope, query);
    },
    async checkAmounts(actor, campaignId) {
      const campaign = await parts.campaigns.get(actor, campaignId);
      requireImportPayments(actor, campaign.countyCode);
      requirePersonDetails(campaign);
      const { database, clock } = parts;
      return checkAllAmounts(database.url, campaign, clock().toISOString());
    },
    async ofPerson(campaignId, actor, hash) {
      const campaign = await parts.campaigns.get(actor, campaignId);
      const scope = requirePeople(actor, campaign.countyCode);
      return (await listEntries(parts, campaign, scope, { ...everything, hash })).nodes.toReversed();
    },
  };
}

const everything: EntryQuery = {
  kinds: null,
  townshipCode: null,
  personKey: null,
  from: null,
  to: null,
  first: 200,
  after: null,
};
