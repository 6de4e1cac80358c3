import type { Problem } from '../../../schema/values/problem.ts';
import * as shape from '../notice-shape.ts';
import { chosenFieldProblems } from './field-rules.ts';
import { soundPart } from './sound-parts.ts';

/** Numbers that the method of quotas asks for, and numbers it would never read. */
export function quotaMethodProblems(raw: unknown): Problem[] {
  const method = soundPart(shape.quotaMethodShape, raw, ['quotaMethod']);
  if (!method) return [];
  const { kind } = method;
  return chosenFieldProblems(['quotaMethod'], kind, [
    { key: 'years', value: method.years, isNeeded: kind === 'MEAN_OF_PRIOR_YEARS' },
    { key: 'factor', value: method.factor, isNeeded: kind === 'PRIOR_YEAR_TIMES_FACTOR' },
    { key: 'rate', value: method.rate, isNeeded: kind === 'POPULATION_RATE' },
    { key: 'population', value: method.population, isNeeded: kind === 'POPULATION_RATE' },
  ]);
}

/** A weekday is one of a weekly or two-weekly bulletin, or of a notice that leaves the cycle to the county. */
export function reportingProblems(raw: unknown): Problem[] {
  const bulletin = soundPart(shape.bulletinShape, raw, ['reporting', 'bulletin']);
  if (!bulletin || (bulletin.cycle !== 'DAILY' && bulletin.cycle !== 'MONTHLY')) return [];
  return chosenFieldProblems(['reporting', 'bulletin'], bulletin.cycle, [
    { key: 'weekday', value: bulletin.weekday, isNeeded: false },
  ]);
}
