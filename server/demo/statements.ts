import { addDays, type LocalDate } from '../../schema/values/local-date.ts';
import { type DemoPlan, paymentsCsv } from './county.ts';

/** Which days of a campaign its statements tell, and what is wrong with them on purpose. */
export interface DemoStatements {
  /** First day of payment in both statements. */
  readonly since: LocalDate;
  /** The bank's statement ends with postings of this day; later ones are in the file to try by hand. */
  readonly bankUntil: LocalDate;
}

interface DemoPayment {
  /** Place among the payments since the first day, from 0. */
  readonly place: number;
  readonly receipt: string;
  readonly township: string;
  readonly yuan: string;
  readonly paidOn: LocalDate;
  readonly postedOn: LocalDate;
}

/** Invented differences, by place; small, so that a small demo has them too. */
const wrong = {
  taxAmount: 11,
  taxMissing: 23,
  taxDay: 37,
  taxTownship: 41,
  bankFailed: 17,
  bankFailedThenPosted: 29,
  bankAmount: 43,
  bankFailedToo: 53,
} as const;

/** Of this township the bank holds back what was collected on the first two days: debited, not posted. */
const slowTownship = 3;
const slowDays = 2;

/** 税务对账明细 of the last days, with one wrong amount, day and township, one line missing and one too many. */
export function* taxStatementCsv(plan: DemoPlan, { since }: DemoStatements): Generator<string> {
  yield '电子税票号,乡镇（街道）,缴费金额（元）,缴费日期\n';
  for (const payment of paymentsSince(plan, since)) {
    const { place, receipt } = payment;
    let { township, yuan, paidOn } = payment;
    if (place === wrong.taxMissing) continue;
    if (place === wrong.taxAmount) yuan = '380.00';
    if (place === wrong.taxDay) paidOn = addDays(paidOn, 1);
    if (place === wrong.taxTownship) {
      township = plan.townships.find(({ name }) => name !== payment.township)?.name ?? township;
    }
    yield `${receipt},${township},${yuan},${paidOn}\n`;
  }
  yield `TAX99999900000001,${plan.townships[0]?.name ?? ''},400.00,${since}\n`;
}

/**
 * 银行扣款入库明细: what was posted up to a day, some failures, one wrong amount, one posting without a payment, and a
 * township whose money of the first days is debited and not posted.
 */
export function* bankStatementCsv(plan: DemoPlan, statements: DemoStatements): Generator<string> {
  yield bankHeader;
  const { since, bankUntil } = statements;
  for (const payment of paymentsSince(plan, since)) {
    const { place, receipt, yuan, paidOn, postedOn } = payment;
    if (postedOn > bankUntil) continue;
    if (place === wrong.bankFailed) yield `${receipt},${yuan},${paidOn},,失败,余额不足\n`;
    else if (place === wrong.bankFailedToo) yield `${receipt},${yuan},${paidOn},,退票,账户已销户\n`;
    else if (place === wrong.bankFailedThenPosted) {
      yield `${receipt},${yuan},${paidOn},,失败,余额不足\n`;
      yield `${receipt},${yuan},${addDays(paidOn, 1)},${addDays(postedOn, 1)},成功,\n`;
    } else if (isSlow(plan, since, payment)) yield `${receipt},${yuan},${paidOn},,成功,\n`;
    else yield `${receipt},${place === wrong.bankAmount ? '390.00' : yuan},${paidOn},${postedOn},成功,\n`;
  }
  yield `BANK99999900000001,400.00,${since},${addDays(since, 1)},成功,\n`;
}

/** The bank's next statement, to try by hand: the rest is posted, and one of the failures was debited again. */
export function* laterBankStatementCsv(plan: DemoPlan, statements: DemoStatements): Generator<string> {
  yield bankHeader;
  const { since, bankUntil } = statements;
  for (const payment of paymentsSince(plan, since)) {
    const { place, receipt, yuan, paidOn, postedOn } = payment;
    if (postedOn > bankUntil) yield `${receipt},${yuan},${paidOn},${postedOn},成功,\n`;
    else if (place === wrong.bankFailed) {
      yield `${receipt},${yuan},${bankUntil},${addDays(bankUntil, 1)},成功,\n`;
    }
  }
}

const bankHeader = '流水号,扣款金额（元）,扣款日期,入库日期,状态,失败原因\n';

function isSlow({ townships }: DemoPlan, since: LocalDate, { township, paidOn }: DemoPayment): boolean {
  return township === townships[slowTownship]?.name && paidOn < addDays(since, slowDays);
}

function* paymentsSince(plan: DemoPlan, since: LocalDate): Generator<DemoPayment> {
  let place = 0;
  let rest = '';
  let isHeader = true;
  for (const text of paymentsCsv({ ...plan, writtenSince: since })) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const [receipt = '', , , township = '', , , yuan = '', paidOn = '', postedOn = ''] = line.split(',');
      yield { place: place++, receipt, township, yuan, paidOn, postedOn };
    }
  }
}
