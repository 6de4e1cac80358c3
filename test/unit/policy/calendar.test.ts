import fc from 'fast-check';
import { addDays, daysBetween } from '../../../schema/values/local-date.ts';
import { isOpenDay, openDays, openDaysBetween, windowStateOn } from '../../../server/policy/calendar.ts';

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

  it('is the number of days that isOpenDay says are open, whatever the window', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2023-06-15', days));
    const range = fc.record({ from: fc.integer({ min: 1, max: 31 }), to: fc.integer({ min: 1, max: 31 }) });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 400 }),
        fc.option(range),
        (opensOn, length, openDaysOfMonth) => {
          const window = { opensOn, closesOn: addDays(opensOn, length), openDaysOfMonth };
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
