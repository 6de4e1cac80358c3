import type { LiveState } from '../../../addin/client/live.ts';
import type { FoundTable } from '../../../addin/excel/find.ts';
import type { RefreshedTable } from '../../../addin/excel/refresh.ts';
import { type LiveTable, untouched } from '../../../addin/taskpane/acts/live-table.ts';
import { currentWords, lostWords } from '../../../addin/taskpane/acts/live-words.ts';
import { stillTold } from '../../../addin/taskpane/acts/refresh-results.ts';
import type { TableOutcome } from '../../../addin/taskpane/acts/sheets.ts';

const at = '2025-03-01T02:00:00.000Z';
const later = '2025-03-01T02:00:01.000Z';

function outcome(problems: RefreshedTable['problems'] = []): TableOutcome {
  const table: FoundTable = {
    name: 'county',
    sheetName: '进度表',
    identity: {
      kind: 'progress',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
  };
  const result = { outcome: 'same', problems, changedRows: 0, addedRows: 0 } as Partial<RefreshedTable>;
  return { kind: 'refreshed', table, result: result as RefreshedTable };
}

const problem = { code: 'SHEET_CELL_EDITED', severity: 'WARNING', place: { address: 'D7' } } as const;

function told(one: TableOutcome, table: Partial<LiveTable>, editedAt: string | null = null) {
  const shown: LiveTable = { ...untouched, live: 'current', asOf: at, ...table };
  return stillTold([one], at, { byTable: new Map([['county', shown]]), editedAt }).map(({ isOld }) => isOld);
}

describe('stillTold', () => {
  it('keeps what came of a table until it is redrawn, or something newer waits for it', () => {
    expect(told(outcome(), {})).toEqual([false]);
    expect(told(outcome(), { live: 'waiting' })).toEqual([]);
    expect(told(outcome(), { asOf: later })).toEqual([]);
    expect(told(outcome([problem]), { live: 'waiting' })).toEqual([false]);
    expect(told(outcome([problem]), { asOf: later })).toEqual([]);
  });

  it('marks problems as old once a cell was changed, and forgets a table that is gone', () => {
    expect(told(outcome([problem]), {}, later)).toEqual([true]);
    expect(told(outcome([problem]), {}, at)).toEqual([false]);
    expect(told(outcome(), {}, later)).toEqual([false]);
    expect(stillTold([outcome()], at, { byTable: new Map(), editedAt: null })).toEqual([]);
  });
});

describe('the words of a table', () => {
  const link: LiveState = { mode: 'lost', asOf: later, marks: new Map(), figuresVersions: new Map() };

  it('say since when it is current, and when it changed', () => {
    expect(currentWords({ ...untouched, asOf: at })).toBe('，10:00:00 的数字');
    expect(currentWords({ ...untouched, asOf: later, changedAt: at })).toBe('，10:00:00 变过');
  });

  it('say of what time the figures are without a line: of the last word for a current table, of its own else', () => {
    const heard = { ...link, asOf: '2025-03-01T02:05:00.000Z' };
    expect(lostWords({ ...untouched, live: 'current', asOf: at }, heard)).toBe('，数字是 10:05 的');
    expect(lostWords({ ...untouched, live: 'waiting', asOf: at }, heard)).toBe('，数字是 10:00 的');
    expect(lostWords(untouched, heard)).toBe('，数字是打开以前的');
  });
});
