import { signedIn } from '../../services/access.ts';
import type { ImportJob as JobRecord } from '../../services/imports/jobs.ts';
import type { RosterChoices } from '../../services/rosters/rosters.ts';
import type { ImportRosterInput, ImportRosterPayload, Resolvers } from '../generated/resolver-types.ts';
import { jobOf } from '../payment/job.ts';
import { refusalAsProblem } from '../problems.ts';

export const rosterResolvers: Resolvers = {
  Query: {
    rosterSources: async (_, { campaignId }, { actor, services }) =>
      (await services.rosters.sources(signedIn(actor), campaignId)).map((source) => ({
        ...source,
        columns: [...source.columns],
      })),
    rosterBatches: (_, { campaignId, sourceCode, first }, { actor, services }) =>
      services.rosters.batches(signedIn(actor), campaignId, sourceCode ?? null, first),
  },
  Mutation: {
    async saveRosterSource(_, { input }, { actor, services }) {
      try {
        const source = await services.rosters.saveSource(signedIn(actor), input.campaignId, {
          code: input.code,
          name: input.name,
          office: input.office,
          kind: input.kind ?? 'CATEGORY',
          category: input.category ?? null,
          isFull: input.isFull ?? true,
          version: input.version ?? null,
        });
        return { source: { ...source, columns: [...source.columns] }, problems: [] };
      } catch (error) {
        return { source: null, problems: [refusalAsProblem(error)] };
      }
    },
    importRoster: (_, { input }, { actor, services }) =>
      payload(services.rosters.importUpload(signedIn(actor), choicesOf(input), input.uploadId)),
    importRosterRows: (_, { input }, { actor, services }) =>
      payload(services.rosters.importRows(signedIn(actor), choicesOf(input), input.address, input.rows)),
  },
};

/** The defaults of the SDL once more: a client may send an explicit null. */
function choicesOf(input: Omit<ImportRosterInput, 'uploadId'>): RosterChoices {
  return {
    campaignId: input.campaignId,
    sourceCode: input.sourceCode,
    asOfOn: input.asOfOn,
    dryRun: input.dryRun ?? false,
    columns: Object.fromEntries((input.columns ?? []).map(({ header, key }) => [header, key])),
    allowManyCancelled: input.allowManyCancelled ?? false,
  };
}

async function payload(started: Promise<JobRecord>): Promise<ImportRosterPayload> {
  try {
    return { job: jobOf(await started), problems: [] };
  } catch (error) {
    return { job: null, problems: [refusalAsProblem(error)] };
  }
}
