import type { StatementTotalKey } from '../../../schema/files/index.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { dayText, readDay } from '../day.ts';
import type { FoundColumn } from '../header.ts';
import { AmountReader } from '../payments/amount.ts';
import { isFootRow, RowReporter, totalRowKind } from '../payments/reading.ts';
import { type RowOrigin, UnreadableFile } from '../row.ts';
import { amountProblems } from './details.ts';
import { findTownship } from './township.ts';
import type { StatementContext, StatementTotal } from './types.ts';

/** A day of one township is one row: a county's year is some thousands. */
const mostRows = 200_000;
const largestAmountFen = 1_000_000_000_000;
const mostItems = 10_000_000;

/** Turns rows of 对账每日汇总 into checked totals. */
export class StatementTotalRows {
  readonly rows: StatementTotal[] = [];
  rowsRead = 0;
  rejectedRows = 0;
  readonly reporter: RowReporter<StatementTotalKey>;
  readonly #context: StatementContext;
  readonly #columns: Partial<Record<StatementTotalKey, FoundColumn>>;
  readonly #width: number;
  readonly #amounts = new AmountReader(largestAmountFen);
  /** Township and day -> the row that said it first. */
  readonly #first = new Map<string, StatementTotal>();
  #sumFen = 0;
  #sumItems = 0;

  constructor(
    columns: Partial<Record<StatementTotalKey, FoundColumn>>,
    width: number,
    context: StatementContext,
    origin: RowOrigin,
  ) {
    this.#context = context;
    this.#columns = columns;
    this.#width = width;
    this.reporter = new RowReporter(columns, context.problems, origin);
  }

  row(cells: readonly string[], line: number): void {
    const cell = (key: StatementTotalKey) => cells[this.#columns[key]?.index ?? -1] ?? '';
    const total = totalRowKind(cells);
    if (total !== null) {
      if (total === 'total') this.#compareTotal(cell('items'), cell('amount'), line);
      return;
    }
    if (cell('items').trim() === '' && cell('amount').trim() === '' && isFootRow(cells)) return;
    this.rowsRead++;
    let isGood = true;
    const fail = (code: string, key: StatementTotalKey | null, found = '', expected = '') => {
      isGood = false;
      this.reporter.report('ERROR', code, line, key, found, expected);
    };
    if (cells.length > this.#width && cells.slice(this.#width).some((each) => each.trim() !== '')) {
      fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#width));
    }
    const dayCell = cell('paidOn');
    const day = readDay(dayCell);
    if (day === -1) fail(dayCell.trim() === '' ? 'DAY_BLANK' : 'DAY_INVALID', 'paidOn', dayCell);
    const townshipCode = findTownship(this.#context.places, cell('township'), (code, found, expected) =>
      fail(code, 'township', found, expected),
    );
    const items = readItems(cell('items'));
    if (items === null) fail('STATEMENT_ITEMS_INVALID', 'items', cell('items'));
    else this.#sumItems += items;
    const amount = this.#amounts.read(cell('amount'));
    if (amount.fault) fail(amountProblems[amount.fault], 'amount', cell('amount'));
    else this.#sumFen += amount.fen;

    if (!isGood || townshipCode === null || items === null || amount.fault) {
      this.rejectedRows++;
      return;
    }
    if (this.rows.length >= mostRows)
      throw new UnreadableFile('TOO_MANY_ROWS', '', { limit: mostRows }, line);
    const row = { line, townshipCode, paidOn: dayText(day), items, amountFen: amount.fen };
    const key = `${townshipCode} ${row.paidOn}`;
    const first = this.#first.get(key);
    if (first && (first.items !== items || first.amountFen !== amount.fen)) {
      this.rejectedRows++;
      const values = { line: first.line, items: first.items, amount: formatYuan(first.amountFen) };
      this.reporter.report('ERROR', 'STATEMENT_TOTAL_TWICE', line, null, '', '', values);
      return;
    }
    if (!first) this.#first.set(key, row);
    this.rows.push(row);
  }

  #compareTotal(itemsText: string, amountText: string, line: number): void {
    const amount = this.#amounts.read(amountText);
    if (amount.fault === null && amount.fen !== this.#sumFen) {
      const [found, sum] = [formatYuan(amount.fen), formatYuan(this.#sumFen)];
      this.reporter.report('WARNING', 'TOTAL_ROW_DIFFERS', line, 'amount', found, sum);
    }
    const items = readItems(itemsText);
    if (items !== null && items !== this.#sumItems) {
      const [found, sum] = [String(items), String(this.#sumItems)];
      this.reporter.report('WARNING', 'TOTAL_ROW_DIFFERS', line, 'items', found, sum);
    }
  }
}

/** A whole number of payments or persons, with or without thousands separators and unit; null otherwise. */
function readItems(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/[人笔次]$/, '')
    .replace(/\.0+$/, '');
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d{1,9})$/.test(plain)) return null;
  const items = Number(plain.replaceAll(',', ''));
  return items > mostItems ? null : items;
}
