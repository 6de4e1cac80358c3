import type { SqlValue } from '../reader.ts';

export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

/** One breakdown. */
export interface TownshipKey extends CampaignKey {
  readonly townshipCode: string;
}

export const ofCampaign = 'county_code = ? and benefit_year = ?';
export const ofTownship = `${ofCampaign} and township_code = ?`;

export function campaignValues({ countyCode, benefitYear }: CampaignKey): SqlValue[] {
  return [countyCode, benefitYear];
}

export function townshipValues({ countyCode, benefitYear, townshipCode }: TownshipKey): SqlValue[] {
  return [countyCode, benefitYear, townshipCode];
}

/** Rows a statement: SQLite takes 32,766 values in one. */
export const rowsAStatement = 500;

export function* chunksOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += rowsAStatement)
    yield rows.slice(from, from + rowsAStatement);
}

/** `(?, ?), (?, ?)`: so many rows of values, each as `row` writes it. */
export function valuesOf(rows: readonly unknown[], row: string): string {
  return rows.map(() => row).join(', ');
}
