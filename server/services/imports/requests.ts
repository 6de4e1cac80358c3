import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { ImportOutcome, ImportRequest, ImportResult, ProblemPolicy } from './imports.ts';

/** Bytes of a file of this machine, or the cells of an Excel selection. */
export type ImportSource = ImportRequest['source'];

/** A roster or register to import. A batch is whole or nothing: a missing row would cancel somebody. */
export interface RosterImportRequest {
  readonly kind: 'ROSTER';
  readonly countyCode: string;
  readonly sourceCode: string;
  /** The day the office made the list. */
  readonly asOfOn: LocalDate;
  readonly source: ImportSource;
  readonly dryRun: boolean;
  readonly accountName: string;
  /** Header text -> column key, said by the user for this file; beside what the source remembers. */
  readonly columns: Readonly<Record<string, string>>;
  /** The categories and their names, of the county's newest notice, then the common ones. */
  readonly categories: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** Say yes to a full roster that would cancel an unusual share of the people. */
  readonly allowManyCancelled: boolean;
}

/** A statement of the tax office or the bank to compare with the ledger. */
export interface StatementImportRequest {
  readonly kind: 'STATEMENT';
  readonly countyCode: string;
  readonly benefitYear: number;
  readonly statementSource: 'TAX' | 'BANK';
  readonly form: 'DETAILS' | 'TOTALS';
  readonly source: ImportSource;
  readonly dryRun: boolean;
  readonly onProblem: ProblemPolicy;
  readonly accountName: string;
}

export type AnyImportRequest = ImportRequest | RosterImportRequest | StatementImportRequest;

interface CommonResult {
  readonly outcome: ImportOutcome;
  readonly batchNumber: number | null;
  readonly rowsRead: number;
  readonly rejectedRows: number;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  readonly sameFileAsBatch: number | null;
}

/** As `RosterImportResult` in schema/roster.graphql. */
export interface RosterImportResult extends CommonResult {
  readonly kind: 'ROSTER';
  /** Distinct persons in the file; a household of four is four. */
  readonly persons: number;
  readonly newEntries: number;
  readonly changedEntries: number;
  readonly cancelledEntries: number;
  readonly unchangedEntries: number;
  readonly newPersons: number;
  readonly reviewItems: number;
  /** Persons of this file who stand on other rosters too; no error. */
  readonly personsInOtherRosters: number;
}

/** As `StatementImportResult` in schema/reconciliation.graphql. */
export interface StatementImportResult extends CommonResult {
  readonly kind: 'STATEMENT';
  readonly newLines: number;
  readonly alreadyPresent: number;
  readonly amountFen: number;
  readonly newItems: number;
  readonly settledItems: number;
}

export type AnyImportResult = ImportResult | RosterImportResult | StatementImportResult;

/** An answer in which nothing happened, for a request of that kind. */
export function emptyResult(
  request: AnyImportRequest,
  outcome: ImportOutcome,
  rowsRead: number,
  problems: readonly Problem[],
): AnyImportResult {
  const common = {
    outcome,
    batchNumber: null,
    rowsRead,
    rejectedRows: 0,
    problemCount: problems.length,
    problems,
    sameFileAsBatch: null,
  };
  if (request.kind === 'ROSTER') {
    return {
      kind: 'ROSTER',
      ...common,
      persons: 0,
      newEntries: 0,
      changedEntries: 0,
      cancelledEntries: 0,
      unchangedEntries: 0,
      newPersons: 0,
      reviewItems: 0,
      personsInOtherRosters: 0,
    };
  }
  if (request.kind === 'STATEMENT') {
    return {
      kind: 'STATEMENT',
      ...common,
      newLines: 0,
      alreadyPresent: 0,
      amountFen: 0,
      newItems: 0,
      settledItems: 0,
    };
  }
  return {
    ...common,
    newPayments: 0,
    alreadyPresent: 0,
    replacedRows: 0,
    flaggedRows: 0,
    newPersons: 0,
    amountFen: 0,
    postedLater: 0,
  };
}
