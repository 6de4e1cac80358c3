import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { sentence } from '../../schema/messages.ts';
import { type LocalDate, localDateAt } from '../../schema/values/local-date.ts';
import { createContext, type GraphqlContext } from '../graphql/context.ts';
import { formatError } from '../graphql/errors.ts';
import type { Actor } from '../services/access.ts';
import type { Services } from '../services/services.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { drain, tokenOf } from './reply.ts';
import { bodyOf, isJson } from './request-body.ts';

/** 20,000 selected rows are about 4 MB. */
const mostBytes = 6 * 1_048_576;

const json = 'application/json; charset=utf-8';

/**
 * `/graphql`, in front of Express: its layers would cost half of the requests a second. An answer that holds until the
 * database changes is sent again as the bytes it was.
 */
export function graphqlHandler(
  graphql: ApolloServer<GraphqlContext>,
  services: Services,
  log: (line: string) => void,
): RequestListener {
  const kept = createKeptAnswers(services.stamp);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request, mostBytes);
    if (body === null) {
      drain(request);
      return fault(response, 413, 'REQUEST_TOO_LARGE');
    }
    const token = tokenOf(request);
    const actor = token ? await services.accounts.actorOf(token) : null;
    const today = localDateAt(services.clock());
    const key = actor ? keyOf(request, actor, body, today) : null;
    const stamp = key === null ? '' : await kept.stamp();
    const found = key === null ? null : kept.find(stamp, key);
    if (found) return send(response, 200, found.bytes, found.contentType);

    const parsed = parsedBody(request, body);
    if (parsed === malformed) return fault(response, 400, 'REQUEST_INVALID');
    const context = createContext(services, actor, token);
    const made = await graphql.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? '',
        headers: headersOf(request),
        search: searchOf(request),
        body: parsed,
      },
      context: async () => context,
    });
    if (made.body.kind !== 'complete') throw new Error('an answer in parts is not served');
    const bytes = Buffer.from(made.body.string);
    const contentType = made.headers.get('content-type') ?? json;
    for (const [name, value] of made.headers) response.setHeader(name, value);
    // Midnight may have passed while it was made: then nobody knows which day it shows.
    const isOfToday = localDateAt(services.clock()) === today;
    if (key !== null && isOfToday && context.outcome.isRepeatable) {
      kept.keep(stamp, key, { bytes, contentType });
    }
    send(response, made.status ?? 200, bytes, contentType);
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      const { message, extensions } = formatError(error, log);
      send(response, 500, Buffer.from(JSON.stringify({ errors: [{ message, extensions }] })), json);
    });
  };
}

/** Who asks, on which day, for which format, and what: all that an answer depends on besides the database. */
function keyOf(request: IncomingMessage, actor: Actor, body: Buffer, today: LocalDate): string | null {
  if (request.method !== 'POST' || !isJson(request)) return null;
  const { account, displayName, role, countyCode, divisionCode } = actor;
  const who = `${account}\n${displayName}\n${role}\n${countyCode}\n${divisionCode}`;
  const asked = body.toString('latin1');
  // What may hold an ID number is not kept in memory, nor is its answer.
  if (/\d{15}/.test(asked)) return null;
  return `${who}\n${today}\n${request.headers.accept}\n${request.url}\n${asked}`;
}

const malformed = Symbol('malformed');

/** The parsed JSON; undefined for anything else, which Apollo refuses by its own words. */
function parsedBody(request: IncomingMessage, body: Buffer): unknown {
  if (body.length === 0 || !isJson(request)) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return malformed;
  }
}

function searchOf({ url = '' }: IncomingMessage): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark);
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** A fault of the request itself, in the shape of every other GraphQL error. */
function fault(response: ServerResponse, status: number, code: string): void {
  const message = sentence(code, { reason: 'JSON' });
  send(response, status, Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code } }] })), json);
}

function send(response: ServerResponse, status: number, bytes: Buffer, contentType: string): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
