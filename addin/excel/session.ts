/// <reference types="office-js" />
import { sentence } from '../../schema/messages.ts';

/**
 * Something Excel would not do, with a Chinese sentence that says what the clerk can do about it.
 * `code` is permanent; `statement` is what office.js was doing, for the log, never with cell contents.
 */
export class ExcelFault extends Error {
  readonly code: string;
  readonly statement: string | null;

  constructor(
    code: string,
    values: Readonly<Record<string, string | number>> = {},
    statement: string | null = null,
  ) {
    super(sentence(code, values));
    this.name = 'ExcelFault';
    this.code = code;
    this.statement = statement;
  }
}

/**
 * Runs a batch against the open workbook.
 *
 * @throws ExcelFault for whatever Excel refuses; an error that is not Excel's goes through unchanged, as a bug
 */
export async function runInExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  if (typeof Excel === 'undefined') throw new ExcelFault('EXCEL_NOT_HERE');
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw asExcelFault(error);
  }
}

/** Codes of office.js → ours. What is not here becomes EXCEL_FAILED with the code in it. */
const faultCodes: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: 'EXCEL_CELL_EDITING',
  CellEditMode: 'EXCEL_CELL_EDITING',
  AccessDenied: 'EXCEL_PROTECTED',
  RequestPayloadSizeLimitExceeded: 'EXCEL_TOO_LARGE',
  ResponsePayloadSizeLimitExceeded: 'EXCEL_TOO_LARGE',
  ActivityLimitReached: 'EXCEL_BUSY',
  HostIsBusy: 'EXCEL_BUSY',
  RequestAborted: 'EXCEL_BUSY',
  HostRestartNeeded: 'EXCEL_HOST_LOST',
  ConnectionFailure: 'EXCEL_HOST_LOST',
  ApiNotFound: 'EXCEL_TOO_OLD',
  ApiNotAvailable: 'EXCEL_TOO_OLD',
};

/** Whether Excel will do later what it would not do now: somebody is typing into a cell, or it has too much to do. */
export function isExcelBusy(error: unknown): boolean {
  const fault = asExcelFault(error);
  return fault instanceof ExcelFault && ['EXCEL_CELL_EDITING', 'EXCEL_BUSY'].includes(fault.code);
}

function asExcelFault(error: unknown): unknown {
  if (error instanceof ExcelFault || !isOfficeError(error)) return error;
  const statement = error.debugInfo?.errorLocation ?? null;
  // Excel on the web answers an edit in progress with a number of its own.
  if (String(error.code) === '5004') return new ExcelFault('EXCEL_CELL_EDITING', {}, statement);
  const code = faultCodes[error.code];
  return code
    ? new ExcelFault(code, {}, statement)
    : new ExcelFault('EXCEL_FAILED', { found: error.code }, statement);
}

interface OfficeError {
  readonly code: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

/** By shape: the runtime has classes of its own in every window. */
function isOfficeError(error: unknown): error is OfficeError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (typeof error.code === 'string' || typeof error.code === 'number') &&
    ('debugInfo' in error || 'traceMessages' in error)
  );
}
