import { readerAtPress } from '../../../addin/taskpane/acts/reader.ts';
import { openExcel } from './excel-session.ts';

/** A pane that has the keyboard, or not. */
function openPane(hasFocus: boolean): EventTarget {
  const page = new EventTarget();
  Object.assign(globalThis, {
    document: { hasFocus: () => hasFocus },
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
  });
  return page;
}

afterEach(() => {
  for (const name of ['document', 'addEventListener', 'removeEventListener'])
    Reflect.deleteProperty(globalThis, name);
});

describe('readerAtPress', () => {
  it('asks Excel nothing while the keyboard is in the pane', async () => {
    const session = await openExcel();
    openPane(true);
    expect(await readerAtPress()()).toBeUndefined();
    expect(session.syncs()).toBe(0);
  });

  it('knows that the keyboard has left the pane since', async () => {
    await openExcel();
    const pane = openPane(true);
    const reader = readerAtPress();
    pane.dispatchEvent(new Event('blur'));
    expect(await reader()).toBeNull();
  });

  it('asks Excel after a press on the ribbon, once', async () => {
    const session = await openExcel();
    openPane(false);
    const front = { sheetId: session.workbook.sheet('Sheet1').id, cell: 'A1' };
    const reader = readerAtPress();
    expect(await reader()).toEqual(front);
    expect(session.syncs()).toBe(1);
  });
});
