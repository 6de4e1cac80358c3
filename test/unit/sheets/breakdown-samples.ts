import type { BreakdownFormView, BreakdownVillageView } from '../../../schema/sheets/breakdown-form.ts';
import type { BreakdownSnapshot } from '../../../schema/sheets/breakdown-read-back.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { luoshan } from './luoshan.ts';

export const sampleToken = `ZJ1.${'c2FtcGxl'.repeat(5)}.${'A'.repeat(22)}`;

export const sampleColumns = [
  { code: 'TASK', name: '任务数', isFilled: true, isSubQuota: false, quotaPersons: 1000 },
  { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保', isFilled: true, isSubQuota: true, quotaPersons: 100 },
  { code: 'LIFTED_OUT', name: '脱贫户', isFilled: true, isSubQuota: true, quotaPersons: 80 },
] as const;

export const villageCode = (index: number): string => `411521004${String(200 + index)}`;

export function sampleVillage(index: number, more: Partial<BreakdownVillageView> = {}): BreakdownVillageView {
  return {
    code: villageCode(index),
    name: `示例${index + 1}村`,
    lastYearPersons: 300 + index,
    population: 500 + index,
    rosterPersons: [null, 20 + index, null],
    values: [null, null, null],
    remarks: '',
    statusName: '未填',
    finding: '',
    ...more,
  };
}

/** 周党镇 with three villages, TASK 1,000, nothing filled. */
export function sampleForm(more: Partial<BreakdownFormView> = {}): BreakdownFormView {
  return {
    campaign: luoshan,
    identity: {
      kind: 'breakdownForm',
      campaignId: '411521-2025',
      divisionCode: '411521004',
      level: 'VILLAGE',
      asOf: 'latest',
    },
    townshipName: '周党镇',
    sheetToken: sampleToken,
    deadlineOn: '2024-11-15',
    instructions: '按户籍底册核实后填报。',
    preparedAt: '2024-11-01T01:30:00Z',
    edition: 1,
    columns: sampleColumns,
    villages: [0, 1, 2].map((index) => sampleVillage(index)),
    isReadOnly: false,
    ...more,
  };
}

/** The model as a sheet would read back right after it was made. */
export function snapshotOfModel(model: SheetModel): BreakdownSnapshot {
  return {
    sheetName: model.tabName,
    row: 0,
    column: 0,
    cells: model.rows.map(({ cells }) =>
      cells.map(({ value, formula }) => ({ value: value ?? '', formula: formula ?? null })),
    ),
  };
}
