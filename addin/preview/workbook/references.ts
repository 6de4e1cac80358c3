import {
  addressOf,
  maxColumns,
  maxRows,
  quoteSheet,
  type Rect,
  splitSheet,
  tryParseAddress,
} from './address.ts';

/** One A1 reference found in a formula. */
export interface Reference {
  /** As written, null when the formula's own sheet is meant. */
  readonly sheet: string | null;
  readonly rect: Rect;
  /** Text without the sheet, e.g. `$B2:C$4`. */
  readonly text: string;
}

const sheetPart = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const cellPart = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const areaPart = String.raw`${cellPart}(?::${cellPart})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}`;
// Strings and structured references come first so that nothing inside them is taken for an address.
const token = new RegExp(
  String.raw`"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\p{L}\p{N}_.$!'])(${sheetPart})?(${areaPart})(?![\p{L}\p{N}_.(!])`,
  'gu',
);

/** Rewrites every A1 reference of a formula; `change` gives the new text, sheet included. */
export function mapReferences(formula: string, change: (reference: Reference) => string): string {
  return formula.replace(token, (whole: string, sheet: string | undefined, text: string | undefined) => {
    const rect = text === undefined ? null : tryParseAddress(text);
    if (!rect || text === undefined) return whole;
    return change({ sheet: sheet ? splitSheet(`${sheet}A1`).sheet : null, rect, text });
  });
}

/**
 * The formula after cells of `movedSheet` moved; a reference whose cells are all gone becomes `#REF!`.
 *
 * @param move where an area lies now, null when it is gone
 */
export function moveFormula(
  formula: string,
  ownSheet: string,
  movedSheet: string,
  move: (area: Rect) => Rect | null,
): string {
  return mapReferences(formula, (reference) => {
    const target = reference.sheet ?? ownSheet;
    if (target.toLowerCase() !== movedSheet.toLowerCase()) return written(reference, reference.text);
    const moved = move(reference.rect);
    return moved ? written(reference, rewrite(reference, moved)) : '#REF!';
  });
}

/** The formula as if copied elsewhere: relative parts move along, `$` parts stay. */
export function copyFormula(formula: string, rowOffset: number, columnOffset: number): string {
  return mapReferences(formula, (reference) => {
    const text = reference.text.replace(
      /(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?/g,
      (
        whole,
        columnFixed: string,
        letters: string | undefined,
        rowFixed: string,
        digits: string | undefined,
      ) => {
        if (!whole || (!letters && !digits)) return whole;
        const parsed = tryParseAddress(`${letters ?? 'A'}${digits ?? '1'}`);
        if (!parsed) return whole;
        // In `$3:5` the sign before the digits lands in the first group.
        const rowIsFixed = rowFixed === '$' || (!letters && columnFixed === '$');
        const column = parsed.column + (columnFixed === '$' ? 0 : columnOffset);
        const row = parsed.row + (rowIsFixed ? 0 : rowOffset);
        if (column < 0 || row < 0 || column >= maxColumns || row >= maxRows) return '#REF!';
        const name = addressOf({ row, column, rows: 1, columns: 1 }).replace(/\d+$/, '');
        return `${columnFixed}${letters ? name : ''}${rowFixed}${digits ? row + 1 : ''}`;
      },
    );
    return text.includes('#REF!') ? '#REF!' : written(reference, text);
  });
}

export function renameSheetInFormula(formula: string, before: string, after: string): string {
  return mapReferences(formula, (reference) =>
    reference.sheet?.toLowerCase() === before.toLowerCase()
      ? written({ ...reference, sheet: after }, reference.text)
      : written(reference, reference.text),
  );
}

/** The formula once a sheet is gone: what pointed there points nowhere. */
export function dropSheetFromFormula(formula: string, gone: string): string {
  return mapReferences(formula, (reference) =>
    reference.sheet?.toLowerCase() === gone.toLowerCase() ? '#REF!' : written(reference, reference.text),
  );
}

function written(reference: Reference, text: string): string {
  return reference.sheet === null ? text : `${quoteSheet(reference.sheet)}!${text}`;
}

/** The new rectangle with the `$` signs of the old text. */
function rewrite(reference: Reference, rect: Rect): string {
  const corners = reference.text.split(':');
  const whole = addressOf(rect);
  const plain = whole.includes(':') || corners.length === 1 ? whole.split(':') : [whole, whole];
  return corners
    .map((corner, i) => {
      const signs = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(corner);
      const parts = /^([A-Za-z]*)(\d*)$/.exec(plain[i] ?? '');
      if (!signs || !parts) return plain[i] ?? '';
      const isRowOnly = signs[2] === '';
      return isRowOnly ? `${signs[1]}${parts[2]}` : `${signs[1]}${parts[1]}${signs[3]}${parts[2]}`;
    })
    .join(':');
}
