import { problemSentence } from '../../../schema/messages.ts';
import { sheetPrefix } from '../../../schema/sheets/address.ts';
import {
  findingWords,
  isOurFinding,
  isOurStatus,
  statusWord,
} from '../../../schema/sheets/breakdown-words.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { CellWrite } from '../../excel/guarded-write.ts';
import { planMarks, type RowMark } from '../../excel/marks.ts';
import { ExcelFault } from '../../excel/session.ts';
import type { BreakdownBook } from './breakdown-book.ts';
import { type PendingForm, rawAt, rawCell } from './breakdown-forms.ts';
import type { BreakdownRecord } from './breakdown-model.ts';

/** A problem as the pane lists it. */
export interface ListedBreakdownProblem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly message: string;
  readonly address: string | null;
}

export function listed(
  problems: readonly Problem[],
  sheetName: string | null,
): readonly ListedBreakdownProblem[] {
  return problems.map((problem) => {
    const { address, ...place } = problem.place;
    if (address === undefined) {
      return { severity: problem.severity, message: problemSentence(problem), address: null };
    }
    // The sheet is the one in front of the reader; its name stands above the list.
    const bare = address.slice(address.lastIndexOf('!') + 1);
    const message = problemSentence({ ...problem, place: { ...place, address: bare } });
    const prefix = address.includes('!') || sheetName === null ? '' : sheetPrefix(sheetName);
    return { severity: problem.severity, message, address: prefix + address };
  });
}

/**
 * Puts what a check found beside the rows and takes away what no longer holds; the bureau's own reasons stay.
 *
 * @returns why the problems stand in the pane's list alone; null when they stand in the sheet too
 */
export async function markProblems(
  book: BreakdownBook,
  form: PendingForm,
  problems: readonly Problem[],
): Promise<string | null> {
  const { read } = form;
  if (!read) return null;
  const villages = new Map([...read.layout.rowOf].map(([code, row]) => [row, code]));
  const marks = problems.flatMap((problem): RowMark[] => {
    const row = rowOf(problem.place.address);
    if (row === null || !villages.has(row)) return [];
    return [{ row, severity: problem.severity, text: rowSentence(problem) }];
  });
  const before = (row: number) => String(rawAt(form, villages.get(row) ?? '', 'finding') ?? '');
  // What the bureau wrote gives way to what is wrong now only where something is; its reasons stand in the pane too.
  const { writes } = planMarks(villages.keys(), (row) => checkText(before(row)), marks);
  return quietly(async () => {
    await book.write(
      form,
      writes.flatMap(({ row, text }): CellWrite[] => {
        const villageCode = villages.get(row) ?? '';
        const found = rawAt(form, villageCode, 'finding');
        const kept = String(found ?? '')
          .split('\n')
          .filter((line) => line.startsWith('退回：'));
        const value = [...kept, ...(text === '' ? [] : [text])].join('\n');
        if (found === undefined || value === (found ?? '')) return [];
        return [{ villageCode, columnKey: 'finding', expected: found, value }];
      }),
    );
  });
}

/**
 * 状态, 审核意见 and the token of a sheet, as the service has them.
 *
 * @param isInStep every cell shows, or was typed over, what the service has: a token of now would lie otherwise
 */
export function servantWrites(
  form: PendingForm,
  breakdown: BreakdownRecord,
  isInStep: boolean,
): readonly CellWrite[] {
  const { columns, state } = breakdown;
  const writes = breakdown.villages.flatMap((village): CellWrite[] => {
    const cell = (columnKey: 'status' | 'finding', value: string, isOurs: (text: string) => boolean) => {
      const found = rawAt(form, village.code, columnKey);
      if (found === undefined || (found ?? '') === value || !isOurs(String(found ?? ''))) return [];
      return [{ villageCode: village.code, columnKey, expected: found, value }];
    };
    return [
      ...cell('status', statusWord(village, columns, state), isOurStatus),
      ...cell('finding', findingWords(village, columns), isOurFinding),
    ];
  });
  const at = form.read?.layout.tokenCell;
  const token = at && form.sheet ? rawCell(form.sheet.snapshot, at.row, at.column) : null;
  if (!isInStep || token === null || token === breakdown.sheetToken) return writes;
  return [...writes, { villageCode: '', columnKey: 'token', expected: token, value: breakdown.sheetToken }];
}

/** Marks help; that Excel would not take them must not hide what was found or done. */
export async function quietly(write: () => Promise<unknown>): Promise<string | null> {
  try {
    await write();
    return null;
  } catch (error) {
    if (!(error instanceof ExcelFault)) throw error;
    return error.message;
  }
}

/** The lines of a cell that a check wrote. */
function checkText(text: string): string {
  if (!isOurFinding(text)) return text;
  return text
    .split('\n')
    .filter((line) => !line.startsWith('退回：'))
    .join('\n');
}

/** 0-based row of an address; null for none. */
function rowOf(address: string | undefined): number | null {
  const digits = /(\d+)$/.exec(address ?? '')?.[1];
  return digits === undefined ? null : Number(digits) - 1;
}

/** The row stands beside the sentence: of the place only the column is told. */
function rowSentence(problem: Problem): string {
  const { column } = problem.place;
  return problemSentence({ ...problem, place: column === undefined ? {} : { column } });
}
