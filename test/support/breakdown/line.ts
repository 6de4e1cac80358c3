import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { type Client, createClient } from '../../../addin/client/requests.ts';
import { createContext } from '../../../server/graphql/context.ts';
import { createSchema } from '../../../server/graphql/schema.ts';
import type { Services } from '../../../server/services/services.ts';

/** What becomes of one request. `hang…`: the pane is closed meanwhile, and nobody hears of an answer. */
export type LineFault = 'loseRequest' | 'loseAnswer' | 'hangBefore' | 'hangAfter';

/**
 * The line between a pane and the real services, in this process and without HTTP: the client is the pane's own, the
 * answers are graphql-js's own.
 */
export class Line {
  /** For the next mutation. */
  fault: LineFault | null = null;
  /** While false no request gets through. */
  isUp = true;
  /** Called before the next mutation reaches the services: what another does meanwhile. */
  meanwhile: (() => Promise<void>) | null = null;
  /** Called when a request hangs, and so does the act that sent it. */
  whenHung: (() => void) | null = null;
  private readonly services: Services;
  private readonly schema: GraphQLSchema;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(services: Services) {
    this.services = services;
    this.schema = createSchema();
  }

  /** A client as the pane makes it, signed in with whatever token `account` has at the time. */
  client(account: { token: string }): Client {
    return createClient({
      token: {
        read: () => account.token,
        write: () => {
          throw new Error('nobody signs out here');
        },
      },
      fetch: (_url, init) => this.fetch(String(init?.body), account.token),
      // Whoever hangs is given up by the test, not by a clock.
      timeoutMs: 600_000,
    });
  }

  /** @throws Error with the first error of the answer */
  async ask<Data>(query: string, variables: Record<string, unknown>, token: string): Promise<Data> {
    const { data, errors } = await this.answer(query, variables, token);
    if (errors?.length) throw new Error(`${errors[0]?.message}`);
    return data as Data;
  }

  private async fetch(body: string, token: string): Promise<Response> {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const isMutation = this.document(query).definitions.some(
      (node) => node.kind === 'OperationDefinition' && node.operation === 'mutation',
    );
    if (!this.isUp) throw new TypeError('the line is down');
    const fault = isMutation ? this.fault : null;
    if (isMutation) {
      this.fault = null;
      const meanwhile = this.meanwhile;
      this.meanwhile = null;
      await meanwhile?.();
    }
    if (fault === 'loseRequest') throw new TypeError('the line broke before');
    if (fault === 'hangBefore') return this.hung();
    const answer = JSON.stringify(await this.answer(query, variables, token));
    if (fault === 'loseAnswer') throw new TypeError('the line broke after');
    if (fault === 'hangAfter') return this.hung();
    return new Response(answer, { headers: { 'content-type': 'application/json' } });
  }

  private hung(): Promise<never> {
    this.whenHung?.();
    return new Promise(() => undefined);
  }

  private async answer(query: string, variables: Record<string, unknown>, token: string) {
    const actor = await this.services.accounts.actorOf(token);
    return execute({
      schema: this.schema,
      document: this.document(query),
      variableValues: variables,
      contextValue: createContext(this.services, actor, token),
    });
  }

  private document(query: string): DocumentNode {
    let document = this.documents.get(query);
    if (!document) {
      document = parse(query);
      const [fault] = validate(this.schema, document);
      if (fault) throw fault;
      this.documents.set(query, document);
    }
    return document;
  }
}
