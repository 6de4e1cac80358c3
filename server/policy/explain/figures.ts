import { completion } from '../completion.ts';
import type { CountName } from '../metric.ts';
import { percent, persons } from '../wording.ts';

/** The figures of a division in words, for sentences about what is missing. */
export const countNames: Readonly<Record<CountName, string>> = {
  paid: '已缴费人数',
  posted: '入库人数',
  postedOfPaid: '按缴费日的入库人数',
  fullySubsidised: '全额资助人数',
  employeeScheme: '参加职工医保人数',
  insuredElsewhere: '在外地参保人数',
  refunded: '退费人数',
  quota: '任务数',
  eligible: '应参保人数',
  registered: '户籍人口',
  usual: '常住人口',
  excused: '有正当理由未参保人数',
};

/** `42,643 人 ÷ 42,643 人 = 100%`; a rounded percentage is marked ≈, and a denominator of 0 has none. */
export function rateText({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const basisPoints = completion(numerator, denominator);
  if (basisPoints === null) return `${persons(numerator)} ÷ ${persons(denominator)}`;
  const isExact = BigInt(basisPoints) * BigInt(denominator) === BigInt(numerator) * 10_000n;
  return `${persons(numerator)} ÷ ${persons(denominator)}${isExact ? ' = ' : ' ≈ '}${percent(basisPoints)}`;
}
