import fc from 'fast-check';
import { addDays, daysBetween } from '../../../schema/values/local-date.ts';
import {
  isOpenDay,
  nearestWindowDay,
  openDays,
  openDaysBetween,
  windowStateAt,
  windowStateOn,
} from '../../../server/policy/calendar.ts';

const linyi = { opensOn: '2024-09-01', closesOn: '2025-02-25', openDaysOfMonth: { from: 1, to: 25 } };
const luoshan = { opensOn: '2024-10-01', closesOn: '2024-12-31', openDaysOfMonth: null };

describe('isOpenDay', () => {
  it.each([
    ['2024-08-31', false],
    ['2024-09-01', true],
    ['2024-09-25', true],
    ['2024-09-26', false],
    ['2024-10-01', true],
    ['2025-02-25', true],
    ['2025-02-26', false],
  ])('of Linyi on %s is %p', (date, isOpen) => {
    expect(isOpenDay(linyi, date)).toBe(isOpen);
  });
});

describe('openDays', () => {
  it('counts 150 days for Linyi and 92 for Luoshan', () => {
    expect([openDays(linyi), openDays(luoshan)]).toEqual([150, 92]);
  });

  it('counts 29 February in 2024 and not in 2025', () => {
    const late = { from: 29, to: 31 };
    expect(openDays({ opensOn: '2024-02-01', closesOn: '2024-02-29', openDaysOfMonth: late })).toBe(1);
    expect(openDays({ opensOn: '2025-02-01', closesOn: '2025-02-28', openDaysOfMonth: late })).toBe(0);
  });

  it('counts 25 open days left from 2025-02-01, and 0 from 2025-02-26', () => {
    expect(openDaysBetween(linyi, '2025-02-01', '2025-12-31')).toBe(25);
    expect(openDaysBetween(linyi, '2025-02-26', '2025-12-31')).toBe(0);
  });

  it("takes 2024-12-29 to 2025-01-02 off once, though two ranges hold them: 147 of Linyi's 150 days are left", () => {
    const closedRanges = [
      { from: '2025-01-01', to: '2025-01-02' },
      { from: '2024-12-29', to: '2025-01-01' },
      { from: '2025-02-25', to: '2025-03-05' },
    ];
    const window = { ...linyi, closedRanges };
    // 29 to 31 December are closed anyway; 1 and 2 January and 25 February are not.
    expect([openDays(window), openDaysBetween(window, '2025-01-01', '2025-12-31')]).toEqual([147, 47]);
    expect(isOpenDay(window, '2025-01-02')).toBe(false);
    expect(isOpenDay(window, '2025-01-03')).toBe(true);
  });

  it('has 0 open days where a closed range covers the whole window', () => {
    expect(openDays({ ...luoshan, closedRanges: [{ from: '2024-01-01', to: '2025-12-31' }] })).toBe(0);
  });

  it('is the number of days that isOpenDay says are open, whatever the window', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2023-06-15', days));
    const range = fc.record({ from: fc.integer({ min: 1, max: 31 }), to: fc.integer({ min: 1, max: 31 }) });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 400 }),
        fc.option(range),
        fc.array(fc.tuple(day, fc.integer({ min: 0, max: 60 })), { maxLength: 4 }),
        (opensOn, length, openDaysOfMonth, closed) => {
          const closedRanges = closed.map(([from, days]) => ({ from, to: addDays(from, days) }));
          const window = { opensOn, closesOn: addDays(opensOn, length), openDaysOfMonth, closedRanges };
          let days = 0;
          for (let on = 0; on <= daysBetween(opensOn, window.closesOn); on++) {
            if (isOpenDay(window, addDays(opensOn, on))) days++;
          }
          expect(openDays(window)).toBe(days);
        },
      ),
    );
  });
});

describe('windowStateOn', () => {
  const late = { ...luoshan, opensOn: '2025-02-20', closesOn: '2025-03-31' };

  it('tells an open day, a closed day inside a window and a day outside every window', () => {
    expect(windowStateOn([linyi], '2024-12-25')).toEqual({ kind: 'open', window: linyi });
    expect(windowStateOn([linyi], '2024-12-26')).toEqual({ kind: 'closedDay', window: linyi });
    expect(windowStateOn([linyi], '2025-02-26')).toEqual({ kind: 'outside' });
    expect(windowStateOn([], '2024-12-25')).toEqual({ kind: 'outside' });
  });

  it('lets a second window open a day that is closed in the first', () => {
    const first = { ...linyi, closesOn: '2025-02-28' };
    expect(windowStateOn([first, late], '2025-02-26')).toEqual({ kind: 'open', window: late });
  });
});

describe('windowStateAt', () => {
  const window = { ...luoshan, closesAt: '17:30' };
  const at = (date: string, time: string | null) => windowStateAt([window], { date, time }).kind;

  it('takes in the whole minute 17:30 of the closing day and nothing after it', () => {
    expect(['17:29', '17:30', '17:30:59', '17:31', '23:59:59'].map((time) => at('2024-12-31', time))).toEqual(
      ['open', 'open', 'open', 'outside', 'outside'],
    );
  });

  it('asks for the time on the closing day only', () => {
    expect(at('2024-12-31', null)).toBe('timeUnknown');
    expect(at('2024-12-30', null)).toBe('open');
    expect(at('2024-12-30', '23:59:59')).toBe('open');
    expect(at('2025-01-01', null)).toBe('outside');
  });

  it('asks for no time when another window is open all that day', () => {
    const late = { ...luoshan, opensOn: '2024-12-31', closesOn: '2025-02-28' };
    expect(windowStateAt([window, late], { date: '2024-12-31', time: null })).toEqual({
      kind: 'open',
      window: late,
    });
    expect(windowStateAt([window, late], { date: '2024-12-31', time: '18:00:00' })).toEqual({
      kind: 'open',
      window: late,
    });
  });

  it('says closed, not outside, for a day inside a closed range', () => {
    const settling = { ...window, closedRanges: [{ from: '2024-12-20', to: '2024-12-31' }] };
    expect(windowStateAt([settling], { date: '2024-12-31', time: null })).toEqual({
      kind: 'closedDay',
      window: settling,
    });
    expect(windowStateAt([settling], { date: '2024-12-20', time: '09:00' }).kind).toBe('closedDay');
  });
});

describe('nearestWindowDay', () => {
  const windows = [
    { opensOn: '2024-10-01', closesOn: '2024-12-31' },
    { opensOn: '2025-01-01', closesOn: '2025-02-28' },
  ];
  it.each([
    ['2024-11-05', '2024-11-05'],
    ['2024-10-01', '2024-10-01'],
    ['2025-02-28', '2025-02-28'],
    ['2024-09-30', '2024-10-01'],
    ['2026-11-22', '2025-02-28'],
  ])('takes %s as %s', (day, nearest) => expect(nearestWindowDay(windows, day)).toBe(nearest));

  it('leaves the day as it is without windows', () => {
    expect(nearestWindowDay([], '2026-11-22')).toBe('2026-11-22');
  });
});
