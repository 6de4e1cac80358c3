import { type PolicyView, policySheet } from '../../../schema/sheets/policy.ts';
import {
  type PolicyColumn,
  type PolicyParameter,
  policyHeaders,
} from '../../../schema/sheets/policy-parameter.ts';
import type { PolicyCell, PolicySnapshot } from '../../../schema/sheets/policy-read-back.ts';

/** 11 parameters after 临政办发〔2024〕22号: the standard, a window, two subsidies and a blank third. */
export const linyiParameters: readonly PolicyParameter[] = [
  parameter('document.number', null, '文件', '文号', '临政办发〔2024〕22号'),
  parameter('benefitYear', null, '年度', '参保年度', '2025', { isEditable: false }),
  parameter('windows[0].opensOn', '一', '征缴期 第 1 段', '开始日', '2024-09-01', {
    hint: '日期，如 2024-11-30',
  }),
  parameter('standard.individualFen', '三', '筹资标准', '个人缴费', '400', { unit: '元' }),
  parameter('standard.fiscal.isFloor', '三', '筹资标准 财政补助', '不低于', '', {
    options: ['是', '否'],
    isSpare: true,
  }),
  parameter('subsidies[0].kind', '三.2', '分类资助 第 1 条', '方式', '定额资助', {
    options: ['全额资助', '定额资助', '比例资助'],
  }),
  parameter('subsidies[0].personPaysFen', '三.2', '分类资助 第 1 条', '个人缴纳', '40', { unit: '元' }),
  parameter('subsidies[1].kind', '三.2', '分类资助 第 2 条', '方式', '定额资助', {
    options: ['全额资助', '定额资助', '比例资助'],
  }),
  parameter('subsidies[1].personPaysFen', '三.2', '分类资助 第 2 条', '个人缴纳', '80', { unit: '元' }),
  parameter('subsidies[2].kind', '三.2', '分类资助 第 3 条（新增）', '方式', '', {
    options: ['全额资助', '定额资助', '比例资助'],
    isSpare: true,
  }),
  parameter('subsidies[2].personPaysFen', '三.2', '分类资助 第 3 条（新增）', '个人缴纳', '', {
    unit: '元',
    isSpare: true,
  }),
];

export const linyiClauses = [
  { id: '一', title: '征缴时间', text: '缴费期限为2024年9月1日至2025年2月25日。' },
  { id: '三', title: '征缴标准', text: '2025年度城乡居民医保个人缴费标准为400元。' },
  { id: '三.2', title: '定额资助', text: '返贫致贫人口个人缴纳40元；低保对象80元。'.repeat(5) },
] as const;

export function linyiView(changes: Partial<PolicyView> = {}): PolicyView {
  return {
    campaign: {
      id: '140821-2025',
      name: '临猗县2025年度城乡居民基本医疗保险征缴',
      countyName: '临猗县',
      benefitYear: 2025,
      documentNumber: '临政办发〔2024〕22号',
    },
    countyCode: '140821',
    version: 1,
    preparedAt: '2025-01-10T02:00:00Z',
    clauses: linyiClauses,
    revisions: [],
    parameters: linyiParameters,
    isReadOnly: false,
    ...changes,
  };
}

function parameter(
  path: string,
  clause: string | null,
  group: string,
  label: string,
  text: string,
  more: Partial<PolicyParameter> = {},
): PolicyParameter {
  return {
    path,
    clause,
    group,
    label,
    text,
    unit: null,
    hint: null,
    options: [],
    isEditable: true,
    isSpare: false,
    ...more,
  };
}

/** A sheet of `linyiView()` that can be changed as a person would, and read as the add-in reads it. */
export class PolicyGrid {
  cells: PolicyCell[][];
  private readonly offset: { row: number; column: number };

  constructor(view: PolicyView = linyiView(), offset = { row: 0, column: 0 }) {
    this.offset = offset;
    this.cells = policySheet(view).rows.map(({ cells }) =>
      cells.map(({ value }) => ({
        text: String(value ?? ''),
        number: typeof value === 'number' ? value : null,
      })),
    );
  }

  /** Index of the row of a parameter. */
  rowOf(path: string): number {
    const row = this.cells.findIndex((line) => line.some(({ text }) => text === path));
    if (row < 0) throw new Error(`no row ${path}`);
    return row;
  }

  columnOf(column: PolicyColumn): number {
    const header = this.cells[this.headerRow()] ?? [];
    return header.findIndex(({ text }) => text === policyHeaders[column]);
  }

  headerRow(): number {
    return this.rowOf(policyHeaders.path);
  }

  type(path: string, text: string, column: PolicyColumn = 'value', number: number | null = null): this {
    return this.typeAt(this.rowOf(path), text, column, number);
  }

  typeAt(row: number, text: string, column: PolicyColumn = 'value', number: number | null = null): this {
    const line = this.cells[row];
    if (!line) throw new Error(`no row ${row}`);
    line[this.columnOf(column)] = { text, number };
    return this;
  }

  snapshot(sheetName = '政策参数'): PolicySnapshot {
    return { sheetName, ...this.offset, cells: this.cells };
  }
}
