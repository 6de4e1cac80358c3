import type { LocalDate } from '../../../schema/values/local-date.ts';

/** What sort of thing changed: `ChangeKind` of schema/live.graphql. */
export type ChangeKind = 'FIGURES' | 'BREAKDOWNS' | 'DAY';

/** The state of a campaign, `figures.breakdowns` as in `41.318`; both numbers only rise. */
export type Mark = string;

/** Where a campaign changed between two states: codes and days, never figures. */
export interface Change {
  readonly campaignId: string;
  /** The state reached. */
  readonly mark: Mark;
  /** The state before; null: unknown. */
  readonly from: Mark | null;
  readonly kinds: readonly ChangeKind[];
  readonly townships: readonly string[];
  /** Empty when there are too many: then the townships stand for them. */
  readonly villages: readonly string[];
  /** Empty when there are too many: then all days. */
  readonly days: readonly LocalDate[];
  /** Anything may have changed; the lists are empty. */
  readonly isEverything: boolean;
  readonly at: string;
}

/** What one account follows. */
export interface LiveScope {
  /** Two scopes with one key are told the same. */
  readonly key: string;
  readonly campaignIds: readonly string[];
  /** Null: the whole county. */
  readonly townshipCode: string | null;
}

export function markOf(figures: number, breakdowns: number): Mark {
  return `${figures}.${breakdowns}`;
}

/** The two numbers of a mark; null for any other text. */
export function readMark(text: string): { readonly figures: number; readonly breakdowns: number } | null {
  const found = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
  return found ? { figures: Number(found[1]), breakdowns: Number(found[2]) } : null;
}
