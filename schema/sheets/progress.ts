import { type Fen, formatYuan } from '../values/fen.ts';
import { formatChineseDate, type LocalDate } from '../values/local-date.ts';
import { sumFormula } from './address.ts';
import { footLines } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { Area, CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { checksOf, type ProgressCheck, type SummedKey } from './progress-checks.ts';
import { palette } from './style.ts';
import { beijingMinute, fittingWidth, groupDigits, levelWords } from './words.ts';

/** What GraphQL's `Progress` answers, with the campaign it belongs to. */
export interface ProgressView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  /** The division whose rows are shown, when it is not the county; goes into title and tab. */
  readonly divisionName?: string | null;
  readonly asOfOn: LocalDate;
  /** ISO instant. */
  readonly calculatedAt: string;
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
  readonly hasQuotas: boolean;
  readonly rows: readonly ProgressRowView[];
  readonly total: ProgressTotalView;
  /** All rows there are, when only the first of them are told. */
  readonly totalCount?: number;
}

export interface ProgressRowView {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly quota: number | null;
  readonly paidPersons: number;
  readonly amountFen: Fen;
  readonly completionBasisPoints: number | null;
  readonly gap: number | null;
  readonly rank: number | null;
  readonly newToday: number;
  readonly newIn7Days: number;
}

export interface ProgressTotalView {
  /** 下达合计 */
  readonly quota: number | null;
  /** 逐行合计 */
  readonly rowSumQuota: number | null;
  /** 逐行合计 - 下达合计 */
  readonly quotaDifference: number | null;
  readonly paidPersons: number;
  readonly amountFen: Fen;
  readonly completionBasisPoints: number | null;
  readonly gap: number | null;
  readonly newToday: number;
  readonly newIn7Days: number;
  /** What the net figures leave out; not told is as none. */
  readonly grossPersons?: number;
  readonly refundedPersons?: number;
  readonly refundedFen?: Fen;
  readonly elsewherePersons?: number;
}

/** Title, meta and header rows come first. */
const firstBodyRow = 3;
/** A column chart of more divisions than this cannot be read. */
const mostColumnsInChart = 60;
const chartRows = 12;

/**
 * 进度表: a real Excel table under a title and a line with as-of day, document and 制表时间.
 *
 * The total row divides by the declared total and has its own gap (domain.md 3.3). Counts and money in it are
 * `=SUM` over the rows wherever that gives the answer's own total; where it does not, the total is written as a
 * value and the line 核对 says by how much they differ. A campaign without quotas leaves quota, completion, gap and
 * rank empty, never zero. With no rows at all there is no table and the sheet says so.
 */
export function progressSheet(view: ProgressView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const isEmpty = view.rows.length === 0;
  const checks = checksOf(view);
  const lines = [
    `核对：${checks.map((check) => check.text).join('；')}。`,
    `扣除：${takenOff(view.total)}`,
    explanation,
    ...footLines({
      source: view.campaign.id,
      filter: `${place}${levelWords(view.level).each}`,
      asOf: `${formatChineseDate(view.asOfOn)}（含当日）`,
      rows: view.rows.length,
      totalCount: view.totalCount ?? view.rows.length,
    }),
  ];
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: { value: `${place}${view.campaign.benefitYear}年度城乡居民基本医疗保险征缴进度表` },
    }),
    rowOf('meta', width, {
      0: { value: `截至日期：${formatChineseDate(view.asOfOn)}（含当日）`, align: 'left' },
      4: { value: view.campaign.documentNumber && `依据：${view.campaign.documentNumber}`, align: 'center' },
      7: { value: `制表时间：${beijingMinute(view.calculatedAt)}`, align: 'right' },
    }),
    {
      role: 'header',
      key: null,
      cells: columns.map((column) => ({ value: column.header, format: '@' })),
    },
    ...view.rows.map((row, index) => dataRow(row, index, width)),
    ...(isEmpty ? [] : [totalRow(view, checks, width)]),
    ...lines.map((value) => rowOf('note', width, { 0: { value } })),
  ];
  const body = (column: number): Area => ({
    row: firstBodyRow,
    column,
    rows: view.rows.length,
    columns: 1,
  });
  const firstNote = rows.length - lines.length;
  // A county without quotas, or villages before their township has broken its quota down.
  const hasRates = view.rows.some((row) => row.completionBasisPoints !== null);
  const charted = hasRates ? 4 : 3;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}${
        view.level === 'VILLAGE' ? '分村' : ''
      }进度表${view.identity.asOf === 'latest' ? '' : view.identity.asOf}`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, 4),
      across(1, 4, 3),
      across(1, 7, visible - 7),
      ...lines.map((_, index) => across(firstNote + index, 0, visible)),
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
    dataBars: hasRates ? [{ area: body(4), minimum: 0, maximum: 1, color: palette.bar }] : [],
    frozen: { rows: firstBodyRow, columns: 2 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: firstBodyRow - 1, last: firstBodyRow - 1 },
      fitToWidth: true,
    },
    chart:
      isEmpty || view.rows.length > mostColumnsInChart
        ? null
        : {
            kind: 'column',
            title: `${levelWords(view.level).each}${columns[charted]?.header ?? ''}`,
            labels: body(1),
            series: [{ name: columns[charted]?.header ?? '', values: body(charted) }],
            position: { row: rows.length + 1, column: 0, rows: chartRows, columns: visible },
          },
  };
}

/** What was taken off: the figures above are net. The line is always there, so that a refresh finds it. */
function takenOff(total: ProgressTotalView): string {
  const {
    grossPersons = total.paidPersons,
    refundedPersons = 0,
    refundedFen = 0,
    elsewherePersons = 0,
  } = total;
  const parts = [
    ...(refundedPersons > 0 ? [`全部退费 ${groupDigits(refundedPersons)} 人`] : []),
    ...(refundedFen > 0 ? [`退费 ${formatYuan(refundedFen)} 元`] : []),
    ...(elsewherePersons > 0 ? [`计在外县 ${groupDigits(elsewherePersons)} 人`] : []),
  ];
  if (parts.length === 0) return '没有退费的和计在外县的。';
  return `缴过费的共 ${groupDigits(grossPersons)} 人，已扣除${parts.join('、')}。`;
}

const explanation =
  '说明：完成率＝已缴费人数÷任务数，合计按下达合计计算；差额为负表示超额；同一人多次缴费只计一次；' +
  '近7日含截至日期当日。缴费金额单位为元，其余单位为人。';

function columnsFor(view: ProgressView): ColumnModel[] {
  const names = view.rows.map((row) => row.divisionName);
  const persons = { format: '#,##0', align: 'right' } as const;
  return [
    { key: 'index', header: '序号', width: 7, format: '0', align: 'center' },
    {
      key: 'divisionName',
      header: levelWords(view.level).header,
      width: fittingWidth(names, 20, 40),
      format: '@',
      align: 'left',
    },
    { key: 'quota', header: '任务数（人）', width: 13, ...persons },
    { key: 'paidPersons', header: '已缴费人数（人）', width: 15, ...persons, total: 'sum' },
    { key: 'completion', header: '完成率', width: 14, format: '0.00%', align: 'right' },
    { key: 'status', header: '完成情况', width: 18, format: '@', align: 'center', ours: ownStatus },
    { key: 'gap', header: '差额（人）', width: 13, ...persons },
    { key: 'rank', header: '排名', width: 8, format: '0', align: 'center' },
    { key: 'newToday', header: '当日新增（人）', width: 13, ...persons, total: 'sum' },
    { key: 'newIn7Days', header: '近7日新增（人）', width: 14, ...persons, total: 'sum' },
    { key: 'amount', header: '缴费金额（元）', width: 18, format: '#,##0.00', align: 'right', total: 'sum' },
    { key: 'divisionCode', header: '区划代码', width: 14, format: '@', align: 'left', hidden: true },
  ];
}

function dataRow(row: ProgressRowView, index: number, width: number): RowModel {
  return rowOf(
    'data',
    width,
    {
      0: { value: index + 1 },
      1: { value: row.divisionName },
      2: { value: row.quota },
      3: { value: row.paidPersons },
      4: { value: fraction(row.completionBasisPoints) },
      5: statusCell(row.quota, row.gap),
      6: { value: row.gap },
      7: { value: row.rank },
      8: { value: row.newToday },
      9: { value: row.newIn7Days },
      10: { value: yuan(row.amountFen) },
      11: { value: row.divisionCode },
    },
    row.divisionCode,
  );
}

function totalRow(view: ProgressView, checks: readonly ProgressCheck[], width: number): RowModel {
  const { total } = view;
  const noteOn = (key: ProgressCheck['key']): Partial<CellModel> => {
    const check = checks.find((one) => one.key === key && !one.isFine);
    return check ? { tone: 'warning', note: check.text } : {};
  };
  const summed = (key: SummedKey, column: number, value: number): CellModel => {
    const area = { row: firstBodyRow, column, rows: view.rows.length, columns: 1 };
    const isSum = checks.every((check) => check.key !== key);
    return isSum ? { value, formula: sumFormula(area) } : { value, ...noteOn(key) };
  };
  return rowOf(
    'total',
    width,
    {
      1: { value: '合计' },
      2: { value: total.quota, ...noteOn('quota') },
      3: summed('paidPersons', 3, total.paidPersons),
      4: { value: fraction(total.completionBasisPoints) },
      5: statusCell(total.quota, total.gap),
      6: { value: total.gap },
      8: summed('newToday', 8, total.newToday),
      9: summed('newIn7Days', 9, total.newIn7Days),
      10: summed('amountFen', 10, yuan(total.amountFen)),
    },
    'total',
  );
}

const ownStatus = '^(已完成|未下达任务数|(差|超额) [\\d,]+ 人)$';

function statusCell(quota: number | null, gap: number | null): CellModel {
  if (quota === null || gap === null) return { value: '未下达任务数', tone: 'muted' };
  if (gap > 0) return { value: `差 ${groupDigits(gap)} 人` };
  return { value: gap === 0 ? '已完成' : `超额 ${groupDigits(-gap)} 人`, tone: 'good' };
}

function fraction(basisPoints: number | null): number | null {
  return basisPoints === null ? null : basisPoints / 10_000;
}

/**
 * Yuan for a cell. A cell holds a double, and the double nearest to fen/100 prints back to the same two places
 * for every amount below 2^53 fen (90 million million yuan); sums of such cells stay within a millionth of a yuan.
 */
function yuan(fen: Fen): number {
  return fen / 100;
}
