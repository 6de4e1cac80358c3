import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { connectPostgres } from './sql-runner.ts';

/** First key of the advisory locks; the second is the county code. One import or ledger edit of a county at a time. */
const lockSpace = 0x5a4a;

const pauseMs = 25;

/** A client for one import. */
export async function importClient(url: string): Promise<pg.Client> {
  const client = await connectPostgres(url);
  // A lost server shows in the next query; unheard it would end the process.
  client.on('error', () => {});
  return client;
}

/**
 * Waits until no other import of the county runs anywhere; the lock ends with the client's connection.
 *
 * @returns false when `isCancelled` said so first
 */
export async function lockCounty(
  client: pg.Client,
  countyCode: string,
  isCancelled: () => boolean,
): Promise<boolean> {
  const county = Number(countyCode);
  if (!Number.isSafeInteger(county)) throw new Error('bad county code');
  for (;;) {
    const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, $2) as ours', [
      lockSpace,
      county,
    ]);
    if (rows[0]?.ours) return true;
    if (isCancelled()) return false;
    await sleep(pauseMs);
  }
}
