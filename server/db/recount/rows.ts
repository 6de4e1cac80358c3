import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { to as copyTo } from 'pg-copy-streams';
import { connectPostgres, openSqlRunner } from '../payment-writer/sql-runner.ts';
import { openBulkSqlite, sqlitePath } from '../payment-writer/sqlite-connection.ts';
import { postedMark } from './spots.ts';

export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

/**
 * One row: the person's hash in hexadecimal; where and when it counts, as `township|village|category|day`, and a mark for
 * a payment whose posting day is known; the amount
 * (0 for a person). Few values of few kinds: a million rows a second and more.
 */
export type RowVisitor = (hash: string, spot: string, amountFen: number) => void;

/** About how many payments and persons there are: what the tallies say. */
export async function expectedRows(
  url: string,
  { countyCode, benefitYear }: CampaignKey,
): Promise<{ readonly payments: number; readonly persons: number }> {
  const sql = await openSqlRunner(url);
  try {
    const [sums] = await sql.all<{ payments: number | null; persons: number | null }>(
      `select sum(payments) as payments, sum(persons) as persons from tally
       where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM' and paid_on = ''`,
      [countyCode, benefitYear],
    );
    return { payments: sums?.payments ?? 0, persons: sums?.persons ?? 0 };
  } finally {
    await sql.close();
  }
}

/** Every payment of published batches that counts, in the order they came. */
export function eachPayment(url: string, campaign: CampaignKey, visit: RowVisitor): Promise<void> {
  return eachRow(url, campaign, 'payments', visit);
}

/** Every counted person of published batches, in the order of the hash. */
export function eachPerson(url: string, campaign: CampaignKey, visit: RowVisitor): Promise<void> {
  return eachRow(url, campaign, 'persons', visit);
}

async function eachRow(
  url: string,
  campaign: CampaignKey,
  what: 'payments' | 'persons',
  visit: RowVisitor,
): Promise<void> {
  const file = sqlitePath(url);
  if (file) eachOnSqlite(file, campaign, what, visit);
  else await eachOnPostgres(url, campaign, what, visit);
}

const spot = (day: string) =>
  `p.township_code || '|' || coalesce(p.village_code, '') || '|' || p.category_code || '|' || p.${day}`;
const counts = `not exists (select 1 from payment_void v where v.county_code = p.county_code
  and v.benefit_year = p.benefit_year and v.batch_number = p.batch_number and v.line = p.line)`;

/** What is asked of each of millions of rows costs seconds, so it is asked only where there is something to find. */
interface Exceptions {
  readonly openBatches: readonly number[];
  readonly hasVoids: boolean;
}

function rowsOf(
  what: 'payments' | 'persons',
  { openBatches, hasVoids }: Exceptions,
  hash: string,
  key: string,
): string {
  const published = openBatches.length === 0 ? '' : ` and p.batch_number not in (${openBatches.join(', ')})`;
  if (what === 'persons') {
    return `select ${hash}, ${spot('counted_on')}, 0 from insured_person p where ${key}${published}
      order by p.person_hash`;
  }
  const posted = `case when p.posted_on is null then '' else '${postedMark}' end`;
  return `select ${hash}, ${spot('paid_on')} || ${posted}, p.amount_fen from payment p
    where ${key}${published}${hasVoids ? ` and ${counts}` : ''} order by p.batch_number, p.line`;
}

const openBatchesOf = (key: string) =>
  `select p.batch_number from payment_batch p where ${key} and p.status = 'OPEN'`;
const anyVoidOf = (key: string) => `select 1 from payment_void p where ${key} limit 1`;

function eachOnSqlite(
  file: string,
  { countyCode, benefitYear }: CampaignKey,
  what: 'payments' | 'persons',
  visit: RowVisitor,
): void {
  const database = openBulkSqlite(file);
  try {
    const key = 'p.county_code = ? and p.benefit_year = ?';
    const exceptions = {
      openBatches: database.prepare(openBatchesOf(key)).pluck().all(countyCode, benefitYear) as number[],
      hasVoids: database.prepare(anyVoidOf(key)).get(countyCode, benefitYear) !== undefined,
    };
    const sql = rowsOf(what, exceptions, 'hex(p.person_hash)', key);
    const rows = database.prepare(sql).raw().iterate(countyCode, benefitYear);
    for (const row of rows as IterableIterator<[string, string, number]>) visit(row[0], row[1], row[2]);
  } finally {
    database.close();
  }
}

async function eachOnPostgres(
  url: string,
  { countyCode, benefitYear }: CampaignKey,
  what: 'payments' | 'persons',
  visit: RowVisitor,
): Promise<void> {
  if (!/^\d{6}$/.test(countyCode) || !Number.isSafeInteger(benefitYear)) throw new Error('bad campaign key');
  const key = `p.county_code = '${countyCode}' and p.benefit_year = ${benefitYear}`;
  const client = await connectPostgres(url);
  try {
    const open = await client.query<{ batch_number: number }>(openBatchesOf(key));
    const voids = await client.query(anyVoidOf(key));
    const exceptions = {
      openBatches: open.rows.map(({ batch_number }) => batch_number),
      hasVoids: voids.rows.length > 0,
    };
    const sql = rowsOf(what, exceptions, `encode(p.person_hash, 'hex')`, key);
    const stream = client.query(copyTo(`copy (${sql}) to stdout`));
    const decoder = new StringDecoder('utf8');
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const text = rest + decoder.write(chunk);
      let from = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        const first = text.indexOf('\t', from);
        const second = text.indexOf('\t', first + 1);
        visit(text.slice(from, first), text.slice(first + 1, second), Number(text.slice(second + 1, end)));
        from = end + 1;
      }
      rest = text.slice(from);
    });
    await once(stream, 'end');
  } finally {
    await client.end();
  }
}
