import { randomBytes } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { sentence } from '../../schema/messages.ts';
import { withoutNames } from '../../schema/values/person-name.ts';
import { withoutIdNumbers, withoutValues } from '../../schema/values/redaction.ts';
import { Refusal } from '../services/refusal.ts';

/**
 * An error as the client sees it: a refusal with its code and Chinese sentence, a fault of the query as the library
 * words it, and anything else as a number that the log explains. Nothing of the inside leaks.
 *
 * @param log receives the number and the stack of a bug
 */
export function formatError(error: unknown, log: (line: string) => void): GraphQLFormattedError {
  const graphqlError = error instanceof GraphQLError ? error : null;
  const cause = originOf(error);
  const place = {
    ...(graphqlError?.locations ? { locations: graphqlError.locations } : {}),
    ...(graphqlError?.path ? { path: graphqlError.path } : {}),
  };
  if (cause instanceof Refusal) {
    const message = withoutIdNumbers(sentence(cause.code, withoutNames(cause.values)));
    return { message, ...place, extensions: { code: cause.code } };
  }
  if (graphqlError && (!graphqlError.originalError || cause instanceof GraphQLError)) {
    return {
      message: withoutValues(graphqlError.message),
      ...place,
      extensions: { code: codeOf(graphqlError) },
    };
  }
  const number = randomBytes(2).toString('hex').toUpperCase();
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  log(withoutIdNumbers(`internal error ${number}: ${stack}`));
  return {
    message: sentence('INTERNAL_ERROR', { number }),
    ...place,
    extensions: { code: 'INTERNAL_ERROR' },
  };
}

/** A log to which no long run of digits gets: it may be somebody's ID number. */
export function discreetLog(write: (line: string) => void): (line: string) => void {
  return (line) => write(withoutIdNumbers(line));
}

function originOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function codeOf(error: GraphQLError): string {
  // Errors of compiled queries carry no extensions.
  const code = (error.extensions as GraphQLError['extensions'] | undefined)?.code;
  return typeof code === 'string' ? code : 'GRAPHQL_VALIDATION_FAILED';
}
