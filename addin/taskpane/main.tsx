import { createRoot } from 'react-dom/client';
import { createLive, type LiveLink } from '../client/live.ts';
import { createLiveSlots } from '../client/live-slots.ts';
import { createClient } from '../client/requests.ts';
import { tokenStore } from '../client/token.ts';
import { registerCommands } from '../commands/register.ts';
import { recalculate } from '../excel/recalculate.ts';
import { registerFunctions } from '../functions/functions.ts';
import { createBreakdownActs } from './acts/breakdowns.ts';
import { createLiveTables } from './acts/live-tables.ts';
import { createPolicyActs } from './acts/policy.ts';
import { createRefreshOnOpen } from './acts/refresh-on-open.ts';
import { createSheetActs } from './acts/sheets.ts';
import { App } from './app.tsx';
import { findOfficeHost, showPane } from './office-host.ts';
import { createPaneSession } from './pane-session.ts';

void start();

/** The composition root: everything is made here and handed down. */
async function start(): Promise<void> {
  const storage = storageOf('sessionStorage');
  const client = createClient({ token: tokenStore(storage), onSignedOut: () => session.lose() });
  const session = createPaneSession(client, storage);
  const policy = createPolicyActs(client);
  const breakdowns = createBreakdownActs(client);
  const live = createLive({ client, slots: createLiveSlots(navigator.locks ?? null) });
  const sheets = createSheetActs(client, (id) => live.state().marks.get(id) ?? null);
  const liveTables = createLiveTables({ live, sheets, session });
  const refreshOnOpen = createRefreshOnOpen({ session, sheets, liveTables });
  // Before anything is awaited: Excel calls the functions of open cells as soon as the runtime is there.
  const functions = registerFunctions({
    client,
    live,
    storage: storageOf('localStorage'),
    place: () => {
      const { phase, viewer, campaignId } = session.state();
      return { phase, account: viewer?.account ?? null, campaignId };
    },
    onPlaceChanged: session.subscribe,
    recalculate,
  });

  const [host] = await Promise.all([findOfficeHost(), session.start()]);
  if (host.excel !== 'none') registerCommands({ session, sheets, liveTables, functions, showPane });
  if (host.excel === 'ready') {
    liveTables.start();
    void refreshOnOpen.start();
  }
  wakeWithPage(live);
  const place = document.getElementById('pane');
  if (!place) throw new Error('no #pane in the page');
  createRoot(place).render(
    <App
      pane={{ client, session, sheets, policy, breakdowns, live, liveTables, refreshOnOpen, functions, host }}
    />,
  );
}

/** A page in the background runs its timers late, and a laptop that slept not at all. */
function wakeWithPage(live: LiveLink): void {
  const wake = () => {
    if (document.visibilityState === 'visible') live.wake();
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('focus', wake);
  window.addEventListener('online', wake);
}

/** Reading the property alone throws where site data is blocked. */
function storageOf(name: 'sessionStorage' | 'localStorage'): Storage | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}
