/// <reference types="office-js" />
import type { Functions } from '../functions/functions.ts';
import type { LiveTables } from '../taskpane/acts/live-tables.ts';
import type { PaneSession } from '../taskpane/pane-session.ts';

/** The ids in manifest.xml. */
const place = { tab: 'Zhengjiao.Tab', group: 'Zhengjiao.SheetGroup', control: 'Zhengjiao.Refresh' };

/**
 * Keeps 刷新全部 pale while it has nothing to do: nobody signed in, or neither a table nor a formula of ours.
 * Where Excel cannot change its ribbon the button stays as it is, and says so when it is pressed.
 */
export function followRibbon(
  session: PaneSession,
  liveTables: LiveTables,
  functions?: Pick<Functions, 'hasRun' | 'subscribe'>,
): void {
  if (!Office.context?.requirements?.isSetSupported('RibbonApi', '1.1')) return;
  let shown: boolean | null = null;
  const follow = () => {
    const hasOurs = liveTables.state().tables.length > 0 || functions?.hasRun() === true;
    const enabled = session.state().phase === 'signedIn' && hasOurs;
    if (enabled === shown) return;
    shown = enabled;
    const { tab, group, control } = place;
    const update = { tabs: [{ id: tab, groups: [{ id: group, controls: [{ id: control, enabled }] }] }] };
    Office.ribbon.requestUpdate(update).catch(() => {
      // It is told again with the next change.
      shown = null;
    });
  };
  session.subscribe(follow);
  liveTables.subscribe(follow);
  functions?.subscribe(follow);
  follow();
}
