import type { PaymentDetailKey } from '../../../schema/files/index.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { readIdNumber } from '../../../schema/values/id-number.ts';
import { flagBit } from '../../../schema/values/payment-flag.ts';
import { type PersonKeyFault, readPersonKey } from '../../../schema/values/temporary-code.ts';
import { dayText, placeInWindows, readDay } from '../day.ts';
import type { NameMatch } from '../division-names.ts';
import type { FoundColumn } from '../header.ts';
import { personHashBytes } from '../id-hash.ts';
import { AmountReader } from './amount.ts';
import { PaymentChunk } from './chunk.ts';
import { isFootRow, type ReadingContext, RowReporter, totalRowKind } from './reading.ts';

/** More than this for one person in one payment is a phone number or a total in the wrong cell: 100,000 yuan. */
const largestPaymentFen = 10_000_000;

const idProblems: Readonly<Record<PersonKeyFault, string>> = {
  BLANK: 'ID_BLANK',
  LENGTH: 'ID_LENGTH',
  NOT_DIGITS: 'ID_NOT_DIGITS',
  SCIENTIFIC: 'ID_TYPED_AS_NUMBER',
  LOST_DIGITS: 'ID_LOST_DIGITS',
  CHECK_DIGIT: 'ID_CHECK_DIGIT',
  BIRTH_DATE: 'ID_BIRTH_DATE',
  TEMPORARY_CODE: 'ID_TEMPORARY_CODE',
};

const amountProblems = {
  BLANK: 'AMOUNT_BLANK',
  NOT_NUMBER: 'AMOUNT_NOT_NUMBER',
  NOT_WHOLE_FEN: 'AMOUNT_NOT_WHOLE_FEN',
  NEGATIVE: 'AMOUNT_NEGATIVE',
  TOO_LARGE: 'AMOUNT_TOO_LARGE',
} as const;

const noNumbers: ReadonlySet<number> = new Set();

/** Turns rows of 个人缴费明细 into checked payments; what is wrong goes to the problem list, the row stays out. */
export class PaymentDetailRows {
  readonly chunk = new PaymentChunk();
  rowsRead = 0;
  rejectedRows = 0;
  readonly reporter: RowReporter<PaymentDetailKey>;
  readonly #context: ReadingContext;
  readonly #width: number;
  readonly #at: Readonly<Record<PaymentDetailKey, number>>;
  readonly #amounts = new AmountReader(largestPaymentFen);
  readonly #days = new Map<string, number>();
  readonly #dayFlags = new Map<number, number>();
  readonly #periods = new Map<string, boolean>();
  readonly #latestBirthOn: string;
  #sumFen = 0;
  #sawTotal = false;
  #saidNoVillages = false;

  constructor(
    columns: Partial<Record<PaymentDetailKey, FoundColumn>>,
    width: number,
    context: ReadingContext,
  ) {
    this.#context = context;
    this.#width = width;
    this.reporter = new RowReporter(columns, context.problems, context.origin);
    const at = (key: PaymentDetailKey) => columns[key]?.index ?? -1;
    this.#at = {
      receiptNumber: at('receiptNumber'),
      idNumber: at('idNumber'),
      personName: at('personName'),
      township: at('township'),
      village: at('village'),
      category: at('category'),
      amount: at('amount'),
      paidOn: at('paidOn'),
      postedOn: at('postedOn'),
      period: at('period'),
    };
    this.#latestBirthOn = `${context.benefitYear}-12-31`;
  }

  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void {
    const at = this.#at;
    const receiptCell = cells[at.receiptNumber] ?? '';
    const idCell = cells[at.idNumber] ?? '';
    if ((receiptCell.trim() === '' || idCell.trim() === '') && this.#isUnderTable(cells, line)) return;
    this.rowsRead++;
    const numbers = numeric ?? noNumbers;
    let isGood = true;
    const fail = (code: string, key: PaymentDetailKey | null, found = '', expected = '') => {
      isGood = false;
      this.reporter.report('ERROR', code, line, key, found, expected);
    };
    const { chunk } = this;
    const i = chunk.next();
    let flags = 0;

    if (cells.length > this.#width && cells.slice(this.#width).some((cell) => cell.trim() !== '')) {
      fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#width));
    }

    const receipt = readReceipt(receiptCell, numbers.has(at.receiptNumber));
    if (receipt.fault) fail(receipt.fault, 'receiptNumber', receiptCell);

    const number = readIdNumber(idCell, this.#latestBirthOn);
    // A newborn's temporary code is no number: nobody else takes the longer way.
    const id =
      !number.ok && number.fault === 'NOT_DIGITS' ? readPersonKey(idCell, this.#latestBirthOn) : number;
    if (numbers.has(at.idNumber)) fail('ID_TYPED_AS_NUMBER', 'idNumber');
    else if (!id.ok)
      fail(idProblems[id.fault], 'idNumber', id.fault === 'LENGTH' ? `${idCell.trim().length} 位` : '');
    else {
      this.#context.hashId(id.idNumber, chunk.personHash, i * personHashBytes);
      if (id.endsIn000) {
        flags |= flagBit('ID_ENDS_000');
        this.reporter.report('WARNING', 'ID_ENDS_000', line, 'idNumber');
      }
      // Receipts are kept as they are written: an ID number in their column would be kept too.
      if (receipt.text === id.idNumber) fail('RECEIPT_INVALID', 'receiptNumber');
    }

    const townshipCell = cells[at.township] ?? '';
    const villageCell = at.village === -1 ? '' : (cells[at.village] ?? '');
    if (townshipCell.trim() === '') fail('DIVISION_BLANK', 'township');
    else {
      const match = this.#context.places.find(townshipCell, villageCell);
      if (match.kind === 'found') {
        chunk.place[i] = match.place;
        if (villageCell !== '' && !this.#saidNoVillages && this.#context.places.hasNoVillages(match.place)) {
          this.#saidNoVillages = true;
          this.reporter.report('WARNING', 'VILLAGES_NOT_LOADED', line, 'village', townshipCell);
        }
      } else {
        const isVillage = match.column === 'village';
        fail(
          match.match.kind === 'ambiguous'
            ? 'DIVISION_AMBIGUOUS'
            : isVillage
              ? 'VILLAGE_UNKNOWN'
              : 'DIVISION_UNKNOWN',
          match.column,
          isVillage ? villageCell : townshipCell,
          suggestion(match.match),
        );
      }
    }

    const categoryCell = at.category === -1 ? '' : (cells[at.category] ?? '');
    const category = this.#context.categories.find(categoryCell);
    chunk.category[i] = Math.max(0, category);
    if (category === -1) {
      flags |= flagBit('CATEGORY_UNKNOWN');
      this.reporter.report('WARNING', 'CATEGORY_UNKNOWN', line, 'category', categoryCell);
    }

    const amountCell = cells[at.amount] ?? '';
    const amount = this.#amounts.read(amountCell);
    if (amount.fault) fail(amountProblems[amount.fault], 'amount', amountCell);
    else {
      chunk.amountFen[i] = amount.fen;
      this.#sumFen += amount.fen;
    }

    const paidCell = cells[at.paidOn] ?? '';
    const paidDay = this.#day(paidCell);
    chunk.paidDay[i] = paidDay;
    if (paidDay === -1) fail(paidCell.trim() === '' ? 'DAY_BLANK' : 'DAY_INVALID', 'paidOn', paidCell);
    else {
      const dayFlags = this.#windowFlags(paidDay);
      if (dayFlags !== 0) {
        flags |= dayFlags;
        const code = dayFlags === flagBit('CLOSED_DAY') ? 'DAY_CLOSED' : 'DAY_OUTSIDE_WINDOW';
        this.reporter.report('WARNING', code, line, 'paidOn', dayText(paidDay), this.#windowText());
      }
    }

    chunk.postedDay[i] = -1;
    const postedCell = at.postedOn === -1 ? '' : (cells[at.postedOn] ?? '');
    if (postedCell.trim() !== '') {
      const postedDay = this.#day(postedCell);
      chunk.postedDay[i] = postedDay;
      if (postedDay === -1) fail('DAY_INVALID', 'postedOn', postedCell);
      else if (postedDay < paidDay) {
        flags |= flagBit('POSTED_BEFORE_PAID');
        this.reporter.report(
          'WARNING',
          'POSTED_BEFORE_PAID',
          line,
          'postedOn',
          dayText(postedDay),
          dayText(paidDay),
        );
      }
    }

    const periodCell = at.period === -1 ? '' : (cells[at.period] ?? '');
    if (periodCell !== '' && !this.#isOurPeriod(periodCell)) {
      fail('PERIOD_DIFFERS', 'period', periodCell, String(this.#context.benefitYear));
    }

    if (!isGood || receipt.text === null) {
      this.rejectedRows++;
      return;
    }
    chunk.receiptNumber[i] = receipt.text;
    chunk.line[i] = line;
    chunk.flags[i] = flags;
    chunk.length++;
  }

  /** Totals, signatures and notes under the data are no payments; a typed total is compared with the rows above it. */
  #isUnderTable(cells: readonly string[], line: number): boolean {
    const at = this.#at;
    if ((cells[at.idNumber] ?? '').trim() !== '' && totalRowKind(cells) === null) return false;
    const total = totalRowKind(cells);
    if (total !== null) {
      this.#sawTotal = true;
      const typed = this.#amounts.read(cells[at.amount] ?? '');
      const stated =
        typed.fault === 'TOO_LARGE'
          ? new AmountReader(Number.MAX_SAFE_INTEGER).read(cells[at.amount] ?? '')
          : typed;
      if (total === 'total' && stated.fault === null && stated.fen !== this.#sumFen) {
        this.reporter.report(
          'WARNING',
          'TOTAL_ROW_DIFFERS',
          line,
          'amount',
          formatYuan(stated.fen),
          formatYuan(this.#sumFen),
        );
      }
      return true;
    }
    const hasFigures = (cells[at.amount] ?? '').trim() !== '' || (cells[at.paidOn] ?? '').trim() !== '';
    return (this.#sawTotal && !hasFigures) || (!hasFigures && isFootRow(cells));
  }

  #day(text: string): number {
    let day = this.#days.get(text);
    if (day === undefined) {
      day = readDay(text);
      if (this.#days.size < 5000 && text.length < 13) this.#days.set(text, day);
    }
    return day;
  }

  #windowFlags(day: number): number {
    let flags = this.#dayFlags.get(day);
    if (flags === undefined) {
      const where = placeInWindows(dayText(day), this.#context.windows);
      flags = where === 'OPEN' ? 0 : flagBit(where);
      this.#dayFlags.set(day, flags);
    }
    return flags;
  }

  #windowText(): string {
    return this.#context.windows.map((window) => `${window.opensOn} 至 ${window.closesOn}`).join('、');
  }

  /** A period names years; one of them must be the campaign's. A text without a year says nothing. */
  #isOurPeriod(text: string): boolean {
    let isOurs = this.#periods.get(text);
    if (isOurs === undefined) {
      const years = text.normalize('NFKC').match(/(?:19|20|21)\d{2}(?!\d(?!\d))/g);
      isOurs = years === null || years.includes(String(this.#context.benefitYear));
      if (this.#periods.size < 1000) this.#periods.set(Buffer.from(text).toString(), isOurs);
    }
    return isOurs;
  }
}

function suggestion(match: NameMatch): string {
  if (match.kind === 'ambiguous') return match.names.join('、');
  return match.kind === 'unknown' ? match.nearest.join('、') : '';
}

const plainReceipt = /^[A-Za-z]{0,20}\d[0-9A-Za-z]{0,43}$/;
const scientific = /^\d(?:\.\d+)?[eE]\+?\d+$/;

/** A receipt number as written, or why it cannot be one. */
export function readReceipt(
  cell: string,
  isNumeric: boolean,
): { readonly text: string; readonly fault: null } | { readonly text: null; readonly fault: string } {
  if (isNumeric && (scientific.test(cell) || !Number.isSafeInteger(Number(cell)))) {
    return { text: null, fault: 'RECEIPT_TYPED_AS_NUMBER' };
  }
  if (plainReceipt.test(cell)) return { text: cell, fault: null };
  const plain = cell.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]|^['‘’]/g, '');
  if (plain === '') return { text: null, fault: 'RECEIPT_BLANK' };
  if (scientific.test(plain)) return { text: null, fault: 'RECEIPT_TYPED_AS_NUMBER' };
  // A receipt has digits; what has none may be somebody's name in the wrong column.
  if (!/\d/.test(plain)) return { text: null, fault: 'RECEIPT_INVALID' };
  // A receipt that begins like a formula comes from no office and would be run where it is pasted.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (plain.length > 64 || /^[=+\-@]|[\u0000-\u001f\u007f]/.test(plain))
    return { text: null, fault: 'RECEIPT_INVALID' };
  return { text: plain, fault: null };
}
