import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { sentence } from '../../schema/messages.ts';

const most = { aliases: 60, directives: 60, fragmentSpreads: 60, depth: 14 } as const;

/** Tokens of one document; the largest query of the pane has under 200. */
export const mostTokens = 1500;

/**
 * What fields cost that take longer than a table: in about ten milliseconds of a county of 600,000 people. One request
 * may ask for a second of work, however its aliases and fragments are nested.
 */
const costs: Readonly<Record<string, number>> = {
  simulateNotice: 50,
  checkNotice: 25,
  publishNotice: 25,
  reviseNotice: 25,
  cloneCampaign: 25,
  issueReport: 25,
  parameters: 10,
  lookUpPerson: 10,
  unmaskPersons: 10,
  noticeVersions: 5,
  noticeChanges: 5,
  rewards: 5,
  coverage: 10,
  chaseList: 10,
  reportReasons: 10,
  subsidyEstimate: 10,
  reconciliationReceipts: 10,
  checkAmounts: 50,
  importReasons: 25,
  outlook: 2,
  interviews: 2,
  breakdowns: 5,
  breakdown: 2,
  breakdownBase: 5,
  breakdownHistory: 2,
  // A form of 900 cells that was saved fifty times has 45,000 changes.
  events: 10,
  dispatchBreakdowns: 25,
  acceptBreakdowns: 25,
  importBreakdowns: 50,
  reviseQuotas: 25,
  saveBreakdown: 5,
  progressTable: 2,
  rosterTable: 10,
  // Sixty days of villages.
  figures: 50,
  changes: 2,
  changesSince: 2,
  submitBreakdown: 5,
};
/** Reading a draft costs as much as checking it. */
const costOfDraft = 25;
const mostCost = 100;

/**
 * Refuses documents that are cheap to send and dear to answer: hundreds of aliases of one field, piles of
 * directives, nested fragments.
 */
export const queryLimits: ValidationRule = (context) => {
  const counts = { aliases: 0, directives: 0, fragmentSpreads: 0 };
  let depth = 0;
  const check = (isOver: boolean) => {
    if (isOver) {
      context.reportError(
        new GraphQLError(sentence('REQUEST_TOO_LARGE'), { extensions: { refusal: 'REQUEST_TOO_LARGE' } }),
      );
    }
  };
  return {
    Document(node) {
      check(costOf(node) > mostCost);
    },
    Field: {
      enter(node) {
        if (node.alias) counts.aliases += 1;
        depth += 1;
        check(counts.aliases === most.aliases + 1 || depth === most.depth + 1);
      },
      leave() {
        depth -= 1;
      },
    },
    [Kind.DIRECTIVE]() {
      counts.directives += 1;
      check(counts.directives === most.directives + 1);
    },
    [Kind.FRAGMENT_SPREAD]() {
      counts.fragmentSpreads += 1;
      check(counts.fragmentSpreads === most.fragmentSpreads + 1);
    },
  };
};

/** The dearest operation of a document: each field as often as it is asked for, fragments included. */
function costOf({ definitions }: DocumentNode): number {
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const cost = known.get(name);
    if (cost !== undefined) return cost;
    // One that spreads itself is refused by another rule.
    known.set(name, 0);
    const fragment = fragments.get(name);
    known.set(name, fragment ? ofSelections(fragment) : 0);
    return known.get(name) ?? 0;
  };
  const ofSelections = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value);
      const own = node.kind === Kind.FIELD ? costOfField(node) : 0;
      return sum + own + (node.selectionSet ? ofSelections(node.selectionSet) : 0);
    }, 0);
  return Math.max(
    0,
    ...definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? ofSelections(node.selectionSet) : 0,
    ),
  );
}

function costOfField({ name, arguments: given }: FieldNode): number {
  const own = costs[name.value];
  if (own !== undefined) return own;
  return given?.some((argument) => argument.name.value === 'draft') ? costOfDraft : 0;
}
