import { setImmediate as turn } from 'node:timers/promises';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { hashPrefix } from '../../../schema/values/person-key.ts';
import { type PersonKeyFault, readPersonKey } from '../../../schema/values/temporary-code.ts';
import type { Database } from '../../db/database.ts';
import type { SqlValue } from '../../db/reader.ts';
import { personIsPublished } from '../../db/rosters/current.ts';
import { createIdHasher, personHashBytes } from '../../ingest/id-hash.ts';
import { Refusal } from '../refusal.ts';

/** How somebody is named: exactly one is given. */
export interface PersonQuestion {
  readonly idNumber: string | null;
  readonly key: string | null;
  readonly receiptNumber: string | null;
  readonly temporaryCode: string | null;
}

/** A person as the register keeps them; only payments are known of somebody who has no row. */
export interface PersonRow {
  readonly person_hash: Buffer;
  readonly sealed: Buffer | null;
  readonly sealed_key: number;
  readonly born_on: string | null;
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly temporary_code: string | null;
  readonly merged_into: Buffer | null;
  readonly version: number;
}

/** Finds the hash that stands for a person of a county. It says nothing about who may see them. */
export interface PersonFinder {
  /**
   * The hash of the person asked about, merges followed; null when nothing is known under it. An ID number is hashed
   * here and goes no further.
   *
   * @throws Refusal PERSON_ASKED_TWICE, PERSON_KEY_INVALID, or the fault of the number (PERSON_ID_…)
   */
  find(countyCode: string, question: PersonQuestion, today: LocalDate): Promise<Buffer | null>;
  /** Rows of the register by hash, merges not followed; persons of an open batch are not among them. */
  rows(countyCode: string, hashes: readonly Uint8Array[]): Promise<PersonRow[]>;
  /** Hashes by key, as far as they are known; several for a key when 80 bits collide. */
  byKeys(countyCode: string, keys: readonly string[]): Promise<Map<string, Buffer>>;
}

const personColumns = `p.person_hash, p.sealed, p.sealed_key, p.born_on, p.township_code, p.village_code,
  p.temporary_code, p.merged_into, p.version`;

/** A number that somebody types, not one of a file: nothing is to be imported again. */
const idFaults: Readonly<Record<PersonKeyFault, string>> = {
  BLANK: 'PERSON_ID_BLANK',
  LENGTH: 'PERSON_ID_LENGTH',
  NOT_DIGITS: 'PERSON_ID_NOT_DIGITS',
  SCIENTIFIC: 'PERSON_ID_LOST_DIGITS',
  LOST_DIGITS: 'PERSON_ID_LOST_DIGITS',
  CHECK_DIGIT: 'PERSON_ID_CHECK_DIGIT',
  BIRTH_DATE: 'PERSON_ID_BIRTH_DATE',
  TEMPORARY_CODE: 'ID_TEMPORARY_CODE',
};

const mostAtOnce = 250;

export function createPersonFinder(database: Pick<Database, 'reader'>, idHashKey: Uint8Array): PersonFinder {
  const hashId = createIdHasher(idHashKey);
  const { reader } = database;

  const rows: PersonFinder['rows'] = async (countyCode, hashes) => {
    const found: PersonRow[] = [];
    for (let at = 0; at < hashes.length; at += mostAtOnce) {
      const some = hashes.slice(at, at + mostAtOnce);
      found.push(
        ...(await reader.all<PersonRow>(
          `select ${personColumns} from person p where p.county_code = ? and p.person_hash in (${marks(some)})
           and ${personIsPublished('p')}`,
          [countyCode, ...some, countyCode],
        )),
      );
    }
    return found;
  };

  /** The person somebody was merged into, or the same. */
  const follow = async (countyCode: string, hash: Buffer): Promise<Buffer> => {
    const [row] = await rows(countyCode, [hash]);
    return row?.merged_into ?? hash;
  };

  const byPrefix = async (countyCode: string, prefix: Uint8Array): Promise<Buffer | null> => {
    const from = Buffer.concat([prefix, Buffer.alloc(6, 0)]);
    const to = Buffer.concat([prefix, Buffer.alloc(6, 0xff)]);
    const [named] = await reader.all<PersonRow>(
      `select ${personColumns} from person p where p.county_code = ? and p.person_hash between ? and ?
       and ${personIsPublished('p')} limit 1`,
      [countyCode, from, to, countyCode],
    );
    if (named) return named.merged_into ?? named.person_hash;
    const [insured] = await reader.all<{ person_hash: Buffer }>(
      `select i.person_hash from campaign c join insured_person i on i.county_code = c.county_code
       and i.benefit_year = c.benefit_year where c.county_code = ? and i.person_hash between ? and ?
       and exists (select 1 from payment_batch b where b.county_code = i.county_code
       and b.benefit_year = i.benefit_year and b.batch_number = i.batch_number and b.status = 'PUBLISHED') limit 1`,
      [countyCode, from, to],
    );
    return insured?.person_hash ?? null;
  };

  const byReceipt = async (countyCode: string, receiptNumber: string): Promise<Buffer | null> => {
    const [payment] = await reader.all<{ person_hash: Buffer }>(
      `select p.person_hash from campaign c join payment p on p.county_code = c.county_code
       and p.benefit_year = c.benefit_year join payment_batch b on b.county_code = p.county_code
       and b.benefit_year = p.benefit_year and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
       where c.county_code = ? and p.receipt_number = ? order by c.benefit_year desc limit 1`,
      [countyCode, receiptNumber],
    );
    return payment?.person_hash ?? null;
  };

  const hashOf = (idNumber: string): Buffer => {
    const hash = Buffer.alloc(personHashBytes);
    hashId(idNumber, hash, 0);
    return hash;
  };

  return {
    rows,
    async find(countyCode, question, today) {
      const given = Object.values(question).filter((each) => each !== null);
      if (given.length !== 1) throw new Refusal('PERSON_ASKED_TWICE');
      const written = question.idNumber ?? question.temporaryCode;
      if (written !== null) {
        const read = readPersonKey(written, today);
        if (!read.ok) throw idRefusal(read.fault, written);
        return follow(countyCode, hashOf(read.idNumber));
      }
      if (question.key !== null) {
        const prefix = hashPrefix(question.key);
        if (!prefix) throw new Refusal('PERSON_KEY_INVALID');
        return byPrefix(countyCode, prefix);
      }
      return byReceipt(countyCode, (question.receiptNumber ?? '').normalize('NFKC').replace(/\s/g, ''));
    },
    async byKeys(countyCode, keys) {
      const found = new Map<string, Buffer>();
      for (let at = 0; at < keys.length; at += mostAtOnce) {
        // Other requests have their turn between.
        if (at > 0) await turn();
        const some = keys.slice(at, at + mostAtOnce);
        const hashes = await Promise.all(
          some.map((key) => {
            const prefix = hashPrefix(key);
            return prefix && byPrefix(countyCode, prefix);
          }),
        );
        for (const [index, hash] of hashes.entries()) if (hash) found.set(some[index] as string, hash);
      }
      return found;
    },
  };
}

/** The fault of an ID number without the number. @param written only its length is told */
export function idRefusal(fault: PersonKeyFault, written: string): Refusal {
  return new Refusal(idFaults[fault], fault === 'LENGTH' ? { found: `${written.trim().length} 位` } : {});
}

export function marks(values: readonly SqlValue[]): string {
  return values.map(() => '?').join(', ');
}
