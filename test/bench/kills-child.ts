// Imports one file and says when it begins: whoever started it kills it.
import { createImportJobs } from '../../server/services/import-jobs.ts';
import type { AnyImportRequest } from '../../server/services/import-requests.ts';
import { idHashKey } from './county.ts';
import { sealingKeys } from './people.ts';

process.once('message', async ({ url, request }: { url: string; request: AnyImportRequest }) => {
  const jobs = createImportJobs({ databaseUrl: url, idHashKey, sealingKeys });
  process.send?.('begun');
  await jobs.finished(jobs.start(request).id);
  await jobs.close();
  process.exit(0);
});
