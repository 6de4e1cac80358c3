/// <reference types="office-js" />
import { runInExcel } from './session.ts';

/**
 * Calls `listener` whenever a table comes into the workbook or leaves it: inserted, copied or deleted with its sheet,
 * undone; and when a tab has got another name, which Excel 2021 does not tell. A hint to look again, nothing more; events
 * can be late or lost.
 *
 * @returns stops it; harmless when Excel is gone
 */
export async function onTablesChanged(listener: () => void): Promise<() => Promise<void>> {
  const handlers = await runInExcel(async (context) => {
    const { tables, worksheets } = context.workbook;
    const notify = onceAMoment(listener);
    const handlers = [
      tables.onAdded.add(notify),
      tables.onDeleted.add(notify),
      // A sheet that is copied or deleted need not tell of the tables on it.
      worksheets.onAdded.add(notify),
      worksheets.onDeleted.add(notify),
      ...(tellsOfNames() ? [worksheets.onNameChanged.add(notify)] : []),
    ];
    await context.sync();
    return handlers;
  });
  return async () => {
    const [first] = handlers;
    if (!first) return;
    try {
      // A handler is taken off in the context that put it on.
      await Excel.run(first.context, async (context) => {
        for (const handler of handlers) handler.remove();
        await context.sync();
      });
    } catch {
      // The pane is closing; Excel forgets its handlers with it.
    }
  };
}

/** ExcelApi 1.17; Excel 2021 has 1.14. */
function tellsOfNames(): boolean {
  return typeof Office !== 'undefined' && Office.context?.requirements?.isSetSupported('ExcelApi', '1.17');
}

/** A sheet that comes with its table is told of twice. */
function onceAMoment(listener: () => void): () => Promise<void> {
  let isTold = false;
  return async () => {
    if (isTold) return;
    isTold = true;
    setTimeout(() => {
      isTold = false;
      listener();
    });
  };
}
