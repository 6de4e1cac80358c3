import type { Database } from '../../server/db/database.ts';
import type { CampaignKey } from '../../server/db/entries/ledger-rows.ts';
import { recountRefundedPersons, recountTakenOff } from '../../server/db/entries/recount.ts';

const key = (row: Record<string, unknown>) => JSON.stringify(Object.values(row));

/** What the tallies and the kept persons hold that the ledger, counted anew by a plain join, does not say. */
export async function recountDifferences(database: Database, campaign: CampaignKey): Promise<string[]> {
  const where = [campaign.countyCode, campaign.benefitYear];
  const all = (sql: string, times: number) =>
    database.reader.all<Record<string, unknown>>(sql, Array.from({ length: times }, () => where).flat());
  const active = `select p.* from payment p
    join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
      and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
    left join payment_void v on v.county_code = p.county_code and v.benefit_year = p.benefit_year
      and v.batch_number = p.batch_number and v.line = p.line
    where p.county_code = ? and p.benefit_year = ? and v.line is null`;
  const first = `select * from (select a.*, row_number() over (partition by person_hash
    order by paid_on, batch_number, line) as turn from (${active}) a) ranked where turn = 1`;
  const facts = `select township_code, village_code, category_code, paid_on, 0 as persons, 1 as payments, amount_fen
    from (${active}) a union all
    select township_code, village_code, category_code, paid_on, 1, 0, 0 from (${first}) f`;
  const levels = {
    TOWNSHIP: ['township_code', 'category_code'],
    TOWNSHIP_SUM: ['township_code', null],
    VILLAGE: ['village_code', 'category_code'],
  } as const;
  const gross: string[] = [];
  for (const [level, [division, category]] of Object.entries(levels)) {
    for (const day of ['paid_on', null]) {
      const columns = [day, division, category].filter((column) => column !== null);
      const rows = await all(
        `select ${columns.join(', ')}, sum(persons) as persons, sum(payments) as payments, sum(amount_fen) as fen
         from (${facts}) x where ${division} is not null group by ${columns.join(', ')}`,
        2,
      );
      for (const row of rows) {
        const at = {
          day: day ? row[day] : '',
          division: row[division],
          category: category ? row[category] : '',
        };
        gross.push(key({ level, ...at, persons: row.persons, payments: row.payments, fen: row.fen }));
      }
    }
  }
  const kept = (
    await all(
      `select level, paid_on, division_code, category_code, persons, payments, amount_fen from tally
       where county_code = ? and benefit_year = ? and (persons <> 0 or payments <> 0 or amount_fen <> 0)`,
      1,
    )
  ).map(key);
  const takenOff = (await database.edit(() => recountTakenOff(campaign))).map((row) => key({ ...row }));
  const keptOff = (
    await all(
      `select level, paid_on, division_code, category_code, refunded_persons, refunded_fen, elsewhere_persons
       from tally where county_code = ? and benefit_year = ?
       and (refunded_persons <> 0 or refunded_fen <> 0 or elsewhere_persons <> 0)`,
      1,
    )
  ).map(key);
  const hex = (row: Record<string, unknown>) =>
    key({ ...row, person_hash: Buffer.from(row.person_hash as Uint8Array).toString('hex') });
  const refunded = (await database.edit(() => recountRefundedPersons(campaign))).map((row) =>
    hex({ ...row }),
  );
  const keptRefunded = (
    await all(
      'select person_hash, refunded_on from refunded_person where county_code = ? and benefit_year = ?',
      1,
    )
  ).map(hex);
  const counted = (
    await all(
      `select person_hash, batch_number, township_code, village_code, category_code, paid_on from (${first}) f`,
      1,
    )
  ).map(hex);
  const keptCounted = (
    await all(
      `select person_hash, batch_number, township_code, village_code, category_code, counted_on from insured_person
       where county_code = ? and benefit_year = ?`,
      1,
    )
  ).map(hex);
  return [
    ...different('tally', kept, gross),
    ...different('taken off', keptOff, takenOff),
    ...different('refunded', keptRefunded, refunded),
    ...different('counted', keptCounted, counted),
  ];
}

function different(name: string, kept: readonly string[], computed: readonly string[]): string[] {
  const [left, right] = [new Set(kept), new Set(computed)];
  return [
    ...kept.filter((row) => !right.has(row)).map((row) => `${name} kept ${row}`),
    ...computed.filter((row) => !left.has(row)).map((row) => `${name} computed ${row}`),
  ].sort();
}
