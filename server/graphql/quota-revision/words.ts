import type { QuotaReckoning } from '../../policy/quota-method.ts';
import type { QuotaCellRecord, QuotaRevisionRecord } from '../../services/quotas/quota-revisions.ts';

export const sourceNames: Readonly<Record<QuotaRevisionRecord['source'], string>> = {
  NOTICE: '方案附表',
  DERIVED: '按办法算出',
  EDITED: '县里调整',
};

/** How a number came about, read out; null when nobody reckoned or edited it. */
export function quotaExplanation({
  how,
  computed,
  persons,
  residualPart,
  reason,
}: QuotaCellRecord): string | null {
  const parts = [
    how?.kind === 'quota' ? reckoningWords(how.how, how.persons) : null,
    residualPart > 0 ? `分得余差 ${number(residualPart)} 人` : null,
    residualPart < 0 ? `余差减去 ${number(-residualPart)} 人` : null,
    reason !== null && computed !== persons ? `改定为 ${number(persons)} 人` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `${parts.join('；')}。` : null;
}

function reckoningWords(how: QuotaReckoning, persons: number): string {
  switch (how.method) {
    case 'MEAN_OF_PRIOR_YEARS': {
      const years = how.years.map(({ year, persons: own }) => `${year} 年 ${number(own)}`).join('、');
      const skipped = how.skippedYears.length > 0 ? `（缺 ${how.skippedYears.join('、')} 年）` : '';
      return `${years}，${how.years.length} 年平均${skipped} ${number(persons)} 人`;
    }
    case 'PRIOR_YEAR_TIMES_FACTOR':
      return `${how.year} 年 ${number(how.persons)} 人 × ${percent(how.factorBasisPoints)} = ${number(persons)} 人`;
    case 'POPULATION_RATE':
      return `户籍人口 ${number(how.population)} 人 × ${percent(how.rateBasisPoints)}，进位得 ${number(persons)} 人`;
    case 'GIVEN':
      return `上级下达 ${number(persons)} 人`;
    case 'MANUAL':
      return `逐个确定 ${number(persons)} 人`;
  }
}

function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

/** Written out rather than left to the machine's locale. */
function number(value: number | null): string {
  return value === null ? '' : String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
