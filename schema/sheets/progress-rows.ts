import type { Fen } from '../values/fen.ts';
import { sumFormula } from './address.ts';
import { rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel } from './model.ts';
import type { ProgressRowView, ProgressView } from './progress.ts';
import { noVillage, type ProgressCheck, type SummedKey } from './progress-checks.ts';
import { fittingWidth, groupDigits, levelWords } from './words.ts';

/** Title, meta and header rows come first. */
export const firstBodyRow = 3;

/** The last one is hidden and holds the key. */
export function progressColumns(view: ProgressView): ColumnModel[] {
  const names = view.rows.map((row) => row.divisionName);
  const persons = { format: '#,##0', align: 'right' } as const;
  return [
    { key: 'index', header: '序号', width: 7, format: '0', align: 'center' },
    ...townshipColumn(view),
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

/** To which township each village belongs; none where all belong to the one in the title. */
function townshipColumn({ level, rows, divisionName }: ProgressView): ColumnModel[] {
  const names = rows.flatMap(({ townshipName }) => townshipName ?? []);
  if (level !== 'VILLAGE' || names.length === 0) return [];
  if (divisionName && new Set(names).size === 1) return [];
  return [
    {
      key: 'townshipName',
      header: levelWords('TOWNSHIP').header,
      width: fittingWidth(names, 14, 30),
      format: '@',
      align: 'left',
      qualifies: true,
    },
  ];
}

export function dataRow(
  view: ProgressView,
  columns: readonly ColumnModel[],
  row: ProgressRowView,
  index: number,
): RowModel {
  const cells: Readonly<Record<string, CellModel>> = {
    index: { value: index + 1 },
    townshipName: { value: row.townshipName ?? null },
    divisionName: { value: row.divisionName },
    quota: { value: row.quota },
    paidPersons: { value: row.paidPersons },
    completion: { value: fraction(row.completionBasisPoints) },
    status: statusCell(row, () => noQuotaWords(view, row.divisionCode)),
    gap: { value: row.gap },
    rank: { value: row.rank },
    newToday: { value: row.newToday },
    newIn7Days: { value: row.newIn7Days },
    amount: { value: yuan(row.amountFen) },
    divisionCode: { value: row.divisionCode },
  };
  return byColumn('data', columns, cells, row.divisionCode);
}

export function totalRow(
  view: ProgressView,
  columns: readonly ColumnModel[],
  checks: readonly ProgressCheck[],
): RowModel {
  const { total } = view;
  const noteOn = (key: ProgressCheck['key']): Partial<CellModel> => {
    const check = checks.find((one) => one.key === key && !one.isFine);
    return check ? { tone: 'warning', note: check.text } : {};
  };
  const summed = (key: SummedKey, value: number): CellModel => {
    const columnKey = key === 'amountFen' ? 'amount' : key;
    const column = columns.findIndex((each) => each.key === columnKey);
    const area = { row: firstBodyRow, column, rows: view.rows.length, columns: 1 };
    const isSum = checks.every((check) => check.key !== key);
    return isSum ? { value, formula: sumFormula(area) } : { value, ...noteOn(key) };
  };
  const cells: Readonly<Record<string, CellModel>> = {
    divisionName: { value: '合计' },
    quota: { value: total.quota, ...noteOn('quota') },
    paidPersons: summed('paidPersons', total.paidPersons),
    completion: { value: fraction(total.completionBasisPoints) },
    status: statusCell(total, () => noQuotaWords(view, view.identity.divisionCode)),
    gap: { value: total.gap },
    newToday: summed('newToday', total.newToday),
    newIn7Days: summed('newIn7Days', total.newIn7Days),
    amount: summed('amountFen', yuan(total.amountFen)),
  };
  return byColumn('total', columns, cells, 'total');
}

function byColumn(
  role: RowModel['role'],
  columns: readonly ColumnModel[],
  cells: Readonly<Record<string, CellModel>>,
  key: string,
): RowModel {
  const placed = columns.flatMap((column, index): [number, CellModel][] => {
    const cell = cells[column.key];
    return cell ? [[index, cell]] : [];
  });
  return rowOf(role, columns.length, Object.fromEntries(placed), key);
}

const ownStatus = '^(已完成|未下达任务数|未分解任务数|没有任务数|(差|超额) [\\d,]+ 人)$';

/** A quota that was given out and is not broken down yet is another thing than none given out. */
function noQuotaWords({ level, hasQuotas, total, rows, identity }: ProgressView, code: string): string {
  if (level !== 'VILLAGE') return '未下达任务数';
  const isGivenOut = hasQuotas || total.quota !== null;
  if (isGivenOut) return code === noVillage ? '没有任务数' : '未分解任务数';
  // Of a single village nobody here knows whether its township was given a quota.
  return rows.some(({ divisionCode }) => divisionCode === identity.divisionCode)
    ? '没有任务数'
    : '未下达任务数';
}

function statusCell(
  { quota, gap }: Pick<ProgressRowView, 'quota' | 'gap'>,
  withoutQuota: () => string,
): CellModel {
  if (quota === null || gap === null) return { value: withoutQuota(), tone: 'muted' };
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
