import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionRecord } from '../divisions.ts';
import type { ProgressRecord } from './progress.ts';

export type Cell = string | number | null;

/** The rows of a table of figures; `total` and each row have as many cells as there are columns. */
export interface FigureRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[];
}

/** What a sum over tallies answers. */
export interface Sums {
  readonly persons: number;
  readonly fen: number;
  readonly refunded: number;
  readonly refunded_fen: number;
  readonly elsewhere: number;
}

export const sums = `sum(persons) as persons, sum(amount_fen) as fen, sum(refunded_persons) as refunded,
  sum(refunded_fen) as refunded_fen, sum(elsewhere_persons) as elsewhere`;

/**
 * The tallies of a division, of whatever category and day.
 *
 * @param level of the county and of a township; a village has its own
 */
export function scopeOf(
  { countyCode, benefitYear }: CampaignRecord,
  parent: DivisionRecord,
  level: 'TOWNSHIP' | 'TOWNSHIP_SUM',
): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const key = [countyCode, benefitYear, parent.level === 'VILLAGE' ? 'VILLAGE' : level];
  return parent.level === 'COUNTY'
    ? { sql: 'county_code = ? and benefit_year = ? and level = ?', values: key }
    : {
        sql: 'county_code = ? and benefit_year = ? and level = ? and division_code = ?',
        values: [...key, parent.code],
      };
}

const divisionColumns = [
  'key',
  'name',
  'quota',
  'paidPersons',
  'amountFen',
  'completionBasisPoints',
  'gap',
  'rank',
  'newToday',
  'newIn7Days',
  'grossPersons',
  'refundedPersons',
  'refundedFen',
  'elsewherePersons',
];

type RowFigures = Omit<
  ProgressRecord['rows'][number],
  'divisionCode' | 'divisionName' | 'rank' | 'townshipName'
>;

/** The rows of a progress record, by columns; those of villages say their township. */
export function rowsByDivision({ rows, total, level }: ProgressRecord): FigureRows {
  const isByVillage = level === 'VILLAGE';
  const township = (name: string | null) => (isByVillage ? [name] : []);
  const cells = (row: RowFigures) => [
    row.quota,
    row.paidPersons,
    row.amountFen,
    row.completionBasisPoints,
    row.gap,
  ];
  const rest = (row: RowFigures) => [
    row.newToday,
    row.newIn7Days,
    row.grossPersons,
    row.refundedPersons,
    row.refundedFen,
    row.elsewherePersons,
  ];
  return {
    // At the end, so that whoever reads by place goes on reading right.
    columns: [...divisionColumns, ...(isByVillage ? ['townshipName'] : [])],
    rows: rows.map((row) => [
      row.divisionCode,
      row.divisionName,
      ...cells(row),
      row.rank,
      ...rest(row),
      ...township(row.townshipName),
    ]),
    total: [null, null, ...cells(total), null, ...rest(total), ...township(null)],
  };
}
