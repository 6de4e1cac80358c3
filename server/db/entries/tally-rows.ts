import { ask, type Steps } from '../steps.ts';
import type { CampaignKey } from './ledger-rows.ts';

/** Something a tally counts, at one place, category and day. */
export interface LedgerSum {
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categoryCode: string;
  readonly day: string;
  readonly persons?: number;
  readonly payments?: number;
  readonly amountFen?: number;
  readonly refundedPersons?: number;
  readonly refundedFen?: number;
  readonly elsewherePersons?: number;
}

const figures = [
  'persons',
  'payments',
  'amountFen',
  'refundedPersons',
  'refundedFen',
  'elsewherePersons',
] as const;

/** A row of the tally table: what is to be added to it, or what it should be. */
export interface TallyRow {
  readonly level: 'TOWNSHIP' | 'TOWNSHIP_SUM' | 'VILLAGE';
  /** Empty for the total of all days. */
  readonly paidOn: string;
  readonly divisionCode: string;
  readonly categoryCode: string;
  readonly values: readonly number[];
}

/** Sums turned round, to take away what was counted before. */
export function negated(sums: readonly LedgerSum[]): LedgerSum[] {
  return sums.map((sum) => {
    const { townshipCode, villageCode, categoryCode, day } = sum;
    const turned = Object.fromEntries(figures.map((figure) => [figure, -(sum[figure] ?? 0)]));
    return { townshipCode, villageCode, categoryCode, day, ...turned };
  });
}

/** The rows of every level for some sums, in key order; what comes to nothing is left out. */
export function rolledUp(sums: readonly LedgerSum[]): TallyRow[] {
  const rows = new Map<string, { row: Omit<TallyRow, 'values'>; values: number[] }>();
  const add = (
    level: TallyRow['level'],
    paidOn: string,
    divisionCode: string,
    categoryCode: string,
    sum: LedgerSum,
  ) => {
    const name = `${level} ${paidOn} ${divisionCode} ${categoryCode}`;
    let known = rows.get(name);
    if (!known) {
      known = { row: { level, paidOn, divisionCode, categoryCode }, values: figures.map(() => 0) };
      rows.set(name, known);
    }
    for (const [i, figure] of figures.entries())
      known.values[i] = (known.values[i] ?? 0) + (sum[figure] ?? 0);
  };
  for (const sum of sums) {
    for (const day of ['', sum.day]) {
      add('TOWNSHIP', day, sum.townshipCode, sum.categoryCode, sum);
      add('TOWNSHIP_SUM', day, sum.townshipCode, '', sum);
      if (sum.villageCode !== null) add('VILLAGE', day, sum.villageCode, sum.categoryCode, sum);
    }
  }
  return [...rows]
    .filter(([, { values }]) => values.some((value) => value !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { row, values }]) => ({ ...row, values }));
}

/** Adds sums to the kept tallies of a campaign. */
export function* addToTallies(
  { countyCode, benefitYear }: CampaignKey,
  sums: readonly LedgerSum[],
): Steps<void> {
  const rows = rolledUp(sums);
  for (let at = 0; at < rows.length; at += 50) {
    const some = rows.slice(at, at + 50);
    yield* ask(
      `insert into tally as t (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
       amount_fen, refunded_persons, refunded_fen, elsewhere_persons)
       values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
       on conflict (county_code, benefit_year, level, paid_on, division_code, category_code) do update set
       persons = t.persons + excluded.persons, payments = t.payments + excluded.payments,
       amount_fen = t.amount_fen + excluded.amount_fen,
       refunded_persons = t.refunded_persons + excluded.refunded_persons,
       refunded_fen = t.refunded_fen + excluded.refunded_fen,
       elsewhere_persons = t.elsewhere_persons + excluded.elsewhere_persons`,
      some.flatMap(({ level, paidOn, divisionCode, categoryCode, values }) => [
        countyCode,
        benefitYear,
        level,
        paidOn,
        divisionCode,
        categoryCode,
        ...values,
      ]),
    );
  }
}
