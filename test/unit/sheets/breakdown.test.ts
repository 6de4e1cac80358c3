import { breakdownSheet, type QuotaTableView } from '../../../schema/sheets/breakdown.ts';
import { formArea } from '../../../schema/sheets/layout.ts';
import type { CellModel, SheetModel } from '../../../schema/sheets/model.ts';
import { luoshanQuotas } from './luoshan.ts';

const values = (model: SheetModel, row: number): CellModel['value'][] =>
  model.rows[row]?.cells.map((cell) => cell.value) ?? [];
const notes = (model: SheetModel): CellModel['value'][] =>
  model.rows.filter((row) => row.role === 'note').map((row) => row.cells[0]?.value ?? null);

describe('breakdownSheet', () => {
  const sheet = breakdownSheet(luoshanQuotas);

  it('prints the annex: title, two header rows, 20 rows, 合计', () => {
    expect(values(sheet, 0)[0]).toBe('罗山县2025年度城乡居民医疗保险参保目标分解表');
    expect(values(sheet, 2)).toEqual(['乡镇（街道）', '2025年参保目标数', null, null, '备注', '区划代码']);
    expect(values(sheet, 3)).toEqual([null, '任务数', '城乡低保', '脱贫户', null, null]);
    expect(values(sheet, 4)).toEqual(['铁铺镇', 11617, 1130, 1960, null, '411521001']);
    expect(values(sheet, 23)).toEqual(['丽水街道办事处', 21665, 2477, 687, null, '411521020']);
    expect(values(sheet, 24)).toEqual(['合计', 592_727, 55_473, 64_657, null, null]);
    expect(sheet.rows.map((row) => row.role).filter((role) => role === 'data')).toHaveLength(20);
  });

  it('keeps the printed 592,727 as a plain value and says it differs by −2, in the cell and below', () => {
    expect(sheet.rows[24]?.cells[1]).toEqual({
      value: 592_727,
      tone: 'warning',
      note: '下达合计 592,727，逐行相加 592,725，相差 −2',
    });
    expect(sheet.rows[24]?.cells[2]).toEqual({ value: 55_473 });
    expect(notes(sheet)).toEqual([
      '任务数：下达合计 592,727，逐行相加 592,725，相差 −2。各行与合计均照通知原文，未作改动。',
      '注：各乡镇任务数为前三年参保平均数，困难群众统计时间截止 6 月 25 日，脱贫户不包括脱贫不享受政策户。',
    ]);
  });

  it('merges the header like the notice: name and remarks down, the group across three columns', () => {
    expect(sheet.merges).toEqual(
      expect.arrayContaining([
        { row: 2, column: 0, rows: 2, columns: 1 },
        { row: 2, column: 1, rows: 1, columns: 3 },
        { row: 2, column: 4, rows: 2, columns: 1 },
      ]),
    );
    expect(sheet.table).toBeNull();
    expect(formArea(sheet)).toEqual({ row: 2, column: 0, rows: 23, columns: 6 });
    expect(sheet.print.titleRows).toEqual({ first: 2, last: 3 });
  });

  it('takes the columns of any county, here one, with a total the notice did not print', () => {
    const view: QuotaTableView = {
      ...luoshanQuotas,
      columns: [
        { code: 'SCHOOL', name: '在校学生', declaredTotal: null, computedTotal: 30, difference: null },
      ],
      rows: [
        { division: { code: '1', name: '示例镇' }, values: [30], remarks: '含分校' },
        { division: { code: '2', name: '示例乡' }, values: [null], remarks: null },
      ],
      note: '注：示例。',
      revision: 2,
    };
    const model = breakdownSheet(view);
    expect(values(model, 1)[0]).toBe('依据：罗政办〔2024〕42号（第 2 次下达）');
    expect(values(model, 4)).toEqual(['示例镇', 30, '含分校', '1']);
    expect(values(model, 5)).toEqual(['示例乡', null, null, '2']);
    expect(model.rows[6]?.cells[1]).toEqual({ value: 30, formula: '=SUM(B5:B6)' });
    expect(notes(model)).toEqual(['在校学生：通知没有印出合计，此处为逐行相加。', '注：示例。']);
    expect(model.merges.every((area) => area.rows * area.columns > 1)).toBe(true);
  });

  it('shows a township its own row and no total row, because it may see no total', () => {
    const view: QuotaTableView = {
      ...luoshanQuotas,
      columns: luoshanQuotas.columns.map((column) => ({
        ...column,
        declaredTotal: null,
        computedTotal: null,
        difference: null,
      })),
      rows: luoshanQuotas.rows.slice(3, 4),
    };
    const model = breakdownSheet({ ...view, divisionName: '周党镇' });
    expect(model.rows.map((row) => row.role)).toEqual(['title', 'meta', 'header', 'header', 'data', 'note']);
    expect(values(model, 4)).toEqual(['周党镇', 42643, 3207, 3893, null, '411521004']);
    expect(JSON.stringify(model)).not.toContain('592');
  });
});
