import { tabNameFor } from './identity.ts';
import { across, type CampaignView, emptyCell, rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel, SheetModel, ValidationModel } from './model.ts';
import {
  hintText,
  isListed,
  isRemovable,
  labelText,
  type PolicyColumn,
  type PolicyParameter,
  type PolicyRevision,
  policyHeaders,
  removeWord,
} from './policy-parameter.ts';
import { heightOfLines, linesIn } from './style.ts';
import { beijingMinute, textWidth } from './words.ts';

export interface PolicyView {
  readonly campaign: CampaignView;
  readonly countyCode: string;
  readonly version: number;
  /** ISO instant for 制表时间. */
  readonly preparedAt: string;
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly parameters: readonly PolicyParameter[];
  /** Later documents: the sheet shows the notice as published, and says where one of them changes it. */
  readonly revisions: readonly PolicyRevision[];
  /** For readers who may not change the notice: no spare rows, nothing to fill in. */
  readonly isReadOnly: boolean;
  /** Edits brought along from another version, by path; `problem` says what could not be brought. */
  readonly carried?: ReadonlyMap<string, CarriedEdit>;
}

export interface CarriedEdit {
  readonly text?: string;
  readonly isRemoved?: boolean;
  readonly problem?: string;
}

const columns: readonly (ColumnModel & { readonly key: PolicyColumn })[] = [
  { key: 'clause', header: policyHeaders.clause, width: 9, format: '@', align: 'center' },
  { key: 'group', header: policyHeaders.group, width: 22, format: '@', align: 'left', wrap: true },
  { key: 'label', header: policyHeaders.label, width: 24, format: '@', align: 'left', wrap: true },
  { key: 'value', header: policyHeaders.value, width: 26, format: '@', align: 'left', wrap: true },
  { key: 'unit', header: policyHeaders.unit, width: 8, format: '@', align: 'center' },
  { key: 'hint', header: policyHeaders.hint, width: 30, format: '@', align: 'left', wrap: true },
  { key: 'operation', header: policyHeaders.operation, width: 8, format: '@', align: 'center' },
  { key: 'problem', header: policyHeaders.problem, width: 36, format: '@', align: 'left', wrap: true },
  { key: 'path', header: policyHeaders.path, width: 30, format: '@', align: 'left', hidden: true },
];

const width = columns.length;
const visible = width - 1;
const at = Object.fromEntries(columns.map(({ key }, index) => [key, index])) as Record<PolicyColumn, number>;

/** Height in points of a row with these texts, by column: the lines of the longest. */
export function policyRowHeight(texts: ReadonlyMap<PolicyColumn, string>): number {
  const lines = columns.map(({ key, wrap, width: own }) => (wrap ? linesIn(texts.get(key) ?? '', own) : 1));
  return heightOfLines(Math.max(1, ...lines));
}

/**
 * 政策参数: the notice clause by clause. A clause begins with its title and wording; under it one row per parameter
 * with its key in a hidden column. Only the cells of 值 and 操作 are meant to be filled in. Nothing below the header
 * is merged, so the rows can be sorted and filtered; they are found again by their keys.
 */
export function policySheet(view: PolicyView): SheetModel {
  const shown = view.isReadOnly ? view.parameters.filter(({ isSpare }) => !isSpare) : view.parameters;
  const lines = [view.isReadOnly ? readOnlyWords : usageWords(shown), ...revisionLines(view.revisions)];
  const headerRow = 2 + lines.length;
  const rows: RowModel[] = [
    rowOf('title', width, {
      0: { value: `${view.campaign.countyName}${view.campaign.benefitYear}年度 政策参数` },
    }),
    rowOf('meta', width, {
      0: { value: `文号：${view.campaign.documentNumber ?? '（无）'}`, align: 'left' },
      [at.value]: { value: versionText(view.version), align: 'left' },
      [at.operation - 1]: { value: `制表时间：${beijingMinute(view.preparedAt)}`, align: 'right' },
    }),
    ...lines.map((line) => rowOf('meta', width, { 0: { value: line, align: 'left' } })),
    rowOf(
      'header',
      width,
      Object.fromEntries(columns.map(({ header }, index) => [index, { value: header, format: '@' }])),
    ),
  ];
  const lists = new Map<number, readonly string[]>();
  const removable: number[] = [];
  for (const part of partsOf(view, shown)) {
    rows.push(
      rowOf('heading', width, {
        [at.clause]: { ...asWords(part.id), align: 'center' },
        [at.group]: asWords(part.title),
      }),
    );
    for (const line of linesOf(part.text)) rows.push(rowOf('quote', width, { [at.group]: asWords(line) }));
    for (const parameter of part.parameters) {
      if (parameter.isEditable && !view.isReadOnly) {
        if (isListed(parameter)) lists.set(rows.length, parameter.options);
        if (isRemovable(parameter)) removable.push(rows.length);
      }
      rows.push(parameterRow(parameter, view));
    }
  }
  return {
    identity: {
      kind: 'policy',
      campaignId: view.campaign.id,
      divisionCode: view.countyCode,
      level: 'TOWNSHIP',
      asOf: 'latest',
      version: view.version,
    },
    tabName: tabNameFor(`${view.campaign.countyName}${view.campaign.benefitYear}政策参数`),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, at.value),
      across(1, at.value, 2),
      across(1, at.operation - 1, visible - at.operation + 1),
      ...lines.map((_, index) => across(2 + index, 0, visible)),
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
    validations: [
      ...listAreas(lists, at.value),
      ...listAreas(new Map(removable.map((row) => [row, [removeWord]])), at.operation),
    ],
  };
}

function usageWords(parameters: readonly PolicyParameter[]): string {
  const adding = parameters.some(({ isSpare }) => isSpare)
    ? '要加一条，填标有“新增”的各行'
    : '要加一条，请带上空白行重新插入';
  return `只填浅色格：“值”照“写法”填写，空白表示没有规定；要去掉一条，在“操作”选“删除”；${adding}。改完在窗格里点“检查”。`;
}

const readOnlyWords = '仅供查阅：由县医保局维护，在此修改不起作用。';

/** The sheet shows what was published first; a reader must not take it for what is in force after a later document. */
function revisionLines(revisions: readonly PolicyRevision[]): string[] {
  return revisions.map(
    ({ documentNumber, from, changes }) =>
      `另有修改通知 ${documentNumber}，自 ${from} 起改 ${changes.length} 处：本表的“值”是修改前的，改后的值注在“写法”一列。`,
  );
}

/** Words of a heading are text, also a clause called 一 or 1.2. */
function asWords(value: string | null): CellModel {
  return { value, format: '@' };
}

/** The line above the header that says which version the sheet shows. */
export function versionText(version: number): string {
  return `版本：第 ${version} 版`;
}

interface Part {
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
  readonly parameters: readonly PolicyParameter[];
}

/** Parameters under the clauses they come from, in the order of the notice; those of no clause come first. */
function partsOf(view: PolicyView, parameters: readonly PolicyParameter[]): Part[] {
  const known = new Set(view.clauses.map(({ id }) => id));
  const loose = parameters.filter(({ clause, isSpare }) => clause === null && !isSpare);
  // Twenty townships with six lines each would stand before the first rule.
  const divisions = loose.filter(({ path }) => path.startsWith('divisions['));
  const general = loose.filter(({ path }) => !path.startsWith('divisions['));
  const stray = parameters.filter(({ clause }) => clause !== null && !known.has(clause));
  const spare = parameters.filter(({ clause, isSpare }) => clause === null && isSpare);
  return [
    { id: null, title: '文件与全县', text: '', parameters: general },
    ...view.clauses.map((clause) => ({
      ...clause,
      parameters: parameters.filter((parameter) => parameter.clause === clause.id),
    })),
    { id: null, title: '其他条款', text: '', parameters: stray },
    { id: null, title: '区划', text: '', parameters: divisions },
    { id: null, title: '新增：填写后即增加一条', text: '', parameters: spare },
  ].filter((part) => part.id !== null || part.parameters.length > 0);
}

function parameterRow(parameter: PolicyParameter, view: PolicyView): RowModel {
  const carried = view.carried?.get(parameter.path);
  const isOpen = parameter.isEditable && !view.isReadOnly;
  const quiet: Pick<CellModel, 'tone'> = parameter.isSpare || !isOpen ? { tone: 'muted' } : {};
  const fill: Pick<CellModel, 'fill'> = isOpen ? { fill: parameter.isSpare ? 'spare' : 'input' } : {};
  const cells: Record<PolicyColumn, CellModel> = {
    clause: { value: parameter.clause, tone: 'muted' },
    group: { value: parameter.group, tone: 'muted' },
    label: { value: labelText(parameter), ...quiet },
    value: { value: (carried?.text ?? parameter.text) || null, ...(isOpen ? {} : quiet), ...fill },
    unit: { value: parameter.unit, tone: 'muted' },
    hint: { value: hintText(parameter), tone: 'muted' },
    operation: {
      ...(carried?.isRemoved === true ? { value: removeWord } : emptyCell),
      ...(isRemovable(parameter) ? fill : {}),
    },
    problem: carried?.problem === undefined ? emptyCell : { value: carried.problem, tone: 'warning' },
    path: { value: parameter.path },
  };
  return rowOf(
    'data',
    width,
    Object.fromEntries(columns.map(({ key }, index) => [index, cells[key]])),
    parameter.path,
  );
}

/** The wording of a clause in lines that fit beside each other without merging. */
function linesOf(text: string): string[] {
  const most = columns.slice(at.group, at.path).reduce((sum, column) => sum + column.width, 0) - 12;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const character of paragraph) {
      if (textWidth(line + character) > most) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}

/** Neighbouring rows with the same choices as one area. */
function listAreas(lists: ReadonlyMap<number, readonly string[]>, column: number): ValidationModel[] {
  const found: { first: number; rows: number; options: readonly string[] }[] = [];
  for (const [row, options] of lists) {
    const last = found.at(-1);
    if (last && last.first + last.rows === row && last.options.join() === options.join()) last.rows += 1;
    else found.push({ first: row, rows: 1, options });
  }
  return found.map(({ first, rows, options }) => ({
    area: { row: first, column, rows, columns: 1 },
    options,
  }));
}
