import { once } from 'node:events';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { importClient, lockCounty } from '../payment-writer/postgres-lock.ts';
import { runOnPostgres, type Steps } from '../steps.ts';
import { insertLines, openBatch } from './publish.ts';
import type { StatementStore } from './store.ts';
import type { StatementHeader, StatementLineRecord } from './types.ts';
import { emptyWorkTables } from './work-tables.ts';

/** On PostgreSQL an import is one transaction: the stage is copied, and what a dead process began is rolled back. */
export class PostgresStatementStore implements StatementStore {
  readonly #client: pg.Client;
  #copy: CopyStreamQuery | null = null;
  #isBegun = false;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<StatementStore> {
    return new PostgresStatementStore(await importClient(url));
  }

  lock(countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    return lockCounty(this.#client, countyCode, isCancelled);
  }

  async begin(): Promise<void> {
    await this.#client.query('begin');
    this.#isBegun = true;
    await this.#client.query(`set local work_mem = '64MB'`);
    await runOnPostgres(this.#client, emptyWorkTables());
    this.#copy = this.#client.query(
      copyFrom(
        `copy statement_stage (line, receipt_number, township_code, amount_fen, paid_on, settled_on, outcome, failure,
         is_new) from stdin`,
      ),
    );
  }

  async stage(lines: readonly StatementLineRecord[]): Promise<void> {
    let text = '';
    for (const each of lines) {
      text += `${each.line}\t${escapeText(each.receiptNumber)}\t${each.townshipCode ?? '\\N'}\t${each.amountFen}\t${
        each.paidOn
      }\t${each.postedOn ?? '\\N'}\t${each.outcome}\t${each.failure}\t1\n`;
    }
    if (text !== '' && this.#copy && !this.#copy.write(text)) await once(this.#copy, 'drain');
  }

  async endStage(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    if (!copy) return;
    const finished = new Promise<void>((resolve, reject) => {
      copy.once('finish', resolve);
      copy.once('error', reject);
    });
    copy.end();
    await finished;
    // Without statistics every join over the stage would be planned for a handful of lines.
    await this.#client.query('analyze statement_stage');
  }

  async work<T>(steps: () => Steps<T>): Promise<T> {
    return runOnPostgres(this.#client, analysing(steps()));
  }

  async putLines(header: StatementHeader, batchNumber: number, startedAt: string): Promise<void> {
    await runOnPostgres(this.#client, openBatch(header, batchNumber, startedAt));
    await runOnPostgres(this.#client, insertLines(header, batchNumber, 0, 2_147_483_647));
  }

  async commit<T>(steps: () => Steps<T>): Promise<T> {
    if (!this.#isBegun) await this.#client.query('begin');
    this.#isBegun = true;
    const answer = await runOnPostgres(this.#client, steps());
    await this.#client.query('commit');
    this.#isBegun = false;
    return answer;
  }

  async discard(): Promise<void> {
    if (!this.#isBegun) return;
    this.#isBegun = false;
    await this.endStage().catch(() => {});
    // A lost connection has rolled back already; its own error is the one to tell.
    await this.#client.query('rollback').catch(() => {});
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

/** The same steps with the statistics of each work table taken when it has been filled. */
function* analysing<T>(steps: Steps<T>): Steps<T> {
  let answer = steps.next();
  while (!answer.done) {
    const query = answer.value;
    const rows = yield query;
    const [, filled] = /^\s*insert into (statement_(?:touched|after|fact|item))\b/.exec(query.sql) ?? [];
    if (filled) yield { sql: `analyze ${filled}`, parameters: [] };
    answer = steps.next(rows);
  }
  return answer.value;
}

/** COPY's text form: backslash, tab and line ends are escaped. */
function escapeText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => {
    if (character === '\\') return '\\\\';
    return character === '\t' ? '\\t' : character === '\n' ? '\\n' : '\\r';
  });
}
