import type { PlaceFinder } from '../division-names.ts';

/** The township a cell names; what is wrong goes to `fail`, and the answer is null. */
export function findTownship(
  places: PlaceFinder,
  text: string,
  fail: (code: string, found: string, expected: string) => void,
): string | null {
  if (text.trim() === '') {
    fail('DIVISION_BLANK', '', '');
    return null;
  }
  const answer = places.find(text, '');
  if (answer.kind === 'found') return places.places[answer.place]?.townshipCode ?? null;
  const { match } = answer;
  if (match.kind === 'ambiguous') fail('DIVISION_AMBIGUOUS', text, match.names.join('、'));
  else fail('DIVISION_UNKNOWN', text, match.kind === 'unknown' ? match.nearest.join('、') || '无' : '');
  return null;
}
