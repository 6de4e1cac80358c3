import type { Problem } from '../../../schema/values/problem.ts';
import * as shape from '../notice-shape.ts';
import { switchKind } from '../switch.ts';
import { categoryProblems } from './category-rules.ts';
import { codesIn } from './codes.ts';
import { divisionProblems, quotaProblems } from './division-rules.ts';
import { errorAt, type Path, valueAt } from './faults.ts';
import { metricProblems } from './metric-rules.ts';
import { monotoneProblems } from './monotone-rules.ts';
import { penaltyProblems } from './penalty-rules.ts';
import { precedenceProblems } from './precedence-rules.ts';
import { quotaMethodProblems, reportingProblems } from './quota-method-rules.ts';
import { rewardProblems } from './reward-rules.ts';
import { soundItems } from './sound-parts.ts';
import { standardProblems } from './standard-rules.ts';
import { subsidyProblems } from './subsidy-rules.ts';
import { listed, suggester } from './suggestion.ts';
import { unitProblems } from './unit-rules.ts';
import { dateProblems } from './window-rules.ts';

/**
 * Faults that show only when parts of a notice are held against each other: references, sums, order of days.
 * Reads the raw value through its sound parts, so it also works on a notice whose other parts are broken.
 */
export function ruleProblems(raw: unknown): Problem[] {
  return [
    ...clauseProblems(raw),
    ...standardProblems(raw),
    ...unitProblems(raw),
    ...dateProblems(raw),
    ...categoryProblems(raw),
    ...subsidyProblems(raw),
    ...precedenceProblems(raw),
    ...switchProblems(raw),
    ...metricProblems(raw),
    ...rewardProblems(raw),
    ...monotoneProblems(raw),
    ...penaltyProblems(raw),
    ...quotaMethodProblems(raw),
    ...divisionProblems(raw),
    ...quotaProblems(raw),
    ...reportingProblems(raw),
  ];
}

/** Every key called `clause` (or an entry of `alsoIn`) names a clause of the file, wherever it stands. */
function clauseProblems(raw: unknown): Problem[] {
  const list = valueAt(raw, ['clauses']);
  if (!Array.isArray(list)) return [];
  const ids = list.map((_, index) => valueAt(raw, ['clauses', index, 'id']));
  const known = codesIn(raw, ['clauses'], 'id').map((id) => id.trim());
  const meant = suggester(known);
  const problems = ids.flatMap((id, index) =>
    typeof id === 'string' && ids.indexOf(id) < index
      ? [errorAt(['clauses', index, 'id'], 'NOTICE_DUPLICATE_CODE', { found: id })]
      : [],
  );
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      const names = key === 'clause' || path.at(-1) === 'alsoIn';
      if (!names || typeof inner !== 'string') visit(inner, at);
      else if (!known.includes(inner.trim())) {
        problems.push(
          errorAt(at, 'NOTICE_UNKNOWN_CLAUSE', {
            found: inner,
            expected: meant(inner) ?? listed(known),
          }),
        );
      }
    }
  };
  // What a revision writes may name the clauses it brings: revision-rules.ts looks at each revised notice as a whole.
  const { revisions: _, ...standing } = raw as Readonly<Record<string, unknown>>;
  visit(standing, []);
  return problems;
}

function switchProblems(raw: unknown): Problem[] {
  const switches = soundItems(shape.switchShape, raw, ['switches']);
  return switches.flatMap(({ path, value }, index) => {
    const options = Object.keys(switchKind(value.code).options);
    const wrong = (['choice', 'default'] as const).flatMap((key) =>
      options.includes(value[key])
        ? []
        : [
            errorAt([...path, key], 'NOTICE_UNKNOWN_CHOICE', {
              found: value[key],
              expected: options.join('、'),
            }),
          ],
    );
    const repeated = switches.slice(0, index).some((earlier) => earlier.value.code === value.code);
    return repeated
      ? [...wrong, errorAt([...path, 'code'], 'NOTICE_DUPLICATE_CODE', { found: value.code })]
      : wrong;
  });
}
