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

/**
 * Rows as one value for `from json_each(?)`, which both databases read: `value ->> 0` is a row's first part, as text on
 * PostgreSQL. One value whatever the number of rows, so the statement is as short for 900 rows as for one.
 */
export function jsonRows(rows: readonly (readonly SqlValue[])[]): string {
  return JSON.stringify(Object.fromEntries(rows.entries()));
}

/** A part of a row as a whole number; null stays null. */
export function wholePart(index: number): string {
  return `cast(value ->> ${index} as integer)`;
}
