import fc from 'fast-check';
import { type ApportionColumn, apportionedColumns } from '../../../server/policy/apportion-columns.ts';
import { luoshanQuotas } from './luoshan-quotas.ts';

const column = (
  code: string,
  total: number,
  rows: readonly (Partial<ApportionColumn['rows'][number]> & { readonly code: string })[],
): ApportionColumn => ({
  code,
  total,
  rows: rows.map((row) => ({ weight: 1, locked: null, minimum: null, maximum: null, ...row })),
  zeroWeights: 'REFUSE',
});

const personsOf = (columns: ReturnType<typeof apportionedColumns>, code: string) => {
  const answer = columns.get(code);
  return answer?.kind === 'apportioned' ? answer.parts.map(({ persons }) => persons) : answer?.kind;
};

describe('apportionedColumns', () => {
  it('gives 592,727, 55,473 and 64,657 to the 20 rows, the two sub-quotas as printed', () => {
    const columns = apportionedColumns(
      column(
        'TASK',
        592_727,
        luoshanQuotas.map(([code, weight]) => ({ code, weight })),
      ),
      [
        column(
          'SUBSISTENCE_ALLOWANCE',
          55_473,
          luoshanQuotas.map(([code, , weight]) => ({ code, weight })),
        ),
        column(
          'LIFTED_OUT',
          64_657,
          luoshanQuotas.map(([code, , , weight]) => ({ code, weight })),
        ),
      ],
    );
    expect(personsOf(columns, 'SUBSISTENCE_ALLOWANCE')).toEqual(
      luoshanQuotas.map(([, , persons]) => persons),
    );
    expect(personsOf(columns, 'LIFTED_OUT')).toEqual(luoshanQuotas.map(([, , , persons]) => persons));
  });

  it('holds a sub-quota of 60 at the task of 10 of its row and gives the other 50 to the next', () => {
    const columns = apportionedColumns(
      column('TASK', 100, [
        { code: 'a', weight: 1 },
        { code: 'b', weight: 9 },
      ]),
      [
        column('ALLOWANCE', 60, [
          { code: 'a', weight: 5 },
          { code: 'b', weight: 1 },
        ]),
      ],
    );
    expect(personsOf(columns, 'TASK')).toEqual([10, 90]);
    expect(personsOf(columns, 'ALLOWANCE')).toEqual([10, 50]);
  });

  it('keeps the lower of two ceilings: its own 4 under a task of 10', () => {
    const columns = apportionedColumns(column('TASK', 20, [{ code: 'a' }, { code: 'b' }]), [
      column('ALLOWANCE', 12, [{ code: 'a', maximum: 4 }, { code: 'b' }]),
    ]);
    expect(personsOf(columns, 'ALLOWANCE')).toEqual([4, 8]);
  });

  it('names the row whose locked sub-quota of 11 is above its task of 10, and never raises the task', () => {
    const columns = apportionedColumns(column('TASK', 20, [{ code: 'a' }, { code: 'b' }]), [
      column('ALLOWANCE', 12, [{ code: 'a', locked: 11 }, { code: 'b' }]),
    ]);
    expect(personsOf(columns, 'TASK')).toEqual([10, 10]);
    expect(columns.get('ALLOWANCE')).toEqual({
      kind: 'rowsContradict',
      rows: [{ code: 'a', locked: 11, minimum: 0, maximum: 10 }],
    });
  });

  it('says that ceilings of 20 are 1 below a sub-quota of 21', () => {
    const columns = apportionedColumns(column('TASK', 20, [{ code: 'a' }, { code: 'b' }]), [
      column('ALLOWANCE', 21, [{ code: 'a' }, { code: 'b' }]),
    ]);
    expect(columns.get('ALLOWANCE')).toEqual({
      kind: 'ceilingsBelowTotal',
      locked: 0,
      ceilings: 20,
      by: 1,
    });
  });

  it('leaves the sub-quotas waiting when the task cannot be apportioned', () => {
    const columns = apportionedColumns(column('TASK', 20, [{ code: 'a', locked: 21 }]), [
      column('ALLOWANCE', 1, [{ code: 'a' }]),
    ]);
    expect([columns.get('TASK')?.kind, columns.get('ALLOWANCE')?.kind]).toEqual([
      'locksExceedTotal',
      'waitsForTask',
    ]);
  });

  it('throws on a row without a task and on a column that is there twice', () => {
    const task = column('TASK', 1, [{ code: 'a' }]);
    expect(() => apportionedColumns(task, [column('ALLOWANCE', 1, [{ code: 'b' }])])).toThrow('no task');
    expect(() => apportionedColumns(task, [task])).toThrow('twice');
  });

  it('never puts a sub-quota above the task of its row, and reproduces both totals', () => {
    const rows = fc.array(
      fc.record({ task: fc.integer({ min: 0, max: 500 }), sub: fc.integer({ min: 1, max: 500 }) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const total = list.reduce((sum, { task }) => sum + task, 0) + 1;
        const subTotal = Math.floor(total * part);
        const coded = list.map((row, index) => ({ code: `d${index}`, ...row }));
        const columns = apportionedColumns(
          column(
            'TASK',
            total,
            coded.map(({ code, task }) => ({ code, weight: task + 1 })),
          ),
          [
            column(
              'SUB',
              subTotal,
              coded.map(({ code, sub }) => ({ code, weight: sub })),
            ),
          ],
        );
        const [task, sub] = [personsOf(columns, 'TASK'), personsOf(columns, 'SUB')];
        if (!Array.isArray(task) || !Array.isArray(sub)) throw new Error(`${task} ${sub}`);
        expect(task.reduce((sum, persons) => sum + persons, 0)).toBe(total);
        expect(sub.reduce((sum, persons) => sum + persons, 0)).toBe(subTotal);
        for (const [index, persons] of sub.entries()) expect(persons).toBeLessThanOrEqual(task[index]!);
      }),
    );
  });
});
