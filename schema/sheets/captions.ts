import { asText } from './guard.ts';
import type { SheetModel } from './model.ts';
import type { SheetValue } from './verdict.ts';

/** A text around the table that has to change, 0-based within the region that was read. */
export interface CaptionWrite {
  readonly row: number;
  readonly column: number;
  /** Ready for `range.values`. */
  readonly value: string;
}

/**
 * Plans the new texts of the lines around the table (截至日期, 制表时间, 核对 …), found by their label, the words up to
 * the first `：`, wherever the reader has moved them. Labels that are gone stay gone, and the title is left alone.
 *
 * @param region values of the cells above or below the table
 */
export function planCaptions(region: readonly (readonly SheetValue[])[], model: SheetModel): CaptionWrite[] {
  const texts = new Map<string, string>();
  for (const row of model.rows) {
    if (row.role !== 'meta' && row.role !== 'note') continue;
    for (const { value } of row.cells) {
      const label = typeof value === 'string' ? labelOf(value) : null;
      if (label !== null) texts.set(label, String(value));
    }
  }
  return region.flatMap((line, row) =>
    line.flatMap((value, column): CaptionWrite[] => {
      const text = typeof value === 'string' ? texts.get(labelOf(value) ?? '') : undefined;
      return text === undefined || text === value ? [] : [{ row, column, value: asText(text) }];
    }),
  );
}

function labelOf(text: string): string | null {
  const [, label = null] = /^([^：]{1,12})：/.exec(text) ?? [];
  return label;
}
