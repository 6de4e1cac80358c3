import { createAssessor, withoutExplanation } from '../../../server/policy/assessor.ts';
import { type AmountDue, amountDue, type Person } from '../../../server/policy/due.ts';
import { explainDue } from '../../../server/policy/explain/due.ts';
import { newbornDue } from '../../../server/policy/newborn.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { adult, on, richNotice, richParts, usualChoices } from './due-samples.ts';

/** The rich notice with another newborn rule and no window of their own: only the late ones are left in March. */
function noticeWith(newborn: object, windows = richParts.windows.filter(({ kind }) => kind !== 'NEWBORN')) {
  return richNotice(usualChoices, { newborn: { ...richParts.newborn, ...newborn }, windows });
}

const born = (bornOn: string | null, changes: Partial<Person> = {}): Person => ({
  ...adult,
  tier: 'FIRST',
  bornOn,
  ...changes,
});

function parts(due: AmountDue) {
  return due.kind === 'due' ? [due.standardFen, due.personPaysFen, due.standard.day] : due;
}

describe('the amount of a newborn in time', () => {
  const notice = noticeWith({ birthYear: 'STANDARD' });

  it('is the standard of 400 yuan in a late window that asks others for 1,100', () => {
    expect(parts(amountDue(notice, born('2025-02-01'), '2025-03-15'))).toEqual([40_000, 40_000, 'newborn']);
    expect(parts(amountDue(notice, born('1980-05-05'), '2025-03-15'))).toEqual([110_000, 110_000, 'open']);
  });

  it('is not barred from the subsidy of 特困 by a late window without subsidies', () => {
    const child = born('2025-07-20', { categories: on('EXTREME_POVERTY') });
    expect(parts(amountDue(notice, child, '2025-08-15'))).toEqual([40_000, 0, 'newborn']);
    expect(parts(amountDue(notice, { ...child, bornOn: '2024-07-20' }, '2025-08-15'))).toEqual([
      110_000,
      110_000,
      'open',
    ]);
  });

  it('is the 1,100 yuan of the late window from day 91 on', () => {
    expect(parts(amountDue(notice, born('2025-03-01'), '2025-05-30'))).toEqual([40_000, 40_000, 'newborn']);
    expect(parts(amountDue(notice, born('2025-03-01'), '2025-05-31'))).toEqual([110_000, 110_000, 'open']);
  });

  it('is not said to lie outside every window in November 2025', () => {
    const said = explainDue(notice, amountDue(notice, born('2025-10-20'), '2025-11-05'));
    expect(said).toContain('出生后 90 日内的新生儿缴费，不受征缴期限制（一）。');
    expect(said.join('')).not.toContain('不在任何征缴期内');
  });

  it('goes by a window of their own where there is one, also on its closed days', () => {
    const own = { ...richParts.windows[4], openDaysOfMonth: { from: 1, to: 20 } };
    const windows = [...richParts.windows.slice(0, 4), own] as typeof richParts.windows;
    const withOwn = noticeWith({ birthYear: 'STANDARD' }, windows);
    expect(parts(amountDue(withOwn, born('2025-03-01'), '2025-03-20'))).toEqual([40_000, 40_000, 'open']);
    expect(parts(amountDue(withOwn, born('2025-03-01'), '2025-03-21'))).toEqual([
      40_000,
      40_000,
      'closedDay',
    ]);
  });

  it('needs the birthday in a late window, where it makes the difference between 400 and 1,100', () => {
    expect(amountDue(notice, born(null), '2025-03-15')).toMatchObject({
      kind: 'needsReview',
      reason: 'FACT_UNKNOWN',
      missing: ['bornOn'],
    });
  });

  it('is the same from an assessor, on either side of day 90', () => {
    const assessor = createAssessor(notice, '2025-05-30');
    for (const bornOn of ['2025-03-01', '2025-02-28', '2024-12-31', null, '1980-01-01', '2025-05-30']) {
      const person = born(bornOn, { categories: on('SUBSISTENCE_ALLOWANCE') });
      expect(assessor.assess(person)).toEqual(withoutExplanation(amountDue(notice, person, '2025-05-30')));
    }
  });
});

describe('newbornDue beside amountDue', () => {
  const benefitYear = (notice: Notice, bornOn: string, paidOn: string) => {
    const due = newbornDue(notice, { bornOn, paidOn, standardFen: 40_000 });
    return due.kind === 'newborn' ? due.years.find(({ year }) => year === 2025)?.due : due;
  };

  it.each(['BOTH_YEARS', 'BIRTH_YEAR_FIRST', 'NEXT_YEAR_FIRST', 'NOT_STATED'])(
    'asks 400 yuan for 2025 of a child of December 2024 paid for in January, with straddling %s',
    (straddling) => {
      const notice = noticeWith({ birthYear: 'STANDARD', straddling });
      expect(benefitYear(notice, '2024-12-20', '2025-01-10')).toEqual({ kind: 'due', fen: 40_000 });
      expect(parts(amountDue(notice, born('2024-12-20'), '2025-01-10'))).toEqual([40_000, 40_000, 'newborn']);
    },
  );

  it.each([
    ['FREE', { kind: 'free' }, [0, 0, 'newborn']],
    ['NOT_STATED', { kind: 'notStated' }, { kind: 'noRule', clause: '一', categories: [] }],
    ['STANDARD', { kind: 'due', fen: 40_000 }, [40_000, 40_000, 'newborn']],
  ])(
    'agrees on a child born and paid for in 2025 with a birth year that is %s',
    (birthYear, year, amount) => {
      const notice = noticeWith({ birthYear });
      expect(benefitYear(notice, '2025-02-01', '2025-03-15')).toEqual(year);
      expect(parts(amountDue(notice, born('2025-02-01'), '2025-03-15'))).toEqual(amount);
    },
  );
});

describe('newbornDue of a late child', () => {
  it('asks the 1,100 yuan of the late window like amountDue, and 450 yuan of the extended one', () => {
    const notice = noticeWith({ birthYear: 'STANDARD' });
    const late = (bornOn: string, paidOn: string) =>
      newbornDue(notice, { bornOn, paidOn, standardFen: 40_000 });
    expect(late('2024-11-01', '2025-03-15')).toMatchObject({
      timeliness: 'LATE',
      years: [{ year: 2025, due: { kind: 'due', fen: 110_000 } }],
    });
    expect(late('2024-10-01', '2025-02-15')).toMatchObject({ years: [{ due: { fen: 45_000 } }] });
    expect(parts(amountDue(notice, born('2024-11-01'), '2025-03-15'))).toEqual([110_000, 110_000, 'open']);
  });
});

describe('a newborn whose birth year is free', () => {
  it('has no winning rule of 0 yuan: 特困 is listed as not needed', () => {
    const child = born('2025-02-01', { categories: on('EXTREME_POVERTY') });
    const notice = richNotice();
    const due = amountDue(notice, child, '2025-03-15');
    expect(due).toMatchObject({ kind: 'due', personPaysFen: 0, winning: null, clause: '一' });
    expect(due.kind === 'due' && due.losing[0]?.why).toEqual({ kind: 'NOTHING_TO_PAY' });
    expect(explainDue(notice, due)).toContain(
      '没有采用：特困人员，个人缴 0 元、资助 0 元（一）——新生儿出生当年免缴，不必资助。',
    );
  });
});
