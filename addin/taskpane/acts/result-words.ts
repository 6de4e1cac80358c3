import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import type { ImportJobPartsFragment } from '../../client/generated/graphql.ts';

/** A figure of the result with its name. */
export interface ResultLine {
  readonly label: string;
  readonly value: string;
}

export interface ImportResultWords {
  readonly intent: 'success' | 'info' | 'warning' | 'error';
  readonly headline: string;
  readonly lines: readonly ResultLine[];
}

type ImportResult = NonNullable<ImportJobPartsFragment['result']>;

/**
 * How an import ended, in words and numbers.
 *
 * @param hiddenRows rows of the selection that were hidden and therefore not sent
 */
export function resultWords(job: ImportJobPartsFragment, hiddenRows: number): ImportResultWords {
  const { result } = job;
  if (!result) {
    const code = job.status === 'CANCELLED' ? 'IMPORT_CANCELLED' : 'IMPORT_FAILED';
    return { intent: code === 'IMPORT_CANCELLED' ? 'info' : 'error', headline: sentence(code), lines: [] };
  }
  const hidden = hiddenRows > 0 ? [rows('隐藏的行（未导入）', hiddenRows)] : [];
  return { ...headlineOf(result), lines: [...linesOf(result), ...hidden] };
}

function headlineOf(result: ImportResult): Pick<ImportResultWords, 'intent' | 'headline'> {
  const { outcome, batchNumber, sameFileAsBatch, rejectedRows, flaggedRows } = result;
  const needsCare = rejectedRows > 0 || flaggedRows > 0;
  switch (outcome) {
    case 'COMMITTED':
      return {
        intent: needsCare ? 'warning' : 'success',
        headline: sentence('IMPORT_COMMITTED', { batch: batchNumber ?? '' }),
      };
    case 'NOTHING_NEW':
      return {
        intent: 'info',
        headline:
          (sameFileAsBatch ? sentence('IMPORT_SAME_FILE', { batch: sameFileAsBatch }) : '') +
          sentence('IMPORT_NOTHING_NEW'),
      };
    case 'REFUSED':
      // A file that cannot be read has no wrong rows, and importing only the good ones would not help.
      return {
        intent: 'error',
        headline:
          rejectedRows === 0
            ? sentence('IMPORT_UNREADABLE')
            : sentence('IMPORT_REFUSED', { rows: groupDigits(rejectedRows) }),
      };
    case 'DRY_RUN':
      return {
        intent: needsCare ? 'warning' : 'info',
        headline:
          sentence('IMPORT_DRY_RUN') +
          (sameFileAsBatch ? sentence('IMPORT_SAME_FILE', { batch: sameFileAsBatch }) : ''),
      };
    case 'CANCELLED':
      return { intent: 'info', headline: sentence('IMPORT_CANCELLED') };
  }
}

function linesOf(result: ImportResult): readonly ResultLine[] {
  // The same file again is recognised before a line of it is read.
  if (result.outcome === 'CANCELLED' || result.rowsRead === 0) return [];
  const isKept = result.outcome === 'COMMITTED' || result.outcome === 'NOTHING_NEW';
  const isRefused = result.outcome === 'REFUSED';
  return [
    rows('读到', result.rowsRead),
    ...(isRefused
      ? []
      : [{ label: isKept ? '新收录' : '将新收录', value: `${groupDigits(result.newPayments)} 笔` }]),
    { label: '此前已收录', value: `${groupDigits(result.alreadyPresent)} 笔` },
    rows(isRefused ? '有错误' : '有错误，未收录', result.rejectedRows),
    ...(isRefused
      ? []
      : [
          rows('待复核', result.flaggedRows),
          { label: '新增缴费人数', value: `${groupDigits(result.newPersons)} 人` },
          { label: '金额', value: `${formatYuan(result.amountFen)} 元` },
        ]),
  ];
}

function rows(label: string, value: number): ResultLine {
  return { label, value: `${groupDigits(value)} 行` };
}
