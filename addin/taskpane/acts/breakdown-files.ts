import { type BreakdownConflictChoice, ImportBreakdownsDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { uploadFile } from '../../client/upload.ts';
import { cellChoices, type FileChoice, type ImportedForms, importedForms } from './breakdown-file-words.ts';

export interface FormsImport {
  readonly campaignId: string;
  readonly file: File;
  readonly dryRun: boolean;
  readonly submit: boolean;
  readonly onConflict: BreakdownConflictChoice;
  /** What was chosen cell by cell. */
  readonly choices: readonly FileChoice[];
  /** The same for the same file and choice until it is answered: then it is taken once, however often it is sent. */
  readonly mutationKey: string;
}

/** A zip of a county's forms is read, checked and written in one go. */
const longestMs = 180_000;

/** Sends files that were filled without the pane. @throws ApiError */
export async function importForms(client: Client, wanted: FormsImport): Promise<ImportedForms> {
  const { file, choices, ...choice } = wanted;
  const uploadId = await uploadFile(file, { token: client.token });
  const input = { ...choice, choices: cellChoices(choices), uploadId };
  const { importBreakdowns } = await client.send(
    ImportBreakdownsDocument,
    { input },
    { timeoutMs: longestMs },
  );
  return importedForms(importBreakdowns, wanted.dryRun, wanted.submit);
}
