/// <reference types="office-js" />
import type { LiveTables } from '../taskpane/acts/live-tables.ts';
import type { PaneSession } from '../taskpane/pane-session.ts';

/** The ids in manifest.xml. */
const place = { tab: 'Zhengjiao.Tab', group: 'Zhengjiao.SheetGroup', control: 'Zhengjiao.Refresh' };

/**
 * Keeps 刷新全部 pale while it has nothing to do: nobody signed in, or none of our tables in the workbook.
 * Where Excel cannot change its ribbon the button stays as it is, and says so when it is pressed.
 */
export function followRibbon(session: PaneSession, liveTables: LiveTables): void {
  if (!Office.context?.requirements?.isSetSupported('RibbonApi', '1.1')) return;
  let shown: boolean | null = null;
  const follow = () => {
    const enabled = session.state().phase === 'signedIn' && liveTables.state().tables.length > 0;
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
  follow();
}
