import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Change } from '../../services/live/changes.ts';
import { Refusal } from '../../services/refusal.ts';
import type { GraphqlContext } from '../context.ts';
import { formatError } from '../errors.ts';
import { mostTokens, queryLimits } from '../limits.ts';
import { changesOf } from './resolvers.ts';

/** A subscription to `changes` that may be run. */
export interface Subscription {
  /** Two with one key, of one scope, are answered alike. */
  readonly key: string;
  readonly campaignIds: readonly string[];
  /** One event as the JSON of a GraphQL answer. */
  run(context: GraphqlContext, changes: readonly Change[], isCatchUp: boolean): Promise<string>;
}

export interface SubscriptionRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** A subscription, or why there is none. */
export type Prepared =
  | { readonly kind: 'subscription'; readonly subscription: Subscription }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLFormattedError[] };

const mostKept = 100;

/**
 * Reads subscriptions: parsed and checked by the rules of every other request, once for each text.
 *
 * @param log receives what goes wrong inside
 */
export function createSubscriptions(schema: GraphQLSchema, log: (line: string) => void) {
  const documents = new Map<string, DocumentNode>();

  function documentOf(query: string): DocumentNode | readonly GraphQLError[] {
    const known = documents.get(query);
    if (known) return known;
    let document: DocumentNode;
    try {
      // What stands where is not kept: comments alone could take megabytes.
      document = parse(query, { maxTokens: mostTokens, noLocation: true });
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
    const errors = validate(schema, document, [...specifiedRules, queryLimits]);
    if (errors.length > 0) return errors;
    documents.set(query, document);
    const [oldest] = documents.keys();
    if (documents.size > mostKept && oldest !== undefined) documents.delete(oldest);
    return document;
  }

  const refused = (errors: readonly unknown[]): Prepared => ({
    kind: 'refused',
    errors: errors.map((error) => formatError(error, log)),
  });

  return function prepare({ query, variables, operationName }: SubscriptionRequest): Prepared {
    const document = documentOf(query);
    if (!('kind' in document)) return refused(document);
    const operation = getOperationAST(document, operationName);
    const type = schema.getSubscriptionType();
    const [field] = operation?.selectionSet.selections ?? [];
    if (operation?.operation !== 'subscription' || !type || field?.kind !== Kind.FIELD) {
      return refused([new Refusal('REQUEST_INVALID', { reason: 'subscription' })]);
    }
    const read = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
    if (read.errors) return refused(read.errors);
    const definition = type.getFields()[field.name.value];
    if (!definition) return refused([new Refusal('REQUEST_INVALID', { reason: 'subscription' })]);
    const { campaignIds } = getArgumentValues(definition, field, read.coerced);

    return {
      kind: 'subscription',
      subscription: {
        key: `${operationName ?? ''}\n${query}\n${JSON.stringify(read.coerced)}`,
        campaignIds: campaignIds as readonly string[],
        async run(contextValue, changes, isCatchUp) {
          const { data, errors } = await execute({
            schema,
            document,
            operationName,
            contextValue,
            variableValues: { ...variables },
            rootValue: { changes: changesOf(changes, isCatchUp) },
          });
          return JSON.stringify({
            ...(errors ? { errors: errors.map((error) => formatError(error, log)) } : {}),
            data,
          });
        },
      },
    };
  };
}

export type PrepareSubscription = ReturnType<typeof createSubscriptions>;
