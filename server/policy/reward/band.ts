import { compareToBasisPoints, headsShort } from '../metric.ts';
import type { RewardStage } from '../notice.ts';
import type { PersonsRate, RewardPay, StageOutcome } from './stage.ts';

/** What a stage pays at a rate, before its conditions. */
export type StagePay = RewardPay | Extract<StageOutcome, { kind: 'missed' | 'undefinedBand' }>;

/** What the rate earns. 完成任务 is numerator ≥ denominator; bands are half-open, compared exactly. */
export function payAt(stage: RewardStage, rate: PersonsRate): StagePay {
  if (stage.bands.length === 0) {
    if (stage.perPersonFen === null) return { kind: 'undefinedBand', from: 0, to: null };
    if (compareToBasisPoints(rate, 10_000) >= 0) {
      return { kind: 'PER_PERSON', perPersonFen: stage.perPersonFen };
    }
    return {
      kind: 'missed',
      why: { kind: 'BELOW', wanted: 10_000, headsShort: headsShort(rate, 10_000) },
    };
  }
  const band = stage.bands.find(
    ({ from, to }) =>
      compareToBasisPoints(rate, from) >= 0 && (to === null || compareToBasisPoints(rate, to) < 0),
  );
  if (!band) return gapAround(stage, rate);
  const { from, to } = band;
  if (band.pays === 'NOTHING') {
    const next = stage.bands
      .filter((other) => other.from > from && (other.pays === 'PER_PERSON' || other.pays === 'LUMP_SUM'))
      .sort((left, right) => left.from - right.from)[0];
    const short = next ? headsShort(rate, next.from) : null;
    return { kind: 'missed', why: { kind: 'BAND_PAYS_NOTHING', from, to, headsShort: short } };
  }
  if (band.pays === 'UNDEFINED' || band.fen === null) return { kind: 'undefinedBand', from, to };
  return band.pays === 'PER_PERSON'
    ? { kind: 'PER_PERSON', perPersonFen: band.fen }
    : { kind: 'LUMP_SUM', fen: band.fen };
}

/** A rate that no band covers is undefined between its neighbours, not zero. */
function gapAround(stage: RewardStage, rate: PersonsRate): StagePay {
  const below = stage.bands.flatMap(({ to }) =>
    to !== null && compareToBasisPoints(rate, to) >= 0 ? [to] : [],
  );
  const above = stage.bands.flatMap(({ from }) => (compareToBasisPoints(rate, from) < 0 ? [from] : []));
  return {
    kind: 'undefinedBand',
    from: Math.max(0, ...below),
    to: above.length === 0 ? null : Math.min(...above),
  };
}
