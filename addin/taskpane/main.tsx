import { createRoot } from 'react-dom/client';
import { createClient } from '../client/requests.ts';
import { tokenStore } from '../client/token.ts';
import { registerCommands } from '../commands/register.ts';
import { createBreakdownActs } from './acts/breakdowns.ts';
import { createPolicyActs } from './acts/policy.ts';
import { createSheetActs } from './acts/sheets.ts';
import { App } from './app.tsx';
import { findOfficeHost, showPane } from './office-host.ts';
import { createPaneSession } from './pane-session.ts';

void start();

/** The composition root: everything is made here and handed down. */
async function start(): Promise<void> {
  const storage = windowStorage();
  const client = createClient({ token: tokenStore(storage), onSignedOut: () => session.lose() });
  const session = createPaneSession(client, storage);
  const sheets = createSheetActs(client);
  const policy = createPolicyActs(client);
  const breakdowns = createBreakdownActs(client);

  const [host] = await Promise.all([findOfficeHost(), session.start()]);
  if (host.excel !== 'none') registerCommands({ session, sheets, showPane });
  const place = document.getElementById('pane');
  if (!place) throw new Error('no #pane in the page');
  createRoot(place).render(<App pane={{ client, session, sheets, policy, breakdowns, host }} />);
}

/** Reading the property alone throws where site data is blocked. */
function windowStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
