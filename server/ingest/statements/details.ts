import type { StatementDetailKey } from '../../../schema/files/index.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { dayText, readDay } from '../day.ts';
import type { FoundColumn } from '../header.ts';
import { AmountReader } from '../payments/amount.ts';
import { readReceipt } from '../payments/details.ts';
import { isFootRow, RowReporter, totalRowKind } from '../payments/reading.ts';
import type { RowOrigin } from '../row.ts';
import { type BankStatus, readBankStatus, readFailure } from './bank-status.ts';
import { findTownship } from './township.ts';
import type { StatementContext, StatementLine } from './types.ts';

/** A statement's line is one payment; a total typed into a row is found by its size. */
const largestAmountFen = 1_000_000_000;

export const amountProblems = {
  BLANK: 'AMOUNT_BLANK',
  NOT_NUMBER: 'AMOUNT_NOT_NUMBER',
  NOT_WHOLE_FEN: 'AMOUNT_NOT_WHOLE_FEN',
  NEGATIVE: 'AMOUNT_NEGATIVE',
  TOO_LARGE: 'AMOUNT_TOO_LARGE',
} as const;

const noNumbers: ReadonlySet<number> = new Set();

/** Turns rows of a statement into checked lines; what is wrong goes to the problem list, the row stays out. */
export class StatementDetailRows {
  /** Good lines since the last `take`. */
  #lines: StatementLine[] = [];
  rowsRead = 0;
  rejectedRows = 0;
  readonly reporter: RowReporter<StatementDetailKey>;
  readonly #context: StatementContext;
  readonly #columns: Partial<Record<StatementDetailKey, FoundColumn>>;
  readonly #width: number;
  readonly #amounts = new AmountReader(largestAmountFen);
  readonly #days = new Map<string, number>();
  #sumFen = 0;
  /** Of the rows that did not fail: some banks add up these alone. */
  #sumSucceededFen = 0;
  #sawTotal = false;

  constructor(
    columns: Partial<Record<StatementDetailKey, FoundColumn>>,
    width: number,
    context: StatementContext,
    origin: RowOrigin,
  ) {
    this.#context = context;
    this.#columns = columns;
    this.#width = width;
    this.reporter = new RowReporter(columns, context.problems, origin);
  }

  /** The lines gathered so far; they are the caller's now. */
  take(): StatementLine[] {
    return this.#lines.splice(0);
  }

  get waiting(): number {
    return this.#lines.length;
  }

  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void {
    const cell = (key: StatementDetailKey) => cells[this.#columns[key]?.index ?? -1] ?? '';
    const receiptCell = cell('receiptNumber');
    if (this.#isUnderTable(cells, receiptCell, cell('amount'), cell('paidOn'), line)) return;
    this.rowsRead++;
    let isGood = true;
    const fail = (code: string, key: StatementDetailKey | null, found = '', expected = '') => {
      isGood = false;
      this.reporter.report('ERROR', code, line, key, found, expected);
    };
    if (cells.length > this.#width && cells.slice(this.#width).some((each) => each.trim() !== '')) {
      fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#width));
    }

    const isNumber = (numeric ?? noNumbers).has(this.#columns.receiptNumber?.index ?? -1);
    const receipt = readReceipt(receiptCell, isNumber);
    if (receipt.fault) fail(receipt.fault, 'receiptNumber', receiptCell);

    let townshipCode: string | null = null;
    if (this.#context.source === 'TAX') {
      townshipCode = findTownship(this.#context.places, cell('township'), (code, found, expected) =>
        fail(code, 'township', found, expected),
      );
    }

    const amount = this.#amounts.read(cell('amount'));
    if (amount.fault) fail(amountProblems[amount.fault], 'amount', cell('amount'));
    else this.#sumFen += amount.fen;

    const paidCell = cell('paidOn');
    const paidDay = this.#day(paidCell);
    if (paidDay === -1) fail(paidCell.trim() === '' ? 'DAY_BLANK' : 'DAY_INVALID', 'paidOn', paidCell);

    const postedCell = cell('postedOn');
    const postedDay = postedCell.trim() === '' ? -1 : this.#day(postedCell);
    if (postedCell.trim() !== '' && postedDay === -1) fail('DAY_INVALID', 'postedOn', postedCell);

    const status =
      this.#context.source === 'TAX' ? 'SUCCEEDED' : this.#status(cell('status'), postedDay, fail);
    if (status !== 'FAILED' && status !== 'RETURNED' && amount.fault === null) {
      this.#sumSucceededFen += amount.fen;
    }
    if (status === 'FAILED' && postedDay !== -1) fail('FAILED_AND_POSTED', 'postedOn', dayText(postedDay));
    if (status === 'SUCCEEDED' && postedDay !== -1 && paidDay !== -1 && postedDay < paidDay) {
      const [posted, paid] = [dayText(postedDay), dayText(paidDay)];
      this.reporter.report('WARNING', 'STATEMENT_POSTED_BEFORE_PAID', line, 'postedOn', posted, paid);
    }

    if (!isGood || receipt.text === null || amount.fen === null || status === null) {
      this.rejectedRows++;
      return;
    }
    const isPosted = status === 'SUCCEEDED' && postedDay !== -1;
    this.#lines.push({
      line,
      receiptNumber: receipt.text,
      townshipCode,
      amountFen: amount.fen,
      paidOn: dayText(paidDay),
      postedOn: postedDay === -1 ? null : dayText(postedDay),
      outcome: status !== 'SUCCEEDED' ? 'FAILED' : isPosted ? 'POSTED' : 'COLLECTED',
      failure: readFailure(cell('failure'), status),
    });
  }

  /** A bank that writes no status has posted what has a 入库日期; the rest nobody can know. */
  #status(
    text: string,
    postedDay: number,
    fail: (code: string, key: StatementDetailKey | null, found?: string) => void,
  ): BankStatus | null {
    if (text.trim() !== '') {
      const status = readBankStatus(text);
      if (status === null) fail('BANK_STATUS_UNKNOWN', 'status', text);
      return status;
    }
    if (postedDay !== -1) return 'SUCCEEDED';
    fail('BANK_STATUS_BLANK', this.#columns.status ? 'status' : 'postedOn');
    return null;
  }

  /** Totals, signatures and notes under the data are no lines; a typed total is compared with the rows above it. */
  #isUnderTable(
    cells: readonly string[],
    receipt: string,
    amountText: string,
    paidText: string,
    line: number,
  ): boolean {
    const total = totalRowKind(cells);
    if (total !== null) {
      this.#sawTotal = true;
      const stated = new AmountReader(Number.MAX_SAFE_INTEGER).read(amountText);
      const isEither = stated.fen === this.#sumFen || stated.fen === this.#sumSucceededFen;
      if (total === 'total' && stated.fault === null && !isEither) {
        const [found, sum] = [formatYuan(stated.fen), formatYuan(this.#sumFen)];
        this.reporter.report('WARNING', 'TOTAL_ROW_DIFFERS', line, 'amount', found, sum);
      }
      return true;
    }
    if (receipt.trim() !== '' && !isFootRow(cells)) return false;
    const hasFigures = amountText.trim() !== '' || paidText.trim() !== '';
    return !hasFigures && (this.#sawTotal || isFootRow(cells));
  }

  #day(text: string): number {
    let day = this.#days.get(text);
    if (day === undefined) {
      day = readDay(text);
      if (this.#days.size < 5000 && text.length < 13) this.#days.set(text, day);
    }
    return day;
  }
}
