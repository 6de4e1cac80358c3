import { signedIn } from '../../services/access.ts';
import type { OutlookRecord } from '../../services/progress/outlooks.ts';
import type { Forecast, ForecastOutcome, OutlookRow, Resolvers } from '../generated/resolver-types.ts';

export const outlookResolvers: Resolvers = {
  Campaign: {
    async outlook(campaign, { asOf }, { actor, services }) {
      const { rows, total, ...days } = await services.outlooks.of(signedIn(actor), campaign, asOf ?? null);
      return { ...days, rows: rows.map(rowOf), total: total && rowOf(total) };
    },
    async interviews(campaign, { asOf }, { actor, services }) {
      const list = await services.outlooks.interviews(signedIn(actor), campaign, asOf ?? null);
      return {
        ...list,
        isSettled: list.notSettled.length === 0,
        notSettled: [...list.notSettled],
        notJudged: [...list.notJudged],
        rows: list.rows.map(({ code, name, consecutiveCycles, reasons }) => ({
          divisionCode: code,
          divisionName: name,
          consecutiveCycles,
          reasons: [...reasons],
        })),
      };
    },
  },
};

type Row = OutlookRecord['rows'][number];

function rowOf({
  code,
  name,
  quota,
  paidPersons,
  gap,
  neededPerDay,
  byRunRate,
  byLastYear,
}: Row): OutlookRow {
  return {
    divisionCode: code,
    divisionName: name,
    quota,
    paidPersons,
    gap,
    neededPerDay,
    byRunRate: forecastOf(byRunRate),
    byLastYear: forecastOf(byLastYear),
  };
}

const outcomes: Readonly<Record<Row['byRunRate']['kind'], ForecastOutcome>> = {
  forecast: 'FORECAST',
  met: 'MET',
  noQuota: 'NO_QUOTA',
  noOpenDaysLeft: 'NO_OPEN_DAYS_LEFT',
  tooEarly: 'TOO_EARLY',
  noLastYear: 'NO_LAST_YEAR',
};

function forecastOf(forecast: Row['byRunRate']): Forecast {
  const outcome = outcomes[forecast.kind];
  if (forecast.kind !== 'forecast') {
    return { outcome, persons: null, completionBasisPoints: null, willMeet: null };
  }
  const { persons, completionBasisPoints, willMeet } = forecast;
  return { outcome, persons, completionBasisPoints, willMeet };
}
