import type { Fen } from '../values/fen.ts';
import type { LocalDate } from '../values/local-date.ts';
import { dayFormat } from './days.ts';
import { tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { beijingMinute, fittingWidth, groupDigits } from './words.ts';

/** Open items of a reconciliation, as a list to work through on paper or in WPS. */
export interface ReconciliationItemsView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  readonly placeName: string | null;
  /** ISO instant. */
  readonly preparedAt: string;
  /** More than the rows when the list was cut. */
  readonly totalCount: number;
  readonly rows: readonly ReconciliationItemView[];
}

export interface ReconciliationItemView {
  readonly id: string;
  readonly kindName: string;
  readonly townshipName: string | null;
  readonly onDay: LocalDate | null;
  /** Null for an item about a whole township and day. */
  readonly receiptNumber: string | null;
  readonly sourceName: string;
  readonly foundFen: Fen | null;
  readonly expectedFen: Fen | null;
  readonly sentence: string;
}

const headerRow = 3;

/** 对账待核对清单: one row an open item, with two columns to write in. */
export function reconciliationItemsSheet(view: ReconciliationItemsView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const place = `${view.campaign.countyName}${view.placeName ?? ''}`;
  const isCut = view.totalCount > view.rows.length;
  const count = `共 ${groupDigits(view.totalCount)} 件${isCut ? `，本表只列前 ${groupDigits(view.rows.length)} 件` : ''}`;
  const rows: RowModel[] = [
    rowOf('title', width, { 0: { value: `${place}${view.campaign.benefitYear}年度缴费对账待核对清单` } }),
    rowOf('meta', width, {
      0: { value: `待核对：${count}`, align: 'left' },
      6: { value: `制表时间：${beijingMinute(view.preparedAt)}`, align: 'right' },
    }),
    rowOf('meta', width, {
      0: {
        value:
          '用法：逐件与税务、银行核对，“处理情况”“经办人”供手工填写；核对清楚后在系统的待处理事项里选原因办结。',
        align: 'left',
      },
    }),
    { role: 'header', key: null, cells: columns.map(({ header }) => ({ value: header, format: '@' })) },
    ...view.rows.map(dataRow),
    ...(view.rows.length === 0
      ? [rowOf('note', width, { 0: { value: '说明：没有待核对的事项。' } })]
      : [rowOf('note', width, { 0: { value: '说明：金额单位为元；对方指税务或银行的对账单。' } })]),
  ];
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.placeName ?? view.campaign.countyName}${view.campaign.benefitYear}对账待核对清单`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, 6),
      across(1, 6, visible - 6),
      across(2, 0, visible),
      across(rows.length - 1, 0, visible),
    ],
    table: null,
    dataBars: [],
    frozen: { rows: headerRow + 1, columns: 0 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: headerRow, last: headerRow },
      fitToWidth: true,
    },
    chart: null,
  };
}

function columnsFor({ rows }: ReconciliationItemsView): ColumnModel[] {
  const text = { format: '@', align: 'left' } as const;
  const money = { format: '#,##0.00', align: 'right' } as const;
  const names = (pick: (row: ReconciliationItemView) => string | null) => rows.map((row) => pick(row) ?? '');
  return [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    {
      key: 'kind',
      header: '种类',
      width: fittingWidth(
        names((row) => row.kindName),
        18,
        26,
      ),
      ...text,
    },
    {
      key: 'township',
      header: '乡镇（街道）',
      width: fittingWidth(
        names((row) => row.townshipName),
        14,
        24,
      ),
      ...text,
    },
    { key: 'onDay', header: '缴费日期', width: 12, format: dayFormat, align: 'center' },
    {
      key: 'receipt',
      header: '票号（流水号）',
      width: fittingWidth(
        names((row) => row.receiptNumber),
        22,
        36,
      ),
      ...text,
    },
    { key: 'source', header: '对方', width: 7, format: '@', align: 'center' },
    { key: 'found', header: '对方金额（元）', width: 14, ...money },
    { key: 'expected', header: '台账金额（元）', width: 14, ...money },
    { key: 'sentence', header: '情况', width: 46, ...text, wrap: true },
    { key: 'done', header: '处理情况', width: 24, ...text, wrap: true },
    { key: 'by', header: '经办人', width: 10, ...text },
    { key: 'key', header: '行键', width: 20, ...text, hidden: true },
  ];
}

function dataRow(row: ReconciliationItemView, index: number): RowModel {
  const cells: CellModel[] = [
    { value: index + 1 },
    { value: row.kindName },
    { value: row.townshipName ?? '（未对应）' },
    { value: row.onDay },
    { value: row.receiptNumber },
    { value: row.sourceName },
    { value: row.foundFen === null ? null : row.foundFen / 100 },
    { value: row.expectedFen === null ? null : row.expectedFen / 100 },
    { value: row.sentence },
    { value: null, fill: 'input' },
    { value: null, fill: 'input' },
    { value: row.id },
  ];
  return { role: 'data', key: row.id, cells };
}
