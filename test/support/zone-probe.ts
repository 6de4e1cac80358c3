import { formatChineseDate, localDateAt } from '../../schema/values/local-date.ts';
import { isOpenDay, openDays, windowStateAt } from '../../server/policy/calendar.ts';
import { localMomentOf } from '../../server/policy/instant.ts';
import { addMonths } from '../../server/policy/months.ts';
import { newbornDue } from '../../server/policy/newborn.ts';
import { ageOn } from '../../server/policy/person.ts';
import { waitingNotice } from '../unit/policy/waiting-notice.ts';

/*
 * What the rules answer about days at the edges, printed as JSON. Run as a process of its own with `TZ` set: a process
 * reads its zone once.
 */
const linyi = { opensOn: '2024-09-01', closesOn: '2025-02-25', openDaysOfMonth: { from: 1, to: 25 } };
const november = { opensOn: '2024-10-01', closesOn: '2024-11-30', openDaysOfMonth: null, closesAt: '23:59' };
const instants = [
  '2024-11-30T23:59:59+08:00',
  '2024-11-30T15:59:59Z',
  '2024-11-30T16:00:00Z',
  '2024-12-01T00:00:00+08:00',
];

process.stdout.write(
  JSON.stringify({
    // Shows that TZ took hold: hours that this server's own clock is ahead of UTC in summer.
    ownOffsetHours: -new Date('2024-07-01T00:00:00Z').getTimezoneOffset() / 60,
    moments: instants.map(localMomentOf),
    days: instants.map((instant) => localDateAt(new Date(instant))),
    windows: instants.map((instant) => windowStateAt([november], localMomentOf(instant)).kind),
    openDays: [
      openDays(linyi),
      openDays({ ...linyi, opensOn: '2028-02-20', closesOn: '2028-03-01', openDaysOfMonth: null }),
    ],
    day25And26: [isOpenDay(linyi, '2024-12-25'), isOpenDay(linyi, '2024-12-26')],
    months: [addMonths('2028-02-29', 12), addMonths('2025-11-30', 3)],
    ages: [
      ageOn('2008-02-29', '2026-02-27'),
      ageOn('2008-02-29', '2026-02-28'),
      ageOn('2007-01-01', '2025-01-01'),
    ],
    newborn: newbornDue(waitingNotice(), { bornOn: '2025-12-31', paidOn: '2026-01-01' }),
    written: formatChineseDate('2024-11-30'),
  }),
);
