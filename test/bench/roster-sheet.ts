import { isDeepStrictEqual } from 'node:util';
import { cellContents, writeBlocks } from '../../addin/excel/block-writer.ts';
import { insertStaged } from '../../addin/excel/staged.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import { areaAddress } from '../../schema/sheets/address.ts';
import type { FrameRow } from '../../schema/sheets/frame.ts';
import { rosterFrame } from '../../schema/sheets/roster.ts';
import { atLeast, atMost, type BenchFigure, median } from './bench.ts';

const rows = 5_000;
const rounds = 9;
const longRows = 50_000;

/** How fast a roster comes into the simulated workbook, guarded, against a bare `range.values`; and 50,000 rows of it. */
export async function rosterSheet(report: (line: string) => void): Promise<BenchFigure[]> {
  return [await cellsAgainstBare(report), ...(await longRoster(report)), await cancelled(report)];
}

async function cellsAgainstBare(report: (line: string) => void): Promise<BenchFigure> {
  const { columns } = frameOf(rows);
  const block = rowsFrom(0, rows);
  const ours = async (session: ExcelSession): Promise<void> => {
    await session.Excel.run((context) =>
      writeBlocks(context, 'Sheet1', { row: 0, column: 0 }, cellContents(columns, block)),
    );
  };
  const bare = async (session: ExcelSession): Promise<void> => {
    await session.Excel.run(async (context) => {
      const area = areaAddress({ row: 0, column: 0, rows, columns: columns.length });
      context.workbook.worksheets.getItem('Sheet1').getRange(area).values = block.map((row) =>
        row.map((cell) => cell ?? ''),
      );
      await context.sync();
    });
  };
  const ratios: number[] = [];
  const perSecond: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? [ours, bare] : [bare, ours];
    const times = new Map<unknown, number>();
    for (const act of order) times.set(act, await inFreshExcel(act));
    const [mine = 1, plain = 1] = [times.get(ours), times.get(bare)];
    // The first one warms up.
    if (round === 0) continue;
    ratios.push(plain / mine);
    perSecond.push((rows * columns.length * 1000) / mine);
  }
  report(`cells against bare: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`);
  const note = `${rows} rows of ${columns.length} cells guarded, cut in blocks and written: ${Math.round(median(perSecond))} cells/s into the host ÷ a bare range.values and sync of the same block`;
  return atLeast('sheet.roster.cells', median(ratios), 0.7, '×', note);
}

async function longRoster(report: (line: string) => void): Promise<BenchFigure[]> {
  const session = await startExcel({ year: 2024 });
  try {
    Object.assign(globalThis, { Excel: session.Excel });
    const start = performance.now();
    const inserted = await insertStaged(frameOf(longRows), pages(longRows), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const seconds = (performance.now() - start) / 1000;
    if (inserted.rows !== longRows) throw new Error(`${inserted.rows} rows were inserted`);
    const bytes = Math.max(...session.host.requests.map((batch) => Buffer.byteLength(JSON.stringify(batch))));
    report(`${longRows} rows in ${seconds.toFixed(1)} s, ${session.syncs()} round trips`);
    const what = `a roster of ${longRows} rows of 13 cells, staged: ${seconds.toFixed(1)} s in the simulated workbook`;
    return [
      atMost('sheet.roster.syncs', session.syncs(), 14, 'round trips', what),
      atMost('sheet.roster.bytes', bytes / 1_000_000, 2.2, 'MB', 'the largest request of the same'),
    ];
  } finally {
    session.close();
  }
}

/** A roster of 50,000 rows is cancelled in each of its round trips, beside an older one, until it is there. */
async function cancelled(report: (line: string) => void): Promise<BenchFigure> {
  const session = await startExcel({ year: 2024 });
  try {
    Object.assign(globalThis, { Excel: session.Excel });
    const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
    await insertStaged(frameOf(rows), pages(rows), quiet);
    const before = session.snapshot();
    let changed = 0;
    let stages = 0;
    for (;;) {
      const control = new AbortController();
      let trips = 0;
      let written = 0;
      session.host.faults.beforeBatch = () => {
        trips += 1;
        if (trips > stages) control.abort();
      };
      const outcome = await insertStaged(frameOf(longRows), pages(longRows), {
        signal: control.signal,
        onProgress: (progress) => {
          written = progress.rows;
        },
      }).then(
        () => 'inserted',
        (error: { code?: string }) => error.code,
      );
      session.host.faults.clear();
      // Cancelled while the last one is under way: too late.
      if (outcome === 'inserted') break;
      if (outcome !== 'TABLE_STAGING_CANCELLED')
        throw new Error(`cancelled in trip ${stages + 1}: ${outcome}`);
      stages += 1;
      const isSame = isDeepStrictEqual(session.snapshot(), before);
      report(
        `cancelled with ${written} rows written: ${isSame ? 'nothing changed' : 'the workbook changed'}`,
      );
      if (!isSame) changed += 1;
    }
    if (stages < longRows / rows) throw new Error(`only ${stages} stages were there to cancel`);
    const note = `cancelling ${longRows} rows in each of ${stages} round trips, beside an older roster of ${rows}: workbooks that are not cell for cell what they were`;
    return atMost('sheet.roster.cancelled', changed, 0, 'changed', note);
  } finally {
    session.close();
  }
}

async function* pages(all: number): AsyncGenerator<readonly FrameRow[]> {
  for (let from = 0; from < all; from += rows) yield rowsFrom(from, rows);
}

function frameOf(totalCount: number) {
  return rosterFrame({
    campaign: {
      id: '411521-2025',
      name: '示例',
      countyName: '示例县',
      benefitYear: 2025,
      documentNumber: null,
    },
    identity: {
      kind: 'roster',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      by: 'ITEM',
      asOf: 'latest',
    },
    divisionName: null,
    source: null,
    askedAt: '2024-11-30T10:05:00Z',
    asOfOn: null,
    totalCount,
  });
}

function rowsFrom(from: number, count: number): FrameRow[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index + 1;
    return [
      number,
      `示例镇${number % 20}`,
      `示例村${number % 300}`,
      number % 3 === 0 ? number : null,
      '示*例',
      `411521********${String(number % 10_000).padStart(4, '0')}`,
      '示例低保对象名册',
      '低保对象',
      '在册',
      null,
      number % 2 === 0 ? '已缴费' : '未缴费',
      number % 2 === 0 ? '2024-10-10' : null,
      `P${String(number).padStart(16, '0')}`,
    ];
  });
}

async function inFreshExcel(act: (session: ExcelSession) => Promise<void>): Promise<number> {
  const session = await startExcel({ year: 2024 });
  try {
    Object.assign(globalThis, { Excel: session.Excel });
    const start = performance.now();
    await act(session);
    return performance.now() - start;
  } finally {
    session.close();
  }
}
