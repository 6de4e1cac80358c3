import type { NamedRange } from 'hucre';
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type SheetChart,
  type TableDefinition,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { absoluteAddress, areaAddress, sheetPrefix } from '../../schema/sheets/address.ts';
import { daySerial, isDayCell } from '../../schema/sheets/days.ts';
import { isFormulaLike } from '../../schema/sheets/guard.ts';
import { tableNameFor } from '../../schema/sheets/identity.ts';
import { formArea } from '../../schema/sheets/layout.ts';
import type {
  Area,
  CellModel,
  ChartModel,
  NumberFormat,
  RowModel,
  SheetModel,
  ValidationModel,
} from '../../schema/sheets/model.ts';
import {
  lookOf,
  pageFooter,
  pageMargins,
  palette,
  roleAligns,
  rowHeight,
} from '../../schema/sheets/style.ts';

/** What the file says about itself. */
export interface XlsxProperties {
  readonly title: string;
  /** The office or program that made the file. */
  readonly creator: string;
  readonly createdAt: Date;
  /** Properties of the file's own, by name; other programs keep them. */
  readonly custom?: Readonly<Record<string, string>>;
}

/**
 * Sheets as one .xlsx file, in the order given. Tables, data bars, charts, notes, formulas with their values,
 * page set-up and names are those of the model; the look is the one the add-in gives the same sheet.
 *
 * @throws Error when there are no sheets
 */
export async function sheetsToXlsx(
  models: readonly SheetModel[],
  properties: XlsxProperties,
): Promise<Buffer> {
  if (models.length === 0) throw new Error('a workbook needs at least one sheet');
  const parts = named(models);
  const bytes = await writeXlsx({
    sheets: parts.map(writeSheet),
    namedRanges: parts.flatMap(namedRanges),
    properties: {
      title: properties.title,
      creator: properties.creator,
      lastModifiedBy: properties.creator,
      created: properties.createdAt,
      modified: properties.createdAt,
      ...(properties.custom ? { custom: { ...properties.custom } } : {}),
    },
    defaultFont: { name: '宋体', size: 11, charset: 134 },
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface NamedSheet {
  readonly model: SheetModel;
  readonly tabName: string;
  readonly name: string;
}

/** Tab, table and form names must differ within a workbook, without regard to case. */
function named(models: readonly SheetModel[]): NamedSheet[] {
  const taken = new Set<string>();
  const free = (nameFor: (copy: number) => string): string => {
    let copy = 1;
    while (taken.has(nameFor(copy).toLowerCase())) copy += 1;
    taken.add(nameFor(copy).toLowerCase());
    return nameFor(copy);
  };
  return models.map((model) => ({
    model,
    tabName: free((copy) => {
      const suffix = copy > 1 ? ` (${copy})` : '';
      return model.tabName.slice(0, 31 - suffix.length) + suffix;
    }),
    name: free((copy) => tableNameFor(model.identity, copy)),
  }));
}

function writeSheet({ model, tabName, name }: NamedSheet): WriteSheet {
  return {
    name: tabName,
    columns: model.columns.map(({ width, hidden }) => ({ width, hidden: hidden ?? false })),
    cells: cellsOf(model),
    ...(model.protection ? { protection: allowedActs } : {}),
    rowDefs: new Map(model.rows.map((_, index) => [index, { height: rowHeight(model, index) }])),
    merges: model.merges.map((area) => ({
      startRow: area.row,
      startCol: area.column,
      endRow: area.row + area.rows - 1,
      endCol: area.column + area.columns - 1,
    })),
    freezePane: { rows: model.frozen.rows, columns: model.frozen.columns },
    pageSetup: {
      paperSize: 'a4',
      orientation: model.print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      // As many pages down as it takes.
      fitToHeight: 0,
      horizontalCentered: true,
      margins: pageMargins,
    },
    headerFooter: { oddFooter: pageFooter },
    conditionalRules: dataBarRules(model),
    ...(model.filter ? { autoFilter: { range: areaAddress(model.filter) } } : {}),
    ...(model.validations ? { dataValidations: model.validations.map(validationOf) } : {}),
    ...(model.table ? { tables: [tableOf(model, name)] } : {}),
    ...(model.chart ? { charts: [chartOf(model, model.chart, tabName)] } : {}),
    a11y: { summary: String(model.rows[0]?.cells[0]?.value ?? '') },
  };
}

/**
 * The names of a sheet: the form's own when it has no table, and the rows repeated in print. The library would
 * write the latter without quotes around the tab name, which Excel refuses for a name like 进度表2024-11-30.
 */
function namedRanges({ model, tabName, name }: NamedSheet): NamedRange[] {
  const prefix = sheetPrefix(tabName);
  const { first, last } = model.print.titleRows;
  const form = model.table ? null : formArea(model);
  const { area } = model.print;
  return [
    { name: '_xlnm.Print_Titles', range: `${prefix}$${first + 1}:$${last + 1}`, scope: tabName },
    ...(area
      ? [{ name: '_xlnm.Print_Area', range: `${prefix}${absoluteAddress(area)}`, scope: tabName }]
      : []),
    // Where LibreOffice looks for the filter.
    ...(model.filter
      ? [
          {
            name: '_xlnm._FilterDatabase',
            range: `${prefix}${absoluteAddress(model.filter)}`,
            scope: tabName,
          },
        ]
      : []),
    ...(form ? [{ name, range: `${prefix}${absoluteAddress(form)}` }] : []),
  ];
}

/** What stays allowed on a protected form, as in the add-in; left out: forbidden. */
const allowedActs = {
  sheet: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertColumns: true,
  insertRows: true,
  sort: true,
  autoFilter: true,
} as const;

/** Room for people's own notes beside and below a protected form, as in the add-in. */
const noteRoom = { columns: 12, rows: 30 } as const;

/** Empty cells that are open. The format has open columns for this; the library writes cells alone. */
function addNoteRoom(cells: Map<string, Partial<Cell>>, model: SheetModel): void {
  const style: CellStyle = { protection: { locked: false } };
  const width = model.columns.length;
  for (let row = 0; row < model.rows.length + noteRoom.rows; row += 1) {
    const first = row < model.rows.length ? width : 0;
    for (let column = first; column < width + noteRoom.columns; column += 1) {
      cells.set(`${row},${column}`, { value: null, style });
    }
  }
}

function isUnlocked({ protection }: SheetModel, row: number, column: number): boolean {
  return (protection?.unlocked ?? []).some(
    (area) =>
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
}

function cellsOf(model: SheetModel): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of model.rows.entries()) {
    for (const [column, cell] of line.cells.entries()) {
      cells.set(`${row},${column}`, {
        ...contentOf(cell, isHeading(line) ? undefined : model.columns[column]?.format),
        style: {
          ...styleOf(model, line, cell, column),
          ...(model.protection ? { protection: { locked: !isUnlocked(model, row, column) } } : {}),
        },
        ...(cell.note ? { comment: { author: '医保征缴助手', text: cell.note } } : {}),
      });
    }
  }
  if (model.protection) addNoteRoom(cells, model);
  return cells;
}

function contentOf(
  { value, formula, format }: CellModel,
  columnFormat: NumberFormat | undefined,
): Partial<Cell> {
  if (formula) return { value: null, formula: formula.slice(1), formulaResult: value };
  // The library makes an error cell of a text such as #N/A; as rich text it stays text.
  if (typeof value === 'string' && value.startsWith('#')) return { value, richText: [{ text: value }] };
  if (isDayCell(value, format ?? columnFormat)) return { value: daySerial(value) };
  return { value };
}

function styleOf(model: SheetModel, row: RowModel, cell: CellModel, column: number): CellStyle {
  const look = lookOf(row.role, cell);
  const shape = model.columns[column];
  // Under @ a text such as =1+1 stays text even after F2 and Enter.
  const isGuarded = typeof cell.value === 'string' && isFormulaLike(cell.value);
  const format = isGuarded ? '@' : (cell.format ?? (isHeading(row) ? 'General' : shape?.format));
  const line = { style: 'thin', color: { rgb: rgb(palette.border) } } as const;
  return {
    font: {
      name: look.fontName,
      size: look.fontSize,
      bold: look.bold,
      color: { rgb: rgb(look.color) },
      charset: 134,
    },
    alignment: {
      horizontal: cell.align ?? roleAligns[row.role] ?? shape?.align ?? 'left',
      vertical: 'center',
      wrapText: look.wrap || (row.role === 'data' && shape?.wrap === true),
    },
    ...(look.fill
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: rgb(look.fill) } } as const }
      : {}),
    ...(look.border ? { border: { top: line, right: line, bottom: line, left: line } } : {}),
    ...(format && format !== 'General' ? { numFmt: format } : {}),
  };
}

function isHeading({ role }: RowModel): boolean {
  return role === 'title' || role === 'meta' || role === 'note';
}

function dataBarRules(model: SheetModel): ConditionalRule[] {
  return model.dataBars.map((bar, index) => ({
    type: 'dataBar',
    priority: index + 1,
    range: areaAddress(bar.area),
    dataBar: {
      cfvo: [
        { type: 'num', value: String(bar.minimum) },
        { type: 'num', value: String(bar.maximum) },
      ],
      color: `FF${rgb(bar.color)}`,
    },
  }));
}

function validationOf(validation: ValidationModel): DataValidation {
  const range = areaAddress(validation.area);
  if ('whole' in validation) {
    return {
      type: 'whole',
      operator: 'between',
      formula1: String(validation.whole.minimum),
      formula2: String(validation.whole.maximum),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: validation.title,
      errorMessage: validation.message,
      range,
    };
  }
  return { type: 'list', values: [...validation.options], allowBlank: true, showErrorMessage: false, range };
}

function tableOf(model: SheetModel, name: string): TableDefinition {
  const table = model.table;
  if (!table) throw new Error('the sheet has no table');
  const totals = table.hasTotalRow ? model.rows.find((row) => row.role === 'total') : undefined;
  return {
    name,
    displayName: name,
    range: areaAddress(table.area),
    style: table.style,
    showRowStripes: false,
    showAutoFilter: true,
    showTotalRow: table.hasTotalRow,
    columns: model.columns.map((column, index) => {
      const total = totals?.cells[index];
      if (total?.formula) {
        return { name: column.header, totalFunction: 'custom', totalFormula: total.formula.slice(1) };
      }
      // A label is text by definition; the declared total is a number and stays a plain cell value.
      return typeof total?.value === 'string'
        ? { name: column.header, totalLabel: total.value }
        : { name: column.header };
    }),
  };
}

function chartOf(model: SheetModel, chart: ChartModel, tabName: string): SheetChart {
  const format = model.columns[chart.series[0]?.values.column ?? 0]?.format;
  const reference = (area: Area): string => `${sheetPrefix(tabName)}${absoluteAddress(area)}`;
  const { position } = chart;
  return {
    type: 'column',
    title: chart.title,
    titleFontSize: 14,
    altText: chart.title,
    legend: chart.series.length > 1 ? 'bottom' : false,
    gapWidth: 60,
    series: chart.series.map(({ name, values }) => ({
      name,
      values: reference(values),
      categories: reference(chart.labels),
      color: rgb(palette.chart),
    })),
    anchor: {
      from: { row: position.row, col: position.column },
      to: { row: position.row + position.rows, col: position.column + position.columns },
    },
    axes: {
      y: {
        scale: { min: 0 },
        gridlines: { major: true },
        numberFormat: { formatCode: format === '0.00%' ? '0%' : '#,##0' },
        minorTickMark: 'none',
      },
    },
  };
}

function rgb(color: string): string {
  return color.slice(1);
}
