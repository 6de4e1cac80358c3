import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { compiledExecution } from './compiled.ts';
import type { GraphqlContext } from './context.ts';
import { formatError } from './errors.ts';
import { mostTokens, queryLimits } from './limits.ts';

/**
 * The GraphQL service. No landing page (it would load a script from outside the network) and no cache-control
 * plugin, which halves the requests a second and serves nothing here.
 */
export function createGraphqlServer(
  schema: GraphQLSchema,
  log: (line: string) => void,
): ApolloServer<GraphqlContext> {
  return new ApolloServer<GraphqlContext>({
    schema,
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: mostTokens },
    validationRules: [queryLimits],
    formatError: (formatted, error) => {
      const mine = formatError(error, log);
      return { ...formatted, ...mine, extensions: { ...mine.extensions, ...keptCode(formatted.extensions) } };
    },
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => log(String(message)),
      error: (message) => log(String(message)),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      compiledExecution(schema, log),
      statusUnderJson,
    ],
  });
}

/**
 * The GraphQL-over-HTTP rules: under `application/json` a well-formed request is answered 200 whatever its document
 * holds, because a proxy may put its own page in place of a 400; under `application/graphql-response+json` it is 400.
 */
const statusUnderJson: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, source }) {
        const isModern = request.http?.headers.get('accept')?.includes('application/graphql-response+json');
        if (response.http.status === 400 && source && !isModern) response.http.status = 200;
      },
    };
  },
};

/** Apollo's own codes (GRAPHQL_PARSE_FAILED and the like) say more than ours about a malformed request. */
function keptCode(extensions: Record<string, unknown> | undefined): { code?: string } {
  // Apollo puts its own code over that of a validation rule.
  if (typeof extensions?.refusal === 'string') return { code: extensions.refusal };
  const code = extensions?.code;
  return typeof code === 'string' && code.startsWith('GRAPHQL_') ? { code } : {};
}
