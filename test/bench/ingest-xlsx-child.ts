// One part of the .xlsx bench in a process of its own, so that its memory is its own.
// Prints milliseconds and peak resident kilobytes.
import { existsSync, readFileSync } from 'node:fs';
import { sheetRowsOfThread } from '../../server/ingest/readers/sheet-thread.ts';
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import { idHashKey, paymentRows, requestFor } from './county.ts';

const [part, xlsx = '', database = ''] = process.argv.slice(2);
let sampled = 0;
const sampling = setInterval(() => {
  sampled = Math.max(sampled, process.memoryUsage.rss() / 1024);
}, 10);
const start = performance.now();
if (part === 'write') await write();
else if (part === 'exceljs') await readBare();
else if (part === 'read') await readOne();
else await importOnce();
const spent = performance.now() - start;
clearInterval(sampling);
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
const peak = Math.max(sampled, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0));
process.stdout.write(`${spent} ${peak}`);

async function write(): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: xlsx, useSharedStrings: false });
  const sheet = workbook.addWorksheet('缴费明细');
  for (const cells of paymentRows()) sheet.addRow(cells).commit();
  sheet.commit();
  await workbook.commit();
}

/** Every cell of every row, and nothing done with it. */
async function readBare(): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const options = {
    sharedStrings: 'cache',
    worksheets: 'emit',
    hyperlinks: 'ignore',
    styles: 'ignore',
  } as const;
  let cells = 0;
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(xlsx, options)) {
    for await (const row of sheet) cells += (row.values as unknown[]).length;
  }
  if (cells === 0) throw new Error('nothing was read');
}

/** One batch of rows through the reading thread, which compiles its sources. */
async function readOne(): Promise<void> {
  for await (const { cells } of sheetRowsOfThread(xlsx, 0)) if (cells.length > 0) break;
}

async function importOnce(): Promise<void> {
  const jobs = createImportJobs({ databaseUrl: `sqlite:${database}`, idHashKey });
  const result = await jobs.wait(jobs.start(requestFor(xlsx)).id);
  await jobs.close();
  if (result.outcome !== 'COMMITTED') {
    throw new Error(`import: ${result.outcome} ${result.problems[0]?.code ?? ''}`);
  }
}
