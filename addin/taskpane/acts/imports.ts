import type { ImportJobPartsFragment, ProblemPartsFragment } from '../../client/generated/graphql.ts';
import { followJob } from '../../client/import-jobs.ts';
import type { Client } from '../../client/requests.ts';
import { uploadFile } from '../../client/upload.ts';
import { splitAddress } from '../../excel/jump.ts';
import { readSelection } from '../../excel/selection.ts';
import type { ImportPlan, StartAnswer } from './import-plan.ts';
import type { ImportResultWords } from './result-words.ts';

/** Where the rows come from. `rows` are those of a selection that was read before, to be sent once more as they were. */
export type ImportSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'selection'; readonly includeHidden: boolean }
  | ReadRows;

export interface ReadRows {
  readonly kind: 'rows';
  readonly address: string;
  readonly rows: readonly (readonly string[])[];
  readonly hiddenRows: number;
}

export type ImportProgress =
  | { readonly phase: 'reading' }
  | { readonly phase: 'uploading'; readonly percent: number }
  | { readonly phase: 'importing'; readonly percent: number; readonly rowsRead: number }
  /** The line is lost; the server may be importing all the same. */
  | { readonly phase: 'waiting' };

/** How an import ended, in words, with the problems to show. */
export interface ImportEnd {
  readonly words: ImportResultWords;
  readonly problems: readonly ProblemPartsFragment[];
  readonly problemCount: number;
  /** Figures at the service may have changed. */
  readonly changedFigures: boolean;
  /** The last answer about the job; null when it was refused before it began. */
  readonly job: ImportJobPartsFragment | null;
  /** The same data again: what was looked at in a dry run is what will be kept. */
  readonly source: Exclude<ImportSource, { kind: 'selection' }>;
}

/**
 * Imports a file or the selected rows and follows it to its end. Aborting `signal` stops the upload or cancels the
 * job; the answer then says how it really ended.
 *
 * @throws ApiError, ExcelFault; DOMException AbortError when aborted before the service had begun
 */
export async function runImport(
  client: Client,
  plan: ImportPlan,
  source: ImportSource,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportEnd> {
  const sent = source.kind === 'selection' ? await selected(source.includeHidden, onProgress) : source;
  signal.throwIfAborted();
  const answer = await start(client, plan, sent, signal, onProgress);
  const sheetName = sent.kind === 'rows' ? splitAddress(sent.address).sheetName : null;
  const placed = (problems: readonly ProblemPartsFragment[]) =>
    problems.map((problem) => onSheet(problem, sheetName));
  if (!answer.job) {
    return {
      words: answer.ended?.words ?? { intent: 'error', headline: '没有收录任何一行。', lines: [] },
      problems: placed(answer.problems),
      problemCount: answer.problems.length,
      changedFigures: answer.ended?.changedFigures ?? false,
      job: null,
      source: sent,
    };
  }
  const job = await followJob(client, answer.job, {
    signal,
    onProgress: ({ percent, rowsRead }) => onProgress({ phase: 'importing', percent, rowsRead }),
    onLost: () => onProgress({ phase: 'waiting' }),
  });
  const result = anyResult(job);
  return {
    words: plan.words(job, sent.kind === 'rows' ? sent.hiddenRows : 0),
    problems: placed(result?.problems ?? answer.problems),
    problemCount: result?.problemCount ?? answer.problems.length,
    changedFigures: result?.outcome === 'COMMITTED',
    job,
    source: sent,
  };
}

async function selected(
  includeHidden: boolean,
  onProgress: (progress: ImportProgress) => void,
): Promise<ReadRows> {
  onProgress({ phase: 'reading' });
  const { address, rows, hiddenRows } = await readSelection(includeHidden);
  return { kind: 'rows', address, rows, hiddenRows: includeHidden ? 0 : hiddenRows };
}

async function start(
  client: Client,
  plan: ImportPlan,
  source: Exclude<ImportSource, { kind: 'selection' }>,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<StartAnswer> {
  if (source.kind === 'rows') {
    onProgress({ phase: 'importing', percent: 0, rowsRead: 0 });
    return plan.startRows(
      source.address,
      source.rows.map((row) => [...row]),
    );
  }
  onProgress({ phase: 'uploading', percent: 0 });
  const uploadId = await uploadFile(source.file, {
    token: client.token,
    signal,
    onPercent: (percent) => onProgress({ phase: 'uploading', percent }),
  });
  return plan.startFile(uploadId);
}

/** The result of a job, whichever kind it is. */
function anyResult(job: ImportJobPartsFragment) {
  return job.result ?? job.rosterResult ?? job.statementResult ?? null;
}

/** By the time someone jumps, another sheet may be in front: the address names its sheet. */
function onSheet(problem: ProblemPartsFragment, sheetName: string | null): ProblemPartsFragment {
  const { address } = problem.place;
  if (!address || address.includes('!') || sheetName === null) return problem;
  const quoted = `'${sheetName.replaceAll("'", "''")}'!${address}`;
  return { ...problem, place: { ...problem.place, address: quoted } };
}
