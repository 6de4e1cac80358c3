import type { NamedRange } from 'hucre';
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type SheetChart,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import type { Bag } from '../wire/bag.ts';
import { addressOf, lastColumn, lastRow, quoteSheet, type Rect } from '../workbook/address.ts';
import type { Table } from '../workbook/table.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Worksheet } from '../workbook/worksheet.ts';

/** The simulated workbook as an .xlsx file that Excel and WPS open: what a person sees, with its formulas. */
export function workbookToXlsx(book: Workbook): Promise<Uint8Array> {
  const sheets = book.sheets.items();
  return writeXlsx({
    sheets: sheets.map(writeSheet),
    namedRanges: [
      ...book.names.items().map((name): NamedRange => ({ name: name.Name, range: name.Value })),
      ...sheets.flatMap(printTitles),
    ],
    activeSheet: Math.max(0, sheets.indexOf(book.active)),
    defaultFont: { name: '等线', size: 11, charset: 134 },
  });
}

function writeSheet(sheet: Worksheet): WriteSheet {
  const used = sheet.cells.used(sheet.GetRange().rect, false);
  const columns = used ? lastColumn(used) + 1 : 0;
  const frozen = sheet.freezePanes.frozen;
  const { values } = sheet.pageLayout;
  const zoom = (values.Zoom ?? {}) as {
    horizontalFitToPages?: number;
    verticalFitToPages?: number;
    scale?: number;
  };
  const fits = zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined;
  const footer = (sheet.pageLayout.child('HeadersFooters') as Bag).child('DefaultForAllPages') as Bag;
  const color = sheet.TabColor ? { tabColor: { rgb: rgb(sheet.TabColor) } } : {};
  return {
    name: sheet.Name,
    hidden: sheet.Visibility !== 'Visible',
    columns: Array.from({ length: columns }, (_, i) => ({
      // Six points and a bit to a character of the default font.
      width: (sheet.columns.sizes.get(i) ?? sheet.columns.defaultSize) / 6.1,
      hidden: sheet.columns.hidden.has(i),
    })),
    rowDefs: new Map([...rowDefs(sheet)]),
    cells: cellsOf(sheet),
    merges: sheet.merges.map((m) => ({
      startRow: m.row,
      startCol: m.column,
      endRow: lastRow(m),
      endCol: lastColumn(m),
    })),
    tables: sheet.tables.items().map(tableOf),
    conditionalRules: dataBars(sheet),
    charts: sheet.charts.items().flatMap((chart) => chartOf(chart, sheet)),
    view: { showGridLines: sheet.ShowGridlines, ...color },
    ...(frozen ? { freezePane: { rows: limited(frozen.rows), columns: limited(frozen.columns) } } : {}),
    ...(sheet.filter.rect ? { autoFilter: { range: addressOf(sheet.filter.rect) } } : {}),
    ...(sheet.protection.Protected ? { protection: { sheet: true } } : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: values.Orientation === 'Landscape' ? 'landscape' : 'portrait',
      horizontalCentered: values.CenterHorizontally === true,
      ...(fits
        ? {
            fitToPage: true,
            fitToWidth: zoom.horizontalFitToPages ?? 0,
            fitToHeight: zoom.verticalFitToPages ?? 0,
          }
        : { scale: zoom.scale ?? 100 }),
    },
    headerFooter: { oddFooter: footerText(footer), oddHeader: headerText(footer) },
  };
}

function limited(lines: number): number {
  return lines > 10_000 ? 0 : lines;
}

function* rowDefs(sheet: Worksheet): Generator<[number, { height?: number; hidden?: boolean }]> {
  for (const row of new Set([
    ...sheet.rows.sizes.keys(),
    ...sheet.rows.hidden.keys(),
    ...sheet.rows.filtered.keys(),
  ])) {
    const height = sheet.rows.sizes.get(row);
    yield [row, { hidden: sheet.rows.isHidden(row), ...(height === undefined ? {} : { height }) }];
  }
}

function cellsOf(sheet: Worksheet): Map<string, Partial<Cell>> {
  const comments = new Map(
    sheet.comments.map((c) => [`${c.row},${c.column}`, { author: c.AuthorName, text: c.Content }]),
  );
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, column, cell] of sheet.cells.all()) {
    const value = sheet.valueAt(row, column);
    const comment = comments.get(`${row},${column}`);
    const content: Partial<Cell> =
      cell.formula !== undefined
        ? { value: null, formula: cell.formula.slice(1), formulaResult: value }
        : // The library takes a text such as #N/A for an error; as rich text it stays text.
          typeof value === 'string' && value.startsWith('#')
          ? { value, richText: [{ text: value }] }
          : { value: value === '' ? null : value };
    cells.set(`${row},${column}`, {
      ...content,
      style: styleOf(sheet, row, column),
      ...(comment ? { comment } : {}),
    });
  }
  return cells;
}

function styleOf(sheet: Worksheet, row: number, column: number): CellStyle {
  const at = (key: string) => sheet.styles.at(row, column, key);
  const fill = String(at('Fill/Color'));
  const format = String(at('NumberFormat'));
  const border = borderOf(sheet, row, column);
  const horizontal = String(at('HorizontalAlignment')).toLowerCase();
  return {
    font: {
      name: String(at('Font/Name')),
      size: Number(at('Font/Size')),
      bold: at('Font/Bold') === true,
      italic: at('Font/Italic') === true,
      color: { rgb: rgb(String(at('Font/Color'))) },
      charset: 134,
    },
    alignment: {
      ...(horizontal === 'left' || horizontal === 'center' || horizontal === 'right' ? { horizontal } : {}),
      vertical:
        at('VerticalAlignment') === 'Top'
          ? 'top'
          : at('VerticalAlignment') === 'Bottom'
            ? 'bottom'
            : 'center',
      wrapText: at('WrapText') === true,
    },
    ...(fill.startsWith('#') && fill !== '#FFFFFF'
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: rgb(fill) } } as const }
      : {}),
    ...(format === 'General' ? {} : { numFmt: format }),
    ...(border ? { border } : {}),
    ...(at('Protection/Locked') === false ? { protection: { locked: false } } : {}),
  };
}

function borderOf(sheet: Worksheet, row: number, column: number): CellStyle['border'] | null {
  const side = (edge: string) => {
    const style = sheet.styles.at(row, column, `Borders/${edge}/Style`);
    if (style === 'None') return null;
    const color = String(sheet.styles.at(row, column, `Borders/${edge}/Color`));
    return {
      style: style === 'Double' ? ('double' as const) : ('thin' as const),
      color: { rgb: rgb(color) },
    };
  };
  const [top, bottom, left, right] = [side('Top'), side('Bottom'), side('Left'), side('Right')];
  if (!top && !bottom && !left && !right) return null;
  return {
    ...(top ? { top } : {}),
    ...(bottom ? { bottom } : {}),
    ...(left ? { left } : {}),
    ...(right ? { right } : {}),
  };
}

function tableOf(table: Table) {
  const last = lastRow(table.rect);
  return {
    name: table.Name,
    displayName: table.Name,
    range: addressOf(table.rect),
    style: String(table.values.Style),
    showRowStripes: table.values.ShowBandedRows === true,
    showAutoFilter: table.values.ShowFilterButton === true,
    showTotalRow: table.ShowTotals,
    columns: table.headers().map((name, i) => {
      const total = table.ShowTotals ? table.sheet.cells.at(last, table.rect.column + i) : undefined;
      if (total?.formula !== undefined)
        return { name, totalFunction: 'custom', totalFormula: total.formula.slice(1) };
      return typeof total?.value === 'string' && total.value !== ''
        ? { name, totalLabel: total.value }
        : { name };
    }),
  };
}

function dataBars(sheet: Worksheet): ConditionalRule[] {
  const bars = sheet.conditionalFormats.items().filter((rule) => rule.type === 'DataBar');
  return bars.map((rule, i) => {
    const bar = rule.child('DataBar') as Bag;
    const color = String((bar.child('PositiveFormat') as Bag).values.FillColor ?? '#638EC6');
    const cfvo = [bound(bar.values.LowerBoundRule, 'min'), bound(bar.values.UpperBoundRule, 'max')];
    return {
      type: 'dataBar',
      priority: i + 1,
      range: addressOf(rule.rect),
      dataBar: { cfvo, color: `FF${rgb(color)}` },
    };
  });
}

function bound(rule: unknown, automatic: 'min' | 'max') {
  const { type, formula } = (rule ?? {}) as { type?: string; formula?: string };
  return type === 'Number' && formula !== undefined
    ? { type: 'num' as const, value: String(formula).replace(/^=/, '') }
    : { type: automatic };
}

function chartOf(chart: ReturnType<Worksheet['charts']['GetItemAt']>, sheet: Worksheet): SheetChart[] {
  const reference = (on: Worksheet, rect: Rect) =>
    `${quoteSheet(on.Name)}!${addressOf(rect).replace(/[A-Z]+|\d+/g, '$$$&')}`;
  const series = chart.series.items().flatMap((s) =>
    s.area
      ? [
          {
            name: s.Name,
            values: reference(s.area.sheet, s.area.rect),
            ...(s.labels ? { categories: reference(s.labels.sheet, s.labels.rect) } : {}),
          },
        ]
      : [],
  );
  const used = sheet.cells.used(sheet.GetRange().rect, true);
  const below = used ? lastRow(used) + 2 : 0;
  const at = chart.position ?? { row: below, column: 0, rows: 15, columns: 8 };
  const anchor = {
    from: { row: at.row, col: at.column },
    to: { row: at.row + at.rows, col: at.column + at.columns },
  };
  return series.length === 0
    ? []
    : [
        {
          type: 'column',
          title: String(chart.title.values.Text ?? ''),
          legend: series.length > 1 ? 'bottom' : false,
          series,
          anchor,
        },
      ];
}

/** Written as a name of our own: the library leaves out the quotes a Chinese tab name with digits needs. */
function printTitles(sheet: Worksheet): NamedRange[] {
  const rows = sheet.pageLayout.titleRows;
  return rows
    ? [
        {
          name: '_xlnm.Print_Titles',
          range: `${quoteSheet(sheet.Name)}!$${rows.row + 1}:$${lastRow(rows) + 1}`,
          scope: sheet.Name,
        },
      ]
    : [];
}

function footerText({ values }: Bag): string {
  return sections(values.LeftFooter, values.CenterFooter, values.RightFooter);
}

function headerText({ values }: Bag): string {
  return sections(values.LeftHeader, values.CenterHeader, values.RightHeader);
}

function sections(left: unknown, center: unknown, right: unknown): string {
  return [
    ['&L', left],
    ['&C', center],
    ['&R', right],
  ]
    .map(([code, text]) => (text ? `${code}${text}` : ''))
    .join('');
}

function rgb(color: string): string {
  return color.replace('#', '').toUpperCase();
}
