import { signedIn } from '../../services/access.ts';
import type { ImportJob as JobRecord } from '../../services/imports/jobs.ts';
import type { StatementChoices } from '../../services/reconciliation/reconciliation.ts';
import type {
  ImportStatementInput,
  ImportStatementPayload,
  Reconciliation,
  ReconciliationReceipts,
  Resolvers,
  StatementBatch,
} from '../generated/resolver-types.ts';
import { jobOf } from '../payment/job.ts';
import { refusalAsProblem } from '../problems.ts';

export const reconciliationResolvers: Resolvers = {
  Query: {
    async reconciliation(_, { campaignId, by, from, to, under }, { actor, services }) {
      const who = signedIn(actor);
      const campaign = await services.campaigns.get(who, campaignId);
      const query = { by, from: from ?? null, to: to ?? null, under: under ?? null };
      // The record has the very fields of the type; its lists are read-only.
      return services.reconciliation.table(
        who,
        campaign,
        query,
      ) as Promise<unknown> as Promise<Reconciliation>;
    },
    async reconciliationReceipts(_, { campaignId, ...query }, { actor, services }) {
      const who = signedIn(actor);
      const campaign = await services.campaigns.get(who, campaignId);
      const receipts: Promise<unknown> = services.reconciliation.receipts(who, campaign, query);
      return receipts as Promise<ReconciliationReceipts>;
    },
    async statementBatches(_, { campaignId }, { actor, services }) {
      const who = signedIn(actor);
      const campaign = await services.campaigns.get(who, campaignId);
      const batches: Promise<unknown> = services.reconciliation.batches(who, campaign);
      return batches as Promise<StatementBatch[]>;
    },
  },
  Mutation: {
    importStatement: (_, { input }, { actor, services }) =>
      payload(services.reconciliation.importUpload(signedIn(actor), choicesOf(input), input.uploadId)),
    importStatementRows: (_, { input }, { actor, services }) =>
      payload(
        services.reconciliation.importRows(signedIn(actor), choicesOf(input), input.address, input.rows),
      ),
  },
};

/** The defaults of the SDL once more: a client may send an explicit null. */
function choicesOf(input: Omit<ImportStatementInput, 'uploadId'>): StatementChoices {
  return {
    campaignId: input.campaignId,
    source: input.source,
    form: input.form ?? 'DETAILS',
    dryRun: input.dryRun ?? false,
    onProblem: input.onProblem ?? 'ALL_OR_NOTHING',
  };
}

async function payload(started: Promise<JobRecord>): Promise<ImportStatementPayload> {
  try {
    return { job: jobOf(await started), problems: [] };
  } catch (error) {
    return { job: null, problems: [refusalAsProblem(error)] };
  }
}
