import type { Database } from '../../db/database.ts';
import type { Campaigns } from '../campaigns/campaigns.ts';
import type { Divisions } from '../divisions.ts';
import type { JobOwners } from '../imports/job-owners.ts';
import type { ImportJobs } from '../imports/jobs.ts';
import type { Uploads } from '../uploads.ts';
import type { SealingKeys } from './sealing.ts';

/** What the services about people and money are made of. */
export interface PeopleParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly uploads: Uploads;
  readonly jobs: ImportJobs;
  readonly owners: JobOwners;
  readonly idHashKey: Uint8Array;
  readonly sealingKeys: SealingKeys;
  readonly clock: () => Date;
}
