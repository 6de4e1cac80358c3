import type { Database } from '../../db/database.ts';
import { TASK_COLUMN } from '../../policy/quota.ts';
import type { QuotaFigures, QuotaMethod } from '../../policy/quota-method.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { readRegistered } from '../rewards/registered.ts';

/** A figure of the caller's, in place of one that is known here. */
export interface QuotaFigureChoice {
  readonly divisionCode: string;
  readonly columnCode: string;
  /** With `persons`. */
  readonly year: number | null;
  readonly persons: number | null;
  readonly population: number | null;
  readonly given: number | null;
}

/**
 * What quotas are reckoned from, by column and division, persons. Of the task the service knows how many paid in
 * earlier campaigns (refunds and persons counted elsewhere taken off) and the register of residents; of any other
 * column, and of years before the service was there, only what the caller says. Unknown stays null, which is not 0.
 */
export async function readQuotaFigures(
  database: Database,
  campaign: CampaignRecord,
  divisions: readonly string[],
  columns: readonly { readonly code: string; readonly method: QuotaMethod | null }[],
  said: readonly QuotaFigureChoice[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, QuotaFigures>>> {
  const task = columns.find(({ code }) => code === TASK_COLUMN)?.method ?? null;
  const paid = await readPaid(database, campaign, yearsOf(task));
  const registered =
    task?.kind === 'POPULATION_RATE' ? await readRegistered(database, campaign.countyCode) : null;
  const figures = new Map<string, ReadonlyMap<string, QuotaFigures>>();
  for (const { code, method } of columns) {
    if (method === null) continue;
    const isTask = code === TASK_COLUMN;
    const own = said.filter(({ columnCode }) => columnCode === code);
    figures.set(
      code,
      new Map(
        divisions.map((division) => [
          division,
          withSaid(
            own.filter(({ divisionCode }) => divisionCode === division),
            {
              code: division,
              priorYears: isTask
                ? [...paid].map(([year, byDivision]) => ({ year, persons: byDivision.get(division) ?? null }))
                : [],
              population: isTask ? (registered?.get(division) ?? null) : null,
              given: null,
              manual: null,
            },
          ),
        ]),
      ),
    );
  }
  return figures;
}

function yearsOf(method: QuotaMethod | null): number {
  if (method?.kind === 'MEAN_OF_PRIOR_YEARS') return method.years;
  return method?.kind === 'PRIOR_YEAR_TIMES_FACTOR' ? 1 : 0;
}

/** Persons by year and township; a year without any payment here is not known rather than 0. */
async function readPaid(
  database: Database,
  { countyCode, benefitYear }: CampaignRecord,
  years: number,
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>>> {
  if (years === 0) return new Map();
  const rows = await database.reader.all<{ year: number; division: string; persons: number }>(
    `select benefit_year as year, division_code as division,
       sum(persons - refunded_persons - elsewhere_persons) as persons
     from tally where county_code = ? and benefit_year >= ? and benefit_year < ? and level = 'TOWNSHIP_SUM'
       and paid_on = '' group by benefit_year, division_code`,
    [countyCode, benefitYear - years, benefitYear],
  );
  const byYear = new Map<number, Map<string, number>>();
  for (const { year, division, persons } of rows) {
    const own = byYear.get(year) ?? new Map<string, number>();
    byYear.set(year, own.set(division, Number(persons)));
  }
  return byYear;
}

function withSaid(said: readonly QuotaFigureChoice[], known: QuotaFigures): QuotaFigures {
  const years = new Map(known.priorYears.map(({ year, persons }) => [year, persons]));
  let { population, given } = known;
  for (const figure of said) {
    if (figure.year !== null && figure.persons !== null) years.set(figure.year, figure.persons);
    population = figure.population ?? population;
    given = figure.given ?? given;
  }
  return {
    ...known,
    priorYears: [...years].map(([year, persons]) => ({ year, persons })),
    population,
    given,
  };
}
