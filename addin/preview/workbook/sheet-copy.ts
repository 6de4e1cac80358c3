import { Bag } from '../wire/bag.ts';
import { Chart } from './charts.ts';
import { ConditionalFormat } from './conditional-formats.ts';
import { renameSheetInFormula } from './references.ts';
import { openValidation } from './validation.ts';
import type { Worksheet } from './worksheet.ts';

/** A copy of a sheet as Excel makes it: cells, formats, tables under new names, rules, charts, print set-up. */
export function copySheet(
  original: Worksheet,
  positionType: string,
  relativeTo: Worksheet | null,
): Worksheet {
  const { book } = original;
  let number = 2;
  while (book.sheets.find(`${original.Name} (${number})`)) number++;
  const copy = book.sheets.Add(`${original.Name} (${number})`);
  for (const [row, column, cell] of original.cells.all()) copy.cells.put(row, column, { ...cell });
  original.styles.copyInto(copy.styles);
  original.columns.copyInto(copy.columns);
  original.rows.copyInto(copy.rows);
  copy.merges = [...original.merges];
  for (const table of original.tables.items()) copy.tables.adopt(table, copy);
  for (const rule of original.conditionalFormats.items()) {
    const twin = copy.conditionalFormats.add(
      new ConditionalFormat(copy, rule.rect, rule.type, rule.values.Priority as number),
    );
    copyBag(rule, twin, ['Id']);
  }
  for (const { rect, rule } of original.validations) copyBag(rule, openValidation(copy, rect), []);
  // A name of the sheet comes along; one of the workbook does not.
  for (const name of original.names.items()) {
    copy.names
      .Add(name.Name, name.Formula, name.Comment)
      .rewrite((formula) => renameSheetInFormula(formula, original.Name, copy.Name));
  }
  for (const chart of original.charts.items()) copyChart(chart, copy, original);
  for (const property of original.customProperties.items())
    copy.customProperties.Add(property.Key, property.Value);
  copy.freezePanes.frozen = original.freezePanes.frozen;
  copyBag(original.pageLayout, copy.pageLayout, []);
  Object.assign(copy.pageLayout, {
    titleRows: original.pageLayout.titleRows,
    titleColumns: original.pageLayout.titleColumns,
    printArea: original.pageLayout.printArea,
  });
  original.filter.copyInto(copy.filter);
  if (original.protection.Protected) copy.protection.Protect(original.protection.Options);
  place(copy, positionType, relativeTo, original);
  book.calculation.forget();
  return copy;
}

function place(
  copy: Worksheet,
  positionType: string,
  relativeTo: Worksheet | null,
  original: Worksheet,
): void {
  const anchor = relativeTo ?? original;
  const last = copy.book.sheets.items().length - 1;
  if (positionType === 'Beginning') copy.Position = 0;
  else if (positionType === 'Before') copy.Position = anchor.Position;
  else if (positionType === 'After') copy.Position = Math.min(last, anchor.Position + 1);
}

function copyChart(chart: Chart, copy: Worksheet, original: Worksheet): void {
  const first = chart.series.items()[0]?.area;
  if (!first) return;
  const twin = new Chart(
    copy,
    String(chart.values.ChartType),
    { sheet: copy, rect: first.rect },
    'Auto',
    copy.charts.items().length + 1,
  );
  const here = (area: { sheet: Worksheet; rect: typeof first.rect } | null) =>
    area && { sheet: area.sheet === original ? copy : area.sheet, rect: area.rect };
  for (const series of [...twin.series.items()]) twin.series.remove(series);
  for (const series of chart.series.items()) {
    const added = twin.series.Add(series.Name);
    Object.assign(added, {
      area: here(series.area),
      labels: here(series.labels),
      nameCell: here(series.nameCell),
    });
  }
  copyBag(chart, twin, ['Id']);
  Object.assign(twin.title.values, chart.title.values);
  twin.position = chart.position;
  copy.charts.add(twin);
}

function copyBag(from: Bag, to: Bag, except: readonly string[]): void {
  for (const [name, value] of Object.entries(from.values))
    if (!except.includes(name)) to.values[name] = value;
  for (const [name, child] of from.parts()) {
    const twin = to.child(name);
    if (twin instanceof Bag) copyBag(child, twin, []);
  }
}
