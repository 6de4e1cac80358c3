import { type Fen, formatYuan } from '../values/fen.ts';
import { formatChineseDate, type LocalDate } from '../values/local-date.ts';
import { sumFormula } from './address.ts';
import { footLines } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { beijingMinute, figureWidth, fittingWidth, groupDigits, levelWords } from './words.ts';

/** What GraphQL's `SubsidyEstimate` answers, with the campaign it belongs to. */
export interface SubsidyView {
  readonly campaign: CampaignView;
  /** `by` CATEGORY, or left out for rows by township. */
  readonly identity: SheetIdentity;
  /** The division when it is not the county; goes into title and tab. */
  readonly divisionName?: string | null;
  readonly asOfOn: LocalDate;
  /** ISO instant. */
  readonly calculatedAt: string;
  readonly rows: readonly SubsidyRowView[];
  readonly total: SubsidyRowView;
  /** From the answer, one sentence each. */
  readonly notes: readonly string[];
}

export interface SubsidyRowView {
  readonly key: string;
  readonly name: string;
  readonly outcome: 'DUE' | 'NO_RULE' | 'NEEDS_REVIEW';
  readonly reason: string | null;
  readonly persons: number;
  readonly enrolledPersons: number | null;
  readonly noRulePersons: number;
  readonly needsReviewPersons: number;
  readonly perPersonDueFen: Fen | null;
  readonly individualFen: Fen | null;
  readonly assistanceFen: Fen | null;
  readonly enrolledCollectFen: Fen | null;
  readonly enrolledAssistanceFen: Fen | null;
  readonly enrolledFiscalFen: Fen | null;
  readonly receivedFen: Fen | null;
  readonly differenceFen: Fen | null;
  readonly otherReceivedFen: Fen | null;
  readonly payers: readonly {
    readonly payer: string;
    readonly timing: 'AT_SOURCE' | 'AFTERWARDS';
    readonly persons: number;
    readonly fen: Fen;
    readonly enrolledPersons: number;
    readonly enrolledFen: Fen;
  }[];
  readonly fiscal: readonly { readonly source: string; readonly fen: Fen }[];
}

/** Title, meta and header rows come first. */
const firstBodyRow = 3;

/**
 * 资助测算表: a real Excel table of what is due, what came in and what others pay, in yuan with two places.
 *
 * Where the notice says nothing the money stays empty and 每人应缴 says 通知没有规定; who needs review is counted in a
 * column of its own. A total is `=SUM` wherever the rows add up to it, else a value with a note that says by how much
 * they differ.
 */
export function subsidySheet(view: SubsidyView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const isEmpty = view.rows.length === 0;
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const lines = [
    ...linesOf(view),
    ...footLines({
      source: view.campaign.id,
      filter: `${place}${isByTownship(view) ? levelWords('TOWNSHIP').each : '各人员类别'}`,
      asOf: `${formatChineseDate(view.asOfOn)}（含当日）`,
      rows: view.rows.length,
    }),
  ];
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: { value: `${place}${view.campaign.benefitYear}年度城乡居民基本医疗保险参保资助测算表` },
    }),
    rowOf('meta', width, {
      0: { value: `截至日期：${formatChineseDate(view.asOfOn)}（含当日）`, align: 'left' },
      4: { value: view.campaign.documentNumber && `依据：${view.campaign.documentNumber}`, align: 'center' },
      9: { value: `制表时间：${beijingMinute(view.calculatedAt)}`, align: 'right' },
    }),
    {
      role: 'header',
      key: null,
      cells: columns.map(({ header }) => ({ value: header, format: '@' })),
    },
    ...view.rows.map((row, index) => bodyRow('data', row, columns, index)),
    ...(isEmpty ? [] : [totalRow(view, columns)]),
    ...lines.map((value) => rowOf('note', width, { 0: { value } })),
  ];
  const firstNote = rows.length - lines.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}${
        isByTownship(view) ? '分乡镇' : ''
      }资助测算表${view.identity.asOf === 'latest' ? '' : view.identity.asOf}`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, 4),
      across(1, 4, 5),
      across(1, 9, visible - 9),
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

function isByTownship({ identity }: SubsidyView): boolean {
  return identity.by !== 'CATEGORY';
}

function columnsFor(view: SubsidyView): ColumnModel[] {
  const names = view.rows.map(({ name }) => name);
  const persons = { format: '#,##0', align: 'right', total: 'sum', width: 11 } as const;
  const money = { format: '#,##0.00', align: 'right', total: 'sum', width: 17 } as const;
  const figures = [...view.rows, view.total].map(valuesOf);
  const columns: ColumnModel[] = [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    {
      key: 'name',
      header: isByTownship(view) ? '乡镇（街道）' : '人员类别',
      width: fittingWidth(names, 16, 28),
      format: '@',
      align: 'left',
      wrap: true,
    },
    { key: 'persons', header: '应参保（人）', ...persons },
    { key: 'enrolledPersons', header: '已参保（人）', ...persons },
    { key: 'unknownPersons', header: '无规定或待复核', ...persons, width: 12 },
    {
      key: 'perPerson',
      header: '每人应缴（元）',
      width: 15,
      format: '@',
      align: 'center',
      wrap: true,
      ours: ownDue,
    },
    { key: 'enrolledCollect', header: '已参保应收（元）', ...money },
    { key: 'received', header: '已参保实收（元）', ...money },
    { key: 'difference', header: '实收减应收（元）', ...money },
    { key: 'otherReceived', header: '其他入账（元）', ...money },
    { key: 'enrolledAssistance', header: '已参保资助（元）', ...money },
    { key: 'enrolledFiscal', header: '财政补助（元）', ...money },
    { key: 'individual', header: '全部参保个人应缴（元）', ...money },
    { key: 'assistance', header: '全部参保资助（元）', ...money },
    { key: 'key', header: '行代码', width: 14, format: '@', align: 'left', hidden: true },
  ];
  return columns.map((column) => {
    if (column.total !== 'sum') return column;
    const values = figures.map((each) => each[column.key] ?? null);
    return { ...column, width: figureWidth(values, column.format.endsWith('.00') ? 2 : 0, column.width) };
  });
}

const ownDue = '^(通知没有规定|待复核|因人而异|[\\d,]+\\.\\d{2})$';

function valuesOf(row: SubsidyRowView): Readonly<Record<string, number | null>> {
  return {
    persons: row.persons,
    enrolledPersons: row.enrolledPersons,
    unknownPersons: row.noRulePersons + row.needsReviewPersons,
    enrolledCollect: yuan(row.enrolledCollectFen),
    received: yuan(row.receivedFen),
    difference: yuan(row.differenceFen),
    otherReceived: yuan(row.otherReceivedFen),
    enrolledAssistance: yuan(row.enrolledAssistanceFen),
    enrolledFiscal: yuan(row.enrolledFiscalFen),
    individual: yuan(row.individualFen),
    assistance: yuan(row.assistanceFen),
  };
}

function bodyRow(
  role: 'data' | 'total',
  row: SubsidyRowView,
  columns: readonly ColumnModel[],
  index: number,
): RowModel {
  const values = valuesOf(row);
  const cells: Record<number, CellModel> = {};
  for (const [at, { key }] of columns.entries()) {
    if (key in values) cells[at] = { value: values[key] ?? null, ...toneOf(key, row) };
  }
  cells[0] = { value: index + 1 };
  cells[1] = { value: row.name };
  cells[5] = perPersonCell(row);
  cells[columns.length - 1] = { value: row.key };
  return rowOf(role, columns.length, cells, row.key);
}

/** Red only beside a number and a header that say the same. */
function toneOf(key: string, row: SubsidyRowView): Partial<CellModel> {
  return key === 'difference' && (row.differenceFen ?? 0) < 0 ? { tone: 'warning' } : {};
}

function perPersonCell(row: SubsidyRowView): CellModel {
  const why = row.reason === null ? {} : { note: row.reason };
  if (row.outcome === 'NO_RULE') return { value: '通知没有规定', tone: 'muted', ...why };
  if (row.outcome === 'NEEDS_REVIEW') return { value: '待复核', tone: 'muted', ...why };
  if (row.perPersonDueFen !== null) return { value: formatYuan(row.perPersonDueFen) };
  return { value: row.persons > 0 ? '因人而异' : null };
}

function totalRow(view: SubsidyView, columns: readonly ColumnModel[]): RowModel {
  const values = valuesOf(view.total);
  const wrong = new Map(differencesOf(view).map(({ key, text }) => [key, text]));
  const cells: Record<number, CellModel> = { 1: { value: '合计' } };
  for (const [column, { key }] of columns.entries()) {
    const value = values[key];
    if (value === undefined) continue;
    const note = wrong.get(key);
    if (note !== undefined) cells[column] = { value, tone: 'warning', note };
    else if (value === null) cells[column] = { value };
    else {
      const area = { row: firstBodyRow, column, rows: view.rows.length, columns: 1 };
      cells[column] = { value, formula: sumFormula(area) };
    }
  }
  return rowOf('total', columns.length, cells, 'total');
}

/** Columns whose rows do not add up to the answer's own total, compared in fen and persons. */
function differencesOf(view: SubsidyView): { readonly key: string; readonly text: string }[] {
  const cents = (value: number | null | undefined) => Math.round((value ?? 0) * 100);
  const total = valuesOf(view.total);
  const sums = view.rows.map(valuesOf);
  return Object.entries(total).flatMap(([key, value]) => {
    const sum = sums.reduce((all, values) => all + cents(values[key]), 0);
    if (sum === cents(value)) return [];
    return [{ key, text: `各行相加与合计相差 ${formatYuan(sum - cents(value))}` }];
  });
}

/** The lines under the table, always the same ones, so that a refresh finds each by its label. */
function linesOf(view: SubsidyView): string[] {
  const { total, notes } = view;
  const payers = total.payers
    .filter(({ fen, enrolledFen }) => fen > 0 || enrolledFen > 0)
    .map(
      ({ payer, timing, fen, persons, enrolledFen, enrolledPersons }) =>
        `${payer}（${timing === 'AT_SOURCE' ? '缴费时直接减免' : '先缴后补'}）已参保 ${groupDigits(enrolledPersons)} 人 ${formatYuan(enrolledFen)} 元，全部参保 ${groupDigits(persons)} 人 ${formatYuan(fen)} 元`,
    );
  const fiscal = total.fiscal.map(({ source, fen }) => `${source} ${formatYuan(fen)} 元`);
  const wrong = differencesOf(view);
  return [
    `资助：${payers.length > 0 ? payers.join('；') : '没有算得出的资助'}。`,
    `财政补助：${fiscal.length > 0 ? fiscal.join('；') : '通知没有规定，或人数为给定而没有写明已参保'}。`,
    `注意：${notes.length > 0 ? notes.map((note) => note.replace(/。$/, '')).join('；') : '没有需要说明的事项'}。`,
    `核对：${wrong.length > 0 ? `${wrong.length} 列各行相加与合计不同，见批注` : '各行相加与合计一致'}。`,
    '说明：一人只享受一项资助，只计一次；应收为缴费时应缴，含先缴后补的部分；差额为正多为缴费后新增类别、可事后补助的，为负多为缴费后失去类别的；其他入账为少缴、没有规定、待复核和计在外县的人缴的，' +
      '与实收之和为全部入账；没有规定和待复核的不计入应收和资助，留空不是零。金额单位为元，人数单位为人。',
  ];
}

/** A cell holds a double; the nearest to fen/100 prints back to the same two places below 2^53 fen. */
function yuan(fen: Fen | null): number | null {
  return fen === null ? null : fen / 100;
}
