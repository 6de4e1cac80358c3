import { ApiError } from './api-error.ts';
import { ChangesSinceDocument } from './generated/graphql.ts';
import type { ChangeParts, Marks } from './live-marks.ts';
import type { LiveTimers } from './live-stream.ts';
import type { Client } from './requests.ts';

/** How one question went. `gone`: the token is no longer good; the client has said so already. */
export type PollEnd =
  | { readonly kind: 'answered'; readonly changes: readonly ChangeParts[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failures: number };

export interface PollParts {
  readonly client: Client;
  readonly timers: LiveTimers;
  readonly random: () => number;
  readonly campaignIds: () => readonly string[];
  readonly marks: () => Marks;
  readonly onPolled: (end: PollEnd) => void;
}

/** Asking every few seconds, for networks that let no stream through and while the stream is away. */
export interface Poll {
  isRunning(): boolean;
  /** Asks at once, and goes on from there. */
  ask(): void;
  stop(): void;
}

const everyMs = 3_000;
const mostPauseMs = 30_000;
/** An answer is short; a line that takes longer for it is as good as none. */
const patienceMs = 5_000;

export function createPoll(parts: PollParts): Poll {
  const { client, timers, random } = parts;
  let isRunning = false;
  let timer: unknown = null;
  let failures = 0;
  // The question under way; its answer counts only while it is the latest.
  let asking: AbortController | null = null;

  async function askAll(signal: AbortSignal): Promise<PollEnd> {
    const ids = parts.campaignIds();
    const marks = parts.marks();
    try {
      const answers = await Promise.all(
        ids.map((id) => changesOf(client, id, marks.get(id) ?? null, signal)),
      );
      return { kind: 'answered', changes: answers.flatMap((change) => change ?? []) };
    } catch (error) {
      if (error instanceof ApiError && error.isSignedOut) return { kind: 'gone' };
      return { kind: 'failed', failures: failures + 1 };
    }
  }

  async function ask(): Promise<void> {
    timers.clear(timer);
    asking?.abort();
    isRunning = true;
    const mine = new AbortController();
    asking = mine;
    const end = await askAll(mine.signal);
    if (asking !== mine) return;
    asking = null;
    failures = end.kind === 'failed' ? end.failures : 0;
    if (end.kind === 'gone') isRunning = false;
    else {
      const pause =
        end.kind === 'answered'
          ? everyMs * (0.8 + 0.4 * random())
          : random() * Math.min(mostPauseMs, 1_000 * 2 ** (failures - 1));
      timer = timers.set(() => void ask(), pause);
    }
    // May stop it.
    parts.onPolled(end);
  }

  return {
    isRunning: () => isRunning,
    ask: () => void ask(),
    stop() {
      isRunning = false;
      failures = 0;
      timers.clear(timer);
      asking?.abort();
      asking = null;
    },
  };
}

async function changesOf(
  client: Client,
  campaignId: string,
  mark: string | null,
  signal: AbortSignal,
): Promise<ChangeParts | null> {
  try {
    const variables = { campaignId, mark };
    const { changesSince } = await client.send(ChangesSinceDocument, variables, {
      signal,
      timeoutMs: patienceMs,
    });
    return changesSince ?? null;
  } catch (error) {
    // A table of another county's workbook: nothing to be told about it.
    if (error instanceof ApiError && error.code === 'CAMPAIGN_NOT_FOUND') return null;
    throw error;
  }
}
