import { type Front, frontNow } from '../../excel/front.ts';

/** As much of the pane's page as is asked here; none where there is no page. */
interface Page {
  readonly document?: { hasFocus(): boolean };
  addEventListener(kind: 'blur', act: () => void, options: { once: boolean }): void;
  removeEventListener(kind: 'blur', act: () => void): void;
}

/**
 * Called when a button is pressed whose act waits for the service and then inserts a sheet. While the keyboard stays in
 * the pane nobody has gone on in the workbook, and Excel need not be asked; after a press on the ribbon it is.
 *
 * @returns asks, when the answer is there, for the `front` of `insertSheet`: null for a reader who has gone on
 */
export function readerAtPress(): () => Promise<Front | null | undefined> {
  const page = globalThis as unknown as Page;
  if (!page.document?.hasFocus()) {
    const front = frontNow();
    return () => front;
  }
  let hasLeft = false;
  const leave = () => {
    hasLeft = true;
  };
  page.addEventListener('blur', leave, { once: true });
  return async () => {
    page.removeEventListener('blur', leave);
    return hasLeft ? null : undefined;
  };
}
