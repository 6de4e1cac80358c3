import { jest } from '@jest/globals';
import type { FoundTable } from '../../../addin/excel/find.ts';
import type { RefreshChoice } from '../../../addin/excel/workbook-choice.ts';
import { createRefreshOnOpen } from '../../../addin/taskpane/acts/refresh-on-open.ts';
import type { PaneSession, PaneState, Viewer } from '../../../addin/taskpane/pane-session.ts';

const viewer = {
  account: 'bureau',
  displayName: '示例经办',
  role: 'BUREAU',
  division: null,
} as unknown as Viewer;
const table = { name: 'zj_1', sheetName: '进度' } as unknown as FoundTable;

describe('createRefreshOnOpen', () => {
  it('asks once for the 2 tables a workbook came with, and refreshes them at yes', async () => {
    const { onOpen, refresh, kept } = workbook({ choice: null, tables: [table, table] });
    await onOpen.start();
    expect(onOpen.state()).toEqual({ choice: null, asksFor: 2 });
    expect(refresh).not.toHaveBeenCalled();
    await onOpen.choose('yes');
    expect(kept).toEqual(['yes', 'starts with the workbook']);
    expect(onOpen.state()).toEqual({ choice: 'yes', asksFor: null });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledWith([table, table], viewer, { mark: true, isUnasked: true });
  });

  it('refreshes nothing at no, and does not ask again', async () => {
    const { onOpen, refresh, kept } = workbook({ choice: null, tables: [table] });
    await onOpen.start();
    await onOpen.choose('no');
    expect(kept).toEqual(['no', 'starts with its pane']);
    expect(refresh).not.toHaveBeenCalled();
    const later = workbook({ choice: 'no', tables: [table] });
    await later.onOpen.start();
    expect(later.onOpen.state()).toEqual({ choice: 'no', asksFor: null });
    expect(later.refresh).not.toHaveBeenCalled();
  });

  it('asks nothing of a workbook without our tables', async () => {
    const { onOpen } = workbook({ choice: null, tables: [] });
    await onOpen.start();
    expect(onOpen.state()).toEqual({ choice: null, asksFor: null });
  });

  it('waits for somebody to sign in, then refreshes once', async () => {
    const { onOpen, refresh, session, kept } = workbook({
      choice: 'yes',
      tables: [table],
      phase: 'signedOut',
    });
    await onOpen.start();
    // Excel forgets this when the add-in is installed anew under another id.
    expect(kept).toEqual(['starts with the workbook']);
    expect(refresh).not.toHaveBeenCalled();
    session.be({ phase: 'signedIn', viewer });
    session.be({ campaignId: '411521-2025' });
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('keeps an answer that is changed later, without refreshing at once', async () => {
    const { onOpen, refresh, kept } = workbook({ choice: 'no', tables: [table] });
    await onOpen.start();
    await onOpen.choose('yes');
    expect(kept).toEqual(['yes', 'starts with the workbook']);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('asks nothing while Excel is busy', async () => {
    const { onOpen, refresh } = workbook({ choice: 'yes', tables: [table], isBusy: true });
    await onOpen.start();
    expect(onOpen.state()).toEqual({ choice: null, asksFor: null });
    expect(refresh).not.toHaveBeenCalled();
  });
});

function workbook({
  choice,
  tables,
  phase = 'signedIn',
  isBusy = false,
}: {
  readonly choice: RefreshChoice;
  readonly tables: readonly FoundTable[];
  readonly phase?: PaneState['phase'];
  readonly isBusy?: boolean;
}) {
  const kept: string[] = [];
  const refresh = jest.fn(async () => []);
  const session = fakeSession({ phase, viewer: phase === 'signedIn' ? viewer : null });
  const onOpen = createRefreshOnOpen({
    session,
    sheets: { refresh },
    liveTables: { look: async () => tables },
    excel: {
      async loadRefreshChoice() {
        if (isBusy) throw new Error('busy');
        return choice;
      },
      async saveRefreshChoice(given) {
        kept.push(given);
      },
      async startWithWorkbook(isWanted) {
        kept.push(isWanted ? 'starts with the workbook' : 'starts with its pane');
      },
    },
  });
  return { onOpen, refresh, session, kept };
}

function fakeSession(first: Partial<PaneState>): PaneSession & { be(next: Partial<PaneState>): void } {
  let state = first as PaneState;
  const listeners = new Set<() => void>();
  const nothing = () => undefined;
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    be(next) {
      state = { ...state, ...next };
      for (const listener of listeners) listener();
    },
    start: async () => undefined,
    signIn: async () => ({ kind: 'signedIn' }),
    signOut: async () => undefined,
    lose: nothing,
    chooseCampaign: nothing,
    say: nothing,
    setImporting: nothing,
  };
}
