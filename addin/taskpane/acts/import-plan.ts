import type { ImportJobPartsFragment, ProblemPartsFragment } from '../../client/generated/graphql.ts';
import type { ImportResultWords } from './result-words.ts';

/** What the service answers when it is asked to begin: a job, or why not; a short import ends with the answer. */
export interface StartAnswer {
  readonly job?: ImportJobPartsFragment | null;
  readonly ended?: { readonly words: ImportResultWords; readonly changedFigures: boolean };
  readonly problems: readonly ProblemPartsFragment[];
}

/** One kind of import: how it begins and how its end is put into words. Everything between is the same for all. */
export interface ImportPlan {
  startFile(uploadId: string): Promise<StartAnswer>;
  startRows(address: string, rows: string[][]): Promise<StartAnswer>;
  /** @param hiddenRows rows of the selection that were hidden and therefore not sent */
  words(job: ImportJobPartsFragment, hiddenRows: number): ImportResultWords;
}
