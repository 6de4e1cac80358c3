import { changedWords } from '../../../schema/sheets/changed-words.ts';
import { planRefresh, type RefreshPlan, type TableSnapshot } from '../../../schema/sheets/diff.ts';
import type { CellModel, SheetModel } from '../../../schema/sheets/model.ts';
import { type ProgressRowView, type ProgressView, progressSheet } from '../../../schema/sheets/progress.ts';
import { readWritten, writtenAfter, writtenOf, writtenText } from '../../../schema/sheets/written.ts';
import { progressOf, progressRow } from './luoshan.ts';
import { applied, columnOf, placeAt, tableOf, withCell, withColumn } from './table.ts';

/** Two villages of one name, as each township of the example has them, and payments of no village. */
function villages(paid: readonly [number, number, number], quotas: readonly (number | null)[] = []) {
  const row = (index: number, code: string, name: string, township: string | null) =>
    progressRow(code, name, quotas[index] ?? null, paid[index] ?? 0, {
      townshipName: township,
      newToday: 0,
      newIn7Days: 0,
    });
  return [
    row(0, '411521-01201', '示例东岗村', '铁铺镇'),
    row(1, '411521-02201', '示例东岗村', '山店乡'),
    row(2, 'NO_VILLAGE', '未注明村（社区）', null),
  ];
}

const identity = {
  kind: 'progress',
  campaignId: '411521-2025',
  divisionCode: '411521',
  level: 'VILLAGE',
  asOf: 'latest',
} as const;

/** What the service answers for all villages: the county's quota is there, and none of a village. */
function viewOf(rows: readonly ProgressRowView[], more: Partial<ProgressView> = {}): ProgressView {
  const view = progressOf(rows, 592_727, { level: 'VILLAGE', identity, hasQuotas: false });
  return { ...view, total: { ...view.total, rowSumQuota: null, quotaDifference: null }, ...more };
}

const whole = viewOf(villages([30, 40, 5]));
const rowsOf = (model: SheetModel, role: string) => model.rows.filter((row) => row.role === role);
const values = (cells: readonly CellModel[] = []) => cells.map(({ value }) => value);
const check = (model: SheetModel) => rowsOf(model, 'note')[0]?.cells[0]?.value;
const headers = (model: SheetModel) => model.columns.map(({ header }) => header);

function plan(table: TableSnapshot, next: SheetModel, base: Parameters<typeof planRefresh>[2]): RefreshPlan {
  const outcome = planRefresh(table, next, base);
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome;
}

describe('progressSheet of villages', () => {
  it('says before each of two villages of one name to which township it belongs, and stays in view with it', () => {
    const model = progressSheet(whole);
    expect(headers(model).slice(0, 4)).toEqual(['序号', '乡镇（街道）', '村（社区）', '任务数（人）']);
    expect(rowsOf(model, 'data').map(({ cells }) => values(cells).slice(0, 5))).toEqual([
      [1, '铁铺镇', '示例东岗村', null, 30],
      [2, '山店乡', '示例东岗村', null, 40],
      [3, null, '未注明村（社区）', null, 5],
    ]);
    expect(model.frozen).toEqual({ rows: 3, columns: 3 });
    expect(model.table?.keyColumn).toBe(12);
    expect(model.chart?.labels.column).toBe(2);
    expect(rowsOf(model, 'total')[0]?.cells[4]).toEqual({ value: 75, formula: '=SUM(E4:E6)' });
    expect(model.rows.every(({ cells }) => cells.length === 13)).toBe(true);
    expect(model.merges.slice(1, 4)).toEqual([
      { row: 1, column: 0, rows: 1, columns: 5 },
      { row: 1, column: 5, rows: 1, columns: 3 },
      { row: 1, column: 8, rows: 1, columns: 4 },
    ]);
  });

  it('has no such column where the title names the one township, and has it where there are two', () => {
    const own = villages([30, 40, 5]).map((row) => ({ ...row, townshipName: '铁铺镇' }));
    expect(headers(progressSheet(viewOf(own, { divisionName: '铁铺镇' })))).not.toContain('乡镇（街道）');
    expect(headers(progressSheet(viewOf(own)))).toContain('乡镇（街道）');
    expect(headers(progressSheet({ ...whole, divisionName: '示例片区' }))).toContain('乡镇（街道）');
    expect(headers(progressSheet({ ...whole, level: 'TOWNSHIP' }))[1]).toBe('乡镇（街道）');
    expect(headers(progressSheet({ ...whole, level: 'TOWNSHIP' }))).toHaveLength(12);
  });

  it('says that 592,727 was given to the county and not broken down, rather than that none was given', () => {
    const model = progressSheet(whole);
    expect(check(model)).toBe(
      '核对：任务数还没有分解到村（目标分解没有通过），各村（社区）任务数、完成率、差额、排名留空，不是零；' +
        '合计行的任务数 592,727 人是下达给罗山县的。',
    );
    expect(rowsOf(model, 'data').map(({ cells }) => cells[6]?.value)).toEqual([
      '未分解任务数',
      '未分解任务数',
      '没有任务数',
    ]);
    expect(values(rowsOf(model, 'total')[0]?.cells).slice(2, 9)).toEqual([
      '合计',
      592_727,
      75,
      0.0001,
      '差 592,652 人',
      592_652,
      null,
    ]);
    expect(JSON.stringify(model.rows)).not.toContain('未下达');
  });

  it('counts the 1 village without a quota while 100 of 592,727 are broken down', () => {
    const rows = villages([30, 40, 5], [100]);
    const model = progressSheet(
      viewOf(rows, { hasQuotas: true, total: { ...whole.total, rowSumQuota: 100 } }),
    );
    expect(check(model)).toBe(
      '核对：还有 1 个村（社区）没有分解任务数（目标分解没有通过），留空，不是零；' +
        '已分解 100 人，合计行的任务数 592,727 人是下达给罗山县的。',
    );
    expect(rowsOf(model, 'data').map(({ cells }) => cells[6]?.value)).toEqual([
      '差 70 人',
      '未分解任务数',
      '没有任务数',
    ]);
  });

  it('says 未下达任务数 of a county without quotas, and of a single village only that it has none', () => {
    const none = { quota: null, rowSumQuota: null, completionBasisPoints: null, gap: null } as const;
    const without = (rows: readonly ProgressRowView[], more: Partial<ProgressView> = {}) => {
      const view = viewOf(rows, more);
      return progressSheet({ ...view, total: { ...view.total, ...none } });
    };
    expect(check(without(villages([1, 2, 3])))).toBe(
      '核对：未下达任务数，任务数、完成率、差额、排名留空，不是零。',
    );
    const one = without(villages([1, 2, 3]).slice(0, 1), {
      divisionName: '示例东岗村',
      identity: { ...identity, divisionCode: '411521-01201' },
    });
    expect(check(one)).toBe('核对：没有分解到本村的任务数，任务数、完成率、差额、排名留空，不是零。');
    expect(JSON.stringify(one.rows)).not.toContain('未下达');
  });
});

describe('a sheet of villages from before there was the column 乡镇', () => {
  const before = progressSheet(whole);
  const after = progressSheet(viewOf(villages([30, 41, 5])));
  const place = before.columns.findIndex(({ key }) => key === 'townshipName');
  const without = <T>(list: readonly T[]) => list.filter((_, index) => index !== place);
  const old: SheetModel = {
    ...before,
    columns: without(before.columns),
    rows: before.rows.map((row) => ({ ...row, cells: without(row.cells) })),
    table: before.table && { ...before.table, keyColumn: before.table.keyColumn - 1 },
  };
  // Its sums stand a column further left.
  const oldTable = placeAt(tableOf(old), 3, 0);
  const facts = { figuresVersion: 7, at: '2024-11-30T10:05:00Z' };

  it('goes on being refreshed without a word of a column it never had, also the second time', () => {
    const base = writtenOf(old, facts);
    const first = plan(oldTable, after, base);
    expect(first).toMatchObject({ missingColumns: [], heldBack: [], changedKeys: ['411521-02201'] });
    expect(changedWords(first, after)).toBe('山店乡 示例东岗村 已缴费人数 40→41；另有 合计 等 3 处');
    const written = writtenAfter(first, writtenOf(after, facts), base, [], new Map());
    const table = applied(oldTable, first);
    const second = plan(table, after, readWritten(writtenText(written)));
    expect(second).toMatchObject({ missingColumns: [], heldBack: [], changes: [] });
    expect(plan(oldTable, after, null)).toMatchObject({ missingColumns: [], heldBack: [] });
  });

  it('leaves the reader’s own column of that name alone: 周党 typed in, or a formula', () => {
    const own = withColumn(oldTable, 1, '乡镇（街道）', ['周党', '=VLOOKUP(L5,示例,2)', '']);
    for (const base of [writtenOf(old, facts), readWritten(writtenText(writtenOf(old, facts)))]) {
      const { blocks, heldBack, changes } = plan(own, after, base);
      expect(changes.map(({ columnKey }) => columnKey)).not.toContain('townshipName');
      expect(blocks.some(({ column }) => column === 1)).toBe(false);
      expect(heldBack).toEqual([]);
    }
    const unknown = plan(own, after, null);
    expect(unknown.changes.map(({ columnKey }) => columnKey)).not.toContain('townshipName');
  });

  it('says so when the column was there and the reader deleted it or typed over it', () => {
    const base = writtenOf(before, facts);
    expect(plan(oldTable, after, base).missingColumns).toEqual([
      { key: 'townshipName', header: '乡镇（街道）' },
    ]);
    const typed = withCell(tableOf(before), 0, columnOf(tableOf(before), '乡镇（街道）'), '示例乡');
    expect(plan(typed, after, base).heldBack).toMatchObject([
      { columnKey: 'townshipName', reason: 'EDITED', key: '411521-01201' },
    ]);
  });
});
