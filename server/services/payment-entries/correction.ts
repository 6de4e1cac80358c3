import { ordinaryCategory } from '../../../schema/files/index.ts';
import { isLocalDate, type LocalDate } from '../../../schema/values/local-date.ts';
import { readPersonKey } from '../../../schema/values/temporary-code.ts';
import type { Replacement } from '../../db/entries/acts.ts';
import { sameHash } from '../../db/entries/ledger-rows.ts';
import { withFlag } from '../../db/entries/settle.ts';
import { placeInWindows } from '../../ingest/day.ts';
import { createIdHasher, personHashBytes } from '../../ingest/id-hash.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { mergedPerson } from '../imports/merged-codes.ts';
import { importWindows } from '../imports/windows.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import type { PaymentState } from './ledger.ts';

/** Null: unchanged. */
export interface PaymentChangesAsked {
  readonly divisionCode: string | null;
  readonly categoryCode: string | null;
  readonly amountFen: number | null;
  readonly paidOn: LocalDate | null;
  readonly postedOn: LocalDate | null;
  /** An ID number or a newborn's temporary code; only hashed. */
  readonly idNumber: string | null;
}

/**
 * The row that a correction puts in place of a payment.
 *
 * @throws Refusal CORRECTION_…
 */
export type ReplacementReader = (
  campaign: CampaignRecord,
  state: PaymentState,
  changes: PaymentChangesAsked,
  now: LocalDate,
) => Promise<Replacement>;

export function createReplacementReader({
  campaigns,
  divisions,
  idHashKey,
  database,
}: Pick<PeopleParts, 'campaigns' | 'divisions' | 'idHashKey' | 'database'>): ReplacementReader {
  const hasher = createIdHasher(idHashKey);
  return replacementOf;

  async function replacementOf(
    campaign: CampaignRecord,
    { payment }: PaymentState,
    changes: PaymentChangesAsked,
    now: LocalDate,
  ): Promise<Replacement> {
    const place = await placeOf(campaign, changes.divisionCode);
    const { categoryCode, amountFen, paidOn, postedOn } = changes;
    const isKnown =
      categoryCode === null ||
      categoryCode === ordinaryCategory ||
      categoryCode === payment.category_code ||
      campaign.notice.categories.some(({ code }) => code === categoryCode);
    if (!isKnown) throw new Refusal('CORRECTION_CATEGORY', { found: shownReceipt(categoryCode ?? '') });
    if (amountFen !== null && (!Number.isSafeInteger(amountFen) || amountFen < 0)) {
      throw new Refusal('CORRECTION_AMOUNT', { found: amountFen });
    }
    for (const day of [paidOn, postedOn]) {
      if (day !== null && (!isLocalDate(day) || day > now))
        throw new Refusal('CORRECTION_DAY', { found: day });
    }
    const hash =
      changes.idNumber === null
        ? payment.person_hash
        : await mergedPerson(database, campaign.countyCode, hashOf(changes.idNumber, now));
    const replacement = {
      person_hash: hash,
      township_code: place?.township ?? payment.township_code,
      village_code: place ? place.village : payment.village_code,
      category_code: categoryCode ?? payment.category_code,
      amount_fen: amountFen ?? payment.amount_fen,
      paid_on: paidOn ?? payment.paid_on,
      posted_on: postedOn ?? payment.posted_on,
    };
    const isSame =
      sameHash(hash, payment.person_hash) &&
      replacement.township_code === payment.township_code &&
      replacement.village_code === payment.village_code &&
      replacement.category_code === payment.category_code &&
      replacement.amount_fen === payment.amount_fen &&
      replacement.paid_on === payment.paid_on &&
      replacement.posted_on === payment.posted_on;
    if (isSame) throw new Refusal('CORRECTION_EMPTY');
    return {
      ...replacement,
      flags: await flagsOf(campaign, replacement, payment.flags, categoryCode !== null),
    };
  }

  async function placeOf(
    { countyCode }: CampaignRecord,
    code: string | null,
  ): Promise<{ readonly township: string; readonly village: string | null } | null> {
    if (code === null) return null;
    const division = (await divisions.tree(countyCode)).byCode.get(code);
    if (division?.level === 'TOWNSHIP') return { township: code, village: null };
    if (division?.level === 'VILLAGE' && division.parentCode !== null) {
      return { township: division.parentCode, village: code };
    }
    throw new Refusal('CORRECTION_DIVISION', { found: shownReceipt(code) });
  }

  /** What is to be looked at in the new row: its days anew, the rest as it was. */
  async function flagsOf(
    campaign: CampaignRecord,
    row: Omit<Replacement, 'flags'>,
    before: string,
    isCategoryGiven: boolean,
  ): Promise<string> {
    const place = placeInWindows(row.paid_on, importWindows(await campaigns.published(campaign)));
    let flags = withoutFlags(before, [
      'OUTSIDE_WINDOW',
      'CLOSED_DAY',
      'POSTED_BEFORE_PAID',
      ...(isCategoryGiven ? ['CATEGORY_UNKNOWN'] : []),
    ]);
    if (place !== 'OPEN') flags = withFlag(flags, place);
    if (row.posted_on !== null && row.posted_on < row.paid_on) flags = withFlag(flags, 'POSTED_BEFORE_PAID');
    return flags;
  }

  function hashOf(idNumber: string, now: LocalDate): Uint8Array {
    const reading = readPersonKey(idNumber, now);
    if (!reading.ok) throw new Refusal('CORRECTION_PERSON');
    const hash = Buffer.alloc(personHashBytes);
    hasher(reading.idNumber, hash, 0);
    return hash;
  }
}

export function withoutFlags(flags: string, some: readonly string[]): string {
  return flags
    .split(',')
    .filter((flag) => !some.includes(flag))
    .join(',');
}

/** What was typed where a receipt belongs may be anything: never a whole ID number back. */
export function shownReceipt(text: string): string {
  return text
    .trim()
    .replace(/\d{15,}[\dXx]?/g, '…')
    .slice(0, 40);
}
