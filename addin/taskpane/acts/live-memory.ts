import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import type { ChangeParts } from '../../client/live-marks.ts';
import { touches } from './live-touches.ts';

/** What has changed since the pane was opened: for tables that come into the workbook later, with figures of before. */
export interface ChangeMemory {
  add(change: ChangeParts): void;
  touched(identity: SheetIdentity): boolean;
  forget(): void;
}

/** More of one campaign than this are as good as everything. */
const most = 64;

export function createChangeMemory(): ChangeMemory {
  const changes = new Map<string, readonly ChangeParts[]>();
  return {
    add(change) {
      const before = changes.get(change.campaignId) ?? [];
      if (before[0]?.isEverything) return;
      const isFull = change.isEverything || before.length >= most;
      changes.set(change.campaignId, isFull ? [{ ...change, isEverything: true }] : [...before, change]);
    },
    touched: (identity) =>
      (changes.get(identity.campaignId) ?? []).some((change) => touches(identity, change)),
    forget: () => changes.clear(),
  };
}
