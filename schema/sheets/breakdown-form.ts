import type { BreakdownColumnShape } from '../values/breakdown.ts';
import { mostBreakdownPersons } from '../values/breakdown.ts';
import { formatChineseDate, type LocalDate } from '../values/local-date.ts';
import { breakdownTotalRows, hasRoster, rosterKey } from './breakdown-form-totals.ts';
import { breakdownHeaders, findingWidth, lockWord } from './breakdown-form-words.ts';
import { tabNameFor } from './identity.ts';
import { across, type CampaignView, emptyCell, rowOf } from './layout.ts';
import type {
  Area,
  CellModel,
  ColumnModel,
  RowModel,
  SheetIdentity,
  SheetModel,
  ValidationModel,
} from './model.ts';
import { linesIn } from './style.ts';
import { beijingMinute, fittingWidth, textWidth } from './words.ts';

export { breakdownHeaders, breakdownTotals, lockWord } from './breakdown-form-words.ts';

/** What a township fills in: the form as dispatched, with what the service has of it. */
export interface BreakdownFormView {
  readonly campaign: CampaignView;
  /** Kind `breakdownForm`, level VILLAGE, the township's code. */
  readonly identity: SheetIdentity;
  readonly townshipName: string;
  /** Signed by the service; carried in the sheet and sent back as it is. */
  readonly sheetToken: string;
  /** The last day, included. */
  readonly deadlineOn: LocalDate;
  readonly instructions: string;
  /** ISO instant for 制表时间. */
  readonly preparedAt: string;
  readonly edition: number;
  readonly columns: readonly BreakdownColumnShape[];
  readonly villages: readonly BreakdownVillageView[];
  /** Nothing is to be filled in now: no input cells. */
  readonly isReadOnly: boolean;
}

export interface BreakdownVillageView {
  readonly code: string;
  readonly name: string;
  readonly lastYearPersons: number | null;
  readonly population: number | null;
  /** In the order of `columns`; null where no roster stands beside a column. */
  readonly rosterPersons: readonly (number | null)[];
  /** In the order of `columns`; null: not filled. */
  readonly values: readonly (number | null)[];
  readonly remarks: string;
  readonly statusName: string;
  readonly finding: string;
  /** Abolished since the dispatch: the row stays, muted, and must be blank. */
  readonly isAbolished?: boolean;
}

/** Title, two meta lines; then the three rows of totals, which stay in view and which no sorting catches. */
const totalRow = 3;
const headerRow = totalRow + 3;
const firstBodyRow = headerRow + 1;

/**
 * 目标分解表 as a form to fill in: a row a village, prefilled with what is known of it, 任务数, 已分合计 and 剩余 above the
 * header. Input cells are unlocked and take whole numbers alone; whatever the service writes again later (状态, 审核意见, the
 * token) is unlocked too, the rest is locked. Nothing between header and the last village is merged.
 *
 * The signed identity stands in the hidden code column beside the title; villages are found again by the hidden code.
 */
export function breakdownFormSheet(view: BreakdownFormView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const visible = width - 1;
  const at = new Map(columns.map(({ key }, index) => [key, index]));
  const body = view.villages.map((village, index) => villageRow(view, village, index, columns));
  const notes = notesOf(view);
  const lines = headLines(view, columns);
  const half = Math.max(2, visible - 5);
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: {
        value: `${view.campaign.countyName}${view.townshipName}${view.campaign.benefitYear}年度城乡居民医疗保险参保目标分解表`,
      },
      [visible]: { value: view.sheetToken, format: '@', align: 'left' },
    }),
    rowOf('meta', width, {
      0: { value: lines.about, align: 'left' },
      [half]: { value: `单位：人　　制表时间：${beijingMinute(view.preparedAt)}`, align: 'right' },
    }),
    rowOf('meta', width, { 0: { value: lines.usage, align: 'left', wrap: true } }),
    ...breakdownTotalRows(view, columns, { totalRow, firstBodyRow }),
    { role: 'header', key: null, cells: columns.map(({ header }) => headerCell(header)) },
    ...body,
    rowOf('note', width, {}),
    ...notes.map((note) => rowOf('note', width, { 0: { value: note } })),
  ];
  const firstNote = rows.length - notes.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(`${view.townshipName}${view.campaign.benefitYear}目标分解填报`),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, half),
      across(1, half, visible - half),
      across(2, 0, visible),
      ...[0, 1, 2].map((row) => across(totalRow + row, 0, 2)),
      ...notes.map((_, index) => across(firstNote + index, 0, visible)),
    ],
    table: null,
    dataBars: [],
    frozen: { rows: firstBodyRow, columns: 2 },
    print: {
      orientation: visible > 8 ? 'landscape' : 'portrait',
      paper: 'A4',
      titleRows: { first: headerRow, last: headerRow },
      fitToWidth: true,
      area: { row: 0, column: 0, rows: rows.length, columns: visible },
    },
    chart: null,
    validations: view.isReadOnly ? [] : validationsOf(view, at),
    // The hidden codes too: with the protection taken off these buttons sort, and a code stays with its village.
    ...(body.length > 0
      ? { filter: { row: headerRow, column: 0, rows: 1 + body.length, columns: width } }
      : {}),
    protection: { unlocked: unlockedAreas(view, at) },
  };
}

function columnsFor(view: BreakdownFormView): ColumnModel[] {
  const figure = { format: '0', align: 'center' } as const;
  const text = { format: '@', align: 'left' } as const;
  // A header of one and a half lines still fits into two.
  const figureColumn = (key: string, header: string, least: number): ColumnModel => ({
    key,
    header,
    width: Math.max(least, Math.ceil(textWidth(header) / 2) + 2),
    ...figure,
  });
  const rosters = view.columns.filter((_, index) => hasRoster(view, index));
  return [
    { key: 'index', header: '序号', width: 6, ...figure },
    {
      key: 'name',
      header: breakdownHeaders.name,
      width: fittingWidth(
        view.villages.map(({ name }) => name),
        16,
        28,
      ),
      ...text,
    },
    figureColumn('lastYear', breakdownHeaders.lastYear, 10),
    figureColumn('population', breakdownHeaders.population, 10),
    ...rosters.map(({ code, name }) => figureColumn(rosterKey(code), breakdownHeaders.roster(name), 10)),
    ...view.columns.map(({ code, name }) => figureColumn(code, name, 11)),
    { key: 'lock', header: breakdownHeaders.lock, width: 6, format: '@', align: 'center' },
    { key: 'remarks', header: breakdownHeaders.remarks, width: 18, ...text, wrap: true },
    { key: 'status', header: breakdownHeaders.status, width: 8, format: '@', align: 'center' },
    { key: 'finding', header: breakdownHeaders.finding, width: findingWidth, ...text, wrap: true },
    { key: 'code', header: breakdownHeaders.code, width: 16, ...text, hidden: true },
  ];
}

/** Words in brackets get a line of their own; whoever reads the header back takes no notice of line breaks. */
function headerCell(header: string): CellModel {
  const value = textWidth(header) > 12 ? header.replace('（', '\n（') : header;
  return { value, format: '@', align: 'center' };
}

const usageWords =
  '填表办法：只填浅黄色格，填整数，没有的填 0；“剩余”为 0 才能提交。审核意见由县医保局写。可以插入自己的列，隐藏列不要动。';
const readOnlyWords = '本表现在不能填报，只供查看。';

/** Lines of 填报要求 that may stand above the frozen header; a longer text stands below the form. */
const mostTopLines = 3;

function headLines(
  view: BreakdownFormView,
  columns: readonly ColumnModel[],
): { readonly about: string; readonly usage: string } {
  const usage = view.isReadOnly ? readOnlyWords : usageWords;
  const asked = view.instructions.trim();
  const width = columns.reduce((all, column) => all + (column.hidden ? 0 : column.width), 0);
  const isLong = linesIn(`填报要求：${asked}`, width) > mostTopLines;
  const top = isLong ? '填报要求：见表末。' : `填报要求：${asked}`;
  return {
    about:
      `填报单位：${view.townshipName}　　填报截止：${formatChineseDate(view.deadlineOn)}（含当日）` +
      // No state: the heading is locked, and what it said would no longer be so once the form is submitted.
      `　　第 ${view.edition} 版次`,
    usage: asked === '' ? usage : `${top}\n${usage}`,
  };
}

function villageRow(
  view: BreakdownFormView,
  village: BreakdownVillageView,
  index: number,
  columns: readonly ColumnModel[],
): RowModel {
  const isOpen = !view.isReadOnly && village.isAbolished !== true;
  const muted = village.isAbolished === true ? ({ tone: 'muted' } as const) : {};
  const input = isOpen ? ({ fill: 'input' } as const) : muted;
  const cells = new Map<string, CellModel>([
    ['index', { value: index + 1, ...muted }],
    ['name', { value: village.name, ...muted }],
    ['lastYear', { value: village.lastYearPersons, tone: 'muted' }],
    ['population', { value: village.population, tone: 'muted' }],
    ['lock', { value: null, ...input }],
    ['remarks', { value: village.remarks || null, ...input }],
    ['status', { value: village.statusName, ...toneOf(village) }],
    ['finding', { value: village.finding || null, tone: 'warning' }],
    ['code', { value: village.code }],
  ]);
  view.columns.forEach(({ code, isFilled }, column) => {
    cells.set(rosterKey(code), { value: village.rosterPersons[column] ?? null, tone: 'muted' });
    cells.set(code, { value: village.values[column] ?? null, ...(isFilled ? input : muted) });
  });
  return { role: 'data', key: village.code, cells: columns.map(({ key }) => cells.get(key) ?? emptyCell) };
}

function toneOf({ statusName }: BreakdownVillageView): Pick<CellModel, 'tone'> {
  if (statusName.includes('退回')) return { tone: 'warning' };
  return statusName.includes('通过') ? { tone: 'good' } : { tone: 'muted' };
}

function validationsOf(view: BreakdownFormView, at: ReadonlyMap<string, number>): ValidationModel[] {
  if (view.villages.length === 0) return [];
  const area = (key: string): Area => ({
    row: firstBodyRow,
    column: at.get(key) ?? 0,
    rows: view.villages.length,
    columns: 1,
  });
  const numbers = view.columns
    .filter(({ isFilled }) => isFilled)
    .map(({ code, name, quotaPersons }): ValidationModel => {
      const maximum = quotaPersons ?? mostBreakdownPersons;
      return {
        area: area(code),
        whole: { minimum: 0, maximum },
        title: '请填整数',
        message: `“${name}”请填 0 到 ${maximum} 的整数，没有的填 0。`,
      };
    });
  return [...numbers, { area: area('lock'), options: [lockWord] }];
}

/** Cells that are written after the form is made, by the township or by us. */
function unlockedAreas(view: BreakdownFormView, at: ReadonlyMap<string, number>): Area[] {
  const keys = [
    ...(view.isReadOnly ? [] : view.columns.filter(({ isFilled }) => isFilled).map(({ code }) => code)),
    ...(view.isReadOnly ? [] : ['lock', 'remarks']),
    'status',
    'finding',
  ];
  const token: Area = { row: 0, column: at.get('code') ?? 0, rows: 1, columns: 1 };
  if (view.villages.length === 0) return [token];
  const areas: Area[] = [];
  for (const key of keys) {
    const column = at.get(key) ?? 0;
    const last = areas.at(-1);
    if (last && last.column + last.columns === column)
      areas[areas.length - 1] = { ...last, columns: last.columns + 1 };
    else areas.push({ row: firstBodyRow, column, rows: view.villages.length, columns: 1 });
  }
  return [token, ...areas];
}

function notesOf(view: BreakdownFormView): string[] {
  const subs = view.columns.filter(({ isSubQuota }) => isSubQuota).map(({ name }) => name);
  const rosters = view.columns.some((_, index) => hasRoster(view, index));
  const asked = headLines(view, columnsFor(view)).usage.startsWith('填报要求：见表末。');
  return [
    ...(asked ? [`填报要求：${view.instructions.trim()}`] : []),
    `说明：各村（社区）之和等于任务数。${subs.length > 0 ? `${subs.join('、')}是其中数，不超过同村任务数。` : ''}` +
      '“锁定”选“是”的行，分配命令不改动。筛选按表头的箭头；要排序，先在“审阅”里撤销工作表保护，没有密码。',
    `“上年参保”是上一年度参保人数，“户籍人口”按户籍底册${rosters ? '，“名册”按下发时在册人数' : ''}，均供参考，可能与实际有出入。`,
    ['填表人：', '审核人：', '单位负责人（盖章）：', '填报日期：　　　　年　　月　　日'].join('　'.repeat(9)),
  ];
}
