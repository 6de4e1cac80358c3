// Imports one file in a process of its own. Prints milliseconds until it is published and peak resident kilobytes.
import { existsSync, readFileSync } from 'node:fs';
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import { idHashKey, requestFor } from './county.ts';
import { rosterRequest, sealingKeys } from './people.ts';

const [databaseUrl = '', what = '', file = '', asOfOn = ''] = process.argv.slice(2);
let sampled = 0;
const sampling = setInterval(() => {
  sampled = Math.max(sampled, process.memoryUsage.rss() / 1024);
}, 10);
let spent = 0;
const onPublished = () => {
  spent = performance.now() - start;
};
const jobs = createImportJobs({ databaseUrl, idHashKey, sealingKeys, onPublished });
const start = performance.now();
const request = what === 'payments' ? requestFor(file) : rosterRequest(what, file, asOfOn);
const { result, rosterResult } = await jobs.finished(jobs.start(request).id);
const outcome = (result ?? rosterResult)?.outcome;
if (outcome !== 'COMMITTED') {
  throw new Error(`import: ${outcome} ${(result ?? rosterResult)?.problems[0]?.code ?? ''}`);
}
await jobs.close();
clearInterval(sampling);
// Not resourceUsage().maxRSS: on Linux a child starts with its parent's peak.
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
const peak = Math.max(sampled, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0));
process.stdout.write(`${spent} ${peak}`);
