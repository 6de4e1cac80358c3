import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TypedDocumentString } from '../../addin/client/generated/graphql.ts';
import { createLive, type LiveLink } from '../../addin/client/live.ts';
import { type Client, createClient } from '../../addin/client/requests.ts';
import { tokenStore } from '../../addin/client/token.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../support/app.ts';
import { freshSqlite } from '../support/database.ts';

interface Figures {
  readonly campaign: {
    readonly mark: string;
    readonly progress: {
      readonly rows: readonly { readonly divisionCode: string; readonly paidPersons: number }[];
    };
  };
}

const figuresQuery = `query ($id: ID!) {
  campaign(id: $id) { mark progress(level: TOWNSHIP) { rows { divisionCode paidPersons } } }
}`;
// The generated documents are the pane's; this one is the test's own.
const figuresDocument = { toString: () => figuresQuery } as TypedDocumentString<Figures, { id: string }>;

/** A pane without Excel: it keeps the figures of a county, and asks anew for what it is told of alone. */
interface Follower {
  readonly live: LiveLink;
  readonly paid: Map<string, number>;
  readonly modes: Set<string>;
  /** Resolves when nothing is being asked. */
  quiet(): Promise<unknown>;
}

describe('createLive, before a server that is killed', () => {
  let app: TestApp;
  let child: ChildProcess;
  let token: string;
  let databaseUrl: string;
  const followers: Follower[] = [];
  let imported = 0;

  beforeAll(async () => {
    databaseUrl = await freshSqlite();
    app = await startTestApp({ databaseUrl });
    token = await app.signIn('luoshan');
    await importSome();
  }, 30_000);
  afterAll(async () => {
    for (const { live } of followers) live.close();
    child.kill('SIGKILL');
    await app.close();
  });

  /** 40 people more, by the process that stays. */
  async function importSome(): Promise<void> {
    const plan = smallPlan(app.luoshan, { payments: 40, firstPerson: imported, firstReceipt: imported });
    imported += 40;
    expect(await app.importFile(csvOf(plan), token)).toMatchObject({ outcome: 'COMMITTED' });
  }

  async function startServer(port: number): Promise<string> {
    // What is compiled already need not be compiled for every server.
    const env = { NODE_COMPILE_CACHE: join(process.cwd(), '.build', 'compile-cache'), ...process.env };
    const options = { execArgv: [], stdio: 'ignore' as const, env };
    child = fork(new URL('./live-child.ts', import.meta.url), [], options);
    child.send({ databaseUrl, port });
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return url;
  }

  function fresh(client: Client): Promise<Figures> {
    return client.send(figuresDocument, { id: luoshanId });
  }

  function follow(url: string): Follower {
    const tokens = tokenStore(null);
    tokens.write(token);
    const client = createClient({ token: tokens, url: `${url}/graphql` });
    const live = createLive({ client, url: `${url}/graphql`, random: () => 0.3 });
    const paid = new Map<string, number>();
    const modes = new Set<string>();
    let last: Promise<unknown> = Promise.resolve();
    const ask = async (codes: readonly string[] | null): Promise<void> => {
      try {
        const { campaign } = await fresh(client);
        for (const { divisionCode, paidPersons } of campaign.progress.rows) {
          if (codes === null || codes.includes(divisionCode)) paid.set(divisionCode, paidPersons);
        }
      } catch {
        await sleep(200);
        await ask(codes);
      }
    };
    live.subscribe(() => modes.add(live.state().mode));
    live.onChange((changes) => {
      const isAll = changes.some(({ isEverything }) => isEverything);
      const codes = isAll ? null : changes.flatMap(({ townshipCodes }) => townshipCodes);
      last = last.then(() => ask(codes));
    });
    last = ask(null).then(() => live.follow([luoshanId]));
    return { live, paid, modes, quiet: () => last };
  }

  it('5 followers come back by themselves and end equal to a fresh read, while 4 imports go on', async () => {
    const url = await startServer(0);
    for (let number = 0; number < 5; number += 1) followers.push(follow(url));
    await until(() => followers.every(({ live }) => live.state().mode === 'live'));
    const writing = (async () => {
      for (let number = 0; number < 4; number += 1) await importSome();
    })();
    await until(() => imported > 80);
    child.kill('SIGKILL');
    await until(() => followers.every(({ live }) => live.state().mode !== 'live'));
    await startServer(Number(new URL(url).port));
    await writing;

    const { data } = await app.graphql<Figures>(figuresQuery, { id: luoshanId }, token);
    const { mark, progress } = data.campaign;
    await until(() => followers.every(({ live }) => live.state().marks.get(luoshanId) === mark));
    await until(() => followers.every(({ live }) => live.state().mode === 'live'));
    await Promise.all(followers.map(({ quiet }) => quiet()));
    const expected = new Map(
      progress.rows.map(({ divisionCode, paidPersons }) => [divisionCode, paidPersons]),
    );
    expect([...expected.values()].reduce((sum, persons) => sum + persons, 0)).toBe(200);
    for (const { paid, modes } of followers) {
      expect(paid).toEqual(expected);
      expect(modes).toContain('lost');
    }
  }, 60_000);
});

async function until(is: () => boolean, patienceMs = 20_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!is()) {
    if (Date.now() > end) throw new Error(`not so after ${patienceMs} ms: ${is}`);
    await sleep(20);
  }
}
