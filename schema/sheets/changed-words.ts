import type { CellChange, RefreshPlan } from './diff.ts';
import { changesLabel } from './foot.ts';
import type { ColumnModel, SheetModel } from './model.ts';
import type { SheetValue } from './verdict.ts';

/**
 * What a redraw changed, for a clerk: 「周党镇 已缴费人数 1,024→1,100；另有 合计 等 2 处」. Empty when nothing changed.
 *
 * One change is told of each row, a figure that adds up before shares and ranks; the rest are counted.
 *
 * @param most how many rows are told one by one
 */
export function changedWords(plan: RefreshPlan, model: SheetModel, most = 3): string {
  const told: CellChange[] = [];
  for (const isSum of [true, false]) {
    for (const change of plan.changes) {
      if (told.length === most) break;
      const isTold = told.some(({ part, row }) => part === change.part && row === change.row);
      if (change.part === 'body' && !isTold && isSum === (columnOf(model, change)?.total === 'sum'))
        told.push(change);
    }
  }
  const rest = plan.changes.filter((change) => !told.includes(change));
  return [
    ...told.map((change) => wordsOf(change, model)),
    ...addedWords(plan, model),
    ...restWords(rest, told, model),
  ].join('；');
}

/** Rows beyond these are counted. */
const mostNames = 3;

/** 「新增 12月30日、12月31日」 */
function addedWords({ filled }: RefreshPlan, model: SheetModel): string[] {
  if (filled.length === 0) return [];
  const names = filled.slice(0, mostNames).map(({ key }) => rowName(model, key));
  return [`新增 ${names.join('、')}${filled.length > mostNames ? ` 等 ${filled.length} 行` : ''}`];
}

/** 「另有 合计、灵山镇 等 7 处」; rows whose change is told already are not named again. */
function restWords(rest: readonly CellChange[], told: readonly CellChange[], model: SheetModel): string[] {
  if (rest.length === 0) return [];
  const isTold = (key: string) => told.some((change) => change.key === key);
  const keys = [...new Set(rest.map(({ key }) => key))].filter((key) => !isTold(key));
  const names = keys.slice(0, mostNames).map((key) => rowName(model, key));
  const etc = rest.length > names.length ? ' 等' : '';
  const where = names.length > 0 ? `${names.join('、')}${etc} ` : '';
  return [`${told.length > 0 ? '另有 ' : ''}${where}${rest.length} 处`];
}

/**
 * The model with its line 变化 saying these words. Without words the line is left out, so that what it said of the last
 * change stays on the sheet.
 */
export function withChangesLine(model: SheetModel, words: string): SheetModel {
  const isLine = (value: unknown) => typeof value === 'string' && value.startsWith(`${changesLabel}：`);
  const text = words === '' ? null : `${changesLabel}：${words}。`;
  return {
    ...model,
    rows: model.rows.map((row) =>
      row.role === 'note' && row.cells.some(({ value }) => isLine(value))
        ? { ...row, cells: row.cells.map((cell) => (isLine(cell.value) ? { ...cell, value: text } : cell)) }
        : row,
    ),
  };
}

function wordsOf(change: CellChange, model: SheetModel): string {
  const column = columnOf(model, change);
  const header = (column?.header ?? '').replace(/[（(].*$/, '');
  return `${rowName(model, change.key)} ${header} ${shown(change.from, column)}→${shown(change.to, column)}`;
}

/** The first words of a row that are not its key, with what they belong to before them; the key where there are none. */
export function rowName(model: SheetModel, key: string): string {
  const row = model.rows.find(({ role, key: own }) => (role === 'data' || role === 'total') && own === key);
  const words = (row?.cells ?? []).flatMap(({ value }, index) =>
    typeof value === 'string' && index !== model.table?.keyColumn
      ? [{ value, qualifies: model.columns[index]?.qualifies === true }]
      : [],
  );
  const name = words.findIndex(({ qualifies }) => !qualifies);
  const told = words.slice(0, name + 1).map(({ value }) => value);
  return told.length > 0 ? told.join(' ') : key;
}

function columnOf(model: SheetModel, { columnKey }: CellChange): ColumnModel | undefined {
  return model.columns.find(({ key }) => key === columnKey);
}

export function shown(value: SheetValue | null, column: ColumnModel | undefined): string {
  if (value === null || value === '') return '空';
  if (typeof value !== 'number') return String(value);
  if (column?.format === '0.00%') return `${(value * 100).toFixed(2)}%`;
  const [whole = '', fraction] = (column?.format === '#,##0.00' ? value.toFixed(2) : String(value)).split(
    '.',
  );
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
