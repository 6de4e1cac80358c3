import type { Problem } from '../../../schema/values/problem.ts';
import * as shape from '../notice-shape.ts';
import { errorAt, type Path } from './faults.ts';
import { chosenFieldProblems } from './field-rules.ts';
import { soundItems } from './sound-parts.ts';

/** Penalties that would meet everybody, or whose act lacks its amount. Unknown metrics are metric-rules.ts's. */
export function penaltyProblems(raw: unknown): Problem[] {
  return soundItems(shape.penaltyShape, raw, ['penalties']).flatMap(({ path, value }) => {
    const { act, when } = value;
    const at: Path = [...path, 'when'];
    // A day alone is no condition: it would punish those who did all that was asked.
    const hasCondition = when.below !== null || when.noProgressInCycle || when.interviewsInARow !== null;
    return [
      ...(hasCondition || when.metric !== null ? [] : [errorAt(at, 'NOTICE_PENALTY_WITHOUT_CONDITION')]),
      ...(when.metric !== null && when.below === null
        ? [
            errorAt([...at, 'below'], 'NOTICE_FIELD_NEEDED', {
              expected: 'below',
              values: { chosen: 'metric' },
            }),
          ]
        : []),
      ...(when.below === 0 ? [errorAt([...at, 'below'], 'NOTICE_NEVER_BELOW', { found: '0' })] : []),
      ...chosenFieldProblems(path, act, [
        { key: 'fen', value: value.fen, isNeeded: act === 'DEDUCTION' },
        { key: 'points', value: value.points, isNeeded: act === 'DEDUCTED_POINTS' },
      ]),
    ];
  });
}
