import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import type Database from 'better-sqlite3';
import { to as copyTo } from 'pg-copy-streams';
import { connectPostgres, openSqlRunner } from '../payment-writer/sql-runner.ts';
import { openBulkSqlite, sqlitePath } from '../payment-writer/sqlite-connection.ts';
import { hashDigits, postedMark, type RowText } from './spots.ts';

export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

export type RowVisitor = (row: RowText) => void;

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

const place = `p.township_code || '|' || coalesce(p.village_code, '') || '|' || p.category_code`;
const counts = `not exists (select 1 from payment_void v where v.county_code = p.county_code
  and v.benefit_year = p.benefit_year and v.batch_number = p.batch_number and v.line = p.line)`;

/** What is asked of each of millions of rows costs seconds, so it is asked only where there is something to find. */
interface Exceptions {
  readonly openBatches: readonly number[];
  readonly hasVoids: boolean;
}

/** A row's text; where it stands, with nothing after it that was read before; and the order of both. */
interface RowQuery {
  readonly text: string;
  readonly from: string;
  readonly keys: readonly string[];
}

function rowsOf(
  what: 'payments' | 'persons',
  { openBatches, hasVoids }: Exceptions,
  hash: string,
  key: string,
): RowQuery {
  const published = openBatches.length === 0 ? '' : ` and p.batch_number not in (${openBatches.join(', ')})`;
  if (what === 'persons') {
    return {
      text: `${hash} || p.counted_on || '|' || ${place}`,
      from: `insured_person p where ${key}${published}`,
      keys: ['p.person_hash'],
    };
  }
  const posted = `case when p.posted_on is null then '' else '${postedMark}' end`;
  return {
    text: `${hash} || p.paid_on || cast(p.amount_fen as text) || '|' || ${place} || ${posted}`,
    from: `payment p where ${key}${published}${hasVoids ? ` and ${counts}` : ''}`,
    keys: ['p.batch_number', 'p.line'],
  };
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
    const query = rowsOf(what, exceptions, `hex(substr(p.person_hash, 1, ${hashDigits / 2}))`, key);
    // One view of the ledger for all that follows.
    database.exec('begin');
    eachBySome(database, query, [countyCode, benefitYear], visit);
  } finally {
    database.close();
  }
}

/** Rows read at once: one by one each costs a call of its own, which takes as long as reading it. */
const rowsAtOnce = 500;

function eachBySome(
  database: Database.Database,
  { text, from, keys }: RowQuery,
  campaign: readonly (string | number)[],
  visit: RowVisitor,
): void {
  const after = ` and (${keys.join(', ')}) > (${keys.map(() => '?').join(', ')})`;
  const order = ` order by ${keys.join(', ')} limit `;
  const first = database.prepare(`select ${text} from ${from}${order}${rowsAtOnce}`).pluck();
  const next = database.prepare(`select ${text} from ${from}${after}${order}${rowsAtOnce}`).pluck();
  const toLast = `1 offset ${rowsAtOnce - 1}`;
  const firstLast = database.prepare(`select ${keys.join(', ')} from ${from}${order}${toLast}`).raw();
  const nextLast = database.prepare(`select ${keys.join(', ')} from ${from}${after}${order}${toLast}`).raw();
  for (let last: unknown[] | null = null; ; ) {
    const parameters: unknown[] = [...campaign, ...(last ?? [])];
    const rows = (last ? next : first).all(...parameters) as RowText[];
    for (const row of rows) visit(row);
    if (rows.length < rowsAtOnce) return;
    last = (last ? nextLast : firstLast).get(...parameters) as unknown[];
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
    const { text, from, keys } = rowsOf(
      what,
      exceptions,
      `encode(substr(p.person_hash, 1, ${hashDigits / 2}), 'hex')`,
      key,
    );
    const stream = client.query(
      copyTo(`copy (select ${text} from ${from} order by ${keys.join(', ')}) to stdout`),
    );
    const decoder = new StringDecoder('utf8');
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const some = rest + decoder.write(chunk);
      let start = 0;
      for (let end = some.indexOf('\n'); end !== -1; end = some.indexOf('\n', start)) {
        visit(some.slice(start, end));
        start = end + 1;
      }
      rest = some.slice(start);
    });
    await once(stream, 'end');
  } finally {
    await client.end();
  }
}
