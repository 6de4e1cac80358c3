import initCalculation from '@ironcalc/wasm';
import calculationUrl from '@ironcalc/wasm/wasm_bg.wasm?url';
import { render } from 'react-dom';
import '@fortune-sheet/react/dist/index.css';
import './page.css';
import { Host } from '../wire/host.ts';
import { functionRequirements } from '../wire/requirements.ts';
import { snapshotOf, type WorkbookSnapshot } from '../workbook/snapshot.ts';
import { Workbook } from '../workbook/workbook.ts';
import { declareFunctions } from './declared-functions.ts';
import { isTyping } from './grid-acts.ts';
import { Page } from './page.tsx';
import type { PaneHost } from './pane-host.ts';
import { rememberTextSizes } from './text-sizes.ts';

/** What tests and the curious reach in the browser's console. */
export interface PreviewExcel {
  readonly workbook: Workbook;
  readonly host: Host;
  /** Resolves when the office.js of the pane that is open now has shaken hands. */
  readonly ready: Promise<void>;
  /** Batches so far, oldest first. */
  readonly requests: Host['requests'];
  /** What the pane asked for and nobody here plays; a test wants this empty. */
  readonly unhandled: readonly string[];
  snapshot(): WorkbookSnapshot;
  /** Presses a ribbon button: its id and the function's name, as in the manifest. */
  invokeCommand(controlId: string, functionName: string): void;
  /** Closes the pane and opens it anew; the workbook stays. With an id it is the pane of another add-in. */
  reopenPane(addinId?: string): Promise<void>;
  /** Resolves once a cell holds another value than now, with the moment in milliseconds since 1970. */
  watchCell(sheet: string, address: string): Promise<number>;
}

declare global {
  interface Window {
    previewExcel?: PreviewExcel;
  }
}

void start();

async function start(): Promise<void> {
  await initCalculation({ module_or_path: calculationUrl });
  const root = document.getElementById('preview');
  if (!root) throw new Error('The page has no place for the preview.');
  rememberTextSizes(CanvasRenderingContext2D.prototype);
  const book = new Workbook();
  await declareFunctions(book.customFunctions);
  const host = new Host(book);
  // As Excel: whoever has a cell open keeps the workbook to themselves, and the add-in is refused.
  host.faults.isEditing = () => book.editing !== null || isTyping();
  const paneUrl = new URLSearchParams(location.search).get('pane') ?? '/taskpane.html';
  const onPane = (pane: PaneHost) => {
    window.previewExcel = {
      workbook: book,
      host,
      get ready() {
        return pane.ready;
      },
      requests: host.requests,
      unhandled: host.unhandled,
      snapshot: () => snapshotOf(book),
      invokeCommand: (controlId, functionName) => pane.invokeCommand(controlId, functionName),
      reopenPane: (addinId) => {
        book.addinId = addinId ?? book.addinId;
        return pane.reopen();
      },
      watchCell: (sheet, address) => watchCell(book, sheet, address),
    };
  };
  // An address of our own only: the frame is trusted with the workbook.
  const isOwn = new URL(paneUrl, location.href).origin === location.origin;
  // The older way on purpose: it works changes off in the order they came, each once. With `createRoot` a key that comes
  // while a redraw waits is worked off before it and again after it, and the grid reads its input both times: letters of
  // a fast typist were lost.
  render(
    <Page
      book={book}
      host={host}
      requirements={functionRequirements}
      paneUrl={isOwn ? paneUrl : '/taskpane.html'}
      onPane={onPane}
    />,
    root,
  );
}

function watchCell(book: Workbook, sheet: string, address: string): Promise<number> {
  const value = () => book.rangeFrom(address, book.sheet(sheet)).Values[0]?.[0];
  const before = value();
  return new Promise((resolve) => {
    const stop = book.events.watch(() => {
      if (value() === before) return;
      stop();
      resolve(performance.timeOrigin + performance.now());
    });
  });
}
