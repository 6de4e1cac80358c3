/// <reference types="office-js" />
import { runInExcel } from './session.ts';

/**
 * Calls `listener` whenever a table comes into the workbook or leaves it: inserted, copied with its sheet, deleted,
 * undone. A hint to look again, nothing more; events can be late or lost.
 *
 * @returns stops it; harmless when Excel is gone
 */
export async function onTablesChanged(listener: () => void): Promise<() => Promise<void>> {
  const handlers = await runInExcel(async (context) => {
    const { tables } = context.workbook;
    const notify = async () => listener();
    const handlers = [tables.onAdded.add(notify), tables.onDeleted.add(notify)];
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
