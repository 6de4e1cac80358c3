/// <reference types="office-js" />
import { runInExcel } from './session.ts';

/** Has Excel calculate every formula of the workbook anew, formulas of the add-in among them. One round trip. */
export async function recalculate(): Promise<void> {
  await runInExcel(async (context) => {
    orderCalculation(context);
    await context.sync();
  });
}

/** The same, with whatever else the batch asks for. */
export function orderCalculation(context: Excel.RequestContext): void {
  context.workbook.application.calculate('Full');
}
