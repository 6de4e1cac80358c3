import { useCallback, useEffect, useRef, useState } from 'react';
import type { Host } from '../wire/host.ts';
import { chartsOf } from '../workbook/snapshot.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { Charts } from './charts.tsx';
import { workbookToXlsx } from './download.ts';
import { FormulaHelp } from './formula-help.tsx';
import { Grid } from './grid.tsx';
import { PaneHost } from './pane-host.ts';

export interface PageProps {
  readonly book: Workbook;
  readonly host: Host;
  readonly requirements: Readonly<Record<string, string>>;
  readonly paneUrl: string;
  /** Hands out the pane's host once the frame stands. */
  readonly onPane: (pane: PaneHost) => void;
}

const httpsOnly = '请用 https 地址打开本页：office.js 只与 https 页面上的 Excel 通话，右边的窗格现在连不上。';

/** The whole preview: notice on top, workbook left, the real pane right. */
export function Page({ book, host, requirements, paneUrl, onPane }: PageProps) {
  const [message, setMessage] = useState<string | null>(location.protocol === 'https:' ? null : httpsOnly);
  const refused = useCallback((reason: string) => setMessage(`这一步没有做成：${reason}`), []);
  const place = usePane(book, host, requirements, paneUrl, onPane);
  return (
    <div className="page">
      <header className="bar">
        <strong>模拟 Excel（预览）</strong>
        <span>— 不是真正的 Excel，数据只在本页，关闭即丢失</span>
        <span className="space" />
        <button
          type="button"
          onClick={() => void download(book).catch((e: unknown) => setMessage(`没有写成文件：${String(e)}`))}
        >
          下载 .xlsx
        </button>
      </header>
      {message === null ? null : (
        <p className="message" role="alert">
          {message}
          <button type="button" onClick={() => setMessage(null)}>
            知道了
          </button>
        </p>
      )}
      <main className="workbook">
        <Grid book={book} onRefused={refused} />
        <SheetCharts book={book} />
        <FormulaHelp book={book} />
      </main>
      <aside className="pane" ref={place} />
    </div>
  );
}

function usePane(
  book: Workbook,
  host: Host,
  requirements: PageProps['requirements'],
  paneUrl: string,
  onPane: PageProps['onPane'],
) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const pane = new PaneHost({
      host,
      functions: book.customFunctions,
      paneUrl,
      requirements,
      title: '任务窗格',
      addinId: () => book.addinId,
    });
    const stopListening = book.events.listen((event) => pane.push(event));
    const stop = pane.start(place.current);
    onPane(pane);
    return () => {
      stopListening();
      stop();
    };
  }, [book, host, requirements, paneUrl, onPane]);
  return place;
}

function SheetCharts({ book }: { readonly book: Workbook }) {
  const [charts, setCharts] = useState(() => chartsOf(book.active));
  const [isOpen, setOpen] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = book.events.watch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setCharts(chartsOf(book.active)), 60);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [book]);
  if (charts.length === 0) return null;
  return (
    <div className="chart-panel">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '收起图表' : `显示图表（${charts.length}）`}
      </button>
      {isOpen ? <Charts charts={charts} /> : null}
    </div>
  );
}

async function download(book: Workbook): Promise<void> {
  const bytes = await workbookToXlsx(book);
  const url = URL.createObjectURL(
    new Blob([bytes as Uint8Array<ArrayBuffer>], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = '模拟工作簿.xlsx';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
