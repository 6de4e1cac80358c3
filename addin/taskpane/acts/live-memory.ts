import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import { type ChangeParts, isReached } from '../../client/live-marks.ts';
import type { FoundTable } from '../../excel/find.ts';
import { touches } from './live-touches.ts';
import type { SheetActs } from './sheets.ts';

/** What has changed since the pane was opened: for tables that come into the workbook later, with figures of before. */
export interface ChangeMemory {
  add(change: ChangeParts): void;
  /**
   * Whether a table may hold less than the server.
   *
   * @param latest version of the server's figures; null when not known
   */
  isBehind(table: FoundTable, latest: number | null): boolean;
  /** The same of a campaign whose changes are known from now on only: one before may not have been told. */
  mayHaveMissed(table: FoundTable, latest: number | null): boolean;
  forget(): void;
}

/** More of one campaign than this are as good as everything. */
const most = 64;

/** @param sheets tells what a table was written from, as far as this pane knows */
export function createChangeMemory(sheets: Pick<SheetActs, 'versionOf' | 'freshness'>): ChangeMemory {
  const changes = new Map<string, readonly ChangeParts[]>();

  function isTouched(identity: SheetIdentity, since: string | null): boolean {
    const all = changes.get(identity.campaignId) ?? [];
    return all.some((change) => !(since && isReached(since, change.mark)) && touches(identity, change));
  }

  const markOf = (name: string) => sheets.freshness(name)?.mark ?? null;

  function isBehind({ name, identity }: FoundTable, latest: number | null): boolean {
    const version = sheets.versionOf(name);
    if (version === null || latest === null) return isTouched(identity, markOf(name));
    // Village quotas come from the breakdowns, which have no version of figures.
    return latest > version || (identity.level === 'VILLAGE' && isTouched(identity, markOf(name)));
  }

  return {
    add(change) {
      const before = changes.get(change.campaignId) ?? [];
      const isFull = change.isEverything || before[0]?.isEverything === true || before.length >= most;
      changes.set(change.campaignId, isFull ? [{ ...change, isEverything: true }] : [...before, change]);
    },
    isBehind,
    mayHaveMissed(table, latest) {
      const isUnknown = sheets.versionOf(table.name) === null && markOf(table.name) === null;
      return isUnknown || isBehind(table, latest);
    },
    forget: () => changes.clear(),
  };
}
