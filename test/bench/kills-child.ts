// Imports one file and says when it begins: whoever started it kills it.
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import type { AnyImportRequest } from '../../server/services/imports/requests.ts';
import { idHashKey } from './county.ts';
import { sealingKeys } from './people.ts';

function begun(): void {
  if (process.connected) process.send?.('begun', () => {});
}

process.once('message', async ({ url, request }: { url: string; request: AnyImportRequest }) => {
  const jobs = createImportJobs({ databaseUrl: url, idHashKey, sealingKeys });
  const { id } = jobs.start(request);
  // A thread takes half a second to start, and nothing can be lost then: the clock runs from the first row read.
  const watch = setInterval(() => {
    if ((jobs.get(id)?.rowsRead ?? 0) === 0) return;
    clearInterval(watch);
    begun();
  }, 1);
  await jobs.finished(id);
  clearInterval(watch);
  begun();
  await jobs.close();
  process.exit(0);
});
