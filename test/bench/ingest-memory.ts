// A process of its own, so that nothing but one import is in its memory. Prints its peak resident kilobytes.
import { existsSync, readFileSync } from 'node:fs';
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import { idHashKey, requestFor } from './county.ts';

const [file, csv] = process.argv.slice(2);
let sampled = 0;
const sampling = setInterval(() => {
  sampled = Math.max(sampled, process.memoryUsage.rss() / 1024);
}, 10);
const jobs = createImportJobs({ databaseUrl: `sqlite:${file}`, idHashKey });
const result = await jobs.wait(jobs.start(requestFor(csv as string)).id);
if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
await jobs.close();
clearInterval(sampling);
// Not resourceUsage().maxRSS: on Linux a child starts with its parent's peak.
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
process.stdout.write(String(Math.max(sampled, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0))));
