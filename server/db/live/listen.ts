import pg from 'pg';

export interface ChangeListener {
  /** A change of the campaign `county-year` was committed. */
  onNotice(campaignId: string): void;
  /** Something may have been missed: the connection is new. */
  onReconnected(): void;
}

const aliveMs = 15_000;
const answerMs = 5000;
const shortestPauseMs = 250;
const longestPauseMs = 8000;

/**
 * Listens on a connection of its own and connects again whenever it breaks: a line that a firewall dropped in silence
 * is found by a question every 15 seconds.
 *
 * @returns ends it
 */
export function listenPostgres(url: string, listener: ChangeListener): () => Promise<void> {
  let isClosed = false;
  let failures = 0;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let alive: NodeJS.Timeout | undefined;

  const lost = (from: pg.Client) => {
    if (client !== from) return;
    client = null;
    clearInterval(alive);
    from.end().catch(() => {});
    if (isClosed) return;
    const pause = Math.min(longestPauseMs, shortestPauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    retry = setTimeout(connect, pause);
    retry.unref();
  };

  function connect(): void {
    const mine = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      application_name: 'zhengjiao-live',
    });
    client = mine;
    mine.on('error', () => lost(mine));
    mine.on('end', () => lost(mine));
    mine.on('notification', ({ payload }) => {
      if (client === mine && payload) listener.onNotice(payload);
    });
    mine
      .connect()
      .then(() => mine.query('listen zj_live'))
      .then(() => {
        if (client !== mine) return;
        failures = 0;
        alive = setInterval(() => void mine.query('select 1').catch(() => lost(mine)), aliveMs);
        alive.unref();
        listener.onReconnected();
      })
      .catch(() => lost(mine));
  }

  connect();
  return async () => {
    isClosed = true;
    clearTimeout(retry);
    clearInterval(alive);
    const open = client;
    client = null;
    await open?.end().catch(() => {});
  };
}
