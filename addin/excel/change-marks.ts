/// <reference types="office-js" />
import { areaAddress } from '../../schema/sheets/address.ts';
import type { Area } from '../../schema/sheets/model.ts';
import { runInExcel } from './session.ts';

/** Always true, and nobody else writes it: the rules of ours are told by it, whoever put them there. */
const formula = '=N("zj-live")=0';

const look = { fill: '#FFF4CE', font: '#000000' } as const;

/** Blanks and case may have changed. A rule without any formula is one of ours that was broken off while it was made. */
export function isMark(rule: Excel.ConditionalFormat): boolean {
  if (rule.type !== 'Custom' || rule.customOrNullObject.isNullObject) return false;
  const text: string | null = rule.customOrNullObject.rule.formula;
  return !text || text.replace(/\s/g, '').toLowerCase() === formula.toLowerCase();
}

/** Marks areas of a sheet as changed; with the next sync. Formats of the cells stay as they are. */
export function addMarks(sheet: Excel.Worksheet, areas: readonly Area[]): readonly Excel.ConditionalFormat[] {
  return areas.map((area) => {
    const rule = sheet.getRange(areaAddress(area)).conditionalFormats.add('Custom');
    rule.custom.rule.formula = formula;
    rule.custom.format.fill.color = look.fill;
    rule.custom.format.font.color = look.font;
    return rule.load('id');
  });
}

/**
 * Takes the marks of change off these tables: rules of ours, told by their formula, also when an earlier pane put
 * them there. The reader's own rules stay. One read, and one write when there are any. A table that is gone is passed over.
 *
 * @throws ExcelFault
 */
export function clearMarks(tables: readonly string[]): Promise<void> {
  if (tables.length === 0) return Promise.resolve();
  return runInExcel(async (context) => {
    const found = tables.map((name) => {
      const table = context.workbook.tables.getItemOrNullObject(name);
      // Rows may have been dragged out of the table since; the rule is on the sheet then.
      return table.worksheet
        .getRange()
        .conditionalFormats.load('items/id,items/type,items/customOrNullObject/rule/formula');
    });
    await context.sync();
    const marks = found.flatMap((rules) => (rules.isNullObject ? [] : rules.items.filter(isMark)));
    if (marks.length === 0) return;
    for (const mark of new Map(marks.map((one) => [one.id, one])).values()) mark.delete();
    await context.sync();
  });
}
