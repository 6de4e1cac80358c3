import { problemSentence } from '../../../schema/messages.ts';
import { type BreakdownColumnShape, taskColumnCode } from '../../../schema/values/breakdown.ts';
import { type SpreadBasis, type SpreadRow, spreadColumn } from '../../../schema/values/spread.ts';
import { ApiError } from '../../client/api-error.ts';
import type { CellWrite } from '../../excel/guarded-write.ts';
import type { BreakdownBook } from './breakdown-book.ts';
import { type PendingForm, rawAt } from './breakdown-forms.ts';

/** What a spread wrote, or why it could not. */
export type SpreadDone =
  | {
      readonly kind: 'spread';
      readonly form: PendingForm;
      readonly column: string;
      readonly total: number;
      readonly written: number;
      /** Cells somebody was typing into: the column no longer adds up. */
      readonly held: number;
    }
  | { readonly kind: 'refused'; readonly form: PendingForm; readonly message: string };

export interface SpreadChoice {
  readonly columnCode: string;
  readonly basis: SpreadBasis;
  /** What is filled in stays; only blank cells take their part. */
  readonly keepFilled: boolean;
}

/** Shares a column's quota out over the villages, exactly; rows with 锁定 是 keep their number. */
export async function spreadForm(
  book: BreakdownBook,
  wanted: PendingForm,
  { columnCode, basis, keepFilled }: SpreadChoice,
): Promise<SpreadDone> {
  const form = await book.scanOne(wanted);
  if (!form?.journal || !form.read) throw new ApiError('BREAKDOWN_SHEET_GONE');
  const at = form.journal.form.columns.findIndex(({ code, isFilled }) => code === columnCode && isFilled);
  const column = form.journal.form.columns[at];
  if (!column || column.quotaPersons === null) throw new ApiError('BREAKDOWN_COLUMN_WITHOUT_QUOTA');
  const rows = rowsOf(form, column, at, basis, keepFilled);
  const outcome = spreadColumn(column.quotaPersons, basis, rows, column.isSubQuota);
  if (outcome.kind === 'refused') return { kind: 'refused', form, message: problemSentence(outcome.problem) };
  const writes = [...outcome.numbers].flatMap(([villageCode, persons]): CellWrite[] => {
    const found = rawAt(form, villageCode, columnCode);
    if (found === undefined || found === persons) return [];
    return [{ villageCode, columnKey: columnCode, expected: found, value: persons }];
  });
  const { written, held, skipped, fault } = await book.write(form, writes);
  if (fault && written === 0) throw fault;
  return {
    kind: 'spread',
    form: (await book.scanOne(form)) ?? form,
    column: column.name,
    total: column.quotaPersons,
    written,
    held: held.length + skipped.length,
  };
}

function rowsOf(
  { journal, read }: PendingForm,
  column: BreakdownColumnShape,
  at: number,
  basis: SpreadBasis,
  keepFilled: boolean,
): readonly SpreadRow[] {
  if (!journal || !read) return [];
  const task = journal.form.columns.findIndex(({ code }) => code === taskColumnCode);
  const isText = new Set(
    read.rows
      .filter(({ cells }) => typeof cells[at] === 'object' && cells[at] !== null)
      .map((row) => row.villageCode),
  );
  return journal.form.villages.flatMap((village): SpreadRow[] => {
    if (village.isAbolished) return [];
    const now = read.numbers.get(village.code);
    const facts = journal.form.facts[village.code];
    const stays = read.locked.has(village.code) || keepFilled;
    const weights: Readonly<Record<SpreadBasis, number | null>> = {
      EQUAL: 1,
      POPULATION: facts?.population ?? null,
      LAST_YEAR: facts?.lastYear ?? null,
      ROSTER: facts?.roster[at] ?? null,
    };
    return [
      {
        code: village.code,
        name: village.name,
        weight: weights[basis],
        // A locked row that is blank takes its part; text that is no number is refused, not written over.
        locked: stays ? (isText.has(village.code) ? Number.NaN : (now?.[at] ?? null)) : null,
        task: column.isSubQuota && task >= 0 ? (now?.[task] ?? null) : null,
      },
    ];
  });
}
