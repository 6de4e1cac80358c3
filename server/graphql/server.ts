import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { compiledExecution } from './compiled.ts';
import type { GraphqlContext } from './context.ts';
import { formatError } from './errors.ts';
import { mostTokens, queryLimits } from './limits.ts';
import { createSchema } from './schema.ts';

/**
 * The GraphQL service. No landing page (it would load a script from outside the network) and no cache-control
 * plugin, which halves the requests a second and serves nothing here.
 */
export function createGraphqlServer(log: (line: string) => void): ApolloServer<GraphqlContext> {
  const schema = createSchema();
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
    ],
  });
}

/** Apollo's own codes (GRAPHQL_PARSE_FAILED and the like) say more than ours about a malformed request. */
function keptCode(extensions: Record<string, unknown> | undefined): { code?: string } {
  const code = extensions?.code;
  return typeof code === 'string' && code.startsWith('GRAPHQL_') ? { code } : {};
}
