import * as fc from 'fast-check';
import { assistanceOf } from '../../../server/policy/assistance.ts';
import { type AmountDue, amountDue } from '../../../server/policy/due.ts';
import { paymentDays, persons } from './due-arbitraries.ts';
import { adult, on, richNotice } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');
const day = '2024-10-10';

function due(...codes: string[]): AmountDue {
  return amountDue(linyi, { ...adult, categories: on(...codes) }, day);
}

describe('assistanceOf', () => {
  it('adds up 10 低保 at 320, 3 特困 at 400 and 100 others: 4,400 yuan of assistance, 40,800 of persons', () => {
    const items = [
      { due: due('SUBSISTENCE_ALLOWANCE'), persons: 10 },
      { due: due('EXTREME_POVERTY'), persons: 3 },
      { due: due(), persons: 100 },
    ];
    expect(assistanceOf(items)).toEqual({
      persons: 113,
      standardFen: 4_520_000,
      individualFen: 4_080_000,
      assistanceFen: 440_000,
      assistedPersons: 13,
      byPayer: [{ payer: 'MEDICAL_ASSISTANCE', timing: 'AT_SOURCE', fen: 440_000, persons: 13 }],
      payingFiscalPersons: 0,
      paidFiscalFen: 0,
      noRulePersons: 0,
      needsReviewPersons: 0,
    });
  });

  it('counts 55,473 people without a rule apart, and no money for them', () => {
    const noRule = amountDue(luoshan, { ...adult, categories: on('SUBSISTENCE_ALLOWANCE') }, day);
    const review = amountDue(linyi, { ...adult, categories: on('NOBODY') }, day);
    expect(
      assistanceOf([
        { due: noRule, persons: 55_473 },
        { due: review, persons: 2 },
      ]),
    ).toMatchObject({ persons: 0, standardFen: 0, noRulePersons: 55_473, needsReviewPersons: 2 });
  });

  it('keeps payers and timing apart', () => {
    const rich = richNotice();
    const of = (code: string) => amountDue(rich, { ...adult, tier: 'FIRST', categories: on(code) }, day);
    const { byPayer, assistanceFen } = assistanceOf([
      { due: of('SUBSISTENCE_ALLOWANCE'), persons: 1_000 },
      { due: of('URBAN_ALLOWANCE'), persons: 1 },
    ]);
    expect(byPayer.map(({ payer, timing, fen }) => [payer, timing, fen])).toEqual([
      ['MEDICAL_ASSISTANCE', 'AT_SOURCE', 9_777_000],
      ['CITY_FINANCE', 'AT_SOURCE', 9_776_000],
      ['COUNTY_FINANCE', 'AT_SOURCE', 9_779_000],
      ['MEDICAL_ASSISTANCE', 'AFTERWARDS', 20_000],
    ]);
    expect(assistanceFen).toBe(29_352_000);
  });

  it('adds up 100 million persons exactly, and throws rather than round past 2^53', () => {
    expect(assistanceOf([{ due: due(), persons: 100_000_000 }]).standardFen).toBe(4_000_000_000_000);
    const millionYuan = { ...due(), kind: 'due' as const, standardFen: 100_000_000 } as AmountDue;
    expect(() => assistanceOf([{ due: millionYuan, persons: 100_000_001 }])).toThrow('2^53');
  });

  it('has individual + assistance = standard, and payers that add up, for any people', () => {
    const rich = richNotice();
    const people = fc.array(fc.tuple(persons(rich), fc.integer({ min: 1, max: 100_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(people, paymentDays, (items, paidOn) => {
        const total = assistanceOf(
          items.map(([person, count]) => ({ due: amountDue(rich, person, paidOn), persons: count })),
        );
        expect(total.individualFen + total.assistanceFen).toBe(total.standardFen);
        expect(total.byPayer.reduce((sum, { fen }) => sum + fen, 0)).toBe(total.assistanceFen);
        const counted = total.persons + total.noRulePersons + total.needsReviewPersons;
        expect(counted).toBe(items.reduce((sum, [, count]) => sum + count, 0));
      }),
      { numRuns: 100 },
    );
  });
});
