import type { Problem } from '../../../schema/values/problem.ts';
import { errorAt, type Path, valueAt } from './faults.ts';
import { listed, suggester } from './suggestion.ts';

/** A place that names something by its code. */
export interface Reference {
  readonly path: Path;
  readonly code: string;
}

/** Indexes of a list of the raw value; none when it is no list. */
export function indexesAt(raw: unknown, path: Path): number[] {
  const list = valueAt(raw, path);
  return Array.isArray(list) ? [...list.keys()] : [];
}

/**
 * The codes that a list of the raw value defines, in file order, each once. Read from the raw items: an entry with another
 * fault still defines its code, and those who name it are not at fault.
 */
export function codesAt(raw: unknown, path: Path): string[] {
  return codesIn(raw, path, 'code');
}

/** The same for a list whose items are known by another key, as clauses are by `id`. */
export function codesIn(raw: unknown, path: Path, key: string): string[] {
  const codes = indexesAt(raw, path)
    .map((index) => valueAt(raw, [...path, index, key]))
    .filter((code): code is string => typeof code === 'string');
  return [...new Set(codes)];
}

/** The place as a reference when text stands there. */
export function referenceAt(raw: unknown, path: Path): Reference[] {
  const code = valueAt(raw, path);
  return typeof code === 'string' ? [{ path, code }] : [];
}

/** Every text of a list as a reference. */
export function referencesIn(raw: unknown, path: Path): Reference[] {
  return indexesAt(raw, path).flatMap((index) => referenceAt(raw, [...path, index]));
}

/** References to a code that nothing defines, each with the code most likely meant. */
export function unknownReferences(
  references: readonly Reference[],
  known: readonly string[],
  problemCode: string,
): Problem[] {
  const meant = suggester(known);
  const all = new Set(known);
  return references
    .filter(({ code }) => !all.has(code))
    .map(({ path, code }) =>
      errorAt(path, problemCode, {
        found: code,
        expected: meant(code) ?? (known.length > 0 ? listed(known) : '在那里先写明的代码'),
      }),
    );
}

/** Every reference whose code an earlier one already names. */
export function repeatedCodes(references: readonly Reference[]): Problem[] {
  const seen = new Set<string>();
  return references.flatMap(({ path, code }) => {
    if (seen.has(code)) return [errorAt(path, 'NOTICE_DUPLICATE_CODE', { found: code })];
    seen.add(code);
    return [];
  });
}
