import { figureWidth } from '../../../schema/sheets/words.ts';

describe('figureWidth', () => {
  it.each([
    [[], 2, 17, 17],
    [[null, 0], 2, 17, 17],
    // 14 characters, bold, and the margins.
    [[224_000_000], 2, 10, 18],
    [[400, 2_240_000_000], 2, 17, 20],
    [[5_600_000, 12], 0, 9, 12],
  ] as const)(
    'shows %j with %i places in a column of at least %i as %i wide',
    (values, places, least, wide) => {
      expect(figureWidth(values, places, least)).toBe(wide);
    },
  );
});
