import { ask, type Steps } from '../steps.ts';
import type { CampaignKey } from './keys.ts';

/** An act that was done under a key of the client's. */
export interface StoredMutation {
  readonly account: string;
  readonly act: string;
  readonly digest: string;
  /** JSON. */
  readonly answer: string;
}

export function* storedMutation(campaign: CampaignKey, key: string): Steps<StoredMutation | null> {
  const [row] = yield* ask<StoredMutation>(
    `select account_name as account, act, digest, answer from client_mutation
     where county_code = ? and benefit_year = ? and mutation_key = ?`,
    [campaign.countyCode, campaign.benefitYear, key],
  );
  return row ?? null;
}

/** @returns false when the key has been stored in the meantime, for something else */
export function* storeMutation(
  campaign: CampaignKey,
  key: string,
  { account, act, digest, answer }: StoredMutation,
  at: string,
): Steps<boolean> {
  const rows = yield* ask(
    `insert into client_mutation (county_code, benefit_year, mutation_key, account_name, act, digest, answer, acted_at)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning mutation_key`,
    [campaign.countyCode, campaign.benefitYear, key, account, act, digest, answer, at],
  );
  return rows.length === 1;
}

/** Removes what was answered before an instant, of every campaign of a county, in one statement. */
export function* removeMutationsBefore(countyCode: string, instant: string): Steps<void> {
  yield* ask('delete from client_mutation where county_code = ? and acted_at < ?', [countyCode, instant]);
}
