/// <reference types="office-js" />
import { runInExcel } from './session.ts';

/**
 * Calls `listener` with the id of a sheet that somebody changed, added or brought to the front. A hint to look again,
 * nothing more; events can be late or lost.
 *
 * @returns stops it; harmless when Excel is gone
 */
export async function onFormsTouched(listener: (worksheetId: string) => void): Promise<() => Promise<void>> {
  const handlers = await runInExcel(async (context) => {
    const { worksheets } = context.workbook;
    const notify = async ({ worksheetId }: { readonly worksheetId: string }) => listener(worksheetId);
    const handlers = [
      worksheets.onChanged.add(notify),
      worksheets.onAdded.add(notify),
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
