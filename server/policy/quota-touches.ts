import type { BreakdownState } from '../../schema/values/breakdown.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { touchedByQuota } from './breakdown.ts';
import type { QuotaNumbers } from './quota-numbers.ts';

/** A dispatched breakdown whose quota is no longer the one it was dispatched with. */
export interface QuotaTouched {
  readonly divisionCode: string;
  readonly state: BreakdownState;
  readonly becomes: BreakdownState;
  readonly needsReopenUntil: boolean;
  /** Of its form, in the order of the form; persons. */
  readonly columns: readonly {
    readonly code: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/**
 * What a new table changes for dispatched breakdowns; never a rescaled number.
 *
 * @param before what the forms were dispatched with; only their columns are compared
 * @param breakdowns in any order, which is kept; a recalled one is touched by nothing
 * @param today a day in Asia/Shanghai
 */
export function quotaTouches(
  before: QuotaNumbers,
  after: QuotaNumbers,
  breakdowns: readonly {
    readonly divisionCode: string;
    readonly state: BreakdownState;
    /** Inclusive; null unless reopened to a day. */
    readonly reopenedUntil: LocalDate | null;
    /** Columns of the form. */
    readonly columns: readonly string[];
  }[],
  today: LocalDate,
): readonly QuotaTouched[] {
  return breakdowns.flatMap(({ divisionCode, state, reopenedUntil, columns }) => {
    if (state === 'RECALLED') return [];
    const changed = columns.flatMap((code) => {
      const was = before.get(divisionCode)?.get(code) ?? null;
      const becomes = after.get(divisionCode)?.get(code) ?? null;
      return was === becomes ? [] : [{ code, before: was, after: becomes }];
    });
    if (changed.length === 0) return [];
    const { becomes, needsReopenUntil } = touchedByQuota({ state, reopenedUntil }, today);
    return [{ divisionCode, state, becomes, needsReopenUntil, columns: changed }];
  });
}
