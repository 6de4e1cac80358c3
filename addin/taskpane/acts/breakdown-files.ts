import { sentence } from '../../../schema/messages.ts';
import {
  type BreakdownConflictChoice,
  type BreakdownOutcome,
  ImportBreakdownsDocument,
  type ImportBreakdownsMutation,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { uploadFile } from '../../client/upload.ts';
import { type ListedFile, listedFile } from './breakdown-file-words.ts';

/** Which forms are wanted as files. Without a township all that the account may see. */
export interface FormFiles {
  readonly township: string | null;
  /** `form`: one workbook of one township; `zip`: a file each; `workbook`: one file, a sheet a township. */
  readonly as: 'form' | 'townshipZip' | 'villageZip' | 'workbook';
}

/** Where the service has them. */
export function formsPath(campaignId: string, { township, as }: FormFiles): string {
  const files = {
    form: ['breakdown-form.xlsx', null],
    townshipZip: ['breakdown-forms.zip', 'township'],
    villageZip: ['breakdown-forms.zip', 'village'],
    workbook: ['breakdown-forms.xlsx', null],
  } as const;
  const [name, by] = files[as];
  const asked = new URLSearchParams();
  if (by) asked.set('by', by);
  if (township) asked.set('under', township);
  const query = asked.toString();
  return `/export/${encodeURIComponent(campaignId)}/${name}${query === '' ? '' : `?${query}`}`;
}

export interface FormsImport {
  readonly campaignId: string;
  readonly file: File;
  readonly dryRun: boolean;
  readonly submit: boolean;
  readonly onConflict: BreakdownConflictChoice;
  /** The same for the same file and choice until it is answered: then it is taken once, however often it is sent. */
  readonly mutationKey: string;
}

/** What became of each form of the files. */
export interface ImportedForms {
  readonly headline: string;
  readonly intent: 'success' | 'warning' | 'error';
  readonly files: readonly ListedFile[];
  /** About the file as a whole. */
  readonly problems: ListedFile['problems'];
  /** Path of the files with what was found written into them. */
  readonly returnedCopy: string | null;
  /** Numbers or states at the service may be others now. */
  readonly hasChanged: boolean;
}

/** A zip of a county's forms is read, checked and written in one go. */
const longestMs = 180_000;

/** Sends files that were filled without the pane. @throws ApiError */
export async function importForms(client: Client, wanted: FormsImport): Promise<ImportedForms> {
  const { file, ...choice } = wanted;
  const uploadId = await uploadFile(file, { token: client.token });
  const input = { ...choice, uploadId };
  const { importBreakdowns } = await client.send(
    ImportBreakdownsDocument,
    { input },
    { timeoutMs: longestMs },
  );
  return importedForms(importBreakdowns, wanted.dryRun, wanted.submit);
}

/** The answer in words. */
export function importedForms(
  { files, problems, returnedCopy }: ImportBreakdownsMutation['importBreakdowns'],
  isTrial: boolean,
  isSubmit: boolean,
): ImportedForms {
  const taken = files.filter(({ outcome }) => isTaken(outcome)).length;
  const left = files.length - taken;
  const code =
    files.length === 0 ? 'BREAKDOWN_FILES_NONE' : isTrial ? 'BREAKDOWN_FILES_TRIED' : 'BREAKDOWN_FILES_TAKEN';
  return {
    headline: sentence(code, { found: files.length, taken, left }),
    intent: taken === 0 ? 'error' : left > 0 || problems.length > 0 ? 'warning' : 'success',
    files: files.map((file) => listedFile(file, isTrial, isSubmit)),
    problems: problems.map(({ severity, message }) => ({ severity, message, address: null })),
    returnedCopy,
    hasChanged: !isTrial && taken > 0,
  };
}

export function isTaken(outcome: BreakdownOutcome): boolean {
  return outcome === 'DONE' || outcome === 'UNCHANGED';
}
