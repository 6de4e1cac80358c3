import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import type { ChangeParts } from '../../client/live-marks.ts';
import { touches } from './live-touches.ts';

/** What has changed since the pane was opened: for tables that come into the workbook later, with figures of before. */
export interface ChangeMemory {
  add(change: ChangeParts): void;
  /**
   * Whether a table may hold less than the server.
   *
   * @param written version of the figures in it; null when not known
   * @param latest version of the server's figures; null when not known
   */
  isBehind(identity: SheetIdentity, written: number | null, latest: number | null): boolean;
  forget(): void;
}

/** More of one campaign than this are as good as everything. */
const most = 64;

export function createChangeMemory(): ChangeMemory {
  const changes = new Map<string, readonly ChangeParts[]>();

  function isTouched(identity: SheetIdentity): boolean {
    return (changes.get(identity.campaignId) ?? []).some((change) => touches(identity, change));
  }

  return {
    add(change) {
      const before = changes.get(change.campaignId) ?? [];
      if (before[0]?.isEverything) return;
      const isFull = change.isEverything || before.length >= most;
      changes.set(change.campaignId, isFull ? [{ ...change, isEverything: true }] : [...before, change]);
    },
    isBehind(identity, written, latest) {
      if (written === null || latest === null) return isTouched(identity);
      // Village quotas come from the breakdowns, which have no version of figures.
      return latest > written || (identity.level === 'VILLAGE' && isTouched(identity));
    },
    forget: () => changes.clear(),
  };
}
