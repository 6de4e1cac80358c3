import { followRibbon } from '../../../addin/commands/ribbon.ts';
import type { LiveTables } from '../../../addin/taskpane/acts/live-tables.ts';
import type { PaneSession } from '../../../addin/taskpane/pane-session.ts';

describe('followRibbon', () => {
  it('keeps 刷新全部 pale until somebody is signed in and the workbook has a table, and tells Excel only changes', async () => {
    const told = office(true);
    const { session, liveTables, be } = pane();
    followRibbon(session, liveTables);
    be({ phase: 'signedIn' });
    be({ tables: 1 });
    be({ tables: 2 });
    be({ phase: 'signedOut' });
    expect(told).toEqual([
      ['Zhengjiao.Tab', 'Zhengjiao.SheetGroup', 'Zhengjiao.Refresh', false],
      ['Zhengjiao.Tab', 'Zhengjiao.SheetGroup', 'Zhengjiao.Refresh', true],
      ['Zhengjiao.Tab', 'Zhengjiao.SheetGroup', 'Zhengjiao.Refresh', false],
    ]);
  });

  it('lets 刷新全部 be pressed where a formula of ours has run, without any table', () => {
    const told = office(true);
    const { session, liveTables, be } = pane();
    let tell: () => void = () => undefined;
    let hasRun = false;
    followRibbon(session, liveTables, {
      hasRun: () => hasRun,
      subscribe(listener) {
        tell = listener;
        return () => undefined;
      },
    });
    be({ phase: 'signedIn' });
    hasRun = true;
    tell();
    expect(told.map((words) => (words as unknown[])[3])).toEqual([false, true]);
  });

  it('leaves the ribbon alone in an Excel that cannot change it', () => {
    const told = office(false);
    const { session, liveTables, be } = pane();
    followRibbon(session, liveTables);
    be({ phase: 'signedIn', tables: 1 });
    expect(told).toEqual([]);
  });
});

/** @returns what Excel was told: tab, group, control, whether it can be pressed */
function office(isSetSupported: boolean): unknown[] {
  const told: unknown[] = [];
  Object.assign(globalThis, {
    Office: {
      context: { requirements: { isSetSupported: () => isSetSupported } },
      ribbon: {
        async requestUpdate({ tabs: [tab] }: Office.RibbonUpdaterData) {
          const group = tab?.groups?.[0];
          const control = group?.controls?.[0];
          told.push([tab?.id, group?.id, control?.id, control?.enabled]);
        },
      },
    },
  });
  return told;
}

function pane() {
  let present = { phase: 'signedOut', tables: 0 };
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  // Only what the ribbon looks at.
  const session = { subscribe, state: () => ({ phase: present.phase }) } as unknown as PaneSession;
  const liveTables = {
    subscribe,
    state: () => ({ tables: Array.from({ length: present.tables }) }),
  } as unknown as LiveTables;
  return {
    session,
    liveTables,
    be(next: Partial<typeof present>) {
      present = { ...present, ...next };
      for (const listener of listeners) listener();
    },
  };
}
