import fc from 'fast-check';
import { isNothingToWrite, planRefresh } from '../../../schema/sheets/diff.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { type ProgressRowView, progressSheet } from '../../../schema/sheets/progress.ts';
import type { SheetValue } from '../../../schema/sheets/verdict.ts';
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

const figures = fc.record({
  quota: fc.option(fc.integer({ min: 1, max: 999 })),
  paid: fc.nat(999),
  newToday: fc.nat(9),
});
const county = fc
  .uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 })
  .chain((codes) =>
    fc
      .tuple(...codes.map((code) => figures.map((one) => rowOf(code, one))))
      .map((rows) => rows as ProgressRowView[]),
  );

function rowOf(code: number, one: { quota: number | null; paid: number; newToday: number }): ProgressRowView {
  return progressRow(`c${code}`, code % 5 === 0 ? `=示例${code}` : `示例${code}镇`, one.quota, one.paid, {
    newToday: one.newToday,
  });
}

const sheetOf = (rows: readonly ProgressRowView[]): SheetModel => progressSheet(progressOf(rows, 5000));

/** What a reader may have done to a table: sorted it, moved it, added columns with values and formulas. */
const reader = fc.record({
  seed: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  row: fc.nat(50),
  column: fc.nat(40),
  columns: fc.array(fc.record({ at: fc.nat(20), isFormula: fc.boolean() }), { maxLength: 4 }),
  formulaAt: fc.option(fc.tuple(fc.nat(), fc.constantFrom(2, 3, 5, 10))),
});
type Reader = typeof reader extends fc.Arbitrary<infer T> ? T : never;

function touched(table: Table, hand: Reader): { table: Table; own: string[]; held: string | null } {
  const order = table.values.map((_, index) => index);
  order.sort((a, b) => (hand.seed[a] ?? 0) - (hand.seed[b] ?? 0));
  let now = sorted(table, order);
  let held: string | null = null;
  if (hand.formulaAt) {
    const [row, column] = [hand.formulaAt[0] % now.values.length, hand.formulaAt[1]];
    now = withCell(now, row, column, '=7*6', 42);
    held = `${now.values[row]?.[11]}/${now.headers[column]}`;
  }
  const own = hand.columns.map((_, index) => `我的列${index}`);
  hand.columns.forEach(({ at, isFormula }, index) => {
    const cells = now.values.map((line): SheetValue => (isFormula ? `=1+${line.length}` : `我的 ${line[0]}`));
    now = withColumn(now, Math.min(at, now.headers.length), own[index] ?? '', cells);
  });
  return { table: placeAt(now, hand.row + 1, hand.column), own, held };
}

function ownedCells(table: Table, model: SheetModel): Record<string, SheetValue> {
  const key = columnOf(table, '区划代码');
  return Object.fromEntries(
    table.values.flatMap((line) =>
      model.columns.map(({ header }) => [`${line[key]}/${header}`, line[columnOf(table, header)] ?? '']),
    ),
  );
}

function wantedCells(model: SheetModel): Record<string, SheetValue> {
  return Object.fromEntries(
    model.rows
      .filter((row) => row.role === 'data')
      .flatMap((row) =>
        row.cells.map((cell, index) => [`${row.key}/${model.columns[index]?.header}`, cell.value ?? '']),
      ),
  );
}

describe('planRefresh, for any reader', () => {
  it('makes every cell of ours equal the answer, changes no cell of the reader’s, and then has nothing left to do', () => {
    fc.assert(
      fc.property(county, county, reader, (old, fresh, hand) => {
        const { table, own, held } = touched(tableOf(sheetOf(old)), hand);
        const model = sheetOf(fresh);
        const outcome = planRefresh(snapshot(table), model);
        if (outcome.kind !== 'planned') throw new Error(outcome.kind);
        const now = applied(table, outcome);

        const cells = ownedCells(now, model);
        const wanted = wantedCells(model);
        for (const [place, value] of Object.entries(wanted))
          expect(cells[place]).toBe(place === held ? 42 : value);

        for (const header of own) {
          const column = columnOf(table, header);
          expect(now.formulas.slice(0, table.values.length).map((line) => line[column])).toEqual(
            table.formulas.map((line) => line[column]),
          );
        }
        const gone = table.values.flatMap((line, row) =>
          `${line[columnOf(table, '区划代码')]}/序号` in wanted ? [] : [row],
        );
        for (const row of gone) expect(now.formulas[row]).toEqual(table.formulas[row]);

        const total = model.rows.find((row) => row.role === 'total');
        model.columns.forEach(({ header }, index) => {
          const value = now.total?.values[columnOf(now, header)];
          const expected = total?.cells[index]?.value ?? '';
          if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 6);
          else expect(value).toBe(expected);
        });

        const again = planRefresh(snapshot(now), model);
        expect(again.kind === 'planned' && isNothingToWrite(again)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('plans nothing for the same answer, however the reader has sorted and added columns', () => {
    fc.assert(
      fc.property(county, reader, (rows, hand) => {
        const { table } = touched(tableOf(sheetOf(rows)), { ...hand, formulaAt: null });
        const outcome = planRefresh(table, sheetOf(rows));
        expect(outcome).toMatchObject({
          kind: 'planned',
          blocks: [],
          appended: [],
          changes: [],
          heldBack: [],
        });
      }),
      { numRuns: 200 },
    );
  });
});
