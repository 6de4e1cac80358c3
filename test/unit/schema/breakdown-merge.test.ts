import fc from 'fast-check';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { type CellEdit, editsBetween, mergeCells } from '../../../schema/values/breakdown-merge.ts';

const edit = (base: CellEdit['base'], mine: CellEdit['mine'], columnCode = 'TASK'): CellEdit => ({
  villageCode: '990101001001',
  columnCode,
  base,
  mine,
});
const outcome = (one: CellEdit, theirs: number | string | null) => {
  const merge = mergeCells([one], () => theirs);
  return merge.conflicts.length > 0 ? 'conflict' : merge.apply.length > 0 ? 'apply' : 'same';
};

describe('mergeCells', () => {
  it.each<[CellEdit['base'], CellEdit['mine'], number | null, string]>([
    [5, 6, 5, 'apply'],
    [5, null, 5, 'apply'],
    [null, 0, null, 'apply'],
    [5, 6, 6, 'same'],
    [5, 5, 7, 'same'],
    [5, 6, 7, 'conflict'],
    [5, 0, null, 'conflict'],
    [null, 6, 0, 'conflict'],
  ])('with base %j, mine %j and theirs %j: %s', (base, mine, theirs, expected) => {
    expect(outcome(edit(base, mine), theirs)).toBe(expected);
  });

  it('takes blank remarks for no remarks', () => {
    expect(outcome(edit(null, '已核', ''), '')).toBe('apply');
    expect(outcome(edit('', '已核', ''), '待核')).toBe('conflict');
  });

  it('says what stands there now', () => {
    expect(mergeCells([edit(5, 6)], () => 7).conflicts).toEqual([{ ...edit(5, 6), theirs: 7 }]);
  });

  it('loses no edit and never overwrites what somebody else wrote', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { maxLength: 30 }), (cells) => {
        const edits = cells.map(([base, mine], at) => ({ ...edit(base, mine), villageCode: String(at) }));
        const merge = mergeCells(edits, ({ villageCode }) => cells[Number(villageCode)]?.[2] ?? null);
        const every = [...merge.apply, ...merge.same, ...merge.conflicts].map(cellKey);
        expect(every.sort()).toEqual(edits.map(cellKey).sort());
        for (const { villageCode, base } of merge.apply) {
          expect(cells[Number(villageCode)]?.[2] ?? null).toBe(base);
        }
      }),
    );
  });
});

describe('editsBetween', () => {
  const columns = ['TASK', 'SUBSISTENCE_ALLOWANCE'];
  const base = new Map([
    ['a', [5, null]],
    ['b', [7, 1]],
  ]);

  it('lists 0 beside nothing as an edit, and an emptied cell', () => {
    const mine = new Map([
      ['a', [5, 0]],
      ['b', [null, 1]],
    ]);
    expect(editsBetween(columns, base, mine)).toEqual([
      { villageCode: 'a', columnCode: 'SUBSISTENCE_ALLOWANCE', base: null, mine: 0 },
      { villageCode: 'b', columnCode: 'TASK', base: 7, mine: null },
    ]);
  });

  it('takes a row that is gone for no edit', () => {
    expect(editsBetween(columns, base, new Map([['b', [7, 1]]]))).toEqual([]);
  });
});
