import type * as z from 'zod';
import type { Problem } from '../../../schema/values/problem.ts';
import { divisionNames, isTownship, normalName } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { quotaTotals, TASK_COLUMN } from '../quota.ts';
import { errorAt, type Path, valueAt, warningAt } from './faults.ts';
import { soundItems, soundPart } from './sound-parts.ts';
import { suggester } from './suggestion.ts';

/**
 * Codes, names and aliases by which two divisions could be confused, and villages that belong to no township. The same
 * village name in two townships is common and no fault.
 */
export function divisionProblems(raw: unknown): Problem[] {
  const owners = new Map<string, { readonly name: string }>();
  const codes = new Set<string>();
  const county = soundPart(shape.countyShape, raw, ['county']);
  if (county) codes.add(county.code);
  const divisions = soundItems(shape.divisionShape, raw, ['divisions']);
  const townships = townshipNames(divisions.map(({ value }) => value));
  const written = valueAt(raw, ['divisions']);
  const areAllSound = !Array.isArray(written) || written.length === divisions.length;
  const meant = suggester([...townships.keys()]);
  return divisions.flatMap(({ path, value }) => {
    const problems = parentProblems(path, value, { townships, areAllSound, meant });
    const within = isTownship(value) ? '' : (townships.get(normalName(value.parent ?? '')) ?? value.parent);
    if (codes.has(value.code)) {
      problems.push(errorAt([...path, 'code'], 'NOTICE_DUPLICATE_CODE', { found: value.code }));
    }
    codes.add(value.code);
    if (value.validFrom !== null && value.validTo !== null && value.validTo < value.validFrom) {
      problems.push(
        errorAt([...path, 'validTo'], 'NOTICE_DATES_REVERSED', {
          found: value.validTo,
          expected: `不早于 ${value.validFrom}`,
        }),
      );
    }
    for (const [key, index, written] of namesOf(value)) {
      const name = `${within}/${normalName(written)}`;
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, value);
      else if (owner !== value) {
        const at: Path = index === null ? [...path, key] : [...path, key, index];
        problems.push(
          errorAt(at, 'NOTICE_DUPLICATE_NAME', { found: written, values: { owner: owner.name } }),
        );
      }
    }
    return problems;
  });
}

type Division = z.output<typeof shape.divisionShape>;

/** Every way to write a township → its code. */
function townshipNames(divisions: readonly Division[]): Map<string, string> {
  return new Map(
    divisions
      .filter(isTownship)
      .flatMap((division) => divisionNames(division).map((name) => [name, division.code])),
  );
}

interface Surroundings {
  readonly townships: ReadonlyMap<string, string>;
  readonly areAllSound: boolean;
  readonly meant: (written: string) => string | null;
}

function parentProblems(
  path: Path,
  { type, parent }: Division,
  { townships, areAllSound, meant }: Surroundings,
): Problem[] {
  const at = [...path, 'parent'];
  if (isTownship({ type })) {
    return parent === null ? [] : [errorAt(at, 'NOTICE_PARENT_OF_TOWNSHIP', { found: parent })];
  }
  if (parent === null) return [errorAt(at, 'NOTICE_VILLAGE_WITHOUT_PARENT')];
  // A broken township is reported on its own; which villages it has is not known.
  if (townships.has(normalName(parent)) || !areAllSound) return [];
  const expected = meant(parent) ?? 'divisions 中乡镇（街道）的名称';
  return [errorAt(at, 'NOTICE_UNKNOWN_DIVISION', { found: parent, expected })];
}

function namesOf(division: {
  readonly name: string;
  readonly aliases: readonly string[];
}): ['name' | 'aliases', number | null, string][] {
  return [
    ['name', null, division.name],
    ...division.aliases.map((alias, index): ['aliases', number, string] => ['aliases', index, alias]),
  ];
}

/** Quota rows that fit no division or no column, and totals that are not the sum of their rows (a warning). */
export function quotaProblems(raw: unknown): Problem[] {
  const columns = valueAt(raw, ['quotas', 'columns']);
  const rows = soundItems(shape.quotaRowShape, raw, ['quotas', 'rows']);
  return [
    ...columnProblems(raw),
    ...rowDivisionProblems(raw, rows),
    ...rows.flatMap(({ path, value }) =>
      Array.isArray(columns) && columns.length > 0 && value.values.length !== columns.length
        ? [
            errorAt([...path, 'values'], 'NOTICE_QUOTA_VALUES', {
              found: String(value.values.length),
              expected: String(columns.length),
              values: { division: value.division },
            }),
          ]
        : [],
    ),
    ...totalProblems(raw),
  ];
}

function columnProblems(raw: unknown): Problem[] {
  const columns = soundItems(shape.quotaColumnShape, raw, ['quotas', 'columns']);
  return columns.flatMap(({ path, value }, index) =>
    columns.slice(0, index).some((earlier) => earlier.value.code === value.code)
      ? [errorAt([...path, 'code'], 'NOTICE_DUPLICATE_CODE', { found: value.code })]
      : [],
  );
}

function rowDivisionProblems(
  raw: unknown,
  rows: readonly { readonly path: Path; readonly value: { readonly division: string } }[],
): Problem[] {
  const written = valueAt(raw, ['divisions']);
  const sound = soundItems(shape.divisionShape, raw, ['divisions']).map(({ value }) => value);
  const divisions = sound.filter(isTownship);
  // A broken division is reported on its own; which rows it would have answered for is not known.
  const areAllSound = !Array.isArray(written) || written.length === sound.length;
  const meant = suggester(divisions.flatMap(({ name, aliases }) => [name, ...aliases]));
  // Of two that share a name the first is meant, as everywhere; that they do is told on its own.
  const byName = new Map(
    divisions
      .slice()
      .reverse()
      .flatMap((division) => divisionNames(division).map((name) => [name, division] as const)),
  );
  const seen = new Set<object>();
  const problems = rows.flatMap(({ path, value }) => {
    const at: Path = [...path, 'division'];
    const found = byName.get(normalName(value.division));
    if (!found) {
      if (!areAllSound) return [];
      const expected = meant(value.division) ?? 'divisions 中的名称';
      return [errorAt(at, 'NOTICE_UNKNOWN_DIVISION', { found: value.division, expected })];
    }
    if (seen.has(found)) return [errorAt(at, 'NOTICE_QUOTA_ROW_REPEATED', { found: value.division })];
    seen.add(found);
    return [];
  });
  if (rows.length === 0 || problems.length > 0) return problems;
  const missing = divisions.filter((division) => !seen.has(division));
  return missing.map(({ name }) =>
    warningAt(['quotas', 'rows'], 'NOTICE_QUOTA_ROW_MISSING', { found: name }),
  );
}

function totalProblems(raw: unknown): Problem[] {
  const quotas = soundPart(shape.quotasShape, raw, ['quotas']);
  // With a value missing or too many, the sum is not of this column and would be a false alarm.
  if (!quotas || quotas.rows.some(({ values }) => values.length !== quotas.columns.length)) return [];
  const totals = quotaTotals(quotas);
  const differing = totals.flatMap(({ name, declared, computed, difference }, index) =>
    difference === null || difference === 0
      ? []
      : [
          warningAt(['quotas', 'columns', index, 'declaredTotal'], 'NOTICE_QUOTA_TOTAL_DIFFERS', {
            found: String(declared),
            expected: String(computed),
            values: { name, difference: difference > 0 ? `+${difference}` : `−${-difference}` },
          }),
        ],
  );
  const target = soundPart(shape.targetsShape, raw, ['targets'])?.enrollment?.persons ?? null;
  const declaredTask = totals.find(({ code }) => code === TASK_COLUMN)?.declared ?? null;
  if (target === null || declaredTask === null || target === declaredTask) return differing;
  return [
    ...differing,
    warningAt(['targets', 'enrollment', 'persons'], 'NOTICE_TARGET_DIFFERS', {
      found: String(target),
      expected: String(declaredTask),
    }),
  ];
}
