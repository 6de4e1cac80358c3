import type { PendingForm } from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { addressNow } from '../../../addin/taskpane/acts/breakdown-places.ts';
import type { BreakdownLayout } from '../../../schema/sheets/breakdown-read-back.ts';

const places = {
  sheetName: '填报',
  headerRow: 6,
  columnOf: new Map([
    ['name', 0],
    ['TASK', 5],
    ['SUBSISTENCE_ALLOWANCE', 6],
  ]),
  rowOf: new Map([
    ['甲', 7],
    ['乙', 8],
  ]),
  tokenCell: null,
  remainderOf: new Map([['TASK', 'F6']]),
} satisfies BreakdownLayout;

/** A form as far as the place of its cells goes. */
function formOf(more: Partial<BreakdownLayout> = {}): PendingForm {
  const layout = { ...places, ...more };
  return { found: { sheetName: layout.sheetName }, read: { layout } } as PendingForm;
}

describe('addressNow', () => {
  const moved = formOf({
    sheetName: '我的 表',
    headerRow: 7,
    // Sorted the other way round under an inserted row, with a column inserted before 任务数.
    rowOf: new Map([
      ['乙', 8],
      ['甲', 9],
    ]),
    columnOf: new Map([
      ['name', 0],
      ['TASK', 6],
      ['SUBSISTENCE_ALLOWANCE', 7],
    ]),
    remainderOf: new Map([['TASK', 'G7']]),
  });

  it.each([
    ["'填报'!F8", "'我的 表'!G10"],
    ["'填报'!G9", "'我的 表'!H9"],
    ["'填报'!A8", "'我的 表'!A10"],
    ["'填报'!F6", "'我的 表'!G7"],
  ])('finds what stood at %s at %s after a sort, an inserted row and column and a new name', (was, is) => {
    expect(addressNow(formOf(), moved, was)).toBe(is);
  });

  it.each([
    ['a village that is gone', formOf({ rowOf: new Map([['乙', 8]]) }), "'填报'!F8"],
    ['a column that is gone', formOf({ columnOf: new Map([['name', 0]]) }), "'填报'!F8"],
    ['a row of nobody on a sheet that has moved', moved, "'填报'!F12"],
    ['a sheet that is gone', null, "'填报'!F8"],
  ])('does not guess at %s', (_, now, address) => {
    expect(addressNow(formOf(), now, address)).toBeNull();
  });

  it('goes to a row of nobody where nothing has moved, whatever the sheet is called now', () => {
    expect(addressNow(formOf(), formOf({ sheetName: '新名' }), "'填报'!F12")).toBe("'新名'!F12");
  });
});
