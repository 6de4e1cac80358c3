import {
  ImportPaymentRowsDocument,
  ImportPaymentsDocument,
  type PaymentFileKind,
  type ProblemPolicy,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { ImportPlan } from './import-plan.ts';
import { paymentWords } from './result-words.ts';

export interface PaymentImportChoice {
  readonly campaignId: string;
  readonly kind: PaymentFileKind;
  readonly onProblem: ProblemPolicy;
  readonly dryRun: boolean;
}

/** Payments of persons, or the daily totals of townships. */
export function paymentImport(client: Client, choice: PaymentImportChoice): ImportPlan {
  return {
    async startFile(uploadId) {
      return (await client.send(ImportPaymentsDocument, { input: { ...choice, uploadId } })).importPayments;
    },
    async startRows(address, rows) {
      const input = { ...choice, address, rows };
      return (await client.send(ImportPaymentRowsDocument, { input })).importPaymentRows;
    },
    words: paymentWords,
  };
}
