import { sumFormula } from './address.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { Area, CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { beijingMinute, fittingWidth, groupDigits, levelWords } from './words.ts';

/** What GraphQL's `QuotaTable` answers, with the campaign it belongs to. */
export interface QuotaTableView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  /** The division whose rows are shown, when it is not the county. */
  readonly divisionName?: string | null;
  /** ISO instant for 制表时间; left out when the form is to carry none. */
  readonly preparedAt?: string | null;
  readonly revision: number;
  readonly columns: readonly QuotaColumnView[];
  readonly rows: readonly QuotaRowView[];
  /** 附表的注, as printed. */
  readonly note: string | null;
}

export interface QuotaColumnView {
  readonly code: string;
  readonly name: string;
  /** As printed; null when not printed or when the reader may see only one township. */
  readonly declaredTotal: number | null;
  /** Sum of the rows; null when the reader may see only one township. */
  readonly computedTotal: number | null;
  /** computed - declared */
  readonly difference: number | null;
}

export interface QuotaRowView {
  readonly division: { readonly code: string; readonly name: string };
  /** In the order of `columns`; null is "no number". */
  readonly values: readonly (number | null)[];
  readonly remarks: string | null;
}

/** Title, meta line and the two header rows. */
const firstBodyRow = 4;

/**
 * 目标分解表 in the form a notice prints it: a two-row merged header with the quota columns under
 * 「2025年参保目标数」, one row per division, 合计, and the annex's own note at the bottom.
 *
 * 合计 holds the declared number as printed, as a value: where the rows add up to something else, both numbers and
 * the difference stand in the cell's note and in a line below, and no row is touched. A total the notice does not
 * print is the sum, with its formula, and the line below says so. A reader who may see no total gets no total row.
 * There is no Excel table (merged headers); the form is found again through `formName`.
 */
export function breakdownSheet(view: QuotaTableView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const groups = view.columns.length;
  const remarksColumn = groups + 1;
  const totals = view.columns.map((column, index) => totalCell(view, column, index));
  const hasTotals = totals.some((total) => total.cell.value !== null);
  const lines = [
    ...(hasTotals ? totals.flatMap(({ line }) => (line === null ? [] : [line])) : []),
    ...(view.note === null ? [] : [/^注[：:]/.test(view.note) ? view.note : `注：${view.note}`]),
  ];
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: {
        value: `${view.campaign.countyName}${view.divisionName ?? ''}${view.campaign.benefitYear}年度城乡居民医疗保险参保目标分解表`,
      },
    }),
    metaRow(view, width),
    rowOf('header', width, {
      0: { value: columns[0]?.header ?? '', format: '@' },
      ...(groups > 0 ? { 1: { value: `${view.campaign.benefitYear}年参保目标数`, format: '@' } } : {}),
      [remarksColumn]: { value: '备注', format: '@' },
      [width - 1]: { value: '区划代码', format: '@' },
    }),
    rowOf(
      'header',
      width,
      Object.fromEntries(view.columns.map(({ name }, index) => [index + 1, { value: name, format: '@' }])),
    ),
    ...view.rows.map((row) => dataRow(row, groups, width)),
    ...(hasTotals
      ? [
          rowOf(
            'total',
            width,
            {
              0: { value: '合计' },
              ...Object.fromEntries(totals.map(({ cell }, index) => [index + 1, cell])),
            },
            'total',
          ),
        ]
      : []),
    ...lines.map((line) => rowOf('note', width, { 0: { value: line } })),
  ];
  const firstNote = rows.length - lines.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}目标分解表`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      ...metaMerges(visible),
      down(0),
      ...(groups > 1 ? [across(2, 1, groups)] : []),
      down(remarksColumn),
      down(width - 1),
      ...lines.map((_, index) => across(firstNote + index, 0, visible)),
    ],
    table: null,
    dataBars: [],
    frozen: { rows: firstBodyRow, columns: 1 },
    print: {
      orientation: groups > 6 ? 'landscape' : 'portrait',
      paper: 'A4',
      titleRows: { first: firstBodyRow - 2, last: firstBodyRow - 1 },
      fitToWidth: true,
    },
    chart: null,
  };
}

/** The defined name over `formArea(model)`; further copies in one workbook get a number. */
export function formName(model: SheetModel, copy = 1): string {
  return tableNameFor(model.identity, copy);
}

function columnsFor(view: QuotaTableView): ColumnModel[] {
  const names = view.rows.map((row) => row.division.name);
  const remarks = view.rows.map((row) => row.remarks ?? '');
  return [
    {
      key: 'divisionName',
      header: levelWords(view.identity.level).header,
      width: fittingWidth(names, 24, 40),
      format: '@',
      align: 'center',
    },
    ...view.columns.map(
      ({ code, name }): ColumnModel => ({
        key: code,
        header: name,
        width: fittingWidth([name], 14, 24),
        format: '0',
        align: 'center',
      }),
    ),
    { key: 'remarks', header: '备注', width: fittingWidth(remarks, 20, 40), format: '@', align: 'left' },
    { key: 'divisionCode', header: '区划代码', width: 14, format: '@', align: 'left', hidden: true },
  ];
}

function metaRow(view: QuotaTableView, width: number): RowModel {
  const document = view.campaign.documentNumber ? `依据：${view.campaign.documentNumber}` : '';
  const revision = view.revision > 1 ? `（第 ${view.revision} 次下达）` : '';
  const right = view.preparedAt ? `制表时间：${beijingMinute(view.preparedAt)}` : '单位：人';
  const half = leftHalf(width - 1);
  return rowOf('meta', width, {
    0: { value: `${document}${revision}` || null, align: 'left' },
    [half]: { value: right, align: 'right' },
  });
}

function metaMerges(visible: number): Area[] {
  const half = leftHalf(visible);
  return [across(1, 0, half), across(1, half, visible - half)].filter((area) => area.columns > 1);
}

function leftHalf(visible: number): number {
  return Math.max(1, Math.floor(visible / 2));
}

/** A header over both header rows. */
function down(column: number): Area {
  return { row: 2, column, rows: 2, columns: 1 };
}

function dataRow(row: QuotaRowView, groups: number, width: number): RowModel {
  const values = row.values.slice(0, groups).map((value, index) => [index + 1, { value }]);
  return rowOf(
    'data',
    width,
    {
      0: { value: row.division.name },
      ...Object.fromEntries(values),
      [groups + 1]: { value: row.remarks },
      [width - 1]: { value: row.division.code },
    },
    row.division.code,
  );
}

function totalCell(
  view: QuotaTableView,
  { name, declaredTotal, computedTotal, difference }: QuotaColumnView,
  index: number,
): { cell: CellModel; line: string | null } {
  if (declaredTotal === null) {
    if (computedTotal === null || view.rows.length === 0) return { cell: { value: null }, line: null };
    const area = { row: firstBodyRow, column: index + 1, rows: view.rows.length, columns: 1 };
    return {
      cell: { value: computedTotal, formula: sumFormula(area) },
      line: `${name}：通知没有印出合计，此处为逐行相加。`,
    };
  }
  if (computedTotal === null || difference === null || difference === 0) {
    return { cell: { value: declaredTotal }, line: null };
  }
  const text =
    `下达合计 ${groupDigits(declaredTotal)}，逐行相加 ${groupDigits(computedTotal)}，` +
    `相差 ${groupDigits(difference)}`;
  return {
    cell: { value: declaredTotal, tone: 'warning', note: text },
    line: `${name}：${text}。各行与合计均照通知原文，未作改动。`,
  };
}
