import { Bag } from '../wire/bag.ts';
import { contains, intersect, type Rect } from './address.ts';
import type { Worksheet } from './worksheet.ts';

export interface ValidationArea {
  rect: Rect;
  readonly rule: DataValidation;
}

/** `range.dataValidation`: rule, prompt and alert. Excel does not check what an add-in writes, and neither do we. */
export class DataValidation extends Bag {
  override typeName = 'DataValidation';
  private readonly remove: () => void;

  constructor(onChange: () => void, remove: () => void) {
    super({ Rule: {}, ErrorAlert: null, Prompt: null, IgnoreBlanks: true }, onChange);
    this.remove = remove;
  }

  get Type(): string {
    const kind = Object.keys((this.values.Rule as object | null) ?? {})[0];
    return kind ? kind.charAt(0).toUpperCase() + kind.slice(1) : 'None';
  }

  get Valid(): boolean {
    return true;
  }

  Clear(): void {
    this.remove();
  }
}

/** The rule that covers the whole range, or a fresh one that joins the sheet when it is first written to. */
export function validationOf(sheet: Worksheet, rect: Rect): DataValidation {
  const found = sheet.validations.find((area) => contains(area.rect, rect));
  if (found) return found.rule;
  const area: ValidationArea = { rect, rule: new DataValidation(join, drop) };
  return area.rule;

  function join(): void {
    if (!sheet.validations.includes(area)) sheet.validations.push(area);
    sheet.book.events.changed();
  }

  function drop(): void {
    sheet.validations = sheet.validations.filter((other) => other !== area && !intersect(other.rect, rect));
    sheet.book.events.changed();
  }
}

/** A rule that is part of the sheet from the start, for a copy. */
export function openValidation(sheet: Worksheet, rect: Rect): DataValidation {
  const rule = new DataValidation(
    () => sheet.book.events.changed(),
    () => {
      sheet.validations = sheet.validations.filter((other) => other.rule !== rule);
    },
  );
  sheet.validations.push({ rect, rule });
  return rule;
}
