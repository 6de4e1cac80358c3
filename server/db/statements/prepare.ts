import { ask, type Steps } from '../steps.ts';
import { loadCoveredDays, loadReplacements } from './ledger.ts';
import {
  compareSides,
  findChangedLines,
  findDeltas,
  findItems,
  findLatestLines,
  findMissingInTax,
} from './matching.ts';
import type { StatementHeader } from './types.ts';
import { touch } from './work-tables.ts';

/** A line whose receipt stands earlier in the same file with other content. */
export interface TwiceInFile {
  readonly line: number;
  readonly receiptNumber: string;
  readonly firstLine: number;
}

/** Days of a file, both included; the township when it has one alone. */
export interface Coverage {
  readonly from_on: string;
  readonly to_on: string;
  readonly township_code: string | null;
}

const content =
  "receipt_number, outcome, amount_fen, coalesce(township_code, ''), paid_on, coalesce(settled_on, ''), failure";

/**
 * Marks which staged lines are new: not the same line twice, not there already.
 *
 * @returns lines of the tax office that contradict an earlier one of the file; they stay out
 */
export function* markNewLines(header: StatementHeader): Steps<readonly TwiceInFile[]> {
  const { countyCode, benefitYear, source } = header;
  yield* ask(
    `update statement_stage set is_new = 0 where line in (select line from (select line, row_number() over (
     partition by ${content} order by line) as turn from statement_stage) d where turn > 1)`,
  );
  const twice: TwiceInFile[] = [];
  if (source === 'TAX') {
    const rows = yield* ask<{ line: number; receipt_number: string; first_line: number }>(
      `select line, receipt_number, first_line from (select line, receipt_number, min(line) over (
       partition by receipt_number) as first_line from statement_stage where is_new = 1) d
       where line > first_line order by line`,
    );
    for (const { line, receipt_number, first_line } of rows) {
      twice.push({ line, receiptNumber: receipt_number, firstLine: first_line });
      yield* ask('delete from statement_stage where line = ?', [line]);
    }
  }
  yield* ask(
    `update statement_stage set is_new = 0 where is_new = 1 and exists (select 1 from statement_line l
     where l.county_code = ? and l.benefit_year = ? and l.source = ? and l.receipt_number = statement_stage.receipt_number
     and l.outcome = statement_stage.outcome and l.amount_fen = statement_stage.amount_fen
     and l.township_code is not distinct from statement_stage.township_code and l.paid_on = statement_stage.paid_on
     and l.settled_on is not distinct from statement_stage.settled_on and l.failure = statement_stage.failure)`,
    [countyCode, benefitYear, source],
  );
  return twice;
}

/** What the stage holds, after `markNewLines`. */
export function* stageSums(): Steps<{
  readonly newLines: number;
  readonly alreadyPresent: number;
  readonly amountFen: number;
  readonly coverage: Coverage | null;
}> {
  const [sums] = yield* ask<{
    new_lines: number;
    old_lines: number;
    fen: number;
    from_on: string | null;
    paid_to: string | null;
    settled_to: string | null;
    townships: number;
    township: string | null;
  }>(
    `select coalesce(sum(is_new), 0) as new_lines, coalesce(sum(1 - is_new), 0) as old_lines,
     coalesce(sum(case when is_new = 1 and outcome <> 'FAILED' then amount_fen else 0 end), 0) as fen,
     min(paid_on) as from_on, max(paid_on) as paid_to, max(settled_on) as settled_to,
     count(distinct township_code) as townships, max(township_code) as township from statement_stage`,
  );
  if (!sums || sums.from_on === null || sums.paid_to === null) {
    return { newLines: 0, alreadyPresent: 0, amountFen: 0, coverage: null };
  }
  const to = sums.settled_to !== null && sums.settled_to > sums.paid_to ? sums.settled_to : sums.paid_to;
  return {
    newLines: sums.new_lines,
    alreadyPresent: sums.old_lines,
    amountFen: sums.fen,
    coverage: {
      from_on: sums.from_on,
      to_on: to,
      township_code: sums.townships === 1 ? sums.township : null,
    },
  };
}

/** Works out what the new lines mean; writes into the work tables alone. */
export function* prepareMatching(
  header: StatementHeader,
  batchNumber: number,
  coverage: Coverage,
): Steps<void> {
  const { countyCode, benefitYear, source } = header;
  yield* ask(
    `insert into statement_touched select distinct receipt_number from statement_stage where is_new = 1`,
  );
  // Payments corrected or reversed since: their lines may match otherwise by now.
  yield* touch(yield* loadReplacements(header));
  yield* loadCoveredDays(header, source === 'TAX' ? coverage : null);
  yield* findLatestLines(header, { source, batchNumber });
  yield* compareSides(header);
  yield* findItems();
  if (source === 'TAX') yield* findMissingInTax(header, coverage);
  yield* findDeltas(header);
  yield* findChangedLines(header);
  yield* ask(
    `insert into statement_superseded select a.receipt_number, l.batch_number, l.line
     from statement_after a cross join statement_line l where a.source = ? and a.is_staged = 1
     and l.county_code = ? and l.benefit_year = ? and l.source = a.source and l.receipt_number = a.receipt_number
     and l.is_latest = 1`,
    [source, countyCode, benefitYear],
  );
}
