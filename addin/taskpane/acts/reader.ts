import { type Front, frontNow } from '../../excel/front.ts';

/**
 * Called when a button is pressed whose act waits for the service and then inserts a sheet. While the keyboard stays in
 * the pane nobody has gone on in the workbook, and Excel need not be asked; after a press on the ribbon it is.
 *
 * @returns asks, when the answer is there, for the `front` of `insertSheet`: null for a reader who has gone on
 */
export function readerAtPress(): () => Promise<Front | null | undefined> {
  if (typeof document === 'undefined' || !document.hasFocus()) {
    const front = frontNow();
    return () => front;
  }
  let hasLeft = false;
  const leave = () => {
    hasLeft = true;
  };
  window.addEventListener('blur', leave, { once: true });
  return async () => {
    window.removeEventListener('blur', leave);
    return hasLeft ? null : undefined;
  };
}
