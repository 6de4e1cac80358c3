import type { LocalDate } from '../../../schema/values/local-date.ts';
import { type CampaignKey, campaignValues, ofTownship, townshipValues } from '../../db/breakdowns/keys.ts';
import { type HeadRow, lockedBreakdown } from '../../db/breakdowns/rows.ts';
import { writeEvent, writeFindings, writeHead } from '../../db/breakdowns/write.ts';
import { ask, type Steps } from '../../db/steps.ts';
import { type QuotaNumbers, quotaNumbers } from '../../policy/quota-numbers.ts';
import { type QuotaTouched, quotaTouches } from '../../policy/quota-touches.ts';

/** A dispatched form as far as the quotas go. */
export interface DispatchedQuotas {
  /** By township code; recalled ones are not among them. */
  readonly forms: Parameters<typeof quotaTouches>[2];
  /** What they were dispatched with. */
  readonly numbers: QuotaNumbers;
}

/** What the forms of a campaign were dispatched with, in the order of their codes. */
export function* dispatchedQuotas(campaign: CampaignKey): Steps<DispatchedQuotas> {
  const rows = yield* ask<FormRow>(
    `select b.township_code, b.state, b.reopened_until, c.column_code, c.quota_persons from breakdown b
     join breakdown_column c on c.county_code = b.county_code and c.benefit_year = b.benefit_year
       and c.township_code = b.township_code
     where b.county_code = ? and b.benefit_year = ? and b.state <> 'RECALLED'
     order by b.township_code, c.position`,
    campaignValues(campaign),
  );
  return {
    forms: [...Map.groupBy(rows, ({ township_code }) => township_code)].flatMap(([divisionCode, own]) =>
      own[0]
        ? [
            {
              divisionCode,
              state: own[0].state,
              reopenedUntil: own[0].reopened_until,
              columns: own.map(({ column_code }) => column_code),
            },
          ]
        : [],
    ),
    numbers: quotaNumbers(
      rows.map(({ township_code, column_code, quota_persons }) => ({
        divisionCode: township_code,
        columnCode: column_code,
        persons: quota_persons,
      })),
    ),
  };
}

/** Holds every dispatched form of a campaign until the transaction ends, in code order; recalled ones are left out. */
export function* lockedForms(campaign: CampaignKey): Steps<ReadonlyMap<string, HeadRow>> {
  const codes = (yield* dispatchedQuotas(campaign)).forms.map(({ divisionCode }) => divisionCode);
  // As every act sorts them, whatever order the database has for text.
  codes.sort();
  const heads = new Map<string, HeadRow>();
  for (const townshipCode of codes) {
    const head = yield* lockedBreakdown({ ...campaign, townshipCode });
    if (head && head.state !== 'RECALLED') heads.set(townshipCode, head);
  }
  return heads;
}

/** Why and by whom the quotas were given out anew. */
export interface QuotaDecision {
  readonly revision: number;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
  /** Inclusive; null only when none is touched that needs a day to be filled again. */
  readonly reopenUntil: LocalDate | null;
  /** In Asia/Shanghai. */
  readonly today: LocalDate;
}

/**
 * Puts new quotas on the dispatched forms, in a transaction that holds the campaign: those whose quota is another one
 * are of a new edition and to be filled again. No number of a village is touched, and what was accepted stays in force
 * until something else is accepted.
 */
export function* touchBreakdowns(
  campaign: CampaignKey,
  after: QuotaNumbers,
  decision: QuotaDecision,
): Steps<readonly QuotaTouched[]> {
  const { revision, by, at, reason, reopenUntil, today } = decision;
  const heads = yield* lockedForms(campaign);
  // Read again: a state may have changed until it was locked.
  const { forms, numbers } = yield* dispatchedQuotas(campaign);
  const touched = quotaTouches(
    numbers,
    after,
    forms.filter(({ divisionCode }) => heads.has(divisionCode)),
    today,
  );
  const byCode = new Map(touched.map((touch) => [touch.divisionCode, touch]));
  for (const [townshipCode, head] of heads) {
    const key = { ...campaign, townshipCode };
    const touch = byCode.get(townshipCode);
    if (!touch) {
      yield* writeHead(key, { quota_revision: revision });
      continue;
    }
    for (const { code, after: persons } of touch.columns) {
      yield* ask(`update breakdown_column set quota_persons = ? where ${ofTownship} and column_code = ?`, [
        persons,
        ...townshipValues(key),
        code,
      ]);
    }
    const wasAccepted = head.state === 'ACCEPTED' || head.state === 'LOCKED';
    // Whoever acts on what they saw before this is told that it has changed.
    const version = head.version + 1;
    yield* writeHead(key, {
      state: touch.becomes,
      edition: head.edition + 1,
      version,
      quota_revision: revision,
      ...(wasAccepted ? { closed_state: head.state } : {}),
      // One that was open again already stays so at least as long as the others.
      ...(wasAccepted || head.closed_state !== null
        ? { reopened_until: laterDay(head.reopened_until, reopenUntil) }
        : {}),
      ...(touch.needsReopenUntil ? { reopened_reason: reason, submitted_late: 0 } : {}),
      ...(head.state === 'SUBMITTED' ? { returned_reason: reason } : {}),
    });
    // What an earlier return said of cells is not why this one is returned; it stays in the history.
    if (head.state === 'SUBMITTED') yield* writeFindings(key, []);
    yield* writeEvent(key, {
      act: 'REVISE_QUOTA',
      fromState: head.state,
      toState: touch.becomes,
      edition: head.edition + 1,
      version,
      baseVersion: null,
      source: 'SERVER',
      fileName: null,
      fileDigest: null,
      reason,
      changedCells: 0,
      by,
      at,
    });
  }
  return touched;
}

function laterDay(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

interface FormRow {
  readonly township_code: string;
  readonly state: QuotaTouched['state'];
  readonly reopened_until: LocalDate | null;
  readonly column_code: string;
  readonly quota_persons: number | null;
}
