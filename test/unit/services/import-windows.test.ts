import fc from 'fast-check';
import { addDays } from '../../../schema/values/local-date.ts';
import { placeInWindows } from '../../../server/ingest/day.ts';
import { windowStateOn } from '../../../server/policy/calendar.ts';
import { noticeOn } from '../../../server/policy/in-force.ts';
import type { Notice, NoticeRevision } from '../../../server/policy/notice.ts';
import { importWindows } from '../../../server/services/imports/windows.ts';
import { projectNotice } from '../policy/notice-samples.ts';

const linyi = projectNotice('linyi-2025');

type Change = NoticeRevision['changes'][number];

/** Linyi with later documents, each changing one field of its window from a day on. */
function revised(
  ...changes: readonly (readonly [from: string, field: string, becomes: Change['becomes']])[]
): Notice {
  return {
    ...linyi,
    revisions: changes.map(([from, field, becomes]) => ({
      document: { number: '示例', title: '示例', issuer: '示例', issuedOn: from, cites: [] },
      from,
      clauses: [],
      changes: [{ path: `windows[0].${field}`, becomes }],
    })),
  };
}

const extended = (from: string) => revised([from, 'closesOn', '2025-03-25']);

describe('importWindows', () => {
  it('places days by the window as printed: day 25 open, day 26 closed, 26 February outside', () => {
    const windows = importWindows(linyi);
    expect(
      ['2024-09-25', '2024-09-26', '2025-02-25', '2025-02-26'].map((day) => placeInWindows(day, windows)),
    ).toEqual(['OPEN', 'CLOSED_DAY', 'OPEN', 'OUTSIDE_WINDOW']);
  });

  it('opens no day before the document that extends the window takes effect', () => {
    const windows = importWindows(extended('2025-03-05'));
    expect(
      ['2025-02-25', '2025-03-04', '2025-03-05', '2025-03-25', '2025-03-26'].map((day) =>
        placeInWindows(day, windows),
      ),
    ).toEqual(['OPEN', 'OUTSIDE_WINDOW', 'OPEN', 'OPEN', 'OUTSIDE_WINDOW']);
  });

  it('has no day open while collection is stopped', () => {
    const stopped: Notice = {
      ...linyi,
      windows: [
        {
          ...linyi.windows[0]!,
          closedRanges: [{ from: '2024-12-20', to: '2024-12-31', reason: '年终结算（示例）' }],
        },
      ],
    };
    const windows = importWindows(stopped);
    expect(['2024-12-19', '2024-12-20', '2025-01-01'].map((day) => placeInWindows(day, windows))).toEqual([
      'OPEN',
      'CLOSED_DAY',
      'OPEN',
    ]);
  });

  it('reads as 1 window what a document only extends, and as 2 when its open days change', () => {
    const texts = (notice: Notice) =>
      importWindows(notice).map(({ opensOn, closesOn }) => `${opensOn} 至 ${closesOn}`);
    expect(texts(extended('2025-01-10'))).toEqual(['2024-09-01 至 2025-03-25']);
    expect(texts(revised(['2025-01-10', 'openDaysOfMonth', null]))).toEqual([
      '2024-09-01 至 2025-01-09',
      '2025-01-10 至 2025-02-25',
    ]);
  });

  it('keeps days closed that were closed when they came, whatever a later document opens', () => {
    const ranges = [{ from: '2024-12-20', to: '2025-01-05', reason: '年终结算（示例）' }];
    const windows = importWindows(
      revised(['2024-12-01', 'closedRanges', ranges], ['2025-01-03', 'closedRanges', []]),
    );
    expect(
      ['2024-12-19', '2024-12-20', '2025-01-02', '2025-01-03'].map((day) => placeInWindows(day, windows)),
    ).toEqual(['OPEN', 'CLOSED_DAY', 'CLOSED_DAY', 'OPEN']);
  });

  it('places every day as the calendar of the notice in force on it does', () => {
    const places = { open: 'OPEN', closedDay: 'CLOSED_DAY', outside: 'OUTSIDE_WINDOW' } as const;
    const day = fc.integer({ min: 0, max: 240 }).map((days) => addDays('2024-08-15', days));
    const range = fc
      .tuple(day, fc.integer({ min: 0, max: 30 }))
      .map(([from, days]) => ({ from, to: addDays(from, days), reason: '示例' }));
    const change = fc.oneof(
      fc.tuple(day, fc.constant('closesOn' as const), day),
      fc.tuple(day, fc.constant('opensOn' as const), day),
      fc.tuple(day, fc.constant('closedRanges' as const), fc.array(range, { maxLength: 3 })),
      fc.tuple(day, fc.constant('openDaysOfMonth' as const), fc.constantFrom(null, { from: 5, to: 20 })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), fc.array(day, { minLength: 10 }), (changes, days) => {
        const notice = revised(...changes);
        const windows = importWindows(notice);
        for (const each of days) {
          const state = windowStateOn(noticeOn(notice, each).windows, each);
          expect([each, placeInWindows(each, windows)]).toEqual([each, places[state.kind]]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
