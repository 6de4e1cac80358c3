import { createHash } from 'node:crypto';
import { addDays, type LocalDate } from '../../schema/values/local-date.ts';
import type { CampaignKey } from '../db/breakdowns/keys.ts';
import { removeMutationsBefore, storedMutation, storeMutation } from '../db/breakdowns/mutation-keys.ts';
import type { Steps } from '../db/steps.ts';
import { type Actor, accountNameIn } from './access.ts';
import { Refusal } from './refusal.ts';

/** An act with the key a client made for it. */
export interface KeyedAct {
  readonly campaign: CampaignKey;
  readonly key: string;
  readonly account: string;
  readonly act: string;
  readonly digest: string;
}

const longestKey = 200;

/**
 * @param input all that was asked for, the key itself apart, in an order that does not change
 * @throws Refusal MUTATION_KEY_INVALID
 */
export function keyedAct(
  actor: Actor,
  { countyCode, benefitYear }: CampaignKey,
  act: string,
  key: string,
  input: unknown,
): KeyedAct {
  if (!/^[\w.:-]{8,}$/.test(key) || key.length > longestKey) throw new Refusal('MUTATION_KEY_INVALID');
  return {
    campaign: { countyCode, benefitYear },
    key,
    account: accountNameIn(actor, countyCode),
    act,
    digest: createHash('sha256').update(JSON.stringify(input)).digest('base64url'),
  };
}

/**
 * What the act answered when it was done under this key; null when it was not. To be asked after what it changes has
 * been locked, so that two repetitions at once do not both find nothing.
 *
 * @throws Refusal MUTATION_KEY_REUSED when the key stands for something else
 */
export function* replayed<T>({ campaign, key, account, act, digest }: KeyedAct): Steps<T | null> {
  const stored = yield* storedMutation(campaign, key);
  if (!stored) return null;
  if (stored.account !== account || stored.act !== act || stored.digest !== digest) {
    throw new Refusal('MUTATION_KEY_REUSED');
  }
  // Written by `remembered` for the same act.
  return JSON.parse(stored.answer) as T;
}

/** Keeps what an act that changed something answered, in its transaction. @throws Refusal MUTATION_KEY_REUSED */
export function* remembered<T>(asked: KeyedAct, answer: T, at: string): Steps<void> {
  const { campaign, key, account, act, digest } = asked;
  const isNew = yield* storeMutation(
    campaign,
    key,
    { account, act, digest, answer: JSON.stringify(answer) },
    at,
  );
  if (!isNew) throw new Refusal('MUTATION_KEY_REUSED');
}

/** Days for which an act that is asked for again is answered from what it did. */
const daysKept = 180;

/**
 * Removes the answers that are older than 180 days in Asia/Shanghai: no pane asks for so long. Done where a county begins
 * something, in its transaction.
 */
export function* forgetOldMutations({ countyCode }: CampaignKey, today: LocalDate): Steps<void> {
  const first = new Date(`${addDays(today, -daysKept)}T00:00:00+08:00`);
  yield* removeMutationsBefore(countyCode, first.toISOString());
}
