import type { RefundedStep } from '../../../schema/values/refunded-spans.ts';
import type { Database } from '../../db/database.ts';
import { byDay, type PaymentRow, paymentColumns, placeName } from '../../db/entries/ledger-rows.ts';
import { type RefundRow, stepsOf } from '../../db/entries/person-ledger.ts';
import type { Key, PostingRow } from './ledger.ts';

/** One person with refunds or an accepted payment, or counted in another county: how the postings count this one. */
export interface EntryPerson extends PostingRow {
  readonly isAccepted: boolean;
  readonly isElsewhere: boolean;
  readonly refunds: readonly RefundedStep[];
}

type EntryRow = RefundRow & { readonly kind: string };

/** Those few persons whom a group of alike persons does not describe; found by their flags. */
export async function readEntryPersons(database: Database, key: Key): Promise<EntryPerson[]> {
  const entries = await database.reader.all<EntryRow>(
    `select kind, batch_number, line, amount_fen, on_day from payment_entry
     where county_code = ? and benefit_year = ? and kind in ('REFUND', 'ACCEPTANCE') and undone_by is null`,
    key,
  );
  const elsewhere = await database.reader.all<{ person_hash: Uint8Array }>(
    'select person_hash from elsewhere_person where county_code = ? and benefit_year = ?',
    key,
  );
  if (entries.length === 0 && elsewhere.length === 0) return [];
  const payments = await database.heavy.all<PaymentRow>(paymentsOfEntryPersons, [...key, ...key, ...key]);
  const away = new Set(elsewhere.map(({ person_hash }) => hex(person_hash)));
  const byPlace = Map.groupBy(entries, placeName);
  return [...Map.groupBy(payments, ({ person_hash }) => hex(person_hash))].map(([person, theirs]) => {
    const active = theirs.toSorted(byDay);
    const [counted] = active as [PaymentRow];
    const own = active.flatMap((row) => byPlace.get(placeName(row)) ?? []);
    const posted = active.flatMap(({ posted_on }) => posted_on ?? []).sort();
    return {
      batch: counted.batch_number,
      township: counted.township_code,
      category: counted.category_code,
      paid: counted.paid_on,
      posted: posted[0] ?? null,
      persons: 1,
      isElsewhere: away.has(person),
      isAccepted: (byPlace.get(placeName(counted)) ?? []).some(({ kind }) => kind === 'ACCEPTANCE'),
      refunds: stepsOf({ active, refunds: own.filter(({ kind }) => kind === 'REFUND') }),
    };
  });
}

const paymentsOfEntryPersons = `select ${paymentColumns.replace(/(\w+)/g, 'p.$1')} from payment p
  left join payment_void v on v.county_code = p.county_code and v.benefit_year = p.benefit_year
    and v.batch_number = p.batch_number and v.line = p.line
  join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
    and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
  where p.county_code = ? and p.benefit_year = ? and v.line is null and p.flags like '%PERSON%'
    and p.person_hash in (
      select person_hash from payment_entry where county_code = ? and benefit_year = ?
        and kind in ('REFUND', 'ACCEPTANCE') and undone_by is null
      union select person_hash from elsewhere_person where county_code = ? and benefit_year = ?)`;

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}
