import type { BenefitStart, BenefitTerms } from '../../policy/benefit.ts';
import type { NewbornDue, YearDue } from '../../policy/newborn.ts';
import { signedIn } from '../../services/access.ts';
import { askedFactsOf } from '../due/due.ts';
import type {
  Benefit,
  BenefitOutcome,
  BenefitWaiting,
  NewbornContribution,
  NewbornYearOutcome,
  Resolvers,
} from '../generated/resolver-types.ts';
import { draftOf } from '../notice/resolvers.ts';

export const benefitResolvers: Resolvers = {
  Campaign: {
    async benefit(campaign, { input, draft }, { actor, services }) {
      const { paidOn, start, newborn, explanation } = await services.benefits.of(
        signedIn(actor),
        campaign,
        {
          paidOn: input.paidOn ?? null,
          paidAt: input.paidAt ?? null,
          isNewborn: input.isNewborn ?? null,
          person: askedFactsOf(input),
          insuredYears: input.insuredYears ?? null,
          paidUpYears: input.paidUpYears ?? 0,
        },
        draft ? draftOf(draft) : null,
      );
      return {
        ...benefitOf(paidOn, start),
        newborn: newborn && newbornOf(newborn),
        explanation: [...explanation],
      };
    },
  },
};

const outcomes: Readonly<Record<BenefitStart['kind'], BenefitOutcome>> = {
  starts: 'STARTS',
  afterYear: 'AFTER_YEAR',
  notStated: 'NOT_STATED',
  needsReview: 'NEEDS_REVIEW',
  closedDay: 'CLOSED_DAY',
  outsideWindows: 'OUTSIDE_WINDOWS',
};

function benefitOf(paidOn: string, start: BenefitStart): Benefit {
  const plain: Benefit = {
    outcome: outcomes[start.kind],
    paidOn,
    window: null,
    rule: null,
    startsOn: null,
    until: null,
    waiting: null,
    review: null,
    ifAccepted: null,
    newborn: null,
    explanation: [],
    clause: null,
  };
  switch (start.kind) {
    case 'outsideWindows':
      return plain;
    case 'closedDay': {
      const ifAccepted = benefitOf(paidOn, start.ifAccepted);
      return { ...plain, window: start.window, ifAccepted, clause: ifAccepted.clause };
    }
    case 'notStated':
      return { ...plain, window: start.window, clause: start.clause };
    case 'needsReview':
      return { ...plain, review: start.reason, clause: start.clause };
    case 'starts':
      return { ...plain, ...decided(start), startsOn: start.on, until: start.until };
    case 'afterYear':
      return { ...plain, ...decided(start) };
  }
}

type Decided = Extract<BenefitTerms, { readonly kind: 'starts' | 'afterYear' }>;

function decided({ window, rule, waiting, clause }: Decided) {
  return { window, rule, waiting: waiting satisfies BenefitWaiting | null, clause };
}

function newbornOf(due: NewbornDue): NewbornContribution {
  const none = { inTimeUntil: null, straddles: false, years: [], clause: null };
  switch (due.kind) {
    case 'noRule':
      return { outcome: 'NO_RULE', ...none };
    case 'needsReview':
      return { outcome: 'NEEDS_REVIEW', ...none };
    case 'newborn':
      return {
        outcome: due.timeliness,
        inTimeUntil: due.inTimeUntil,
        straddles: due.straddles,
        years: due.years.map(({ year, due: one, isOptional }) => ({
          year,
          outcome: yearOutcomes[one.kind],
          fen: one.kind === 'due' ? one.fen : null,
          isOptional,
        })),
        clause: due.clause,
      };
  }
}

const yearOutcomes: Readonly<Record<YearDue['kind'], NewbornYearOutcome>> = {
  due: 'DUE',
  free: 'FREE',
  otherNotice: 'OTHER_NOTICE',
  byTier: 'BY_TIER',
  notStated: 'NOT_STATED',
};
