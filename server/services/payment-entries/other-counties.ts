import { hashPrefix, personKey } from '../../../schema/values/person-key.ts';
import { type CampaignKey, inCampaign, keyOf, type PaymentRow } from '../../db/entries/ledger-rows.ts';
import {
  countiesOfYear,
  markPayments,
  settleCounties,
  settleItemsOfCounties,
  sharedPersons,
  unmarkedElsewhere,
} from '../../db/entries/other-counties.ts';
import { openPaidTwice } from '../../db/entries/paid-twice.ts';
import type { LedgerAccess } from '../../db/ledger-access.ts';
import { withLedgerLocks } from '../../db/ledger-lock.ts';
import { pastLine } from '../../db/review-items.ts';
import { ask, type Steps } from '../../db/steps.ts';
import { type Actor, accountNameIn, requireImportPayments } from '../access.ts';
import type { PeopleParts } from '../people/parts.ts';
import { Refusal } from '../refusal.ts';
import { underLedgerLock } from './ledger-edits.ts';
import { checkedNotes } from './words.ts';

/** How long what follows an import waits for imports of other counties. */
export const patienceMs = 600_000;

/**
 * What follows published batches of payments: who has paid twice here, and who is counted in another county of this
 * database too. Sets of persons, in the importing thread.
 *
 * @param some batch numbers; null: all that are published
 * @param waitMs how long to wait for imports that run in any of the counties
 * @throws LedgerBusy when they did not end in time
 */
export async function settleAfterImport(
  access: LedgerAccess,
  key: CampaignKey,
  some: readonly number[] | null,
  at: string,
  waitMs = patienceMs,
): Promise<void> {
  const batches = some ?? (await publishedBatches(access, key));
  for (const batchNumber of batches) await access.edit(() => openPaidTwice(key, batchNumber, at));
  const counties = await access.edit(() => countiesOfYear(key.benefitYear));
  const others = counties.filter((code) => code !== key.countyCode);
  if (others.length === 0) return;
  await withLedgerLocks(
    access,
    counties,
    async () => {
      const shared = new Map<string, Uint8Array>();
      for (const batchNumber of batches) {
        const { sql, parameters } = sharedPersons(key, batchNumber, others);
        for (const { person_hash } of await access.heavy.all<{ person_hash: Uint8Array }>(sql, parameters)) {
          shared.set(personKey(person_hash), person_hash);
        }
      }
      if (shared.size === 0) return;
      const hashes = [...shared.values()];
      await access.edit(() => settleCounties(key.benefitYear, counties, hashes, at));
      await markElsewhere(access, key.benefitYear, counties);
    },
    waitMs,
  );
}

async function publishedBatches(access: LedgerAccess, key: CampaignKey): Promise<number[]> {
  const rows = await access.reader.all<{ batch_number: number }>(
    `select batch_number from payment_batch where ${inCampaign} and status = 'PUBLISHED' order by batch_number`,
    keyOf(key),
  );
  return rows.map(({ batch_number }) => batch_number);
}

/** Makes every payment of persons counted elsewhere findable by person. Under the ledger locks. */
export async function markElsewhere(
  access: LedgerAccess,
  benefitYear: number,
  counties: readonly string[],
): Promise<void> {
  for (const countyCode of counties) {
    const key = { countyCode, benefitYear };
    const [some] = await access.reader.all(
      `select 1 as found from elsewhere_person where ${inCampaign} limit 1`,
      keyOf(key),
    );
    if (!some) continue;
    const rows = await access.heavy.all<PaymentRow>(unmarkedElsewhere, [...keyOf(key), ...keyOf(key)]);
    if (rows.length > 0) await access.edit(() => markPayments(key, rows));
  }
}

/**
 * The other counties whose figures an edit of a payment may change: those that count the same person.
 *
 * @param all every county of the year, for an edit that brings another person in
 */
export async function sharingCounties(
  access: LedgerAccess,
  key: CampaignKey,
  receiptNumber: string,
  all: boolean,
): Promise<string[]> {
  const rows = await access.reader.all<{ county_code: string }>(
    all
      ? `select county_code from campaign where benefit_year = ? and county_code <> ? and payment_source = 'DETAILS'`
      : `select i.county_code from payment p join campaign c on c.benefit_year = p.benefit_year
           and c.county_code <> p.county_code
         join insured_person i on i.county_code = c.county_code and i.benefit_year = c.benefit_year
           and i.person_hash = p.person_hash
         where p.county_code = ? and p.benefit_year = ? and p.receipt_number = ?`,
    all ? [key.benefitYear, key.countyCode] : [...keyOf(key), receiptNumber],
  );
  return rows.map(({ county_code }) => county_code).sort();
}

/**
 * An edit of items of the work list. When it closes or opens items about persons whom another county counts too, it
 * runs under the ledger locks, and who counts them follows in the same transaction.
 *
 * @param subjects of those items; none: a plain edit
 */
export async function editCounties<T>(
  access: LedgerAccess,
  { countyCode, benefitYear }: CampaignKey,
  subjects: readonly string[],
  clock: () => Date,
  edit: (settleShared: () => Steps<void>) => Steps<T>,
): Promise<T> {
  if (subjects.length === 0) return access.edit(() => edit(function* () {}));
  const counties = await access.edit(() => countiesOfYear(benefitYear));
  const at = clock().toISOString();
  return underLedgerLock(access, counties, async () => {
    const answer = await access.edit(() =>
      edit(() => settleItemsOfCounties({ countyCode, benefitYear }, counties, subjects, at)),
    );
    await markElsewhere(access, benefitYear, counties);
    return answer;
  });
}

export interface OtherCounties {
  /**
   * Where a person counts whom two counties count. A county may give the person up at once; it may not take the person
   * from the other one.
   *
   * @returns where the person counts now
   * @throws Refusal OTHER_COUNTY_NOT_FOUND, OTHER_COUNTY_MUST_GIVE_UP, NOT_ALLOWED, IMPORT_RUNNING
   */
  resolve(
    actor: Actor,
    campaignId: string,
    person: string,
    keep: 'HERE' | 'THERE',
    note: string,
  ): Promise<'HERE' | 'THERE'>;
}

export function createOtherCounties({ database, campaigns, clock }: PeopleParts): OtherCounties {
  return {
    async resolve(actor, campaignId, person, keep, note) {
      const campaign = await campaigns.get(actor, campaignId);
      requireImportPayments(actor, campaign.countyCode);
      const notes = checkedNotes({ reason: 'OTHER_COUNTY', evidence: '', note });
      const { countyCode, benefitYear } = campaign;
      const subject = hashPrefix(person) && person.normalize('NFKC').trim().toUpperCase();
      const [item] = await database.reader.all<{ person_hash: Uint8Array }>(
        `select person_hash from review_item where ${inCampaign} and kind = 'OTHER_COUNTY' and subject = ?
         and status <> 'SETTLED' and person_hash is not null`,
        [...keyOf(campaign), subject ?? ''],
      );
      if (!item) throw new Refusal('OTHER_COUNTY_NOT_FOUND');
      const hash = item.person_hash;
      const counties = (await database.edit(() => countiesOfYear(benefitYear))).filter(
        (code) => code !== countyCode,
      );
      const at = clock().toISOString();
      return underLedgerLock(database, [countyCode, ...counties], async () => {
        if (keep === 'HERE') await refuseTaking(campaign, hash);
        await database.edit(function* () {
          const [now] = yield* ask<{ detail: string }>(
            `select detail from review_item where ${inCampaign} and kind = 'OTHER_COUNTY' and subject = ?`,
            [...keyOf(campaign), personKey(hash)],
          );
          // Decided otherwise before: who, when and why stays in the history.
          yield* ask(
            `update review_item set detail = case when status = 'OPEN' then detail
               else cast(? as text) || '\n' || ${pastLine} || '\n' || detail end,
             status = 'CLOSED', closed_reason = ?, closed_note = ?, closed_by = ?,
             closed_at = ?, version = version + 1 where ${inCampaign} and kind = 'OTHER_COUNTY' and subject = ?`,
            [
              now?.detail.split('\n')[0] ?? '{}',
              keep === 'HERE' ? 'KEPT_HERE' : 'KEPT_ELSEWHERE',
              notes.note,
              accountNameIn(actor, countyCode),
              at,
              ...keyOf(campaign),
              personKey(hash),
            ],
          );
          yield* ask(
            `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
             values (?, ?, ?, ?, 'RESOLVE_OTHER_COUNTY', ?, ?)`,
            [
              countyCode,
              crypto.randomUUID(),
              at,
              accountNameIn(actor, countyCode),
              `${countyCode}-${benefitYear}/${personKey(hash)}`,
              JSON.stringify({ keep }),
            ],
          );
          yield* settleCounties(benefitYear, [countyCode, ...counties].sort(), [hash], at);
        });
        await markElsewhere(database, benefitYear, [countyCode, ...counties]);
        const [away] = await database.reader.all(
          `select 1 as found from elsewhere_person where ${inCampaign} and person_hash = ?`,
          [...keyOf(campaign), hash],
        );
        return away ? 'THERE' : 'HERE';
      });
    },
  };

  /** A person who counts in another county comes back only when that county has given the person up. */
  async function refuseTaking(key: CampaignKey, hash: Uint8Array): Promise<void> {
    const [away] = await database.reader.all<{ other_county: string; name: string | null; gave_up: number }>(
      `select e.other_county, (select d.name from division d where d.county_code = e.other_county
           and d.level = 'COUNTY') as name,
         (select count(*) from review_item r where r.county_code = e.other_county
           and r.benefit_year = e.benefit_year and r.kind = 'OTHER_COUNTY' and r.subject = ?
           and r.closed_reason = 'KEPT_ELSEWHERE') as gave_up
       from elsewhere_person e where e.county_code = ? and e.benefit_year = ? and e.person_hash = ?`,
      [personKey(hash), ...keyOf(key), hash],
    );
    if (away && away.gave_up === 0) {
      throw new Refusal('OTHER_COUNTY_MUST_GIVE_UP', { found: away.name ?? away.other_county });
    }
  }
}
