import { type Actor, requireImportPayments } from '../access.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import type { Uploads } from '../uploads.ts';
import type { ImportRequest } from './imports.ts';
import { type JobOwners, ownerKey } from './job-owners.ts';
import type { ImportJob, ImportJobs } from './jobs.ts';
import { importWindows } from './windows.ts';

const mostSelectedRows = 20_000;

/** What the caller of an import chooses. */
export interface ImportChoices {
  readonly campaignId: string;
  readonly kind: ImportRequest['kind'];
  readonly dryRun: boolean;
  readonly onProblem: ImportRequest['onProblem'];
  /** Of daily totals; left out: KEEP. */
  readonly onDifference?: NonNullable<ImportRequest['onDifference']>;
}

/** Importing payments as an account: rights first, then a job that only this account sees. */
export interface Payments {
  importUpload(actor: Actor, choices: ImportChoices, uploadId: string): Promise<ImportJob>;
  /** @param address where the rows stand, e.g. `Sheet1!A1:F200`; problems name cells by it */
  importRows(
    actor: Actor,
    choices: ImportChoices,
    address: string,
    rows: readonly (readonly string[])[],
  ): Promise<ImportJob>;
  /** A file of this machine, of any size: for commands, not for requests. */
  importFile(
    actor: Actor,
    choices: ImportChoices,
    file: { file: string; fileName: string },
  ): Promise<ImportJob>;
  job(actor: Actor, id: string): ImportJob | null;
  cancel(actor: Actor, id: string): ImportJob | null;
}

export function createPayments(
  campaigns: Campaigns,
  uploads: Uploads,
  jobs: ImportJobs,
  owners: JobOwners,
): Payments {
  const start = async (actor: Actor, choices: ImportChoices, source: ImportRequest['source']) => {
    const campaign = await allowed(actor, choices.campaignId);
    return owners.start(actor, {
      countyCode: campaign.countyCode,
      benefitYear: campaign.benefitYear,
      kind: choices.kind,
      source,
      dryRun: choices.dryRun,
      onProblem: choices.onProblem,
      onDifference: choices.onDifference ?? 'KEEP',
      accountName: actor.account,
      windows: importWindows(await campaigns.published(campaign)),
      categories: campaign.notice.categories.map(({ code, name, aliases }) => ({
        code,
        names: [name, ...aliases],
      })),
    });
  };

  const allowed = async (actor: Actor, id: string): Promise<CampaignRecord> => {
    const campaign = await campaigns.get(actor, id);
    requireImportPayments(actor, campaign.countyCode);
    return campaign;
  };

  return {
    async importUpload(actor, choices, uploadId) {
      // Rights before the file: who may not import does not learn whether an upload exists.
      await allowed(actor, choices.campaignId);
      const upload = uploads.find(ownerKey(actor), uploadId);
      const job = await start(actor, choices, { file: upload.path, fileName: upload.fileName });
      const done = () => (choices.dryRun ? undefined : uploads.discard(uploadId));
      // The same upload is tried first and imported next, so a trial keeps it.
      jobs.wait(job.id).then(done, done);
      return job;
    },
    async importRows(actor, choices, address, rows) {
      await allowed(actor, choices.campaignId);
      if (rows.length > mostSelectedRows) {
        throw new Refusal('SELECTION_TOO_LONG', { found: rows.length, limit: mostSelectedRows });
      }
      return start(actor, choices, { rows, address });
    },
    importFile: start,
    job: owners.job,
    cancel: owners.cancel,
  };
}
