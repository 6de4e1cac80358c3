import type { Fen } from '../../schema/values/fen.ts';
import { completion } from './completion.ts';
import { sumOfKnown } from './quota.ts';
import { completionRanks, type RankEntry } from './ranking.ts';

/** What the tallies know about one division as of a day. */
export interface ProgressFigures {
  /** Distinct persons paid, up to and including the day. */
  readonly paidPersons: number;
  readonly amountFen: Fen;
  /** Persons first counted on the day itself. */
  readonly newToday: number;
  /** Persons first counted on the day or one of the six before it. */
  readonly newIn7Days: number;
}

export interface ProgressInput {
  /** The rows, in table order. */
  readonly divisions: readonly { readonly code: string; readonly name: string }[];
  /** Division code → persons; null when none of the rows has a quota. A code that is absent has no quota. */
  readonly quotas: ReadonlyMap<string, number> | null;
  /**
   * The printed total (下达合计) of exactly these rows; null when none is printed or the rows are only a part. It stands
   * also where no row has a quota: what a township was given before it is broken down to its villages.
   */
  readonly declaredTotal: number | null;
  /** A division that is absent has no payments: zeros. */
  readonly figures: ReadonlyMap<string, ProgressFigures>;
  /** Figures of the whole scope when payments exist that belong to no row, e.g. to no village; else the rows' sum. */
  readonly totalFigures?: ProgressFigures;
  /** All divisions to rank among, in table order, when the rows are only a part of them; else the rows. */
  readonly rankOver?: readonly RankEntry[];
}

export interface ProgressTable {
  readonly hasQuotas: boolean;
  readonly rows: readonly ProgressTableRow[];
  readonly total: ProgressTableTotal;
}

export interface ProgressTableRow extends ProgressFigures {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly quota: number | null;
  readonly completionBasisPoints: number | null;
  /** quota − paidPersons; negative above quota; null without a quota. */
  readonly gap: number | null;
  readonly rank: number | null;
}

export interface ProgressTableTotal extends ProgressFigures {
  /** The declared total, or the row sum when none is declared; what the total's rate divides by. */
  readonly quota: number | null;
  readonly rowSumQuota: number | null;
  /** rowSumQuota − declared total; null when no total is declared. */
  readonly quotaDifference: number | null;
  readonly completionBasisPoints: number | null;
  /** The total's own gap, which differs from the sum of the rows' gaps when the totals differ. */
  readonly gap: number | null;
}

/** The progress table: a row per division and the total row (domain 3.3), with the names of the GraphQL fields. */
export function progressTable(input: ProgressInput): ProgressTable {
  const entries = input.divisions.map(({ code, name }) => ({
    code,
    name,
    quota: input.quotas?.get(code) ?? null,
    ...(input.figures.get(code) ?? noFigures),
  }));
  const ranks = completionRanks(input.rankOver ?? entries);
  return {
    hasQuotas: input.quotas !== null,
    rows: entries.map((entry) => ({
      divisionCode: entry.code,
      divisionName: entry.name,
      ...figuresOf(entry),
      ...against(entry.quota, entry.paidPersons),
      rank: entry.quota === null ? null : (ranks.get(entry.code) ?? null),
    })),
    total: totalRow(input, entries),
  };
}

const noFigures: ProgressFigures = { paidPersons: 0, amountFen: 0, newToday: 0, newIn7Days: 0 };

function totalRow(
  input: ProgressInput,
  entries: readonly (ProgressFigures & { readonly quota: number | null })[],
): ProgressTableTotal {
  const figures = input.totalFigures ?? entries.reduce(added, noFigures);
  const declared = input.declaredTotal;
  const rowSumQuota = sumOfKnown(entries.map(({ quota }) => quota));
  return {
    ...figuresOf(figures),
    ...against(declared ?? rowSumQuota, figures.paidPersons),
    rowSumQuota,
    quotaDifference: declared === null || rowSumQuota === null ? null : rowSumQuota - declared,
  };
}

function against(
  quota: number | null,
  paidPersons: number,
): Pick<ProgressTableRow, 'quota' | 'completionBasisPoints' | 'gap'> {
  return {
    quota,
    completionBasisPoints: completion(paidPersons, quota),
    gap: quota === null ? null : quota - paidPersons,
  };
}

function figuresOf({ paidPersons, amountFen, newToday, newIn7Days }: ProgressFigures): ProgressFigures {
  return { paidPersons, amountFen, newToday, newIn7Days };
}

function added(sum: ProgressFigures, row: ProgressFigures): ProgressFigures {
  return {
    paidPersons: sum.paidPersons + row.paidPersons,
    amountFen: sum.amountFen + row.amountFen,
    newToday: sum.newToday + row.newToday,
    newIn7Days: sum.newIn7Days + row.newIn7Days,
  };
}
