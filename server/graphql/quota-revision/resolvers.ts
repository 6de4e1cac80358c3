import { sentence } from '../../../schema/messages.ts';
import type { QuotaMethod } from '../../policy/quota-method.ts';
import { mayDispatchBreakdowns, signedIn } from '../../services/access.ts';
import type {
  QuotaCellRecord,
  RevisedQuotas,
  ReviseQuotasChoice,
} from '../../services/quotas/quota-revisions.ts';
import type {
  QuotaCell,
  QuotaColumnInput,
  QuotaMethodInput,
  Resolvers,
  ReviseQuotasInput,
} from '../generated/resolver-types.ts';
import { problemOf, refusalAsProblem } from '../problems.ts';
import { quotaExplanation, sourceNames } from './words.ts';

export const quotaRevisionResolvers: Resolvers = {
  Campaign: {
    async quotaRevisions(campaign, _, { actor, services }) {
      const revisions = await services.quotaRevisions.list(signedIn(actor), campaign);
      return revisions.map((revision) => ({ ...revision, campaign }));
    },
    mayReviseQuotas({ countyCode }, _, { actor }) {
      const allowed = mayDispatchBreakdowns(signedIn(actor), countyCode);
      return { allowed, reason: allowed ? null : sentence('QUOTA_BY_BUREAU') };
    },
  },
  QuotaRevision: {
    sourceName: ({ source }) => sourceNames[source],
    async cells({ campaign, revision }, _, { actor, services }) {
      return (await services.quotaRevisions.cells(signedIn(actor), campaign, revision)).map(cellOf);
    },
  },
  Mutation: {
    async reviseQuotas(_, { input }, { actor, services }) {
      try {
        return payloadOf(await services.quotaRevisions.revise(signedIn(actor), choiceOf(input)));
      } catch (error) {
        const problem = refusalAsProblem(error);
        return { revision: null, table: null, cells: [], touched: [], problems: [problem], isReplay: false };
      }
    },
  },
};

function payloadOf({ table, cells, touched, problems, ...revised }: RevisedQuotas) {
  return {
    ...revised,
    table: table && {
      ...table,
      columns: [...table.columns],
      rows: table.rows.map((row) => ({ ...row, values: [...row.values] })),
    },
    cells: cells.map(cellOf),
    touched: touched.map(({ division, state, becomes, needsReopenUntil, columns, columnNames }) => ({
      division,
      fromState: state,
      toState: becomes,
      needsReopenUntil,
      columns: columns.map((column) => ({ ...column, name: columnNames.get(column.code) ?? column.code })),
    })),
    problems: problems.map(problemOf),
  };
}

function cellOf(cell: QuotaCellRecord): QuotaCell {
  const { how: _how, ...fields } = cell;
  return { ...fields, explanation: quotaExplanation(cell) };
}

function choiceOf(input: ReviseQuotasInput): ReviseQuotasChoice {
  return {
    campaignId: input.campaignId,
    expectedRevision: input.expectedRevision,
    columns: (input.columns ?? []).map(({ code, method, declaredTotal }: QuotaColumnInput) => ({
      code,
      method: method ? methodOf(method) : null,
      declaredTotal,
    })),
    figures: (input.figures ?? []).map(({ divisionCode, columnCode, ...figure }) => ({
      divisionCode,
      columnCode,
      year: figure.year ?? null,
      persons: figure.persons ?? null,
      population: figure.population ?? null,
      given: figure.given ?? null,
    })),
    edits: (input.edits ?? []).map(({ divisionCode, columnCode, persons, reason }) => ({
      divisionCode,
      columnCode,
      persons,
      reason,
    })),
    residual: input.residual ?? 'LEAVE',
    lockedDivisions: input.lockedDivisions ?? [],
    fromOn: input.fromOn ?? null,
    reason: input.reason,
    reopenUntil: input.reopenUntil ?? null,
    dryRun: input.dryRun ?? true,
    mutationKey: input.mutationKey,
  };
}

/** A number that was left out is 0, which the service names as wrong. */
function methodOf({
  kind,
  years,
  factorBasisPoints,
  rateBasisPoints,
  skipMissingYears,
}: QuotaMethodInput): QuotaMethod {
  switch (kind) {
    case 'MEAN_OF_PRIOR_YEARS':
      return { kind, years: years ?? 0, missingYears: skipMissingYears ? 'SKIP' : 'ASK' };
    case 'PRIOR_YEAR_TIMES_FACTOR':
      return { kind, factorBasisPoints: factorBasisPoints ?? 0 };
    case 'POPULATION_RATE':
      return { kind, rateBasisPoints: rateBasisPoints ?? 0 };
    case 'GIVEN':
    case 'MANUAL':
      return { kind };
  }
}
