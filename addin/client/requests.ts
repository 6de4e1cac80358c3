import { ApiError } from './api-error.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import type { TokenStore } from './token.ts';

const timeoutMs = 20_000;

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** For an answer that is long in coming. */
  readonly timeoutMs?: number;
}

/** One GraphQL service. `send` gives the data or throws an ApiError; a partial answer counts as an error. */
export interface Client {
  send<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Result>;
  readonly token: TokenStore;
}

export interface ClientSettings {
  readonly token: TokenStore;
  /** Default `/graphql`: the pane comes from the same origin as the service. */
  readonly url?: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  /** Called once for each answer that says the token is no longer good. */
  readonly onSignedOut?: () => void;
}

export function createClient(settings: ClientSettings): Client {
  const url = settings.url ?? '/graphql';
  const request = settings.fetch ?? fetch;

  async function send<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options: RequestOptions = {},
  ): Promise<Result> {
    const limit = AbortSignal.timeout(options.timeoutMs ?? settings.timeoutMs ?? timeoutMs);
    const token = settings.token.read();
    let response: Response;
    let text: string;
    try {
      response = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: document.toString(), variables }),
        signal: eitherSignal(limit, options.signal),
      });
      text = await response.text();
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ApiError(limit.aborted ? 'REQUEST_TIMEOUT' : 'CONNECTION_LOST');
    }
    try {
      return readAnswer<Result>(response.status, text);
    } catch (error) {
      if (error instanceof ApiError && error.isSignedOut && settings.token.read() === token) {
        settings.token.write(null);
        settings.onSignedOut?.();
      }
      throw error;
    }
  }

  return { send, token: settings.token };
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

function readAnswer<Result>(status: number, text: string): Result {
  const answer = parse<Result>(text);
  const fault = answer?.errors?.[0];
  if (fault) throw new ApiError(fault.extensions?.code ?? 'SERVER_ERROR', fault.message);
  if (status === 401) throw new ApiError('NOT_SIGNED_IN');
  if (status >= 500) throw new ApiError('SERVER_UNAVAILABLE');
  // A proxy's sign-in page or an error page of another program: not our service.
  if (!answer?.data) throw new ApiError('SERVER_UNREADABLE');
  return answer.data;
}

function parse<Result>(text: string): Answer<Result> | null {
  try {
    const value: unknown = JSON.parse(text);
    // The service is ours and the operation is checked against its schema when the types are generated.
    return typeof value === 'object' && value !== null ? (value as Answer<Result>) : null;
  } catch {
    return null;
  }
}

/** Aborts when either does. `AbortSignal.any` is newer than the oldest WebView2 we serve. */
function eitherSignal(first: AbortSignal, second?: AbortSignal): AbortSignal {
  if (!second) return first;
  const both = new AbortController();
  for (const signal of [first, second]) {
    if (signal.aborted) both.abort(signal.reason);
    else signal.addEventListener('abort', () => both.abort(signal.reason), { once: true });
  }
  return both.signal;
}
