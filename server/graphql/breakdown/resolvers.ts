import { sentence } from '../../../schema/messages.ts';
import { breakdownStateNames } from '../../../schema/values/breakdown.ts';
import { type Actor, mayDispatchBreakdowns, signedIn } from '../../services/access.ts';
import type {
  BreakdownChangeRecord,
  BreakdownOutcomeRecord,
  BreakdownsOutcome,
  BreakdownVillageRecord,
} from '../../services/breakdowns/records.ts';
import { Refusal } from '../../services/refusal.ts';
import type { GraphqlContext } from '../context.ts';
import type {
  BreakdownChange,
  BreakdownEditsInput,
  BreakdownVillage,
  Permission,
  Resolvers,
  ResolversTypes,
} from '../generated/resolver-types.ts';
import { problemOf, refusalAsProblem } from '../problems.ts';
import { actChoice, cellChoice, itemsChoice, saveChoice } from './choices.ts';
import { breakdownActNames, conflictOf, permissionOf, refusalOf } from './words.ts';

const longestPage = 200;

export const breakdownResolvers: Resolvers = {
  Query: {
    breakdown: (_, { campaignId, divisionCode }, { actor, services }) =>
      services.breakdowns.find(signedIn(actor), campaignId, divisionCode),
    async breakdowns(_, { campaignId }, { actor, services }) {
      const overview = await services.breakdowns.overview(signedIn(actor), campaignId);
      return {
        counts: overview.counts,
        breakdowns: [...overview.breakdowns],
        notDispatched: [...overview.notDispatched],
        mayDispatch: dispatching(overview.mayDispatch),
      };
    },
    async breakdownBase(_, { campaignId, sheetToken }, { actor, services }) {
      const base = await services.breakdowns.base(signedIn(actor), campaignId, sheetToken);
      return base && { edition: base.edition, version: base.version, villages: base.villages.map(villageOf) };
    },
    async breakdownHistory(_, { campaignId, divisionCode, ...key }, { actor, services }) {
      const changes = await services.breakdowns.history(signedIn(actor), campaignId, divisionCode, key);
      return changes.map(changeOf);
    },
  },
  Mutation: {
    async dispatchBreakdowns(_, { input }, { actor, services }) {
      const choice = {
        ...input,
        divisionCodes: input.divisionCodes ?? null,
        instructions: input.instructions ?? '',
        dryRun: input.dryRun ?? false,
      };
      return severalOf(await services.breakdowns.dispatch(signedIn(actor), choice));
    },
    openBreakdown: (_, { campaignId, divisionCode }, context) =>
      acted(context, { campaignId, divisionCode }, (actor) =>
        context.services.breakdowns.open(actor, campaignId, divisionCode),
      ),
    saveBreakdown: (_, { input }, context) => saved(context, input, 'SAVE'),
    submitBreakdown: (_, { input }, context) => saved(context, input, 'SUBMIT'),
    withdrawBreakdown: (_, { input }, context) =>
      acted(context, input, (actor) => context.services.breakdowns.withdraw(actor, actChoice(input))),
    returnBreakdown: (_, { input }, context) =>
      acted(context, input, (actor) =>
        context.services.breakdowns.return(actor, { ...actChoice(input), findings: input.findings ?? [] }),
      ),
    async acceptBreakdowns(_, { input }, { actor, services }) {
      return severalOf(await services.breakdowns.accept(signedIn(actor), itemsChoice(input)));
    },
    async lockBreakdowns(_, { input }, { actor, services }) {
      return severalOf(await services.breakdowns.lock(signedIn(actor), itemsChoice(input)));
    },
    async recallBreakdowns(_, { input }, { actor, services }) {
      return severalOf(await services.breakdowns.recall(signedIn(actor), itemsChoice(input)));
    },
    async reopenBreakdowns(_, { input }, { actor, services }) {
      return severalOf(await services.breakdowns.reopen(signedIn(actor), input));
    },
    endReopening: (_, { input }, context) =>
      acted(context, input, (actor) => context.services.breakdowns.endReopening(actor, actChoice(input))),
    async moveBreakdownDeadlines(_, { input }, { actor, services }) {
      return severalOf(await services.breakdowns.moveDeadlines(signedIn(actor), input));
    },
    async importBreakdowns(_, { input }, { actor, services }) {
      try {
        const done = await services.breakdownImports.import(signedIn(actor), {
          ...input,
          dryRun: input.dryRun ?? true,
          submit: input.submit ?? false,
          onConflict: input.onConflict ?? 'REPORT',
          choices: (input.choices ?? []).map(cellChoice),
        });
        return {
          ...done,
          files: done.files.map((file) => ({
            ...file,
            problems: file.problems.map(problemOf),
            conflicts: file.conflicts.map(conflictOf),
          })),
          problems: done.problems.map(problemOf),
        };
      } catch (error) {
        return { files: [], problems: [refusalAsProblem(error)], returnedCopy: null, isReplay: false };
      }
    },
  },
  Breakdown: {
    id: ({ campaignId, division }) => `${campaignId}/${division.code}`,
    stateName: ({ state }) => breakdownStateNames[state],
    columns: ({ columns }) => [...columns],
    villages: async (record) => (await record.villages()).map(villageOf),
    may: ({ may }) => ({
      open: permissionOf(may.OPEN),
      save: permissionOf(may.SAVE),
      submit: permissionOf(may.SUBMIT),
      withdraw: permissionOf(may.WITHDRAW),
      return: permissionOf(may.RETURN),
      accept: permissionOf(may.ACCEPT),
      lock: permissionOf(may.LOCK),
      recall: permissionOf(may.RECALL),
      reopen: permissionOf(may.REOPEN),
      endReopening: permissionOf(may.END_REOPENING),
      deadline: permissionOf(may.DEADLINE),
    }),
    async events(record, { first }, { actor, services }) {
      if (!(first >= 1 && first <= longestPage)) throw new Refusal('BREAKDOWN_PAGE', { found: first });
      return [...(await services.breakdowns.events(signedIn(actor), record, first))];
    },
  },
  BreakdownEvent: {
    actName: ({ act }) => breakdownActNames[act],
    changes: async (event) => (await event.changes()).map(changeOf),
    findings: async (event) => (await event.findings()).map((finding) => ({ ...finding })),
  },
  Campaign: {
    mayDispatchBreakdowns: ({ countyCode }, _, { actor }) =>
      dispatching(mayDispatchBreakdowns(signedIn(actor), countyCode)),
  },
};

type OnePayload = ResolversTypes['BreakdownPayload'];

function saved(
  context: GraphqlContext,
  input: BreakdownEditsInput,
  act: 'SAVE' | 'SUBMIT',
): Promise<Awaited<OnePayload>> {
  // Whose breakdown it is stands in the sheet. A token nobody believes leads to no breakdown.
  const token = context.services.sheetIdentities.read(input.sheetToken);
  const divisionCode = token.kind === 'genuine' ? token.facts.divisionCode : '';
  return acted(context, { campaignId: input.campaignId, divisionCode }, (actor) =>
    context.services.breakdowns.save(actor, saveChoice(input, act)),
  );
}

/** Acts on one breakdown; when that is refused, shows it as it stands beside the reason. */
async function acted(
  { actor, services }: GraphqlContext,
  { campaignId, divisionCode }: { readonly campaignId: string; readonly divisionCode: string },
  act: (actor: Actor) => Promise<BreakdownOutcomeRecord>,
): Promise<Awaited<OnePayload>> {
  const who = signedIn(actor);
  try {
    const { conflicts, problems, ...done } = await act(who);
    return { ...done, conflicts: conflicts.map(conflictOf), problems: problems.map(problemOf) };
  } catch (error) {
    const problems = [refusalAsProblem(error)];
    // Who may not act at all may not be shown it either; then only the reason is given.
    const breakdown = await services.breakdowns.find(who, campaignId, divisionCode).catch(() => null);
    return { outcome: 'REFUSED', breakdown, problems, conflicts: [], changedCells: 0, isReplay: false };
  }
}

function severalOf({
  breakdowns,
  refusals,
  isReplay,
}: BreakdownsOutcome): Awaited<ResolversTypes['BreakdownsPayload']> {
  return { breakdowns: [...breakdowns], refusals: refusals.map(refusalOf), isReplay };
}

function dispatching(allowed: boolean): Permission {
  return { allowed, reason: allowed ? null : sentence('BREAKDOWN_ONLY_BUREAU') };
}

function villageOf(village: BreakdownVillageRecord): BreakdownVillage {
  const { rosterPersons, values, acceptedValues, findings, ...facts } = village;
  return {
    ...facts,
    rosterPersons: [...rosterPersons],
    values: [...values],
    acceptedValues: [...acceptedValues],
    findings: [...findings],
  };
}

function changeOf(change: BreakdownChangeRecord): BreakdownChange {
  return { ...change };
}
