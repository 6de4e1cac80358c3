import { openDatabase } from '../../server/db/database.ts';
import type {
  StatementImportRequest,
  StatementImportResult,
} from '../../server/services/imports/requests.ts';
import { importStatement } from '../../server/services/reconciliation/statement-imports.ts';
import { benefitYear, countyCode, fileOf } from './import-fixture.ts';

/** A tax office's line: receipt, township, yuan, day. */
export type TaxRow = readonly [receipt: string, township: string, yuan: string, paidOn: string];
/** A bank's line: receipt, yuan, 扣款日期, 入库日期, status, why not. */
export type BankRow = readonly [
  receipt: string,
  yuan: string,
  paidOn: string,
  postedOn: string,
  status: string,
  failure?: string,
];

export function taxCsv(rows: readonly TaxRow[]): string {
  return ['电子税票号,乡镇,缴费金额,缴费日期', ...rows.map((row) => row.join(',')), ''].join('\n');
}

export function bankCsv(rows: readonly BankRow[]): string {
  const lines = rows.map(([...cells]) => (cells.length === 5 ? [...cells, ''] : cells).join(','));
  return ['电子税票号,扣款金额,扣款日期,入库日期,状态,失败原因', ...lines, ''].join('\n');
}

export function totalsCsv(rows: readonly (readonly [string, string, number, string])[]): string {
  return ['日期,乡镇,笔数,金额', ...rows.map((row) => row.join(',')), ''].join('\n');
}

export function statementRequest(
  path: string,
  source: 'TAX' | 'BANK',
  changes: Partial<StatementImportRequest> = {},
): StatementImportRequest {
  return {
    kind: 'STATEMENT',
    countyCode,
    benefitYear,
    statementSource: source,
    form: 'DETAILS',
    source: { file: path, fileName: '对账单.csv' },
    dryRun: false,
    onProblem: 'ALL_OR_NOTHING',
    accountName: 'bureau',
    ...changes,
  };
}

/** Imports in this thread: what the worker does, without its start. */
export function importLines(
  url: string,
  source: 'TAX' | 'BANK',
  content: string | Uint8Array,
  changes: Partial<StatementImportRequest> = {},
): Promise<StatementImportResult> {
  return importStatement(url, statementRequest(fileOf(content), source, changes), {
    isCancelled: () => false,
    onProgress: () => {},
  });
}

/** Rows of a query, in a database opened for it. */
export async function rowsOf<Row = Record<string, unknown>>(
  url: string,
  sql: string,
  values: (string | number)[] = [],
): Promise<Row[]> {
  const database = await openDatabase(url);
  try {
    return await database.reader.all<Row>(sql, values);
  } finally {
    await database.close();
  }
}

/** Everything a statement may change, for "nothing moved". */
export async function statementFigures(url: string): Promise<Record<string, unknown>> {
  const database = await openDatabase(url);
  const all = (sql: string) => database.reader.all<Record<string, unknown>>(sql);
  try {
    return {
      campaign: await all('select figures_version from campaign'),
      batches: await all('select * from statement_batch order by batch_number'),
      lines: await all('select * from statement_line order by source, receipt_number, batch_number, line'),
      totals: await all('select * from statement_total order by source, township_code, paid_on'),
      tally: await all('select * from reconcile_tally order by township_code, paid_on'),
      items: await all('select kind, subject, status, version from review_item order by kind, subject'),
      audit: await all('select count(*) as n from audit_entry'),
    };
  } finally {
    await database.close();
  }
}
