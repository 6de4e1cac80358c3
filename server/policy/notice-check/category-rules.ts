import type { Problem } from '../../../schema/values/problem.ts';
import { normalName } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { codesAt, indexesAt, type Reference, referenceAt, referencesIn, unknownReferences } from './codes.ts';
import { errorAt } from './faults.ts';
import { soundItems } from './sound-parts.ts';

/** Codes and names used twice, parents in a circle, and references to a category that the notice does not define. */
export function categoryProblems(raw: unknown): Problem[] {
  return [
    ...duplicateProblems(raw),
    ...circleProblems(raw),
    ...unknownReferences(references(raw), codesAt(raw, ['categories']), 'NOTICE_UNKNOWN_CATEGORY'),
  ];
}

/** Every place outside `categories` and inside it that names a category by its code. */
function references(raw: unknown): Reference[] {
  const each = (path: readonly (string | number)[], inner: (index: number) => Reference[]) =>
    indexesAt(raw, path).flatMap(inner);
  return [
    ...each(['categories'], (index) => referenceAt(raw, ['categories', index, 'parent'])),
    ...each(['subsidies'], (index) => referencesIn(raw, ['subsidies', index, 'categories'])),
    ...referencesIn(raw, ['precedence', 'order']),
    ...each(['windows'], (index) => referencesIn(raw, ['windows', index, 'waiting', 'exemptCategories'])),
    ...each(['quotas', 'columns'], (index) => referenceAt(raw, ['quotas', 'columns', index, 'category'])),
  ];
}

/** A category that is above itself, told once for every circle, at the member that stands first. */
function circleProblems(raw: unknown): Problem[] {
  const categories = soundItems(shape.categoryShape, raw, ['categories']);
  const parentOf = new Map(categories.map(({ value }) => [value.code, value.parent]));
  const told = new Set<string>();
  return categories.flatMap(({ path, value }) => {
    if (value.parent === undefined || told.has(value.code)) return [];
    const above = new Set([value.code]);
    let at: string | undefined = value.parent;
    while (at !== undefined && !above.has(at)) {
      above.add(at);
      at = parentOf.get(at);
    }
    // It ends at the top, or in a circle that this category is only below.
    if (at !== value.code) return [];
    for (const code of above) told.add(code);
    return [
      errorAt([...path, 'parent'], 'NOTICE_CATEGORY_CIRCLE', { found: [...above, value.code].join(' → ') }),
    ];
  });
}

function duplicateProblems(raw: unknown): Problem[] {
  const codes = new Set<string>();
  const names = new Map<string, string>();
  return soundItems(shape.categoryShape, raw, ['categories']).flatMap(({ path, value }) => {
    const problems: Problem[] = [];
    if (codes.has(value.code)) {
      problems.push(errorAt([...path, 'code'], 'NOTICE_DUPLICATE_CODE', { found: value.code }));
    }
    codes.add(value.code);
    for (const written of new Set([value.name, ...value.aliases])) {
      const owner = names.get(normalName(written));
      if (owner === undefined) names.set(normalName(written), value.name);
      else problems.push(errorAt(path, 'NOTICE_DUPLICATE_NAME', { found: written, values: { owner } }));
    }
    return problems;
  });
}
