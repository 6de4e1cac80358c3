import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { Problem } from '../../../schema/values/problem.ts';
import type { FilledForm } from '../../ingest/breakdowns/filled-form.ts';
import { Refusal } from '../refusal.ts';
import type { BreakdownConflictRecord, BreakdownRecord, BreakdownVillageRecord } from './records.ts';

/** A file as it came, with what is to be written into it before it goes back. */
export interface ReturnedFile {
  /** With its folders, when it came in a zip. */
  readonly name: string;
  readonly format: 'xlsx' | 'csv' | null;
  readonly bytes: Buffer;
  readonly sheets: readonly ReturnedSheet[];
  /** About the file, not about one of its forms. */
  readonly problems: readonly Problem[];
}

export interface ReturnedSheet {
  /** Tab name. */
  readonly name: string;
  /** Null when it could not be made out where things stand. */
  readonly form: FilledForm | null;
  /** Null when the sheet does not credibly say whose it is. */
  readonly record: BreakdownRecord | null;
  /** As they are on the server now. */
  readonly villages: readonly BreakdownVillageRecord[];
  readonly problems: readonly Problem[];
  readonly conflicts: readonly BreakdownConflictRecord[];
  /** The identity to carry from now on; null: the one it has. */
  readonly freshToken: string | null;
  readonly oldToken: string;
}

/** The same with the place of the file instead of its bytes. */
export type KeptFile = Omit<ReturnedFile, 'bytes'> & { readonly path: string };

/** Imports whose files may be fetched again: for an hour, by the account that brought them alone, its last three. */
export interface ReturnedCopies {
  /** @param folder is removed with them; null: the files are the upload itself */
  keep(owner: CopyOwner, files: readonly KeptFile[], folder: string | null): string;
  /** @throws Refusal UPLOAD_NOT_FOUND */
  files(owner: CopyOwner, id: string): Promise<readonly ReturnedFile[]>;
}

/** Whose copies: what was brought for one campaign does not go back as another's. */
export interface CopyOwner {
  readonly account: string;
  readonly campaignId: string;
}

interface KeptCopies extends CopyOwner {
  readonly files: readonly KeptFile[];
  readonly folder: string | null;
  readonly timer: NodeJS.Timeout;
}

const keepMs = 60 * 60_000;
/** Of one account: each may be a .zip taken apart, half a gigabyte. */
const mostKept = 3;

export function createReturnedCopies(): ReturnedCopies {
  const kept = new Map<string, KeptCopies>();
  const drop = (id: string) => {
    const found = kept.get(id);
    if (!found) return;
    clearTimeout(found.timer);
    kept.delete(id);
    if (found.folder !== null) void rm(found.folder, { recursive: true, force: true });
  };
  return {
    keep({ account, campaignId }, files, folder) {
      const id = randomBytes(16).toString('hex');
      const timer = setTimeout(() => drop(id), keepMs);
      timer.unref();
      kept.set(id, { account, campaignId, files, folder, timer });
      const own = [...kept].filter(([, each]) => each.account === account).map(([each]) => each);
      for (const old of own.slice(0, -mostKept)) drop(old);
      return id;
    },
    async files({ account, campaignId }, id) {
      const found = kept.get(id);
      if (found?.account !== account || found.campaignId !== campaignId)
        throw new Refusal('UPLOAD_NOT_FOUND');
      try {
        return await Promise.all(
          found.files.map(async ({ path, ...file }) => ({ ...file, bytes: await readFile(path) })),
        );
      } catch {
        // The upload went with its own hour, which began earlier.
        throw new Refusal('UPLOAD_NOT_FOUND');
      }
    },
  };
}
