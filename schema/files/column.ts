/** How one column of a file we read is found and what it holds. */
export interface ColumnSpec<Key extends string = string> {
  readonly key: Key;
  /** The name messages use when a file has no such column. */
  readonly name: string;
  /** Header texts accepted, compared after `normalizeHeader`; the order is the preference when two match. */
  readonly aliases: readonly string[];
  readonly required: boolean;
}

/** A kind of file: its columns. */
export interface FileSpec<Key extends string = string> {
  readonly name: string;
  readonly columns: readonly ColumnSpec<Key>[];
}

/**
 * Header and name text in one form: full-width becomes half-width (NFKC), and spaces, zero-width characters,
 * BOM, quotes and the marks people put around required columns (*、:、·) are dropped.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff*:、·"'“”‘’_\-—]/g, '')
    .toLowerCase();
}

/** As `normalizeText`, and a unit or remark in brackets at the end is dropped: `缴费金额（元）` → `缴费金额`. */
export function normalizeHeader(text: string): string {
  return normalizeText(text).replace(/[([【〔{<][^)\]】〕}>]*[)\]】〕}>]$/, '');
}
