import { type Fen, formatYuan } from '../values/fen.ts';
import { dayFormat } from './days.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { ColumnModel, SheetIdentity, SheetModel } from './model.ts';
import { beijingMinute, fittingWidth, groupDigits } from './words.ts';

/** A work list with the words it is shown in. */
export interface ReviewView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  readonly divisionName?: string | null;
  /** 名册, 缴费, 对账; null for all. */
  readonly areaName: string | null;
  /** ISO instant. */
  readonly preparedAt: string;
  readonly rows: readonly ReviewRowView[];
  /** All that match, more than `rows` when a limit was hit. */
  readonly totalCount: number;
  readonly sums: readonly { readonly name: string; readonly items: number; readonly foundFen: Fen }[];
}

/** A person is named by the key alone. */
export interface ReviewRowView {
  readonly id: string;
  readonly areaName: string;
  readonly kindName: string;
  readonly statusName: string;
  readonly townshipName: string | null;
  readonly villageName: string | null;
  readonly onDay: string | null;
  readonly personKey: string | null;
  readonly batchNumber: number | null;
  readonly line: number | null;
  readonly foundFen: Fen | null;
  readonly expectedFen: Fen | null;
  readonly sentence: string;
  readonly closedReasonName: string | null;
  readonly closedNote: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

const firstBodyRow = 3;

/** 待处理事项清单: a real table to filter and sort, for paper and e-mail; closing is done in the pane. */
export function reviewSheet(view: ReviewView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const lines = linesOf(view);
  const isEmpty = view.rows.length === 0;
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const rows = [
    rowOf('title', width, {
      0: { value: `${place}${view.campaign.benefitYear}年度${view.areaName ?? ''}待处理事项清单` },
    }),
    rowOf('meta', width, {
      0: { value: `事项：共 ${groupDigits(view.totalCount)} 件`, align: 'left' },
      8: { value: `制表时间：${beijingMinute(view.preparedAt)}`, align: 'right' },
    }),
    {
      role: 'header' as const,
      key: null,
      cells: columns.map(({ header }) => ({ value: header, format: '@' as const })),
    },
    ...view.rows.map((row, index) =>
      rowOf(
        'data',
        width,
        Object.fromEntries(cellsOf(row, index).map((value, column) => [column, { value }])),
        row.id,
      ),
    ),
    ...lines.map((value) => rowOf('note', width, { 0: { value } })),
  ];
  const firstNote = rows.length - lines.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}${view.areaName ?? ''}待处理事项`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, 8),
      across(1, 8, visible - 8),
      ...lines.map((_, index) => across(firstNote + index, 0, visible)),
    ],
    table: isEmpty
      ? null
      : {
          area: { row: firstBodyRow - 1, column: 0, rows: view.rows.length + 1, columns: width },
          name: tableNameFor(view.identity),
          hasTotalRow: false,
          style: 'TableStyleLight15',
          keyColumn: width - 1,
        },
    dataBars: [],
    frozen: { rows: firstBodyRow, columns: 3 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: firstBodyRow - 1, last: firstBodyRow - 1 },
      fitToWidth: true,
    },
    chart: null,
  };
}

function columnsFor(view: ReviewView): ColumnModel[] {
  const text = { format: '@', align: 'left' } as const;
  const money = { format: '#,##0.00', align: 'right', width: 13 } as const;
  const names = (of: (row: ReviewRowView) => string | null) => view.rows.map((row) => of(row) ?? '');
  return [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    { key: 'area', header: '来处', width: 7, format: '@', align: 'center' },
    {
      key: 'kind',
      header: '事项',
      width: fittingWidth(
        names((row) => row.kindName),
        12,
        24,
      ),
      ...text,
    },
    {
      key: 'township',
      header: '乡镇（街道）',
      width: fittingWidth(
        names((row) => row.townshipName),
        12,
        20,
      ),
      ...text,
    },
    {
      key: 'village',
      header: '村（社区）',
      width: fittingWidth(
        names((row) => row.villageName),
        10,
        18,
      ),
      ...text,
    },
    { key: 'onDay', header: '日期', width: 12, format: dayFormat, align: 'center' },
    { key: 'personKey', header: '人员代号', width: 20, ...text },
    { key: 'place', header: '批次／行', width: 11, format: '@', align: 'center' },
    { key: 'found', header: '读到（元）', ...money },
    { key: 'expected', header: '应为（元）', ...money },
    { key: 'sentence', header: '说明', width: 46, ...text, wrap: true },
    { key: 'status', header: '状态', width: 9, format: '@', align: 'center' },
    { key: 'reason', header: '办结原因', width: 20, ...text, wrap: true },
    { key: 'note', header: '办结说明', width: 20, ...text, wrap: true },
    { key: 'by', header: '办结人', width: 11, ...text },
    { key: 'at', header: '办结时间', width: 22, ...text },
    { key: 'id', header: '事项代码', width: 14, ...text, hidden: true },
  ];
}

function cellsOf(row: ReviewRowView, index: number): (string | number | null)[] {
  const place = row.batchNumber === null ? null : `${row.batchNumber}／${row.line ?? ''}`;
  return [
    index + 1,
    row.areaName,
    row.kindName,
    row.townshipName,
    row.villageName,
    row.onDay,
    row.personKey,
    place,
    row.foundFen === null ? null : row.foundFen / 100,
    row.expectedFen === null ? null : row.expectedFen / 100,
    row.sentence,
    row.statusName,
    row.closedReasonName,
    row.closedNote,
    row.closedBy,
    row.closedAt && beijingMinute(row.closedAt),
    row.id,
  ];
}

function linesOf({ rows, totalCount, sums }: ReviewView): string[] {
  const parts = sums.map(
    ({ name, items, foundFen }) =>
      `${name} ${groupDigits(items)} 件${foundFen > 0 ? `（${formatYuan(foundFen)} 元）` : ''}`,
  );
  const limit =
    totalCount > rows.length
      ? `清单最多列 ${groupDigits(rows.length)} 件，另有 ${groupDigits(totalCount - rows.length)} 件没有列出，请按乡镇或类别分别导出。`
      : '全部列出。';
  return [
    `分类：${parts.length > 0 ? parts.join('；') : '没有待处理的事项'}。`,
    `说明：${limit}人员以代号表示，在系统中可以查看；办结请在系统中选原因，不在此表填写。`,
  ];
}
