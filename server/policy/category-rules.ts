import { formatYuan } from '../../schema/values/fen.ts';
import type { Problem } from '../../schema/values/problem.ts';
import { normalName } from './notice.ts';
import { errorAt, type Path, valueAt } from './notice-faults.ts';
import * as shape from './notice-shape.ts';
import { soundItems, soundPart } from './sound-parts.ts';
import { suggestion } from './suggestion.ts';

/** Codes and names used twice, and references to a category that the notice does not define. */
export function categoryProblems(raw: unknown): Problem[] {
  const known = categoryCodes(raw);
  return [
    ...duplicateProblems(raw),
    ...references(raw).flatMap(({ path, code }) =>
      known.includes(code)
        ? []
        : [
            errorAt(path, 'NOTICE_UNKNOWN_CATEGORY', {
              found: code,
              expected: suggestion(code, known) ?? known.join('、'),
            }),
          ],
    ),
  ];
}

/** Subsidies whose parts are not the standard, that contradict their kind, or that repeat each other. */
export function subsidyProblems(raw: unknown): Problem[] {
  const standardFen = soundPart(shape.standardShape, raw, ['standard'])?.individualFen ?? null;
  const subsidies = soundItems(shape.subsidyShape, raw, ['subsidies']);
  return subsidies.flatMap(({ path, value }, index) => {
    const problems: Problem[] = [];
    const sumFen =
      value.personPaysFen === null || value.assistanceFen === null
        ? null
        : value.personPaysFen + value.assistanceFen;
    if (standardFen !== null && sumFen !== null && sumFen !== standardFen) {
      problems.push(
        errorAt(path, 'NOTICE_SUBSIDY_SUM', {
          found: `${formatYuan(value.personPaysFen ?? 0)} + ${formatYuan(value.assistanceFen ?? 0)} = ${formatYuan(sumFen)} 元`,
          expected: `${formatYuan(standardFen)} 元`,
        }),
      );
    }
    if (value.kind === 'FULL' && value.personPaysFen !== null && value.personPaysFen !== 0) {
      problems.push(
        errorAt([...path, 'personPaysFen'], 'NOTICE_FULL_SUBSIDY_PAYS', {
          found: `${formatYuan(value.personPaysFen)} 元`,
          expected: '0',
        }),
      );
    }
    for (const code of value.categories) {
      const earlier = subsidies
        .slice(0, index)
        .find(
          (other) =>
            other.value.categories.includes(code) &&
            conditionsKey(other.value.conditions) === conditionsKey(value.conditions),
        );
      if (earlier) {
        problems.push(
          errorAt([...path, 'categories'], 'NOTICE_SUBSIDY_REPEATED', {
            found: code,
            values: { other: Number(earlier.path.at(-1)) + 1 },
          }),
        );
      }
    }
    return problems;
  });
}

/** Read from the raw items: a category with another fault is still defined, and its users are not at fault. */
function categoryCodes(raw: unknown): string[] {
  const list = valueAt(raw, ['categories']);
  if (!Array.isArray(list)) return [];
  return list
    .map((_, index) => valueAt(raw, ['categories', index, 'code']))
    .filter((code): code is string => typeof code === 'string');
}

function references(raw: unknown): { readonly path: Path; readonly code: string }[] {
  const found: { path: Path; code: string }[] = [];
  const add = (path: Path): void => {
    const code = valueAt(raw, path);
    if (typeof code === 'string') found.push({ path, code });
  };
  for (const index of indexes(raw, ['categories'])) add(['categories', index, 'parent']);
  for (const index of indexes(raw, ['subsidies'])) {
    const path: Path = ['subsidies', index, 'categories'];
    for (const inner of indexes(raw, path)) add([...path, inner]);
  }
  for (const index of indexes(raw, ['quotas', 'columns'])) add(['quotas', 'columns', index, 'category']);
  return found;
}

function indexes(raw: unknown, path: Path): number[] {
  const list = valueAt(raw, path);
  return Array.isArray(list) ? [...list.keys()] : [];
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

function conditionsKey(conditions: object): string {
  return JSON.stringify(Object.entries(conditions).sort(([left], [right]) => (left < right ? -1 : 1)));
}
