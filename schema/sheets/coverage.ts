import { formatChineseDate, type LocalDate } from '../values/local-date.ts';
import { sumFormula } from './address.ts';
import { footLines } from './foot.ts';
import { tableNameFor, tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { Area, CellModel, ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { palette } from './style.ts';
import { beijingMinute, figureWidth, fittingWidth, groupDigits, levelWords, textWidth } from './words.ts';

/** What GraphQL's `Coverage` answers, with the campaign it belongs to. */
export interface CoverageView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  /** The division whose rows are shown, when it is not the county. */
  readonly divisionName?: string | null;
  readonly outcome: 'CURRENT_ROSTER' | 'QUOTA_TABLE' | 'NOT_SETTLED' | 'NO_CATEGORIES' | 'NO_ROSTER';
  readonly asOfOn: LocalDate;
  /** ISO instant. */
  readonly calculatedAt: string;
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
  readonly hasPayments: boolean;
  readonly categories: readonly CoverageCategoryView[];
  readonly rosters: readonly {
    readonly sourceName: string;
    readonly office: string;
    readonly asOfOn: LocalDate;
  }[];
  readonly missingCategories: readonly CoverageCategoryView[];
  readonly notCounted: readonly CoverageCategoryView[];
  readonly rows: readonly CoverageRowView[];
  readonly total: CoverageRowView | null;
}

export interface CoverageCategoryView {
  readonly code: string;
  readonly name: string;
  /** Without one the category has no columns, and a line says so. */
  readonly hasRoster: boolean;
}

export interface CoverageRowView {
  readonly divisionCode: string;
  readonly divisionName: string;
  /** In the order of `categories`. */
  readonly byCategory: readonly CoverageCountsView[];
  readonly overall: CoverageCountsView | null;
  readonly isSuppressed: boolean;
}

export interface CoverageCountsView {
  readonly due: number | null;
  readonly covered: number | null;
  readonly excused: number | null;
  readonly chase: number | null;
  readonly rateBasisPoints: number | null;
}

/** Title, meta and header rows come first. */
const firstBodyRow = 3;
/** 序号, name, five of the whole, and what it says in words. */
const wholeColumns = 8;
const columnsPerCategory = 3;
const overallRate = 6;

/**
 * 困难群众参保情况表: a real Excel table, a row a division, the union of all categories first and then three columns
 * a category that has a roster: a dozen categories would make a printed page unreadable. The lines under the table say
 * which rosters the figures rest on, which categories have none, and which the notice does not count.
 */
export function coverageSheet(view: CoverageView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const isEmpty = view.rows.length === 0 || view.total === null;
  const lines = [
    ...linesUnder(view),
    ...footLines({
      source: view.campaign.id,
      filter: `${place}${levelWords(view.level).each}`,
      asOf: `${formatChineseDate(view.asOfOn)}（含当日）`,
      rows: isEmpty ? 0 : view.rows.length,
    }),
  ];
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: { value: `${place}${view.campaign.benefitYear}年度困难群众参保情况表` },
    }),
    rowOf('meta', width, {
      0: { value: `截至日期：${formatChineseDate(view.asOfOn)}（含当日）`, align: 'left' },
      3: { value: view.campaign.documentNumber && `依据：${view.campaign.documentNumber}`, align: 'center' },
      6: { value: `制表时间：${beijingMinute(view.calculatedAt)}`, align: 'right' },
    }),
    {
      role: 'header',
      key: null,
      cells: columns.map((column) => ({ value: column.header, format: '@' })),
    },
    ...(isEmpty ? [] : view.rows.map((row, index) => dataRow(view, row, index, width))),
    ...(isEmpty ? [] : [totalRow(view, columns, width)]),
    ...lines.map((line) => rowOf('note', width, { 0: { value: line } })),
  ];
  const body = (column: number): Area => ({ row: firstBodyRow, column, rows: view.rows.length, columns: 1 });
  const firstNote = rows.length - lines.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}${
        view.level === 'VILLAGE' ? '分村' : ''
      }困难群众参保${view.identity.asOf === 'latest' ? '' : view.identity.asOf}`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, 3),
      across(1, 3, 3),
      across(1, 6, visible - 6),
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
    dataBars:
      isEmpty || view.outcome === 'QUOTA_TABLE'
        ? []
        : [{ area: body(overallRate), minimum: 0, maximum: 1, color: palette.bar }],
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

function columnsFor(view: CoverageView): ColumnModel[] {
  const names = view.rows.map((row) => row.divisionName);
  const persons = { format: '#,##0', align: 'right' } as const;
  const rate = { format: '0.00%', align: 'right' } as const;
  const columns: ColumnModel[] = [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    {
      key: 'divisionName',
      header: levelWords(view.level).header,
      width: fittingWidth(names, 16, 36),
      format: '@',
      align: 'left',
    },
    { key: 'due', header: '去重合计应保', width: 10, ...persons, total: 'sum' },
    { key: 'covered', header: '去重合计已保', width: 10, ...persons, total: 'sum' },
    { key: 'chase', header: '去重合计未保', width: 10, ...persons, total: 'sum' },
    { key: 'excused', header: '已剔除', width: 9, ...persons, total: 'sum' },
    { key: 'overallRate', header: '去重合计参保率', width: 11, ...rate },
    { key: 'status', header: '完成情况', width: 14, format: '@', align: 'center', ours: ownStatus },
    ...withRoster(view).flatMap(({ code, name }): ColumnModel[] => {
      // Two lines of header.
      const width = Math.max(9, Math.ceil((textWidth(name) + 6) / 2));
      return [
        { key: `${code}Due`, header: `${name}应保`, width, ...persons, total: 'sum' },
        { key: `${code}Covered`, header: `${name}已保`, width, ...persons, total: 'sum' },
        { key: `${code}Rate`, header: `${name}参保率`, width: width + 1, ...rate },
      ];
    }),
    { key: 'divisionCode', header: '区划代码', width: 14, format: '@', align: 'left', hidden: true },
  ];
  const figures = [...view.rows, ...(view.total ? [view.total] : [])].map((row) => figureCells(view, row));
  return columns.map((column, index) => {
    if (column.total !== 'sum') return column;
    const values = figures.map((cells) => Number(cells[index]?.value ?? 0));
    return { ...column, width: figureWidth(values, 0, column.width) };
  });
}

function withRoster({ categories }: CoverageView): CoverageCategoryView[] {
  return categories.filter(({ hasRoster }) => hasRoster);
}

function dataRow(view: CoverageView, row: CoverageRowView, index: number, width: number): RowModel {
  return rowOf(
    'data',
    width,
    {
      0: { value: index + 1 },
      1: { value: row.divisionName },
      ...figureCells(view, row),
      [width - 1]: { value: row.divisionCode },
    },
    row.divisionCode,
  );
}

function figureCells(view: CoverageView, row: CoverageRowView): Record<number, CellModel> {
  const { overall } = row;
  const cells: Record<number, CellModel> = {
    2: { value: overall?.due ?? null },
    3: { value: overall?.covered ?? null },
    4: { value: overall?.chase ?? null },
    5: { value: overall?.excused ?? null },
    6: { value: fraction(overall?.rateBasisPoints ?? null) },
    7: statusCell(view, row),
  };
  const shown = row.byCategory.filter((_, index) => view.categories[index]?.hasRoster);
  for (const [index, counts] of shown.entries()) {
    const column = wholeColumns + index * columnsPerCategory;
    cells[column] = { value: counts.due };
    cells[column + 1] = { value: counts.covered };
    cells[column + 2] = { value: fraction(counts.rateBasisPoints) };
  }
  return cells;
}

/** Sums are formulas wherever the rows add up to the answer's own total; rates are the total's own. */
function totalRow(view: CoverageView, columns: readonly ColumnModel[], width: number): RowModel {
  const { total } = view;
  if (!total) throw new Error('a table of coverage has a total');
  const cells = figureCells(view, total);
  const summed: Record<number, CellModel> = {};
  for (const [index, column] of columns.entries()) {
    const value = cells[index]?.value;
    if (column.total !== 'sum' || typeof value !== 'number') continue;
    const rows = view.rows.map((row) => figureCells(view, row)[index]?.value);
    const isSum =
      rows.every((each) => typeof each === 'number') &&
      rows.reduce<number>((sum, each) => sum + Number(each), 0) === value;
    if (!isSum) continue;
    const area = { row: firstBodyRow, column: index, rows: view.rows.length, columns: 1 };
    summed[index] = { value, formula: sumFormula(area) };
  }
  return rowOf('total', width, { 1: { value: '合计' }, ...cells, ...summed }, 'total');
}

const ownStatus = '^(全部参保|差 [\\d,]+ 人|没有应保人员|人数较少，不显示|按任务表，见各类)$';

function statusCell({ outcome }: CoverageView, { overall, isSuppressed }: CoverageRowView): CellModel {
  if (outcome === 'QUOTA_TABLE') return { value: '按任务表，见各类', tone: 'muted' };
  if (overall === null || overall.due === null || overall.chase === null) {
    return { value: isSuppressed ? '人数较少，不显示' : null, tone: 'muted' };
  }
  if (overall.due === 0) return { value: '没有应保人员', tone: 'muted' };
  if (overall.chase === 0) return { value: '全部参保', tone: 'good' };
  return { value: `差 ${groupDigits(overall.chase)} 人` };
}

function linesUnder(view: CoverageView): string[] {
  const names = (categories: readonly CoverageCategoryView[]) =>
    categories.map(({ name }) => name).join('、');
  const rosters = view.rosters
    .map(({ sourceName, office, asOfOn }) => `${sourceName}（${office}，截至${formatChineseDate(asOfOn)}）`)
    .join('、');
  const answers: Partial<Record<CoverageView['outcome'], string>> = {
    NOT_SETTLED: '没有数字：通知没有说清困难群众参保率的分母，请县医保局在政策参数里选定。',
    NO_CATEGORIES: '没有数字：通知没有把任何类别计入困难群众参保率。',
    NO_ROSTER: '没有数字：还没有导入任何困难群众名册，不是 0 人。',
  };
  const answer = answers[view.outcome];
  return [
    ...(answer ? [answer] : []),
    `名册：${rosters || '没有'}。`,
    ...(view.missingCategories.length > 0
      ? [`没有名册：${names(view.missingCategories)}。这些类别不列，不是 0 人。`]
      : []),
    ...(view.notCounted.length > 0
      ? [`没有计入：${names(view.notCounted)}。名册上有这些人，通知没有把他们计入困难群众参保率。`]
      : []),
    ...(view.hasPayments ? [] : ['缴费：还没有导入缴费数据，已保人数都是 0，不说明没有人缴费。']),
    view.outcome === 'QUOTA_TABLE' ? tableExplanation : rosterExplanation,
  ];
}

const rosterExplanation =
  '说明：应保＝在册人数减去有正当理由已剔除的；已保＝已缴费、未退费且足额；合计一人只计一次，不等于各类相加；' +
  '全部参保才显示 100%；“不愿参保”和“其他”不剔除。单位：人。';
const tableExplanation =
  '说明：应保取任务表印出的人数，各类有重叠，没有合计；已保＝名册上已缴费、未退费且足额的人。单位：人。';

function fraction(basisPoints: number | null): number | null {
  return basisPoints === null ? null : basisPoints / 10_000;
}
