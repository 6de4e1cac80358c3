import type { Database } from '../db/database.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { type AmountsDue, createAmountsDue } from './amounts/amounts-due.ts';
import { type Benefits, createBenefits } from './amounts/benefits.ts';
import { type Breakdowns, createBreakdowns } from './breakdowns/breakdowns.ts';
import { type BreakdownImports, createBreakdownImports } from './breakdowns/import.ts';
import { createSheetIdentities, type SheetIdentities } from './breakdowns/sheet-identity.ts';
import { type CampaignClones, createCampaignClones } from './campaigns/campaign-clone.ts';
import { type Campaigns, createCampaigns } from './campaigns/campaigns.ts';
import { type Coverage, createCoverage } from './coverage/coverage.ts';
import { createDivisions, type Divisions } from './divisions.ts';
import { createFigures, type Figures } from './figures/figures.ts';
import { createJobOwners } from './imports/job-owners.ts';
import { createImportJobs, type ImportJobs } from './imports/jobs.ts';
import { createPayments, type Payments } from './imports/payments.ts';
import { createLive, type Live } from './live/live.ts';
import { createNoticeDrafts, type NoticeDrafts } from './notices/drafts.ts';
import { createNoticePublishing, type NoticePublishing } from './notices/publishing.ts';
import { createNoticeVersions, type NoticeVersions } from './notices/versions.ts';
import { createPaymentEntries, type PaymentEntries } from './payment-entries/payment-entries.ts';
import { createPeople, type People } from './people/people.ts';
import type { SealingKeys } from './people/sealing.ts';
import { createOutlooks, type Outlooks } from './progress/outlooks.ts';
import { createProgress, type ProgressService } from './progress/progress.ts';
import { createProgressTables, type ProgressTables } from './progress/table.ts';
import { createQuotaRevisions, type QuotaRevisions } from './quotas/quota-revisions.ts';
import { createQuotas, type Quotas } from './quotas/quotas.ts';
import { createReconciliation, type Reconciliation } from './reconciliation/reconciliation.ts';
import { createReviewItems, type ReviewItems } from './review-items/review-items.ts';
import { createIssuedReports, type IssuedReports } from './rewards/issued-reports.ts';
import { createLedgers } from './rewards/ledger.ts';
import { createRewards, type Rewards } from './rewards/rewards.ts';
import { createRosters, type Rosters } from './rosters/rosters.ts';
import { createRosterTables, type RosterTables } from './rosters/table.ts';
import { createInsuredGroups } from './simulations/insured.ts';
import { createSimulations, type Simulations } from './simulations/simulations.ts';
import { createStamp, type Stamp } from './stamp.ts';
import { createSubsidies, type Subsidies } from './subsidies/subsidies.ts';
import { createUploads, type Uploads } from './uploads.ts';

/** Every act of the service, built once over one database. */
export interface Services {
  readonly database: Database;
  readonly clock: () => Date;
  readonly accounts: Accounts;
  readonly campaigns: Campaigns;
  readonly noticeVersions: NoticeVersions;
  readonly noticeDrafts: NoticeDrafts;
  readonly noticePublishing: NoticePublishing;
  readonly campaignClones: CampaignClones;
  readonly divisions: Divisions;
  readonly quotas: Quotas;
  readonly quotaRevisions: QuotaRevisions;
  readonly progress: ProgressService;
  readonly outlooks: Outlooks;
  readonly benefits: Benefits;
  readonly amountsDue: AmountsDue;
  readonly simulations: Simulations;
  readonly rewards: Rewards;
  readonly issuedReports: IssuedReports;
  readonly imports: ImportJobs;
  readonly payments: Payments;
  readonly rosters: Rosters;
  readonly coverage: Coverage;
  readonly people: People;
  readonly paymentEntries: PaymentEntries;
  readonly reviewItems: ReviewItems;
  readonly reconciliation: Reconciliation;
  readonly subsidies: Subsidies;
  readonly breakdowns: Breakdowns;
  readonly breakdownImports: BreakdownImports;
  readonly sheetIdentities: SheetIdentities;
  readonly uploads: Uploads;
  readonly stamp: Stamp;
  readonly live: Live;
  readonly progressTables: ProgressTables;
  readonly rosterTables: RosterTables;
  readonly figures: Figures;
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Key of the hash by which a person is matched; at least 32 bytes. */
  readonly idHashKey: Uint8Array;
  readonly sealingKeys: SealingKeys;
  readonly uploadFolder: string;
  readonly uploadLimitBytes: number;
  /** Receives what went wrong inside; never an ID number or a person's name. */
  readonly log: (line: string) => void;
}

export function createServices(options: ServicesOptions): Services {
  const { database, clock } = options;
  const stamp = createStamp(database);
  const divisions = createDivisions(database, stamp);
  const quotas = createQuotas(database, divisions);
  const campaigns = createCampaigns(database, clock);
  const noticeDrafts = createNoticeDrafts(campaigns);
  const progress = createProgress(database, divisions, quotas, clock);
  const uploads = createUploads(options.uploadFolder, options.uploadLimitBytes);
  const imports = createImportJobs({
    databaseUrl: database.url,
    idHashKey: options.idHashKey,
    sealingKeys: options.sealingKeys,
  });
  const owners = createJobOwners(imports, options.log);
  const parts = {
    database,
    campaigns,
    divisions,
    uploads,
    jobs: imports,
    owners,
    idHashKey: options.idHashKey,
    sealingKeys: options.sealingKeys,
    clock,
  };
  const identities = createSheetIdentities(options.idHashKey);
  const breakdownParts = { ...parts, identities };
  const breakdowns = createBreakdowns(breakdownParts);
  const coverage = createCoverage(parts);
  const { hardship } = coverage;
  const rewards = createRewards(campaigns, divisions, createLedgers(database), hardship, clock);
  const amountsDue = createAmountsDue(campaigns, divisions, noticeDrafts, clock);
  const live = createLive({ database, campaigns, stamp, clock, log: options.log });
  const issuedReports = createIssuedReports({ database, campaigns, progress, rewards, clock });
  return {
    database,
    clock,
    accounts: createAccounts(database, clock),
    campaigns,
    noticeVersions: createNoticeVersions(database, campaigns),
    noticeDrafts,
    noticePublishing: createNoticePublishing({
      database,
      campaigns,
      drafts: noticeDrafts,
      clock,
      issuedDifferences: issuedReports.differences,
    }),
    campaignClones: createCampaignClones(campaigns),
    divisions,
    quotas,
    quotaRevisions: createQuotaRevisions(parts),
    progress,
    outlooks: createOutlooks(database, campaigns, divisions, quotas, hardship, clock),
    benefits: createBenefits(campaigns, noticeDrafts, divisions, clock),
    amountsDue,
    simulations: createSimulations(campaigns, divisions, noticeDrafts, createInsuredGroups(database), clock),
    rewards,
    issuedReports,
    imports,
    payments: createPayments(campaigns, uploads, imports, owners),
    rosters: createRosters(parts),
    coverage,
    people: createPeople(parts),
    paymentEntries: createPaymentEntries(parts),
    reviewItems: createReviewItems(parts),
    reconciliation: createReconciliation(parts),
    subsidies: createSubsidies(parts),
    breakdowns,
    breakdownImports: createBreakdownImports({ ...breakdownParts, breakdowns, uploads }),
    sheetIdentities: identities,
    uploads,
    stamp,
    live,
    progressTables: createProgressTables({ database, divisions, progress }),
    rosterTables: createRosterTables(parts),
    figures: createFigures({ campaigns, divisions, progress, amountsDue, rewards, clock }),
    async close() {
      await live.close();
      await imports.close();
      await uploads.close();
      await database.close();
    },
  };
}
