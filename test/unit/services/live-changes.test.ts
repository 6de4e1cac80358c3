import fc from 'fast-check';
import {
  type Change,
  compareMarks,
  inScope,
  type MarkParts,
  markOf,
  readMark,
  unite,
} from '../../../server/services/live/changes.ts';
import { createChangeLog } from '../../../server/services/live/log.ts';

const campaignId = '411521-2025';
const at = '2025-01-10T02:00:00.000Z';
const day = '2025-01-10';

const change = (changes: Partial<Change> = {}): Change => ({
  campaignId,
  mark: '2.0.20250110',
  from: '1.0.20250110',
  kinds: ['FIGURES'],
  townships: ['a'],
  villages: [],
  days: ['2024-11-05'],
  isEverything: false,
  at,
  ...changes,
});

describe('marks', () => {
  it('are figures, breakdowns and the day: 41.318.20250110', () => {
    const parts = { figures: 41, breakdowns: 318, day };
    expect(markOf(parts)).toBe('41.318.20250110');
    expect(readMark('41.318.20250110')).toEqual(parts);
    expect(['', '41', '41.318', '-1.2.20250110', '1.2.2025011', 'a.b.c'].map(readMark)).toEqual(
      Array(6).fill(null),
    );
  });

  it.each([
    ['1.0.20250110', '1.0.20250110', 'same'],
    ['1.0.20250110', '2.0.20250110', 'older'],
    ['1.0.20250110', '1.0.20250111', 'older'],
    ['9.0.20250110', '10.0.20250110', 'older'],
    ['1.5.20250110', '1.4.20250110', 'newer'],
    ['1.5.20250110', '2.4.20250110', 'apart'],
    ['1.5.20250110', '???', 'apart'],
  ] as const)('%s lies to %s as %s', (a, b, expected) => {
    expect(compareMarks(a, b)).toBe(expected);
  });
});

describe('unite', () => {
  it('names what either names, once', () => {
    const later = change({
      from: '2.0.20250110',
      mark: '3.1.20250110',
      kinds: ['FIGURES', 'BREAKDOWNS'],
      townships: ['a', 'b'],
      days: ['2024-11-06'],
    });
    expect(unite(change(), later)).toEqual({
      ...later,
      from: '1.0.20250110',
      days: ['2024-11-05', '2024-11-06'],
    });
  });

  it('is everything when one is, with no lists', () => {
    expect(unite(change({ isEverything: true, townships: [], days: [] }), change())).toMatchObject({
      isEverything: true,
      townships: [],
      days: [],
    });
  });

  it('means all days when one change of figures names none', () => {
    expect(unite(change({ days: [] }), change()).days).toEqual([]);
    expect(unite(change({ days: [], kinds: ['BREAKDOWNS'] }), change()).days).toEqual(['2024-11-05']);
  });

  it('means all days from the 63rd on', () => {
    const days = (from: number, many: number) =>
      Array.from({ length: many }, (_, i) =>
        new Date(Date.UTC(2024, 9, from + i)).toISOString().slice(0, 10),
      );
    expect(unite(change({ days: days(1, 31) }), change({ days: days(32, 31) })).days).toHaveLength(62);
    expect(unite(change({ days: days(1, 31) }), change({ days: days(32, 32) })).days).toEqual([]);
  });

  it('lets the townships stand for more than 400 villages', () => {
    const villages = (from: number) =>
      Array.from({ length: 201 }, (_, i) => ({ code: `v${from + i}`, township: 'a' }));
    expect(
      unite(change({ villages: villages(0) }), change({ villages: villages(100) })).villages,
    ).toHaveLength(301);
    expect(unite(change({ villages: villages(0) }), change({ villages: villages(201) })).villages).toEqual(
      [],
    );
  });
});

describe('inScope', () => {
  const two = change({
    townships: ['a', 'b'],
    villages: [
      { code: 'a1', township: 'a' },
      { code: 'b1', township: 'b' },
    ],
  });

  it('leaves a county account all of it', () => {
    expect(inScope(two, { townshipCode: null })).toEqual(two);
  });

  it('leaves township a its own codes', () => {
    expect(inScope(two, { townshipCode: 'a' })).toMatchObject({
      townships: ['a'],
      villages: [{ code: 'a1' }],
    });
  });

  it('names township c itself when figures moved elsewhere: its rank may have', () => {
    expect(inScope(two, { townshipCode: 'c' })).toMatchObject({
      kinds: ['FIGURES'],
      townships: ['c'],
      villages: [],
    });
  });

  it('names nothing when breakdowns of others moved', () => {
    expect(inScope(change({ kinds: ['BREAKDOWNS'] }), { townshipCode: 'c' })).toMatchObject({
      kinds: [],
      townships: [],
      days: [],
    });
  });
});

describe('createChangeLog', () => {
  /** Steps of a campaign: each raises something and changes one township on one day. */
  const steps = fc.array(
    fc.record({
      figures: fc.integer({ min: 0, max: 3 }),
      breakdowns: fc.integer({ min: 0, max: 3 }),
      township: fc.constantFrom('a', 'b', 'c', 'd'),
      day: fc.constantFrom('2024-11-05', '2024-11-06', '2024-11-07'),
    }),
    { maxLength: 40 },
  );

  it('tells a superset of what changed after any state, however the steps are cut and however many are kept', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 20 }), (moves, cut, from, most) => {
        const log = createChangeLog(most);
        const marks = [markOf({ figures: 1, breakdowns: 1, day })];
        const changed: (Change | null)[] = [];
        let parts: MarkParts = { figures: 1, breakdowns: 1, day };
        let open: Change | null = null;
        for (const [index, move] of moves.entries()) {
          const before = markOf(parts);
          parts = {
            ...parts,
            figures: parts.figures + move.figures,
            breakdowns: parts.breakdowns + move.breakdowns,
          };
          const mark = markOf(parts);
          marks.push(mark);
          const one =
            mark === before
              ? null
              : change({ from: before, mark, townships: [move.township], days: [move.day] });
          changed.push(one);
          // Another process cuts its steps elsewhere: some of ours are united.
          if (one) open = open ? unite(open, one) : one;
          if (open && (index + cut) % 3 !== 0) {
            log.add(open);
            open = null;
          }
        }
        if (open) log.add(open);
        const start = from % marks.length;
        const told = log.since(marks[start] ?? null, { campaignId, mark: markOf(parts), at });
        const missed = changed.slice(start).filter((each) => each !== null);
        if (missed.length === 0) return told === null;
        if (!told) return false;
        if (told.isEverything) return true;
        return missed.every(
          ({ townships, days }) =>
            townships.every((each) => told.townships.includes(each)) &&
            (told.days.length === 0 || days.every((each) => told.days.includes(each))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is exact within what it kept: 2 of 3 steps', () => {
    const log = createChangeLog();
    for (const [i, township] of ['a', 'b', 'c'].entries()) {
      log.add(change({ from: `${i}.0.20250110`, mark: `${i + 1}.0.20250110`, townships: [township] }));
    }
    const now = { campaignId, mark: '3.0.20250110', at };
    expect(log.since('1.0.20250110', now)).toMatchObject({ townships: ['b', 'c'], isEverything: false });
    expect(log.since('3.0.20250110', now)).toBeNull();
    for (const unknown of [null, '4.0.20250110', '1.9.20250110', '???']) {
      expect(log.since(unknown, now)).toMatchObject({ isEverything: true });
    }
  });

  it('forgets when the state went back: the database was restored', () => {
    const log = createChangeLog();
    log.add(change({ from: '1.0.20250110', mark: '5.0.20250110' }));
    log.add(change({ from: null, mark: '2.0.20250110', isEverything: true }));
    log.add(change({ from: '2.0.20250110', mark: '3.0.20250110', townships: ['b'] }));
    const now = { campaignId, mark: '3.0.20250110', at };
    expect(log.since('1.0.20250110', now)).toMatchObject({ isEverything: true });
    expect(log.since('2.0.20250110', now)).toMatchObject({ townships: ['b'], isEverything: false });
  });
});
