import type { DailyTotalKey } from '../../../schema/files/index.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { flagBit } from '../../../schema/values/payment-flag.ts';
import { dayText, placeInWindows, readDay } from '../day.ts';
import type { FoundColumn } from '../header.ts';
import { UnreadableFile } from '../row.ts';
import { AmountReader } from './amount.ts';
import { isFootRow, type ReadingContext, RowReporter, totalRowKind } from './reading.ts';

/** What one township took in on one day for one category. */
export interface DailyTotalRow {
  readonly line: number;
  readonly townshipCode: string;
  readonly categoryCode: string;
  readonly paidOn: string;
  readonly persons: number;
  readonly amountFen: number;
  readonly flags: number;
}

/** A day of one township is one row: a county's year is some thousands. */
const mostRows = 200_000;
const largestAmountFen = 1_000_000_000_000;
const mostPersons = 10_000_000;

const amountProblems = {
  BLANK: 'AMOUNT_BLANK',
  NOT_NUMBER: 'AMOUNT_NOT_NUMBER',
  NOT_WHOLE_FEN: 'AMOUNT_NOT_WHOLE_FEN',
  NEGATIVE: 'AMOUNT_NEGATIVE',
  TOO_LARGE: 'AMOUNT_TOO_LARGE',
} as const;

/** Turns rows of 乡镇每日汇总 into checked totals. */
export class DailyTotalRows {
  readonly rows: DailyTotalRow[] = [];
  rowsRead = 0;
  rejectedRows = 0;
  readonly reporter: RowReporter<DailyTotalKey>;
  readonly #context: ReadingContext;
  readonly #columns: Partial<Record<DailyTotalKey, FoundColumn>>;
  readonly #width: number;
  readonly #amounts = new AmountReader(largestAmountFen);
  #sumFen = 0;
  #sumPersons = 0;

  constructor(columns: Partial<Record<DailyTotalKey, FoundColumn>>, width: number, context: ReadingContext) {
    this.#context = context;
    this.#columns = columns;
    this.#width = width;
    this.reporter = new RowReporter(columns, context.problems, context.origin);
  }

  row(cells: readonly string[], line: number): void {
    const cell = (key: DailyTotalKey) => cells[this.#columns[key]?.index ?? -1] ?? '';
    const total = totalRowKind(cells);
    if (total !== null) {
      if (total === 'total') this.#compareTotal(cell('persons'), cell('amount'), line);
      return;
    }
    if (cell('persons').trim() === '' && cell('amount').trim() === '' && isFootRow(cells)) return;
    this.rowsRead++;
    let isGood = true;
    const fail = (code: string, key: DailyTotalKey | null, found = '', expected = '') => {
      isGood = false;
      this.reporter.report('ERROR', code, line, key, found, expected);
    };
    if (cells.length > this.#width && cells.slice(this.#width).some((each) => each.trim() !== '')) {
      fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#width));
    }
    let flags = 0;

    const day = readDay(cell('paidOn'));
    if (day === -1)
      fail(cell('paidOn').trim() === '' ? 'DAY_BLANK' : 'DAY_INVALID', 'paidOn', cell('paidOn'));
    else {
      const where = placeInWindows(dayText(day), this.#context.windows);
      if (where !== 'OPEN') {
        flags |= flagBit(where);
        const windows = this.#context.windows
          .map((window) => `${window.opensOn} 至 ${window.closesOn}`)
          .join('、');
        this.reporter.report(
          'WARNING',
          where === 'CLOSED_DAY' ? 'DAY_CLOSED' : 'DAY_OUTSIDE_WINDOW',
          line,
          'paidOn',
          dayText(day),
          windows,
        );
      }
    }

    let townshipCode = '';
    if (cell('township').trim() === '') fail('DIVISION_BLANK', 'township');
    else {
      const match = this.#context.places.find(cell('township'), '');
      if (match.kind === 'found') townshipCode = this.#context.places.places[match.place]?.townshipCode ?? '';
      else if (match.match.kind === 'ambiguous') {
        fail('DIVISION_AMBIGUOUS', 'township', cell('township'), match.match.names.join('、'));
      } else {
        const nearest = match.match.kind === 'unknown' ? match.match.nearest.join('、') : '';
        fail('DIVISION_UNKNOWN', 'township', cell('township'), nearest);
      }
    }

    const persons = readPersons(cell('persons'));
    if (persons === null) fail('PERSONS_INVALID', 'persons', cell('persons'));
    else this.#sumPersons += persons;

    const amount = this.#amounts.read(cell('amount'));
    if (amount.fault) fail(amountProblems[amount.fault], 'amount', cell('amount'));
    else this.#sumFen += amount.fen;

    const category = this.#context.categories.find(cell('category'));
    if (category === -1) {
      flags |= flagBit('CATEGORY_UNKNOWN');
      this.reporter.report('WARNING', 'CATEGORY_UNKNOWN', line, 'category', cell('category'));
    }

    if (!isGood || persons === null || amount.fault) {
      this.rejectedRows++;
      return;
    }
    if (this.rows.length >= mostRows)
      throw new UnreadableFile('TOO_MANY_ROWS', '', { limit: mostRows }, line);
    this.rows.push({
      line,
      townshipCode,
      categoryCode: this.#context.categories.codes[Math.max(0, category)] as string,
      paidOn: dayText(day),
      persons,
      amountFen: amount.fen,
      flags,
    });
  }

  #compareTotal(personsText: string, amountText: string, line: number): void {
    const amount = this.#amounts.read(amountText);
    if (amount.fault === null && amount.fen !== this.#sumFen) {
      this.reporter.report(
        'WARNING',
        'TOTAL_ROW_DIFFERS',
        line,
        'amount',
        formatYuan(amount.fen),
        formatYuan(this.#sumFen),
      );
    }
    const persons = readPersons(personsText);
    if (persons !== null && persons !== this.#sumPersons) {
      this.reporter.report(
        'WARNING',
        'TOTAL_ROW_DIFFERS',
        line,
        'persons',
        String(persons),
        String(this.#sumPersons),
      );
    }
  }
}

/** A whole number of persons, with or without thousands separators and 人; null otherwise. */
function readPersons(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/人$/, '')
    .replace(/\.0+$/, '');
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d{1,9})$/.test(plain)) return null;
  const persons = Number(plain.replaceAll(',', ''));
  return persons > mostPersons ? null : persons;
}
