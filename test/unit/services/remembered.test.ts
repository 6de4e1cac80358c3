import { createRemembered } from '../../../server/services/progress/remembered.ts';
import type { FigureTableRecord } from '../../../server/services/progress/table.ts';

/** A table of rows `['a', 1]`; its state is what it holds. */
function tableOf(...rows: (readonly [string, number])[]): FigureTableRecord {
  const table: Partial<FigureTableRecord> = {
    columns: ['key', 'paidPersons'],
    rows,
    state: JSON.stringify(rows),
    totalCount: rows.length,
    isDifference: false,
  };
  return table as FigureTableRecord; // the rest is handed through
}

describe('createRemembered', () => {
  it('answers the 1 row of 3 that differs from the state the asker has', () => {
    const remembered = createRemembered();
    const before = tableOf(['a', 1], ['b', 2], ['c', 3]);
    const now = tableOf(['a', 1], ['b', 5], ['c', 3]);
    remembered.add('towns', before);
    remembered.add('towns', now);
    expect(remembered.since('towns', before.state, now)).toMatchObject({
      rows: [['b', 5]],
      isDifference: true,
      totalCount: 3,
      state: now.state,
    });
    expect(remembered.since('towns', now.state, now)).toMatchObject({ rows: [], isDifference: true });
  });

  it('answers the whole table when a row has come, gone or moved', () => {
    const remembered = createRemembered();
    const before = tableOf(['a', 1], ['b', 2]);
    remembered.add('towns', before);
    for (const now of [
      tableOf(['a', 1]),
      tableOf(['a', 1], ['b', 2], ['c', 3]),
      tableOf(['b', 2], ['a', 1]),
    ]) {
      expect(remembered.since('towns', before.state, now)).toBe(now);
    }
  });

  it('answers the whole table for another question, and for the fifth state back', () => {
    const remembered = createRemembered();
    const states = [1, 2, 3, 4, 5].map((persons) => tableOf(['a', persons]));
    for (const table of states) remembered.add('towns', table);
    const [first, second, , , now] = states;
    if (!first || !second || !now) throw new Error('five states');
    expect(remembered.since('towns', first.state, now)).toBe(now);
    expect(remembered.since('towns', second.state, now).isDifference).toBe(true);
    expect(remembered.since('villages', second.state, now)).toBe(now);
  });

  it('finds a state again that the figures have come back to, and has it once', () => {
    const remembered = createRemembered();
    const [one, two] = [tableOf(['a', 1]), tableOf(['a', 2])];
    const again = tableOf(['a', 1]);
    for (const table of [one, two, again]) remembered.add('towns', table);
    expect(remembered.since('towns', two.state, again).rows).toEqual([['a', 1]]);
    expect(remembered.since('towns', one.state, again).rows).toEqual([]);
  });

  it('forgets the question nobody asked for longest when all together pass 200,000 rows', () => {
    const remembered = createRemembered();
    const large = (from: number) =>
      tableOf(...Array.from({ length: 19_000 }, (_, index) => [`${index}`, from] as const));
    const first = large(0);
    for (let question = 0; question < 11; question++) {
      remembered.add(`q${question}`, question === 0 ? first : large(question));
    }
    expect(remembered.since('q0', first.state, first)).toBe(first);
    const last = large(10);
    expect(remembered.since('q10', last.state, last).isDifference).toBe(true);
  });

  it('forgets questions whose tables have no rows, too: 200,001 are one too many', () => {
    const remembered = createRemembered();
    const empty = tableOf();
    for (let question = 0; question < 200_001; question++) remembered.add(`q${question}`, empty);
    expect(remembered.since('q0', empty.state, empty).isDifference).toBe(false);
    expect(remembered.since('q1', empty.state, empty).isDifference).toBe(true);
  });
});
