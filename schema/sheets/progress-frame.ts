import { formatChineseDate } from '../values/local-date.ts';
import { sumFormula } from './address.ts';
import type { FigureRow, FigureSheetView } from './figure-table.ts';
import { footLines } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, rowOf } from './layout.ts';
import type { CellModel, ChartModel, ColumnModel, RowModel, SheetModel } from './model.ts';
import { beijingMinute } from './words.ts';

/** A 进度表 whose rows are no divisions. */
export interface ProgressFrame {
  /** Between year and 进度表 in title and tab: 分类别, 分日. */
  readonly how: string;
  /** What the rows are, for the line 数据来源: 各人员类别. */
  readonly each: string;
  /** The last one is hidden and holds the key. */
  readonly columns: readonly ColumnModel[];
  readonly cellsOf: (row: FigureRow, index: number) => readonly CellModel[];
  readonly keyOf: (row: FigureRow) => string;
  /** By column key. A column marked `sum` adds its rows up by formula where that gives this very number. */
  readonly total: Readonly<Record<string, number | null>>;
  /** What 核对 says beside the sums; whole sentences' parts, without a full stop. */
  readonly checks: readonly string[];
  /** Begins with 说明：. */
  readonly explanation: string;
  /** The column that is drawn, and the texts under it; null: no chart. */
  readonly charted: { readonly column: number; readonly labels: number; readonly title: string } | null;
}

/** Title, meta and header rows come first. */
const firstBodyRow = 3;
/** A column chart of more rows than this cannot be read. */
const mostColumnsInChart = 60;
const chartRows = 12;

/** Title, as-of line, a real Excel table with its total, and the lines under it. */
export function progressFrameSheet(view: FigureSheetView, frame: ProgressFrame): SheetModel {
  const { columns } = frame;
  const width = columns.length;
  const visible = width - 1;
  // Each wide enough for its text, 截至日期 on the left and 制表时间 on the right.
  const left = columnsOfWidth(columns.slice(0, visible), metaWidth);
  const right = visible - columnsOfWidth(columns.slice(0, visible).reverse(), metaWidth);
  const isEmpty = view.rows.length === 0;
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const given: RowModel[] = view.rows.map((row, index) => ({
    role: 'data',
    key: frame.keyOf(row),
    cells: frame.cellsOf(row, index),
  }));
  // A table is there from the first day on, so that it is found and kept up to date: its first row is taken by what comes.
  const body = isEmpty ? [rowOf('data', width, {})] : given;
  const lines = [
    `核对：${[...(isEmpty ? ['没有可显示的行'] : [sumWords(frame, body)]), ...frame.checks].join('；')}。`,
    frame.explanation,
    ...footLines({
      source: view.campaign.id,
      filter: `${place}${frame.each}`,
      asOf: `${formatChineseDate(view.asOfOn)}（含当日）`,
      rows: view.rows.length,
      totalCount: view.totalCount,
    }),
  ];
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: { value: `${place}${view.campaign.benefitYear}年度城乡居民基本医疗保险${frame.how}征缴进度表` },
    }),
    rowOf('meta', width, {
      0: { value: `截至日期：${formatChineseDate(view.asOfOn)}（含当日）`, align: 'left' },
      [left]: {
        value: view.campaign.documentNumber && `依据：${view.campaign.documentNumber}`,
        align: 'center',
      },
      [right]: { value: `制表时间：${beijingMinute(view.calculatedAt)}`, align: 'right' },
    }),
    { role: 'header', key: null, cells: columns.map(({ header }) => ({ value: header, format: '@' })) },
    ...body,
    totalRow(frame, body),
    ...lines.map((value) => rowOf('note', width, { 0: { value } })),
  ];
  const firstNote = rows.length - lines.length;
  const area = (column: number) => ({ row: firstBodyRow, column, rows: body.length, columns: 1 });
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName || view.campaign.countyName}${view.campaign.benefitYear}${frame.how}进度表${
        view.identity.asOf === 'latest' ? '' : view.identity.asOf
      }`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, left),
      across(1, left, right - left),
      across(1, right, visible - right),
      ...lines.map((_, index) => across(firstNote + index, 0, visible)),
    ],
    table: {
      area: { row: firstBodyRow - 1, column: 0, rows: body.length + 2, columns: width },
      name: tableNameFor(view.identity),
      hasTotalRow: true,
      style: 'TableStyleLight15',
      keyColumn: width - 1,
    },
    dataBars: [],
    frozen: { rows: firstBodyRow, columns: 2 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: firstBodyRow - 1, last: firstBodyRow - 1 },
      fitToWidth: true,
    },
    chart: chartOf(),
  };

  function chartOf(): ChartModel | null {
    const { charted } = frame;
    if (!charted || isEmpty || body.length > mostColumnsInChart) return null;
    const { column, labels, title } = charted;
    return {
      kind: 'column',
      title,
      labels: area(labels),
      series: [{ name: columns[column]?.header ?? '', values: area(column) }],
      position: { row: rows.length + 1, column: 0, rows: chartRows, columns: visible },
    };
  }
}

/** Characters that 截至日期 and 制表时间 take. */
const metaWidth = 36;

/** How many columns from the first on are so wide together. */
function columnsOfWidth(columns: readonly ColumnModel[], width: number): number {
  let sum = 0;
  const last = columns.findIndex((column) => {
    sum += column.width;
    return sum >= width;
  });
  return last < 0 ? columns.length : last + 1;
}

function totalRow(frame: ProgressFrame, body: readonly RowModel[]): RowModel {
  const { columns, total } = frame;
  const wrong = wrongSums(frame, body);
  const cells: Record<number, CellModel> = { 1: { value: '合计' } };
  for (const [column, { key, total: how }] of columns.entries()) {
    const value = total[key];
    if (value === undefined) continue;
    const area = { row: firstBodyRow, column, rows: body.length, columns: 1 };
    if (how !== 'sum') cells[column] = { value };
    else if (wrong.includes(key)) cells[column] = { value, tone: 'warning', note: '各行相加与合计不同' };
    else cells[column] = { value, formula: sumFormula(area) };
  }
  return rowOf('total', columns.length, cells, 'total');
}

/** Keys of the columns whose rows do not add up to the answer's own total. */
function wrongSums({ columns, total }: ProgressFrame, body: readonly RowModel[]): string[] {
  // Compared in fen: the sum of doubles of two places is right to a millionth of a yuan.
  const cents = (of: CellModel['value'] | undefined) => Math.round((typeof of === 'number' ? of : 0) * 100);
  return columns.flatMap(({ key, total: how }, column) => {
    if (how !== 'sum') return [];
    const sum = body.reduce((all, row) => all + cents(row.cells[column]?.value), 0);
    return sum === cents(total[key]) ? [] : [key];
  });
}

function sumWords(frame: ProgressFrame, body: readonly RowModel[]): string {
  const wrong = wrongSums(frame, body);
  const headers = frame.columns.filter(({ key }) => wrong.includes(key)).map(({ header }) => header);
  return headers.length === 0 ? '各行相加与合计一致' : `${headers.join('、')}各行相加与合计不同`;
}

/** Basis points as the fraction a percent cell holds. */
export function fraction(basisPoints: number | null): number | null {
  return basisPoints === null ? null : basisPoints / 10_000;
}

/** Yuan for a cell: the double nearest to fen/100 prints back to the same two places. */
export function yuan(fen: number): number {
  return fen / 100;
}
