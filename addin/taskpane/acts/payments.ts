import {
  type ImportJobPartsFragment,
  ImportPaymentRowsDocument,
  ImportPaymentsDocument,
  type PaymentFileKind,
  type ProblemPartsFragment,
  type ProblemPolicy,
} from '../../client/generated/graphql.ts';
import { followJob } from '../../client/import-jobs.ts';
import type { Client } from '../../client/requests.ts';
import { uploadFile } from '../../client/upload.ts';
import { splitAddress } from '../../excel/jump.ts';
import { readSelection } from '../../excel/selection.ts';
import type { ImportResultWords } from './result-words.ts';
import { resultWords } from './result-words.ts';

export interface ImportChoice {
  readonly campaignId: string;
  readonly kind: PaymentFileKind;
  readonly onProblem: ProblemPolicy;
  readonly dryRun: boolean;
  readonly source:
    | { readonly kind: 'file'; readonly file: File }
    | { readonly kind: 'selection'; readonly includeHidden: boolean };
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
}

/**
 * Imports a file or the selected rows and follows it to its end. Aborting `signal` stops the upload or cancels the
 * job; the answer then says how it really ended.
 *
 * @throws ApiError, ExcelFault; DOMException AbortError when aborted before the service had begun
 */
export async function importPayments(
  client: Client,
  choice: ImportChoice,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportEnd> {
  const { campaignId, kind, onProblem, dryRun, source } = choice;
  const common = { campaignId, kind, onProblem, dryRun };
  let hiddenRows = 0;
  let sheetName: string | null = null;
  let answer: { job?: ImportJobPartsFragment | null; problems: readonly ProblemPartsFragment[] };
  if (source.kind === 'file') {
    onProgress({ phase: 'uploading', percent: 0 });
    const uploadId = await uploadFile(source.file, {
      token: client.token,
      signal,
      onPercent: (percent) => onProgress({ phase: 'uploading', percent }),
    });
    answer = (await client.send(ImportPaymentsDocument, { input: { ...common, uploadId } })).importPayments;
  } else {
    onProgress({ phase: 'reading' });
    const selected = await readSelection(source.includeHidden);
    hiddenRows = source.includeHidden ? 0 : selected.hiddenRows;
    sheetName = splitAddress(selected.address).sheetName;
    signal.throwIfAborted();
    onProgress({ phase: 'importing', percent: 0, rowsRead: 0 });
    const rows = selected.rows.map((row) => [...row]);
    const input = { ...common, address: selected.address, rows };
    answer = (await client.send(ImportPaymentRowsDocument, { input })).importPaymentRows;
  }
  if (!answer.job) return refusedEnd(answer.problems, sheetName);
  const job = await followJob(client, answer.job, {
    signal,
    onProgress: ({ percent, rowsRead }) => onProgress({ phase: 'importing', percent, rowsRead }),
    onLost: () => onProgress({ phase: 'waiting' }),
  });
  const problems = job.result?.problems ?? answer.problems;
  return {
    words: resultWords(job, hiddenRows),
    problems: problems.map((problem) => onSheet(problem, sheetName)),
    problemCount: job.result?.problemCount ?? problems.length,
    changedFigures: job.result?.outcome === 'COMMITTED',
  };
}

function refusedEnd(problems: readonly ProblemPartsFragment[], sheetName: string | null): ImportEnd {
  return {
    words: { intent: 'error', headline: '没有收录任何一行。', lines: [] },
    problems: problems.map((problem) => onSheet(problem, sheetName)),
    problemCount: problems.length,
    changedFigures: false,
  };
}

/** By the time someone jumps, another sheet may be in front: the address names its sheet. */
function onSheet(problem: ProblemPartsFragment, sheetName: string | null): ProblemPartsFragment {
  const { address } = problem.place;
  if (!address || address.includes('!') || sheetName === null) return problem;
  const quoted = `'${sheetName.replaceAll("'", "''")}'!${address}`;
  return { ...problem, place: { ...problem.place, address: quoted } };
}
