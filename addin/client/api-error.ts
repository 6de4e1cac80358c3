import { sentence } from '../../schema/messages.ts';

/**
 * A request that did not give an answer. `code` is permanent: ours for the line (`CONNECTION_LOST`,
 * `REQUEST_TIMEOUT`, `SERVER_UNREADABLE`), the server's for a refusal. `message` is the Chinese sentence to show.
 */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string = sentence(code)) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }

  /** True when the line or the server is down, so that trying again later makes sense. */
  get isOffline(): boolean {
    return ['CONNECTION_LOST', 'REQUEST_TIMEOUT', 'SERVER_UNAVAILABLE'].includes(this.code);
  }

  /** True when the token is missing, expired or withdrawn. */
  get isSignedOut(): boolean {
    return signedOutCodes.has(this.code);
  }
}

const signedOutCodes = new Set(['NOT_SIGNED_IN', 'UNAUTHENTICATED', 'TOKEN_EXPIRED']);
