import type { Problem } from '../../../schema/values/problem.ts';
import {
  codesAt,
  indexesAt,
  type Reference,
  referenceAt,
  repeatedCodes,
  unknownReferences,
} from './codes.ts';
import { errorAt, type Path } from './faults.ts';

/** The rate that every notice has without defining it: people in hardship who are covered. */
const HARDSHIP_COVERAGE = 'HARDSHIP_COVERAGE';

/** Metrics defined twice or under a reserved code, and places that name one nobody defined. */
export function metricProblems(raw: unknown): Problem[] {
  const own = indexesAt(raw, ['metrics']).flatMap((index) => referenceAt(raw, ['metrics', index, 'code']));
  const known = codesAt(raw, ['metrics']).filter((code) => code !== HARDSHIP_COVERAGE);
  const [plain, orHardship] = references(raw);
  return [
    ...repeatedCodes(own),
    ...own
      .filter(({ code }) => code === HARDSHIP_COVERAGE)
      .map(({ path, code }) => errorAt(path, 'NOTICE_RESERVED_CODE', { found: code })),
    ...unknownReferences(plain, known, 'NOTICE_UNKNOWN_METRIC'),
    ...unknownReferences(orHardship, [...known, HARDSHIP_COVERAGE], 'NOTICE_UNKNOWN_METRIC'),
  ];
}

/** Places for a metric of the notice alone, and places for the hardship coverage as well. */
function references(raw: unknown): readonly [Reference[], Reference[]] {
  const each = (path: Path, inner: (at: Path) => Reference[]) =>
    indexesAt(raw, path).flatMap((index) => inner([...path, index]));
  return [
    [
      ...each(['rewards'], (at) => referenceAt(raw, [...at, 'metric'])),
      ...referenceAt(raw, ['reporting', 'bulletin', 'metric']),
    ],
    [
      ...each(['rewards'], (at) =>
        each([...at, 'conditions'], (inner) => referenceAt(raw, [...inner, 'metric'])),
      ),
      ...each(['penalties'], (at) => referenceAt(raw, [...at, 'when', 'metric'])),
    ],
  ];
}
