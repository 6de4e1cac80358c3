import type { Problem } from '../../../schema/values/problem.ts';
import { withCoverageOf } from '../../db/coverage/moves.ts';
import type { Reader } from '../../db/reader.ts';
import type { Steps } from '../../db/steps.ts';
import { readReasons } from '../../ingest/reasons/read-reasons.ts';
import { type Actor, accountNameIn, requirePeople } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { ownerKey } from '../imports/job-owners.ts';
import type { PeopleParts } from '../people/parts.ts';
import { requirePersonDetails } from '../people/person-details.ts';
import { Refusal } from '../refusal.ts';
import { type PlannedRow, planReasons, type ReasonRow } from './reason-plan.ts';
import { personsOfKeys, recordReasons, reportedPersons } from './reason-steps.ts';

export interface ReasonChoices {
  readonly campaignId: string;
  readonly dryRun: boolean;
  readonly onProblem: 'ALL_OR_NOTHING' | 'GOOD_ROWS_ONLY';
}

/** rowsRead = recorded + unchanged + rejectedRows + blankRows. */
export interface ReasonResult {
  readonly rowsRead: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly rejectedRows: number;
  readonly blankRows: number;
  /** By row, every one of them. */
  readonly problems: readonly Problem[];
}

export interface Reasons {
  /** @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, NEEDS_PERSON_DETAILS, REASONS_TOO_MANY */
  report(actor: Actor, choices: ReasonChoices, rows: readonly ReasonRow[]): Promise<ReasonResult>;
  /** The rows of a chase sheet that came back. @throws as `report`, and UPLOAD_NOT_FOUND */
  importUpload(actor: Actor, choices: ReasonChoices, uploadId: string): Promise<ReasonResult>;
}

export const mostReasonRows = 5_000;

/** Reasons for not being enrolled (未参保原因), as townships and the bureau report them. */
export function createReasons(
  parts: Pick<PeopleParts, 'database' | 'campaigns' | 'divisions' | 'uploads' | 'clock'>,
): Reasons {
  const { database, campaigns, divisions, uploads, clock } = parts;

  async function allowed(actor: Actor, id: string): Promise<CampaignRecord> {
    const campaign = await campaigns.get(actor, id);
    requirePeople(actor, campaign.countyCode);
    requirePersonDetails(campaign);
    return campaign;
  }

  async function report(
    actor: Actor,
    { campaignId, dryRun, onProblem }: ReasonChoices,
    rows: readonly ReasonRow[],
  ): Promise<ReasonResult> {
    const campaign = await allowed(actor, campaignId);
    if (rows.length > mostReasonRows) {
      throw new Refusal('REASONS_TOO_MANY', { found: rows.length, limit: mostReasonRows });
    }
    const { countyCode, benefitYear } = campaign;
    const { parent } = await divisions.rowsFor(actor, countyCode, 'VILLAGE', null);
    const isInScope = ({ township, village }: { township: string; village: string }) =>
      parent.level === 'COUNTY' || (parent.level === 'TOWNSHIP' ? township : village) === parent.code;
    // Who a key stands for never changes; how the person stands is read again under the lock.
    const keys = [...new Set(rows.map(({ key }) => key))];
    const hashes = await readOnly(database.reader, personsOfKeys(countyCode, keys));
    function* planned(): Steps<PlannedRow[]> {
      return planReasons(rows, yield* reportedPersons(countyCode, benefitYear, hashes, isInScope));
    }
    const first = await readOnly(database.reader, planned());
    if (dryRun || !isToWrite(first, onProblem)) return resultOf(first, dryRun || isClean(first, onProblem));
    const reporter = {
      countyCode,
      benefitYear,
      account: accountNameIn(actor, countyCode),
      at: clock().toISOString(),
    };
    // All of them: one that could not be recorded a moment ago may be by now.
    const touched = [...hashes.values()];
    const written = await database.edit(() =>
      withCoverageOf(countyCode, benefitYear, touched, function* () {
        const plan = yield* planned();
        if (isToWrite(plan, onProblem)) {
          yield* recordReasons(
            reporter,
            plan.filter((row) => row.kind === 'record'),
          );
        }
        return plan;
      }),
    );
    return resultOf(written, isClean(written, onProblem));
  }

  return {
    report,
    async importUpload(actor, choices, uploadId) {
      await allowed(actor, choices.campaignId);
      const upload = uploads.find(ownerKey(actor), uploadId);
      const sheet = await readReasons(upload.path, mostReasonRows);
      const result = await report(
        actor,
        sheet.problems.length > 0 && choices.onProblem === 'ALL_OR_NOTHING'
          ? { ...choices, dryRun: true }
          : choices,
        sheet.rows,
      );
      const problems = [...sheet.problems, ...result.problems].sort(byPlace);
      const isRefused = problems.length > 0 && choices.onProblem === 'ALL_OR_NOTHING' && !choices.dryRun;
      if (!choices.dryRun && !isRefused) await uploads.discard(uploadId);
      const rejectedRows = result.rejectedRows + sheet.rejectedRows;
      return {
        rowsRead: result.rowsRead + sheet.rejectedRows + sheet.blankRows,
        recorded: isRefused ? 0 : result.recorded,
        unchanged: result.unchanged,
        rejectedRows: isRefused ? rejectedRows + result.recorded : rejectedRows,
        blankRows: sheet.blankRows,
        problems,
      };
    },
  };
}

function isClean(plan: readonly PlannedRow[], onProblem: ReasonChoices['onProblem']): boolean {
  return onProblem === 'GOOD_ROWS_ONLY' || plan.every(({ kind }) => kind !== 'problem');
}

function isToWrite(plan: readonly PlannedRow[], onProblem: ReasonChoices['onProblem']): boolean {
  return isClean(plan, onProblem) && plan.some(({ kind }) => kind === 'record');
}

/** @param counts whether what is to be recorded counts as such: not when the whole was refused */
function resultOf(plan: readonly PlannedRow[], counts: boolean): ReasonResult {
  const of = (kind: PlannedRow['kind']) => plan.filter((row) => row.kind === kind).length;
  const recorded = counts ? of('record') : 0;
  const unchanged = of('unchanged');
  return {
    rowsRead: plan.length,
    recorded,
    unchanged,
    rejectedRows: plan.length - recorded - unchanged,
    blankRows: 0,
    problems: plan.flatMap((row) => (row.kind === 'problem' ? [row.problem] : [])),
  };
}

function byPlace(left: Problem, right: Problem): number {
  return (left.place.line ?? 0) - (right.place.line ?? 0);
}

/** Steps that only read, outside of a transaction. */
async function readOnly<T>(reader: Reader, steps: Steps<T>): Promise<T> {
  let answer = steps.next();
  while (!answer.done) answer = steps.next(await reader.all(answer.value.sql, answer.value.parameters));
  return answer.value;
}
