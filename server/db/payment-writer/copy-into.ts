import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { copyEnds } from './copy-rows.ts';

/** One COPY in binary form, under a savepoint of its own: what one row breaks is undone for all its rows. */
export class CopyInto {
  readonly #client: pg.Client;
  readonly #stream: CopyStreamQuery;
  readonly #finished: Promise<unknown>;
  /** The server has said no: the stream lets go of its connection and takes nothing more. */
  #hasFailed = false;
  /** One piece under way at a time: pieces that wait inside the stream when the server says no would break it. */
  #handed: Promise<unknown> = Promise.resolve();

  private constructor(client: pg.Client, table: string) {
    this.#client = client;
    this.#stream = client.query(copyFrom(`copy ${table} from stdin (format binary)`));
    this.#finished = new Promise((resolve) => {
      this.#stream.once('finish', () => resolve(null));
      this.#stream.once('error', (error: unknown) => {
        this.#hasFailed = true;
        resolve(error);
      });
    });
    this.#hand(copyEnds.signature);
  }

  static async begin(client: pg.Client, table: string): Promise<CopyInto> {
    await client.query('savepoint copying');
    return new CopyInto(client, table);
  }

  /** Waits while the server is behind. After an error the rest is swallowed: `end` tells. */
  async write(rows: Buffer): Promise<void> {
    await this.#handed;
    if (!this.#hasFailed && rows.length > 0) this.#hand(rows);
  }

  /** @returns false when a row was there already: then none of them is in, and the transaction goes on */
  async end(): Promise<boolean> {
    await this.#handed;
    if (!this.#hasFailed) this.#stream.end(copyEnds.trailer);
    const error = await this.#finished;
    if (error === null) {
      await this.#client.query('release savepoint copying');
      return true;
    }
    if ((error as { code?: unknown }).code !== '23505') throw error;
    await this.#client.query('rollback to savepoint copying');
    return false;
  }

  #hand(piece: Buffer): void {
    this.#handed = Promise.race([
      this.#finished,
      new Promise<void>((resolve) => this.#stream.write(piece, () => resolve())),
    ]);
  }
}
