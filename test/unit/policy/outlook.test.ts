import { addDays } from '../../../schema/values/local-date.ts';
import { explainInterviewReason, explainNotJudged } from '../../../server/policy/explain/interview.ts';
import { collectionDays, divisionOutlook, shareOfLastYear } from '../../../server/policy/outlook.ts';
import { projectNotice } from './notice-samples.ts';

const luoshan = collectionDays(projectNotice('luoshan-2025'));
const linyi = collectionDays(projectNotice('linyi-2025'));

describe('collectionDays', () => {
  it('gives Luoshan the 92 days of 1 October to 31 December', () => {
    expect(luoshan).toHaveLength(92);
    expect([luoshan[0], luoshan.at(-1)]).toEqual(['2024-10-01', '2024-12-31']);
  });

  it('gives Linyi its 150 open days, with the 25th and without the 26th', () => {
    expect(linyi).toHaveLength(150);
    expect(linyi.includes('2024-11-25')).toBe(true);
    expect(linyi.includes('2024-11-26')).toBe(false);
  });

  it('counts a day of two windows once and leaves out late and newborn windows', () => {
    const notice = projectNotice('luoshan-2025');
    const [window] = notice.windows;
    const again = { ...window!, kind: 'EXTENDED' as const, opensOn: '2024-12-20', closesOn: '2025-01-10' };
    const late = { ...window!, kind: 'LATE' as const, opensOn: '2025-01-01', closesOn: '2025-06-30' };
    const newborn = { ...late, kind: 'NEWBORN' as const };
    expect(collectionDays({ ...notice, windows: [window!, again, late, newborn] })).toHaveLength(102);
  });
});

/** 100 new persons on each of so many days from the first of October. */
const hundreds = (days: number) =>
  new Map(Array.from({ length: days }, (_, index) => [addDays('2024-10-01', index), 100]));

describe('divisionOutlook', () => {
  const base = { code: '411521-04', quota: 9_000, newPersonsOn: hundreds(30), lastYearsShare: null };

  it('forecasts 9,200 of 9,000 at 100 a day with 62 of 92 days left, and needs 97 a day', () => {
    const outlook = divisionOutlook(base, luoshan, '2024-10-30');
    expect(outlook).toMatchObject({ paidPersons: 3_000, gap: 6_000, neededPerDay: 97 });
    expect(outlook.byRunRate).toMatchObject({ kind: 'forecast', persons: 9_200, willMeet: true });
    expect(outlook.byLastYear).toEqual({ kind: 'noLastYear', gap: 6_000, neededPerDay: 97 });
  });

  it('looks at no day after the day counted on', () => {
    expect(divisionOutlook(base, luoshan, '2024-10-10')).toMatchObject({ paidPersons: 1_000, gap: 8_000 });
  });

  it('takes the last 7 open days of Linyi, across the closed 26th to 31st', () => {
    const newPersonsOn = new Map([
      ['2024-10-24', 70],
      ['2024-10-28', 1_000],
      ['2024-11-01', 7],
    ]);
    const outlook = divisionOutlook({ ...base, quota: 90_000, newPersonsOn }, linyi, '2024-11-02');
    // The seven: 21 to 25 October, 1 and 2 November. The 28th is closed; its 1,000 are paid, but set no pace.
    expect(outlook.paidPersons).toBe(1_077);
    expect(outlook.byRunRate).toMatchObject({ kind: 'forecast', perDay: { numerator: 77, denominator: 7 } });
  });

  it('says that no day is left, by how much it is short, and needs nothing more', () => {
    const outlook = divisionOutlook(base, luoshan, '2025-02-01');
    expect(outlook.byRunRate).toEqual({ kind: 'noOpenDaysLeft', gap: 6_000 });
    expect(outlook.neededPerDay).toBeNull();
  });

  it('has no forecast without a quota and nothing needed when it is met', () => {
    expect(divisionOutlook({ ...base, quota: null }, luoshan, '2024-10-30').byRunRate).toEqual({
      kind: 'noQuota',
    });
    const met = divisionOutlook({ ...base, quota: 3_000 }, luoshan, '2024-10-30');
    expect(met).toMatchObject({ gap: 0, neededPerDay: 0, byRunRate: { kind: 'met' } });
  });
});

describe('shareOfLastYear', () => {
  it('takes last year after as many of its own open days: 3 of 10 days, 300 of 1,000', () => {
    const days = luoshan.slice(0, 10);
    expect(shareOfLastYear(hundreds(10), days, 3)).toEqual({ numerator: 300, denominator: 1_000 });
    expect(shareOfLastYear(hundreds(10), days, 40)).toEqual({ numerator: 1_000, denominator: 1_000 });
  });

  it('is unknown when last year has nobody, or no day has passed', () => {
    expect(shareOfLastYear(new Map(), luoshan, 3)).toBeNull();
    expect(shareOfLastYear(hundreds(3), luoshan, 0)).toBeNull();
  });
});

describe('explainInterviewReason', () => {
  it.each([
    [
      {
        kind: 'BOTTOM' as const,
        bottomDivisions: 3,
        placeFromBottom: 2,
        rankedDivisions: 20,
        paidPersons: 11_000,
        quota: 42_643,
      },
      '完成率倒数第 2 名（共 20 个，约谈后 3 名）：11,000 / 42,643 人。',
    ],
    [
      {
        kind: 'BEHIND_PACE' as const,
        paidPersons: 100,
        quota: 1_000,
        elapsedOpenDays: 46,
        openDays: 92,
        paceBasisPoints: 5_000,
        marginBasisPoints: 1_000,
        personsShort: 300,
      },
      '落后序时进度超过 10%：可缴费日已过 46 / 92 天（50%），已缴 100 / 1,000 人，差 300 人才不超过。',
    ],
    [{ kind: 'NO_PROGRESS' as const, newInCycle: 0 }, '一个周期内没有新增。'],
    [{ kind: 'NO_PROGRESS' as const, newInCycle: -12 }, '一个周期内净减 12 人。'],
    [
      {
        kind: 'HARDSHIP_BELOW_100' as const,
        covered: 1_999,
        due: 2_000,
        personsShort: 1,
        afterOn: '2025-11-15',
      },
      '2025年11月15日后困难群众仍有 1 人未参保：1,999 / 2,000 人。',
    ],
  ])('gives sentence %#', (reason, sentence) => expect(explainInterviewReason(reason)).toBe(sentence));

  it('names the divisions a rule could not be asked of, once for all of them', () => {
    const notJudged = ['甲', '乙'].map((code) => ({
      code,
      rule: 'HARDSHIP_BELOW_100' as const,
      missing: 'HARDSHIP_FIGURES' as const,
    }));
    expect(explainNotJudged(notJudged, (code) => `${code}镇`)).toEqual([
      '没有困难群众名册，“困难群众应保尽保”一项没有判断：甲镇、乙镇。',
    ]);
  });
});
