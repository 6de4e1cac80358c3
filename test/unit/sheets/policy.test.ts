import { identityFromTableName, tableNameFor } from '../../../schema/sheets/identity.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { policySheet } from '../../../schema/sheets/policy.ts';
import { itemPath } from '../../../schema/sheets/policy-parameter.ts';
import { rowHeight } from '../../../schema/sheets/style.ts';
import { linyiParameters, linyiView } from './policy-samples.ts';

const values = (model: SheetModel, row: number) => model.rows[row]?.cells.map(({ value }) => value) ?? [];
const rowOf = (model: SheetModel, path: string) => model.rows.findIndex(({ key }) => key === path);

describe('policySheet', () => {
  const sheet = policySheet(linyiView());

  it('begins with the title, the document, the version and when it was made, and how to fill it in', () => {
    expect(values(sheet, 0)[0]).toBe('临猗县2025年度 政策参数');
    expect(values(sheet, 1).filter((value) => value !== null)).toEqual([
      '文号：临政办发〔2024〕22号',
      '版本：第 1 版',
      '制表时间：2025年1月10日 10:00',
    ]);
    expect(values(sheet, 2)[0]).toMatch(/^只填浅色格/);
    expect(values(sheet, 3)).toEqual([
      '条款',
      '参数组',
      '名称',
      '值',
      '单位',
      '写法（提示）',
      '操作',
      '问题',
      '参数路径',
    ]);
  });

  it('puts each of the 11 parameters under the clause it comes from, clause by clause', () => {
    const outline = sheet.rows
      .slice(4)
      .map(({ role, key, cells }) => key ?? `${role} ${cells[0]?.value ?? ''}`);
    expect(outline).toEqual([
      'heading ',
      'document.number',
      'benefitYear',
      'heading 一',
      'quote ',
      'windows[0].opensOn',
      'heading 三',
      'quote ',
      'standard.individualFen',
      'standard.fiscal.isFloor',
      'heading 三.2',
      'quote ',
      'quote ',
      'subsidies[0].kind',
      'subsidies[0].personPaysFen',
      'subsidies[1].kind',
      'subsidies[1].personPaysFen',
      'subsidies[2].kind',
      'subsidies[2].personPaysFen',
    ]);
  });

  it('writes 80 as text in an open cell, with its unit, its key in the hidden column', () => {
    const row = rowOf(sheet, 'subsidies[1].personPaysFen');
    expect(values(sheet, row)).toEqual([
      '三.2',
      '分类资助 第 2 条',
      '个人缴纳',
      '80',
      '元',
      null,
      null,
      null,
      'subsidies[1].personPaysFen',
    ]);
    expect(sheet.rows[row]?.cells[3]).toMatchObject({ fill: 'input' });
    expect(sheet.columns[3]?.format).toBe('@');
    expect(sheet.columns[8]).toMatchObject({ key: 'path', hidden: true });
  });

  it('marks what can be added, and leaves what cannot be changed without a fill', () => {
    const spare = sheet.rows[rowOf(sheet, 'standard.fiscal.isFloor')];
    expect(spare?.cells[2]).toEqual({ value: '（新增）不低于', tone: 'muted' });
    expect(spare?.cells[3]).toMatchObject({ fill: 'spare' });
    // The group says it already.
    expect(sheet.rows[rowOf(sheet, 'subsidies[2].kind')]?.cells[2]?.value).toBe('方式');
    expect(sheet.rows[rowOf(sheet, 'benefitYear')]?.cells[3]).toEqual({ value: '2025', tone: 'muted' });
  });

  it('offers choices as one list for each stretch of rows, and 删除 for rows of an item', () => {
    const lists = sheet.validations?.map((validation) => [
      validation.area.row,
      validation.area.column,
      validation.area.rows,
      'options' in validation ? validation.options.length : 0,
    ]);
    const first = rowOf(sheet, 'subsidies[0].kind');
    expect(lists).toEqual([
      [rowOf(sheet, 'standard.fiscal.isFloor'), 3, 1, 2],
      [first, 3, 1, 3],
      [first + 2, 3, 1, 3],
      [first + 4, 3, 1, 3],
      [rowOf(sheet, 'windows[0].opensOn'), 6, 1, 1],
      [first, 6, 4, 1],
    ]);
  });

  it('writes out choices that are longer than the 255 characters Excel takes in a list', () => {
    const options = Array.from({ length: 40 }, (_, index) => `示例类别${index}号`);
    const [first] = linyiParameters;
    const long = policySheet(linyiView({ parameters: [{ ...first!, options }] }));
    expect(long.validations).toEqual([]);
    expect(String(values(long, 5)[5])).toContain('可填：示例类别0号、示例类别1号');
  });

  it('merges nothing below the header, so that the rows can be sorted', () => {
    expect(sheet.merges.every(({ row }) => row < 3)).toBe(true);
    expect(sheet.rows.every(({ cells }) => cells.length === sheet.columns.length)).toBe(true);
  });

  it('freezes and prints the header on A4', () => {
    expect(sheet.frozen).toEqual({ rows: 4, columns: 0 });
    expect(sheet.print).toEqual({
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: 3, last: 3 },
      fitToWidth: true,
    });
  });

  it('gives a value of 100 characters the lines it needs', () => {
    const [first] = linyiParameters;
    const long = policySheet(linyiView({ parameters: [{ ...first!, text: '长'.repeat(100) }] }));
    expect(rowHeight(long, 5)).toBe(8 * 15 + 5);
    expect(rowHeight(sheet, 5)).toBe(19);
  });

  it('shows a township the same without blanks, fills or lists, and says that changes do nothing', () => {
    const model = policySheet(linyiView({ isReadOnly: true }));
    expect(values(model, 2)[0]).toBe('仅供查阅：由县医保局维护，在此修改不起作用。');
    expect(model.rows.filter(({ role }) => role === 'data')).toHaveLength(8);
    expect(model.rows.flatMap(({ cells }) => cells).some(({ fill }) => fill)).toBe(false);
    expect(model.validations).toEqual([]);
  });

  it('brings edits along: the value, 删除, and why one was left behind', () => {
    const model = policySheet(
      linyiView({
        version: 2,
        carried: new Map([
          ['subsidies[1].personPaysFen', { text: '90' }],
          ['subsidies[0].kind', { isRemoved: true }],
          ['standard.individualFen', { problem: '提醒：没有带过来。' }],
        ]),
      }),
    );
    expect(values(model, rowOf(model, 'subsidies[1].personPaysFen'))[3]).toBe('90');
    expect(values(model, rowOf(model, 'subsidies[0].kind'))[6]).toBe('删除');
    expect(values(model, rowOf(model, 'standard.individualFen'))[7]).toBe('提醒：没有带过来。');
  });

  it('carries campaign and version in its name', () => {
    const name = tableNameFor(sheet.identity);
    expect(name).toBe('zj_policy_140821_2025_v1_');
    expect(identityFromTableName(`${name}2`)).toEqual(sheet.identity);
    expect(identityFromTableName('zj_policy_140821_2025_v0_')).toBeNull();
    expect(() => tableNameFor({ ...sheet.identity, version: 0 })).toThrow(/no version/);
  });
});

describe('itemPath', () => {
  it.each([
    ['subsidies[2].personPaysFen', 'subsidies[2]'],
    ['subsidies[2].conditions.ageAtLeast', 'subsidies[2]'],
    ['rewards[1].bands[0].from', 'rewards[1].bands[0]'],
    ['quotas.rows[3].values[0]', 'quotas.rows[3]'],
    ['standard.individualFen', null],
  ])('%s is of %p', (path, item) => {
    expect(itemPath(path)).toBe(item);
  });
});
