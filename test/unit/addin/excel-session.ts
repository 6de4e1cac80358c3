import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';

const open: ExcelSession[] = [];

afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

/** A simulated workbook behind the real office.js, as the global the Excel room expects. */
export async function openExcel(): Promise<ExcelSession> {
  const session = await startExcel({ year: 2024 });
  open.push(session);
  Object.assign(globalThis, { Excel: session.Excel });
  return session;
}

/** Texts of an area as the sheet shows them. */
export function textsOf(
  session: ExcelSession,
  sheetName: string,
  address: string,
): readonly (readonly string[])[] {
  return session.workbook.sheet(sheetName).rangeFrom(address).Text;
}

/** One property of an area read through the real runtime. */
export async function readRange<Key extends keyof Excel.Range>(
  session: ExcelSession,
  sheetName: string,
  address: string,
  key: Key,
): Promise<Excel.Range[Key]> {
  return session.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheetName).getRange(address);
    range.load(String(key));
    await context.sync();
    return range[key];
  });
}
