import { runInExcel } from './session.ts';

/** Has Excel calculate every formula of the workbook anew, formulas of the add-in among them. */
export async function recalculate(): Promise<void> {
  await runInExcel(async (context) => {
    context.workbook.application.calculate('Full');
    await context.sync();
  });
}
