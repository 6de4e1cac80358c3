import { Bag } from '../wire/bag.ts';
import { Collection, type Entity } from '../wire/entity.ts';
import { invalidArgument } from '../wire/failure.ts';
import { lastColumn, lastRow, type Rect, rectOf } from './address.ts';
import { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

/** An area of a sheet a chart draws from. */
export interface ChartArea {
  readonly sheet: Worksheet;
  rect: Rect;
}

export class Chart extends Bag {
  override typeName = 'Chart';
  readonly sheet: Worksheet;
  readonly series: ChartSeriesCollection;
  /** Cells the chart covers, once it was placed by cells. */
  position: Rect | null = null;

  constructor(sheet: Worksheet, type: string, source: ChartArea, seriesBy: string, number: number) {
    const changed = () => sheet.book.events.changed();
    super(
      {
        Id: sheet.book.newId(),
        Name: `图表 ${number}`,
        ChartType: type,
        Style: 201,
        PlotBy: 'Columns',
        Left: 0,
        Top: 0,
        Width: 360,
        Height: 216,
      },
      changed,
    );
    this.sheet = sheet;
    this.series = new ChartSeriesCollection(this);
    const title = super.child('Title') as Bag;
    title.typeName = 'ChartTitle';
    Object.assign(title.values, { Text: '图表标题', Visible: true });
    this.SetData(new Range(source.sheet, source.rect), seriesBy);
  }

  override child(name: string): Entity | null | undefined {
    if (name === 'Series') return this.series;
    return name === 'Worksheet' ? this.sheet : super.child(name);
  }

  get title(): Bag {
    return super.child('Title') as Bag;
  }

  SetData(source: Range, seriesBy = 'Auto'): void {
    const { rect, sheet } = source;
    const byColumns = seriesBy === 'Columns' || (seriesBy !== 'Rows' && rect.rows >= rect.columns);
    this.values.PlotBy = byColumns ? 'Columns' : 'Rows';
    this.series.fill(sheet, rect, byColumns);
    this.sheet.book.events.changed();
  }

  SetPosition(startCell: unknown, endCell?: unknown): void {
    const start = this.sheet.rangeFrom(startCell);
    const end = endCell === null || endCell === undefined ? null : this.sheet.rangeFrom(endCell);
    Object.assign(this.values, { Left: start.Left, Top: start.Top });
    if (end)
      Object.assign(this.values, {
        Width: end.Left + end.Width - start.Left,
        Height: end.Top + end.Height - start.Top,
      });
    const last = end ?? start;
    this.position = rectOf(
      start.rect.row,
      start.rect.column,
      lastRow(last.rect) - start.rect.row + 1,
      lastColumn(last.rect) - start.rect.column + 1,
    );
    this.sheet.book.events.changed();
  }

  Activate(): void {
    this.sheet.Activate();
  }

  Delete(): void {
    this.sheet.charts.remove(this);
    this.sheet.book.events.changed();
  }

  /** Its areas follow when cells of a sheet move; the chart itself too, when it stands on that sheet. */
  moved(sheet: Worksheet, move: (area: Rect) => Rect | null): void {
    for (const series of this.series.items())
      for (const area of [series.area, series.labels, series.nameCell]) {
        if (area?.sheet !== sheet) continue;
        area.rect = move(area.rect) ?? area.rect;
      }
    if (this.position && sheet === this.sheet) this.position = move(this.position) ?? this.position;
  }
}

export class ChartSeries extends Bag {
  override typeName = 'ChartSeries';
  area: ChartArea | null = null;
  labels: ChartArea | null = null;
  /** The header cell the name comes from, unless a name was given. */
  nameCell: ChartArea | null = null;
  private readonly chart: Chart;

  constructor(chart: Chart) {
    super({ ChartType: chart.values.ChartType, HasDataLabels: false, GapWidth: 150, Overlap: 0 }, () =>
      chart.sheet.book.events.changed(),
    );
    this.chart = chart;
  }

  get Name(): string {
    const given = this.values.Name;
    if (typeof given === 'string') return given;
    const cell = this.nameCell;
    return cell
      ? cell.sheet.textAt(cell.rect.row, cell.rect.column)
      : `系列${this.chart.series.items().indexOf(this) + 1}`;
  }

  set Name(name: string) {
    this.values.Name = name;
    this.chart.sheet.book.events.changed();
  }

  SetValues(source: Range): void {
    this.area = { sheet: source.sheet, rect: source.rect };
    this.chart.sheet.book.events.changed();
  }

  SetXAxisValues(source: Range): void {
    this.labels = { sheet: source.sheet, rect: source.rect };
    this.chart.sheet.book.events.changed();
  }

  /** @param dimension `Values` or `Categories` */
  GetDimensionValues(dimension: string): unknown[] {
    const area = dimension === 'Categories' ? this.labels : this.area;
    return area ? new Range(area.sheet, area.rect).Values.flat() : [];
  }

  Delete(): void {
    this.chart.series.remove(this);
    this.chart.sheet.book.events.changed();
  }
}

class ChartSeriesCollection extends Collection<ChartSeries> {
  override typeName = 'ChartSeriesCollection';
  private readonly chart: Chart;

  constructor(chart: Chart) {
    super();
    this.chart = chart;
  }

  Add(name?: string | null, index?: number | null): ChartSeries {
    const series = new ChartSeries(this.chart);
    if (name !== null && name !== undefined) series.values.Name = name;
    return this.add(series, index ?? undefined);
  }

  /** Splits an area into series: first line of text names them, first line of labels labels them. */
  fill(sheet: Worksheet, rect: Rect, byColumns: boolean): void {
    this.list.length = 0;
    const isText = (row: number, column: number) => typeof sheet.valueAt(row, column) === 'string';
    const hasNames =
      isText(rect.row, byColumns ? lastColumn(rect) : rect.column) &&
      (byColumns ? rect.rows : rect.columns) > 1;
    const hasLabels = byColumns
      ? rect.columns > 1 && isText(lastRow(rect), rect.column)
      : rect.rows > 1 && isText(rect.row, lastColumn(rect));
    const [skipNames, skipLabels] = [hasNames ? 1 : 0, hasLabels ? 1 : 0];
    const lines = (byColumns ? rect.columns : rect.rows) - skipLabels;
    for (let i = 0; i < lines; i++) {
      const series = new ChartSeries(this.chart);
      const line = i + skipLabels;
      series.area = {
        sheet,
        rect: byColumns
          ? rectOf(rect.row + skipNames, rect.column + line, rect.rows - skipNames)
          : rectOf(rect.row + line, rect.column + skipNames, 1, rect.columns - skipNames),
      };
      if (hasLabels)
        series.labels = {
          sheet,
          rect: byColumns
            ? rectOf(rect.row + skipNames, rect.column, rect.rows - skipNames)
            : rectOf(rect.row, rect.column + skipNames, 1, rect.columns - skipNames),
        };
      if (hasNames)
        series.nameCell = {
          sheet,
          rect: byColumns ? rectOf(rect.row, rect.column + line) : rectOf(rect.row + line, rect.column),
        };
      this.list.push(series);
    }
  }
}

export class Charts extends Collection<Chart> {
  override typeName = 'ChartCollection';
  private readonly sheet: Worksheet;
  private made = 0;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  Add(type: string, sourceData: unknown, seriesBy = 'Auto'): Chart {
    this.sheet.protection.require('allowEditObjects');
    if (!(sourceData instanceof Range)) throw invalidArgument();
    this.made += 1;
    const chart = this.add(new Chart(this.sheet, type, sourceData, seriesBy, this.made));
    this.sheet.book.events.changed();
    return chart;
  }
}
