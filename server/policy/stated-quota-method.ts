import type { Notice } from './notice.ts';
import type { QuotaMethod } from './quota-method.ts';

/**
 * The method by which a notice sets its quotas (任务数确定办法), ready for `quotasByMethod`; null when it states none.
 * A prior year without a figure is asked for: no notice says that it may be left out.
 */
export function statedQuotaMethod({ quotaMethod }: Notice): QuotaMethod | null {
  if (quotaMethod === null) return null;
  const { kind, years, factor, rate } = quotaMethod;
  switch (kind) {
    case 'MEAN_OF_PRIOR_YEARS':
      return { kind, years: stated(years), missingYears: 'ASK' };
    case 'PRIOR_YEAR_TIMES_FACTOR':
      return { kind, factorBasisPoints: stated(factor) };
    case 'POPULATION_RATE':
      return { kind, rateBasisPoints: stated(rate) };
    case 'GIVEN':
    case 'MANUAL':
      return { kind };
  }
}

/** @throws Error when it is missing: checked on load, so a bug */
function stated(value: number | undefined): number {
  if (value === undefined) throw new Error('a quota method lacks its number');
  return value;
}
