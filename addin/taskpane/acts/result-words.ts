import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import type { ImportJobPartsFragment, ImportOutcome } from '../../client/generated/graphql.ts';

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

/** More than a fifth would leave a full roster: an error that the clerk can answer for. */
export const manyCancelled = 'ROSTER_CANCELS_MANY';

/** What every kind of import answers with. */
interface CommonResult {
  readonly outcome: ImportOutcome;
  readonly batchNumber?: number | null;
  readonly rowsRead: number;
  readonly rejectedRows: number;
  readonly sameFileAsBatch?: number | null;
}

type Result<Key extends 'result' | 'rosterResult' | 'statementResult'> = NonNullable<
  ImportJobPartsFragment[Key]
>;

/**
 * How an import of payments ended, in words and numbers.
 *
 * @param hiddenRows rows of the selection that were hidden and therefore not sent
 */
export function paymentWords(job: ImportJobPartsFragment, hiddenRows: number): ImportResultWords {
  return endWords(job, job.result ?? null, paymentLines, ({ flaggedRows }) => flaggedRows > 0, hiddenRows);
}

export function rosterWords(job: ImportJobPartsFragment, hiddenRows: number): ImportResultWords {
  const words = endWords(
    job,
    job.rosterResult ?? null,
    rosterLines,
    ({ reviewItems, cancelledEntries }) => reviewItems > 0 || cancelledEntries > 0,
    hiddenRows,
  );
  const { rosterResult: result } = job;
  if (!result || (result.outcome !== 'REFUSED' && result.outcome !== 'DRY_RUN')) return words;
  const errors = result.problems.filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return { ...words, headline: sentence('ROSTER_LOOKED_AT') };
  if (errors.every(({ code }) => code === manyCancelled)) {
    return { ...words, intent: 'warning', headline: sentence('ROSTER_ASKED_AGAIN') };
  }
  // A roster is whole or nothing: there are no good rows alone.
  const code = result.rejectedRows > 0 ? 'ROSTER_NOT_TAKEN' : 'ROSTER_UNREADABLE';
  return {
    ...words,
    intent: 'error',
    headline: sentence(code, { rows: groupDigits(result.rejectedRows) }),
  };
}

export function statementWords(job: ImportJobPartsFragment, hiddenRows: number): ImportResultWords {
  return endWords(
    job,
    job.statementResult ?? null,
    statementLines,
    ({ newItems }) => newItems > 0,
    hiddenRows,
  );
}

function endWords<R extends CommonResult>(
  job: ImportJobPartsFragment,
  result: R | null,
  linesOf: (result: R) => readonly ResultLine[],
  isToReview: (result: R) => boolean,
  hiddenRows: number,
): ImportResultWords {
  if (!result) {
    const code = job.status === 'CANCELLED' ? 'IMPORT_CANCELLED' : 'IMPORT_FAILED';
    return { intent: code === 'IMPORT_CANCELLED' ? 'info' : 'error', headline: sentence(code), lines: [] };
  }
  const hidden = hiddenRows > 0 ? [rows('隐藏的行（未导入）', hiddenRows)] : [];
  // The same file again is recognised before a line of it is read.
  const isEmpty = result.outcome === 'CANCELLED' || result.rowsRead === 0;
  return {
    ...headlineOf(result, isToReview(result)),
    lines: [...(isEmpty ? [] : linesOf(result)), ...hidden],
  };
}

function headlineOf(
  { outcome, batchNumber, sameFileAsBatch, rejectedRows }: CommonResult,
  isToReview: boolean,
): Pick<ImportResultWords, 'intent' | 'headline'> {
  const needsCare = rejectedRows > 0 || isToReview;
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

function paymentLines(result: Result<'result'>): readonly ResultLine[] {
  const isRefused = result.outcome === 'REFUSED';
  return [
    rows('读到', result.rowsRead),
    ...(isRefused ? [] : [line(takenWord(result), result.newPayments, '笔')]),
    line('此前已收录', result.alreadyPresent, '笔'),
    rejected(result),
    ...(isRefused
      ? []
      : [
          rows('待复核', result.flaggedRows),
          line('新增缴费人数', result.newPersons, '人'),
          money('金额', result.amountFen),
          ...(result.postedLater > 0 ? [line('补记入库日期', result.postedLater, '笔')] : []),
        ]),
  ];
}

function rosterLines(result: Result<'rosterResult'>): readonly ResultLine[] {
  const read = [rows('读到', result.rowsRead), rows('有错误', result.rejectedRows)];
  if (result.outcome === 'REFUSED' || result.rejectedRows > 0) return read;
  const elsewhere = result.personsInOtherRosters;
  return [
    ...read,
    line('名册上的人', result.persons, '人'),
    line('新增', result.newEntries, '人次'),
    line('变化', result.changedEntries, '人次'),
    line('取消', result.cancelledEntries, '人次'),
    line('不变', result.unchangedEntries, '人次'),
    line('姓名不同，待核对', result.reviewItems, '件'),
    ...(elsewhere > 0 ? [line('同时在其他名册上', elsewhere, '人')] : []),
  ];
}

function statementLines(result: Result<'statementResult'>): readonly ResultLine[] {
  const isRefused = result.outcome === 'REFUSED';
  return [
    rows('读到', result.rowsRead),
    ...(isRefused ? [] : [rows(takenWord(result), result.newLines)]),
    rows('此前已收录', result.alreadyPresent),
    rejected(result),
    ...(isRefused
      ? []
      : [
          money('金额', result.amountFen),
          line('新的待核对项', result.newItems, '件'),
          line('自动办结', result.settledItems, '件'),
        ]),
  ];
}

function takenWord({ outcome }: CommonResult): string {
  return outcome === 'COMMITTED' || outcome === 'NOTHING_NEW' ? '新收录' : '将新收录';
}

function rejected({ outcome, rejectedRows }: CommonResult): ResultLine {
  return rows(outcome === 'REFUSED' ? '有错误' : '有错误，未收录', rejectedRows);
}

function rows(label: string, value: number): ResultLine {
  return line(label, value, '行');
}

function line(label: string, value: number, unit: string): ResultLine {
  return { label, value: `${groupDigits(value)} ${unit}` };
}

function money(label: string, fen: number): ResultLine {
  return { label, value: `${formatYuan(fen)} 元` };
}
