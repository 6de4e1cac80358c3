import { signedIn } from '../../services/access.ts';
import type { ImportJob as JobRecord } from '../../services/imports/jobs.ts';
import type { ImportChoices } from '../../services/imports/payments.ts';
import type { ImportPaymentsInput, ImportPaymentsPayload, Resolvers } from '../generated/resolver-types.ts';
import { refusalAsProblem } from '../problems.ts';
import { jobOf } from './job.ts';

export const paymentResolvers: Resolvers = {
  Query: {
    importJob: (_, { id }, { actor, services }) => jobOf(services.payments.job(signedIn(actor), id)),
  },
  Mutation: {
    importPayments: (_, { input }, { actor, services }) =>
      payload(services.payments.importUpload(signedIn(actor), choicesOf(input), input.uploadId)),
    importPaymentRows: (_, { input }, { actor, services }) =>
      payload(services.payments.importRows(signedIn(actor), choicesOf(input), input.address, input.rows)),
    cancelImportJob: (_, { id }, { actor, services }) => ({
      job: jobOf(services.payments.cancel(signedIn(actor), id)),
    }),
  },
};

/** The defaults of the SDL once more: a client may send an explicit null. */
function choicesOf(
  input: Pick<ImportPaymentsInput, 'campaignId' | 'kind' | 'dryRun' | 'onProblem' | 'onDifference'>,
): ImportChoices {
  return {
    campaignId: input.campaignId,
    kind: input.kind ?? 'DETAILS',
    dryRun: input.dryRun ?? false,
    onProblem: input.onProblem ?? 'ALL_OR_NOTHING',
    onDifference: input.onDifference ?? 'KEEP',
  };
}

async function payload(started: Promise<JobRecord>): Promise<ImportPaymentsPayload> {
  try {
    return { job: jobOf(await started), problems: [] };
  } catch (error) {
    return { job: null, problems: [refusalAsProblem(error)] };
  }
}
