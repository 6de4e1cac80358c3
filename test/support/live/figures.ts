import { sumFormula } from '../../../schema/sheets/address.ts';
import { tableNameFor } from '../../../schema/sheets/identity.ts';
import type { CellModel, ColumnModel, RowModel, SheetModel } from '../../../schema/sheets/model.ts';

/** What the server says of a division. */
export interface Figure {
  readonly quota: number | null;
  readonly paid: number;
}

/** The server without a server: figures by division, and how often they have moved. */
export class Figures {
  version = 1;
  readonly byCode = new Map<string, Figure>();

  constructor(divisions: number) {
    for (let index = 0; index < divisions; index += 1) {
      this.byCode.set(codeOf(index), { quota: 100 + index, paid: 50 + index });
    }
  }

  /** A division gets another figure, or comes new. */
  push(changes: readonly { readonly division: number; readonly paid: number }[]): void {
    this.version += 1;
    for (const { division, paid } of changes) {
      const code = codeOf(division);
      // Some divisions lose and regain their quota, so that cells become empty and full again.
      const quota = paid % 7 === 0 ? null : 100 + division;
      this.byCode.set(code, { quota, paid });
    }
  }

  /** What each cell of a row is to say, by header. */
  row(code: string): ReadonlyMap<string, string | number> | null {
    const figure = this.byCode.get(code);
    if (!figure) return null;
    const { quota, paid } = figure;
    return new Map<string, string | number>([
      [headers.name, nameOf(code)],
      [headers.quota, quota ?? ''],
      [headers.paid, paid],
      [headers.share, quota === null ? '' : paid / quota],
      [headers.status, statusOf(figure)],
      [headers.code, code],
    ]);
  }

  get total(): { readonly quota: number; readonly paid: number } {
    const all = [...this.byCode.values()];
    return {
      quota: all.reduce((sum, { quota }) => sum + (quota ?? 0), 0),
      paid: all.reduce((sum, { paid }) => sum + paid, 0),
    };
  }

  /** Texts around the table by their label. */
  get captions(): ReadonlyMap<string, string> {
    return new Map([
      ['截至日期', `截至日期：第${this.version}天`],
      ['核对', `核对：第${this.version}次，已缴${this.total.paid}人`],
    ]);
  }

  /** The sheet as the pane would ask for it. */
  model(): SheetModel {
    const codes = [...this.byCode.keys()];
    const line = (role: RowModel['role'], text: string): RowModel => ({
      role,
      key: null,
      cells: columns.map((_, index) => ({ value: index === 0 ? text : null })),
    });
    const [asOf = '', check = ''] = this.captions.values();
    const sum = (column: number, value: number): CellModel => ({
      value,
      formula: sumFormula({ row: bodyRow, column, rows: codes.length, columns: 1 }),
    });
    const data = codes.map((code): RowModel => {
      const row = this.row(code);
      const figure = this.byCode.get(code);
      const tone = figure && isMet(figure) ? 'good' : 'warning';
      return {
        role: 'data',
        key: code,
        cells: columns.map(({ key, header }) => {
          const value = row?.get(header) ?? '';
          return { value: value === '' ? null : value, ...(key === 'status' ? { tone } : {}) };
        }),
      };
    });
    const { quota, paid } = this.total;
    const totals: Readonly<Record<string, CellModel>> = {
      name: { value: '合计' },
      quota: sum(1, quota),
      paid: sum(2, paid),
    };
    return {
      identity,
      tabName: '示例进度表',
      columns,
      rows: [
        line('title', '示例县进度表'),
        line('meta', asOf),
        { role: 'header', key: null, cells: columns.map(({ header }) => ({ value: header })) },
        ...data,
        { role: 'total', key: 'total', cells: columns.map(({ key }) => totals[key] ?? { value: null }) },
        line('note', check),
        line('note', '变化：（无）'),
      ],
      merges: [],
      table: {
        area: { row: bodyRow - 1, column: 0, rows: codes.length + 2, columns: columns.length },
        name: tableNameFor(identity),
        hasTotalRow: true,
        style: 'TableStyleLight1',
        keyColumn: columns.length - 1,
      },
      dataBars: [],
      frozen: { rows: bodyRow, columns: 1 },
      print: {
        orientation: 'portrait',
        paper: 'A4',
        titleRows: { first: bodyRow - 1, last: bodyRow - 1 },
        fitToWidth: true,
      },
      chart: null,
    };
  }
}

const bodyRow = 3;

export const identity = {
  kind: 'progress',
  campaignId: '411521-2025',
  divisionCode: '411521',
  level: 'TOWNSHIP',
  asOf: 'latest',
} as const;

export const headers = {
  name: '乡镇',
  quota: '任务数',
  paid: '已缴费人数',
  share: '完成率',
  status: '完成情况',
  code: '区划代码',
} as const;

const columns: readonly ColumnModel[] = [
  { key: 'name', header: headers.name, width: 12, format: '@', align: 'left' },
  { key: 'quota', header: headers.quota, width: 9, format: '#,##0', align: 'right', total: 'sum' },
  { key: 'paid', header: headers.paid, width: 9, format: '#,##0', align: 'right', total: 'sum' },
  { key: 'share', header: headers.share, width: 9, format: '0.00%', align: 'right' },
  {
    key: 'status',
    header: headers.status,
    width: 12,
    format: '@',
    align: 'left',
    ours: '^(已完成|差 \\d+ 人|未下达)$',
  },
  { key: 'code', header: headers.code, width: 12, format: '@', align: 'left', hidden: true },
];

export function codeOf(division: number): string {
  return `411521${100 + division}`;
}

function nameOf(code: string): string {
  // One begins like a formula and one like a date, as names from outside may.
  if (code.endsWith('103')) return '=示例';
  return code.endsWith('104') ? '3月1日' : `示例镇${code.slice(-2)}`;
}

function statusOf(figure: Figure): string {
  if (figure.quota === null) return '未下达';
  return isMet(figure) ? '已完成' : `差 ${figure.quota - figure.paid} 人`;
}

function isMet({ quota, paid }: Figure): boolean {
  return quota !== null && paid >= quota;
}
