import { Bag } from '../wire/bag.ts';
import { Collection, type Entity } from '../wire/entity.ts';
import { invalidArgument } from '../wire/failure.ts';
import { intersect, type Rect } from './address.ts';
import { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

const parts: Readonly<Record<string, string>> = {
  DataBar: 'DataBar',
  CellValue: 'CellValue',
  Custom: 'Custom',
  ColorScale: 'ColorScale',
  IconSet: 'IconSet',
  TopBottom: 'TopBottom',
  PresetCriteria: 'Preset',
  ContainsText: 'TextComparison',
};

/** One rule on one area of a sheet; its particulars are remembered under `dataBar`, `cellValue` and so on. */
export class ConditionalFormat extends Bag {
  override typeName = 'ConditionalFormat';
  readonly sheet: Worksheet;
  readonly type: string;
  rect: Rect;

  constructor(sheet: Worksheet, rect: Rect, type: string, priority: number) {
    super({ Id: sheet.book.newId(), Type: type, Priority: priority, StopIfTrue: false }, () =>
      sheet.book.events.changed(),
    );
    if (!parts[type]) throw invalidArgument();
    this.sheet = sheet;
    this.rect = rect;
    this.type = type;
    if (type === 'DataBar') {
      const bar = super.child('DataBar') as Bag;
      bar.typeName = 'DataBarConditionalFormat';
      Object.assign(bar.values, {
        ShowDataBarOnly: false,
        BarDirection: 'Context',
        AxisFormat: 'Automatic',
        AxisColor: '#000000',
        LowerBoundRule: { type: 'Automatic' },
        UpperBoundRule: { type: 'Automatic' },
      });
    }
  }

  override child(name: string): Entity | null | undefined {
    const part = name.replace(/OrNullObject$/, '');
    if (part === parts[this.type]) return super.child(part);
    if (name !== part) return null;
    throw invalidArgument(`The conditional format is not of the type ${part}.`);
  }

  GetRange(): Range {
    return new Range(this.sheet, this.rect);
  }

  GetRangeOrNullObject(): Range {
    return this.GetRange();
  }

  Delete(): void {
    this.sheet.conditionalFormats.remove(this);
    this.sheet.book.events.changed();
  }
}

/** `range.conditionalFormats`: the rules of the sheet that touch this range. */
export class RangeConditionalFormats extends Collection<ConditionalFormat> {
  override typeName = 'ConditionalFormatCollection';
  private readonly sheet: Worksheet;
  private readonly rect: Rect;

  constructor(sheet: Worksheet, rect: Rect) {
    super();
    this.sheet = sheet;
    this.rect = rect;
  }

  override items(): readonly ConditionalFormat[] {
    return this.sheet.conditionalFormats.items().filter((rule) => intersect(rule.rect, this.rect));
  }

  Add(type: string): ConditionalFormat {
    this.sheet.protection.require('allowFormatCells');
    const all = this.sheet.conditionalFormats;
    return all.add(new ConditionalFormat(this.sheet, this.rect, type, all.items().length));
  }

  ClearAll(): void {
    this.sheet.protection.require('allowFormatCells');
    for (const rule of this.items()) rule.Delete();
  }
}
