import { addDays, type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import { isTemporaryCode, readPersonKey, temporaryCode } from '../../../schema/values/temporary-code.ts';
import { writeAudit } from '../../db/audit.ts';
import { settleCounties } from '../../db/entries/other-counties.ts';
import { recordEvent } from '../../db/people/events.ts';
import { mergePerson } from '../../db/people/merge.ts';
import { insertPerson, lastTemporaryCode, newbornAlike } from '../../db/people/register.ts';
import { createIdHasher, personHashBytes } from '../../ingest/id-hash.ts';
import { explainNewborn } from '../../policy/explain/benefit.ts';
import { newbornDue } from '../../policy/newborn.ts';
import { type Actor, accountNameIn, requireImportPayments, requirePeople } from '../access.ts';
import { checkAmountsOf } from '../amounts/amount-check.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { locatePerson } from '../payment-entries/ledger.ts';
import { underLedgerLock } from '../payment-entries/ledger-edits.ts';
import { markElsewhere } from '../payment-entries/other-counties.ts';
import { Refusal } from '../refusal.ts';
import { idRefusal, type PersonFinder } from './find.ts';
import type { PeopleParts } from './parts.ts';
import { guarded, type PersonAct, requireDay, requirePlace } from './person-events.ts';
import { seesPerson } from './rights.ts';
import { createSealer, nameHash } from './sealing.ts';
import { requiredText } from './texts.ts';

export interface NewbornFacts {
  readonly name: string;
  readonly bornOn: LocalDate;
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly evidence: string;
  readonly note: string;
  /** Another child than the one registered with the same name, birth date and township. */
  readonly isAnother: boolean;
}

export interface MergeFacts {
  readonly temporaryCode: string;
  readonly version: number;
  readonly idNumber: string;
  /** Null: as registered. */
  readonly name: string | null;
  readonly evidence: string;
  readonly note: string;
}

/** Children without an ID number, and what becomes of them when they have one. */
export interface PersonNewborns {
  /**
   * Seals the name under a new temporary code.
   *
   * @throws Refusal NEWBORN_REGISTERED when one alike is there and `isAnother` is not said
   */
  register(actor: Actor, campaign: CampaignRecord, facts: NewbornFacts): Promise<PersonAct>;
  /**
   * From now on the temporary code and the ID number are one person: rosters, payments, entries, reasons and events
   * of the code are the number's. Who had paid under both counts once.
   *
   * @throws Refusal PERSON_CHANGED, PERSON_MERGED, PERSON_BIRTH_DIFFERS, IMPORT_RUNNING
   */
  merge(actor: Actor, campaign: CampaignRecord, facts: MergeFacts): Promise<PersonAct>;
}

const oldestDays = 731;
const mostTries = 10;

export function personNewborns(parts: PeopleParts, finder: PersonFinder): PersonNewborns {
  const { database, clock, idHashKey } = parts;
  const hashId = createIdHasher(idHashKey);
  const hashOf = (idNumber: string): Buffer => {
    const hash = Buffer.alloc(personHashBytes);
    hashId(idNumber, hash, 0);
    return hash;
  };

  async function register(
    actor: Actor,
    { countyCode }: CampaignRecord,
    facts: NewbornFacts,
  ): Promise<{ readonly hash: Buffer; readonly code: string }> {
    const { bornOn, townshipCode, villageCode } = facts;
    const sealer = createSealer(parts.sealingKeys);
    const name = readName(facts.name);
    const evidence = requiredText('凭据', facts.evidence, 2);
    const note = requiredText('说明', facts.note, 0);
    const at = clock().toISOString();
    const by = accountNameIn(actor, countyCode);
    const hashedName = nameHash(idHashKey, name);
    return database.edit(function* () {
      if (!facts.isAnother) {
        const existing = yield* newbornAlike(countyCode, hashedName, bornOn, townshipCode);
        if (existing !== null) throw new Refusal('NEWBORN_REGISTERED', { existing });
      }
      const last = yield* lastTemporaryCode(countyCode);
      const serial = last === null ? 1 : Number(last.slice(9, 16)) + 1;
      if (serial > 9_999_999) throw new Refusal('PERSON_TEMPORARY_USED_UP');
      const code = temporaryCode(countyCode, serial);
      const hash = hashOf(code);
      const { sealed, keyNumber } = sealer.seal(countyCode, hash, { idNumber: null, name });
      yield* insertPerson(countyCode, hash, {
        sealed,
        keyNumber,
        nameHash: hashedName,
        bornOn,
        townshipCode,
        villageCode,
        isResident: 0,
        temporaryCode: code,
        firstBatch: null,
      });
      const to = { township: townshipCode, village: villageCode };
      yield* recordEvent(countyCode, hash, {
        kind: 'BIRTH',
        onDay: bornOn,
        from: null,
        to,
        evidence,
        note,
        by,
        at,
      });
      yield* writeAudit({
        countyCode,
        at,
        account: by,
        act: 'PERSON_BIRTH',
        subject: personKey(hash),
        detail: { to, evidence },
      });
      return { hash, code };
    });
  }

  return {
    async register(actor, campaign, facts) {
      const { countyCode } = campaign;
      const scope = requirePeople(actor, countyCode);
      const today = localDateAt(clock());
      requireDay(facts.bornOn, addDays(today, -oldestDays), today);
      requirePlace(await parts.divisions.tree(countyCode), facts.townshipCode, facts.villageCode);
      if (!seesPerson(scope, facts.townshipCode)) throw new Refusal('OUT_OF_SCOPE');
      const notice = await parts.campaigns.inForce(campaign, today);
      const due = newbornDue(notice, { bornOn: facts.bornOn, paidOn: today });
      for (let attempt = 1; ; attempt++) {
        try {
          const { hash, code } = await register(actor, campaign, facts);
          return {
            hash,
            notes: [
              `临时编码：${code}。缴费和名册里可用它代替身份证号码；上户后请并入身份证号码。`,
              ...explainNewborn(due),
            ],
          };
        } catch (error) {
          // Two clerks at once were given the same number: the one who came second takes the next.
          if ((error as { code?: unknown }).code !== '23505' || attempt === mostTries) throw error;
        }
      }
    },

    async merge(actor, { countyCode }, facts) {
      requireImportPayments(actor, countyCode);
      const today = localDateAt(clock());
      const code = readPersonKey(facts.temporaryCode, today);
      if (!code.ok || !code.isTemporary) throw new Refusal('ID_TEMPORARY_CODE');
      const number = readPersonKey(facts.idNumber, today);
      if (!number.ok) throw idRefusal(number.fault, facts.idNumber);
      if (isTemporaryCode(number.idNumber)) throw new Refusal('PERSON_ID_NOT_DIGITS');
      const evidence = requiredText('凭据', facts.evidence, 2);
      const note = requiredText('说明', facts.note, 0);
      const from = hashOf(code.idNumber);
      const into = hashOf(number.idNumber);
      const at = clock().toISOString();
      const by = accountNameIn(actor, countyCode);
      const sharing = await otherCounties(countyCode, into);
      return underLedgerLock(database, [countyCode, ...sharing], async () => {
        const [row] = await finder.rows(countyCode, [from]);
        if (!row) throw new Refusal('PERSON_NOT_NEWBORN');
        if (row.merged_into) throw new Refusal('PERSON_MERGED');
        if (row.born_on !== birthOf(number.idNumber)) throw new Refusal('PERSON_BIRTH_DIFFERS');
        const sealer = createSealer(parts.sealingKeys);
        const registered = row.sealed ? sealer.open(countyCode, from, row.sealed, row.sealed_key).name : null;
        const name = facts.name === null ? registered : readName(facts.name);
        if (name === null) throw new Refusal('PERSON_NAME_INVALID');
        const sealed = sealer.seal(countyCode, into, { idNumber: number.idNumber, name });
        const years = await yearsOf(countyCode);
        const located = await Promise.all(
          years.map(async (benefitYear) => ({
            benefitYear,
            from: await locatePerson(database, { countyCode, benefitYear }, from, null),
            into: await locatePerson(database, { countyCode, benefitYear }, into, null),
          })),
        );
        const merged = await database.edit(function* () {
          const done = yield* mergePerson({
            countyCode,
            from,
            into,
            guard: () => guarded(countyCode, from, facts.version),
            identity: { ...sealed, nameHash: nameHash(idHashKey, name), bornOn: row.born_on },
            located,
            event: { evidence, note, by, at },
          });
          const counties = [countyCode, ...sharing].sort();
          if (sharing.length > 0)
            for (const year of years) yield* settleCounties(year, counties, [into, from], at);
          return done;
        });
        for (const benefitYear of merged.years) {
          if (sharing.length > 0) await markElsewhere(database, benefitYear, [countyCode, ...sharing].sort());
          const persons = { kind: 'persons', hashes: [into] } as const;
          await checkAmountsOf(database, { countyCode, benefitYear }, persons, at);
        }
        return { hash: into, notes: mergeNotes(merged) };
      });
    },
  };

  /** Counties of this database in which the person has paid too, in any year. */
  async function otherCounties(countyCode: string, hash: Uint8Array): Promise<string[]> {
    const rows = await database.reader.all<{ county_code: string }>(
      `select distinct c.county_code from campaign c join insured_person i on i.county_code = c.county_code
       and i.benefit_year = c.benefit_year and i.person_hash = ? where c.county_code <> ? order by c.county_code`,
      [hash, countyCode],
    );
    return rows.map(({ county_code }) => county_code);
  }

  async function yearsOf(countyCode: string): Promise<number[]> {
    const rows = await database.reader.all<{ benefit_year: number }>(
      'select benefit_year from campaign where county_code = ? order by benefit_year',
      [countyCode],
    );
    return rows.map(({ benefit_year }) => benefit_year);
  }
}

function mergeNotes({
  payments,
  rosterEntries,
  paidTwice,
  nameDiffers,
}: {
  readonly payments: number;
  readonly rosterEntries: number;
  readonly paidTwice: readonly number[];
  readonly nameDiffers: boolean;
}): string[] {
  return [
    `已并入：缴费 ${payments} 笔、名册 ${rosterEntries} 条从此归于同一人，临时编码仍可查到此人。`,
    ...paidTwice.map((year) => `${year} 年度用临时编码和身份证号码各缴过费，只计一人；请核对后办理退费。`),
    ...(nameDiffers ? ['名册上的姓名与登记的不同，没有改动名册的姓名，请核对。'] : []),
  ];
}

/** Digits are no part of a name, and may be a number in the wrong box. @throws Refusal PERSON_NAME_INVALID */
function readName(text: string): string {
  const name = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const length = [...name].length;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (length < 1 || length > 50 || /[\d\u0000-\u001f\u007f]/.test(name))
    throw new Refusal('PERSON_NAME_INVALID');
  return name;
}

function birthOf(idNumber: string): LocalDate {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}
