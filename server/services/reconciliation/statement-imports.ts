import { createHash } from 'node:crypto';
import type { StatementCampaign } from '../../db/statements/campaign-state.ts';
import { readCampaign } from '../../db/statements/campaign-state.ts';
import { openStatementStore, type StatementStore } from '../../db/statements/store.ts';
import type { StatementHeader } from '../../db/statements/types.ts';
import { PlaceFinder } from '../../ingest/division-names.ts';
import { addUnreadable } from '../../ingest/payments/read-payments.ts';
import { ProblemList } from '../../ingest/problem-list.ts';
import { UnreadableFile } from '../../ingest/row.ts';
import { sniffFile } from '../../ingest/sniff.ts';
import { readStatement } from '../../ingest/statements/read-statement.ts';
import type { StatementInput } from '../../ingest/statements/types.ts';
import type { ImportHooks } from '../imports/imports.ts';
import type { StatementImportRequest, StatementImportResult } from '../imports/requests.ts';
import { importDetails } from './statement-imports-details.ts';
import { importTotals } from './statement-imports-totals.ts';

/** Lines gathered before they are staged. */
export const linesAtOnce = 4096;

/** One import of a statement under way. */
export interface StatementRun {
  readonly store: StatementStore;
  readonly request: StatementImportRequest;
  readonly header: StatementHeader;
  readonly hooks: ImportHooks;
  readonly problems: ProblemList;
  readonly places: PlaceFinder;
  readonly input: StatementInput;
}

/**
 * Imports one statement in this thread, matches it with the ledger and opens and settles items of the work list. Wrong
 * data comes back as problems.
 *
 * @returns what happened; with REFUSED, NOTHING_NEW, DRY_RUN and CANCELLED the database is as before
 */
export async function importStatement(
  databaseUrl: string,
  request: StatementImportRequest,
  hooks: ImportHooks,
): Promise<StatementImportResult> {
  const problems = new ProblemList();
  const refused = request.dryRun ? 'DRY_RUN' : 'REFUSED';
  let input: StatementInput;
  let digest: string;
  try {
    if ('file' in request.source) {
      const file = await sniffFile(request.source.file);
      input = { file };
      digest = file.digest;
    } else {
      input = request.source;
      digest = createHash('sha256').update(JSON.stringify(request.source.rows)).digest('hex');
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    addUnreadable(problems, error);
    return statementResult(refused, problems);
  }
  const header: StatementHeader = {
    countyCode: request.countyCode,
    benefitYear: request.benefitYear,
    source: request.statementSource,
    form: request.form,
    fileName: 'fileName' in request.source ? request.source.fileName : request.source.address,
    fileDigest: digest,
    importedBy: request.accountName,
  };
  const store = await openStatementStore(databaseUrl);
  try {
    const isGivenUp = () => {
      // A sign of life while another import has its turn.
      hooks.onProgress(0, 0);
      return hooks.isCancelled();
    };
    if (!(await store.lock(request.countyCode, isGivenUp))) return statementResult('CANCELLED', problems);
    const campaign = await store.work(() => readCampaign(header));
    const places = new PlaceFinder(campaign?.divisions ?? []);
    const fault = faultOf(header, campaign, places);
    if (fault) {
      problems.add({ severity: 'ERROR', place: {}, ...fault });
      return statementResult(refused, problems);
    }
    if (campaign && campaign.sameFileAsBatch !== null) {
      return { ...statementResult('NOTHING_NEW', problems), sameFileAsBatch: campaign.sameFileAsBatch };
    }
    const run: StatementRun = { store, request, header, hooks, problems, places, input };
    try {
      return header.form === 'DETAILS' ? await importDetails(run) : await importTotals(run);
    } catch (error) {
      await store.discard();
      throw error;
    }
  } finally {
    await store.close();
  }
}

function faultOf(
  { countyCode, benefitYear, form }: StatementHeader,
  campaign: StatementCampaign | null,
  places: PlaceFinder,
): { code: string; found?: string; expected?: string } | null {
  if (!campaign) return { code: 'CAMPAIGN_NOT_FOUND', found: `${countyCode}-${benefitYear}` };
  if (form === 'DETAILS' && campaign.paymentSource === 'DAILY_TOTALS') {
    return { code: 'STATEMENT_NEEDS_TOTALS' };
  }
  if (campaign.form !== null && campaign.form !== form) {
    const names = { DETAILS: '明细', TOTALS: '每日汇总' };
    return { code: 'STATEMENT_FORM_MIXED', found: names[campaign.form], expected: names[form] };
  }
  return places.places.length === 0 ? { code: 'NO_DIVISIONS' } : null;
}

/** Reads the statement of a run; what is wrong goes to its problems. */
export function readRun(run: StatementRun, onDrain: Parameters<typeof readStatement>[2]) {
  const { header, places, problems, input } = run;
  return readStatement(input, { source: header.source, form: header.form, places, problems }, onDrain);
}

/** An answer in which nothing happened yet. */
export function statementResult(
  outcome: StatementImportResult['outcome'],
  problems: ProblemList,
): StatementImportResult {
  return {
    kind: 'STATEMENT',
    outcome,
    batchNumber: null,
    rowsRead: 0,
    rejectedRows: 0,
    problemCount: problems.problemCount,
    problems: problems.kept,
    sameFileAsBatch: null,
    newLines: 0,
    alreadyPresent: 0,
    amountFen: 0,
    newItems: 0,
    settledItems: 0,
  };
}
