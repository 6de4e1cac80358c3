import { personKey } from '../../../schema/values/person-key.ts';
import { writeAudit } from '../../db/audit.ts';
import { type Actor, accountNameIn, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import type { PersonFinder } from './find.ts';
import type { PeopleParts } from './parts.ts';
import { mayUnmaskOf } from './rights.ts';
import { createSealer } from './sealing.ts';
import { plainText } from './texts.ts';

export interface UnmaskedPerson {
  readonly key: string;
  readonly name: string;
  /** Null for a newborn without one. */
  readonly idNumber: string | null;
  readonly temporaryCode: string | null;
}

export interface Unmasked {
  /** In the order asked for. */
  readonly persons: readonly UnmaskedPerson[];
  /** Code of a sentence. */
  readonly refused: readonly { readonly key: string; readonly code: string }[];
}

/** For one request of a client; a list that is exported may be longer. */
export const mostUnmasked = 2000;

/**
 * Names and numbers in plain. The audit is written before anything is given out: who, what for, how many rows.
 *
 * @throws Refusal NOT_ALLOWED, UNMASK_TOO_MANY, PURPOSE_MISSING
 */
export async function unmask(
  parts: PeopleParts,
  finder: PersonFinder,
  actor: Actor,
  campaign: CampaignRecord,
  keys: readonly string[],
  purpose: string,
  limit: number,
): Promise<Unmasked> {
  const { countyCode, benefitYear } = campaign;
  requirePeople(actor, countyCode);
  const asked = [...new Set(keys)];
  if (asked.length > limit) throw new Refusal('UNMASK_TOO_MANY', { found: asked.length, limit });
  const why = plainText(purpose, 4, 200);
  if (why === null) throw new Refusal('PURPOSE_MISSING');

  const hashes = await finder.byKeys(countyCode, asked);
  const rows = new Map(
    (await finder.rows(countyCode, [...hashes.values()])).map((row) => [personKey(row.person_hash), row]),
  );
  const sealer = createSealer(parts.sealingKeys);
  const persons: UnmaskedPerson[] = [];
  const refused: { key: string; code: string }[] = [];
  for (const key of asked) {
    const hash = hashes.get(key);
    const row = hash ? (rows.get(personKey(hash)) ?? null) : null;
    // Somebody else's people are as if they were not there.
    const may = mayUnmaskOf(actor, countyCode, row);
    if (!hash || !may.allowed || !row?.sealed) {
      const isHidden = !hash || (!may.allowed && may.code !== 'PERSON_NOT_NAMED') || !row;
      refused.push({ key, code: isHidden ? 'PERSON_NOT_FOUND' : 'PERSON_NOT_NAMED' });
      continue;
    }
    const { name, idNumber } = sealer.open(countyCode, row.person_hash, row.sealed, row.sealed_key);
    persons.push({ key, name, idNumber, temporaryCode: row.temporary_code });
  }
  const at = parts.clock().toISOString();
  await parts.database.edit(() =>
    writeAudit({
      countyCode,
      at,
      account: accountNameIn(actor, countyCode),
      act: 'UNMASK_PERSONS',
      subject: `${countyCode}-${benefitYear}`,
      detail: {
        purpose: why,
        persons: persons.length,
        refused: refused.length,
        // So that afterwards it can be told who was seen; of a whole list the number is enough.
        keys: persons.slice(0, 50).map(({ key }) => key),
      },
    }),
  );
  return { persons, refused };
}
