import { sumFormula } from './address.ts';
import { footRows } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, emptyCell, rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { beijingMinute, figureWidth, fittingWidth, groupDigits, levelWords } from './words.ts';

/** What the townships have filled in, village by village. */
export interface BreakdownSummaryView {
  readonly campaign: CampaignView;
  /** Name of the township the rows are limited to; left out for a whole county. */
  readonly divisionName?: string | null;
  /** Kind `breakdown`, level VILLAGE, the county's code. */
  readonly identity: SheetIdentity;
  /** ISO instant for 制表时间. */
  readonly preparedAt: string;
  /** Of all forms, in the order of the notice. */
  readonly columns: readonly { readonly code: string; readonly name: string }[];
  /** In table order; townships together. */
  readonly rows: readonly BreakdownSummaryRow[];
}

export interface BreakdownSummaryRow {
  readonly townshipName: string;
  readonly village: { readonly code: string; readonly name: string };
  readonly lastYearPersons: number | null;
  /** In the order of `columns`; null: not filled, or not asked of this township. */
  readonly values: readonly (number | null)[];
  /** State of the township's 目标分解: 填报中, 已提交, 已通过 … */
  readonly stateName: string;
}

/** Title, meta and header. */
const firstBodyRow = 3;

/**
 * 分村目标分解汇总表: a real Excel table with a row for each village of the county, found again by the hidden village code. A
 * blank is a number that nobody has filled in; the total adds up what there is.
 */
export function breakdownSummarySheet(view: BreakdownSummaryView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const isEmpty = view.rows.length === 0;
  const half = Math.max(2, Math.floor(visible / 2));
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const foot = footRows(width, {
    source: view.campaign.id,
    filter: `${place}${levelWords('VILLAGE').each}`,
    asOf: beijingMinute(view.preparedAt),
    rows: view.rows.length,
  });
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: {
        value: `${place}${view.campaign.benefitYear}年度城乡居民医疗保险分村参保目标汇总表`,
      },
    }),
    rowOf('meta', width, {
      0: { value: `填报进展：${progressOf(view)}`, align: 'left' },
      [half]: { value: `制表时间：${beijingMinute(view.preparedAt)}`, align: 'right' },
    }),
    {
      role: 'header',
      key: null,
      cells: columns.map(({ header }) => ({ value: header, format: '@', align: 'center' })),
    },
    ...view.rows.map((row, index) => villageRow(row, index, width)),
    ...(isEmpty ? [] : [totalRow(view, columns)]),
    rowOf('note', width, {
      0: { value: `说明：${isEmpty ? '还没有下发。' : ''}空白是还没有填的数，合计只加已填的。单位：人。` },
    }),
    ...foot,
  ];
  const firstNote = rows.length - foot.length - 1;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}分村目标汇总`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, half),
      across(1, half, visible - half),
      ...[0, 1, 2].map((note) => across(firstNote + note, 0, visible)),
    ],
    table: isEmpty
      ? null
      : {
          area: { row: firstBodyRow - 1, column: 0, rows: view.rows.length + 2, columns: width },
          name: tableNameFor(view.identity),
          hasTotalRow: true,
          style: 'TableStyleLight15',
          keyColumn: width - 1,
        },
    dataBars: [],
    frozen: { rows: firstBodyRow, columns: 3 },
    print: {
      orientation: visible > 7 ? 'landscape' : 'portrait',
      paper: 'A4',
      titleRows: { first: firstBodyRow - 1, last: firstBodyRow - 1 },
      fitToWidth: true,
    },
    chart: null,
  };
}

/** `已通过 12 个乡镇，填报中 8 个乡镇`, in the order in which the states come. */
function progressOf({ rows }: BreakdownSummaryView): string {
  const states = new Map(rows.map(({ townshipName, stateName }) => [townshipName, stateName]));
  const counts = new Map<string, number>();
  for (const state of states.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(([state, townships]) => `${state} ${groupDigits(townships)} 个乡镇`);
  return parts.length === 0 ? '还没有下发' : parts.join('，');
}

function columnsFor({ columns, rows }: BreakdownSummaryView): ColumnModel[] {
  const text = { format: '@', align: 'left' } as const;
  const persons = { format: '#,##0', align: 'right', total: 'sum' } as const;
  const names = (pick: (row: BreakdownSummaryRow) => string, least: number) =>
    fittingWidth(rows.map(pick), least, 28);
  const total = (pick: (row: BreakdownSummaryRow) => number | null) =>
    rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
  return [
    { key: 'index', header: '序号', width: 7, format: '0', align: 'center' },
    { key: 'townshipName', header: '乡镇（街道）', width: names((row) => row.townshipName, 14), ...text },
    { key: 'villageName', header: '村（社区）', width: names(({ village }) => village.name, 16), ...text },
    ...columns.map(
      ({ code, name }, index): ColumnModel => ({
        key: code,
        header: name,
        width: figureWidth([total(({ values }) => values[index] ?? null)], 0, fittingWidth([name], 12, 20)),
        ...persons,
      }),
    ),
    {
      key: 'lastYear',
      header: '上年参保',
      width: figureWidth([total(({ lastYearPersons }) => lastYearPersons)], 0, 12),
      ...persons,
    },
    { key: 'state', header: '状态', width: 12, format: '@', align: 'center' },
    { key: 'code', header: '区划代码', width: 16, ...text, hidden: true },
  ];
}

function villageRow(row: BreakdownSummaryRow, index: number, width: number): RowModel {
  const cells: CellModel[] = [
    { value: index + 1 },
    { value: row.townshipName },
    { value: row.village.name },
    ...row.values.map((value) => ({ value })),
    { value: row.lastYearPersons },
    { value: row.stateName },
    { value: row.village.code },
  ];
  if (cells.length !== width) throw new Error('a village has more or fewer numbers than there are columns');
  return { role: 'data', key: row.village.code, cells };
}

function totalRow(view: BreakdownSummaryView, columns: readonly ColumnModel[]): RowModel {
  const { rows } = view;
  const first = 3;
  const sums = [
    ...view.columns.map((_, index) => rows.map(({ values }) => values[index] ?? null)),
    rows.map(({ lastYearPersons }) => lastYearPersons),
  ].map((numbers, index): CellModel => {
    const filled = numbers.filter((number) => number !== null);
    // Nobody filled in anything yet: 0. Nobody's last year is known: that is not 0.
    if (filled.length === 0 && index === view.columns.length) return emptyCell;
    const area = { row: firstBodyRow, column: first + index, rows: rows.length, columns: 1 };
    return { value: filled.reduce((sum, number) => sum + number, 0), formula: sumFormula(area) };
  });
  return {
    role: 'total',
    key: 'total',
    cells: columns.map((_, index) => (index === 1 ? { value: '合计' } : (sums[index - first] ?? emptyCell))),
  };
}
