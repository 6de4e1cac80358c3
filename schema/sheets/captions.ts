import { asText } from './guard.ts';
import type { SheetModel } from './model.ts';
import type { SheetValue } from './verdict.ts';

/** A text around the table that has to change, 0-based within the region that was read. */
export interface CaptionWrite {
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly from: string;
  /** Ready for `range.values`. */
  readonly value: string;
}

/**
 * Plans the new texts of the lines around the table (截至日期, 制表时间, 核对 …), found by their label, the words up to
 * the first `：`, wherever the reader has moved them. Labels that are gone stay gone, and the title is left alone.
 *
 * A line that says something else than we last wrote there is its reader's, and stays.
 *
 * @param region the cells above or below the table as `range.formulas` answers, so that a formula is no text
 * @param written what we have written last under a label, or begun to; a label of which nothing is known is ours
 */
export function planCaptions(
  region: readonly (readonly SheetValue[])[],
  model: SheetModel,
  written: (label: string) => readonly string[] = () => [],
): CaptionWrite[] {
  const texts = captionsOf(model);
  return region.flatMap((line, row) =>
    line.flatMap((value, column): CaptionWrite[] => {
      const label = typeof value === 'string' ? labelOf(value) : null;
      const text = label === null ? undefined : texts.get(label);
      if (label === null || text === undefined || text === value) return [];
      const from = String(value);
      const last = written(label);
      return last.length > 0 && !last.includes(from)
        ? []
        : [{ row, column, label, from, value: asText(text) }];
    }),
  );
}

/**
 * What we have written around the table when `planCaptions` is carried out, by label: the new text where it stands, and
 * what we wrote before where the reader changed or removed it.
 */
export function captionsAfter(
  regions: readonly (readonly (readonly SheetValue[])[])[],
  model: SheetModel,
  base: { readonly captions: ReadonlyMap<string, string> } | null,
  writes: readonly CaptionWrite[],
): ReadonlyMap<string, string> {
  const after = new Map(base?.captions);
  const written = new Set(writes.map(({ label }) => label));
  const texts = captionsOf(model);
  for (const value of regions.flat(2)) {
    const label = typeof value === 'string' ? labelOf(value) : null;
    const text = label === null ? undefined : texts.get(label);
    if (label === null || text === undefined) continue;
    if (written.has(label) || value === text) after.set(label, text);
  }
  return after;
}

/** Texts of the lines around the table, by their label. */
export function captionsOf(model: SheetModel): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const row of model.rows) {
    if (row.role !== 'meta' && row.role !== 'note') continue;
    for (const { value } of row.cells) {
      const label = typeof value === 'string' ? labelOf(value) : null;
      if (label !== null) texts.set(label, String(value));
    }
  }
  return texts;
}

function labelOf(text: string): string | null {
  const [, label = null] = /^([^：]{1,12})：/.exec(text) ?? [];
  return label;
}
