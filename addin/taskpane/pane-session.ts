import { problemSentence, sentence } from '../../schema/messages.ts';
import {
  SignInDocument,
  SignOutDocument,
  ViewerDocument,
  type ViewerPartsFragment,
} from '../client/generated/graphql.ts';
import type { Client } from '../client/requests.ts';
import { type Fault, faultOf } from './fault.ts';

export type Viewer = ViewerPartsFragment;

/** Something to tell the clerk at the top of the pane. */
export interface Notice {
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
}

export interface PaneState {
  readonly phase: 'starting' | 'disconnected' | 'signedOut' | 'signedIn';
  /** Why the start failed, in phase `disconnected`. */
  readonly fault: Fault | null;
  readonly viewer: Viewer | null;
  readonly campaignId: string | null;
  readonly notice: Notice | null;
  /** An import is under way: the campaign and the account stay until it has ended. */
  readonly isImporting: boolean;
}

export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'refused'; readonly text: string };

/** Who is signed in and what is chosen; the pane and the ribbon buttons share one. */
export interface PaneSession {
  state(): PaneState;
  subscribe(listener: () => void): () => void;
  /** Asks the service who the kept token belongs to. */
  start(): Promise<void>;
  signIn(account: string, password: string): Promise<SignInOutcome>;
  signOut(): Promise<void>;
  /** To be called when the service no longer accepts the token. */
  lose(): void;
  chooseCampaign(id: string | null): void;
  say(notice: Notice | null): void;
  setImporting(isImporting: boolean): void;
}

interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const campaignKey = 'zhengjiao.campaign';

/** @param storage session storage, where the chosen campaign outlives a reload; null to do without */
export function createPaneSession(client: Client, storage: TextStorage | null): PaneSession {
  let state: PaneState = {
    phase: 'starting',
    fault: null,
    viewer: null,
    campaignId: remembered(storage),
    notice: null,
    isImporting: false,
  };
  const listeners = new Set<() => void>();
  const change = (next: Partial<PaneState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const welcome = (viewer: Viewer) => change({ phase: 'signedIn', viewer, fault: null });
  const forget = (notice: Notice | null) => {
    client.token.write(null);
    remember(storage, null);
    change({ phase: 'signedOut', viewer: null, campaignId: null, fault: null, notice });
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      if (client.token.read() === null) return change({ phase: 'signedOut', campaignId: null });
      change({ phase: 'starting', fault: null });
      try {
        const { viewer } = await client.send(ViewerDocument, {});
        if (viewer) welcome(viewer);
        else forget({ intent: 'info', text: sentence('NOT_SIGNED_IN') });
      } catch (error) {
        const fault = faultOf(error);
        if (client.token.read() === null) forget({ intent: 'info', text: fault.text });
        else change({ phase: 'disconnected', fault });
      }
    },
    async signIn(account, password) {
      const { signIn } = await client.send(SignInDocument, { input: { account, password } });
      if (signIn.token && signIn.viewer) {
        client.token.write(signIn.token);
        remember(storage, null);
        change({ campaignId: null, notice: null });
        welcome(signIn.viewer);
        return { kind: 'signedIn' };
      }
      const [problem] = signIn.problems;
      return { kind: 'refused', text: problem?.message ?? problemSentence(unknownRefusal) };
    },
    async signOut() {
      try {
        await client.send(SignOutDocument, {});
      } catch {
        // The token is dropped here in any case; the server lets it expire.
      }
      forget(null);
    },
    lose() {
      if (state.phase === 'signedIn') forget({ intent: 'warning', text: sentence('NOT_SIGNED_IN') });
    },
    chooseCampaign(id) {
      remember(storage, id);
      change({ campaignId: id, notice: null });
    },
    say: (notice) => change({ notice }),
    setImporting: (isImporting) => change({ isImporting }),
  };
}

const unknownRefusal = { code: 'SERVER_ERROR', severity: 'ERROR', place: {} } as const;

function remembered(storage: TextStorage | null): string | null {
  try {
    return storage?.getItem(campaignKey) ?? null;
  } catch {
    return null;
  }
}

function remember(storage: TextStorage | null, id: string | null): void {
  try {
    if (id === null) storage?.removeItem(campaignKey);
    else storage?.setItem(campaignKey, id);
  } catch {
    // Storage may be withheld; the choice then lasts until the pane is reloaded.
  }
}
