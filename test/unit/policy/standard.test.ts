import { ageOn, hasReachedAge } from '../../../server/policy/person.ts';
import { fiscalPerPerson, individualStandard } from '../../../server/policy/standard.ts';
import { adult, richNotice, richParts, usualChoices } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');
const rich = richNotice();

describe('hasReachedAge', () => {
  it.each([
    ['1964-10-10', 60, '2024-10-09', false],
    ['1964-10-10', 60, '2024-10-10', true],
    // Born on a leap day: on the day itself in a leap year, on 28 February in a common one.
    ['2008-02-29', 16, '2024-02-28', false],
    ['2008-02-29', 16, '2024-02-29', true],
    ['2008-02-29', 18, '2026-02-27', false],
    ['2008-02-29', 18, '2026-02-28', true],
    // Born on the last day of February of a common year.
    ['2007-02-28', 17, '2024-02-27', false],
    ['2007-02-28', 17, '2024-02-28', true],
    ['2006-03-01', 18, '2024-02-29', false],
    ['2006-03-01', 18, '2024-03-01', true],
  ])('for somebody born on %s and %d years on %s is %s', (bornOn, years, day, reached) => {
    expect(hasReachedAge(bornOn, years, day)).toBe(reached);
  });
});

describe('ageOn', () => {
  it('is 59 on the day before the 60th birthday and 60 on it', () => {
    expect([ageOn('1964-10-10', '2024-10-09'), ageOn('1964-10-10', '2024-10-10')]).toEqual([59, 60]);
  });

  it('is 0 on the day of birth, and before it', () => {
    expect([ageOn('2024-10-10', '2024-10-10'), ageOn('2024-10-10', '2024-09-01')]).toEqual([0, 0]);
  });
});

describe('individualStandard', () => {
  const fen = (changes: object, day = '2024-10-10') => {
    const standard = individualStandard(rich, { ...adult, ...changes }, day);
    return standard.kind === 'amount'
      ? [standard.individualFen, standard.group]
      : [standard.reason, ...standard.missing];
  };

  it('is 400 yuan for everybody in both counties, whatever is unknown', () => {
    const nobody = { ...adult, bornOn: null, student: null, lowIncomeFamily: null };
    for (const notice of [linyi, luoshan]) {
      expect(individualStandard(notice, nobody, '2024-11-01')).toMatchObject({
        kind: 'amount',
        individualFen: 40_000,
        tier: null,
        group: null,
      });
    }
  });

  it('is by tier: 400 and 600 yuan', () => {
    expect([fen({ tier: 'FIRST' }), fen({ tier: 'SECOND' })]).toEqual([
      [40_000, null],
      [60_000, null],
    ]);
  });

  it('takes the row of tier and group before the row of the tier: 360 and 500 yuan for students', () => {
    const student = { student: true, bornOn: '2006-01-01' };
    expect([fen({ tier: 'FIRST', ...student }), fen({ tier: 'SECOND', ...student })]).toEqual([
      [36_000, 'STUDENT'],
      [50_000, 'STUDENT'],
    ]);
  });

  it('keeps a row to its days: 580.01 yuan for the elderly of the second tier from 2025-01-01', () => {
    const elder = { tier: 'SECOND', bornOn: '1950-01-01' };
    expect([fen(elder, '2024-12-31'), fen(elder, '2025-01-01')]).toEqual([
      [60_000, 'ELDERLY'],
      [58_001, 'ELDERLY'],
    ]);
  });

  it('needs the tier, and a fact only where it could change the amount', () => {
    expect(fen({ tier: null })).toEqual(['TIER_UNKNOWN', 'tier']);
    expect(fen({ tier: 'FIRST', bornOn: '2006-01-01', student: null })).toEqual(['FACT_UNKNOWN', 'student']);
    expect(fen({ tier: 'FIRST', bornOn: '1980-01-01', student: null })).toEqual([40_000, null]);
    expect(fen({ tier: 'FIRST', bornOn: null, student: false })[0]).toBe(40_000);
  });

  it('needs no tier where all tiers cost the same', () => {
    const standard = { ...richParts.standard, amounts: [] };
    const flat = richNotice(usualChoices, { standard });
    expect(individualStandard(flat, { ...adult, tier: null }, '2024-10-10')).toMatchObject({
      kind: 'amount',
      individualFen: 40_000,
    });
  });

  it('needs the day ages are counted on when it decides about a group', () => {
    const open = richNotice({ ...usualChoices, AGE_REFERENCE_DAY: null });
    const student = { ...adult, tier: 'FIRST', student: true, bornOn: '1999-10-01' };
    expect(individualStandard(open, student, '2024-10-10')).toEqual({
      kind: 'needsReview',
      reason: 'AGE_DAY_NOT_SETTLED',
      missing: ['AGE_REFERENCE_DAY'],
    });
  });
});

describe('fiscalPerPerson', () => {
  it('is 670 yuan in Luoshan, from a source that the notice does not name', () => {
    expect(fiscalPerPerson(luoshan, '2024-11-30')).toEqual({
      kind: 'amount',
      fen: 67_000,
      statedFen: 67_000,
      sources: [{ source: 'NOT_SPLIT', fen: 67_000 }],
      raisedBy: null,
      clause: '一',
    });
  });

  it('is not stated in Linyi: not 0', () => {
    expect(fiscalPerPerson(linyi, '2024-11-30')).toEqual({ kind: 'notStated', clause: '三' });
  });

  it('is raised from 670 to 700 yuan from the day of the lower limit, the rise not split', () => {
    expect(fiscalPerPerson(rich, '2025-02-28')).toMatchObject({ fen: 67_000, raisedBy: null });
    expect(fiscalPerPerson(rich, '2025-03-01')).toMatchObject({
      fen: 70_000,
      statedFen: 67_000,
      sources: [
        { source: 'CENTRAL', fen: 40_000 },
        { source: 'COUNTY', fen: 27_000 },
        { source: 'NOT_SPLIT', fen: 3_000 },
      ],
      raisedBy: { document: '示例发〔2025〕1号' },
    });
  });

  it('is not lowered by a lower limit of 600 yuan, nor raised where the amount is fixed', () => {
    const { fiscal } = rich.standard;
    const floor = { of: 'FISCAL' as const, fen: 60_000, from: null, document: '示例', clause: '一' };
    const lower = { ...rich, standard: { ...rich.standard, floors: [floor] } };
    expect(fiscalPerPerson(lower, '2025-03-01')).toMatchObject({ fen: 67_000, raisedBy: null });
    const fixed = {
      ...rich,
      standard: { ...rich.standard, fiscal: fiscal && { ...fiscal, isFloor: false } },
    };
    expect(fiscalPerPerson(fixed, '2025-03-01')).toMatchObject({ fen: 67_000, raisedBy: null });
  });
});
