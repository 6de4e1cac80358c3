import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { isReason } from '../../policy/quota-plan.ts';
import type { QuotaTouched } from '../../policy/quota-touches.ts';
import { mayHoldIdNumber } from '../breakdowns/words.ts';
import { Refusal } from '../refusal.ts';
import type { ReviseQuotasChoice } from './quota-revision-records.ts';

const mostYears = 10;
const longestReason = 500;
/** More than any county has. */
const mostPersons = 10_000_000;
/** A hundred times last year's number. */
const mostFactor = 1_000_000;
const wholeBasisPoints = 10_000;
const mostItems = 5000;

/**
 * What is wrong with a choice whatever the quotas are.
 *
 * @throws Refusal QUOTA_TOO_MANY, QUOTA_REASON_TOO_LONG, BREAKDOWN_ID_NUMBER
 */
export function checkChoice(
  choice: ReviseQuotasChoice,
  townships: readonly string[],
  today: LocalDate,
): Problem[] {
  const { columns, figures, edits, reason, fromOn, reopenUntil, dryRun } = choice;
  const items = columns.length + figures.length + edits.length + choice.lockedDivisions.length;
  if (items > mostItems) throw new Refusal('QUOTA_TOO_MANY', { found: items, limit: mostItems });
  const texts = [reason, ...edits.map((edit) => edit.reason)];
  if (texts.some((text) => text.length > longestReason)) {
    throw new Refusal('QUOTA_REASON_TOO_LONG', { limit: longestReason });
  }
  // Townships read why their form is open again.
  if (texts.some(mayHoldIdNumber)) throw new Refusal('BREAKDOWN_ID_NUMBER');
  const problems: Problem[] = [];
  const named = [...choice.lockedDivisions, ...figures.map(({ divisionCode }) => divisionCode)];
  for (const code of new Set(named)) {
    if (!townships.includes(code)) problems.push(quotaError('QUOTA_DIVISION_UNKNOWN', code));
  }
  if (!isReason(reason) && !dryRun) problems.push(quotaError('QUOTA_REASON_MISSING'));
  if (fromOn !== null && fromOn > today) problems.push(quotaError('QUOTA_FROM_LATER', fromOn, today));
  if (reopenUntil !== null && reopenUntil < today) {
    problems.push(quotaError('QUOTA_REOPEN_PAST', reopenUntil, today));
  }
  if (new Set(columns.map(({ code }) => code)).size < columns.length) {
    problems.push(quotaError('QUOTA_COLUMN_TWICE'));
  }
  for (const { method, declaredTotal } of columns) {
    if (declaredTotal !== null && declaredTotal !== undefined && !isPersons(declaredTotal)) {
      problems.push(quotaError('QUOTA_NOT_PERSONS', String(declaredTotal)));
    }
    if (method === null) continue;
    if (method.kind === 'MEAN_OF_PRIOR_YEARS' && !isWithin(method.years, 1, mostYears)) {
      problems.push(quotaError('QUOTA_METHOD_NUMBER', String(method.years), `1—${mostYears} 年`));
    }
    if (method.kind === 'PRIOR_YEAR_TIMES_FACTOR' && !isWithin(method.factorBasisPoints, 1, mostFactor)) {
      problems.push(quotaError('QUOTA_METHOD_NUMBER', percent(method.factorBasisPoints), '0.01%—10000%'));
    }
    if (method.kind === 'POPULATION_RATE' && !isWithin(method.rateBasisPoints, 1, wholeBasisPoints)) {
      problems.push(quotaError('QUOTA_METHOD_NUMBER', percent(method.rateBasisPoints), '0.01%—100%'));
    }
  }
  for (const { persons, population, given } of figures) {
    for (const figure of [persons, population, given]) {
      if (figure !== null && !isPersons(figure))
        problems.push(quotaError('QUOTA_NOT_PERSONS', String(figure)));
    }
  }
  return problems;
}

/** What was accepted, or open to a day that has passed, is open again to a day, which somebody has to name. */
export function reopening(
  touched: readonly QuotaTouched[],
  reopenUntil: LocalDate | null,
  severity: Problem['severity'],
): Problem[] {
  const townships = touched.filter(({ needsReopenUntil }) => needsReopenUntil).length;
  if (townships === 0 || reopenUntil !== null) return [];
  return [{ ...quotaError('QUOTA_REOPEN_DAY_MISSING', String(townships)), severity }];
}

/** Said when there is nothing to do: not wrong, but somebody expected something. */
export function idle(
  isSameTable: boolean,
  touched: readonly QuotaTouched[],
  problems: readonly Problem[],
): Problem[] {
  if (!isSameTable || touched.length > 0 || problems.some(({ severity }) => severity === 'ERROR')) return [];
  return [{ ...quotaError('QUOTA_UNCHANGED'), severity: 'WARNING' }];
}

function isPersons(value: number): boolean {
  return isWithin(value, 0, mostPersons);
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

export function quotaError(code: string, found?: string, expected?: string): Problem {
  return {
    code,
    severity: 'ERROR',
    place: {},
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
  };
}
