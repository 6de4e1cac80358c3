import { divisionFinder, type Notice, type NoticeQuotas } from './notice.ts';

/** Column code of the task itself (任务数), which progress divides by. */
export const TASK_COLUMN = 'TASK';

/** The two totals of one column. Neither is ever changed to fit the other. */
export interface QuotaTotal {
  readonly code: string;
  readonly name: string;
  /** As printed (下达合计), persons; null when the notice prints none. */
  readonly declared: number | null;
  /** Sum of the rows that have a number (逐行合计), persons; null when none has. */
  readonly computed: number | null;
  /** computed − declared, persons; negative when the rows fall short; null when either is missing. */
  readonly difference: number | null;
}

/** Declared and computed total of each column, in column order: 592,727, 592,725 and −2 in 罗政办〔2024〕42号. */
export function quotaTotals(quotas: QuotaSums): QuotaTotal[] {
  return quotas.columns.map(({ code, name, declaredTotal }, index) => {
    const computed = sumOfKnown(quotas.rows.map(({ values }) => values[index] ?? null));
    const difference = computed === null || declaredTotal === null ? null : computed - declaredTotal;
    return { code, name, declared: declaredTotal, computed, difference };
  });
}

/** The part of a quota table that its totals need. */
export interface QuotaSums {
  readonly columns: readonly Pick<NoticeQuotas['columns'][number], 'code' | 'name' | 'declaredTotal'>[];
  readonly rows: readonly { readonly values: readonly (number | null)[] }[];
}

/** Sum of the numbers that are there; null when there is none, because nothing known is not zero. */
export function sumOfKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
}

/** A quota row with the division it means. */
export interface DivisionQuotas {
  readonly divisionCode: string;
  /** In column order, persons; null where the table has no number. */
  readonly values: readonly (number | null)[];
  readonly remarks: string | null;
}

/** The notice's quota rows by division code, in the order of the file; none when it has no table. */
export function divisionQuotas(notice: Notice): DivisionQuotas[] {
  const named = divisionFinder(notice);
  return (notice.quotas?.rows ?? []).map(({ division, values, remarks }) => {
    const found = named(division);
    // checkNotice refuses a row for a division the notice does not know.
    if (!found) throw new Error('a checked notice has a quota row without a division');
    return { divisionCode: found.code, values, remarks: remarks ?? null };
  });
}
