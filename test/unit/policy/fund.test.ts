import { assistanceOf } from '../../../server/policy/assistance.ts';
import { amountDue } from '../../../server/policy/due.ts';
import { fiscalOf, fundOf } from '../../../server/policy/fund.ts';
import { adult, on, richNotice } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');
const rich = richNotice();

describe('fiscalOf', () => {
  it('is 397,127,090 yuan for the 592,727 persons of Luoshan at 670', () => {
    expect(fiscalOf(luoshan, 592_727, '2024-11-30')).toMatchObject({ kind: 'amount', fen: 39_712_709_000 });
  });

  it('is by source and adds up, after the rise to 700 yuan too', () => {
    const fiscal = fiscalOf(rich, 592_727, '2025-03-01');
    expect(fiscal.kind === 'amount' && [fiscal.fen, fiscal.sources]).toEqual([
      41_490_890_000,
      [
        { source: 'CENTRAL', perPersonFen: 40_000, fen: 23_709_080_000 },
        { source: 'COUNTY', perPersonFen: 27_000, fen: 16_003_629_000 },
        { source: 'NOT_SPLIT', perPersonFen: 3_000, fen: 1_778_181_000 },
      ],
    ]);
  });

  it('is not stated in Linyi: not 0', () => {
    expect(fiscalOf(linyi, 100, '2024-11-30').kind).toBe('notStated');
  });
});

describe('fundOf', () => {
  const due = (code: string | null, day: string) =>
    amountDue(rich, { ...adult, tier: 'FIRST', categories: code ? on(code) : [] }, day);

  it('is individual + assistance + fiscal; the fully subsidised draw 670 yuan like everybody else', () => {
    const day = '2024-10-10';
    const assistance = assistanceOf([
      { due: due('EXTREME_POVERTY', day), persons: 10 },
      { due: due(null, day), persons: 90 },
    ]);
    const fund = fundOf(rich, assistance, day);
    expect(fund).toMatchObject({ individualFen: 3_600_000, assistanceFen: 400_000, fundFen: 10_700_000 });
    expect(fund.fiscal).toMatchObject({ persons: 100, fen: 6_700_000 });
  });

  it('counts a fiscal subsidy that people pay themselves once: 1,100 yuan each', () => {
    const day = '2025-03-01';
    const fund = fundOf(rich, assistanceOf([{ due: due(null, day), persons: 2 }]), day);
    expect(fund).toMatchObject({ individualFen: 220_000, fundFen: 220_000, fiscal: { persons: 0, fen: 0 } });
  });

  it('is unknown as a whole where the fiscal subsidy is not stated', () => {
    const assistance = assistanceOf([{ due: amountDue(linyi, adult, '2024-10-10'), persons: 5 }]);
    expect(fundOf(linyi, assistance, '2024-10-10')).toMatchObject({ individualFen: 200_000, fundFen: null });
  });
});
