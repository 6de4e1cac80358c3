import { changedWords } from '../../../schema/sheets/changed-words.ts';
import type { CellChange, RefreshPlan } from '../../../schema/sheets/diff.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
const model = {
  columns: [
    { key: 'name', header: '区划' },
    { key: 'paid', header: '已缴费人数（人）', total: 'sum' },
    { key: 'rank', header: '排名' },
    { key: 'key', header: '代码' },
  ],
  rows: [
    ...keys.map((key) => ({ role: 'data', key, cells: [{ value: `示例镇${key}` }, { value: 1 }] })),
    { role: 'total', key: 'total', cells: [{ value: '合计' }] },
  ],
  table: { keyColumn: 3 },
} as unknown as SheetModel;

function change(key: string, columnKey = 'paid'): CellChange {
  const part = key === 'total' ? 'total' : 'body';
  return { part, row: keys.indexOf(key), column: 1, key, columnKey, from: 1, to: 2, tone: null };
}

function words(changes: readonly CellChange[], added: readonly string[] = []): string {
  const filled = added.map((key, row) => ({ row, key }));
  return changedWords({ changes, filled } as unknown as RefreshPlan, model);
}

describe('changedWords', () => {
  it('names the rows it does not tell one by one, 3 at most', () => {
    const told = '示例镇a 已缴费人数 1→2；示例镇b 已缴费人数 1→2；示例镇c 已缴费人数 1→2';
    expect(words(['a', 'b', 'c', 'd'].map((key) => change(key)))).toBe(`${told}；另有 示例镇d 1 处`);
    expect(words(['a', 'b', 'c', 'd', 'e', 'f', 'total'].map((key) => change(key)))).toBe(
      `${told}；另有 示例镇d、示例镇e、示例镇f 等 4 处`,
    );
    expect(words([change('a'), change('a', 'rank')])).toBe('示例镇a 已缴费人数 1→2；另有 1 处');
  });

  it('names new rows, and the total when nothing else changed', () => {
    expect(words([change('total')], ['d'])).toBe('新增 示例镇d；合计 1 处');
    expect(words([], ['a', 'b', 'c', 'd', 'e'])).toBe('新增 示例镇a、示例镇b、示例镇c 等 5 行');
    expect(words([])).toBe('');
  });
});
