/// <reference types="office-js" />
import { runInExcel } from './session.ts';

/**
 * Calls `listener` when the reader went to another cell or sheet, or changed something: whatever was in the way of a
 * redraw may be out of it. A hint, nothing more; events can be late or lost, and our own writes raise them too.
 * `isEdit`: somebody else than this add-in has changed a cell.
 *
 * @returns stops it; harmless when Excel is gone
 */
export async function onReaderMoved(listener: (isEdit?: boolean) => void): Promise<() => Promise<void>> {
  const handlers = await runInExcel(async (context) => {
    const { worksheets } = context.workbook;
    const notify = async () => listener();
    const changed = async ({ triggerSource }: Excel.WorksheetChangedEventArgs) =>
      listener(triggerSource !== 'ThisLocalAddin');
    const handlers = [
      worksheets.onSelectionChanged.add(notify),
      worksheets.onChanged.add(changed),
      worksheets.onActivated.add(notify),
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

/** Name of the sheet in front. */
export function activeSheetName(): Promise<string> {
  return runInExcel(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
    await context.sync();
    return sheet.name;
  });
}
