import type { PolicyLayout } from './policy-read-back.ts';

/**
 * The row a problem of the draft belongs to: the parameter itself, else the first row of what it is part of or of
 * what is part of it. Null when the sheet shows nothing of it.
 *
 * @param wanted path as the base version counts its items
 */
export function rowForPath(layout: PolicyLayout, wanted: string): number | null {
  const exact = layout.rowOf.get(wanted);
  if (exact !== undefined) return exact;
  let best: { row: number; length: number } | null = null;
  for (const [key, row] of layout.rowOf) {
    const isPart = isInside(key, wanted);
    // Nearest first: the longest way the two paths go together.
    const length = isPart ? wanted.length : sharedItem(key, wanted);
    if (length > 0 && (best === null || length > best.length)) best = { row, length };
  }
  return best?.row ?? null;
}

/** True when `path` is a part of `whole`: `a[1].b` of `a[1]`, `a[1]` of `a`; not `a[10]` of `a[1]`. */
export function isInside(path: string, whole: string): boolean {
  return path.startsWith(whole) && (path.length === whole.length || /^[.[]/.test(path.slice(whole.length)));
}

/** Length of the innermost list item or section two paths share; 0 for none. */
function sharedItem(key: string, wanted: string): number {
  let length = 0;
  for (let end = wanted.length - 1; end > 0; end -= 1) {
    const isBorder = wanted[end] === '.' || wanted[end] === '[';
    if (isBorder && isInside(key, wanted.slice(0, end))) {
      length = end;
      break;
    }
  }
  return length;
}
