import { GraphQLError, Kind, type ValidationRule } from 'graphql';
import { sentence } from '../../schema/messages.ts';

const most = { aliases: 60, directives: 60, fragmentSpreads: 60, depth: 14 } as const;

/** Tokens of one document; the largest query of the pane has under 200. */
export const mostTokens = 1500;

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
