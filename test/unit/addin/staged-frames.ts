import type { FrameRow, SheetFrame } from '../../../schema/sheets/frame.ts';
import { rowOf } from '../../../schema/sheets/layout.ts';

/** A roster of invented people, for tests of long tables. */
export function sampleFrame(rows: number, tabName = '示例名册'): SheetFrame {
  const columns = [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    { key: 'name', header: '姓名', width: 10, format: '@', align: 'left' },
    { key: 'place', header: '村（社区）', width: 14, format: '@', align: 'left' },
    { key: 'note', header: '说明', width: 20, format: '@', align: 'left' },
    { key: 'key', header: '人员编号', width: 20, format: '@', align: 'left', hidden: true },
  ] as const;
  return {
    identity: {
      kind: 'roster',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      by: 'ITEM',
      asOf: 'latest',
    },
    tabName,
    columns,
    head: [
      rowOf('title', 5, { 0: { value: '示例县在册人员' } }),
      {
        role: 'header',
        key: null,
        cells: columns.map(({ header }) => ({ value: header, format: '@' as const })),
      },
    ],
    merges: [{ row: 0, column: 0, rows: 1, columns: 5 }],
    rows,
    foot: (count) => [`合计：${count} 人次`, '数据来源：示例'],
    frozen: { rows: 2, columns: 0 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: 1, last: 1 },
      fitToWidth: true,
    },
    style: 'TableStyleLight9',
    properties: { zjRoster: 'minzheng-dibao' },
  };
}

export function sampleRows(from: number, count: number): FrameRow[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index + 1;
    return [
      number,
      `示*${number % 10}`,
      `示例村${number % 300}`,
      null,
      `P${String(number).padStart(16, '0')}`,
    ];
  });
}

/** The rows in pages, as the service answers them. */
export async function* samplePages(rows: number, page: number): AsyncIterable<readonly FrameRow[]> {
  for (let from = 0; from < rows; from += page) yield sampleRows(from, Math.min(page, rows - from));
}
