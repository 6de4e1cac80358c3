import type { Fen } from '../values/fen.ts';
import type { LocalDate } from '../values/local-date.ts';
import { sumFormula } from './address.ts';
import { footLines } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { reconciliationNotes } from './reconciliation-notes.ts';
import { beijingMinute, figureWidth, fittingWidth, levelWords } from './words.ts';

/** What GraphQL's `Reconciliation` answers, with the campaign it belongs to. */
export interface ReconciliationView {
  readonly campaign: CampaignView;
  /** `by: 'DAY'` for rows by day. */
  readonly identity: SheetIdentity;
  /** The division when it is not the county; goes into title and tab. */
  readonly placeName?: string | null;
  readonly by: 'TOWNSHIP' | 'DAY';
  /** Days of payment the rows are limited to; null for no limit. */
  readonly fromOn?: LocalDate | null;
  readonly toOn?: LocalDate | null;
  readonly asOfOn: LocalDate | null;
  /** ISO instant. */
  readonly calculatedAt: string;
  readonly countedAs: 'ITEMS' | 'PERSONS';
  readonly postingFact: 'BANK' | 'TAX_POSTED_ON' | 'NONE';
  readonly sources: readonly ReconciliationSourceView[];
  readonly rows: readonly ReconciliationRowView[];
  readonly total: ReconciliationFiguresView;
}

export interface ReconciliationSourceView {
  readonly source: 'TAX' | 'BANK';
  readonly isLoaded: boolean;
  readonly form?: 'DETAILS' | 'TOTALS' | null;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  readonly batches: number;
}

export interface ReconciliationRowView {
  readonly key: string;
  readonly divisionName: string | null;
  readonly day: LocalDate | null;
  readonly figures: ReconciliationFiguresView;
}

export interface ReconciliationFiguresView {
  readonly ledgerItems: number;
  readonly ledgerFen: Fen;
  readonly refundedFen: Fen;
  readonly taxItems: number | null;
  readonly taxFen: Fen | null;
  readonly taxDifferenceFen: Fen | null;
  readonly bankItems: number | null;
  readonly bankFen: Fen | null;
  readonly postedFen: Fen | null;
  readonly notPostedItems: number | null;
  readonly notPostedFen: Fen | null;
  readonly oldestDays: number | null;
  readonly notPostedByAge: readonly {
    readonly fromDays: number;
    readonly toDays: number | null;
    readonly items: number;
    readonly fen: Fen;
  }[];
  readonly unknownItems: number;
  readonly unknownFen: Fen;
  readonly failedItems: number | null;
  readonly failedFen: Fen | null;
}

/** Title, meta and header rows come first. */
const firstBodyRow = 3;

type Pick = (figures: ReconciliationFiguresView) => number | null;

interface FigureColumn extends ColumnModel {
  readonly pick: Pick;
}

/**
 * 对账表: a real Excel table, a row a township or a day, in yuan with two places. A side without a statement is empty,
 * never zero, and the lines under the table say which statements are loaded and up to which day, how old the money is
 * that is not in the treasury, and what the columns mean.
 */
export function reconciliationSheet(view: ReconciliationView): SheetModel {
  const figures = figureColumns(view.countedAs);
  const columns = columnsFor(view, figures);
  const width = columns.length;
  const visible = width - 1;
  const place = `${view.campaign.countyName}${view.placeName ?? ''}`;
  const isEmpty = view.rows.length === 0;
  const notes = [
    ...reconciliationNotes(view),
    ...footLines({
      source: view.campaign.id,
      filter: `${place}${view.by === 'DAY' ? '各缴费日' : levelWords('TOWNSHIP').each}`,
      asOf: beijingMinute(view.calculatedAt),
      rows: view.rows.length,
    }),
  ];
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: { value: `${place}${view.campaign.benefitYear}年度城乡居民基本医疗保险缴费对账表` },
    }),
    rowOf('meta', width, {
      0: { value: `缴费日期：${daysOf(view)}`, align: 'left' },
      5: { value: view.campaign.documentNumber && `依据：${view.campaign.documentNumber}`, align: 'center' },
      10: { value: `制表时间：${beijingMinute(view.calculatedAt)}`, align: 'right' },
    }),
    {
      role: 'header',
      key: null,
      cells: columns.map((column) => ({ value: column.header, format: '@' })),
    },
    ...view.rows.map((row, index) => dataRow(view, row, index, figures)),
    ...(isEmpty ? [] : [totalRow(view, figures, width)]),
    ...notes.map((note) => rowOf('note', width, { 0: { value: note } })),
  ];
  const firstNote = rows.length - notes.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.placeName ?? view.campaign.countyName}${view.campaign.benefitYear}${view.by === 'DAY' ? '按日' : ''}对账表`,
    ),
    columns: columns.map(({ key, header, width: wide, format, align, hidden, total }) => ({
      key,
      header,
      width: wide,
      format,
      align,
      ...(hidden ? { hidden } : {}),
      ...(total ? { total } : {}),
    })),
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, 5),
      across(1, 5, 5),
      across(1, 10, visible - 10),
      ...notes.map((_, index) => across(firstNote + index, 0, visible)),
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
    frozen: { rows: firstBodyRow, columns: 2 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: firstBodyRow - 1, last: firstBodyRow - 1 },
      fitToWidth: true,
    },
    chart: null,
  };
}

function figureColumns(countedAs: ReconciliationView['countedAs']): FigureColumn[] {
  const unit = countedAs === 'PERSONS' ? '人数' : '笔数';
  const count = (key: string, header: string, pick: Pick, width = 11): FigureColumn => ({
    key,
    header,
    width,
    format: '#,##0',
    align: 'right',
    total: 'sum',
    pick,
  });
  const money = (key: string, header: string, pick: Pick, width = 17): FigureColumn => ({
    key,
    header,
    width,
    format: '#,##0.00',
    align: 'right',
    total: 'sum',
    pick: (figures) => yuan(pick(figures)),
  });
  const overdue: Pick = ({ notPostedFen, notPostedByAge }) =>
    notPostedFen === null ? null : (notPostedByAge.find(({ toDays }) => toDays === null)?.fen ?? 0);
  return [
    count('ledgerItems', `台账${unit}`, (f) => f.ledgerItems),
    money('ledgerAmount', '台账金额（元）', (f) => f.ledgerFen),
    count('taxItems', `税务${unit}`, (f) => f.taxItems),
    money('taxAmount', '税务金额（元）', (f) => f.taxFen),
    money('taxDifference', '与税务差额（元）', (f) => f.taxDifferenceFen),
    count('bankItems', `银行${unit}`, (f) => f.bankItems),
    money('bankAmount', '银行入库金额（元）', (f) => f.bankFen),
    money('posted', '台账已入库（元）', (f) => f.postedFen),
    count('notPostedItems', `未入库${unit}`, (f) => f.notPostedItems),
    money('notPosted', '未入库金额（元）', (f) => f.notPostedFen),
    {
      key: 'oldestDays',
      header: '最长天数',
      width: 10,
      format: '0',
      align: 'right',
      pick: (f) => f.oldestDays,
    },
    money('overdue', '超过15天（元）', overdue),
    count('failedItems', `失败${unit}`, (f) => f.failedItems),
    money('failed', '失败金额（元）', (f) => f.failedFen),
    money('unknown', '入库不明（元）', (f) => f.unknownFen),
  ];
}

function columnsFor(view: ReconciliationView, figures: readonly FigureColumn[]): ColumnModel[] {
  const names = view.rows.map(nameOf);
  return [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    {
      key: 'name',
      header: view.by === 'DAY' ? '缴费日期' : '乡镇（街道）',
      width: fittingWidth(names, 14, 30),
      format: '@',
      align: view.by === 'DAY' ? 'center' : 'left',
    },
    ...figures.map((column) => {
      const values = [...view.rows.map((row) => row.figures), view.total].map(column.pick);
      return { ...column, width: figureWidth(values, column.format.endsWith('.00') ? 2 : 0, column.width) };
    }),
    { key: 'key', header: '行键', width: 14, format: '@', align: 'left', hidden: true },
  ];
}

function nameOf({ divisionName, day, key }: ReconciliationRowView): string {
  return divisionName ?? day ?? key;
}

function dataRow(
  { by }: ReconciliationView,
  row: ReconciliationRowView,
  index: number,
  figures: readonly FigureColumn[],
): RowModel {
  const cells: CellModel[] = [
    { value: index + 1 },
    { value: nameOf(row), ...(by === 'TOWNSHIP' && row.key === 'NO_TOWNSHIP' ? { tone: 'warning' } : {}) },
    ...figures.map(({ pick }): CellModel => ({ value: pick(row.figures) })),
    { value: row.key },
  ];
  return { role: 'data', key: row.key, cells };
}

function totalRow(view: ReconciliationView, figures: readonly FigureColumn[], width: number): RowModel {
  const cells: Record<number, CellModel> = { 1: { value: '合计' } };
  figures.forEach(({ pick, total }, index) => {
    const column = index + 2;
    const value = pick(view.total);
    if (value === null || total !== 'sum') {
      cells[column] = { value };
      return;
    }
    // Cells are doubles of two places; the sum of some hundreds of them is right to the fen.
    const sum = view.rows.reduce((all, row) => all + Math.round((pick(row.figures) ?? 0) * 100), 0);
    const isSum = sum === Math.round(value * 100);
    const area = { row: firstBodyRow, column, rows: view.rows.length, columns: 1 };
    cells[column] = isSum ? { value, formula: sumFormula(area) } : { value };
  });
  return rowOf('total', width, cells, 'total');
}

function daysOf({ fromOn, toOn }: ReconciliationView): string {
  if (!fromOn && !toOn) return '全部';
  if (fromOn && toOn) return `${fromOn} 至 ${toOn}`;
  return fromOn ? `${fromOn} 起` : `至 ${toOn}`;
}

/** Yuan for a cell: the double nearest to fen/100 prints back to the same two places. */
function yuan(fen: Fen | null): number | null {
  return fen === null ? null : fen / 100;
}
