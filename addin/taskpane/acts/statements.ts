import {
  ImportStatementDocument,
  ImportStatementRowsDocument,
  type ProblemPolicy,
  type StatementForm,
  type StatementSource,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { ImportPlan } from './import-plan.ts';
import { statementWords } from './result-words.ts';

export interface StatementImportChoice {
  readonly campaignId: string;
  readonly source: StatementSource;
  readonly form: StatementForm;
  readonly onProblem: ProblemPolicy;
  readonly dryRun: boolean;
}

/** What the tax office or the bank says came in, to be compared with the ledger. */
export function statementImport(client: Client, choice: StatementImportChoice): ImportPlan {
  return {
    async startFile(uploadId) {
      return (await client.send(ImportStatementDocument, { input: { ...choice, uploadId } })).importStatement;
    },
    async startRows(address, rows) {
      const input = { ...choice, address, rows };
      return (await client.send(ImportStatementRowsDocument, { input })).importStatementRows;
    },
    words: statementWords,
  };
}
