import { addressOf, type Rect } from './address.ts';
import type { Scalar } from './cells.ts';
import { Range } from './range.ts';
import type { Workbook } from './workbook.ts';
import type { Worksheet } from './worksheet.ts';

/** A sheet as plain JSON: everything a test may want to compare, from A1 to the last used cell. */
export interface SheetSnapshot {
  readonly name: string;
  readonly isVisible: boolean;
  readonly isProtected: boolean;
  /** `A1:N25`, or null for an empty sheet; the matrices begin at A1 all the same. */
  readonly used: string | null;
  readonly values: readonly (readonly Scalar[])[];
  /** Formula where there is one, else the value. */
  readonly formulas: readonly (readonly Scalar[])[];
  readonly text: readonly (readonly string[])[];
  readonly numberFormats: readonly (readonly string[])[];
  readonly merges: readonly string[];
  readonly tables: readonly TableSnapshot[];
  readonly charts: readonly ChartSnapshot[];
  readonly conditionalFormats: readonly Readonly<Record<string, unknown>>[];
  readonly validations: readonly { readonly address: string; readonly rule: unknown }[];
  readonly comments: readonly { readonly address: string; readonly content: string }[];
  readonly customProperties: Readonly<Record<string, unknown>>;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly print: Readonly<Record<string, unknown>>;
  /** Points per column from A on; 0 is hidden. */
  readonly columnWidths: readonly number[];
  readonly hiddenRows: readonly number[];
}

export interface TableSnapshot {
  readonly name: string;
  readonly address: string;
  readonly style: unknown;
  readonly headers: readonly string[];
  readonly showTotals: boolean;
}

export interface ChartSnapshot {
  readonly name: unknown;
  readonly type: unknown;
  readonly title: unknown;
  readonly position: string | null;
  readonly series: readonly ChartSeriesSnapshot[];
}

export interface ChartSeriesSnapshot {
  readonly name: string;
  readonly address: string | null;
  readonly values: readonly unknown[];
  readonly labels: readonly unknown[];
}

export interface WorkbookSnapshot {
  readonly active: string;
  readonly selection: string;
  readonly names: Readonly<Record<string, string>>;
  /** Of the add-in that is open. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly customXmlParts: readonly { readonly namespaceUri: string; readonly xml: string }[];
  readonly sheets: readonly SheetSnapshot[];
}

export function snapshotOf(book: Workbook): WorkbookSnapshot {
  return {
    active: book.active.Name,
    selection: book.GetSelectedRange().Address,
    names: Object.fromEntries(book.names.items().map((name) => [name.Name, name.Formula])),
    settings: book.settings.plain(),
    customXmlParts: book.customXmlParts
      .items()
      .map((part) => ({ namespaceUri: part.NamespaceUri, xml: part.GetXml() })),
    sheets: book.sheets.items().map(snapshotOfSheet),
  };
}

export function snapshotOfSheet(sheet: Worksheet): SheetSnapshot {
  const used = sheet.cells.used(sheet.GetRange().rect, false);
  const whole = used && {
    row: 0,
    column: 0,
    rows: used.row + used.rows,
    columns: used.column + used.columns,
  };
  const range = whole && new Range(sheet, whole);
  const frozen = sheet.freezePanes.frozen;
  return {
    name: sheet.Name,
    isVisible: sheet.Visibility === 'Visible',
    isProtected: sheet.protection.Protected,
    used: used && addressOf(used),
    values: range?.Values ?? [],
    formulas: range?.Formulas ?? [],
    text: range?.Text ?? [],
    numberFormats: (range?.NumberFormat ?? []) as string[][],
    merges: sheet.merges.map(addressOf),
    tables: sheet.tables.items().map((table) => ({
      name: table.Name,
      address: addressOf(table.rect),
      style: table.values.Style,
      headers: table.headers(),
      showTotals: table.ShowTotals,
    })),
    charts: chartsOf(sheet),
    conditionalFormats: sheet.conditionalFormats
      .items()
      .map((rule) => ({ address: addressOf(rule.rect), ...rule.plain() })),
    validations: sheet.validations.map(({ rect, rule }) => ({
      address: addressOf(rect),
      rule: rule.values.Rule,
    })),
    comments: sheet.comments.map((c) => ({
      address: addressOf({ row: c.row, column: c.column, rows: 1, columns: 1 }),
      content: c.Content,
    })),
    customProperties: sheet.customProperties.plain(),
    frozen: { rows: frozenLines(frozen?.rows), columns: frozenLines(frozen?.columns) },
    print: {
      ...sheet.pageLayout.plain(),
      titleRows: addressOrNull(sheet.pageLayout.titleRows),
      printArea: addressOrNull(sheet.pageLayout.printArea),
    },
    columnWidths: Array.from({ length: whole?.columns ?? 0 }, (_, i) => sheet.columns.size(i)),
    hiddenRows: Array.from({ length: whole?.rows ?? 0 }, (_, i) => i).filter((i) => sheet.rows.isHidden(i)),
  };
}

export function chartsOf(sheet: Worksheet): ChartSnapshot[] {
  return sheet.charts.items().map((chart) => ({
    name: chart.values.Name,
    type: chart.values.ChartType,
    title: chart.title.values.Text,
    position: chart.position && addressOf(chart.position),
    series: chart.series.items().map((series) => ({
      name: series.Name,
      address: series.area && addressOf(series.area.rect),
      values: series.GetDimensionValues('Values'),
      labels: series.GetDimensionValues('Categories'),
    })),
  }));
}

/** A frozen area that spans the sheet freezes only the other way. */
function frozenLines(lines: number | undefined): number {
  return lines === undefined || lines >= 16_384 ? 0 : lines;
}

function addressOrNull(rect: Rect | null): string | null {
  return rect && addressOf(rect);
}
