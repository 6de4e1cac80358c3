import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { sentence } from '../../schema/messages.ts';
import { withoutNames } from '../../schema/values/person-name.ts';
import { withoutIdNumbers } from '../../schema/values/redaction.ts';
import type { Actor } from '../services/access.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';

const statuses: Readonly<Record<string, number>> = {
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  OUT_OF_SCOPE: 403,
  CAMPAIGN_NOT_FOUND: 404,
  DIVISION_NOT_FOUND: 404,
  UPLOAD_NOT_FOUND: 404,
  UPLOAD_TOO_LARGE: 413,
  REQUEST_TOO_LARGE: 413,
  LIVE_FULL: 503,
};

/** The HTTP status of a refusal. */
export function statusOf(code: string): number {
  return statuses[code] ?? 400;
}

/** A refusal as JSON `{code, message}` with the fitting status; anything else is thrown on. */
export function sendRefusal(response: Response, error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
  response
    .status(statusOf(error.code))
    .json({ code: error.code, message: withoutIdNumbers(sentence(error.code, withoutNames(error.values))) });
}

/** The token of `Authorization: Bearer …`; null without one. */
export function tokenOf(request: Pick<IncomingMessage, 'headers'>): string | null {
  return /^Bearer ([\w.*~+/=-]{8,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** @throws Refusal NOT_SIGNED_IN */
export async function actorOf(services: Services, request: Pick<Request, 'headers'>): Promise<Actor> {
  const token = tokenOf(request);
  const actor = token ? await services.accounts.actorOf(token) : null;
  if (!actor) throw new Refusal('NOT_SIGNED_IN');
  return actor;
}

const drainMs = 10_000;

/**
 * After an answer that came before the end of the body: lets the sender finish, or cuts the line after ten seconds.
 * Cut at once, the sender would see a broken line and not the answer.
 */
export function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), drainMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
