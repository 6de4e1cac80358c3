import type { Actor } from '../../server/services/access.ts';
import { bearer, luoshanId, type TestApp } from '../support/app.ts';
import { newKey } from './breakdowns-fixture.ts';

export interface Imported {
  readonly fileName: string;
  readonly divisionCode: string | null;
  readonly outcome: string;
  readonly changedCells: number;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly found: string | null;
    readonly expected: string | null;
    readonly place: { readonly address: string | null; readonly file: string | null };
  }[];
  readonly conflicts: readonly {
    readonly base: number | null;
    readonly mine: number | null;
    readonly theirs: number | null;
    readonly message: string;
  }[];
}

export interface ImportAnswer {
  readonly files: readonly Imported[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly returnedCopy: string | null;
  readonly isReplay: boolean;
}

const problem = 'code message found expected place { address file }';
const importing = `mutation ($input: ImportBreakdownsInput!) { importBreakdowns(input: $input) {
  files { fileName divisionCode outcome changedCells problems { ${problem} } conflicts { base mine theirs message } }
  problems { code message } returnedCopy isReplay } }`;

/** Forms as files, as one account. */
export function fileDeskOf(app: TestApp, token: string) {
  return {
    /** GET of an export. @param path after `/export/<campaign>/`, or beginning with a slash */
    async download(path: string): Promise<Response> {
      const whole = path.startsWith('/') ? path : `/export/${luoshanId}/${path}`;
      return app.fetch(whole, { headers: bearer(token) });
    },
    async file(path: string): Promise<Buffer> {
      const response = await this.download(path);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    /** Uploads and imports, for good unless `dryRun` is asked for. */
    async bring(bytes: Uint8Array, name: string, choices: object = {}): Promise<ImportAnswer> {
      const uploadId = await app.upload(bytes, name, token);
      return this.bringUploaded(uploadId, choices);
    },
    async bringUploaded(uploadId: string, choices: object = {}): Promise<ImportAnswer> {
      const input = { campaignId: luoshanId, uploadId, dryRun: false, mutationKey: newKey(), ...choices };
      const { data, errors } = await app.graphql<{ importBreakdowns: ImportAnswer }>(
        importing,
        { input },
        token,
      );
      if (errors) throw new Error(JSON.stringify(errors));
      return data.importBreakdowns;
    },
  };
}

export type FileDesk = ReturnType<typeof fileDeskOf>;

/** Dispatches to a township, recalls and dispatches again: edition 2, version 3, nothing filled. */
export async function dispatchTwice(
  { services }: TestApp,
  bureau: Actor,
  divisionCode: string,
): Promise<void> {
  const dispatch = () =>
    services.breakdowns.dispatch(bureau, {
      campaignId: luoshanId,
      divisionCodes: [divisionCode],
      filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE'],
      deadlineOn: '2025-01-20',
      instructions: '',
      dryRun: false,
      mutationKey: newKey(),
    });
  await dispatch();
  await services.breakdowns.recall(bureau, {
    campaignId: luoshanId,
    items: [{ divisionCode, expectedVersion: 1 }],
    reason: '示例',
    mutationKey: newKey(),
  });
  await dispatch();
}
