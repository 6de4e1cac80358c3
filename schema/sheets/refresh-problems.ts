import type { Problem } from '../values/problem.ts';
import { cellAddress } from './address.ts';
import type { HeldBack, RefreshOutcome, TableSnapshot } from './diff.ts';

const heldBackCodes: Readonly<Record<HeldBack['reason'], string>> = {
  FORMULA: 'SHEET_CELL_HAS_FORMULA',
  TEXT: 'SHEET_CELL_HAS_TEXT',
  EDITED: 'SHEET_CELL_EDITED',
};

/** What a refresh left alone and why, each with the address where it stands after the refresh. All are warnings. */
export function refreshProblems(outcome: RefreshOutcome, snapshot: TableSnapshot, sheet: string): Problem[] {
  const warning = (code: string, place: Problem['place'], more: Partial<Problem> = {}): Problem => ({
    code,
    severity: 'WARNING',
    place: { sheet, ...place },
    ...more,
  });
  if (outcome.kind === 'keyColumnMissing') {
    return [{ ...warning('SHEET_KEY_COLUMN_MISSING', {}), severity: 'ERROR', expected: outcome.header }];
  }
  const totalRow = snapshot.values.length + outcome.appended.length;
  const rowPlace = (row: number): Problem['place'] => ({ line: snapshot.bodyRow + row + 1 });
  return [
    ...outcome.heldBack.map((held) => {
      const row = snapshot.bodyRow + (held.part === 'body' ? held.row : totalRow);
      const address = cellAddress(row, snapshot.bodyColumn + held.column);
      return warning(heldBackCodes[held.reason], { address, column: held.header });
    }),
    ...outcome.missingColumns.map(({ header }) => warning('SHEET_COLUMN_MISSING', {}, { expected: header })),
    ...(outcome.isTotalRowMissing ? [warning('SHEET_TOTAL_ROW_MISSING', {})] : []),
    ...outcome.keptRows.map(({ row, key }) =>
      warning(key === '' ? 'SHEET_ROW_WITHOUT_CODE' : 'SHEET_ROW_NOT_IN_ANSWER', rowPlace(row)),
    ),
    ...outcome.repeatedRows.map(({ row }) => warning('SHEET_ROW_REPEATED', rowPlace(row))),
  ];
}
