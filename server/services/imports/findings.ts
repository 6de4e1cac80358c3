import { formatYuan } from '../../../schema/values/fen.ts';
import type { WriterFindings } from '../../db/payment-writer/index.ts';
import type { PaymentRows } from '../../ingest/payments/read-payments.ts';

/** Columns of `payment` as people call them. */
const fieldNames: Readonly<Record<string, string>> = {
  person_hash: '身份证号',
  township_code: '乡镇',
  village_code: '村（社区）',
  category_code: '人员类别',
  amount_fen: '缴费金额',
  paid_on: '缴费日期',
  posted_on: '入库日期',
};

/**
 * What the writer finds, as problems at the row's place.
 *
 * @param rows the rows being read, once there are any
 * @param onDiffering called for each row that is kept out because the first one stays
 */
export function reportFindings(rows: () => PaymentRows | null, onDiffering: () => void): WriterFindings {
  return {
    receiptDiffers(line, receiptNumber, { batch, line: firstLine }, fields) {
      onDiffering();
      const read = rows();
      if (read?.kind !== 'DETAILS') return;
      const { reporter } = read.rows;
      const values = {
        line: firstLine,
        fields: fields.map((field) => fieldNames[field] ?? field).join('、'),
      };
      if (batch === null) {
        reporter.report('ERROR', 'RECEIPT_TWICE_IN_FILE', line, 'receiptNumber', receiptNumber, '', values);
      } else {
        const known = { batch, ...values };
        reporter.report('ERROR', 'RECEIPT_CONTENT_DIFFERS', line, 'receiptNumber', receiptNumber, '', known);
      }
    },
    duplicatePerson(line) {
      const read = rows();
      if (read?.kind === 'DETAILS')
        read.rows.reporter.report('WARNING', 'DUPLICATE_PERSON', line, 'idNumber');
    },
    dailyTotalDiffers(line, { batch, persons, amountFen }) {
      onDiffering();
      const read = rows();
      if (read?.kind !== 'DAILY_TOTALS') return;
      const { reporter } = read.rows;
      const values = { persons, amount: formatYuan(amountFen) };
      if (batch === null) reporter.report('ERROR', 'DAILY_TOTAL_TWICE_IN_FILE', line, null, '', '', values);
      else reporter.report('ERROR', 'DAILY_TOTAL_DIFFERS', line, null, '', '', { batch, ...values });
    },
    dailyTotalReplaced(line, { batch, persons, amountFen }) {
      const read = rows();
      if (read?.kind !== 'DAILY_TOTALS') return;
      const values = { batch, persons, amount: formatYuan(amountFen) };
      read.rows.reporter.report('WARNING', 'DAILY_TOTAL_REPLACED', line, null, '', '', values);
    },
  };
}
