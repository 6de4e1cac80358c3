import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isOpenDay, openDays, windowStateAt } from '../../../server/policy/calendar.ts';
import { localMomentOf } from '../../../server/policy/instant.ts';
import { ageOn } from '../../../server/policy/person.ts';
import { projectNotice } from './notice-samples.ts';

const probe = fileURLToPath(new URL('../../support/zone-probe.ts', import.meta.url));

interface ProbeAnswer {
  readonly ownOffsetHours: number;
  readonly moments: unknown;
  readonly days: unknown;
  readonly windows: unknown;
}

async function answersIn(zone: string): Promise<ProbeAnswer> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', probe],
    {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    },
  );
  return JSON.parse(stdout) as ProbeAnswer;
}

describe('a deadline of 30 November', () => {
  const zones = [
    ['Asia/Shanghai', 8],
    ['UTC', 0],
    ['America/New_York', -4],
    ['Pacific/Kiritimati', 14],
    ['Pacific/Pago_Pago', -11],
    ['Asia/Kathmandu', 5.75],
  ] as const;

  it.each(zones)('ends at 23:59:59 in Beijing with the server in %s (UTC%p)', async (zone, offset) => {
    const answers = await answersIn(zone);
    expect(answers.ownOffsetHours).toBe(offset);
    expect(answers.moments).toEqual([
      { date: '2024-11-30', time: '23:59:59' },
      { date: '2024-11-30', time: '23:59:59' },
      { date: '2024-12-01', time: '00:00:00' },
      { date: '2024-12-01', time: '00:00:00' },
    ]);
    expect(answers.days).toEqual(['2024-11-30', '2024-11-30', '2024-12-01', '2024-12-01']);
    expect(answers.windows).toEqual(['open', 'open', 'outside', 'outside']);
    const { ownOffsetHours: _, ...rest } = answers;
    expect(rest).toEqual({
      moments: answers.moments,
      days: answers.days,
      windows: answers.windows,
      openDays: [150, 11],
      day25And26: [true, false],
      months: ['2029-02-28', '2026-02-28'],
      ages: [17, 18, 18],
      newborn: expect.objectContaining({ timeliness: 'IN_TIME', straddles: true, inTimeUntil: '2026-03-31' }),
      written: '2024年11月30日',
    });
  });

  it("is kept by a payment at 23:59:59 and missed by one at 00:00:00, by Luoshan's two deadlines", () => {
    const deadlines = projectNotice('luoshan-2025').rewards.map(({ deadlineOn }) => deadlineOn);
    const first = (instant: string) =>
      deadlines.find((deadline) => localMomentOf(instant).date <= deadline) ?? null;
    expect(first('2024-11-30T15:59:59Z')).toBe('2024-11-30');
    expect(first('2024-11-30T16:00:00Z')).toBe('2024-12-31');
    expect(first('2024-12-31T15:59:59Z')).toBe('2024-12-31');
    expect(first('2024-12-31T16:00:00Z')).toBe(null);
  });
});

describe("Linyi's window", () => {
  const { windows } = projectNotice('linyi-2025');
  const at = (instant: string) => windowStateAt(windows, localMomentOf(instant)).kind;

  it('has 150 open days', () => {
    expect(windows.map(openDays)).toEqual([150]);
  });

  it('is open to the last second of day 25 in Beijing and closed on day 26', () => {
    expect(at('2024-10-25T15:59:59Z')).toBe('open');
    expect(at('2024-10-25T16:00:00Z')).toBe('closedDay');
    expect(at('2024-10-31T15:59:59Z')).toBe('closedDay');
    expect(at('2024-10-31T16:00:00Z')).toBe('open');
  });

  it('is over with day 25 of February 2025: day 26 is outside, not closed', () => {
    expect(at('2025-02-25T15:59:59Z')).toBe('open');
    expect(at('2025-02-25T16:00:00Z')).toBe('outside');
  });
});

describe('29 February', () => {
  it('is the 4th open day of a window on days 26 to 31 in 2028; 2027 has 3', () => {
    const february = (year: number, closesOn: string) => ({
      opensOn: `${year}-02-01`,
      closesOn,
      openDaysOfMonth: { from: 26, to: 31 },
    });
    expect(openDays(february(2028, '2028-02-29'))).toBe(4);
    expect(openDays(february(2027, '2027-02-28'))).toBe(3);
    expect(openDays({ ...february(2027, '2027-02-28'), openDaysOfMonth: { from: 29, to: 31 } })).toBe(0);
    expect(isOpenDay(february(2028, '2028-02-29'), '2028-02-29')).toBe(true);
  });
});

describe('ageOn', () => {
  it('is 60 on the birthday and 59 the day before', () => {
    expect([ageOn('1964-12-01', '2024-11-30'), ageOn('1964-12-01', '2024-12-01')]).toEqual([59, 60]);
  });

  it('is 18 on 28 February for who was born on the 29th, and in a leap year on the 29th itself', () => {
    expect([ageOn('2008-02-29', '2026-02-27'), ageOn('2008-02-29', '2026-02-28')]).toEqual([17, 18]);
    expect([ageOn('2008-02-29', '2028-02-28'), ageOn('2008-02-29', '2028-02-29')]).toEqual([19, 20]);
  });
});
