import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import type { ChangeParts } from '../../client/live-marks.ts';
import { countyOf } from './models.ts';

/**
 * Whether a change can be seen in a table: it may say yes without need, never no where a figure moved.
 *
 * A county's table holds every township; a township's own holds what happened there. Of a table as of a fixed day
 * later days do not count. Only tables of progress go by days: the others count people and reports, which have none.
 * The days are those on which a sum of a township moved. Who got another category or village moves none, so tables by
 * these are asked for whatever the day.
 */
export function touches(identity: SheetIdentity, change: ChangeParts): boolean {
  if (identity.campaignId !== change.campaignId) return false;
  if (change.isEverything) return true;
  const { kinds } = change;
  const isInPlace = isCounty(identity) || change.townshipCodes.includes(identity.divisionCode);
  const isMoved = kinds.includes('FIGURES') && (isInPlace || isRanked(identity));
  if (isMoved && isInTime(identity, change.days)) return true;
  return kinds.includes('BREAKDOWNS') && isInPlace && showsBreakdowns(identity);
}

function isCounty({ campaignId, divisionCode }: SheetIdentity): boolean {
  return countyOf(campaignId) === divisionCode;
}

/** The row of one township tells its place among all. */
function isRanked({ kind, level, by }: SheetIdentity): boolean {
  return kind === 'progress' && level === 'TOWNSHIP' && by === undefined;
}

function isInTime({ kind, level, by, asOf }: SheetIdentity, days: readonly string[]): boolean {
  if (kind !== 'progress' || level === 'VILLAGE' || by === 'CATEGORY') return true;
  if (asOf === 'latest' || days.length === 0) return true;
  return days.some((day) => day <= asOf);
}

/** Village quotas come from the breakdowns. */
function showsBreakdowns({ kind, level }: SheetIdentity): boolean {
  return level === 'VILLAGE' && (kind === 'breakdown' || kind === 'progress');
}
