import {
  isNothingToWrite,
  planRefresh,
  type RefreshPlan,
  type TableSnapshot,
} from '../../../schema/sheets/diff.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { type ProgressRowView, progressSheet } from '../../../schema/sheets/progress.ts';
import { progressOf, progressRow } from './luoshan.ts';
import {
  applied,
  columnOf,
  placeAt,
  snapshot,
  sorted,
  type Table,
  tableOf,
  withCell,
  withColumn,
} from './table.ts';

const three: readonly ProgressRowView[] = [
  progressRow('411521001', '铁铺镇', 100, 10, { newToday: 1, newIn7Days: 5 }),
  progressRow('411521002', '山店乡', 200, 20, { newToday: 2, newIn7Days: 6 }),
  progressRow('411521003', '定远乡', 300, 30, { newToday: 3, newIn7Days: 7 }),
];
const model = (rows: readonly ProgressRowView[]): SheetModel => progressSheet(progressOf(rows, 600));
const paid = (rows: readonly ProgressRowView[], code: string, paidPersons: number): ProgressRowView[] =>
  rows.map((row) =>
    row.divisionCode === code
      ? progressRow(code, row.divisionName, row.quota, paidPersons, {
          newToday: row.newToday,
          newIn7Days: row.newIn7Days,
        })
      : row,
  );
const before = model(three);
const after = model(paid(three, '411521002', 50));

function plan(table: TableSnapshot, next: SheetModel, base?: SheetModel): RefreshPlan {
  const outcome = planRefresh(table, next, base);
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome;
}

describe('planRefresh', () => {
  it('plans nothing when nothing has changed', () => {
    const none = plan(tableOf(before), before);
    expect(isNothingToWrite(none)).toBe(true);
    expect(none).toMatchObject({
      changes: [],
      changedKeys: [],
      keptRows: [],
      missingColumns: [],
      heldBack: [],
    });
  });

  it('writes one row of 山店乡 in two blocks, and the total row without touching its sums', () => {
    const { blocks, changedKeys } = plan(tableOf(before), after);
    expect(blocks).toEqual([
      { part: 'body', row: 1, column: 3, values: [[50, 0.25, '差 150 人', 150]] },
      { part: 'body', row: 1, column: 10, values: [[20_000]] },
      { part: 'total', row: 0, column: 4, values: [[0.15, '差 510 人', 510]] },
    ]);
    expect(changedKeys).toEqual(['411521002']);
  });

  it('lists each changed cell with the value before, the value after and its emphasis', () => {
    const { changes } = plan(tableOf(before), model(paid(three, '411521001', 100)));
    expect(changes.find((change) => change.columnKey === 'status' && change.part === 'body')).toEqual({
      part: 'body',
      row: 0,
      column: 5,
      key: '411521001',
      columnKey: 'status',
      from: '差 90 人',
      to: '已完成',
      tone: 'good',
    });
  });

  it('follows rows the reader has sorted and columns the reader has put in between', () => {
    const table = withColumn(sorted(tableOf(before), [2, 0, 1]), 2, '联系人', ['示例甲', '示例乙', '示例丙']);
    const { blocks } = plan(placeAt(table, 7, 2), after);
    expect(blocks[0]).toEqual({ part: 'body', row: 2, column: 4, values: [[50, 0.25, '差 150 人', 150]] });
    const now = applied(table, plan(table, after));
    expect(now.values.map((row) => row[2])).toEqual(['示例甲', '示例乙', '示例丙']);
    expect(isNothingToWrite(plan(snapshot(now), after))).toBe(true);
  });

  it('knows a header whose brackets and line breaks a program has changed', () => {
    const table = tableOf(before);
    table.headers[3] = '已缴费人数\n(人)';
    expect(plan(table, after).missingColumns).toEqual([]);
  });

  it('holds back a formula the reader wrote into a column of ours', () => {
    const table = withCell(tableOf(before), 1, 3, '=20+5', 25);
    const { heldBack, changes } = plan(table, after);
    expect(heldBack).toEqual([
      {
        part: 'body',
        row: 1,
        column: 3,
        key: '411521002',
        columnKey: 'paidPersons',
        header: '已缴费人数（人）',
        reason: 'FORMULA',
        now: '=20+5',
        wanted: 50,
      },
    ]);
    expect(changes.some((change) => change.part === 'body' && change.column === 3)).toBe(false);
  });

  it('writes 90 as a value over the sum of a column with a held-back cell, because the sum would be 65', () => {
    const table = withCell(tableOf(before), 1, 3, '=20+5', 25);
    const total = plan(table, after).blocks.find((block) => block.part === 'total');
    expect(total).toEqual({ part: 'total', row: 0, column: 3, values: [[90, 0.15, '差 510 人', 510]] });
  });

  it('holds back a remark where a number belongs, and words that are not ours in 完成情况', () => {
    const table = withCell(withCell(tableOf(before), 0, 2, '待核实'), 1, 5, '差 180 人，已约谈');
    expect(plan(table, after).heldBack.map(({ columnKey, reason }) => [columnKey, reason])).toEqual([
      ['quota', 'TEXT'],
      ['status', 'TEXT'],
    ]);
  });

  it('writes over a number a program stored as text', () => {
    const table = withCell(tableOf(before), 1, 3, '20');
    expect(plan(table, after).changes[0]).toMatchObject({ from: '20', to: 50 });
  });

  it('takes text beginning with = for text, not for a formula', () => {
    const odd = model(three.map((row) => ({ ...row, divisionName: `=${row.divisionName}` })));
    const written = plan(tableOf(before), odd).blocks[0];
    expect(written).toEqual({
      part: 'body',
      row: 0,
      column: 1,
      values: [["'=铁铺镇"], ["'=山店乡"], ["'=定远乡"]],
    });
    expect(isNothingToWrite(plan(tableOf(odd), odd))).toBe(true);
  });

  it('holds back a typed-over number when it knows what was written before, and only then', () => {
    const table = withCell(tableOf(before), 1, 2, 180);
    expect(plan(table, after, before).heldBack).toMatchObject([{ columnKey: 'quota', reason: 'EDITED' }]);
    expect(plan(table, after).changes).toContainEqual(
      expect.objectContaining({ columnKey: 'quota', from: 180, to: 200 }),
    );
  });

  it('empties a cell whose value is no longer known', () => {
    const unknown = model([
      ...three.slice(0, 2),
      progressRow('411521003', '定远乡', null, 30, { newToday: 3, newIn7Days: 7 }),
    ]);
    const block = plan(tableOf(before), unknown).blocks[0];
    expect(block).toEqual({ part: 'body', row: 2, column: 2, values: [['']] });
  });

  it('appends a new township at the end, leaves the reader’s column to itself and stretches the sums', () => {
    const table = withColumn(tableOf(before), 4, '备注', ['甲', '乙', '丙']);
    const four = model([progressRow('411521000', '新设镇', 50, 5, { newToday: 0, newIn7Days: 0 }), ...three]);
    const { appended, blocks } = plan(table, four);
    expect(appended).toEqual([
      {
        key: '411521000',
        values: [1, '新设镇', 50, 5, null, 0.1, '差 45 人', 45, 1, 0, 0, 2000, "'411521000"],
      },
    ]);
    const sums = blocks.filter((block) => block.part === 'total').flatMap((block) => block.values.flat());
    expect(sums).toContain('=SUM(D4:D7)');
    const now = applied(table, plan(table, four));
    expect(now.total?.values[columnOf(now, '已缴费人数（人）')]).toBe(65);
  });

  it('keeps a row the answer no longer has, reports it, and writes totals as values so that it is not counted', () => {
    const two = model(three.slice(0, 2));
    const table = tableOf(before);
    const { keptRows, blocks } = plan(table, two);
    expect(keptRows).toEqual([{ row: 2, key: '411521003' }]);
    expect(blocks.every((block) => block.part === 'total')).toBe(true);
    const now = applied(table, plan(table, two));
    expect(now.values).toEqual(table.values);
    expect(now.total?.formulas[3]).toBe(30);
    expect(applied(now, plan(snapshot(now), before)).total?.formulas[3]).toBe('=SUM(D4:D6)');
  });

  it('keeps a row of the reader’s own without a code, and both rows of a repeated code up to date', () => {
    const table = tableOf(before);
    const own = ['', '小计', ...Array(9).fill(''), ''];
    const repeated: Table = {
      ...table,
      values: [...table.values, own, [...(table.values[1] ?? [])]],
      formulas: [...table.formulas, own, [...(table.formulas[1] ?? [])]],
    };
    const done = plan(repeated, after);
    expect(done.keptRows).toEqual([{ row: 3, key: '' }]);
    expect(done.repeatedRows).toEqual([{ row: 4, key: '411521002' }]);
    expect(done.changedKeys).toEqual(['411521002']);
    const now = applied(repeated, done);
    expect([now.values[1]?.[3], now.values[4]?.[3], now.total?.values[3]]).toEqual([50, 50, 90]);
  });

  it('reports columns that were deleted or renamed and goes on with the others', () => {
    const table = tableOf(before);
    table.headers[7] = '名次';
    expect(plan(table, after).missingColumns).toEqual([{ key: 'rank', header: '排名' }]);
    expect(plan(table, after).changedKeys).toEqual(['411521002']);
  });

  it('plans nothing at all without the key column', () => {
    const table = tableOf(before);
    table.headers[11] = '代码';
    expect(planRefresh(table, after)).toEqual({ kind: 'keyColumnMissing', header: '区划代码' });
  });

  it('says so when the total row is switched off, and still refreshes the rows', () => {
    const done = plan({ ...tableOf(before), total: null }, after);
    expect(done.isTotalRowMissing).toBe(true);
    expect(done.blocks.map((block) => block.part)).toEqual(['body', 'body']);
  });

  it('leaves the reader’s own formula in the total row, also over the declared quota', () => {
    const table = tableOf(before);
    const formulas = table.total?.formulas ?? [];
    formulas[2] = '=SUM(C4:C6)';
    formulas[7] = '=MAX(H4:H6)';
    formulas[3] = '=SUBTOTAL(109,D4:D6)';
    const { heldBack } = plan(table, after);
    expect(heldBack.map(({ part, columnKey, reason }) => [part, columnKey, reason])).toEqual([
      ['total', 'quota', 'FORMULA'],
      ['total', 'paidPersons', 'FORMULA'],
    ]);
  });

  it('writes 300 scattered changes as one block with nulls between, not as hundreds of calls', () => {
    const rows = Array.from({ length: 300 }, (_, index) =>
      progressRow(`v${index}`, `示例村${index}`, 1000, 10 + (index % 9)),
    );
    const changed = rows.map((row, index) =>
      index % 2 === 0 ? { ...row, paidPersons: row.paidPersons + 1 } : row,
    );
    const { blocks, changes } = plan(
      tableOf(progressSheet(progressOf(rows, 300_000))),
      progressSheet(progressOf(changed, 300_000)),
    );
    const body = blocks.filter((block) => block.part === 'body');
    expect(body).toHaveLength(1);
    expect(body[0]?.values.flat().filter((value) => value !== null)).toHaveLength(150);
    expect(changes.filter((change) => change.part === 'body')).toHaveLength(150);
  });
});
