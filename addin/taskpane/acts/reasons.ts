import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import {
  ImportReasonsDocument,
  type ProblemPolicy,
  type ReasonResultPartsFragment,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportResultWords } from './result-words.ts';

export interface ReasonImportChoice {
  readonly campaignId: string;
  readonly onProblem: ProblemPolicy;
  readonly dryRun: boolean;
}

/** A 疑似未参保名册 that came back as a file with its reasons filled in. */
export function reasonImport(client: Client, choice: ReasonImportChoice): ImportPlan {
  return {
    async startFile(uploadId) {
      const { importReasons } = await client.send(ImportReasonsDocument, { input: { ...choice, uploadId } });
      return {
        problems: importReasons.problems,
        ended: {
          words: reasonWords(importReasons, choice.dryRun),
          changedFigures: !choice.dryRun && importReasons.recorded > 0,
        },
      };
    },
    async startRows() {
      throw new Error('reasons on a sheet are submitted from the sheet');
    },
    words() {
      throw new Error('reasons have no job');
    },
  };
}

/** What became of reported reasons. */
export function reasonWords(result: ReasonResultPartsFragment, dryRun: boolean): ImportResultWords {
  const { rowsRead, recorded, unchanged, rejectedRows, blankRows, problems } = result;
  const isRefused =
    recorded === 0 && unchanged === 0 && problems.some(({ severity }) => severity === 'ERROR');
  const code = isRefused
    ? 'REASONS_REFUSED'
    : dryRun
      ? 'IMPORT_DRY_RUN'
      : recorded > 0
        ? 'REASONS_RECORDED'
        : 'REASONS_NOTHING_NEW';
  const line = (label: string, value: number) => ({ label, value: `${groupDigits(value)} 行` });
  return {
    intent: isRefused ? 'error' : rejectedRows > 0 ? 'warning' : recorded > 0 && !dryRun ? 'success' : 'info',
    headline: sentence(code, { rows: groupDigits(recorded), errors: groupDigits(rejectedRows) }),
    lines:
      rowsRead === 0
        ? []
        : [
            line('读到', rowsRead),
            line(dryRun ? '将记下' : '记下', recorded),
            line('与已上报的相同', unchanged),
            line('有错误，没有记下', rejectedRows),
            line('没有填写', blankRows),
          ],
  };
}
