import { dividedHalfUp, dividedUp, exactly } from './fraction.ts';

/** How a notice sets the quotas (任务数) of its divisions. Basis points: 10000 is the whole. */
export type QuotaMethod =
  | {
      readonly kind: 'MEAN_OF_PRIOR_YEARS';
      /** How many years before the benefit year, one or more. */
      readonly years: number;
      /** A year without a figure: `ASK` answers what is missing, `SKIP` takes the mean of the years there are. */
      readonly missingYears: 'ASK' | 'SKIP';
    }
  | { readonly kind: 'PRIOR_YEAR_TIMES_FACTOR'; readonly factorBasisPoints: number }
  | { readonly kind: 'POPULATION_RATE'; readonly rateBasisPoints: number }
  /** Given from above: the figure is taken as it stands. */
  | { readonly kind: 'GIVEN' }
  /** Set one by one, each with a reason. Source: 临政办发〔2024〕22号 四. */
  | { readonly kind: 'MANUAL' };

/** Persons of one earlier benefit year; null when nobody knows, which is not 0. */
export interface PriorYear {
  readonly year: number;
  readonly persons: number | null;
}

/** What is known about one division. Each method reads its own part. */
export interface QuotaFigures {
  readonly code: string;
  /** In any order; a year that is absent is unknown. */
  readonly priorYears: readonly PriorYear[];
  readonly population: number | null;
  readonly given: number | null;
  readonly manual: { readonly persons: number; readonly reason: string } | null;
}

export type MissingQuotaFigure =
  | { readonly figure: 'PRIOR_YEAR'; readonly year: number }
  | { readonly figure: 'POPULATION' | 'GIVEN' | 'MANUAL' };

/** The numbers behind a quota, enough to read the calculation out. */
export type QuotaReckoning =
  | {
      readonly method: 'MEAN_OF_PRIOR_YEARS';
      /** The years that count, earliest first. */
      readonly years: readonly { readonly year: number; readonly persons: number }[];
      readonly skippedYears: readonly number[];
      /** sum ÷ years.length, a half upwards, is the quota. */
      readonly sum: number;
    }
  | {
      readonly method: 'PRIOR_YEAR_TIMES_FACTOR';
      readonly year: number;
      readonly persons: number;
      readonly factorBasisPoints: number;
    }
  | { readonly method: 'POPULATION_RATE'; readonly population: number; readonly rateBasisPoints: number }
  | { readonly method: 'GIVEN' }
  | {
      readonly method: 'MANUAL';
      readonly reason: string;
      /** Persons of the year before, as the basis to compare with; null when unknown. */
      readonly priorYear: number | null;
    };

export type QuotaAnswer =
  | { readonly kind: 'quota'; readonly persons: number; readonly how: QuotaReckoning }
  /** No quota, and every figure that is wanted for one. */
  | { readonly kind: 'missing'; readonly what: readonly MissingQuotaFigure[] }
  /** A manual quota with no reason is not one yet. */
  | { readonly kind: 'needsReason'; readonly persons: number };

export interface QuotaTable {
  /** In the order given. */
  readonly rows: readonly { readonly code: string; readonly answer: QuotaAnswer }[];
  /** As printed or given from above (下达合计); null when there is none. */
  readonly declared: number | null;
  /** Sum of the rows (逐行合计); null while any row has no quota, because a part is not the sum. */
  readonly computed: number | null;
  /**
   * declared − computed: persons that no row carries (+2 in 罗政办〔2024〕42号), negative when the rows carry too many;
   * null when either is missing. No row is changed to make it 0. The opposite sign of `QuotaTotal.difference`.
   */
  readonly residual: number | null;
}

/** A quota per division, each rounded on its own, and what is left of the declared total. */
export function quotasByMethod(
  method: QuotaMethod,
  benefitYear: number,
  divisions: readonly QuotaFigures[],
  declared: number | null,
): QuotaTable {
  const rows = divisions.map((figures) => ({
    code: figures.code,
    answer: quotaByMethod(method, benefitYear, figures),
  }));
  const computed = rows.reduce<number | null>(
    (sum, { answer }) => (sum === null || answer.kind !== 'quota' ? null : sum + answer.persons),
    0,
  );
  const known = rows.length === 0 ? null : computed;
  return {
    rows,
    declared,
    computed: known,
    residual: declared === null || known === null ? null : declared - known,
  };
}

/**
 * The quota of one division.
 *
 * Means and factors are rounded half up; a population rate is rounded up, so that the rate is reached (domain 3.5).
 * A figure that is missing is asked for, never taken as 0.
 */
export function quotaByMethod(method: QuotaMethod, benefitYear: number, figures: QuotaFigures): QuotaAnswer {
  switch (method.kind) {
    case 'MEAN_OF_PRIOR_YEARS':
      return meanOfPriorYears(method, benefitYear, figures);
    case 'PRIOR_YEAR_TIMES_FACTOR':
      return priorYearTimesFactor(method.factorBasisPoints, benefitYear - 1, figures);
    case 'POPULATION_RATE':
      return populationRate(method.rateBasisPoints, figures.population);
    case 'GIVEN':
      return figures.given === null
        ? missing({ figure: 'GIVEN' })
        : quota(checked(figures.given), { method: 'GIVEN' });
    case 'MANUAL':
      return manual(benefitYear - 1, figures);
  }
}

function meanOfPriorYears(
  { years, missingYears }: QuotaMethod & { readonly kind: 'MEAN_OF_PRIOR_YEARS' },
  benefitYear: number,
  figures: QuotaFigures,
): QuotaAnswer {
  if (!Number.isSafeInteger(years) || years < 1) throw new Error('a mean needs one year or more');
  const wanted = Array.from({ length: years }, (_, index) => benefitYear - years + index).map((year) => ({
    year,
    persons: personsOf(figures, year),
  }));
  const known = wanted.flatMap(({ year, persons }) => (persons === null ? [] : [{ year, persons }]));
  const unknown = wanted.filter(({ persons }) => persons === null).map(({ year }) => year);
  if (known.length === 0 || (unknown.length > 0 && missingYears === 'ASK')) {
    return missing(...unknown.map((year) => ({ figure: 'PRIOR_YEAR' as const, year })));
  }
  const sum = known.reduce((total, { persons }) => total + exactly(persons, 'persons of a year'), 0n);
  return quota(dividedHalfUp(sum, BigInt(known.length)), {
    method: 'MEAN_OF_PRIOR_YEARS',
    years: known,
    skippedYears: unknown,
    sum: Number(sum),
  });
}

function priorYearTimesFactor(factorBasisPoints: number, year: number, figures: QuotaFigures): QuotaAnswer {
  const persons = personsOf(figures, year);
  if (persons === null) return missing({ figure: 'PRIOR_YEAR', year });
  const product = exactly(persons, 'persons of a year') * exactly(factorBasisPoints, 'a factor');
  return quota(dividedHalfUp(product, 10_000n), {
    method: 'PRIOR_YEAR_TIMES_FACTOR',
    year,
    persons,
    factorBasisPoints,
  });
}

function populationRate(rateBasisPoints: number, population: number | null): QuotaAnswer {
  if (population === null) return missing({ figure: 'POPULATION' });
  const product = exactly(population, 'a population') * exactly(rateBasisPoints, 'a rate');
  return quota(dividedUp(product, 10_000n), { method: 'POPULATION_RATE', population, rateBasisPoints });
}

function manual(priorYear: number, figures: QuotaFigures): QuotaAnswer {
  if (figures.manual === null) return missing({ figure: 'MANUAL' });
  const persons = checked(figures.manual.persons);
  const reason = figures.manual.reason.trim();
  // A dash, a full stop or an invisible character is not a reason: one letter, character or digit at least.
  if (!/[\p{L}\p{N}]/u.test(reason)) return { kind: 'needsReason', persons };
  return quota(persons, { method: 'MANUAL', reason, priorYear: personsOf(figures, priorYear) });
}

function personsOf(figures: QuotaFigures, year: number): number | null {
  return figures.priorYears.find((prior) => prior.year === year)?.persons ?? null;
}

function checked(persons: number): number {
  return Number(exactly(persons, 'a quota'));
}

function quota(persons: number, how: QuotaReckoning): QuotaAnswer {
  return { kind: 'quota', persons, how };
}

function missing(...what: MissingQuotaFigure[]): QuotaAnswer {
  return { kind: 'missing', what };
}
