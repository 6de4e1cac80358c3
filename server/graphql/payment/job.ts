import type { ImportJob as JobRecord } from '../../services/imports/jobs.ts';
import type { ImportJob } from '../generated/resolver-types.ts';
import { problemOf } from '../problems.ts';

/** A job of any kind as clients see it; the result stands in the field of its kind. */
export function jobOf(job: JobRecord): ImportJob;
export function jobOf(job: JobRecord | null): ImportJob | null;
export function jobOf(job: JobRecord | null): ImportJob | null {
  if (!job) return null;
  const { id, status, rowsRead, percent, result, rosterResult, statementResult } = job;
  return {
    id,
    status,
    rowsRead,
    percent,
    result: result ? { ...result, problems: result.problems.map(problemOf) } : null,
    rosterResult: rosterResult ? { ...rosterResult, problems: rosterResult.problems.map(problemOf) } : null,
    statementResult: statementResult
      ? { ...statementResult, problems: statementResult.problems.map(problemOf) }
      : null,
  };
}
