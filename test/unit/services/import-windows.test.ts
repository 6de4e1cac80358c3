import { placeInWindows } from '../../../server/ingest/day.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { importWindows } from '../../../server/services/import-windows.ts';
import { projectNotice } from '../policy/notice-samples.ts';

const linyi = projectNotice('linyi-2025');

function extended(from: string): Notice {
  return {
    ...linyi,
    revisions: [
      {
        document: { number: '示例', title: '示例', issuer: '示例', issuedOn: from, cites: [] },
        from,
        clauses: [],
        changes: [{ path: 'windows[0].closesOn', becomes: '2025-03-25' }],
      },
    ],
  };
}

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
});
