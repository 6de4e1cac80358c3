import { planRefresh } from '../../../schema/sheets/diff.ts';
import { progressSheet } from '../../../schema/sheets/progress.ts';
import {
  findWritten,
  mostWrittenLength,
  readWritten,
  tableOfWritten,
  withWriting,
  writingText,
  writtenAfter,
  writtenName,
  writtenOf,
  writtenText,
} from '../../../schema/sheets/written.ts';
import { progressOf, progressRow } from './luoshan.ts';
import { tableOf, withCell } from './table.ts';

const facts = { figuresVersion: 41, at: '2024-11-30T10:05:00Z' };
const rows = [
  progressRow('411521001', '示例甲', 100, 40, { newToday: 1, newIn7Days: 2 }),
  progressRow('411521002', '示例乙', null, 0, { newToday: 0, newIn7Days: 0 }),
];
const model = progressSheet(progressOf(rows, 100));
const paid = model.columns.findIndex(({ key }) => key === 'paidPersons');

describe('written', () => {
  it('reads back what it wrote, empty cells and the total row included', () => {
    const written = writtenOf(model, facts);
    expect(readWritten(writtenText(written))).toEqual(written);
    expect(written.rows.get('411521001')?.[paid]).toBe(40);
    expect(written.rows.get('411521002')?.[model.columns.findIndex(({ key }) => key === 'quota')]).toBeNull();
    expect(written.rows.get('total')?.[paid]).toBe(40);
  });

  it('knows a cell we never wrote from one we left empty', () => {
    const written = {
      ...writtenOf(model, facts),
      columns: ['a', 'b'],
      rows: new Map([['k', [undefined, null]]]),
    };
    expect(readWritten(writtenText(written))?.rows.get('k')).toEqual([undefined, null]);
  });

  it('leaves the rows out when the text would be longer than 200,000 characters', () => {
    const many = Array.from(
      { length: 5000 },
      (_, index) => [`c${index}`, ['示例'.repeat(20), index]] as const,
    );
    const text = writtenText({ ...writtenOf(model, facts), columns: ['a', 'b'], rows: new Map(many) });
    expect(text.length).toBeLessThan(mostWrittenLength);
    expect(readWritten(text)).toMatchObject({ figuresVersion: 41, rows: new Map() });
  });

  it.each([[''], ['null'], ['{"v":2}'], ['[1]'], [undefined], [7]])('reads nothing from %j', (text) => {
    expect(readWritten(text)).toBeNull();
  });

  it('keeps what was written before where a typed-over figure is held back', () => {
    const base = writtenOf(model, facts);
    const next = progressSheet(
      progressOf(
        [progressRow('411521001', '示例甲', 100, 55, { newToday: 1, newIn7Days: 2 }), rows[1]!],
        100,
      ),
    );
    const plan = planRefresh(withCell(tableOf(model), 0, paid, 999, 999), next, base);
    if (plan.kind !== 'planned') throw new Error(plan.kind);
    expect(plan.heldBack.map(({ columnKey, reason }) => [columnKey, reason])).toEqual([
      ['paidPersons', 'EDITED'],
    ]);
    const after = writtenAfter(plan, writtenOf(next, facts), base, [], new Map());
    const at = (key: string) => after.columns.indexOf(key);
    expect(after.rows.get('411521001')?.[at('paidPersons')]).toBe(40);
    expect(after.rows.get('411521001')?.[at('completion')]).toBe(0.55);
    expect(after.before.get('411521001/completion')).toBe(0.4);
  });

  it('takes a cell that a broken off batch has not come to for ours', () => {
    const base = writtenOf(model, facts);
    const next = progressSheet(
      progressOf(
        [progressRow('411521001', '示例甲', 100, 55, { newToday: 1, newIn7Days: 2 }), rows[1]!],
        100,
      ),
    );
    const plan = planRefresh(tableOf(model), next, base);
    if (plan.kind !== 'planned') throw new Error(plan.kind);
    const about = writtenAfter(plan, writtenOf(next, facts), base, [], new Map());
    const known = withWriting(readWritten(writtenText(about)), writingText(about));
    const again = planRefresh(tableOf(model), next, known);
    expect(again).toMatchObject({ heldBack: [], changedKeys: ['411521001'] });
    const forgotten = planRefresh(tableOf(model), next, readWritten(writtenText(about)));
    expect(forgotten.kind === 'planned' && forgotten.heldBack.length).toBeGreaterThan(0);
  });

  it('finds the record of a copied table under the name of the original, its own first', () => {
    const original = { key: writtenName('zj_progress_x_latest_') };
    const second = { key: writtenName('zj_progress_x_latest_2') };
    expect(findWritten([original], 'zj_progress_x_latest_1')).toBe(original);
    expect(findWritten([original, second], 'zj_progress_x_latest_2')).toBe(second);
    expect(findWritten([original, second], 'zj_progress_x_latest_21')).toBe(second);
    expect(findWritten([second], 'zj_progress_x_latest_')).toBeNull();
    expect(tableOfWritten(second.key)).toBe('zj_progress_x_latest_2');
    expect(tableOfWritten(writtenName('a', 'zjWriting'))).toBeNull();
  });
});
