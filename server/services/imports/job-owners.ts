import type { Actor } from '../access.ts';
import type { ImportJob, ImportJobs } from './jobs.ts';
import type { AnyImportRequest } from './requests.ts';

/** Import jobs as accounts see them: another account's job does not exist. */
export interface JobOwners {
  /** Starts a job that is the actor's. What fails by our fault goes to the log. */
  start(actor: Actor, request: AnyImportRequest): ImportJob;
  job(actor: Actor, id: string): ImportJob | null;
  cancel(actor: Actor, id: string): ImportJob | null;
}

export function createJobOwners(jobs: ImportJobs, log: (line: string) => void): JobOwners {
  const owners = new Map<string, string>();
  const own = (actor: Actor, id: string) => owners.get(id) === ownerKey(actor);
  return {
    start(actor, request) {
      const job = jobs.start(request);
      owners.set(job.id, ownerKey(actor));
      jobs.finished(job.id).then(
        ({ failure }) =>
          failure !== null && log(`import job ${job.id} is in, what follows failed: ${failure}`),
        (error: unknown) => log(`import job ${job.id} failed: ${String(error)}`),
      );
      return job;
    },
    job: (actor, id) => (own(actor, id) ? jobs.get(id) : null),
    cancel(actor, id) {
      if (!own(actor, id)) return null;
      jobs.cancel(id);
      return jobs.get(id);
    },
  };
}

/** The key under which an account's uploads and jobs are kept. */
export function ownerKey(actor: Actor): string {
  return `${actor.account}@${actor.countyCode}`;
}
