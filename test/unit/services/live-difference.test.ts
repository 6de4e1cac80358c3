import type { FiguresDigest } from '../../../server/db/live/state.ts';
import type { ChangeKind, MarkParts } from '../../../server/services/live/changes.ts';
import { differenceOf, type LiveState } from '../../../server/services/live/difference.ts';

const campaignId = '411521-2025';
const at = '2025-01-10T02:00:00.000Z';
const day = '2025-01-10';

const digest = (changes: Partial<FiguresDigest> = {}): FiguresDigest => ({
  days: new Map([
    ['a', '2024-11-05=1;2024-11-06=1'],
    ['b', '2024-11-05=4'],
  ]),
  reconciled: new Map(),
  categories: new Map([
    ['a', 'X=2'],
    ['b', 'X=4'],
  ]),
  coverage: new Map(),
  villages: new Map([['a1', { township: 'a', text: 'X=2' }]]),
  breakdowns: new Map([['b', 'FILLING/3']]),
  rest: '1,DETAILS,1',
  ...changes,
});
const state = (parts: Partial<MarkParts>, changes: Partial<FiguresDigest> = {}): LiveState => ({
  parts: { figures: 1, breakdowns: 3, day, ...parts },
  digest: digest(changes),
  isSteady: true,
});
const difference = (parts: Partial<MarkParts>, changes: Partial<FiguresDigest>) =>
  differenceOf(campaignId, state({}), state(parts, changes), at);

describe('differenceOf', () => {
  it('is everything after a state whose figures may have been ahead of its mark', () => {
    const unsteady = { ...state({}), isSteady: false };
    const days = new Map([['b', '2024-11-05=4']]);
    const found = differenceOf(campaignId, unsteady, state({ figures: 2 }, { days }), at);
    expect(found).toMatchObject({ isEverything: true, townships: [] });
  });

  it('names the township and the one day whose sums differ', () => {
    const days = new Map([
      ['a', '2024-11-05=1;2024-11-06=2'],
      ['b', '2024-11-05=4'],
    ]);
    expect(
      difference(
        { figures: 2 },
        {
          days,
          categories: new Map([
            ['a', 'X=3'],
            ['b', 'X=4'],
          ]),
        },
      ),
    ).toMatchObject({
      kinds: ['FIGURES'],
      townships: ['a'],
      days: ['2024-11-06'],
      isEverything: false,
    });
  });

  it('names a day that is gone', () => {
    const days = new Map([
      ['a', '2024-11-05=1'],
      ['b', '2024-11-05=4'],
    ]);
    expect(difference({ figures: 2 }, { days }).days).toEqual(['2024-11-06']);
  });

  it('means all days when only categories of a township moved', () => {
    const moved = difference(
      { figures: 2 },
      {
        categories: new Map([
          ['a', 'X=1;Y=1'],
          ['b', 'X=4'],
        ]),
      },
    );
    expect(moved).toMatchObject({ townships: ['a'], days: [], isEverything: false });
  });

  it('names the village that moved and its township', () => {
    const villages = new Map([['a1', { township: 'a', text: 'X=1' }]]);
    expect(difference({ figures: 2 }, { villages })).toMatchObject({
      townships: ['a'],
      villages: [{ code: 'a1' }],
      days: [],
    });
  });

  it.each<[string, Partial<MarkParts>, Partial<FiguresDigest>, ChangeKind[]]>([
    ['nothing differs though the version rose', { figures: 2 }, {}, ['FIGURES']],
    [
      'notice, quotas or rosters differ',
      { figures: 2 },
      { rest: '2,DETAILS,1', days: new Map() },
      ['FIGURES'],
    ],
    ['the day differs', { day: '2025-01-11' }, {}, ['DAY']],
    [
      'a village of no township differs',
      { figures: 2 },
      { villages: new Map([['x', { township: '', text: 'X=1' }]]) },
      ['FIGURES'],
    ],
  ])('is everything when %s', (_, parts, changes, kinds) => {
    expect(difference(parts, changes)).toMatchObject({ isEverything: true, townships: [], days: [], kinds });
  });

  it('names the township of a breakdown that was saved, and no figures', () => {
    const found = difference({ breakdowns: 4 }, { breakdowns: new Map([['b', 'FILLING/4']]) });
    expect(found).toMatchObject({ kinds: ['BREAKDOWNS'], townships: ['b'], isEverything: false });
  });
});
