import { breakdownFormSheet } from '../../../schema/sheets/breakdown-form.ts';
import { identityFromTableName, tableNameFor } from '../../../schema/sheets/identity.ts';
import { formArea } from '../../../schema/sheets/layout.ts';
import { rowHeight } from '../../../schema/sheets/style.ts';
import { sampleColumns, sampleForm, sampleToken, sampleVillage } from './breakdown-samples.ts';

const form = breakdownFormSheet(sampleForm());
const textsIn = (row: number) => form.rows[row]?.cells.map(({ value }) => value);

describe('breakdownFormSheet', () => {
  it('names the township in title and tab, and when it is due, and no state that would change', () => {
    expect(form.rows[0]?.cells[0]?.value).toBe('罗山县周党镇2025年度城乡居民医疗保险参保目标分解表');
    expect(form.tabName).toBe('周党镇2025目标分解填报');
    expect(form.rows[1]?.cells[0]?.value).toBe(
      '填报单位：周党镇　　填报截止：2024年11月15日（含当日）　　第 1 版次',
    );
    expect(textsIn(2)?.[0]).toMatch(/^填报要求：按户籍底册核实后填报。\n填表办法：/);
  });

  it('has the token as text in the hidden code column of row 1', () => {
    expect(form.columns[12]).toMatchObject({ key: 'code', hidden: true });
    expect(form.rows[0]?.cells[12]).toEqual({ value: sampleToken, format: '@', align: 'left' });
  });

  it('stands with quotas, sums and remainders in rows 4 to 6 above the header in row 7', () => {
    expect(form.rows.slice(3, 7).map(({ role }) => role)).toEqual(['total', 'total', 'total', 'header']);
    expect(textsIn(6)).toEqual([
      '序号',
      '村（社区）',
      '上年参保',
      '户籍人口\n（底册）',
      '城乡低保\n（名册）',
      '任务数',
      '城乡低保',
      '脱贫户',
      '锁定',
      '备注',
      '状态',
      '审核意见',
      '区划代码',
    ]);
    expect(form.rows[3]?.cells[5]).toEqual({ value: 1000 });
    expect(form.rows[4]?.cells[5]).toEqual({ value: 0, formula: '=SUM(F8:F10)' });
    expect(form.rows[5]?.cells[5]).toMatchObject({ value: 1000, formula: '=F4-F5' });
    expect(form.rows[4]?.cells[2]).toMatchObject({ value: 903, formula: '=SUM(C8:C10)' });
    expect(form.frozen).toEqual({ rows: 7, columns: 2 });
  });

  it('leaves −5 to share out when the villages have 1,005 of 1,000', () => {
    const over = breakdownFormSheet(
      sampleForm({ villages: [sampleVillage(0, { values: [1005, 3, null] }), sampleVillage(1)] }),
    );
    expect(over.rows[4]?.cells.slice(5, 8).map(({ value }) => value)).toEqual([1005, 3, 0]);
    expect(over.rows[5]?.cells.slice(5, 8).map(({ value }) => value)).toEqual([-5, 97, 80]);
  });

  it('shows a dash and no remainder for a column without a quota', () => {
    const [task, ...others] = sampleColumns;
    const open = breakdownFormSheet(sampleForm({ columns: [{ ...task, quotaPersons: null }, ...others] }));
    expect(open.rows[3]?.cells[5]?.value).toBe('—');
    expect(open.rows[5]?.cells[5]).toEqual({ value: null });
    expect(open.validations?.[0]).toMatchObject({ whole: { minimum: 0, maximum: 10_000_000 } });
  });

  it('takes whole numbers from 0 to the quota in 3 input columns and 是 in 锁定', () => {
    const area = (column: number) => ({ row: 7, column, rows: 3, columns: 1 });
    expect(form.validations).toEqual([
      expect.objectContaining({ area: area(5), whole: { minimum: 0, maximum: 1000 } }),
      expect.objectContaining({ area: area(6), whole: { minimum: 0, maximum: 100 } }),
      expect.objectContaining({ area: area(7), whole: { minimum: 0, maximum: 80 } }),
      { area: area(8), options: ['是'] },
    ]);
    for (const validation of form.validations ?? []) {
      if ('whole' in validation) expect(validation.title.length).toBeLessThan(33);
    }
  });

  it('unlocks what is written later and nothing else: the token and 7 columns of 3 rows', () => {
    expect(form.protection?.unlocked).toEqual([
      { row: 0, column: 12, rows: 1, columns: 1 },
      { row: 7, column: 5, rows: 3, columns: 7 },
    ]);
  });

  it('has filter buttons over the header and 3 villages, the hidden codes with them; none without villages', () => {
    expect(form.filter).toEqual({ row: 6, column: 0, rows: 4, columns: 13 });
    expect(breakdownFormSheet(sampleForm({ villages: [] })).filter).toBeUndefined();
  });

  it('locks a column that is only shown, and splits the open area there', () => {
    const columns = sampleColumns.map((column) => ({ ...column, isFilled: column.code !== 'LIFTED_OUT' }));
    const model = breakdownFormSheet(sampleForm({ columns }));
    expect(model.protection?.unlocked.slice(1)).toEqual([
      { row: 7, column: 5, rows: 3, columns: 2 },
      { row: 7, column: 8, rows: 3, columns: 4 },
    ]);
    expect(model.rows[7]?.cells[7]).toEqual({ value: null });
    expect(model.rows[7]?.cells[6]).toEqual({ value: null, fill: 'input' });
    expect(model.validations).toHaveLength(3);
  });

  it('has no input cells when nothing is to be filled in', () => {
    const model = breakdownFormSheet(sampleForm({ isReadOnly: true }));
    expect(model.rows.some(({ cells }) => cells.some(({ fill }) => fill))).toBe(false);
    expect(model.validations).toEqual([]);
    expect(model.protection?.unlocked).toEqual([
      { row: 0, column: 12, rows: 1, columns: 1 },
      { row: 7, column: 10, rows: 3, columns: 2 },
    ]);
    expect(model.rows[2]?.cells[0]?.value).toContain('本表现在不能填报');
  });

  it('mutes the row of an abolished village, which stays', () => {
    const villages = [sampleVillage(0, { isAbolished: true }), sampleVillage(1)];
    const model = breakdownFormSheet(sampleForm({ villages }));
    expect(model.rows[7]?.cells[1]).toEqual({ value: '示例1村', tone: 'muted' });
    expect(model.rows[7]?.cells[5]).toEqual({ value: null, tone: 'muted' });
  });

  it('is A4 landscape with the header on each page, a blank row before the notes and a line to sign', () => {
    expect(form.print).toEqual({
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: 6, last: 6 },
      fitToWidth: true,
      area: { row: 0, column: 0, rows: 14, columns: 12 },
    });
    expect(form.rows.slice(10).map(({ role }) => role)).toEqual(['note', 'note', 'note', 'note']);
    expect(form.rows[10]?.cells.every(({ value }) => value === null)).toBe(true);
    expect(form.rows.at(-1)?.cells[0]?.value).toMatch(/^填表人：.*填报日期：/);
    expect(formArea(form)).toEqual({ row: 6, column: 0, rows: 4, columns: 13 });
  });

  it('puts long instructions below the form, and grows the line for short ones', () => {
    expect(rowHeight(form, 2)).toBe(35);
    const long = breakdownFormSheet(sampleForm({ instructions: '逐村核实户籍底册。'.repeat(60) }));
    expect(long.rows[2]?.cells[0]?.value).toMatch(/^填报要求：见表末。\n/);
    expect(long.rows[11]?.cells[0]?.value).toMatch(/^填报要求：逐村核实户籍底册。/);
    const none = breakdownFormSheet(sampleForm({ instructions: ' ' }));
    expect(none.rows[2]?.cells[0]?.value).toMatch(/^填表办法：/);
  });

  it('can be made for a township without villages', () => {
    const empty = breakdownFormSheet(sampleForm({ villages: [] }));
    expect(empty.validations).toEqual([]);
    expect(empty.protection?.unlocked).toEqual([{ row: 0, column: 11, rows: 1, columns: 1 }]);
    expect(empty.rows[5]?.cells[4]).toMatchObject({ value: 1000 });
  });

  it('carries its identity in a name that is found again', () => {
    const name = tableNameFor(form.identity);
    expect(name).toBe('zj_breakdownForm_411521_2025_VILLAGE_411521004_latest_');
    expect(identityFromTableName(`${name}2`)).toEqual(form.identity);
  });
});
