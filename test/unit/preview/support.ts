import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';

/** A fresh workbook with a small invented table `进度` on Sheet1: header, three townships, total row in A1:C5. */
export async function startWithTable(): Promise<ExcelSession> {
  const session = await startExcel({ year: 2025 });
  await session.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:C4').values = [
      ['乡镇', '任务数', '缴费人数'],
      ['示例甲镇', 100, 40],
      ['示例乙镇', 200, 200],
      ['示例丙镇', 300, 60],
    ];
    const table = sheet.tables.add('A1:C4', true);
    table.name = '进度';
    table.showTotals = true;
    sheet.getRange('A5:C5').formulas = [['合计', '=SUM(B2:B4)', '=SUBTOTAL(109,[缴费人数])']];
    await context.sync();
  });
  return session;
}

/** The error code that `act` fails with; fails itself when `act` does not. */
export async function codeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    return (error as { code: string }).code;
  }
  throw new Error('expected a failure');
}
