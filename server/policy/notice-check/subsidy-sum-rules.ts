import { type Fen, formatYuan } from '../../../schema/values/fen.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { EnrollmentSubsidy } from '../notice.ts';
import { subsidyParts } from '../subsidy.ts';
import { errorAt } from './faults.ts';
import type { SoundItem } from './sound-parts.ts';

/**
 * The amounts that a subsidy writes, held against every standard that people under it can owe: the parts add up to
 * each of them, none is above it, and a percentage comes to what is written beside it.
 */
export function subsidySumProblems(
  subsidy: SoundItem<EnrollmentSubsidy>,
  standards: readonly Fen[],
): Problem[] {
  const each = [...new Set(standards)].sort((left, right) => left - right);
  return [...fullProblems(subsidy), ...amountsAgainst(subsidy, each)];
}

function fullProblems({ path, value }: SoundItem<EnrollmentSubsidy>): Problem[] {
  if (value.kind === 'FULL' && value.personPaysFen !== null && value.personPaysFen !== 0) {
    return [
      errorAt([...path, 'personPaysFen'], 'NOTICE_FULL_SUBSIDY_PAYS', {
        found: `${formatYuan(value.personPaysFen)} 元`,
        expected: '0',
      }),
    ];
  }
  if (value.kind === 'NONE' && value.assistanceFen !== null && value.assistanceFen !== 0) {
    return [
      errorAt([...path, 'assistanceFen'], 'NOTICE_NO_SUBSIDY_ASSISTS', {
        found: `${formatYuan(value.assistanceFen)} 元`,
        expected: '0',
      }),
    ];
  }
  return [];
}

const amountKeys = [
  'personPaysFen',
  'assistanceFen',
  'assistanceAtLeastFen',
  'personPaysAtLeastFen',
] as const satisfies readonly (keyof EnrollmentSubsidy)[];

function amountsAgainst({ path, value }: SoundItem<EnrollmentSubsidy>, standards: readonly Fen[]): Problem[] {
  const lowest = standards[0];
  if (lowest === undefined) return [];
  const above = amountKeys.flatMap((key) => {
    const fen = value[key];
    // These are 0 or told on their own, whatever the standard.
    const isFixed =
      (value.kind === 'FULL' && key === 'personPaysFen') ||
      (value.kind === 'NONE' && key === 'assistanceFen');
    return fen === null || fen <= lowest || isFixed
      ? []
      : [
          errorAt([...path, key], 'NOTICE_ABOVE_STANDARD', {
            found: `${formatYuan(fen)} 元`,
            expected: `${formatYuan(lowest)} 元`,
          }),
        ];
  });
  if (above.length > 0) return above;
  const [pays, assists] = writtenParts(value);
  if (pays !== null && assists !== null) {
    const wrong = standards.filter((standard) => pays + assists !== standard);
    return wrong.length === 0
      ? percentageProblems({ path, value }, standards)
      : [
          errorAt(path, 'NOTICE_SUBSIDY_SUM', {
            found: `${formatYuan(pays)} + ${formatYuan(assists)} = ${formatYuan(pays + assists)} 元`,
            expected: `${wrong.map(formatYuan).join('、')} 元`,
          }),
        ];
  }
  const [least, paysLeast] = [value.assistanceAtLeastFen ?? 0, value.personPaysAtLeastFen ?? 0];
  if (least + paysLeast > lowest) {
    return [
      errorAt(path, 'NOTICE_SUBSIDY_LIMITS', {
        found: `${formatYuan(least)} + ${formatYuan(paysLeast)} = ${formatYuan(least + paysLeast)} 元`,
        expected: `${formatYuan(lowest)} 元`,
      }),
    ];
  }
  return percentageProblems({ path, value }, standards);
}

/** What the file writes of both parts; FULL leaves 0 to pay and NONE assists with 0, written or not. */
function writtenParts(subsidy: EnrollmentSubsidy): readonly [Fen | null, Fen | null] {
  return [
    subsidy.personPaysFen ?? (subsidy.kind === 'FULL' ? 0 : null),
    subsidy.assistanceFen ?? (subsidy.kind === 'NONE' ? 0 : null),
  ];
}

function percentageProblems(
  { path, value }: SoundItem<EnrollmentSubsidy>,
  standards: readonly Fen[],
): Problem[] {
  if (value.kind !== 'PERCENTAGE' || value.percentage === null) return [];
  return (['personPaysFen', 'assistanceFen'] as const).flatMap((key) => {
    const written = value[key];
    const computed = standards.map((standard) => subsidyParts(value, standard)[key]);
    const wrong = computed.filter((fen) => fen !== written);
    return written === null || wrong.length === 0
      ? []
      : [
          errorAt([...path, key], 'NOTICE_PERCENTAGE_DIFFERS', {
            found: `${formatYuan(written)} 元`,
            expected: `${wrong.map(formatYuan).join('、')} 元`,
          }),
        ];
  });
}
