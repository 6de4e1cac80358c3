/// <reference types="office-js" />
import { areaAddress, columnLetters } from '../../../schema/sheets/address.ts';
import type { ChartModel, DataBarModel, SheetModel, ValidationModel } from '../../../schema/sheets/model.ts';
import { pageFooter, pageMargins } from '../../../schema/sheets/style.ts';

/** What stays in view and how it prints: A4, as wide as the page, header rows and page number on each. */
export function setPage(sheet: Excel.Worksheet, model: SheetModel): void {
  const { frozen, print } = model;
  if (frozen.rows > 0 && frozen.columns > 0) {
    sheet.freezePanes.freezeAt(sheet.getRange(`A1:${columnLetters(frozen.columns - 1)}${frozen.rows}`));
  } else if (frozen.rows > 0) sheet.freezePanes.freezeRows(frozen.rows);
  else if (frozen.columns > 0) sheet.freezePanes.freezeColumns(frozen.columns);

  const page = sheet.pageLayout;
  page.orientation = print.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  page.paperSize = print.paper;
  // Width alone: a long table runs over as many pages as it needs.
  page.zoom = { horizontalFitToPages: 1 };
  page.centerHorizontally = true;
  page.setPrintMargins('Inches', pageMargins);
  page.setPrintTitleRows(`$${print.titleRows.first + 1}:$${print.titleRows.last + 1}`);
  if (print.area) page.setPrintArea(areaAddress(print.area));
  page.headersFooters.defaultForAllPages.centerFooter = pageFooter.replace(/^&C/, '');
}

export function addDataBar(sheet: Excel.Worksheet, bar: DataBarModel): void {
  const { dataBar } = sheet.getRange(areaAddress(bar.area)).conditionalFormats.add('DataBar');
  // Fixed ends: a bar of a half is a half, whoever else is in the table.
  dataBar.lowerBoundRule = { type: 'Number', formula: String(bar.minimum) };
  dataBar.upperBoundRule = { type: 'Number', formula: String(bar.maximum) };
  dataBar.positiveFormat.fillColor = bar.color;
  dataBar.positiveFormat.gradientFill = false;
}

/**
 * A drop-down list, or whole numbers. A word that is not on the list is not barred: the check says what is wrong, with
 * words. A number that is none is.
 */
export function addValidation(sheet: Excel.Worksheet, validation: ValidationModel): void {
  const { dataValidation } = sheet.getRange(areaAddress(validation.area));
  if ('whole' in validation) {
    const { minimum, maximum } = validation.whole;
    dataValidation.rule = {
      wholeNumber: { formula1: minimum, formula2: maximum, operator: 'Between' },
    };
    const { title, message } = validation;
    dataValidation.errorAlert = { showAlert: true, title, message, style: 'Stop' };
    return;
  }
  dataValidation.rule = { list: { inCellDropDown: true, source: validation.options.join(',') } };
  dataValidation.errorAlert = {
    showAlert: false,
    title: '参数',
    message: '请从列表中选择。',
    style: 'Information',
  };
}

export function addChart(sheet: Excel.Worksheet, model: ChartModel): void {
  const [first] = model.series;
  if (!first) return;
  const chart = sheet.charts.add('ColumnClustered', sheet.getRange(areaAddress(first.values)), 'Columns');
  chart.title.text = model.title;
  chart.legend.visible = model.series.length > 1;
  model.series.forEach(({ name, values }, index) => {
    const series = index === 0 ? chart.series.getItemAt(0) : chart.series.add(name);
    if (index > 0) series.setValues(sheet.getRange(areaAddress(values)));
    series.name = name;
    series.setXAxisValues(sheet.getRange(areaAddress(model.labels)));
  });
  const { row, column, rows, columns } = model.position;
  const corner = (r: number, c: number) =>
    sheet.getRange(areaAddress({ row: r, column: c, rows: 1, columns: 1 }));
  chart.setPosition(corner(row, column), corner(row + rows - 1, column + columns - 1));
}
