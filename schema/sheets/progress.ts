import { type Fen, formatYuan } from '../values/fen.ts';
import { formatChineseDate, type LocalDate } from '../values/local-date.ts';
import { footLines } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { Area, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { checksOf } from './progress-checks.ts';
import { dataRow, firstBodyRow, progressColumns, totalRow } from './progress-rows.ts';
import { palette } from './style.ts';
import { beijingMinute, groupDigits, levelWords } from './words.ts';

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
  /** Of a village; null: of none, or not known. */
  readonly townshipName?: string | null;
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

/** A column chart of more divisions than this cannot be read. */
const mostColumnsInChart = 60;
const chartRows = 12;

/**
 * 进度表: a real Excel table under a title and a line with as-of day, document and 制表时间.
 *
 * The total row divides by the declared total and has its own gap (domain.md 3.3). Counts and money in it are
 * `=SUM` over the rows wherever that gives the answer's own total; where it does not, the total is written as a
 * value and the line 核对 says by how much they differ. A campaign without quotas leaves quota, completion, gap and
 * rank empty, never zero. Villages of more than one township say to which each belongs. With no rows at all there is no
 * table and the sheet says so.
 */
export function progressSheet(view: ProgressView): SheetModel {
  const columns = progressColumns(view);
  const at = (key: string) => columns.findIndex((column) => column.key === key);
  const width = columns.length;
  const visible = width - 1;
  const name = at('divisionName');
  const middle = at('completion');
  const right = at('rank');
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
      [middle]: {
        value: view.campaign.documentNumber && `依据：${view.campaign.documentNumber}`,
        align: 'center',
      },
      [right]: { value: `制表时间：${beijingMinute(view.calculatedAt)}`, align: 'right' },
    }),
    {
      role: 'header',
      key: null,
      cells: columns.map((column) => ({ value: column.header, format: '@' })),
    },
    ...view.rows.map((row, index) => dataRow(view, columns, row, index)),
    ...(isEmpty ? [] : [totalRow(view, columns, checks)]),
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
  const charted = at(hasRates ? 'completion' : 'paidPersons');
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
      across(1, 0, middle),
      across(1, middle, 3),
      across(1, right, visible - right),
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
    dataBars: hasRates ? [{ area: body(at('completion')), minimum: 0, maximum: 1, color: palette.bar }] : [],
    frozen: { rows: firstBodyRow, columns: name + 1 },
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
            labels: body(name),
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
