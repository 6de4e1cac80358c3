// A process of its own, so that nothing but one import is in its memory. Prints its peak resident kilobytes.
import { createImportJobs } from '../../server/services/import-jobs.ts';
import { idHashKey, requestFor } from './county.ts';

const [file, csv] = process.argv.slice(2);
const jobs = createImportJobs({ databaseUrl: `sqlite:${file}`, idHashKey });
const result = await jobs.wait(jobs.start(requestFor(csv as string)).id);
if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
await jobs.close();
process.stdout.write(String(process.resourceUsage().maxRSS));
