import { type BreakdownCaller, breakdownActs } from '../../policy/breakdown.ts';
import { mayDispatchBreakdowns } from '../access.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import type { PlannedForm } from './dispatch.ts';
import type { BreakdownCounts, BreakdownOverviewRecord, BreakdownRecord, DispatchChoice } from './records.ts';
import { type BreakdownScene, callerOf } from './scope.ts';

/** How far the townships are that the actor may see. */
export function overviewOf(
  { actor, key, tree, today }: BreakdownScene,
  breakdowns: readonly BreakdownRecord[],
): BreakdownOverviewRecord {
  const dispatched = new Set(breakdowns.map(({ division }) => division.code));
  const notDispatched = tree.townships.filter(
    ({ code, validTo }) =>
      !dispatched.has(code) &&
      (validTo === null || validTo >= today) &&
      callerOf(actor, key.countyCode, code) !== null,
  );
  return {
    counts: countsOf(breakdowns, notDispatched.length),
    breakdowns,
    notDispatched,
    mayDispatch: mayDispatchBreakdowns(actor, key.countyCode),
  };
}

function countsOf(breakdowns: readonly BreakdownRecord[], notDispatched: number): BreakdownCounts {
  const townships = (is: (record: BreakdownRecord) => boolean) => breakdowns.filter(is).length;
  const inState = (state: BreakdownRecord['state']) => townships((record) => record.state === state);
  return {
    notDispatched,
    notOpened: townships(({ state, openedAt }) => openedAt === null && state !== 'RECALLED'),
    notFilled: townships(
      ({ state, filledCells, cells }) =>
        filledCells < cells && (state === 'DRAFT' || state === 'RETURNED' || state === 'REOPENED'),
    ),
    draft: inState('DRAFT'),
    submitted: inState('SUBMITTED'),
    returned: inState('RETURNED'),
    accepted: inState('ACCEPTED'),
    locked: inState('LOCKED'),
    reopened: inState('REOPENED'),
    recalled: inState('RECALLED'),
    late: townships(({ isLate }) => isLate),
  };
}

const bureau: BreakdownCaller = { role: 'BUREAU', isOwn: false };

/** A breakdown as it would be dispatched; nothing of it is stored, so its sheet has no identity. */
export function plannedRecord(
  { campaign, today, at }: BreakdownScene,
  { deadlineOn, instructions }: Pick<DispatchChoice, 'deadlineOn' | 'instructions'>,
  { division, columns, villages, quotaRevision }: PlannedForm,
): BreakdownRecord {
  const blank = columns.map(() => null);
  const facts = {
    state: 'DRAFT',
    deadlineOn,
    reopenedUntil: null,
    closedState: null,
    hasBeenReturned: false,
    submittedLate: false,
    misfit: null,
  } as const;
  return {
    campaignId: campaignId(campaign),
    division,
    state: facts.state,
    edition: 0,
    version: 0,
    dispatchNumber: 0,
    quotaRevision,
    deadlineOn,
    isLate: false,
    instructions,
    reopenedUntil: null,
    reopenedReason: null,
    returnedReason: null,
    dispatchedAt: at,
    openedAt: null,
    filledAt: null,
    submittedAt: null,
    submittedBy: null,
    acceptedAt: null,
    filledCells: 0,
    cells: villages.length * columns.filter(({ isFilled }) => isFilled).length,
    columns: columns.map((column) => ({ ...column, sumPersons: null })),
    villages: async () =>
      villages.map(({ code, name, lastYearPersons, population, rosterPersons }) => ({
        code,
        name,
        isAbolished: false,
        lastYearPersons,
        population,
        rosterPersons,
        values: blank,
        acceptedValues: blank,
        findings: blank,
        remarks: '',
      })),
    sheetToken: '',
    may: breakdownActs(facts, bureau, today),
  };
}
